"""What decisions told somebody to do: the points that say "får i uppdrag" and the like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.rules.decision import gives_assignment, points_of
from db.rules.lifecycle import ParagraphStatus
from db.rules.rich_text import RichText, plain


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One decision point that gives an assignment, and where it was given."""

    paragraph_id: int
    point: int
    body: str
    number: int | None
    year: int | None
    heard_on: date | None
    text: str


def assignment_rows(session: Session, body_id: int | None = None) -> tuple[AssignmentRow, ...]:
    """All assignments that numbered paragraphs give, newest first."""
    query = (
        select(
            Paragraph.id, Body.abbreviation, Paragraph.number, Paragraph.year,
            Paragraph.heard_on, Paragraph.decision,
        )
        .join(Body, Body.id == Paragraph.body_id)
        .where(Paragraph.status == ParagraphStatus.NUMBERED)
        .order_by(Paragraph.heard_on.desc(), Paragraph.number)
    )  # fmt: skip
    if body_id is not None:
        query = query.where(Paragraph.body_id == body_id)
    return tuple(
        AssignmentRow(key, point, body, number, year, heard_on, text)
        for key, body, number, year, heard_on, decision in session.execute(query)
        for point, text in _assignments(decision)
    )


def _assignments(decision: RichText) -> Iterator[tuple[int, str]]:
    for number, runs in enumerate(points_of(decision), 1):
        text = plain(runs)
        if gives_assignment(text):
            yield number, text
