"""People and what they are in the bodies, from day to day."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Versioned
from db.rules.lifecycle import Role


class Person(Versioned, Base, kw_only=True):
    """Somebody elected or employed. Never deleted: their years end."""

    __tablename__ = "person"

    name: Mapped[str] = mapped_column(String(200))
    name_sort: Mapped[str] = mapped_column(String(400), default="")
    party: Mapped[str] = mapped_column(String(20), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    title: Mapped[str] = mapped_column(String(200), default="")

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name


class Appointment(Versioned, Base, kw_only=True):
    """What a person is in a body from one day to another; ``place`` is the order of service."""

    __tablename__ = "appointment"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_start"),
        Index("ix_appointment_body_id", "body_id"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("body.id"))
    role: Mapped[Role]
    party: Mapped[str] = mapped_column(String(20), default="")
    place: Mapped[int] = mapped_column(default=0)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None] = mapped_column(default=None)

    person: Mapped[Person] = relationship(init=False, viewonly=True, repr=False)

    def covers(self, day: date) -> bool:
        """Whether the appointment holds on that day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
