"""What has been voted on."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.attendance import AttendanceStep
from db.entities.handling import Ballot, Vote
from db.entities.meeting import AgendaItem
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import VoteMethod
from db.rules.voting import Ballot as BallotValue


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


@dataclass(frozen=True, slots=True)
class OpenVote:
    """An open vote of a meeting; ``number`` is that of its § when it has one."""

    id: int
    number: int | None
    title: str


def open_votes(session: Session, meeting_id: int) -> tuple[OpenVote, ...]:
    """The open votes of a meeting, the latest noted first."""
    query = (
        select(Vote.id, Paragraph.number, Paragraph.title)
        .join(Paragraph, Paragraph.id == Vote.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id, Vote.method == VoteMethod.OPEN)
        .order_by(Vote.id.desc())
    )
    return tuple(OpenVote(*row) for row in session.execute(query))


def ballots_of(session: Session, vote_id: int) -> dict[int, BallotValue]:
    """How each person voted in an open vote."""
    query = select(Ballot.person_id, Ballot.value).where(Ballot.vote_id == vote_id)
    return {row.person_id: row.value for row in session.execute(query)}


def is_voted_on(session: Session, proposal_id: int) -> bool:
    """Whether a choice has been made for or against the proposal."""
    query = select(Vote.id).where((Vote.yes_id == proposal_id) | (Vote.no_id == proposal_id))
    return session.scalar(query.limit(1)) is not None


def steps_at(session: Session, item_id: int) -> int:
    """How many attendance steps are noted at the item."""
    query = select(AttendanceStep.id).where(AttendanceStep.item_id == item_id)
    return len(session.scalars(query).all())
