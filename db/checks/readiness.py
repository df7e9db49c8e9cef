"""What must be in place before minutes can be verified: facts, not words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import ParagraphStatus, PartKind
from db.rules.rich_text import runs_to_json


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way: what kind, and which paragraph (0 for the minutes)."""

    what: str
    where: str
    paragraph_id: int = 0


def unready(meeting: Meeting, part: MinutesPart, day: date) -> Iterator[Missing]:
    """All that is missing for the part to be verified on that day."""
    name = f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}"
    if not (meeting.paragraphs if part.kind is PartKind.MAIN else part.paragraphs):
        yield Missing("no_paragraphs", name)
    if not part.chair:
        yield Missing("no_chair", name)
    if not part.verifiers:
        yield Missing("no_verifiers", name)
    if day < meeting.held_on:
        yield Missing("before_meeting", name)
    for paragraph in part.paragraphs:
        yield from _unready_paragraph(paragraph)


def _unready_paragraph(paragraph: Paragraph) -> Iterator[Missing]:
    where = f"§ {paragraph.number}" if paragraph.number else paragraph.title
    if paragraph.number is None:
        yield Missing("no_number", where, paragraph.id)
    if not paragraph.decision and paragraph.status is not ParagraphStatus.STRUCK:
        yield Missing("no_decision", where, paragraph.id)


def text_checksum(paragraphs: Iterable[Paragraph]) -> str:
    """SHA-256 over all text of the paragraphs, in § order, so that a changed bit is found."""
    digest = hashlib.sha256()
    for paragraph in sorted(paragraphs, key=lambda p: p.number or 0):
        lines = [runs_to_json(line) for line in paragraph.all_lines()]
        recipients = [row.label for row in paragraph.recipients]
        whole = [paragraph.number, paragraph.title, lines, recipients]
        digest.update(json.dumps(whole, ensure_ascii=False).encode())
    return digest.hexdigest()
