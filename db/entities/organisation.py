"""The organisation, its registers, its bodies and their number series."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Keyed, NamesType, Versioned
from db.rules.lifecycle import BodyKind, SeriesKind


class Organisation(Versioned, Base, kw_only=True):
    """A municipality, region or federation."""

    __tablename__ = "organisation"

    name: Mapped[str] = mapped_column(String(200))
    postal_address: Mapped[str] = mapped_column(String(400), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    web: Mapped[str] = mapped_column(String(200), default="")


class Register(Versioned, Base, kw_only=True):
    """A diary with its own dnr series; ``pattern`` is how its numbers are printed."""

    __tablename__ = "register"
    __table_args__ = (UniqueConstraint("organisation_id", "code"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(200))
    pattern: Mapped[str] = mapped_column(String(60))


class Body(Versioned, Base, kw_only=True):
    """A body that meets and decides.

    ``seats`` counts all members' seats, vacant ones too (KL 6:27 counts them for the quorum).
    ``opens_series`` lets a new year's paragraph series open by itself, ``may_return`` lets one
    who left serve again, ``call_days`` is how long before a meeting the summons goes out,
    ``asks_urgency`` asks for a decision on added items: all local rules. ``notice_boards`` lists
    the boards of a joint committee, which posts on several (KL 8:12).
    """

    __tablename__ = "body"
    __table_args__ = (UniqueConstraint("organisation_id", "abbreviation"),)

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    register_id: Mapped[int] = mapped_column(ForeignKey("register.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    kind: Mapped[BodyKind]
    name: Mapped[str] = mapped_column(String(200))
    abbreviation: Mapped[str] = mapped_column(String(20))
    genitive: Mapped[str] = mapped_column(String(200), default="")
    seats: Mapped[int] = mapped_column(default=0)
    house_style: Mapped[str] = mapped_column(String(60), default="region")
    minutes_location: Mapped[str] = mapped_column(String(200), default="")
    opens_series: Mapped[bool] = mapped_column(default=True)
    shows_year: Mapped[bool] = mapped_column(default=False)
    may_return: Mapped[bool] = mapped_column(default=True)
    call_days: Mapped[int] = mapped_column(default=7)
    appeal_weeks: Mapped[int] = mapped_column(default=3)
    asks_urgency: Mapped[bool] = mapped_column(default=False)
    notice_boards: Mapped[tuple[str, ...]] = mapped_column(NamesType, default=())

    organisation: Mapped[Organisation] = relationship(init=False, viewonly=True, repr=False)
    register: Mapped[Register] = relationship(init=False, viewonly=True, repr=False)

    @property
    def owner(self) -> str:
        """The name in genitive, as in "Regionala utvecklingsnämndens beslut"."""
        return self.genitive or (self.name if self.name.endswith("s") else f"{self.name}s")


class NumberSeries(Keyed, Base, kw_only=True):
    """A counter for one owner (a register or a body) and one calendar year.

    The row is the only source of new numbers; it is read and raised in one statement, last in
    its transaction, so that numbers neither double nor skip.
    """

    __tablename__ = "number_series"
    __table_args__ = (
        UniqueConstraint("kind", "owner_id", "year"),
        CheckConstraint("next_number >= 1", name="positive"),
    )

    kind: Mapped[SeriesKind]
    owner_id: Mapped[int]
    year: Mapped[int]
    next_number: Mapped[int] = mapped_column(default=1)
