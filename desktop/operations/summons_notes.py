"""What a summons says beside an item: that it was put off before, or is new since the first."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.agenda import AgendaRow, agenda_rows
from db.queries.supplements import changed_since_summons
from db.store import Session
from desktop.documents.compose.put_off import origin_note


def summons_notes(session: Session, meeting_id: int) -> dict[int, str]:
    """The note of each item that has one, by its key."""
    changed = changed_since_summons(session, meeting_id)
    notes = {
        row.id: ", ".join(_notes(row, is_changed=row.id in changed))
        for row in agenda_rows(session, meeting_id)
    }
    return {key: note for key, note in notes.items() if note}


def _notes(row: AgendaRow, *, is_changed: bool) -> Iterator[str]:
    origin = origin_note(row.origin_outcome, row.origin_day, row.origin_number)
    if origin:
        yield origin
    if row.added:
        yield "nytt sedan kallelsen"
    elif is_changed:
        yield "nytt underlag sedan kallelsen"
