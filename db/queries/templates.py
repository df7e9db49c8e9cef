"""The organisation's own Word templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.organisation import Body
from db.entities.paper import FileContent
from db.entities.paper_template import PaperTemplate
from db.queries.pages import text_or_empty
from db.rules.lifecycle import PaperKind


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template; ``body`` is the abbreviation, empty for one that serves all, ``size`` bytes."""

    id: int
    version: int
    body_id: int | None
    body: str
    kind: PaperKind | None
    name: str
    look: str
    styles: tuple[str, ...]
    size: int
    sha256: str
    added_at: datetime
    added_by: str


def templates(session: Session) -> tuple[TemplateRow, ...]:
    """All templates: those for all bodies first, then by body and kind."""
    query = (
        select(
            PaperTemplate.id, PaperTemplate.version, PaperTemplate.body_id,
            text_or_empty(Body.abbreviation), PaperTemplate.kind, PaperTemplate.name,
            PaperTemplate.look, PaperTemplate.styles, FileContent.size, PaperTemplate.sha256,
            PaperTemplate.added_at, PaperTemplate.added_by,
        )
        .join(FileContent, FileContent.sha256 == PaperTemplate.sha256)
        .outerjoin(Body, Body.id == PaperTemplate.body_id)
    )  # fmt: skip
    rows = (TemplateRow(*row) for row in session.execute(query))
    return tuple(sorted(rows, key=lambda row: (row.body, row.kind or "")))


def template_key(session: Session, body_id: int | None, kind: PaperKind | None) -> int | None:
    """The template of exactly that body and kind."""
    query = select(PaperTemplate.id).where(
        PaperTemplate.body_id.is_(None) if body_id is None else PaperTemplate.body_id == body_id,
        PaperTemplate.kind.is_(None) if kind is None else PaperTemplate.kind == kind,
    )
    return session.scalar(query)


def template_in_use(session: Session, body_id: int | None, kind: PaperKind) -> int | None:
    """The template that a paper takes: its body's own before the common one, its kind's first."""
    tries = ((body_id, kind), (body_id, None), (None, kind), (None, None))
    found = (template_key(session, *each) for each in dict.fromkeys(tries))
    return next((key for key in found if key is not None), None)
