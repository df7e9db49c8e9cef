"""Marks in the grid of attendance: one key press, one action, for one person or several at once.

Each gives the ``Change`` it made. A mark is put where the clerk puts it: a second coming in the
same stretch moves the first, and who was noted as absent from the whole meeting is so no longer
once they have come. All raise ``VoteStands``, ``VerifiedTextLocked`` and ``NotFound``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from db.entities.attendance import Attendance, AttendanceStep
from db.queries.served import NotedStep
from db.queries.service import MeetingService
from db.rules.lifecycle import Presence, StepKind
from db.rules.refusals import NotFound, NotWellFormed
from db.rules.service import WITHIN, Event, Step, turn_of
from db.store import Session
from desktop.operations.attendance_change import Change, changed, drop
from desktop.operations.attendance_steps import StepNote, enter_step, tidy_sentence
from desktop.operations.clock import tidy_clock
from desktop.operations.office import Office, demand_version, found

_CAME, _LEFT = StepKind.CAME, StepKind.LEFT
_STEPS = {_CAME: Step.CAME, _LEFT: Step.LEFT}


def mark_coming(
    office: Office, meeting_id: int, persons: Sequence[int], item_id: int, *, within: bool = False
) -> Change:
    """They are there from this item on; ``within`` when they came while it was handled."""

    def _mark(session: Session, service: MeetingService, person: int) -> None:
        _be_present(session, service, person)
        _move_to(session, service, StepNote(person, _CAME, item_id, _point(within=within)))

    return _marked(office, meeting_id, "attendance.came", persons, _mark)


def mark_leaving(
    office: Office, meeting_id: int, persons: Sequence[int], item_id: int, *, within: bool = False
) -> Change:
    """They leave after this item, or ``within`` it, before its decision."""

    def _mark(session: Session, service: MeetingService, person: int) -> None:
        _move_to(session, service, StepNote(person, _LEFT, item_id, _point(within=within)))

    return _marked(office, meeting_id, "attendance.left", persons, _mark)


def mark_away(
    office: Office, meeting_id: int, persons: Sequence[int], first_id: int, last_id: int
) -> Change:
    """They are away from the first of these items to the last, both included."""

    def _mark(session: Session, service: MeetingService, person: int) -> None:
        if service.people[person].presence is not Presence.ABSENT:
            _be_away(session, service, person, (_turn(service, first_id), _turn(service, last_id)))

    return _marked(office, meeting_id, "attendance.left", persons, _mark)


def mark_conflict(
    office: Office, meeting_id: int, persons: Sequence[int], item_ids: Sequence[int],
    *, point: int | None = None,
) -> Change:  # fmt: skip
    """They stand back from these items, or from one decision point (from 1) of each."""
    if point is not None and point < 1:
        raise NotWellFormed("point", str(point))

    def _mark(session: Session, _service: MeetingService, person: int) -> None:
        for item_id in item_ids:
            enter_step(session, meeting_id, StepNote(person, StepKind.CONFLICT, item_id, point))

    return _marked(office, meeting_id, "attendance.conflict", persons, _mark)


def mark_absent(
    office: Office, meeting_id: int, persons: Sequence[int], *, absent: bool = True
) -> Change:
    """They are away from the whole meeting, or there; whatever else was noted of them goes."""

    def _mark(session: Session, service: MeetingService, person: int) -> None:
        drop(session, [step.id for step in service.steps if step.person == person])
        if not absent:
            _be_present(session, service, person)
            return
        row = found(session, Attendance, service.people[person].attendance_id)
        row.presence, row.serves_for_id = Presence.ABSENT, None

    return _marked(office, meeting_id, "attendance.presence", persons, _mark)


def mark_remote(office: Office, meeting_id: int, persons: Sequence[int], *, remote: bool) -> Change:
    """They take part from another place, with picture and sound (KL 5:16, 6:24), or do not."""

    def _mark(session: Session, service: MeetingService, person: int) -> None:
        found(session, Attendance, service.people[person].attendance_id).remote = remote

    return _marked(office, meeting_id, "attendance.remote", persons, _mark)


def take_back(office: Office, meeting_id: int, step_ids: Collection[int]) -> Change:
    """These steps were never noted."""
    return changed(
        office, meeting_id, "attendance.take_back", lambda session, _: drop(session, step_ids)
    )


def mark_clock(office: Office, meeting_id: int, step_id: int, clock: str) -> Change:
    """When a step was taken; raises ``NotWellFormed`` for what no clock shows."""
    time = tidy_clock(clock)

    def _set(session: Session, _service: MeetingService) -> None:
        found(session, AttendanceStep, step_id).clock = time

    return changed(office, meeting_id, "attendance.clock", _set)


def mark_wording(
    office: Office, meeting_id: int, step_id: int, version: int, sentence: str
) -> Change:
    """How the minutes tell of a step; empty for the program's own words.

    Raises ``ChangedMeanwhile``.
    """

    def _set(session: Session, _service: MeetingService) -> None:
        step = found(session, AttendanceStep, step_id)
        demand_version(step, version)
        step.sentence = tidy_sentence(sentence)

    return changed(office, meeting_id, "attendance.word", _set)


def choose_stand_in(office: Office, meeting_id: int, member: int, substitute: int | None) -> Change:
    """Which substitute steps in for a member, before the body's order; None for the order."""

    def _choose(session: Session, service: MeetingService) -> None:
        for one in service.people.values():
            if one.chosen_for == member or one.person == substitute:
                row = found(session, Attendance, one.attendance_id)
                row.serves_for_id = member if one.person == substitute else None

    return changed(office, meeting_id, "attendance.choose", _choose)


# How a mark is made.

_Mark = Callable[[Session, MeetingService, int], None]


def _marked(
    office: Office, meeting_id: int, action: str, persons: Sequence[int], mark: _Mark
) -> Change:
    def _all(session: Session, service: MeetingService) -> None:
        for person in persons:
            if person not in service.people:
                raise NotFound(f"person {person}")
            mark(session, service, person)

    return changed(office, meeting_id, action, _all)


def _be_present(session: Session, service: MeetingService, person: int) -> None:
    """One who was noted as absent is not."""
    one = service.people[person]
    if one.presence is Presence.ABSENT:
        there = Presence.SERVING if one.role.is_member else Presence.PRESENT
        found(session, Attendance, one.attendance_id).presence = there


def _move_to(session: Session, service: MeetingService, note: StepNote) -> None:
    """Note a coming or a leaving; one of the same kind beside it has been put wrong, and moves."""
    event = Event(note.person_id, _STEPS[note.kind], note.item_id or 0, note.point)
    here = (_turn(service, note.item_id, event), note.kind is _CAME)
    moves = sorted(_moves(service, note.person_id), key=lambda move: move[0])
    wanted = (note.kind, note.item_id, note.point)
    if any((step.kind, step.item_id, step.point) == wanted for _, step in moves):
        return
    before = [step for at, step in moves if at < here][-1:]
    after = [step for at, step in moves if at > here][:1]
    beside = [step for step in (*before, *after) if step.kind is note.kind]
    drop(session, [step.id for step in beside])
    clock = next((step.clock for step in beside if step.clock), "")
    enter_step(session, service.meeting.id, replace(note, clock=clock))


def _be_away(
    session: Session, service: MeetingService, person: int, turns: tuple[int, int]
) -> None:
    """One absence in place of all comings and leavings within it."""
    first, last = turns
    if last < first:
        raise NotFound("agenda_item")
    wanted = tuple(_absence(service, person, first, last))
    kept = {(note.kind, note.item_id, note.point) for note in wanted}
    within = [
        step.id
        for (turn, _), step in _moves(service, person)
        if first <= turn <= last + 1 and (step.kind, step.item_id, step.point) not in kept
    ]
    drop(session, within)
    for note in wanted:
        enter_step(session, service.meeting.id, note)


def _absence(service: MeetingService, person: int, first: int, last: int) -> Iterator[StepNote]:
    """To leave before it and come after it, as far as they were there then."""
    attended = service.attended.get(person)
    there = [attended is None or item in attended for item in service.turns]
    returns = last + 1 < len(there) and there[last + 1]
    if first and there[first - 1]:
        yield StepNote(person, _LEFT, service.turns[first - 1])
    elif not first and not any(there[last + 1 :]):
        yield StepNote(person, _LEFT, None)
    if returns:
        yield StepNote(person, _CAME, service.turns[last + 1])


def _moves(service: MeetingService, person: int) -> Iterator[tuple[tuple[int, bool], NotedStep]]:
    """Comings and leavings with where they stand: to leave comes before to come."""
    for step in service.steps:
        if step.person == person and step.kind is not StepKind.CONFLICT:
            turn = service.turn_of(step) if step.item_id is not None else 0
            yield (turn, step.kind is _CAME), step


def _turn(service: MeetingService, item_id: int | None, event: Event | None = None) -> int:
    """The place of an item among the turns, or of the first that an event at it bears on."""
    if item_id is None:
        return 0
    if item_id not in service.handled:
        raise NotFound(f"agenda_item {item_id}")
    return turn_of(event, service.turns) if event else service.turns.index(item_id)


def _point(*, within: bool) -> int | None:
    return WITHIN if within else None
