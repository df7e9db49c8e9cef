"""What the minutes say of service: in which paragraphs, who came and left, who served again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from db.rules.numbering import paragraphs_label
from db.rules.service import Event, Seat, Service, Serving, Step, SubstituteRule, turn_of


@dataclass(frozen=True, slots=True)
class Stint:
    """The paragraphs in which a person served in one seat; ``serves_for`` as in ``Serving``."""

    person: int
    serves_for: int | None
    is_substitute: bool
    paragraphs: tuple[int, ...]

    @property
    def label(self) -> str:
        """The paragraphs as the front page prints them: ``§§ 15–16, 18``."""
        return paragraphs_label(self.paragraphs)


def stints(served: Service) -> tuple[Stint, ...]:
    """Everyone's service, by seat and then by who came first into it (KL 5:66, 6:35)."""
    found: dict[Serving, list[int]] = {}
    # Those who serve are mostly the same from one paragraph to the next, then the same tuple.
    for _, same in groupby(served.items(), key=lambda entry: id(entry[1])):
        stretch = list(same)
        for one in stretch[0][1]:
            found.setdefault(one, []).extend(paragraph for paragraph, _ in stretch)
    ordered = sorted(found, key=lambda one: one.seat)
    return tuple(
        Stint(one.person, one.serves_for, one.is_substitute, tuple(found[one])) for one in ordered
    )


@dataclass(frozen=True, slots=True)
class Movement:
    """An event with whom it concerns beside the person.

    ``other`` takes over from one who leaves or stands back, and steps aside for one who comes;
    None when nobody does.
    """

    event: Event
    other: int | None = None


def movements(
    seats: Sequence[Seat], paragraphs: Sequence[int], events: Iterable[Event], served: Service
) -> tuple[Movement, ...]:
    """The events during the meeting in their order; who was away from the start is left out."""
    during = [event for event in events if event.paragraph]
    ordered = sorted(during, key=lambda event: turn_of(event, paragraphs))
    return tuple(Movement(event, _other(seats, paragraphs, event, served)) for event in ordered)


def _other(
    seats: Sequence[Seat], paragraphs: Sequence[int], event: Event, served: Service
) -> int | None:
    turn = turn_of(event, paragraphs)
    before, after = (_by_seat(paragraphs, place, served) for place in (turn - 1, turn))
    own = [place for place, seat in enumerate(seats) if seat.person == event.person]
    held = [place for place, person in before.items() if person == event.person]
    for place in own or held:
        other = (before if event.step is Step.CAME else after).get(place)
        return None if other == event.person else other
    return None


def _by_seat(paragraphs: Sequence[int], place: int, served: Service) -> dict[int, int]:
    """Who sits where in the paragraph at the place, nobody outside the meeting."""
    if not 0 <= place < len(paragraphs):
        return {}
    return {one.seat: one.person for one in served[paragraphs[place]]}


@dataclass(frozen=True, slots=True)
class ServedAgain:
    """One who broke off serves again the same day, which ``section`` bars."""

    person: int
    left_after: int
    again_in: int
    section: str


def served_again(
    rule: SubstituteRule,
    paragraphs: Sequence[int],
    events: Iterable[Event],
    served: Service,
    days: Mapping[int, date] | None = None,
) -> tuple[ServedAgain, ...]:
    """Those who serve again after having left, where the rule of the body bars it (KL 5:20).

    To stand back for conflict of interest is not to break off. ``days`` tells the day of each
    paragraph of a meeting that goes on for several.
    """
    if rule.alternating_service:
        return ()
    left = [event for event in events if event.step is Step.LEFT and event.paragraph]
    persons = {paragraph: {one.person for one in served[paragraph]} for paragraph in paragraphs}
    found = (_again(rule, paragraphs, event, persons, days or {}) for event in left)
    return tuple(again for again in found if again)


def _again(
    rule: SubstituteRule,
    paragraphs: Sequence[int],
    event: Event,
    persons: Mapping[int, Collection[int]],
    days: Mapping[int, date],
) -> ServedAgain | None:
    turn = turn_of(event, paragraphs)
    in_service = {paragraph for paragraph in paragraphs if event.person in persons[paragraph]}
    earlier = [p for p in paragraphs[:turn] if p in in_service]
    today = days.get(event.paragraph)
    later = [p for p in paragraphs[turn:] if p in in_service and days.get(p) == today]
    if not (earlier and later) or later[0] == paragraphs[turn]:
        return None
    return ServedAgain(event.person, event.paragraph, later[0], rule.section)
