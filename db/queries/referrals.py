"""Items that were put off by a minority before, which may happen once in a case (KL 5:50)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from db.entities.meeting import AgendaItem, ItemCase
from db.entities.paragraph import Paragraph
from db.queries.pages import chosen

_earlier = aliased(AgendaItem)


def minority_used(session: Session, item_ids: Sequence[int]) -> frozenset[int]:
    """Those of the items whose matter the same body has put off by a minority before."""
    query = select(AgendaItem.id).where(AgendaItem.id.in_(chosen(item_ids)), _put_off())
    return frozenset(session.scalars(query))


@cache
def _put_off() -> ColumnElement[bool]:
    """Built once: putting the condition together takes longer than asking it."""
    put_off = (
        select(_earlier.id)
        .where(
            _earlier.body_id == AgendaItem.body_id,
            _earlier.by_minority,
            _earlier.id < AgendaItem.id,
            _goes_on_from_it() | _has_a_case_of_it(),
        )
        .correlate(AgendaItem)
    )
    return put_off.exists()


def _goes_on_from_it() -> ColumnElement[bool]:
    origin = select(Paragraph.item_id).where(Paragraph.id == AgendaItem.from_paragraph_id)
    return _earlier.id.in_(origin.correlate(AgendaItem))


def _has_a_case_of_it() -> ColumnElement[bool]:
    own, other = aliased(ItemCase), aliased(ItemCase)
    shared = (
        select(own.id)
        .join(other, other.case_id == own.case_id)
        .where(own.item_id == AgendaItem.id, other.item_id == _earlier.id)
        .correlate(AgendaItem, _earlier)
    )
    return shared.exists()
