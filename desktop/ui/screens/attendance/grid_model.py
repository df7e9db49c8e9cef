"""The grid as a table model: people down, paragraphs across, everything read from one sheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.queries.attendance_grid import Cell, GridColumn, GridRow
from db.queries.served import NotedStep
from desktop.operations.attendance_sheet import AttendanceSheet
from desktop.ui.screens.attendance.cell_words import CellWords, column_words, head_of, letter_of

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX = QModelIndex()


class GridModel(QAbstractTableModel):
    """Shows an ``AttendanceSheet``; one of the same rows and columns keeps the clerk's place."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: AttendanceSheet | None = None
        self.words: CellWords | None = None

    def show_sheet(self, sheet: AttendanceSheet) -> None:
        """Shows a sheet in place of the one before."""
        same = self.sheet is not None and _shape(self.sheet) == _shape(sheet)
        if not same:
            self.beginResetModel()
        self.sheet, self.words = sheet, CellWords(sheet)
        if not same:
            self.endResetModel()
        elif sheet.rows and sheet.columns:
            last = self.index(len(sheet.rows) - 1, len(sheet.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last.row())
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last.column())

    def row_at(self, number: int) -> GridRow | None:
        """The row of that number; None outside."""
        rows = self.sheet.rows if self.sheet else ()
        return rows[number] if 0 <= number < len(rows) else None

    def column_at(self, number: int) -> GridColumn | None:
        """The column of that number; None outside."""
        columns = self.sheet.columns if self.sheet else ()
        return columns[number] if 0 <= number < len(columns) else None

    def cell(self, row: int, column: int) -> Cell | None:
        """What stands in a cell."""
        whose, what = self.row_at(row), self.column_at(column)
        return what.cells.get(whose.key) if whose and what else None

    def steps(self, row: int, column: int) -> tuple[NotedStep, ...]:
        """What is noted in a cell."""
        whose, what = self.row_at(row), self.column_at(column)
        if self.sheet is None or whose is None or what is None:
            return ()
        return self.sheet.steps_at.get((whose.key, what.item.id), ())

    def is_locked(self, column: int) -> bool:
        """Whether the paragraph is verified."""
        what = self.column_at(column)
        return bool(self.sheet and self.sheet.locked_on) or bool(what and what.verified_on)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many people and vacant seats."""
        return len(self.sheet.rows) if self.sheet and not parent.isValid() else 0

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many paragraphs."""
        return len(self.sheet.columns) if self.sheet and not parent.isValid() else 0

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What Qt asks of a cell."""
        cell = self.cell(index.row(), index.column())
        if cell is None:
            return None
        match role:
            case _Role.DisplayRole:
                return letter_of(cell)
            case _Role.AccessibleTextRole | _Role.ToolTipRole:
                return self._say(index)
            case _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The numbers of the paragraphs, and the names of the people."""
        if orientation is Qt.Orientation.Horizontal:
            column = self.column_at(section)
            return _of_column(column, role) if column else None
        row = self.row_at(section)
        if row is None or self.words is None:
            return None
        if role == _Role.DisplayRole:
            return self.words.name(row)
        spoken = role in (_Role.AccessibleTextRole, _Role.ToolTipRole)
        return self.words.person(row) if spoken else None

    def _say(self, index: Index) -> str:
        row, column = self.row_at(index.row()), self.column_at(index.column())
        return self.words.cell(row, column) if self.words and row and column else ""


def _of_column(column: GridColumn, role: int) -> Any:
    match role:
        case _Role.DisplayRole:
            return head_of(column)
        case _Role.AccessibleTextRole | _Role.ToolTipRole:
            return column_words(column)
        case _:
            return None


def _shape(sheet: AttendanceSheet) -> tuple[object, ...]:
    return (
        sheet.meeting_id,
        [row.key for row in sheet.rows],
        [column.item.id for column in sheet.columns],
    )
