"""What a case holds, as rows of short lists: memos, records, paragraphs, papers, dispatches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.agenda import PlannedRow
from db.queries.case_events import TimelineEntry
from db.queries.cases import CaseView, MemoRow
from db.queries.dispatches import DispatchRow
from db.queries.papers import PaperRow
from db.queries.paragraphs import ParagraphRow
from db.queries.records import RecordRow
from db.rows import CaseEvent
from desktop.ui.screens.cases.case_columns import event_words
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.thing_list import Thing
from desktop.ui.widgets.timeline import Happening

_ICONS = {
    CaseEvent.OPENED: "folder",
    CaseEvent.INCOMING: "file-input",
    CaseEvent.OUTGOING: "file-output",
    CaseEvent.DRAWN_UP: "file-text",
    CaseEvent.MEMO: "pencil",
    CaseEvent.PARAGRAPH: "gavel",
    CaseEvent.PAPER: "file-check",
    CaseEvent.DISPATCH: "send",
    CaseEvent.CLOSED: "check",
}


@dataclass(frozen=True, slots=True)
class FileOfCase:
    """A file that can be opened: a record's original by its checksum, or a paper by its key."""

    name: str
    sha256: str = ""
    paper_id: int = 0


def memo_place(case_id: int, memo_id: int) -> Place:
    """Where a memo is written."""
    return Place(Room.CASE, case_id, f"memo/{memo_id}")


def memo_things(view: CaseView) -> list[Thing]:
    """The memos, each leading to its editor."""
    return [_memo(view.head.id, row) for row in view.memos]


def _memo(case_id: int, row: MemoRow) -> Thing:
    to = f"till {row.body}" if row.body else "utan mottagande organ"
    day = day_in_words(row.dated_on) if row.dated_on else ""
    more = "" if row.has_decision else "förslag saknas"
    detail = _joined(to, day, row.author)
    return Thing(row.title, detail, "pencil", memo_place(case_id, row.id), more, "warning")


def item_things(view: CaseView) -> list[Thing]:
    """Where the case stands on agendas, or waits for one."""
    return [_item(row) for row in view.items]


def _item(row: PlannedRow) -> Thing:
    if row.meeting_id is None or row.held_on is None:
        return Thing(f"Väntar på ett sammanträde med {row.body}", row.title, "clock")
    place = Place(Room.MEETING, row.meeting_id)
    detail = _joined(row.title, state(row.outcome.value))
    return Thing(f"{row.body} {day_in_words(row.held_on)}", detail, "calendar", place)


def record_things(rows: Sequence[RecordRow]) -> list[Thing]:
    """The records in running order; opening one opens its file."""
    return [_record(row) for row in rows]


def _record(row: RecordRow) -> Thing:
    day = day_in_words(row.day) if row.day else ""
    detail = _joined(state(row.direction.value), day, row.counterpart, row.original_name)
    file = FileOfCase(row.original_name or row.title, sha256=row.sha256) if row.sha256 else None
    sign = "paperclip" if file else "file-text"
    return Thing(f"{row.running_number}. {row.title}", detail, sign, file)


def paragraph_things(rows: Sequence[ParagraphRow]) -> list[Thing]:
    """The paragraphs that the case is decided in, the newest first."""
    return [_paragraph(row) for row in rows]


def _paragraph(row: ParagraphRow) -> Thing:
    number = f"{row.body} § {row.number}" if row.number else f"{row.body} (utan nummer)"
    day = day_in_words(row.heard_on) if row.heard_on else ""
    if row.number is None:
        aside, tone = "utkast", "warning"
    else:
        aside, tone = ("justerad", "success") if row.verified_on else ("ej justerad", "")
    place = Place(Room.PARAGRAPH, row.id)
    return Thing(_joined(number, day), row.title, "gavel", place, aside, tone)


def paper_things(rows: Sequence[PaperRow]) -> list[Thing]:
    """The finished papers; opening one opens the file."""
    return [
        Thing(
            row.name,
            _joined(state(row.kind.value), day_in_words(row.made_at.date()), row.made_by),
            "file-check",
            FileOfCase(row.name, paper_id=row.id),
        )
        for row in rows
    ]


def dispatch_things(rows: Sequence[DispatchRow]) -> list[Thing]:
    """What was sent of the case's paragraphs."""
    return [
        Thing(
            row.label,
            _joined(
                f"{row.body} § {row.number}",
                day_in_words(row.dispatched_on),
                state(row.channel.value),
            ),
            "send",
            Place(Room.PARAGRAPH, row.paragraph_id),
        )
        for row in rows
    ]


def happenings(view: CaseView) -> list[Happening]:
    """The timeline, newest first."""
    return [_happening(view, entry) for entry in view.timeline]


def _happening(view: CaseView, entry: TimelineEntry) -> Happening:
    words = event_words(entry.kind, entry.text)
    place = None
    if entry.kind is CaseEvent.MEMO:
        place = memo_place(view.head.id, entry.id)
    elif entry.kind is CaseEvent.PARAGRAPH:
        place = Place(Room.PARAGRAPH, entry.id)
    return Happening(entry.day, words, "", _ICONS[entry.kind], place)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
