"""Files that papers were written to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from db.entities.case import Case, Memo
from db.entities.handed_out import HandedOut
from db.entities.meeting import AgendaItem, ItemCase
from db.entities.minutes import MinutesPart
from db.entities.paragraph import ParagraphCase


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


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """A case that a paper is about."""

    id: int
    registration_number: str
    title: str


def cases_concerned(session: Session, subject_id: int) -> tuple[CaseChoice, ...]:
    """The cases that papers about a memo, paragraph, minutes part or meeting concern."""
    meeting = select(MinutesPart.meeting_id).where(MinutesPart.id == subject_id)
    items = select(AgendaItem.id).where(
        (AgendaItem.meeting_id == subject_id) | AgendaItem.meeting_id.in_(meeting)
    )
    keys = union(
        select(Memo.case_id).where(Memo.id == subject_id),
        select(ParagraphCase.case_id).where(ParagraphCase.paragraph_id == subject_id),
        select(ItemCase.case_id).where(ItemCase.item_id.in_(items)),
    )
    query = (
        select(Case.id, Case.registration_number, Case.title)
        .where(Case.id.in_(keys))
        .order_by(Case.number_sort, Case.id)
    )
    return tuple(CaseChoice(*row) for row in session.execute(query))


def subject_at(session: Session, path: str) -> int:
    """What the file at the path is about, as it was written; 0 when that is not known."""
    return session.scalar(select(HandedOut.subject_id).where(HandedOut.path == path)) or 0


def checksum_left(session: Session, path: str) -> str:
    """The checksum of what was last written at the path; empty when nothing was."""
    query = select(HandedOut.sha256).where(HandedOut.path == path)
    return session.scalar(query) or ""


def file_keys(session: Session, paths: Iterable[str]) -> dict[str, int]:
    """The keys of what is known of these paths."""
    query = select(HandedOut.path, HandedOut.id).where(HandedOut.path.in_(tuple(paths)))
    return {path: key for path, key in session.execute(query)}  # noqa: C416 - rows are no pairs
