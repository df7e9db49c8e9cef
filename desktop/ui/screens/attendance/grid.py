"""The grid: people down, paragraphs across; walked with the arrows, marked with single keys."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from db.queries.attendance_grid import GridColumn, GridRow
from db.queries.served import Attendee, NotedStep
from desktop.operations.attendance_sheet import AttendanceSheet
from desktop.ui.screens.attendance.cell_paint import CellPainter
from desktop.ui.screens.attendance.grid_headers import Corner, ParagraphHeader, PeopleHeader
from desktop.ui.screens.attendance.grid_model import GridModel
from desktop.ui.theme import ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cells that the next key is about: people and an unbroken row of paragraphs."""

    people: tuple[Attendee, ...]
    columns: tuple[GridColumn, ...]
    steps: tuple[NotedStep, ...]

    @property
    def persons(self) -> tuple[int, ...]:
        """The people's keys."""
        return tuple(one.person for one in self.people)


class Grid(QTableView):
    """Shows an ``AttendanceSheet``; ``moved`` when the clerk comes to another cell.

    ``opened`` when Enter is pressed or a cell is clicked twice. Actions put on the grid are its
    context menu.
    """

    moved = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel()
        self.setModel(self.grid)
        self.setItemDelegate(CellPainter(self.grid, self))
        self._people = PeopleHeader(self.grid, self)
        self._paragraphs = ParagraphHeader(self.grid, self)
        self.setVerticalHeader(self._people)
        self.setHorizontalHeader(self._paragraphs)
        self._corner = Corner(self._people, self)
        self.setAccessibleName("Närvaro")
        self._set_up()
        self.selectionModel().currentChanged.connect(self._on_moved)
        self.doubleClicked.connect(self.opened)
        self._was: tuple[int | None, int | None] = (None, None)
        self.grid.modelAboutToBeReset.connect(self._on_leaving)
        self.grid.modelReset.connect(self._on_reset)

    def show_sheet(self, sheet: AttendanceSheet) -> None:
        """Shows a sheet; the clerk stays in the same cell while there is one."""
        self.grid.show_sheet(sheet)
        self._people.measure()
        self.updateGeometries()
        self._place_corner()
        self.moved.emit()

    def here(self) -> tuple[GridRow | None, GridColumn | None]:
        """The row and the column that the clerk is in."""
        index = self.currentIndex()
        return self.grid.row_at(index.row()), self.grid.column_at(index.column())

    def chosen(self) -> Chosen:
        """The cells that are selected; the one the clerk is in when none is."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        rows = sorted({n for one in ranges for n in range(one.top(), one.bottom() + 1)})
        across = sorted({n for one in ranges for n in range(one.left(), one.right() + 1)})
        index = self.currentIndex()
        rows, across = rows or [index.row()], across or [index.column()]
        found = (self.grid.row_at(row) for row in rows)
        columns = (self.grid.column_at(n) for n in range(across[0], across[-1] + 1))
        return Chosen(
            tuple(row.attendee for row in found if row and row.attendee),
            tuple(column for column in columns if column),
            tuple(step for row in rows for n in across for step in self.grid.steps(row, n)),
        )

    def go_to_item(self, item_id: int) -> bool:
        """Moves to a paragraph, in the row the clerk is on; whether it is there."""
        columns = self.grid.sheet.columns if self.grid.sheet else ()
        place = next((n for n, one in enumerate(columns) if one.item.id == item_id), None)
        if place is not None:
            self.go_to(max(self.currentIndex().row(), 0), place)
        return place is not None

    def go_to_person(self, person: int) -> bool:
        """Moves to somebody's row; whether they have one."""
        rows = self.grid.sheet.rows if self.grid.sheet else ()
        place = next((n for n, row in enumerate(rows) if row.key == person), None)
        if place is not None:
            self.go_to(place, max(self.currentIndex().column(), 0))
        return place is not None

    def go_to(self, row: int, column: int) -> None:
        """Moves to a cell."""
        index = self.grid.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    # What Qt asks.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens what can be chosen for the person; arrows walk, with Shift they select."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of the grid, by mouse or by the menu key."""
        where = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            where = self.viewport().mapToGlobal(rect.bottomLeft())
        menu = QMenu(self)
        menu.addActions(self.actions())
        menu.exec(where)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the corner in its place."""
        super().resizeEvent(event)
        self._place_corner()

    def _set_up(self) -> None:
        view = QAbstractItemView
        self.setSelectionBehavior(view.SelectionBehavior.SelectItems)
        self.setSelectionMode(view.SelectionMode.ContiguousSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        high = max(ROW_HEIGHT, self.fontMetrics().height() + 10)
        self._people.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._people.setMinimumSectionSize(high)
        self._people.setDefaultSectionSize(high)

    def _place_corner(self) -> None:
        frame = self.frameWidth()
        self._corner.setGeometry(
            frame, frame, self._people.width(), self._paragraphs.height()
        )  # fmt: skip
        self._corner.raise_()

    @Slot(QModelIndex, QModelIndex)
    def _on_moved(self) -> None:
        self._people.viewport().update()
        self._paragraphs.viewport().update()
        self.moved.emit()

    @Slot()
    def _on_leaving(self) -> None:
        row, column = self.here()
        self._was = (row.key if row else None, column.item.id if column else None)

    @Slot()
    def _on_reset(self) -> None:
        """Stays with the same person and paragraph when others came or went."""
        if not (self.grid.rowCount() and self.grid.columnCount()):
            return
        person, item = self._was
        self.setCurrentIndex(self.grid.index(0, 0))
        if person is not None and item is not None:
            self.go_to_person(person)
            self.go_to_item(item)
