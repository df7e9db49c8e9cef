"""What an action changed in a meeting's attendance, so that it can be taken back exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from db.entities.attendance import Attendance, AttendanceStep
from db.entities.meeting import Meeting
from db.queries.service import MeetingService, meeting_service
from db.rules.lifecycle import Presence, StepKind
from db.store import Session
from desktop.operations.attendance_steps import StepNote, enter_step
from desktop.operations.office import Office, found
from desktop.operations.service_kept import service_kept


@dataclass(frozen=True, slots=True)
class StepFacts:
    """A step as noted, told without its key: put back it is another."""

    person: int
    kind: StepKind
    item_id: int | None
    point: int | None
    clock: str
    sentence: str

    @property
    def place(self) -> tuple[object, ...]:
        """Whose step it is and where it stands; nobody has two in one place."""
        return self.person, self.kind, self.item_id, self.point


@dataclass(frozen=True, slots=True)
class RowFacts:
    """What is noted of a person for the whole meeting; ``chosen_for`` as in ``Attendee``."""

    attendance_id: int
    presence: Presence
    chosen_for: int | None
    remote: bool


Noted = tuple[StepFacts | RowFacts, ...]
"""In the order in which it was noted."""


@dataclass(frozen=True, slots=True)
class Change:
    """What an action took away and what it put there; false when all stood already."""

    meeting_id: int
    gone: Noted
    new: Noted

    def __bool__(self) -> bool:
        return bool(self.gone or self.new)

    @property
    def inverse(self) -> Change:
        """What takes it back."""
        return Change(self.meeting_id, self.new, self.gone)


def changed(
    office: Office, meeting_id: int, action: str, do: Callable[[Session, MeetingService], None]
) -> Change:
    """Do something to the attendance in one transaction; gives what it changed.

    Raises ``VoteStands``, ``VerifiedTextLocked``, and what ``do`` raises.
    """
    with office.writing(action) as session:
        meeting = found(session, Meeting, meeting_id)
        before = _noted(meeting)
        with service_kept(session, meeting_id):
            do(session, meeting_service(session, meeting_id))
        session.flush()
        session.expire(meeting, ["steps", "attendances"])
        after = _noted(meeting)
        return Change(meeting_id, _without(before, after), _without(after, before))


def put(office: Office, change: Change) -> Change:
    """Do a change, or the inverse of one; what somebody else has noted since stays as it is."""

    def _put(session: Session, service: MeetingService) -> None:
        again = {facts.place for facts in change.new if isinstance(facts, StepFacts)}
        steps = [(step, facts_of(step)) for step in _steps(session, change.meeting_id)]
        drop(
            session,
            [s.id for s, facts in steps if facts in change.gone and facts.place not in again],
        )
        for facts in change.new:
            match facts:
                case StepFacts():
                    _enter_again(session, change.meeting_id, service, facts)
                case RowFacts():
                    _set_row(session, facts)

    return changed(office, change.meeting_id, "attendance.put", _put)


def facts_of(step: AttendanceStep) -> StepFacts:
    """A step told without its key."""
    return StepFacts(step.person_id, step.kind, step.item_id, step.point, step.clock, step.sentence)


def drop(session: Session, step_ids: Iterable[int]) -> None:
    """Take steps away, at once: what is put instead may be the same but for its words."""
    for key in step_ids:
        session.delete(found(session, AttendanceStep, key))
    session.flush()


def _steps(session: Session, meeting_id: int) -> list[AttendanceStep]:
    return found(session, Meeting, meeting_id).steps


def _noted(meeting: Meeting) -> Noted:
    rows = (
        RowFacts(row.id, row.presence, row.serves_for_id, row.remote)
        for row in meeting.attendances
    )  # fmt: skip
    return (*map(facts_of, meeting.steps), *rows)


def _without(noted: Noted, other: Noted) -> Noted:
    known = set(other)
    return tuple(facts for facts in noted if facts not in known)


def _enter_again(
    session: Session, meeting_id: int, service: MeetingService, facts: StepFacts
) -> None:
    if facts.item_id is not None and facts.item_id not in service.handled:
        return
    note = StepNote(facts.person, facts.kind, facts.item_id, facts.point)
    step = found(session, AttendanceStep, enter_step(session, meeting_id, note))
    step.clock, step.sentence = facts.clock, facts.sentence


def _set_row(session: Session, facts: RowFacts) -> None:
    row = found(session, Attendance, facts.attendance_id)
    row.presence, row.remote = facts.presence, facts.remote
    row.serves_for_id = facts.chosen_for
