"""Finished papers, and the bytes of files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.paper import FileContent, Paper
from db.queries.pages import chosen
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A finished paper; ``subject_id`` is the memo, meeting, minutes part or paragraph."""

    id: int
    kind: PaperKind
    subject_id: int
    edition: int
    format: PaperFormat
    public: bool
    verified: bool
    name: str
    pages: int
    size: int
    sha256: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file as it is kept, byte for byte."""

    name: str
    media_type: str
    sha256: str
    content: bytes


def papers_of(session: Session, subject_ids: Iterable[int]) -> tuple[PaperRow, ...]:
    """The papers about these things, newest first."""
    query = (
        select(
            Paper.id, Paper.kind, Paper.subject_id, Paper.edition, Paper.format, Paper.public,
            Paper.verified, Paper.name, Paper.pages, FileContent.size, Paper.sha256,
            Paper.made_at, Paper.made_by,
        )
        .join(FileContent, FileContent.sha256 == Paper.sha256)
        .where(Paper.subject_id.in_(chosen(subject_ids)))
        .order_by(Paper.made_at.desc(), Paper.id.desc())
    )  # fmt: skip
    return tuple(PaperRow(*row) for row in session.execute(query))


def signed_papers(papers: Iterable[PaperRow]) -> tuple[PaperRow, ...]:
    """The digitally signed ones: those kept beside a page that says what signatures are worth."""
    papers = tuple(papers)
    controlled = {_edition_of(row) for row in papers if row.format is PaperFormat.HTML}
    return tuple(
        row for row in papers if row.format is PaperFormat.PDF and _edition_of(row) in controlled
    )


def _edition_of(paper: PaperRow) -> tuple[PaperKind, int, int]:
    return paper.kind, paper.subject_id, paper.edition


def paper_file(session: Session, paper_id: int) -> StoredFile:
    """The bytes of a paper; raises ``NotFound``."""
    query = (
        select(Paper.name, FileContent.media_type, FileContent.sha256, FileContent.content)
        .join(FileContent, FileContent.sha256 == Paper.sha256)
        .where(Paper.id == paper_id)
    )
    row = session.execute(query).first()
    if row is None:
        raise NotFound(str(paper_id))
    return StoredFile(*row)


def stored_file(session: Session, sha256: str, name: str) -> StoredFile:
    """The bytes under a checksum, such as a record's original; raises ``NotFound``."""
    query = select(FileContent.media_type, FileContent.content).where(FileContent.sha256 == sha256)
    row = session.execute(query).first()
    if row is None:
        raise NotFound(name)
    media_type, content = row
    return StoredFile(name, media_type, sha256, content)
