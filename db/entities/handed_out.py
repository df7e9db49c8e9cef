"""Files that papers were written to, outside the register: enough to see who touched them last."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base, Keyed


class HandedOut(Keyed, Base, kw_only=True):
    """A file of ours on a disk, with the checksum of what we last wrote in it.

    ``path`` is whole, as the desk that wrote it knows it. ``subject_id`` is what the paper is
    about, 0 when it is about nothing that has a key.
    """

    __tablename__ = "handed_out"
    __table_args__ = (Index("ix_handed_out_subject_id", "subject_id"),)

    path: Mapped[str] = mapped_column(String(4000), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    subject_id: Mapped[int] = mapped_column(default=0)
    handed_at: Mapped[datetime]
    handed_by: Mapped[str] = mapped_column(String(200))
