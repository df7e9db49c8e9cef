"""Which things the history of a meeting, or of a paragraph, is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.attendance import Attendance
from db.entities.correction import Acknowledgement, Correction, VerificationRefusal
from db.entities.extract import Dispatch, Extract
from db.entities.handling import Dissent, Proposal, Vote
from db.entities.meeting import AgendaItem
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.paper import Paper
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.queries.pages import chosen


def paragraph_subjects(session: Session, paragraph_ids: Iterable[int]) -> tuple[int, ...]:
    """Keys of paragraphs and all that hangs on them: recipients, votes, corrections, dispatches."""
    keys = tuple(paragraph_ids)
    of = chosen(keys)
    hanging = (
        select(Paragraph.item_id).where(Paragraph.id.in_(of), Paragraph.item_id.is_not(None)),
        select(Extract.id).where(Extract.paragraph_id.in_(of)),
        select(Dispatch.id)
        .join(Extract, Extract.id == Dispatch.extract_id)
        .where(Extract.paragraph_id.in_(of)),
        select(Paper.id).where(Paper.subject_id.in_(of)),
        select(Acknowledgement.id).where(Acknowledgement.subject_id.in_(of)),
        *(select(kind.id).where(kind.paragraph_id.in_(of)) for kind in _OWNED),
    )
    return (*keys, *_all(session, hanging))


_OWNED: tuple[Any, ...] = (
    ParagraphRecipient, Proposal, Vote, Dissent, Correction, VerificationRefusal,
)  # fmt: skip


def meeting_subjects(session: Session, meeting_id: int) -> tuple[int, ...]:
    """Keys of a meeting and all that hangs on it, its paragraphs and minutes parts included."""
    parts = tuple(
        session.scalars(select(MinutesPart.id).where(MinutesPart.meeting_id == meeting_id))
    )
    paragraphs = session.scalars(select(Paragraph.id).where(Paragraph.meeting_id == meeting_id))
    hanging = (
        select(AgendaItem.id).where(AgendaItem.meeting_id == meeting_id),
        select(Attendance.id).where(Attendance.meeting_id == meeting_id),
        select(Verifier.id).where(Verifier.part_id.in_(chosen(parts))),
        select(Notice.id).where(Notice.part_id.in_(chosen(parts))),
        select(Paper.id).where(Paper.subject_id.in_(chosen((meeting_id, *parts)))),
        select(Acknowledgement.id).where(
            Acknowledgement.subject_id.in_(chosen((meeting_id, *parts)))
        ),
    )
    own = paragraph_subjects(session, paragraphs)
    return (meeting_id, *parts, *own, *_all(session, hanging))


def _all(session: Session, queries: Iterable[Any]) -> list[int]:
    return [key for query in queries for key in session.scalars(query)]
