"""Whether anything of how a meeting's matters were handled has changed, told by one short row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from db.entities.handling import Ballot, Dissent, Proposal, Vote
from db.entities.paragraph import Paragraph

_PRIME = 1_000_003  # Sums of whole keys would not fit.


def handling_stamp(session: Session, meeting_id: int) -> tuple[Any, ...]:
    """Counts and sums of keys and versions: the same as long as nothing is noted or changed."""
    sums = [
        _sums(Proposal.id, Proposal.version, Proposal.paragraph_id, meeting_id),
        _sums(Vote.id, Vote.version, Vote.paragraph_id, meeting_id),
        _sums(Dissent.id, Dissent.version, Dissent.paragraph_id, meeting_id),
    ]
    ballots = (
        select(func.count() * _PRIME + func.coalesce(func.sum(Ballot.id % _PRIME), 0))
        .join(Vote, Vote.id == Ballot.vote_id)
        .join(Paragraph, Paragraph.id == Vote.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id)
    )
    query = select(*(one for pair in sums for one in pair), ballots.scalar_subquery())
    return tuple(session.execute(query).one())


def _sums(
    key: InstrumentedAttribute[int], version: InstrumentedAttribute[int],
    paragraph_id: InstrumentedAttribute[int], meeting_id: int,
) -> tuple[Any, Any]:  # fmt: skip
    within = (Paragraph.id == paragraph_id, Paragraph.meeting_id == meeting_id)
    return (
        select(func.sum(key % _PRIME)).where(*within).scalar_subquery(),
        select(func.sum(version)).where(*within).scalar_subquery(),
    )
