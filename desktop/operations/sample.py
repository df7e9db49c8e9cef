"""Filling a register with the sample organisation, so that there is something to try things on."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, time
from zoneinfo import ZoneInfo

from db.entities.case import Case, Memo
from db.entities.organisation import Body, Organisation, Register
from db.entities.person import Appointment, Person
from db.entities.recipient import GroupMember, Recipient
from db.entities.record import Record
from db.rules.lifecycle import BodyKind, CaseStatus, Channel, Direction, RecipientKind, Role
from db.rules.registration_number import RegistrationPattern
from db.rules.rich_text import runs
from db.store import Session
from desktop.operations.cases import enter
from desktop.operations.office import Office
from desktop.operations.sample_data import load_sample
from desktop.operations.sample_meetings import Cast, hold_meeting
from desktop.operations.sample_values import (
    Sample,
    SampleBody,
    SampleCase,
    SampleMemo,
    SampleRecipient,
)

Progress = Callable[[int, int], None]
_STOCKHOLM = ZoneInfo("Europe/Stockholm")
_BODY_KINDS = {"working_subcommittee": BodyKind.SUBCOMMITTEE}
_ROLES = {"second_vice_chair": Role.VICE_CHAIR}


def fill_with_sample(
    office: Office, sample: Sample | None = None, progress: Progress | None = None
) -> None:
    """Put the sample organisation into an empty register, in one transaction.

    ``progress`` is told how many of its meetings are written, and of how many.
    """
    content = sample or load_sample()
    office = dataclasses.replace(office, today=lambda: content.today)
    with office.writing("sample.fill") as session:
        # Keys are made by us, so nothing need be written before it is asked for.
        session.autoflush = False
        cast = _cast(session, content)
        for number, meeting in enumerate(content.meetings, 1):
            hold_meeting(office, session, cast, meeting)
            if progress is not None:
                progress(number, len(content.meetings))


def _cast(session: Session, sample: Sample) -> Cast:
    organisation = _organisation(session, sample)
    registers = _registers(session, sample, organisation)
    people = _people(session, sample)
    bodies = _bodies(session, sample, organisation, registers)
    _appointments(session, sample, people, bodies)
    recipients = _recipients(session, sample)
    cases = _cases(session, sample, registers)
    memos = {memo.key: _memo(session, memo, cases, bodies) for memo in sample.memos}
    return Cast(people, bodies, recipients, cases, memos)


def _organisation(session: Session, sample: Sample) -> Organisation:
    house = sample.organisation
    organisation = Organisation(
        name=house.name,
        postal_address=f"{house.street}, {house.postal}",
        email=house.email,
        web=house.website,
    )
    session.add(organisation)
    session.flush()
    return organisation


def _registers(session: Session, sample: Sample, organisation: Organisation) -> dict[str, Register]:
    registers = {
        entry.key: Register(
            organisation_id=organisation.id, code=entry.key, name=entry.name, pattern=entry.pattern
        )
        for entry in sample.registers
    }
    session.add_all(registers.values())
    session.flush()
    return registers


def _bodies(
    session: Session, sample: Sample, organisation: Organisation, registers: dict[str, Register]
) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    for entry in sample.bodies:
        body = _body(entry, sample, organisation, registers[entry.register])
        session.add(body)
        session.flush()
        bodies[entry.abbreviation] = body
    for entry in sample.bodies:
        if entry.parent:
            bodies[entry.abbreviation].parent_id = bodies[entry.parent].id
    session.flush()
    return bodies


def _body(
    entry: SampleBody, sample: Sample, organisation: Organisation, register: Register
) -> Body:
    return Body(
        organisation_id=organisation.id,
        register_id=register.id,
        kind=_BODY_KINDS.get(entry.kind) or BodyKind(entry.kind),
        name=entry.name,
        abbreviation=entry.abbreviation,
        genitive=entry.name_as_owner,
        seats=entry.seats,
        house_style=entry.house_style,
        minutes_location=sample.organisation.minutes_location,
    )


def _people(session: Session, sample: Sample) -> dict[str, Person]:
    people = {
        entry.name: Person(name=entry.name, party=entry.party, email=entry.email, title=entry.title)
        for entry in sample.people
    }
    session.add_all(people.values())
    session.flush()
    return people


def _appointments(
    session: Session, sample: Sample, people: dict[str, Person], bodies: dict[str, Body]
) -> None:
    for entry in sample.appointments:
        person = people[entry.person]
        seat = Appointment(
            person_id=person.id,
            body_id=bodies[entry.body].id,
            role=_ROLES.get(entry.role) or Role(entry.role),
            party=person.party,
            place=entry.place,
            starts_on=entry.starts,
            ends_on=entry.ends,
        )
        session.add(seat)
    session.flush()


def _recipients(session: Session, sample: Sample) -> dict[str, Recipient]:
    recipients = {entry.name: _recipient(entry) for entry in sample.recipients}
    session.add_all(recipients.values())
    session.flush()
    for entry in sample.recipients:
        for member in entry.members:
            link = GroupMember(group_id=recipients[entry.name].id, member_id=recipients[member].id)
            session.add(link)
    session.flush()
    return recipients


def _recipient(entry: SampleRecipient) -> Recipient:
    return Recipient(
        kind=RecipientKind(entry.kind),
        name=entry.name,
        holder=entry.holder,
        email=entry.email,
        postal_address=entry.post,
        channel=Channel.POST if entry.post and not entry.email else Channel.EMAIL,
    )


def _cases(session: Session, sample: Sample, registers: dict[str, Register]) -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for entry in sample.cases:
        case = _case(entry, registers[entry.register])
        enter(session, case)
        _records(session, entry, case)
        cases[entry.dnr] = case
    return cases


def _case(entry: SampleCase, register: Register) -> Case:
    key = RegistrationPattern(register.pattern).parse(entry.dnr)
    return Case(
        register_id=register.id,
        year=key.year if key else entry.opened_on.year,
        serial=None,
        registration_number=entry.dnr,
        title=entry.title,
        protected_title=entry.protected_title,
        legal_basis=entry.legal_basis,
        status=CaseStatus(entry.status),
        case_officer=entry.officer,
        opened_on=entry.opened_on,
        closed_on=entry.closed_on,
    )


def _records(session: Session, entry: SampleCase, case: Case) -> None:
    for number, record in enumerate(entry.records, 1):
        incoming = record.direction == Direction.INCOMING
        session.add(
            Record(
                case_id=case.id,
                running_number=number,
                title=record.title,
                direction=Direction(record.direction),
                received_on=record.on if incoming else None,
                drawn_up_on=None if incoming else record.on,
                counterpart=record.counterpart,
                their_reference=record.their_reference,
                registered_at=datetime.combine(record.on, time(9), _STOCKHOLM),
            )
        )
    session.flush()


def _memo(
    session: Session, entry: SampleMemo, cases: dict[str, Case], bodies: dict[str, Body]
) -> Memo:
    case, body = cases[entry.case], bodies[entry.body]
    case.body_id = case.body_id or body.id
    memo = Memo(
        case_id=case.id,
        body_id=body.id,
        title=entry.title,
        dated_on=entry.dated_on,
        author=entry.officer,
        decision=entry.decision,
        statement=entry.statement,
        summary=entry.summary,
        matter=entry.matter,
        decision_basis=tuple(runs(line) for line in entry.decision_basis),
        recipients=entry.recipients,
    )
    session.add(memo)
    session.flush()
    return memo
