"""What happens to attendance during a meeting: somebody comes, leaves, or stands back for jäv."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.entities.attendance import Attendance, AttendanceStep
from db.entities.meeting import AgendaItem, Meeting
from db.queries.service import meeting_service
from db.rules.lifecycle import Role, StepKind
from db.rules.refusals import NotFound, NotWellFormed
from db.store import Session
from desktop.documents.compose.movements import proposed_sentence
from desktop.operations.clock import tidy_clock
from desktop.operations.office import Office, demand_version, found
from desktop.operations.service_kept import service_kept

_STUCK = re.compile(r"(?:(?<=§)|(?<=\bkl\.)) (?=\d)")


@dataclass(frozen=True, slots=True)
class StepNote:
    """A step to note: who did what at which item, as in ``AttendanceStep``."""

    person_id: int
    kind: StepKind
    item_id: int | None
    point: int | None = None
    clock: str = ""


def note_coming(
    office: Office, meeting_id: int, person_id: int, item_id: int | None, *, clock: str = ""
) -> int:
    """Somebody is there from this item on; gives the key of the step.

    Raises ``VoteStands``, ``NotFound`` when the item is not of the meeting or takes no
    paragraph, or the person is not listed; ``VerifiedTextLocked``.
    """
    what = StepNote(person_id, StepKind.CAME, item_id, clock=tidy_clock(clock))
    return _note(office, meeting_id, what)[0]


def note_leaving(
    office: Office, meeting_id: int, person_id: int, item_id: int | None, *, clock: str = ""
) -> int:
    """Somebody leaves after this item, or before the first when there is none; as coming."""
    what = StepNote(person_id, StepKind.LEFT, item_id, clock=tidy_clock(clock))
    return _note(office, meeting_id, what)[0]


def note_absence(
    office: Office, meeting_id: int, person_id: int, first_id: int, last_id: int
) -> tuple[int, ...]:
    """Somebody is away from the first of these items to the last, both included."""
    with office.reading() as session:
        turns = (None, *meeting_service(session, meeting_id).handled)
    if first_id not in turns or last_id not in turns[turns.index(first_id) :]:
        raise NotFound("agenda_item")
    left = StepNote(person_id, StepKind.LEFT, turns[turns.index(first_id) - 1])
    back = turns[turns.index(last_id) + 1 :][:1]
    came = (StepNote(person_id, StepKind.CAME, key) for key in back)
    return _note(office, meeting_id, left, *came)


def note_conflict(
    office: Office, meeting_id: int, person_id: int, item_id: int, *, point: int | None = None
) -> int:
    """Somebody stands back for conflict of interest, or only from one decision point (from 1).

    Raises as ``note_coming`` (KL 6:28–32; assembly 5:47–49).
    """
    if point is not None and point < 1:
        raise NotWellFormed("point", str(point))
    return _note(office, meeting_id, StepNote(person_id, StepKind.CONFLICT, item_id, point))[0]


def _note(office: Office, meeting_id: int, *steps: StepNote) -> tuple[int, ...]:
    with (
        office.writing(f"attendance.{steps[0].kind.value}") as session,
        service_kept(session, meeting_id),
    ):
        return tuple(enter_step(session, meeting_id, step) for step in steps)


def enter_step(session: Session, meeting_id: int, what: StepNote) -> int:
    """Note a step inside ``service_kept``; what is noted already is not noted twice."""
    _demand_listed(session, meeting_id, what.person_id)
    _demand_item(session, meeting_id, what.item_id)
    step = _same(session, meeting_id, what)
    if step is None:
        step = AttendanceStep(
            meeting_id=meeting_id,
            person_id=what.person_id,
            kind=what.kind,
            item_id=what.item_id,
            point=what.point,
        )
        session.add(step)
    step.clock = what.clock or step.clock
    return step.id


def _demand_listed(session: Session, meeting_id: int, person_id: int) -> None:
    meeting = found(session, Meeting, meeting_id)
    if person_id not in {row.person_id for row in meeting.attendances}:
        raise NotFound(f"person {person_id}")


def _demand_item(session: Session, meeting_id: int, item_id: int | None) -> None:
    if item_id is None:
        return
    item = found(session, AgendaItem, item_id)
    if item.meeting_id != meeting_id or not item.takes_paragraph:
        raise NotFound(f"agenda_item {item_id}")


def _same(session: Session, meeting_id: int, what: StepNote) -> AttendanceStep | None:
    wanted = (what.person_id, what.kind, what.item_id, what.point)
    steps = found(session, Meeting, meeting_id).steps
    return next((s for s in steps if (s.person_id, s.kind, s.item_id, s.point) == wanted), None)


def take_back_step(office: Office, step_id: int) -> None:
    """Remove a step; raises ``VoteStands`` when a vote stands on it."""
    with office.writing("attendance.take_back") as session:
        step = found(session, AttendanceStep, step_id)
        with service_kept(session, step.meeting_id):
            session.delete(step)


def word_step(office: Office, step_id: int, version: int, sentence: str) -> int:
    """Let the minutes say it in these words; empty for the program's own. The new version."""
    with office.writing("attendance.word") as session:
        step = found(session, AttendanceStep, step_id)
        demand_version(step, version)
        with service_kept(session, step.meeting_id):
            step.sentence = tidy_sentence(sentence)
        session.flush()
        return step.version


def tidy_sentence(text: str) -> str:
    """A sentence with single spaces, and with one that does not break after § and "kl."."""
    return _STUCK.sub("\u00a0", " ".join(text.split()))


def set_clock(office: Office, step_id: int, clock: str) -> None:
    """Note when it happened; raises ``NotWellFormed``, ``VerifiedTextLocked``."""
    with office.writing("attendance.clock") as session:
        step = found(session, AttendanceStep, step_id)
        with service_kept(session, step.meeting_id):
            step.clock = tidy_clock(clock)


def sentences(session: Session, meeting_id: int) -> dict[int, str]:
    """What the minutes say of each step, by its key: the clerk's own words or the proposed."""
    service = meeting_service(session, meeting_id)
    return {one.step.id: proposed_sentence(service, one) for one in service.movements}


def choose_substitute(office: Office, attendance_id: int, member_id: int | None) -> None:
    """Choose for whom a substitute steps in whenever that member is away; None for the order.

    ``attendance_id`` is the substitute's row, ``member_id`` the member as a person. Raises
    ``NotWellFormed`` for one who is no substitute, ``VoteStands``.
    """
    with office.writing("attendance.choose") as session:
        row = found(session, Attendance, attendance_id)
        if row.role is not Role.SUBSTITUTE:
            raise NotWellFormed("serves_for", row.name)
        with service_kept(session, row.meeting_id):
            for other in found(session, Meeting, row.meeting_id).attendances:
                if member_id is not None and other.serves_for_id == member_id:
                    other.serves_for_id = None
            row.serves_for_id = member_id


def set_remote(office: Office, attendance_id: int, remote: bool) -> None:
    """Note that somebody takes part from another place, with picture and sound (KL 5:16, 6:24)."""
    with office.writing("attendance.remote") as session:
        found(session, Attendance, attendance_id).remote = remote
