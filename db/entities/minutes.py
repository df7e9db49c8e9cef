"""Minutes parts: which paragraphs are verified together, by whom and when (KL 5:69)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Versioned
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import PartKind
from db.rules.refusals import VerifiedTextLocked


class Verifier(Versioned, Base, kw_only=True):
    """Somebody chosen to verify the minutes, beside the chair."""

    __tablename__ = "verifier"
    __table_args__ = (UniqueConstraint("part_id", "place"),)

    part_id: Mapped[int] = mapped_column(ForeignKey("minutes_part.id"))
    place: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None)
    name: Mapped[str] = mapped_column(String(200))
    party: Mapped[str] = mapped_column(String(20), default="")


class MinutesPart(Versioned, Base, kw_only=True):
    """A part of a meeting's minutes that is verified as one; most meetings have only the main one.

    When ``verified_on`` is set, the part, its paragraphs and all that hangs on them are locked.
    """

    __tablename__ = "minutes_part"
    __table_args__ = (
        CheckConstraint("verified_on IS NULL OR verified_by <> ''", name="verified_by_somebody"),
        Index("ix_minutes_part_meeting_id", "meeting_id"),
    )

    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    kind: Mapped[PartKind] = mapped_column(default=PartKind.MAIN)
    planned_place: Mapped[str] = mapped_column(String(200), default="")
    planned_on: Mapped[date | None] = mapped_column(default=None)
    chair: Mapped[str] = mapped_column(String(200), default="")
    verified_on: Mapped[date | None] = mapped_column(default=None)
    verified_by: Mapped[str] = mapped_column(String(400), default="")
    manner: Mapped[str] = mapped_column(String(200), default="")
    text_sha256: Mapped[str] = mapped_column(String(64), default="")

    verifiers: Mapped[list[Verifier]] = relationship(
        order_by=Verifier.place, init=False, cascade="all, delete-orphan", repr=False
    )
    paragraphs: Mapped[list[Paragraph]] = relationship(
        order_by=Paragraph.number, init=False, viewonly=True, repr=False
    )

    @property
    def is_verified(self) -> bool:
        """Whether the part is locked."""
        return self.verified_on is not None

    def verify(self, day: date, by: str, text_sha256: str) -> None:
        """Lock the part as of that day; ``by`` names all who verified.

        Raises ``VerifiedTextLocked`` when it is locked already.
        """
        self.demand_open()
        self.verified_on, self.verified_by, self.text_sha256 = day, by, text_sha256

    def demand_open(self) -> None:
        """Raise ``VerifiedTextLocked`` unless the part may still be changed."""
        if self.is_verified:
            raise VerifiedTextLocked("minutes_part", self.verified_on, self.verified_by)
