"""What has been voted on."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.attendance import AttendanceStep
from db.entities.handling import Vote
from db.entities.meeting import AgendaItem
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import VoteMethod


def paragraphs_voted_in(session: Session, meeting_id: int) -> tuple[int, ...]:
    """The items of the meeting in whose paragraphs votes were counted, in order of treatment."""
    query = (
        select(AgendaItem.id)
        .join(Paragraph, Paragraph.item_id == AgendaItem.id)
        .join(Vote, Vote.paragraph_id == Paragraph.id)
        .where(AgendaItem.meeting_id == meeting_id, Vote.method != VoteMethod.ACCLAMATION)
        .group_by(AgendaItem.id)
        .order_by(AgendaItem.place)
    )
    return tuple(session.scalars(query))


def is_voted_on(session: Session, proposal_id: int) -> bool:
    """Whether a choice has been made for or against the proposal."""
    query = select(Vote.id).where((Vote.yes_id == proposal_id) | (Vote.no_id == proposal_id))
    return session.scalar(query.limit(1)) is not None


def steps_at(session: Session, item_id: int) -> int:
    """How many attendance steps are noted at the item."""
    query = select(AttendanceStep.id).where(AttendanceStep.item_id == item_id)
    return len(session.scalars(query).all())
