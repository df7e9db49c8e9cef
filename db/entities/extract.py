"""Minutes extracts and what was sent of them. Both only grow."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Keyed
from db.rules.lifecycle import Channel


class Dispatch(Keyed, Base, kw_only=True):
    """One extract that went to one recipient: a fact, kept as it was.

    Name and address are those of that day. ``reason`` is set when it was sent once more.
    """

    __tablename__ = "dispatch"
    __table_args__ = (
        Index("ix_dispatch_extract_id", "extract_id"),
        Index("ix_dispatch_recipient_id", "recipient_id"),
    )

    extract_id: Mapped[int] = mapped_column(ForeignKey("extract.id"))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("recipient.id"), default=None)
    label: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(200), default="")
    address: Mapped[str] = mapped_column(String(400), default="")
    channel: Mapped[Channel]
    dispatched_on: Mapped[date]
    sent_by: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(String(400), default="")


class Extract(Keyed, Base, kw_only=True):
    """The one extract of a paragraph in one edition; a new edition only after a correction."""

    __tablename__ = "extract"
    __table_args__ = (UniqueConstraint("paragraph_id", "edition"),)

    paragraph_id: Mapped[int] = mapped_column(ForeignKey("paragraph.id"))
    edition: Mapped[int] = mapped_column(default=1)
    certified_by: Mapped[str] = mapped_column(String(200), default="")
    made_at: Mapped[datetime]

    dispatches: Mapped[list[Dispatch]] = relationship(
        order_by=Dispatch.id, init=False, viewonly=True, repr=False
    )
