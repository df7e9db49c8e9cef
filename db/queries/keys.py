"""The keys that people use for meetings and paragraphs: how they are written, what they ask for."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Select, select

from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.rules.numbering import ParagraphKey


def written_paragraph(body: str, number: int | None, year: int | None) -> str:
    """The key of a paragraph: "RUN § 11/2026"; without number or year as much as is known."""
    if number is None:
        return body
    return f"{body} § {number}/{year}" if year else f"{body} § {number}"


def written_meeting(body: str, day: date) -> str:
    """The key of a meeting: "RUN 2026-03-10"."""
    return f"{body} {day.isoformat()}"


def numbered_as(key: ParagraphKey) -> list[ColumnElement[bool]]:
    """What must hold of a paragraph that answers to the key; body names in any case."""
    found: list[ColumnElement[bool]] = [Paragraph.number == key.number]
    if key.year is not None:
        found.append(Paragraph.year == key.year)
    if key.day is not None:
        found.append(Paragraph.heard_on == key.day)
    if key.body:
        found.append(Paragraph.body_id.in_(bodies_named(key.body)))
    return found


def bodies_named(name: str) -> Select[int]:
    """A subquery of the bodies with that name or abbreviation."""
    forms = {name, name.upper(), name.capitalize()}
    return select(Body.id).where(Body.abbreviation.in_(forms) | Body.name.in_(forms))
