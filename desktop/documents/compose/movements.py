"""Who comes, leaves and stands back, as sentences of the minutes (KL 5:66, 6:28–32)."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.service import MeetingService, Movement
from db.rules.lifecycle import StepKind
from db.rules.service import WITHIN


def proposed_sentence(service: MeetingService, movement: Movement) -> str:
    """The sentences for a step: the clerk's own, or else what follows from the facts."""
    if movement.step.sentence:
        return movement.step.sentence
    match movement.step.kind:
        case StepKind.CAME:
            parts = _coming(service, movement)
        case StepKind.LEFT:
            parts = _leaving(service, movement)
        case StepKind.CONFLICT:
            parts = _standing_back(service, movement)
    return " ".join(parts)


def clock_in_words(clock: str) -> str:
    """A time as minutes write it: "10:20" gives "kl. 10.20"; nothing gives nothing."""
    return f"kl.\u00a0{clock.replace(':', '.')}" if clock else ""


def _where(service: MeetingService, movement: Movement) -> str:
    key = movement.step.item_id
    return service.label((key,)) if key is not None else ""


def _name(service: MeetingService, person: int) -> str:
    return service.people[person].name_and_party


def _coming(service: MeetingService, movement: Movement) -> Iterator[str]:
    step, where = movement.step, _where(service, movement)
    verb = "återkommer" if movement.returns else "kommer"
    clock = f" {clock_in_words(step.clock)}" if step.clock else ""
    first = _first(service, movement)
    since = ""
    if first is not None and step.person in service.of_item(first).persons:
        since = f" och tjänstgör från och med {service.label((first,))}"
    under = f" under {where}" if step.point == WITHIN else "" if since else f" före {where}"
    yield f"{_name(service, step.person)} {verb} till sammanträdet{clock}{under}{since}."
    if movement.other is not None:
        yield f"{_name(service, movement.other)} upphör att tjänstgöra."
    yield from _new_chair(service, movement)


def _leaving(service: MeetingService, movement: Movement) -> Iterator[str]:
    step, where = movement.step, _where(service, movement)
    clock = f" {clock_in_words(step.clock)}" if step.clock else ""
    when = f"under {where}, före beslutet" if step.point == WITHIN else f"efter {where}"
    yield f"{_name(service, step.person)} lämnar sammanträdet{clock} {when}."
    yield from _stand_in(service, movement)
    yield from _new_chair(service, movement)


def _standing_back(service: MeetingService, movement: Movement) -> Iterator[str]:
    step, name = movement.step, _name(service, movement.step.person)
    if step.point is not None:
        yield f"På grund av jäv deltar {name} inte i beslutet enligt punkt {step.point}."
        return
    yield f"På grund av jäv deltar {name} inte i handläggningen av ärendet eller i beslutet."
    yield from _stand_in(service, movement)
    leads = service.of_item(step.item_id).presiding if step.item_id is not None else None
    if leads is not None and step.person == service.usual_chair:
        yield f"{_name(service, leads)} är ordförande under paragrafen."


def _stand_in(service: MeetingService, movement: Movement) -> Iterator[str]:
    if movement.other is not None:
        yield f"{_name(service, movement.other)} tjänstgör i dennes ställe."


def _new_chair(service: MeetingService, movement: Movement) -> Iterator[str]:
    """Who leads from here on, when that changes with the step."""
    before, after = service.chairs_around(movement.step)
    if before is not None and after is not None and before != after:
        yield f"{_name(service, after)} leder sammanträdet från och med {_next(service, movement)}."


def _next(service: MeetingService, movement: Movement) -> str:
    return service.label((service.turns[service.turn_of(movement.step)],))


def _first(service: MeetingService, movement: Movement) -> int | None:
    """The first item that a step bears on; None when that was the last of the meeting."""
    place = service.turn_of(movement.step)
    return service.turns[place] if place < len(service.turns) else None
