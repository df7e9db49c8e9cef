"""Paragraphs down, receivers across, and in each cell how far that extract has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from db.queries.extracts import ExtractRow
from desktop.ui.screens.extracts.lines import Line, mark_of, spoken, state_words
from desktop.ui.tables.column import Column, Mark
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_view import RowsView

_Receiver = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph with its lines by receiver."""

    extract: ExtractRow
    lines: dict[_Receiver, Line]

    @property
    def id(self) -> int:
        """The paragraph's key."""
        return self.extract.id


class Matrix(QWidget):
    """The table; ``asked`` when Enter is pressed on cells, with their lines."""

    asked = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: RowsView | None = None
        self._receivers: tuple[_Receiver, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._nothing = QLabel("Inget att visa med det valda filtret.")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.addWidget(self._nothing)

    def take_focus(self) -> None:
        """Takes the clerk to the table."""
        if self.view:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows these receivers; the columns are made anew only when the receivers change."""
        receivers = tuple(dict.fromkeys(_receiver(line) for line in lines))
        names = {_receiver(line): line for line in lines}
        if self.view is None or receivers != self._receivers:
            self._build(receivers, names)
        if self.view:
            self.view.rows.show_rows(_rows(lines))
            self.view.setVisible(bool(lines))
        self._nothing.setVisible(not lines)

    def chosen(self) -> tuple[Line, ...]:
        """The lines of the cells that are selected; of a whole paragraph by its first columns."""
        if self.view is None:
            return ()
        found: dict[int, Line] = {}
        for index in self.view.selectionModel().selectedIndexes():
            row = self.view.rows.row(index)
            if isinstance(row, _Row):
                picked = self._lines_at(row, index.column())
                found.update({line.id: line for line in picked})
        return tuple(found.values())

    @Slot()
    def _on_opened(self) -> None:
        self.asked.emit(self.chosen())

    @Slot()
    def _on_moved(self) -> None:
        self.moved.emit()

    def _lines_at(self, row: _Row, column: int) -> list[Line]:
        if column < _FIXED:
            return list(row.lines.values())
        line = row.lines.get(self._receivers[column - _FIXED])
        return [line] if line else []

    def _build(self, receivers: tuple[_Receiver, ...], names: dict[_Receiver, Line]) -> None:
        if self.view:
            self._column.removeWidget(self.view)
            self.view.deleteLater()
        self._receivers = receivers
        columns = [*_paragraph_columns(), *(_column(one, names[one]) for one in receivers)]
        view = _MatrixView(RowsModel(columns, speak=_spoken_row), f"matrix/{len(columns)}")
        view.opened.connect(self._on_opened)
        view.selectionModel().selectionChanged.connect(self._on_moved)
        self._column.addWidget(view)
        self.view = view


class _MatrixView(RowsView):
    """Selects cells, and walks them with all four arrows."""

    def __init__(self, model: RowsModel, key: str) -> None:
        super().__init__(model, key, "Paragrafer och mottagare")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSortingEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.selectionModel().select(
                self.currentIndex(), self.selectionModel().SelectionFlag.Toggle
            )
            return
        super().keyPressEvent(event)


_FIXED = 2


def _paragraph_columns() -> tuple[Column, ...]:
    return (
        Column(key="number", heading="§", width=64, sortable=False,
               text=lambda row: str(row.extract.number), align_right=True),
        Column(key="title", heading="Rubrik", width=240, sortable=False,
               text=lambda row: row.extract.title, tooltip=lambda row: row.extract.title),
    )  # fmt: skip


def _column(receiver: _Receiver, line: Line) -> Column:
    def _line(row: _Row) -> Line | None:
        return row.lines.get(receiver)

    def _text(row: _Row) -> str:
        found = _line(row)
        return _cell_words(found) if found else ""

    def _mark(row: _Row) -> Mark | None:
        found = _line(row)
        if found is None:
            return None
        mark = mark_of(found)
        return Mark(_cell_words(found), mark.shape, mark.tone)

    def _spoken(row: _Row) -> str:
        found = _line(row)
        return spoken(found) if found else f"{line.receiver}: ska inte ha"

    return Column(
        key=f"{receiver[0]}/{receiver[1]}",
        heading=line.delivery.name,
        text=_text,
        mark=_mark,
        spoken=_spoken,
        tooltip=lambda row: _hint(_line(row)),
        sortable=False,
        width=200,
    )


def _cell_words(line: Line) -> str:
    if line.delivery.is_sent or line.lack or line.extract.verified_on is None:
        return state_words(line)
    return f"{line.channel}, {state_words(line)}"


def _hint(line: Line | None) -> str:
    if line is None:
        return ""
    where = line.delivery.address.text or line.lack
    return f"{line.receiver}\n{line.channel} {where}\n{state_words(line)}"


def _receiver(line: Line) -> _Receiver:
    return line.delivery.label, line.delivery.recipient_id


def _rows(lines: Sequence[Line]) -> list[_Row]:
    rows: dict[int, _Row] = {}
    for line in lines:
        row = rows.setdefault(line.extract.id, _Row(line.extract, {}))
        row.lines[_receiver(line)] = line
    return list(rows.values())


def _spoken_row(row: _Row) -> str:
    sent = sum(line.delivery.is_sent for line in row.lines.values())
    return f"Paragraf {row.extract.number}, {row.extract.title}, skickat till {sent}"
