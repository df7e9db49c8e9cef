"""Meetings: the list of them, and one with its agenda, attendance and minutes."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, String, select, type_coerce
from sqlalchemy.orm import Session

from db.entities.meeting import Meeting
from db.entities.organisation import Body
from db.queries.agenda import AgendaRow, agenda_rows, unplaced_rows
from db.queries.attendances import AttendanceRow, attendance_rows
from db.queries.meeting_counts import COUNTS, as_counts
from db.queries.meeting_steps import MeetingCounts, MeetingStep, Step, next_step, steps_of
from db.queries.minutes import MinutesPartView, minutes_parts
from db.queries.pages import CHOSEN, asked, in_order, keys, packed, sorting
from db.queries.papers import PaperRow, papers_of
from db.queries.words import Needle, all_among, needles
from db.rules.lifecycle import BodyKind
from db.rules.refusals import NotFound

_SORTS: dict[str, Any] = {
    "held_on": Meeting.held_on,
    "body": Body.abbreviation,
    "place": Meeting.place,
}


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting of a list; ``step`` is what to do next, None when all is done."""

    id: int
    body_id: int
    body: str
    body_name: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    cancelled: bool
    summoned_on: date | None
    counts: MeetingCounts
    step: MeetingStep | None


def meeting_ids(
    session: Session, *, text: str = "", body_id: int | None = None, year: int | None = None,
    since: date | None = None, until: date | None = None, sort: str = "held_on",
    descending: bool = True, limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of the meetings that fit, sorted by ``held_on``, ``body`` or ``place``.

    ``text`` is part of the body's name or abbreviation, of the place, or of the day.
    """
    query = (
        select(Meeting.id)
        .join(Body, Body.id == Meeting.body_id)
        .order_by(*sorting(_SORTS, sort, Meeting.id, descending=descending))
        .limit(limit)
    )
    if body_id is not None:
        query = query.where(Meeting.body_id == body_id)
    first, last = since or (year and date(year, 1, 1)), until or (year and date(year, 12, 31))
    if first:
        query = query.where(Meeting.held_on >= first)
    if last:
        query = query.where(Meeting.held_on <= last)
    wanted = needles(text)
    return _fitting(session, query, wanted) if wanted else keys(session, query)


def _fitting(session: Session, query: Select[int], wanted: tuple[Needle, ...]) -> array[int]:
    told = query.with_only_columns(
        Meeting.id,
        Body.name,
        Body.abbreviation,
        Meeting.place,
        type_coerce(Meeting.held_on, String),
    )
    rows = session.execute(told)
    return array("q", (row[0] for row in rows if all_among(wanted, "\n".join(row[1:]))))


_ROWS = (
    select(
        Meeting.id, Meeting.body_id, Body.abbreviation, Body.name, Meeting.held_on,
        Meeting.starts_at, Meeting.ends_at, Meeting.place, Meeting.cancelled,
        Meeting.summoned_on, *COUNTS,
    )
    .join(Body, Body.id == Meeting.body_id)
    .where(Meeting.id.in_(CHOSEN))
)  # fmt: skip


def meeting_rows(session: Session, ids: Sequence[int]) -> tuple[MeetingRow, ...]:
    """The rows of these meetings, in the order asked for."""
    found = asked(session, _ROWS, ids=packed(ids))
    return in_order(ids, (_meeting_row(*row) for row in found))


def _meeting_row(*values: Any) -> MeetingRow:
    own, counts = values[: -len(COUNTS)], as_counts(values[-len(COUNTS) :])
    row = MeetingRow(*own, counts=counts, step=next_step(counts))
    return replace(row, step=None) if row.cancelled else row


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What a meeting is, and the body that meets; ``version`` is for saving changes."""

    id: int
    version: int
    body_id: int
    body: str
    body_name: str
    body_kind: BodyKind
    seats: int
    house_style: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    adjournments: str
    secretary: str
    others_present: str
    summoned_on: date | None
    cancelled: bool
    minutes_location: str
    call_days: int
    appeal_weeks: int
    notice_boards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with all that belongs to it; ``unplaced`` are the body's waiting items."""

    head: MeetingHead
    agenda: tuple[AgendaRow, ...]
    unplaced: tuple[AgendaRow, ...]
    attendance: tuple[AttendanceRow, ...]
    parts: tuple[MinutesPartView, ...]
    papers: tuple[PaperRow, ...]
    counts: MeetingCounts
    steps: tuple[Step, ...]
    next_step: MeetingStep | None


def meeting_view(session: Session, meeting_id: int) -> MeetingView:
    """The meeting with agenda, attendance, minutes parts and steps; raises ``NotFound``.

    The number of statements is the same whatever the number of items.
    """
    head, counts = _head(session, meeting_id)
    parts = minutes_parts(session, meeting_id)
    boards = max(1, len(head.notice_boards))
    counts = replace(counts, posted=sum(len(part.notices) >= boards for part in parts))
    return MeetingView(
        head=head,
        agenda=agenda_rows(session, meeting_id),
        unplaced=unplaced_rows(session, head.body_id),
        attendance=attendance_rows(session, meeting_id),
        parts=parts,
        papers=papers_of(session, [meeting_id]),
        counts=counts,
        steps=steps_of(counts),
        next_step=None if head.cancelled else next_step(counts),
    )


def _head(session: Session, meeting_id: int) -> tuple[MeetingHead, MeetingCounts]:
    query = (
        select(
            Meeting.id, Meeting.version, Body.id, Body.abbreviation, Body.name, Body.kind,
            Body.seats, Body.house_style, Meeting.held_on, Meeting.starts_at, Meeting.ends_at,
            Meeting.place, Meeting.adjournments, Meeting.secretary, Meeting.others_present,
            Meeting.summoned_on, Meeting.cancelled, Body.minutes_location, Body.call_days,
            Body.appeal_weeks, Body.notice_boards, *COUNTS,
        )
        .join(Body, Body.id == Meeting.body_id)
        .where(Meeting.id == meeting_id)
    )  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(str(meeting_id))
    values: tuple[Any, ...] = tuple(row)
    return MeetingHead(*values[: -len(COUNTS)]), as_counts(values[-len(COUNTS) :])
