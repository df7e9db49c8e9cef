"""Reading what the checks of a meeting look at, with a constant number of statements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, String, func, select, type_coerce
from sqlalchemy.orm import Session

from db.checks.meeting_facts import (
    ItemFacts,
    MeetingFacts,
    NoticeFacts,
    ParagraphFacts,
    PartFacts,
    RefusalFacts,
    StoredMeeting,
)
from db.entities.case import Case
from db.entities.correction import VerificationRefusal
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.rules.refusals import NotFound


def stored_meeting(session: Session, meeting_id: int) -> StoredMeeting:
    """All that is stored of a meeting and its minutes; raises ``NotFound``."""
    meeting = _meeting(session, meeting_id)
    items = _items(session, meeting_id)
    paragraphs = _paragraphs(session, meeting_id)
    own = Paragraph.meeting_id == meeting_id
    recipients = select(ParagraphRecipient.paragraph_id).join(Paragraph).where(own).distinct()
    return StoredMeeting(
        meeting=meeting,
        items=items,
        paragraphs=paragraphs,
        parts=_parts(session, meeting_id),
        notices=_notices(session, meeting_id),
        refusals=_refusals(session, meeting_id),
        with_recipients=frozenset(session.scalars(recipients)),
        secret_cases=_secret_cases(session, meeting_id),
        series=_series(session, meeting, [p.number for p in paragraphs if p.number]),
        older=_older(session, meeting),
        by_item={item.id: item for item in items},
    )


def _meeting(session: Session, meeting_id: int) -> MeetingFacts:
    query = (
        select(
            Meeting.id, Meeting.held_on, Meeting.ends_on, Meeting.ends_at, Meeting.summoned_on,
            Meeting.cancelled, Body.id, Body.abbreviation, Body.kind, Body.call_days,
            Body.appeal_weeks, Body.notice_boards,
        )
        .join(Body, Body.id == Meeting.body_id)
        .where(Meeting.id == meeting_id)
    )  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(f"meeting {meeting_id}")
    return MeetingFacts(*row)


def _items(session: Session, meeting_id: int) -> tuple[ItemFacts, ...]:
    query = (
        select(
            AgendaItem.id, AgendaItem.place, AgendaItem.kind, AgendaItem.title,
            AgendaItem.legal_basis, AgendaItem.outcome, AgendaItem.outcome_reason,
            type_coerce(AgendaItem.proposed_decision, String),
        )
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.place, AgendaItem.id)
    )  # fmt: skip
    return tuple(ItemFacts(*row) for row in session.execute(query))


_TEXTS: tuple[Any, ...] = (
    Paragraph.decision, Paragraph.statement, Paragraph.summary, Paragraph.matter,
    Paragraph.proposals, Paragraph.order_of_proposals, Paragraph.vote, Paragraph.reservations,
    Paragraph.notes, Paragraph.decision_basis,
)  # fmt: skip


def _paragraphs(session: Session, meeting_id: int) -> tuple[ParagraphFacts, ...]:
    query: Select[*tuple[Any, ...]] = (
        select(
            Paragraph.id, Paragraph.item_id, Paragraph.part_id, Paragraph.number,
            Paragraph.status, Paragraph.title, Paragraph.legal_basis,
            type_coerce(Paragraph.wording_at_meeting, String),
            *(type_coerce(text, String) for text in _TEXTS),
        )
        .where(Paragraph.meeting_id == meeting_id)
        .order_by(Paragraph.number, Paragraph.id)
    )  # fmt: skip
    rows: list[tuple[Any, ...]] = [tuple(row) for row in session.execute(query)]
    return tuple(ParagraphFacts(*row[:8], texts=row[8:]) for row in rows)


def _parts(session: Session, meeting_id: int) -> tuple[PartFacts, ...]:
    query = (
        select(MinutesPart.id, MinutesPart.kind, MinutesPart.chair, MinutesPart.verified_on)
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(MinutesPart.id)
    )
    verifiers: dict[int, list[str]] = {}
    named = (
        select(Verifier.part_id, Verifier.name)
        .join(MinutesPart, MinutesPart.id == Verifier.part_id)
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(Verifier.place)
    )
    for part_id, name in session.execute(named):
        verifiers.setdefault(part_id, []).append(name)
    return tuple(
        PartFacts(*row, verifiers=tuple(verifiers.get(row[0], ())))
        for row in session.execute(query)
    )


def _notices(session: Session, meeting_id: int) -> tuple[NoticeFacts, ...]:
    query = (
        select(
            Notice.part_id, Notice.board, Notice.posted_on, Notice.last_appeal_day,
            Notice.take_down_on, Notice.taken_down_on,
        )
        .join(MinutesPart, MinutesPart.id == Notice.part_id)
        .where(MinutesPart.meeting_id == meeting_id)
        .order_by(Notice.posted_on, Notice.id)
    )  # fmt: skip
    return tuple(NoticeFacts(*row) for row in session.execute(query))


def _refusals(session: Session, meeting_id: int) -> tuple[RefusalFacts, ...]:
    query = (
        select(
            VerificationRefusal.paragraph_id, VerificationRefusal.name, VerificationRefusal.reason
        )
        .join(Paragraph, Paragraph.id == VerificationRefusal.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id)
        .order_by(VerificationRefusal.id)
    )  # fmt: skip
    return tuple(RefusalFacts(*row) for row in session.execute(query))


def _secret_cases(session: Session, meeting_id: int) -> dict[int, str]:
    """The section under which a case of the paragraph is kept from the public."""
    query = (
        select(ParagraphCase.paragraph_id, Case.legal_basis)
        .join(Case, Case.id == ParagraphCase.case_id)
        .join(Paragraph, Paragraph.id == ParagraphCase.paragraph_id)
        .where(Paragraph.meeting_id == meeting_id, Case.legal_basis != "")
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _series(session: Session, meeting: MeetingFacts, own: Sequence[int]) -> tuple[int, ...]:
    """The numbers from the one before the meeting's first up to its last."""
    if not own:
        return ()
    in_series = (Paragraph.body_id == meeting.body_id, Paragraph.year == meeting.year)
    before = select(func.max(Paragraph.number)).where(*in_series, Paragraph.number < min(own))
    first = func.coalesce(before.scalar_subquery(), min(own))
    query = select(Paragraph.number).where(
        *in_series, Paragraph.number >= first, Paragraph.number <= max(own)
    )
    return tuple(number for number in session.scalars(query.order_by(Paragraph.number)) if number)


def _older(session: Session, meeting: MeetingFacts) -> tuple[date, ...]:
    """The days of the body's earlier meetings whose minutes are not verified."""
    query = (
        select(Meeting.held_on)
        .join(MinutesPart, MinutesPart.meeting_id == Meeting.id)
        .join(Paragraph, Paragraph.part_id == MinutesPart.id)
        .where(
            Meeting.body_id == meeting.body_id,
            Meeting.held_on < meeting.held_on,
            Meeting.cancelled.is_(False),
            MinutesPart.verified_on.is_(None),
        )
        .distinct()
        .order_by(Meeting.held_on)
    )
    return tuple(session.scalars(query))
