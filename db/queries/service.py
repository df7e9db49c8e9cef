"""Who served in each paragraph of a meeting, derived from what was noted (KL 5:66, 6:35).

Paragraphs are told by the keys of their agenda items, in the order of treatment, so that all of
it holds before they have their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from db.queries.seating import body_on_the_day
from db.queries.served import (
    Attendee,
    HandledItem,
    MeetingFacts,
    NotedStep,
    Stored,
    stored_attendance,
)
from db.rules.lifecycle import Presence, Role, StepKind
from db.rules.movements import movements, stints
from db.rules.numbering import paragraphs_label
from db.rules.quorum import Quorum, quorum
from db.rules.service import (
    Event,
    Service,
    Serving,
    Step,
    attended,
    disqualified,
    presiding,
    service,
    turn_of,
)

_OPENING = -1
_STEPS = {
    StepKind.CAME: Step.CAME,
    StepKind.LEFT: Step.LEFT,
    StepKind.CONFLICT: Step.STOOD_BACK,
}


@dataclass(frozen=True, slots=True)
class ItemService:
    """Who served in one paragraph, who led it, and whether it was quorate.

    ``stood_back`` are those with a conflict of interest in the whole of it.
    """

    item: HandledItem
    serving: tuple[Serving, ...]
    presiding: int | None
    quorum: Quorum
    stood_back: frozenset[int]

    @property
    def persons(self) -> frozenset[int]:
        """All who served."""
        return frozenset(one.person for one in self.serving)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The items in which a person served in one seat; ``whole`` when it was all of them.

    A substitute who serves for nobody fills a vacant seat.
    """

    person: int
    serves_for: int | None
    is_substitute: bool
    items: tuple[int, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Movement:
    """A step during the meeting with its sentence as the clerk has worded it ("" when not).

    ``other`` takes over from one who leaves or stands back, steps aside for one who comes.
    ``returns`` tells of one who has been there before.
    """

    step: NotedStep
    other: int | None
    returns: bool


class MeetingService:
    """Everything that follows from who was there; made once, asked many times."""

    def __init__(self, stored: Stored) -> None:
        self.meeting: MeetingFacts = stored.meeting
        self.people: Mapping[int, Attendee] = stored.people
        self.steps: tuple[NotedStep, ...] = tuple(_at_meeting(stored))
        self.handled: dict[int, HandledItem] = {one.id: one for one in stored.items}
        self.body = body_on_the_day(stored)
        self._events = {_event(step): step for step in self.steps}
        self.events: tuple[Event, ...] = (*self._away(), *self._events)
        self.turns: tuple[int, ...] = tuple(self.handled) or (_OPENING,)
        self.served: Service = service(self.body, self.turns, self.events, self._chosen())

    @property
    def vacant(self) -> int:
        """How many seats nobody holds; they count for the quorum (KL 6:27)."""
        return self.seats - self._held

    @property
    def seats(self) -> int:
        """All seats of the body."""
        return max(self.meeting.seats, self._held)

    @cached_property
    def _held(self) -> int:
        return sum(one.role.is_member for one in self.people.values())

    @property
    def opening(self) -> tuple[Serving, ...]:
        """Who serves when the meeting begins."""
        return self.served[self.turns[0]]

    @cached_property
    def items(self) -> tuple[ItemService, ...]:
        """Each paragraph with its service, in the order of treatment."""
        return tuple(self._item(one) for one in self.handled.values())

    def of_item(self, item_id: int) -> ItemService:
        """The service of one paragraph."""
        return self._by_item[item_id]

    def of_paragraph(self, paragraph_id: int) -> ItemService | None:
        """The service of one paragraph by its own key; None when it is not of this meeting."""
        return self._by_paragraph.get(paragraph_id)

    @cached_property
    def _by_item(self) -> dict[int, ItemService]:
        return {one.item.id: one for one in self.items}

    @cached_property
    def _by_paragraph(self) -> dict[int | None, ItemService]:
        return {one.item.paragraph_id: one for one in self.items}

    @cached_property
    def attended(self) -> Mapping[int, set[int]]:
        """For each person of whom coming or leaving is noted, the items they were there for."""
        return attended(self.turns, self.events)

    def stretches(self, items: Iterable[int] | None = None) -> tuple[Stretch, ...]:
        """Everyone's service by seat, in all items or in some; nothing for those of no other."""
        asked = tuple(self.handled) if items is None else tuple(items)
        served: Service = {key: self.served[key] for key in asked}
        return tuple(
            Stretch(
                one.person,
                one.serves_for,
                one.is_substitute,
                one.paragraphs,
                len(one.paragraphs) == len(asked),
            )
            for one in stints(served)
        )

    @cached_property
    def movements(self) -> tuple[Movement, ...]:
        """Who came, left or stood back during the meeting, in its order."""
        if not self.handled:
            return ()
        found = movements(self.body.seats, self.turns, self._events, self.served)
        return tuple(
            Movement(self._events[one.event], one.other, self._returns(one.event)) for one in found
        )

    def movements_at(self, item_id: int) -> tuple[Movement, ...]:
        """Those noted at one item."""
        return self._movements_by_item.get(item_id, ())

    @cached_property
    def _movements_by_item(self) -> dict[int | None, tuple[Movement, ...]]:
        found: dict[int | None, tuple[Movement, ...]] = {}
        for one in self.movements:
            found[one.step.item_id] = (*found.get(one.step.item_id, ()), one)
        return found

    @property
    def usual_chair(self) -> int | None:
        """Who leads the meeting when nothing hinders."""
        return next(iter(self._chairs), None)

    def chairs_around(self, step: NotedStep) -> tuple[int | None, int | None]:
        """Who led before a step and who after it; None where the meeting had not begun or is over.

        Standing back changes the chair for its own paragraph alone, so that is left out here.
        """
        if step.item_id is None or step.kind is StepKind.CONFLICT:
            return None, None
        place = self.turn_of(step)
        if not 0 < place < len(self.turns):
            return None, None
        before, after = (self.items[one] for one in (place - 1, place))
        aside = (before.stood_back | after.stood_back).intersection(self._chairs)
        if aside or step.person not in (before.presiding, after.presiding):
            return None, None
        return before.presiding, after.presiding

    def turn_of(self, step: NotedStep) -> int:
        """The place among ``turns`` of the first item that a step bears on; past the last too."""
        return turn_of(_event(step), self.turns)

    def label(self, items: Iterable[int]) -> str:
        """Items as minutes name them: "§§ 15–16, 18"; by their order before they have numbers."""
        found = [self.handled[key] for key in items]
        numbered = paragraphs_label(one.number for one in found if one.number is not None)
        orders = paragraphs_label(one.order for one in found if one.number is None)
        waiting = orders.replace("§§", "punkterna").replace("§", "punkt")
        return " och ".join(filter(None, (numbered, waiting)))

    def days(self) -> dict[int, date]:
        """The day on which each item was handled."""
        days: dict[int, date] = {}
        day = self.meeting.held_on
        for key, item in self.handled.items():
            day = days[key] = item.begins_day or day
        return days

    def _away(self) -> Iterator[Event]:
        for one in self.people.values():
            if one.presence is Presence.ABSENT:
                yield Event(one.person, Step.LEFT)

    def _chosen(self) -> dict[int, int]:
        return {
            one.chosen_for: one.person for one in self.people.values() if one.chosen_for is not None
        }

    def _returns(self, event: Event) -> bool:
        if event.step is not Step.CAME:
            return False
        before = self.turns[: self.turns.index(event.paragraph)]
        left = [one for one in self._events if one.person == event.person]
        return any(one.step is Step.LEFT and one.paragraph in before for one in left)

    def _item(self, item: HandledItem) -> ItemService:
        serving = self.served[item.id]
        back = disqualified(self._events, item.id)
        empty = self._unfilled(item.id, back) if back else 0
        return ItemService(
            item,
            serving,
            presiding(serving, self._chairs),
            quorum(self.meeting.body_kind, self.seats, len(serving), empty),
            back,
        )

    def _unfilled(self, item_id: int, back: frozenset[int]) -> int:
        """The seats that stand empty because their holder stood back."""
        filled = {one.seat for one in self.served[item_id]}
        seats = enumerate(self.body.seats)
        return sum(seat.person in back and place not in filled for place, seat in seats)

    @cached_property
    def _chairs(self) -> list[int]:
        """Whom the minutes name as leading, then the chair, then the vice chairs."""
        found = [
            one.person
            for one in self.people.values()
            if self.meeting.led_by in (one.name_and_party, one.name)
        ]
        for role in (Role.CHAIR, Role.VICE_CHAIR):
            found += [one.person for one in self.people.values() if one.role is role]
        return found


def meeting_service(session: Session, meeting_id: int) -> MeetingService:
    """Who served in the meeting's paragraphs; four statements however many there are.

    Raises ``NotFound``.
    """
    return MeetingService(stored_attendance(session, meeting_id))


def _at_meeting(stored: Stored) -> Iterator[NotedStep]:
    """The steps at items that the meeting still holds."""
    known = {None, *(one.id for one in stored.items)}
    return (step for step in stored.steps if step.item_id in known)


def _event(step: NotedStep) -> Event:
    return Event(step.person, _STEPS[step.kind], step.item_id or 0, step.point)
