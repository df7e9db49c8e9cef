"""The columns of the agenda, and of what waits beside it."""

from __future__ import annotations

from dataclasses import dataclass

from db.queries.agenda import AgendaRow
from db.queries.agenda_candidates import CandidateRow
from db.rules.lifecycle import ItemKind, Outcome
from db.rules.numbering import paragraph_label
from desktop.ui.states import state
from desktop.ui.tables.column import Column, Mark, Shape


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A row of the agenda with the number that it shows."""

    id: int
    row: AgendaRow
    shown: str


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """Something that waits: an item, or a memo that no item has taken up."""

    id: int
    title: str
    detail: str
    is_memo: bool


def item_lines(rows: tuple[AgendaRow, ...]) -> list[ItemLine]:
    """The rows with their numbers: those of the summons, else as counted now."""
    counted = 0
    lines: list[ItemLine] = []
    for row in rows:
        heading = row.kind is ItemKind.HEADING
        counted += not heading
        shown = "" if heading else str(row.shown_number or counted)
        lines.append(ItemLine(row.id, row, shown))
    return lines


def waiting_lines(
    items: tuple[AgendaRow, ...], memos: tuple[CandidateRow, ...]
) -> list[WaitingLine]:
    """What waits for a place, items first."""
    waiting = [WaitingLine(row.id, row.title, _origin(row), False) for row in items]
    written = [
        WaitingLine(memo.id, memo.title, f"tjänsteskrivelse · {memo.registration_number}", True)
        for memo in memos
    ]
    return [*waiting, *written]


def _origin(row: AgendaRow) -> str:
    source = f"från {row.origin}" if row.origin else state(row.kind)
    return " · ".join(part for part in (source, numbers(row)) if part)


def numbers(row: AgendaRow) -> str:
    """The dnr of the item's cases."""
    return ", ".join(case.registration_number for case in row.cases)


def _mark(line: ItemLine) -> Mark | None:
    row = line.row
    if row.number is not None:
        return Mark(paragraph_label(row.number), Shape.NONE, "success")
    if row.outcome is not Outcome.UNDECIDED:
        return Mark(state(row.outcome), Shape.HALF)
    if row.added:
        return Mark("tillkommande", Shape.ALERT, "warning")
    if row.legal_basis:
        return Mark("sekretess", Shape.ALERT)
    return None


def _state(line: ItemLine) -> str:
    mark = _mark(line)
    return mark.word if mark else ""


def speak(line: ItemLine) -> str:
    """A whole row, read aloud."""
    row = line.row
    name = "Rubrik" if row.kind is ItemKind.HEADING else f"Punkt {line.shown}"
    parts = (name, row.title, numbers(row), row.presenter, row.starts_at, _state(line))
    return ", ".join(part for part in parts if part)


def _title(line: ItemLine) -> str:
    row = line.row
    secret = f" (sekretess, {row.legal_basis})" if row.legal_basis else ""
    return f"{row.title.upper() if row.kind is ItemKind.HEADING else row.title}{secret}"


AGENDA = (
    Column(key="shown", heading="Nr", text=lambda line: line.shown, width=48, sortable=False),
    Column(
        key="title", heading="Ärende", text=_title, width=160, stretch=True, sortable=False,
        tooltip=lambda line: line.row.title,
    ),
    Column(
        key="dnr", heading="Dnr", text=lambda line: numbers(line.row), width=112, sortable=False,
        tooltip=lambda line: numbers(line.row),
    ),
    Column(
        key="presenter", heading="Föredragande", text=lambda line: line.row.presenter, width=128,
        sortable=False, tooltip=lambda line: line.row.presenter,
    ),
    Column(
        key="time", heading="Tid", text=lambda line: line.row.starts_at, width=56, sortable=False
    ),
    Column(
        key="state", heading="Läge", text=_state, width=108, sortable=False, mark=_mark
    ),
    Column(
        key="kind", heading="Slag", text=lambda line: state(line.row.kind), width=120,
        sortable=False, hidden=True,
    ),
)  # fmt: skip
WAITING = (
    Column(
        key="title", heading="Väntar på en plats", text=lambda line: line.title, width=200,
        stretch=True, sortable=False, tooltip=lambda line: f"{line.title}\n{line.detail}",
        spoken=lambda line: f"{line.title}, {line.detail}",
    ),
    Column(
        key="detail", heading="Varifrån", text=lambda line: line.detail, width=130, sortable=False
    ),
)  # fmt: skip
