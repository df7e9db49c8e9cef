"""Who was at a meeting, in which role then, and who served for whom (KL 5:66, 6:35)."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base, Versioned
from db.rules.lifecycle import Presence, Role


class Attendance(Versioned, Base, kw_only=True):
    """One person at one meeting; name, party and role are kept as they were that day."""

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(200))
    party: Mapped[str] = mapped_column(String(20), default="")
    role: Mapped[Role]
    place: Mapped[int] = mapped_column(default=0)
    presence: Mapped[Presence]
    serves_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    note: Mapped[str] = mapped_column(String(400), default="")

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name
