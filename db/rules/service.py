"""Who serves for whom in each paragraph, derived from what was noted at the meeting.

Everyone who is not noted as away is present. A substitute who has stepped in stays until the
member is back; for a conflict of interest only the paragraph concerned is stood in for.
Paragraphs are told in the order they were handled.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from db.rules.refusals import NoSuchParagraph


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat in the body and the member who holds it; ``person`` is None while it is vacant."""

    person: int | None
    party: str = ""


@dataclass(frozen=True, slots=True)
class Substitute:
    """Somebody who may step in for a member."""

    person: int
    party: str = ""


class Step(StrEnum):
    """What can be noted of a person during a meeting."""

    CAME = "came"
    LEFT = "left"
    STOOD_BACK = "stood_back"


WITHIN = 0
"""The point of coming and leaving in the middle of a paragraph."""


@dataclass(frozen=True, slots=True)
class Event:
    """A person came before, left after, or stood back in a paragraph for conflict of interest.

    To leave "after" paragraph 0 is to be away from the start. ``point`` limits standing back to
    one point of the decision; the person then takes part in the rest of the paragraph. Coming or
    leaving has the point ``WITHIN`` when it happens while the paragraph is handled: the person
    then takes no part in its decision.
    """

    person: int
    step: Step
    paragraph: int = 0
    point: int | None = None


@dataclass(frozen=True, slots=True)
class SubstituteRule:
    """In which order substitutes step in, and whether one who broke off may serve again.

    ``party_order`` gives for a party those whose substitutes step in for it (its own alone when
    not told); ``then_anyone`` lets the others follow. ``section`` is where alternating service is
    barred: the law for the assembly (KL 5:20), for committees a local rule (KL 6:17).
    """

    party_order: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    then_anyone: bool = False
    alternating_service: bool = False
    section: str = "KL 5:20"

    def queue(self, seat: Seat, substitutes: Sequence[Substitute]) -> Iterator[Substitute]:
        """The substitutes who may serve in a seat, the nearest first."""
        parties = self.party_order.get(seat.party, (seat.party,))
        for party in parties:
            yield from (one for one in substitutes if one.party == party)
        if self.then_anyone or seat.person is None:
            yield from (one for one in substitutes if one.party not in parties)


@dataclass(frozen=True, slots=True)
class Body:
    """Those who belong to a body on the day, each in the body's order, and its rule."""

    seats: Sequence[Seat]
    substitutes: Sequence[Substitute] = ()
    rule: SubstituteRule = SubstituteRule()


@dataclass(frozen=True, slots=True)
class Serving:
    """A person who serves in a paragraph, and whom for: None in a seat of one's own.

    ``seat`` counts the seats of the body from 0; it tells vacant seats apart.
    """

    person: int
    seat: int
    serves_for: int | None = None
    is_substitute: bool = False


Service: TypeAlias = dict[int, tuple[Serving, ...]]


def service(
    body: Body,
    paragraphs: Sequence[int],
    events: Iterable[Event] = (),
    chosen: Mapping[int, int] | None = None,
) -> Service:
    """Who serves in each paragraph, in the order of the seats.

    ``chosen`` names for a member the substitute the secretary chose before others. Raises
    ``NoSuchParagraph`` when an event tells of another paragraph.
    """
    noted = list(events)
    presence = attended(paragraphs, noted)
    seating = _Seating(body, chosen or {})
    served: Service = {}
    before: tuple[set[int], frozenset[int]] | None = None
    serving: tuple[Serving, ...] = ()
    for paragraph in paragraphs:
        away = {person for person, there in presence.items() if paragraph not in there}
        now = (away, disqualified(noted, paragraph))
        if now != before or now[1]:
            serving = seating.of_paragraph(*now)
        served[paragraph], before = serving, now
    return served


def disqualified(
    events: Iterable[Event], paragraph: int, point: int | None = None
) -> frozenset[int]:
    """Who stands back from a paragraph, or from one point of its decision."""
    return frozenset(
        event.person
        for event in events
        if event.step is Step.STOOD_BACK
        and event.paragraph == paragraph
        and event.point in (None, point)
    )


def presiding(serving: Iterable[Serving], chairs: Sequence[int]) -> int | None:
    """The first of the chairs, in their order, who serves; None when another has to be elected."""
    there = {one.person for one in serving}
    return next((chair for chair in chairs if chair in there), None)


def attended(paragraphs: Sequence[int], events: Iterable[Event]) -> dict[int, set[int]]:
    """For each person of whom coming or leaving is noted, the paragraphs they were there in."""
    moves: dict[int, list[tuple[int, Step]]] = {}
    for event in events:
        turn = turn_of(event, paragraphs)
        if event.step is not Step.STOOD_BACK:
            moves.setdefault(event.person, []).append((turn, event.step))
    return {person: set(_between(paragraphs, steps)) for person, steps in moves.items()}


def turn_of(event: Event, paragraphs: Sequence[int]) -> int:
    """The place, from 0, of the first paragraph that the event bears on.

    Raises ``NoSuchParagraph``; paragraph 0 stands for the start of the meeting.
    """
    if not event.paragraph:
        return 0
    if event.paragraph not in paragraphs:
        raise NoSuchParagraph(event.paragraph)
    within = event.point == WITHIN and event.step is not Step.STOOD_BACK
    return paragraphs.index(event.paragraph) + (within != (event.step is Step.LEFT))


def _between(paragraphs: Sequence[int], steps: Iterable[tuple[int, Step]]) -> Iterator[int]:
    """The paragraphs between coming and leaving; who comes first of all was away before.

    To leave after one paragraph and come before the next is to miss none.
    """
    ordered = sorted(steps, key=lambda step: (step[0], step[1] is Step.CAME))
    is_there = ordered[0][1] is Step.LEFT
    turns = dict(ordered)
    for place, paragraph in enumerate(paragraphs):
        if place in turns:
            is_there = turns[place] is Step.CAME
        if is_there:
            yield paragraph


class _Seating:
    """The seats from one paragraph to the next; ``_holders`` are substitutes who stay on."""

    def __init__(self, body: Body, chosen: Mapping[int, int]) -> None:
        self._body = body
        self._chosen = chosen
        self._holders: dict[int, int] = {}

    def of_paragraph(
        self, away: Collection[int], stood_back: Collection[int]
    ) -> tuple[Serving, ...]:
        """Who serves: members first, then substitutes who serve already, then new ones."""
        absent = {*away, *stood_back}
        filled = dict(self._members(away, stood_back))
        filled |= self._staying(away, stood_back)
        for place, seat in enumerate(self._body.seats):
            if place not in filled:
                taken = {one.person for one in filled.values()} | set(self._holders.values())
                for nearest in self._nearest(seat, absent | taken):
                    filled[place] = Serving(nearest, place, seat.person, True)
                    if seat.person is None or seat.person in away:
                        self._holders.setdefault(place, nearest)
        return tuple(filled[place] for place in sorted(filled))

    def _members(
        self, away: Collection[int], stood_back: Collection[int]
    ) -> Iterator[tuple[int, Serving]]:
        """The members in seats of their own; one who is back sends the substitute away."""
        for place, seat in enumerate(self._body.seats):
            if seat.person is not None and seat.person not in away:
                self._holders.pop(place, None)
                if seat.person not in stood_back:
                    yield place, Serving(seat.person, place)

    def _staying(self, away: Collection[int], stood_back: Collection[int]) -> dict[int, Serving]:
        """The substitutes who go on serving; one who left has given the seat up."""
        self._holders = {place: one for place, one in self._holders.items() if one not in away}
        return {
            place: Serving(person, place, self._body.seats[place].person, True)
            for place, person in self._holders.items()
            if person not in stood_back
        }

    def _nearest(self, seat: Seat, unavailable: Collection[int]) -> list[int]:
        """The substitute to step in, if there is one."""
        queue = [one.person for one in self._body.rule.queue(seat, self._body.substitutes)]
        if seat.person is not None and seat.person in self._chosen:
            queue.insert(0, self._chosen[seat.person])
        return [person for person in queue if person not in unavailable][:1]
