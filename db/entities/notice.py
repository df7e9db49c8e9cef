"""The notice that minutes are verified, posted on the board (KL 8:12, 13:5)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base, Versioned


class Notice(Versioned, Base, kw_only=True):
    """One posting of one minutes part. The day to take it down is never before the earliest."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("part_id", "board"),)

    part_id: Mapped[int] = mapped_column(ForeignKey("minutes_part.id"))
    board: Mapped[str] = mapped_column(String(200), default="")
    posted_on: Mapped[date]
    last_appeal_day: Mapped[date]
    take_down_on: Mapped[date]
    taken_down_on: Mapped[date | None] = mapped_column(default=None)
    minutes_location: Mapped[str] = mapped_column(String(200))
    posted_by: Mapped[str] = mapped_column(String(200), default="")
