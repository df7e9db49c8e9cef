"""Bytes by checksum, and the papers made of them. Both only grow."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from db.entities.base import Base, Keyed
from db.rules.lifecycle import PaperFormat, PaperKind


class FileContent(Base, kw_only=True):
    """The bytes of a file, kept once, under their SHA-256."""

    __tablename__ = "file_content"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


def checksum(content: bytes) -> str:
    """SHA-256 of the bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


class Paper(Keyed, Base, kw_only=True):
    """A finished paper about one thing (a memo, a meeting, minutes, a paragraph).

    ``edition`` counts the papers of the same kind about the same thing, from 1. ``verified``
    says that the text was locked when the paper was made.
    """

    __tablename__ = "paper"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "edition", "format", "public"),
        Index("ix_paper_subject_id", "subject_id"),
    )

    kind: Mapped[PaperKind]
    subject_id: Mapped[int]
    edition: Mapped[int]
    format: Mapped[PaperFormat]
    public: Mapped[bool]
    verified: Mapped[bool]
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("file_content.sha256"))
    pages: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    made_by: Mapped[str] = mapped_column(String(200))

    file: Mapped[FileContent] = relationship(init=False, viewonly=True, repr=False)
