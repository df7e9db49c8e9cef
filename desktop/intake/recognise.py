"""A text read as a document: the draft that the clerk corrects and accepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from db.rules.registration_number import find_registration_numbers
from desktop.intake.chunks import wrap_width
from desktop.intake.clean import clean
from desktop.intake.coverage import apart, furniture_parts, joined, left_over
from desktop.intake.draft import Draft
from desktop.intake.lines import Cleaned
from desktop.intake.minutes import read_minutes
from desktop.intake.outline import Outline
from desktop.intake.paragraph_heads import find_heads
from desktop.intake.readers import read_file
from desktop.intake.single import read_single
from desktop.intake.source import SourceText


def read_document(path: Path) -> Draft:
    """The draft of a file; raises ``Unreadable`` for one that gives no text."""
    return recognise(read_file(path))


def recognise(source: SourceText) -> Draft:
    """The draft of a text: its parts, where each stands, and what no part took."""
    cleaned = clean(source.text)
    width = wrap_width(cleaned.lines)
    heads = find_heads(cleaned.lines)
    if heads:
        outline = read_minutes(cleaned.lines, heads, width)
    else:
        outline = read_single(cleaned.lines, width)
    return _draft(source, cleaned, outline)


def _draft(source: SourceText, cleaned: Cleaned, outline: Outline) -> Draft:
    apart_parts = apart([*outline.parts, *furniture_parts(cleaned.lines)])
    parts = joined(apart_parts, cleaned.text)
    return Draft(
        source=source,
        text=cleaned.text,
        kind=outline.kind,
        organisation=outline.organisation,
        body=outline.body,
        meeting_date=outline.met_on,
        document_date=outline.dated,
        registration_numbers=_numbers(cleaned, outline.own_numbers()),
        matters=tuple(outline.matters),
        meeting=outline.meeting,
        parts=tuple(parts),
        unassigned=tuple(left_over(cleaned.text, cleaned.lines, parts)),
        joined=cleaned.joined,
    )


def _numbers(cleaned: Cleaned, own: Sequence[str]) -> tuple[str, ...]:
    """The document's own numbers, then the others in its text."""
    text = "\n".join(line.text for line in cleaned.lines if not line.furniture)
    found = [number.text for number in find_registration_numbers(text)]
    return tuple(dict.fromkeys([*own, *found]))
