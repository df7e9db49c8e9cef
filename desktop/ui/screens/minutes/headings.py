"""From a heading of the pages to the paragraph that it stands over."""

from __future__ import annotations

from collections.abc import Sequence

from db.queries.agenda import AgendaRow
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from desktop.ui.widgets.pdf_outline import Entry


def paragraph_at(
    meeting: MeetingView, part: MinutesPartView, entry: Entry, entries: Sequence[Entry]
) -> int | None:
    """The paragraph whose heading it is: the paper's last headings, in order of number."""
    if entry.level != 1:
        return None
    rows = sorted(
        _rows_in(meeting, part), key=lambda r: (r.number is None, r.number or 0, r.paragraph_id)
    )
    headings = [one for one in entries if one.level == 1][-len(rows) :]
    if len(headings) != len(rows) or entry not in headings:
        return None
    return rows[headings.index(entry)].paragraph_id


def _rows_in(meeting: MeetingView, part: MinutesPartView) -> list[AgendaRow]:
    """The paragraphs that the part's paper holds; the main minutes hold all."""
    opened = [row for row in meeting.agenda if row.paragraph_id is not None]
    if part.kind is PartKind.MAIN:
        return opened
    return [row for row in opened if row.paragraph_id in part.paragraph_ids]
