"""Items that wait to be placed on an agenda."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.meeting import AgendaItem


def waiting_items(session: Session, body_id: int, *, back_only: bool = False) -> tuple[int, ...]:
    """Keys of the body's unplaced items, oldest first.

    ``back_only`` leaves out those that no paragraph has sent here (tabled, referred back or
    proposed by a lower body).
    """
    query = select(AgendaItem.id).where(
        AgendaItem.body_id == body_id, AgendaItem.meeting_id.is_(None)
    )
    if back_only:
        query = query.where(AgendaItem.from_paragraph_id.is_not(None))
    return tuple(session.scalars(query.order_by(AgendaItem.id)))


def waiting_after(session: Session, paragraph_id: int, body_id: int) -> tuple[int, ...]:
    """Keys of the body's unplaced items that a paragraph has sent on."""
    query = select(AgendaItem.id).where(
        AgendaItem.from_paragraph_id == paragraph_id,
        AgendaItem.body_id == body_id,
        AgendaItem.meeting_id.is_(None),
    )
    return tuple(session.scalars(query))
