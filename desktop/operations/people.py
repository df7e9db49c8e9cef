"""People and their seats in the bodies."""

from __future__ import annotations

from datetime import date

from db.entities.person import Appointment, Person
from db.queries.existing import overlapping_appointment
from db.rules.lifecycle import Role
from db.rules.refusals import NotWellFormed, Overlapping
from desktop.operations.office import Office, demand_version, found
from desktop.operations.recipients import tidy_email, tidy_name


def add_person(
    office: Office, name: str, *, party: str = "", email: str = "", title: str = ""
) -> int:
    """Add somebody elected or employed; gives the key."""
    with office.writing("person.add") as session:
        person = Person(
            name=tidy_name(name), party=party.strip(), email=tidy_email(email), title=title.strip()
        )
        session.add(person)
        session.flush()
        return person.id


def revise_person(office: Office, person_id: int, version: int, **changes: str) -> int:
    """Change name, party or address; minutes keep them as they were. The new version."""
    with office.writing("person.revise") as session:
        person = found(session, Person, person_id)
        demand_version(person, version)
        for field, value in changes.items():
            setattr(person, field, value)
        session.flush()
        return person.version


def appoint(
    office: Office, person_id: int, body_id: int, role: Role, starts_on: date, *,
    ends_on: date | None = None, place: int = 0, party: str = "",
) -> int:  # fmt: skip
    """Give a person a seat in a body from one day to another, both included.

    Raises ``Overlapping`` when the person has a seat there at the time, ``NotWellFormed`` when
    it ends before it starts.
    """
    with office.writing("person.appoint") as session:
        if ends_on is not None and ends_on < starts_on:
            raise NotWellFormed("ends_on", ends_on.isoformat())
        person = found(session, Person, person_id)
        if overlapping_appointment(session, person_id, body_id, role, starts_on, ends_on):
            raise Overlapping(person.name, starts_on)
        seat = Appointment(
            person_id=person_id,
            body_id=body_id,
            role=role,
            party=party or person.party,
            place=place,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        session.add(seat)
        session.flush()
        return seat.id


def end_appointment(office: Office, appointment_id: int, ends_on: date) -> None:
    """Let a seat end with that day; it stays in the register."""
    with office.writing("person.end") as session:
        seat = found(session, Appointment, appointment_id)
        if ends_on < seat.starts_on:
            raise NotWellFormed("ends_on", ends_on.isoformat())
        seat.ends_on = ends_on
