"""Who was there: the front page's lines and the table of attendance (KL 5:66, 6:35)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from db.queries.served import Attendee
from db.queries.service import MeetingService, Stretch
from db.rules.lifecycle import Presence, Role, StepKind
from db.rules.rich_text import Runs, Table, runs
from desktop.documents.compose.movements import clock_in_words

_ROLES = {
    Role.CHAIR: "ordförande",
    Role.VICE_CHAIR: "vice ordförande",
}


_ON_FRONT_PAGE = 30
"""How many members the front page names before it points to the table."""


class Roll:
    """The attendance of those items that a minutes part prints."""

    def __init__(self, service: MeetingService, items: Sequence[int]) -> None:
        self._service = service
        self._items = items
        self._stretches = service.stretches(items)

    def members(self) -> tuple[Runs, ...]:
        """The members who served, with their paragraphs when it was not all of them.

        Of an assembly only those who led are named here: the others stand in the table.
        """
        served = [one for one in self._stretches if not one.is_substitute]
        shown = served if len(served) <= _ON_FRONT_PAGE else [*filter(self._leads, served)]
        lines = tuple(runs(self._line(one)) for one in shown)
        if len(shown) == len(served):
            return lines
        return (*lines, runs(f"samt {len(served) - len(shown)} ledamöter enligt närvarolistan"))

    def _leads(self, stretch: Stretch) -> bool:
        role = self._service.people[stretch.person].role
        return role in _ROLES or bool(self._led_by(stretch.person))

    def substitutes(self) -> tuple[Runs, ...]:
        """The substitutes who served, for whom and in which paragraphs."""
        return tuple(runs(self._line(one)) for one in self._stretches if one.is_substitute)

    def idle_substitutes(self) -> tuple[Runs, ...]:
        """The substitutes who were there and never served."""
        served = {one.person for one in self._stretches}
        return tuple(
            runs(f"{one.name_and_party}{_remote(one)}")
            for one in self._service.people.values()
            if one.role is Role.SUBSTITUTE
            and one.presence is not Presence.ABSENT
            and one.person not in served
        )

    def officials(self) -> tuple[Runs, ...]:
        """Officials who hold an office in the body."""
        return tuple(
            runs(f"{one.name_and_party}{_remote(one)}")
            for one in self._service.people.values()
            if one.role is Role.OFFICIAL and one.presence is not Presence.ABSENT
        )

    def _line(self, stretch: Stretch) -> str:
        person = self._service.people[stretch.person]
        return "".join(
            (
                person.name_and_party,
                self._office(person),
                self._serves_for(stretch),
                _remote(person),
                f", {self._service.label(stretch.items)}" if not stretch.whole else "",
            )
        )

    def _office(self, person: Attendee) -> str:
        """Chair and vice chair, and whoever led some of the paragraphs."""
        office = _ROLES.get(person.role, "")
        led = self._led_by(person.person) if person.role is not Role.CHAIR else []
        if not led:
            return f", {office}" if office else ""
        told = f"ordförande {self._service.label(led)}"
        return f", {office} ({told})" if office else f", {told}"

    def _led_by(self, person: int) -> list[int]:
        return [
            one.item.id
            for one in self._service.items
            if one.presiding == person and one.item.id in self._items
        ]

    def acting_chairs(self, chair: str) -> Iterator[tuple[str, str]]:
        """Who led paragraphs in another's place than ``chair``, and which: they sign for them."""
        for person in self._service.people.values():
            led = self._led_by(person.person)
            if led and chair not in (person.name, person.name_and_party):
                yield person.name_and_party, self._service.label(led)

    def _serves_for(self, stretch: Stretch) -> str:
        if not stretch.is_substitute:
            return ""
        if stretch.serves_for is None:
            return ", för vakant plats"
        return f", för {self._service.people[stretch.serves_for].name_and_party}"

    def table(self) -> Table:
        """Everyone who belongs at the meeting, vacant seats last of the members."""
        rows = [*self._rows()]
        noted = any(row[-1] for row in rows)
        head = ("Namn", "Parti", "Närvaro", "Tjänstgör för", "§§", "Anteckning")
        width = (0.25, 0.08, 0.17, 0.19, 0.14, 0.17) if noted else (0.33, 0.1, 0.17, 0.25, 0.15)
        cut = len(width)
        cells = tuple(tuple(runs(text) for text in row[:cut]) for row in (head, *rows))
        return Table(cells, 1, "Närvaro vid sammanträdet", width)

    def _rows(self) -> Iterator[tuple[str, ...]]:
        people = list(self._service.people.values())
        members = [one for one in people if one.role.is_member]
        for one in members:
            yield self._row(one)
        for _ in range(self._service.vacant):
            yield ("Vakant plats", "", "", "", "", "")
        for one in people:
            if one not in members:
                yield self._row(one)

    def _row(self, person: Attendee) -> tuple[str, ...]:
        own = [one for one in self._stretches if one.person == person.person]
        for_whom = dict.fromkeys(self._member(one) for one in own if one.is_substitute)
        items = sorted({key for one in own for key in one.items}, key=self._items.index)
        office = _ROLES.get(person.role, "")
        return (
            f"{person.name}, {office}" if office else person.name,
            person.party,
            _presence(person, served=bool(own)),
            ", ".join(for_whom),
            self._service.label(items),
            "; ".join(self._notes(person)),
        )

    def in_short(self, person: int) -> str:
        """What the table says of somebody, in one line: "Tjänstgör för Karl Ek, §§ 15–16"."""
        own = self._by_person.get(person, [])
        for_whom = ", ".join(dict.fromkeys(self._member(one) for one in own if one.is_substitute))
        items = {key for stint in own for key in stint.items}
        whole = len(items) == len(self._items)
        stretch = "" if whole else self._service.label(filter(items.__contains__, self._items))
        served = _presence(self._service.people[person], served=bool(own))
        serves = f"{served} för {for_whom}" if for_whom else served
        return ", ".join(filter(None, (serves, stretch)))

    @cached_property
    def _by_person(self) -> dict[int, list[Stretch]]:
        found: dict[int, list[Stretch]] = {}
        for one in self._stretches:
            found.setdefault(one.person, []).append(one)
        return found

    def _member(self, stretch: Stretch) -> str:
        if stretch.serves_for is None:
            return "vakant plats"
        return self._service.people[stretch.serves_for].name

    def _notes(self, person: Attendee) -> Iterator[str]:
        if person.remote:
            yield "på distans"
        for step in self._service.steps:
            if step.person == person.person and step.kind is StepKind.CONFLICT:
                where = self._service.label(() if step.item_id is None else (step.item_id,))
                yield f"jäv {where}" + (f" punkt {step.point}" if step.point else "")
            elif step.person == person.person and step.clock:
                verb = "kom" if step.kind is StepKind.CAME else "gick"
                yield f"{verb} {clock_in_words(step.clock)}"
        if person.note:
            yield person.note


def _presence(person: Attendee, *, served: bool) -> str:
    if served:
        return "Tjänstgör"
    return "Frånvarande" if person.presence is Presence.ABSENT else "Närvarande"


def _remote(person: Attendee) -> str:
    return ", på distans" if person.remote else ""
