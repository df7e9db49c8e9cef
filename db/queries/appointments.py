"""Who holds which seat in a body on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.entities.person import Appointment, Person
from db.rules.lifecycle import Role

_ORDER = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER, Role.SUBSTITUTE, Role.SECRETARY, Role.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Seat:
    """A person in a body as of a day; ``place`` is the order within the role."""

    appointment_id: int
    person_id: int
    name: str
    party: str
    role: Role
    place: int
    starts_on: date
    ends_on: date | None

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name


def appointed_on(session: Session, body_id: int, day: date) -> tuple[Seat, ...]:
    """All who hold a seat in the body that day: chair first, then by role and place."""
    query = (
        select(
            Appointment.id, Person.id, Person.name, Appointment.party, Person.party,
            Appointment.role, Appointment.place, Appointment.starts_on, Appointment.ends_on,
        )
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.body_id == body_id,
            Appointment.starts_on <= day,
            or_(Appointment.ends_on.is_(None), Appointment.ends_on >= day),
        )
        .order_by(Appointment.place, Appointment.id)
    )  # fmt: skip
    seats = [
        Seat(key, person, name, party or own, role, place, starts, ends)
        for key, person, name, party, own, role, place, starts, ends in session.execute(query)
    ]
    return tuple(sorted(seats, key=lambda seat: _ORDER.index(seat.role)))
