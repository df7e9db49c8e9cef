"""The one world that tests share: a small region with four bodies, its people and three cases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.entities.attendance import Attendance
from db.entities.base import Base, now
from db.entities.case import Case
from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.organisation import Body, Organisation, Register
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.entities.person import Appointment, Person
from db.entities.recipient import GroupMember, Recipient
from db.entities.record import Record
from db.queries.appointments import appointed_on
from db.queries.existing import recipient_named
from db.rules.decision import decision
from db.rules.lifecycle import (
    BodyKind,
    Channel,
    Direction,
    ItemKind,
    Presence,
    RecipientKind,
    Role,
    SeriesKind,
)
from db.rules.rich_text import RichText, rich
from db.series import draw, open_series
from db.store import Session, Store

TODAY = date(2026, 3, 10)
CLERK = "Eva Öst"
TERM = date(2023, 1, 1)


@dataclass(frozen=True)
class World:
    """Keys of what the register holds, by the names that people use."""

    store: Store
    registers: dict[str, int]
    bodies: dict[str, int]
    people: dict[str, int]
    cases: dict[str, int]
    recipients: dict[str, int]


def build(store: Store) -> World:
    """Fill an empty register with the world."""
    with store.writing(CLERK, "world.build") as session:
        house = _kept(session, Organisation(name="Region Älvmarken"))
        registers = {
            code: _kept(
                session,
                Register(organisation_id=house, code=code, name=name, pattern=pattern),
            )
            for code, name, pattern in _REGISTERS
        }
        bodies = _bodies(session, house, registers)
        world = World(
            store,
            registers,
            bodies,
            _people(session, bodies),
            _cases(session, registers, bodies),
            _recipients(session),
        )
        for body in bodies.values():
            open_series(session, SeriesKind.PARAGRAPH, body, 2026, owner="body")
    return world


def _kept(session: Session, thing: Base) -> int:
    session.add(thing)
    session.flush()
    key: int = vars(thing)["id"]
    return key


_REGISTERS = (
    ("RS", "Regionstyrelsens diarium", "{serial}-{year}"),
    ("RUN", "Regionala utvecklingsnämndens diarium", "{serial:05}-{year}"),
    ("RUNA", "Nämndens äldre diarium", "RUN/{serial}/{year}"),
)
_BODIES = (
    ("RF", "Regionfullmäktige", BodyKind.ASSEMBLY, "RS", "", 61),
    ("RS", "Regionstyrelsen", BodyKind.EXECUTIVE_BOARD, "RS", "", 15),
    ("RUN", "Regionala utvecklingsnämnden", BodyKind.COMMITTEE, "RUN", "", 7),
    ("RUNAU", "RUN:s arbetsutskott", BodyKind.SUBCOMMITTEE, "RUN", "RUN", 3),
)


def _bodies(session: Session, house: int, registers: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for short, name, kind, register, parent, seats in _BODIES:
        found[short] = _kept(
            session,
            Body(
                organisation_id=house, register_id=registers[register], kind=kind, name=name,
                abbreviation=short, parent_id=found.get(parent), seats=seats,
                minutes_location="Kansliet, Storgatan 1, Älvstad",
            ),
        )  # fmt: skip
    return found


_MEMBERS = (
    ("Anna Berg", "S", Role.CHAIR),
    ("Nils Åkerlund", "M", Role.VICE_CHAIR),
    ("Britta Öman", "S", Role.MEMBER),
    ("Karl Ek", "S", Role.MEMBER),
    ("Lena Zetterlund", "C", Role.MEMBER),
    ("Olof Ängsmark", "V", Role.MEMBER),
    ("Sten Wik", "M", Role.MEMBER),
    ("Örjan Lind", "S", Role.SUBSTITUTE),
    ("Åsa Holm", "M", Role.SUBSTITUTE),
    ("Maja Rask", "S", Role.SUBSTITUTE),
    ("Per Näs", "S", Role.SUBSTITUTE),
    ("Ida Fors", "C", Role.SUBSTITUTE),
    ("Tore Älv", "V", Role.SUBSTITUTE),
    ("Ulla Gran", "M", Role.SUBSTITUTE),
    (CLERK, "", Role.SECRETARY),
)


def _people(session: Session, bodies: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, (name, party, role) in enumerate(_MEMBERS, 1):
        found[name] = _kept(session, Person(name=name, party=party))
        _kept(
            session,
            Appointment(
                person_id=found[name], body_id=bodies["RUN"], role=role, party=party, place=place,
                starts_on=TERM,
            ),
        )  # fmt: skip
    return found


_CASES = (
    ("00677-2020", "RUN", "RUN", 2020, 677, "Handlingsplan för jämställd tillväxt", "Eva Öst"),
    ("3399-2018", "RS", "RS", 2018, 3399, "Överenskommelse om ökad närvaro i skolan", "Olle Ask"),
    ("RUN/60/2019", "RUNA", "RUN", 2019, 60, "Uppföljning av biblioteksplanen", "Eva Öst"),
)


def _cases(session: Session, registers: dict[str, int], bodies: dict[str, int]) -> dict[str, int]:
    return {
        number: _kept(
            session,
            Case(
                register_id=registers[register], body_id=bodies[body], year=year, serial=serial,
                registration_number=number, title=title, case_officer=officer,
                opened_on=date(year, 5, 4),
            ),
        )
        for number, register, body, year, serial, title, officer in _CASES
    }  # fmt: skip


def _recipients(session: Session) -> dict[str, int]:
    towns = ("Granby kommun", "Åsele by", "Östanå kommun")
    made = [
        Recipient(
            kind=RecipientKind.ROLE, name="Regionala utvecklingsdirektören", holder="Moa Sund",
            email="moa.sund@alvmarken.example",
        ),
        Recipient(kind=RecipientKind.ROLE, name="Ekonomichefen"),
        Recipient(
            kind=RecipientKind.ORGANISATION, name="Skattekontoret", channel=Channel.POST,
            postal_address="Box 1, 123 45 Älvstad",
        ),
        Recipient(kind=RecipientKind.PERSON, name="Anna Berg", email="anna@"),
        *(
            Recipient(kind=RecipientKind.ORGANISATION, name=t, email=f"post@ort{i}.example")
            for i, t in enumerate(towns)
        ),
        Recipient(kind=RecipientKind.GROUP, name="Kommunerna i länet"),
    ]  # fmt: skip
    found = {one.name: _kept(session, one) for one in made}
    for town in towns:
        _kept(session, GroupMember(group_id=found["Kommunerna i länet"], member_id=found[town]))
    return found


def add_case(world: World, number: str, title: str, **fields: object) -> int:
    """One more case, in the register RS."""
    with world.store.writing(CLERK, "case.register") as session:
        settings: dict[str, object] = {"opened_on": TODAY, "year": 2026, "serial": None} | fields
        return _kept(
            session,
            Case(
                register_id=world.registers["RS"], registration_number=number, title=title,
                **settings,  # type: ignore[arg-type]
            ),
        )  # fmt: skip


def add_record(world: World, case: str, title: str, **fields: object) -> int:
    """A record that came in to a case."""
    settings: dict[str, object] = {
        "running_number": 1, "direction": Direction.INCOMING, "received_on": TODAY,
        "registered_at": now(),
    } | fields  # fmt: skip
    with world.store.writing(CLERK, "record.register") as session:
        return _kept(session, Record(case_id=world.cases[case], title=title, **settings))  # type: ignore[arg-type]


def add_meeting(world: World, body: str = "RUN", day: date = TODAY, **fields: object) -> int:
    """A meeting with its main minutes and everybody expected."""
    with world.store.writing(CLERK, "meeting.plan") as session:
        meeting = Meeting(body_id=world.bodies[body], held_on=day, secretary=CLERK, **fields)  # type: ignore[arg-type]
        key = _kept(session, meeting)
        part = _kept(session, MinutesPart(meeting_id=key, chair="Anna Berg"))
        _kept(session, Verifier(part_id=part, place=1, name="Nils Åkerlund", party="M"))
        for place, seat in enumerate(appointed_on(session, world.bodies[body], day), 1):
            presence = Presence.SERVING if seat.role.is_member else Presence.PRESENT
            _kept(
                session,
                Attendance(
                    meeting_id=key, person_id=seat.person_id, name=seat.name, party=seat.party,
                    role=seat.role, place=place, presence=presence,
                ),
            )  # fmt: skip
    return key


def add_item(
    world: World, meeting: int | None, title: str, *, cases: tuple[str, ...] = (), place: int = 1,
    body: str = "RUN", kind: ItemKind = ItemKind.DECISION,
) -> int:  # fmt: skip
    """An item on the agenda of a meeting, or one that waits."""
    with world.store.writing(CLERK, "agenda.add") as session:
        key = _kept(
            session,
            AgendaItem(
                body_id=world.bodies[body], meeting_id=meeting, title=title, place=place, kind=kind
            ),
        )
        for number, case in enumerate(cases):
            _kept(session, ItemCase(item_id=key, case_id=world.cases[case], place=number))
    return key


def add_paragraph(
    world: World, meeting: int, title: str, *, place: int = 1, cases: tuple[str, ...] = (),
    recipients: tuple[str, ...] = (), matter: RichText = (),
    points: tuple[str, ...] = ("anta den",), **fields: object,
) -> int:  # fmt: skip
    """An item of the meeting with its paragraph, a draft."""
    item = add_item(world, meeting, title, cases=cases, place=place)
    with world.store.writing(CLERK, "paragraph.open") as session:
        held = session.get_one(Meeting, meeting)
        paragraph = Paragraph(
            body_id=held.body_id, meeting_id=meeting, item_id=item, part_id=held.parts[0].id,
            heard_on=held.held_on, year=held.year, title=title, matter=matter or rich("Text."),
            decision=decision("Nämnden beslutar att", points), **fields,  # type: ignore[arg-type]
        )  # fmt: skip
        key = _kept(session, paragraph)
        for number, case in enumerate(cases):
            _kept(session, ParagraphCase(paragraph_id=key, case_id=world.cases[case], place=number))
        for number, label in enumerate(recipients):
            _kept(
                session,
                ParagraphRecipient(
                    paragraph_id=key, place=number, label=label,
                    recipient_id=recipient_named(session, label),
                ),
            )  # fmt: skip
    return key


def number(world: World, *paragraphs: int, body: str = "RUN", year: int = 2026) -> range:
    """Give the paragraphs the next numbers of the series."""
    with world.store.writing(CLERK, "paragraphs.number") as session:
        found = [session.get_one(Paragraph, key) for key in paragraphs]
        numbers = draw(
            session, SeriesKind.PARAGRAPH, world.bodies[body], year, owner=body, count=len(found)
        )
        for paragraph, given in zip(found, numbers, strict=True):
            paragraph.assign_number(given)
    return numbers


def verify(world: World, meeting: int, day: date = date(2026, 3, 12)) -> int:
    """Verify the meeting's main minutes; gives the part's key."""
    with world.store.writing(CLERK, "minutes.verify") as session:
        part = session.get_one(Meeting, meeting).parts[0]
        part.verify(day, "Anna Berg, Nils Åkerlund", "0" * 64)
        return part.id
