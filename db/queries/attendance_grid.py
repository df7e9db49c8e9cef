"""Everybody's state in each paragraph of a meeting: who serves, who is there, who is not.

Rows are people and vacant seats, columns the items that take a paragraph. A column is derived
once and shared by the items that follow it unchanged, so that a large meeting costs little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.queries.served import Attendee, HandledItem, NotedStep
from db.queries.service import ItemService, MeetingService
from db.rules.lifecycle import StepKind
from db.rules.quorum import quorum

OPENING = -1
"""The key of the column that stands alone while the agenda is empty."""


class CellState(StrEnum):
    """What somebody is in one paragraph; the last two are of a vacant seat."""

    SERVES = "serves"
    SERVES_FOR = "serves_for"
    PRESENT = "present"
    AWAY = "away"
    NOT_COME = "not_come"
    STOOD_BACK = "stood_back"
    FILLED = "filled"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Cell:
    """One person in one paragraph.

    ``other`` is whom a substitute serves for, or who fills a vacant seat; ``presides`` tells who
    leads. ``points`` are the points of the decision that somebody stands back from while taking
    part in the rest.
    """

    state: CellState
    other: int | None = None
    presides: bool = False
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A person at the meeting, or a vacant seat (``attendee`` None)."""

    key: int
    attendee: Attendee | None


@dataclass(frozen=True, slots=True)
class GridColumn:
    """An item with everybody's state by the key of the row, and whether the body may decide.

    ``verified_on`` is set when the paragraph is locked in a verified part of the minutes.
    """

    item: HandledItem
    label: str
    cells: Mapping[int, Cell]
    counted: int
    needed: int
    section: str
    day: date
    verified_on: date | None = None

    @property
    def is_met(self) -> bool:
        """Whether enough serve for a decision (KL 5:46, 6:27)."""
        return self.counted >= self.needed


def grid_rows(service: MeetingService) -> tuple[GridRow, ...]:
    """Members in the body's order, vacant seats, then substitutes and all others."""
    people = list(service.people.values())
    members = [GridRow(one.person, one) for one in people if one.role.is_member]
    others = [GridRow(one.person, one) for one in people if not one.role.is_member]
    vacant = [GridRow(_vacant_key(len(members) + n), None) for n in range(service.vacant)]
    return (*members, *vacant, *others)


def _vacant_key(seat: int) -> int:
    """Vacant seats are told by their number in the body, from -1 downwards."""
    return -1 - seat


def grid_columns(
    service: MeetingService, verified: Mapping[int, date] | None = None
) -> tuple[GridColumn, ...]:
    """The state of everybody in each item, in the order of treatment."""
    return tuple(_Columns(service, verified or {}).all())


def verified_items(session: Session, meeting_id: int) -> dict[int, date]:
    """The items whose paragraph is verified, with the day."""
    query = (
        select(Paragraph.item_id, MinutesPart.verified_on)
        .join(MinutesPart, MinutesPart.id == Paragraph.part_id)
        .where(Paragraph.meeting_id == meeting_id, MinutesPart.verified_on.is_not(None))
    )
    rows = session.execute(query)
    return {item: day for item, day in rows if item is not None and day is not None}


class _Columns:
    """Goes through the items; whoever has not moved keeps the cell of the item before."""

    def __init__(self, service: MeetingService, verified: Mapping[int, date]) -> None:
        self._service = service
        self._verified = verified
        self._days = service.days()
        places = {item: place for place, item in enumerate(service.turns)}
        self._first = {
            person: min((places[item] for item in items), default=len(places))
            for person, items in service.attended.items()
        }
        self._points = _points_of(service)
        self._before: tuple[object, ...] = ()
        self._cells: Mapping[int, Cell] = {}

    def all(self) -> Iterator[GridColumn]:
        for place, one in enumerate(self._service.items or (_opening(self._service),)):
            item, known = one.item, one.item.id in self._service.handled
            yield GridColumn(
                item=item,
                label=self._service.label((item.id,)) if known else item.title,
                cells=self._cells_of(place, one),
                counted=one.quorum.counted,
                needed=one.quorum.needed,
                section=one.quorum.section,
                day=self._days.get(item.id, self._service.meeting.held_on),
                verified_on=self._verified.get(item.id),
            )

    def _cells_of(self, place: int, one: ItemService) -> Mapping[int, Cell]:
        missing = {p: self._missing(p, place) for p in self._missing_in(one.item.id)}
        points = self._points.get(one.item.id, {})
        now = (id(one.serving), missing, one.presiding, one.stood_back, points)
        if now != self._before:
            self._before, self._cells = now, dict(self._derive(one, missing, points))
        return self._cells

    def _missing_in(self, item_id: int) -> Iterator[int]:
        attended = self._service.attended
        return (person for person, items in attended.items() if item_id not in items)

    def _missing(self, person: int, place: int) -> CellState:
        first = self._first[person]
        waits = place < first < len(self._service.turns)
        return CellState.NOT_COME if waits else CellState.AWAY

    def _derive(
        self, one: ItemService, missing: Mapping[int, CellState],
        points: Mapping[int, tuple[int, ...]],
    ) -> Iterator[tuple[int, Cell]]:  # fmt: skip
        serving = {served.person: served for served in one.serving}
        for person in self._service.people:
            served, back = serving.get(person), points.get(person, ())
            if served is not None:
                state = CellState.SERVES_FOR if served.is_substitute else CellState.SERVES
                yield person, Cell(state, served.serves_for, person == one.presiding, back)
            elif person in missing:
                yield person, Cell(missing[person])
            else:
                away = person in one.stood_back
                yield person, Cell(CellState.STOOD_BACK if away else CellState.PRESENT, None)
        yield from self._vacant(one)

    def _vacant(self, one: ItemService) -> Iterator[tuple[int, Cell]]:
        filled = {served.seat: served.person for served in one.serving}
        seats = self._service.seats
        for seat in range(seats - self._service.vacant, seats):
            person = filled.get(seat)
            state = CellState.EMPTY if person is None else CellState.FILLED
            yield _vacant_key(seat), Cell(state, person)


def _opening(service: MeetingService) -> ItemService:
    """What stands for the items while there are none."""
    item = HandledItem(OPENING, 0, "Vid öppnandet", None, None, False, False, None, False)
    serving = service.opening
    found = quorum(service.meeting.body_kind, service.seats, len(serving))
    leads = service.usual_chair
    chair = leads if leads in {one.person for one in serving} else None
    return ItemService(item, serving, chair, found, frozenset())


def _points_of(service: MeetingService) -> dict[int, dict[int, tuple[int, ...]]]:
    """By item and person, the points of the decision that they stand back from."""
    found: dict[int, dict[int, tuple[int, ...]]] = {}
    for step in service.steps:
        if step.kind is StepKind.CONFLICT and step.point is not None and step.item_id is not None:
            of_item = found.setdefault(step.item_id, {})
            of_item[step.person] = (*of_item.get(step.person, ()), step.point)
    return found


def steps_at(service: MeetingService) -> dict[tuple[int, int], tuple[NotedStep, ...]]:
    """The steps by person and item; one before the meeting stands at its first item."""
    first = next(iter(service.handled), 0)
    found: dict[tuple[int, int], tuple[NotedStep, ...]] = {}
    for step in service.steps:
        key = (step.person, step.item_id if step.item_id is not None else first)
        found[key] = (*found.get(key, ()), step)
    return found
