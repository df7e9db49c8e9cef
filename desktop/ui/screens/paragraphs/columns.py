"""The columns of the list beside the paragraph."""

from __future__ import annotations

from db.queries.paragraphs import MeetingParagraphRow
from db.rules.lifecycle import ItemKind, Outcome, ParagraphStatus
from db.rules.numbering import paragraph_label
from desktop.ui.tables.column import Column, Mark, Shape

_OUTCOMES = {
    Outcome.RECOMMENDED: "föreslås",
    Outcome.TABLED: "bordlagd",
    Outcome.REFERRED_BACK: "återremiss",
    Outcome.NOTED: "noterad",
    Outcome.WITHDRAWN: "utgår",
}


def _number(row: MeetingParagraphRow) -> str:
    if row.number is not None:
        return paragraph_label(row.number)
    return "" if row.kind is ItemKind.HEADING else "–"


def _mark(row: MeetingParagraphRow) -> Mark | None:
    if row.kind is ItemKind.HEADING:
        return None
    if row.status is ParagraphStatus.STRUCK:
        return Mark("utgår", Shape.CROSS)
    if row.verified_on:
        return Mark("justerad", Shape.CHECK, "success")
    if row.outcome not in (Outcome.UNDECIDED, Outcome.DECIDED):
        return Mark(_OUTCOMES[row.outcome], Shape.HALF)
    if row.paragraph_id is None:
        return Mark("ej börjad", Shape.RING)
    return Mark("skriven", Shape.DISC) if row.has_decision else Mark("utkast", Shape.HALF)


def _state(row: MeetingParagraphRow) -> str:
    mark = _mark(row)
    return mark.word if mark else ""


def speak(row: MeetingParagraphRow) -> str:
    """A whole row, read aloud."""
    if row.kind is ItemKind.HEADING:
        return f"Rubrik {row.title}"
    number = _number(row) if row.number is not None else "Utan nummer"
    return f"{number}, {row.title}, {_state(row)}"


def _title(row: MeetingParagraphRow) -> str:
    return row.title.upper() if row.kind is ItemKind.HEADING else row.title


COLUMNS = (
    Column(key="number", heading="§", text=_number, width=60, sortable=False),
    Column(
        key="title", heading="Paragraf", text=_title, width=50, stretch=True, sortable=False,
        tooltip=lambda row: row.title,
    ),
    Column(key="state", heading="Läge", text=_state, width=100, sortable=False, mark=_mark),
)  # fmt: skip
