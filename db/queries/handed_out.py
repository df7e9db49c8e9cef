"""Files that papers were written to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.handed_out import HandedOut


@dataclass(frozen=True, slots=True)
class HandedOutRow:
    """A file of ours as we left it."""

    id: int
    path: str
    sha256: str
    subject_id: int
    handed_at: datetime
    handed_by: str


def handed_out_files(session: Session, subject_id: int) -> tuple[HandedOutRow, ...]:
    """The files that papers about the thing were written to, the latest first."""
    query = (
        select(
            HandedOut.id, HandedOut.path, HandedOut.sha256, HandedOut.subject_id,
            HandedOut.handed_at, HandedOut.handed_by,
        )
        .where(HandedOut.subject_id == subject_id)
        .order_by(HandedOut.handed_at.desc(), HandedOut.id.desc())
    )  # fmt: skip
    return tuple(HandedOutRow(*row) for row in session.execute(query))


def checksum_left(session: Session, path: str) -> str:
    """The checksum of what was last written at the path; empty when nothing was."""
    query = select(HandedOut.sha256).where(HandedOut.path == path)
    return session.scalar(query) or ""


def file_keys(session: Session, paths: Iterable[str]) -> dict[str, int]:
    """The keys of what is known of these paths."""
    query = select(HandedOut.path, HandedOut.id).where(HandedOut.path.in_(tuple(paths)))
    return {path: key for path, key in session.execute(query)}  # noqa: C416 - rows are no pairs
