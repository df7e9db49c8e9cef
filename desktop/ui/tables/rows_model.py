"""The one table model for every list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop.ui.tables.column import Column, Row
from desktop.ui.tables.pages import Fetch, HeldRows, PagedRows

Index = QModelIndex | QPersistentModelIndex

_Role = Qt.ItemDataRole
ROW_ROLE = _Role.UserRole
ID_ROLE = _Role.UserRole + 1
SORT_ROLE = _Role.UserRole + 2
MARK_ROLE = _Role.UserRole + 3

_NO_INDEX = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Rows shown in columns; the rows are frozen data with an ``id``, in memory or in pages.

    Short lists: ``show_rows(rows)``; they are sorted here. Long lists: ``show_ids(ids, fetch)``;
    a click on a heading then asks ``order(column key, descending)``, and whoever gave the ids
    gives them anew. ``speak(row)`` is what a screen reader says of a whole row.
    """

    order_changed = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        speak: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.total = 0
        self._speak = speak
        self._rows: HeldRows | PagedRows = HeldRows(())
        self._sorted_by: tuple[str, bool] | None = None

    def show_rows(self, rows: Sequence[Row], total: int | None = None) -> None:
        """Shows rows held in memory; ``total`` is how many there are without the filter."""
        self._replace(HeldRows(self._sorted(rows)), total)

    def show_ids(self, ids: Sequence[int], fetch: Fetch, total: int | None = None) -> None:
        """Shows the rows of ``ids`` (best an ``array('q')``), fetched in pages when seen."""
        self._replace(PagedRows(ids, fetch), total)

    def reread(self) -> None:
        """Fetches what is seen anew, the ids being the same."""
        self._rows.forget()
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def order(self) -> tuple[str, bool] | None:
        """The column key sorted by and whether descending; None while unsorted."""
        return self._sorted_by

    def row(self, index: Index | int) -> Row | None:
        """The row at an index, or at a row number; None outside the list."""
        number = index if isinstance(index, int) else index.row()
        return self._rows.row(number) if 0 <= number < len(self._rows) else None

    def find(self, identity: int) -> int:
        """The number of the row with that id; -1 when it is not in the list."""
        ids = self.ids()
        try:
            return ids.index(identity)
        except ValueError:
            return -1

    def ids(self) -> Sequence[int]:
        """The ids of all rows in the order shown."""
        if isinstance(self._rows, PagedRows):
            return self._rows.ids
        return tuple(getattr(row, "id", -1) for row in self._rows.rows)

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many rows; a row has no rows of its own."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """How many columns, the hidden ones too."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What Qt asks of a cell."""
        if not index.isValid():
            return None
        row = self.row(index)
        return None if row is None else self._cell(row, index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The headings of the columns, and the numbers of the rows."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == _Role.DisplayRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return column.heading
        return column.alignment if role == _Role.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts a list in memory; asks for a long list in another order."""
        if not 0 <= column < len(self.columns) or not self.columns[column].sortable:
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorted_by = (self.columns[column].key, descending)
        if isinstance(self._rows, HeldRows):
            self._replace(HeldRows(self._sorted(self._rows.rows)), self.total)
        self.order_changed.emit(*self._sorted_by)

    def _cell(self, row: Row, number: int, role: int) -> Any:
        column = self.columns[number]
        match role:
            case _Role.DisplayRole:
                return column.text(row)
            case _Role.AccessibleTextRole:
                return self._spoken(row, number)
            case _Role.ToolTipRole:
                return column.tooltip(row) if column.tooltip else None
            case _Role.TextAlignmentRole:
                return column.alignment
            case _:
                return _kept(row, column, role)

    def _spoken(self, row: Row, number: int) -> str:
        if number == 0 and self._speak:
            return self._speak(row)
        return self.columns[number].say(row)

    def _replace(self, rows: HeldRows | PagedRows, total: int | None) -> None:
        self.beginResetModel()
        self._rows = rows
        self.total = len(rows) if total is None else total
        self.endResetModel()

    def _sorted(self, rows: Sequence[Row]) -> Sequence[Row]:
        if not self._sorted_by:
            return rows
        key, descending = self._sorted_by
        column = next(column for column in self.columns if column.key == key)
        return sorted(rows, key=column.sort_key, reverse=descending)


def _kept(row: Row, column: Column, role: int) -> Any:
    if role == ROW_ROLE:
        return row
    if role == ID_ROLE:
        return getattr(row, "id", None)
    if role == SORT_ROLE:
        return column.sort_key(row)
    return column.mark(row) if role == MARK_ROLE else None
