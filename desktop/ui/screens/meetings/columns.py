"""The columns of the list of meetings."""

from __future__ import annotations

from db.queries.meetings import MeetingRow
from desktop.ui.meeting_words import NEXT_WORDS, day_with_weekday, short_day
from desktop.ui.tables.column import Column, Mark, Shape


def speak(row: MeetingRow) -> str:
    """A whole row, read aloud."""
    words = (row.body_name, day_with_weekday(row.held_on), f"kl. {row.starts_at}", _mark(row).word)
    return f"Sammanträde {', '.join(words)}"


def _mark(row: MeetingRow) -> Mark:
    if row.cancelled:
        return Mark("Inställt", Shape.CROSS, "danger")
    if row.step is None:
        return Mark("Klart", Shape.CHECK, "success")
    begun = row.counts.items > 0 or row.counts.summoned
    return Mark(NEXT_WORDS[row.step], Shape.HALF if begun else Shape.RING)


COLUMNS = (
    Column(
        key="held_on", heading="Dag", text=lambda row: short_day(row.held_on), width=128,
        tooltip=lambda row: day_with_weekday(row.held_on),
    ),
    Column(
        key="body", heading="Organ", text=lambda row: row.body, width=76,
        tooltip=lambda row: row.body_name,
    ),
    Column(key="time", heading="Tid", text=lambda row: row.starts_at, width=64, sortable=False),
    Column(key="place", heading="Plats", text=lambda row: row.place, width=140, stretch=True),
    Column(
        key="items", heading="Punkter", text=lambda row: str(row.counts.items or ""), width=76,
        sortable=False, align_right=True, hidden=True,
    ),
    Column(
        key="step", heading="Nästa steg", text=lambda row: _mark(row).word, width=168,
        sortable=False, mark=_mark,
    ),
)  # fmt: skip
