"""Who was at a meeting, in which role then, and who served for whom (KL 5:66, 6:35)."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base, Versioned
from db.rules.lifecycle import Presence, Role, StepKind


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
    remote: Mapped[bool] = mapped_column(default=False)

    @property
    def name_and_party(self) -> str:
        """The name with the party in brackets, as minutes print it."""
        return f"{self.name} ({self.party})" if self.party else self.name


class AttendanceStep(Versioned, Base, kw_only=True):
    """Somebody came, left or had a conflict of interest, at a point of the agenda.

    CAME and CONFLICT stand at the item they begin with, LEFT at the last item taken part in; no
    item means before the first. ``point`` limits a conflict to one decision point (from 1).
    ``clock`` is "HH:MM"; ``sentence`` is what the minutes say when the clerk has worded it anew.
    """

    __tablename__ = "attendance_step"
    __table_args__ = (
        UniqueConstraint("meeting_id", "person_id", "kind", "item_id", "point"),
        CheckConstraint("kind <> 'conflict' OR item_id IS NOT NULL", name="conflict_has_item"),
        Index("ix_attendance_step_meeting_id", "meeting_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[StepKind]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None)
    point: Mapped[int | None] = mapped_column(default=None)
    clock: Mapped[str] = mapped_column(String(5), default="")
    sentence: Mapped[str] = mapped_column(String(600), default="")
