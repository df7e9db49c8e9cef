"""How a list is read: all its keys once, sorted by the store, then rows a page at a time."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeAlias, TypeVar

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.orm import Session

from db.rules.refusals import NotWellFormed


class Row(Protocol):
    """Whatever has a key."""

    @property
    def id(self) -> int:
        """The key."""
        ...


R = TypeVar("R", bound=Row)
AnySelect: TypeAlias = Select[*tuple[Any, ...]]


def keys(session: Session, query: Select[int] | AnySelect) -> array[int]:
    """All keys that the query gives, in its order, eight bytes each."""
    return array("q", session.scalars(query))


def chosen(ids: Iterable[int], name: str = "ids") -> Select[Any]:
    """A subquery of the keys, sent as one parameter whatever their number."""
    sent: BindParameter[str] = bindparam(name, json.dumps(list(ids)), unique=True)
    values = func.json_each(sent).table_valued(column("value", BigInteger))
    return select(values.c.value)


def in_order(ids: Sequence[int], rows: Iterable[R]) -> tuple[R, ...]:
    """The rows in the order of their keys; a key that is gone meanwhile is left out."""
    found = {row.id: row for row in rows}
    return tuple(found[key] for key in ids if key in found)


def sorting(
    columns: dict[str, ColumnElement[Any]], sort: str, key: Any, *, descending: bool
) -> tuple[ColumnElement[Any], ...]:
    """What to order by: the column named, then the key so that equals keep their order.

    Raises ``NotWellFormed`` for a column that the list cannot be sorted by.
    """
    if sort not in columns:
        raise NotWellFormed("sort", sort)
    chosen_column = columns[sort]
    if descending:
        return chosen_column.desc(), key.desc()
    return chosen_column.asc(), key.asc()


def text_or_empty(value: Any) -> ColumnElement[str]:
    """The text, or an empty one where there is no row to take it from."""
    return func.coalesce(value, literal(""))
