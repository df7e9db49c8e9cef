"""People: everybody in the register, and what each of them is or was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.organisation import Body
from db.entities.person import Appointment, Person
from db.queries.words import all_among, needles
from db.rules.lifecycle import Role
from db.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody elected or employed."""

    id: int
    version: int
    name: str
    party: str
    email: str
    title: str

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """What somebody is in a body from one day to another; ``ends_on`` None goes on."""

    id: int
    version: int
    person_id: int
    name: str
    party: str
    body_id: int
    body: str
    role: Role
    place: int
    starts_on: date
    ends_on: date | None


def people(session: Session, *, text: str = "") -> tuple[PersonRow, ...]:
    """Everybody in Swedish order of names, or those whose name, party or title has the words."""
    wanted = needles(text)
    query = select(
        Person.id, Person.version, Person.name, Person.party, Person.email, Person.title
    ).order_by(Person.name_sort, Person.id)
    rows = (PersonRow(*row) for row in session.execute(query))
    return tuple(p for p in rows if all_among(wanted, f"{p.name}\n{p.party}\n{p.title}"))


def person_row(session: Session, person_id: int) -> PersonRow:
    """One person; raises ``NotFound``."""
    query = select(
        Person.id, Person.version, Person.name, Person.party, Person.email, Person.title
    ).where(Person.id == person_id)
    row = session.execute(query).first()
    if row is None:
        raise NotFound(str(person_id))
    return PersonRow(*row)


def appointments(
    session: Session, *, body_id: int | None = None, person_id: int | None = None
) -> tuple[AppointmentRow, ...]:
    """All appointments of a body or a person, ended ones too, the latest first.

    Who holds office on a day is told by ``db.queries.appointments.appointed_on``.
    """
    query = (
        select(
            Appointment.id, Appointment.version, Person.id, Person.name, Appointment.party,
            Body.id, Body.abbreviation, Appointment.role, Appointment.place,
            Appointment.starts_on, Appointment.ends_on,
        )
        .join(Person, Person.id == Appointment.person_id)
        .join(Body, Body.id == Appointment.body_id)
        .order_by(Appointment.starts_on.desc(), Appointment.place, Appointment.id)
    )  # fmt: skip
    if body_id is not None:
        query = query.where(Appointment.body_id == body_id)
    if person_id is not None:
        query = query.where(Appointment.person_id == person_id)
    return tuple(AppointmentRow(*row) for row in session.execute(query))
