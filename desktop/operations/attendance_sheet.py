"""All that the attendance of a meeting shows at once: grid, sentences, front page and remarks.

Everything is derived with the composers' own words, so that screen and paper never differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from db.checks.remark import Remark
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.queries.attendance_grid import (
    GridColumn,
    GridRow,
    grid_columns,
    grid_rows,
    steps_at,
    verified_items,
)
from db.queries.served import Attendee, NotedStep
from db.queries.service import MeetingService, Movement, meeting_service
from db.queries.service_remarks import service_remarks
from db.rules.lifecycle import PartKind, Presence, Role
from db.rules.meeting_remarks import MeetingRemark, RemarkKind
from db.rules.rich_text import Runs
from db.store import Session
from desktop.documents.compose.attendance import Roll
from desktop.documents.compose.minutes import front_facts
from desktop.documents.compose.movements import proposed_sentence
from desktop.operations.office import found


@dataclass(frozen=True, slots=True)
class StepSentence:
    """A step with what the minutes say of it; ``proposed`` is the program's own words.

    ``where`` is the paragraph or the agenda item it stands at. ``locked`` when that is verified.
    """

    step: NotedStep
    where: str
    name: str
    sentence: str
    proposed: str
    locked: bool

    @property
    def id(self) -> int:
        """The step's key."""
        return self.step.id

    @property
    def is_own(self) -> bool:
        """Whether the clerk has worded it."""
        return bool(self.step.sentence)


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A heading of the front page with the lines under it, as the papers print them."""

    heading: str
    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class AttendanceSheet:
    """A meeting's attendance; ``presence`` says in words what each row of the grid was.

    ``steps_at`` gives the steps by person and item. ``locked_on`` is set when all of it is
    locked, since the minutes are verified.
    """

    meeting_id: int
    held_on: date
    ends_on: date | None
    rows: tuple[GridRow, ...]
    columns: tuple[GridColumn, ...]
    presence: Mapping[int, str]
    steps_at: Mapping[tuple[int, int], tuple[NotedStep, ...]]
    sentences: tuple[StepSentence, ...]
    front: tuple[FrontLine, ...]
    remarks: tuple[Remark, ...]
    stand_ins: Mapping[int, tuple[Attendee, ...]]
    locked_on: date | None
    locked_by: str


def attendance_sheet(session: Session, meeting_id: int) -> AttendanceSheet:
    """The attendance of a meeting; raises ``NotFound``.

    The number of statements does not depend on how many items or people there are.
    """
    service = meeting_service(session, meeting_id)
    meeting = found(session, Meeting, meeting_id)
    verified = verified_items(session, meeting_id)
    main = next((part for part in meeting.parts if part.kind is PartKind.MAIN), None)
    roll = Roll(service, service.turns)
    locked = main is not None and main.is_verified
    return AttendanceSheet(
        meeting_id=meeting_id,
        held_on=meeting.held_on,
        ends_on=meeting.ends_on,
        rows=grid_rows(service),
        columns=grid_columns(service, verified),
        presence=dict(_presence(service, roll)),
        steps_at=steps_at(service),
        sentences=tuple(_sentences(service, verified, locked=locked)),
        front=tuple(_front(meeting, main, roll)),
        remarks=tuple(_remarks(service)),
        stand_ins=dict(_stand_ins(service)),
        locked_on=main.verified_on if main else None,
        locked_by=main.verified_by if main else "",
    )


def _front(meeting: Meeting, main: MinutesPart | None, roll: Roll) -> Iterator[FrontLine]:
    if main is None:
        return
    for fact in front_facts(meeting, main, list(meeting.paragraphs), roll):
        yield FrontLine(fact.label, fact.values)


def _presence(service: MeetingService, roll: Roll) -> Iterator[tuple[int, str]]:
    """What the attendance table of the minutes says of each person, in one line."""
    for person in service.people:
        yield person, roll.in_short(person)


def _sentences(
    service: MeetingService, verified: Mapping[int, date], *, locked: bool
) -> Iterator[StepSentence]:
    for movement in service.movements:
        step = movement.step
        bare = Movement(replace(step, sentence=""), movement.other, movement.returns)
        yield StepSentence(
            step,
            service.label((step.item_id,)) if step.item_id is not None else "",
            service.people[step.person].name_and_party,
            proposed_sentence(service, movement),
            proposed_sentence(service, bare),
            locked or step.item_id in verified,
        )


def _remarks(service: MeetingService) -> Iterator[Remark]:
    """What is remarked on attendance; items that lack the same are told together."""
    told = [one for one in service_remarks(service) if one.kind is not RemarkKind.URGENCY_OPEN]
    for _, group in groupby(sorted(told, key=_sameness), key=_sameness):
        alike = list(group)
        yield _remark(service, alike[0], [one.item_id for one in alike])


def _sameness(remark: MeetingRemark) -> tuple[object, ...]:
    return not remark.grave, remark.kind.value, remark.person, remark.counted, remark.needed


def _remark(service: MeetingService, said: MeetingRemark, items: Sequence[int]) -> Remark:
    facts = (said.person,) if said.person else (str(said.counted), str(said.needed))
    return Remark(
        what=said.kind.value,
        where=service.label(items),
        section=said.section,
        label=said.basis,
        grave=said.grave,
        subject_id=said.item_id,
        facts=facts,
    )


def _stand_ins(service: MeetingService) -> Iterator[tuple[int, tuple[Attendee, ...]]]:
    """For each member the substitutes who are there at some time, the nearest in turn first."""
    there = {one.person: one for one in service.people.values() if _may_serve(one)}
    for seat in service.body.seats:
        if seat.person is not None:
            queue = service.body.rule.queue(seat, service.body.substitutes)
            yield seat.person, tuple(_known(there, (one.person for one in queue)))


def _may_serve(one: Attendee) -> bool:
    return one.role is Role.SUBSTITUTE and one.presence is not Presence.ABSENT


def _known(people: Mapping[int, Attendee], keys: Iterable[int]) -> Iterator[Attendee]:
    return (people[key] for key in keys if key in people)
