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
    Executable,
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
    return array("q", session.connection().execute(query).scalars().all())


IDS: BindParameter[str] = bindparam("ids")
"""The parameter that carries keys; ``packed`` makes its value."""


def packed(ids: Iterable[int]) -> str:
    """Keys as one value, whatever their number."""
    return json.dumps(list(ids))


def _unpacked(sent: BindParameter[str]) -> Select[Any]:
    values = func.json_each(sent).table_valued(column("value", BigInteger))
    return select(values.c.value)


CHOSEN = _unpacked(IDS)
"""A subquery of the keys sent as ``ids``, for statements that are made once and asked often."""


def chosen(ids: Iterable[int]) -> Select[Any]:
    """A subquery of these keys."""
    return _unpacked(bindparam("ids", packed(ids), unique=True))


def asked(session: Session, statement: Executable, **values: object) -> Sequence[Any]:
    """What a statement made once gives for these values.

    Goes past the entities, straight to the connection that the session has.
    """
    return session.connection().execute(statement, values).all()


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
