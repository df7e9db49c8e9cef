"""What is stored of a meeting's attendance, read with a constant number of statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.attendance import Attendance, AttendanceStep
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import BodyKind, ItemKind, PartKind, Presence, Role, StepKind
from db.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person at the meeting; name, party and role are those of that day.

    ``chosen_for`` is the member for whom the clerk has chosen this substitute.
    """

    attendance_id: int
    person: int
    name: str
    party: str
    role: Role
    presence: Presence
    remote: bool
    note: str
    chosen_for: int | None

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name


@dataclass(frozen=True, slots=True)
class HandledItem:
    """An item that takes a paragraph; ``order`` counts such items of the agenda from 1."""

    id: int
    order: int
    title: str
    paragraph_id: int | None
    number: int | None
    added: bool
    urgency_decided: bool
    begins_day: date | None
    is_election: bool


@dataclass(frozen=True, slots=True)
class NotedStep:
    """What was noted of a person, as stored."""

    id: int
    version: int
    person: int
    kind: StepKind
    item_id: int | None
    point: int | None
    clock: str
    sentence: str


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """The body's rules and the meeting's days; ``led_by`` is who leads as the minutes name it."""

    id: int
    held_on: date
    ends_on: date | None
    ends_at: str
    body_kind: BodyKind
    body_name: str
    seats: int
    may_return: bool
    asks_urgency: bool
    led_by: str


@dataclass(frozen=True, slots=True)
class Stored:
    """All that service is derived from."""

    meeting: MeetingFacts
    people: Mapping[int, Attendee]
    items: Sequence[HandledItem]
    steps: Sequence[NotedStep]


def stored_attendance(session: Session, meeting_id: int) -> Stored:
    """What is stored of the meeting; four statements. Raises ``NotFound``."""
    meeting = _meeting(session, meeting_id)
    people = {one.person: one for one in _people(session, meeting_id)}
    return Stored(meeting, people, _items(session, meeting_id), _steps(session, meeting_id))


def _meeting(session: Session, meeting_id: int) -> MeetingFacts:
    query = (
        select(
            Meeting.id, Meeting.held_on, Meeting.ends_on, Meeting.ends_at, Body.kind, Body.name,
            Body.seats, Body.may_return, Body.asks_urgency, MinutesPart.chair,
        )
        .join(Body, Body.id == Meeting.body_id)
        .outerjoin(
            MinutesPart,
            (MinutesPart.meeting_id == Meeting.id) & (MinutesPart.kind == PartKind.MAIN),
        )
        .where(Meeting.id == meeting_id)
    )  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(f"meeting {meeting_id}")
    return MeetingFacts(*row[:9], led_by=row[9] or "")


def _people(session: Session, meeting_id: int) -> list[Attendee]:
    query = (
        select(
            Attendance.id, Attendance.person_id, Attendance.name, Attendance.party,
            Attendance.role, Attendance.presence, Attendance.remote, Attendance.note,
            Attendance.serves_for_id,
        )
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.place, Attendance.id)
    )  # fmt: skip
    return [Attendee(*row) for row in session.execute(query)]


def _items(session: Session, meeting_id: int) -> tuple[HandledItem, ...]:
    query = (
        select(
            AgendaItem.id, AgendaItem.title, Paragraph.id, Paragraph.number, AgendaItem.added,
            AgendaItem.urgency_decided, AgendaItem.handled_on,
            AgendaItem.kind == ItemKind.ELECTION,
        )
        .outerjoin(Paragraph, Paragraph.item_id == AgendaItem.id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.kind != ItemKind.HEADING)
        .order_by(AgendaItem.place, AgendaItem.id)
    )  # fmt: skip
    rows = enumerate(session.execute(query), 1)
    return tuple(HandledItem(row[0], order, *row[1:]) for order, row in rows)


def _steps(session: Session, meeting_id: int) -> tuple[NotedStep, ...]:
    query = (
        select(
            AttendanceStep.id, AttendanceStep.version, AttendanceStep.person_id,
            AttendanceStep.kind, AttendanceStep.item_id, AttendanceStep.point,
            AttendanceStep.clock, AttendanceStep.sentence,
        )
        .where(AttendanceStep.meeting_id == meeting_id)
        .order_by(AttendanceStep.id)
    )  # fmt: skip
    return tuple(NotedStep(*row) for row in session.execute(query))
