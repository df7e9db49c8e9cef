"""What is due: legal days of meetings, minutes and notices, and extracts not yet sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.queries.extracts import ExtractRow, unsent_extracts
from db.queries.meetings import MeetingRow, meeting_ids, meeting_rows
from db.queries.pages import AnySelect
from db.queries.recent import RecentRow, recently_changed
from db.rules.deadlines import (
    LegalDate,
    announce_by,
    assembly_call_by,
    motion_answer_by,
    verify_by,
)
from db.rules.lifecycle import BodyKind, CaseKind, CaseStatus, PartKind
from db.rules.statutes import RuleLabel

_SEND_WITHIN = timedelta(days=7)
_LOOKED_BACK = timedelta(days=730)
_ANSWER_WATCHED_FROM = timedelta(days=305)


class DueKind(StrEnum):
    """What is to be done by a day."""

    SUMMON = "summon"
    VERIFY = "verify"
    ANNOUNCE = "announce"
    TAKE_DOWN = "take_down"
    SEND = "send"
    ANSWER = "answer"


class Urgency(StrEnum):
    """How near a day is."""

    OVERDUE = "overdue"
    TODAY = "today"
    THIS_WEEK = "this_week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing to do: its day with the section it rests on, and the meeting it is about.

    A notice may be taken down from ``due.day``, the others are to be done by it. ``count`` is the
    number of receivers that an extract has yet to reach. A motion to answer is about a case
    (``case_id``, ``name`` its dnr) and no meeting (0); ``held_on`` is the day it was put.
    """

    kind: DueKind
    due: LegalDate
    urgency: Urgency
    body: str
    held_on: date
    meeting_id: int
    part_id: int | None = None
    count: int = 0
    case_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class TodayView:
    """What the first screen shows; ``due`` is in order of days."""

    due: tuple[DueRow, ...]
    ahead: tuple[MeetingRow, ...]
    unsent: tuple[ExtractRow, ...]
    recent: tuple[RecentRow, ...]


def today_view(session: Session, today: date, *, clerk: str = "", limit: int = 8) -> TodayView:
    """What is due as of ``today``, the next meetings, and what ``clerk`` worked with last."""
    unsent = unsent_extracts(session, since=today - _LOOKED_BACK)
    ahead = meeting_ids(session, since=today, descending=False, limit=limit)
    return TodayView(
        due=due_rows(session, today, unsent),
        ahead=meeting_rows(session, ahead),
        unsent=unsent,
        recent=recently_changed(session, clerk, limit) if clerk else (),
    )


def due_rows(
    session: Session, today: date, unsent: tuple[ExtractRow, ...] | None = None
) -> tuple[DueRow, ...]:
    """All that is due as of the day, the earliest first; the far future is left out."""
    if unsent is None:
        unsent = unsent_extracts(session, since=today - _LOOKED_BACK)
    rows = [
        *_to_summon(session, today),
        *_to_verify(session, today),
        *_to_announce(session, today),
        *_to_take_down(session, today),
        *_to_send(unsent, today),
        *_to_answer(session, today),
    ]
    return tuple(sorted(rows, key=lambda row: (row.due.day, row.body, row.kind)))


def urgency(day: date, today: date) -> Urgency:
    """How near the day is; a week ends on Sunday."""
    if day < today:
        return Urgency.OVERDUE
    if day == today:
        return Urgency.TODAY
    sunday = today + timedelta(days=6 - today.weekday())
    return Urgency.THIS_WEEK if day <= sunday else Urgency.LATER


def _by_law(day: date, section: str) -> LegalDate:
    return LegalDate(day, section, RuleLabel.LAW)


def _to_summon(session: Session, today: date) -> Iterator[DueRow]:
    """Meetings ahead of the assembly that are not summoned (KL 5:13)."""
    query = (
        select(Meeting.id, Meeting.held_on, Body.abbreviation)
        .join(Body, Body.id == Meeting.body_id)
        .where(
            Body.kind == BodyKind.ASSEMBLY,
            Meeting.held_on >= today,
            Meeting.summoned_on.is_(None),
            Meeting.cancelled.is_(False),
        )
    )
    for meeting_id, held_on, body in session.execute(query):
        due = _by_law(assembly_call_by(held_on), "KL 5:13")
        yield DueRow(DueKind.SUMMON, due, urgency(due.day, today), body, held_on, meeting_id)


def _parts(today: date, *columns: Any) -> AnySelect:
    """The minutes parts of the meetings that are near enough to matter."""
    return (
        select(MinutesPart.id, Meeting.id, Meeting.held_on, Body.abbreviation, *columns)
        .join(Meeting, Meeting.id == MinutesPart.meeting_id)
        .join(Body, Body.id == Meeting.body_id)
        .where(Meeting.cancelled.is_(False), Meeting.held_on >= today - _LOOKED_BACK)
    )


def _to_verify(session: Session, today: date) -> Iterator[DueRow]:
    """Minutes of meetings held that are not verified (KL 5:69)."""
    has_items = exists().where(AgendaItem.meeting_id == Meeting.id)
    has_own = exists().where(Paragraph.part_id == MinutesPart.id)
    query = _parts(today).where(
        MinutesPart.verified_on.is_(None),
        Meeting.held_on <= today,
        has_own | ((MinutesPart.kind == PartKind.MAIN) & has_items),
    )
    for part_id, meeting_id, held_on, body in session.execute(query):
        due = _by_law(verify_by(held_on), "KL 5:69")
        yield DueRow(
            DueKind.VERIFY, due, urgency(due.day, today), body, held_on, meeting_id, part_id
        )


def _to_announce(session: Session, today: date) -> Iterator[DueRow]:
    """Verified minutes without a notice on each of the body's boards (KL 8:12)."""
    posted = select(func.count()).where(Notice.part_id == MinutesPart.id).scalar_subquery()
    query = _parts(today, MinutesPart.verified_on, Body.notice_boards, posted).where(
        MinutesPart.verified_on.is_not(None)
    )
    for part_id, meeting_id, held_on, body, verified_on, boards, count in session.execute(query):
        if count >= max(len(boards), 1):
            continue
        due = _by_law(announce_by(verified_on), "KL 8:12")
        yield DueRow(
            DueKind.ANNOUNCE, due, urgency(due.day, today), body, held_on, meeting_id, part_id
        )


def _to_take_down(session: Session, today: date) -> Iterator[DueRow]:
    """Notices on the board: from which day each may be taken down (KL 13:5)."""
    query = _parts(today, Notice.take_down_on).join(Notice, Notice.part_id == MinutesPart.id)
    query = query.where(Notice.taken_down_on.is_(None))
    for part_id, meeting_id, held_on, body, day in session.execute(query):
        due = _by_law(day, "KL 13:5")
        # No law says when it must be gone: it may hang too long, but is never late.
        near = urgency(max(day, today), today)
        yield DueRow(DueKind.TAKE_DOWN, due, near, body, held_on, meeting_id, part_id)


def _to_send(unsent: tuple[ExtractRow, ...], today: date) -> Iterator[DueRow]:
    """Extracts that somebody lacks, one row for each meeting; sent within a week by habit."""
    known = [row for row in unsent if row.meeting_id and row.heard_on and row.verified_on]
    known.sort(key=lambda row: row.meeting_id or 0)
    for meeting_id, group in groupby(known, key=lambda row: row.meeting_id):
        rows = tuple(group)
        first = min(row.verified_on for row in rows if row.verified_on)
        due = LegalDate(first + _SEND_WITHIN, "", RuleLabel.HABIT)
        count = sum(len(row.unsent) for row in rows)
        if meeting_id and rows[0].heard_on:
            yield DueRow(
                DueKind.SEND, due, urgency(due.day, today), rows[0].body, rows[0].heard_on,
                meeting_id, count=count,
            )  # fmt: skip


def _to_answer(session: Session, today: date) -> Iterator[DueRow]:
    """Open motions and citizen proposals: within a year of the day they were put (KL 5:35)."""
    query = (
        select(Case.id, Case.registration_number, Case.opened_on, Body.abbreviation)
        .outerjoin(Body, Body.id == Case.body_id)
        .where(
            Case.kind.in_((CaseKind.MOTION, CaseKind.CITIZEN_PROPOSAL)),
            Case.status.in_((CaseStatus.OPEN, CaseStatus.ON_HOLD)),
            Case.opened_on <= today - _ANSWER_WATCHED_FROM,
        )
    )
    for case_id, number, opened_on, body in session.execute(query):
        due = _by_law(motion_answer_by(opened_on), "KL 5:35")
        yield DueRow(
            DueKind.ANSWER, due, urgency(due.day, today), body or "", opened_on, 0,
            case_id=case_id, name=number,
        )  # fmt: skip
