"""The journal: who did what and when, with before and after. It only grows.

Each event carries the hash of the one before it, so that a change made outside the program is
found (OSL 5:1–2 ask for a register that can be trusted; JO 4639-2007: struck, never erased).
"""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base

FIRST_HASH = "0" * 64


class JournalEvent(Base, kw_only=True):
    """One change of one thing. ``changes`` is JSON: ``{field: [before, after]}``."""

    __tablename__ = "journal_event"
    __table_args__ = (Index("ix_journal_event_subject_id", "subject_id"),)

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int]
    changes: Mapped[str] = mapped_column(Text)
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


def event_hash(
    number: int, at: str, who: str, action: str, subject: str, subject_id: int, changes: str,
    previous_hash: str,
) -> str:  # fmt: skip
    """SHA-256 over the length-prefixed fields and the hash before; hexadecimal."""
    digest = hashlib.sha256()
    for field in (previous_hash, str(number), at, who, action, subject, str(subject_id), changes):
        raw = field.encode()
        digest.update(len(raw).to_bytes(8, "big"))
        digest.update(raw)
    return digest.hexdigest()
