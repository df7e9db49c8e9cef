"""Records: what came in, went out or was drawn up in a case (TF 2 kap.; OSL 5:1–2)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Versioned
from db.entities.paper import FileContent
from db.rules.lifecycle import Direction


class Record(Versioned, Base, kw_only=True):
    """A record with its original file, byte for byte.

    ``running_number`` counts within the case from 1. ``protected_title`` is set beside a public
    title when the content must be kept apart (OSL 5:2), with ``legal_basis``.
    """

    __tablename__ = "record"
    __table_args__ = (
        UniqueConstraint("case_id", "running_number"),
        Index("ix_record_sha256", "sha256"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    running_number: Mapped[int]
    title: Mapped[str] = mapped_column(String(1000))
    protected_title: Mapped[str] = mapped_column(String(1000), default="")
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    direction: Mapped[Direction]
    record_type: Mapped[str] = mapped_column(String(60), default="")
    received_on: Mapped[date | None] = mapped_column(default=None)
    drawn_up_on: Mapped[date | None] = mapped_column(default=None)
    counterpart: Mapped[str] = mapped_column(String(300), default="")
    their_reference: Mapped[str] = mapped_column(String(100), default="")
    original_name: Mapped[str] = mapped_column(String(400), default="")
    sha256: Mapped[str | None] = mapped_column(ForeignKey("file_content.sha256"), default=None)
    registered_at: Mapped[datetime]

    file: Mapped[FileContent | None] = relationship(init=False, viewonly=True, repr=False)
