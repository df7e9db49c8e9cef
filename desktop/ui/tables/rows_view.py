"""The table of every list: one row height, columns to choose, all remembered, keys for all."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.ui.tables.delegates import CellDelegate
from desktop.ui.tables.rows_model import ID_ROLE, RowsModel
from desktop.ui.theme import ROW_HEIGHT


class RowsView(QTableView):
    """Shows a ``RowsModel``. ``key`` names the list in the settings; ``name`` is read aloud.

    Signals carry rows: ``opened`` (Enter or double click), ``chosen`` (the row moved to; None
    when there is none). Actions put on the view are its context menu.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, model: RowsModel, key: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = model
        self._key = f"list/{key}"
        self._wanted: int | None = None
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName(name)
        self._set_up()
        self._set_up_header()
        self._connect()

    def current_row(self) -> object | None:
        """The row that the clerk is on."""
        return self.rows.row(self.currentIndex())

    def choose(self, identity: int) -> bool:
        """Moves to the row with that id; whether it is in the list."""
        number = self.rows.find(identity)
        if number >= 0:
            self._move_to(number)
        return number >= 0

    def choose_first(self) -> None:
        """Moves to the first row, when there is one."""
        if self.rows.rowCount():
            self._move_to(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Tab leaves the list and never walks the cells."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._on_opened(self.currentIndex())
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first and the last row, as in every list of whole rows."""
        ends = (QTableView.CursorAction.MoveHome, QTableView.CursorAction.MoveEnd)
        if action in ends:
            modifiers |= Qt.KeyboardModifier.ControlModifier
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The actions of the list, by mouse or by the menu key."""
        if self.actions():
            menu = QMenu(self)
            menu.addActions(self.actions())
            menu.exec(event.globalPos())

    @Slot(QPoint)
    def show_column_chooser(self, where: QPoint) -> None:
        """The menu of columns, at a point of the header."""
        menu = QMenu(self)
        menu.addSection("Visa kolumner")
        for number, column in enumerate(self.rows.columns):
            menu.addAction(self._column_action(number, column.heading))
        menu.addSeparator()
        menu.addAction("Återställ kolumnerna", self.reset_columns)
        menu.exec(self.horizontalHeader().mapToGlobal(where))

    @Slot()
    def reset_columns(self) -> None:
        """Widths, order and choice of columns as they were at first."""
        QSettings().remove(self._header_key())
        header = self.horizontalHeader()
        for number in range(header.count()):
            header.moveSection(header.visualIndex(number), number)
        self._first_look()

    def _column_action(self, number: int, heading: str) -> QAction:
        action = QAction(heading, self, checkable=True)
        action.setChecked(not self.isColumnHidden(number))
        # The first column says what the row is, and stays.
        action.setEnabled(number > 0)
        action.triggered.connect(lambda: self._toggle_column(number))
        return action

    def _toggle_column(self, number: int) -> None:
        self.setColumnHidden(number, not self.isColumnHidden(number))
        self._remember()

    def _set_up(self) -> None:
        view = QAbstractItemView
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setSelectionMode(view.SelectionMode.ExtendedSelection)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(
            max(ROW_HEIGHT, self.fontMetrics().height() + 10)
        )

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setMinimumSectionSize(48)
        self._first_look()
        state = QSettings().value(self._header_key())
        if state:
            header.restoreState(state)
        header.setSortIndicatorClearable(False)
        self._stretch()

    def _header_key(self) -> str:
        # What was kept for other columns would leave these in disorder.
        return f"{self._key}/header/{'-'.join(column.key for column in self.rows.columns)}"

    def _first_look(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            header.resizeSection(number, column.width)
            header.setSectionHidden(number, column.hidden)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lets the stretching column keep its own width before it is squeezed."""
        super().resizeEvent(event)
        self._stretch()

    def _stretch(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            if column.stretch and not header.isSectionHidden(number):
                # The header is as wide as the viewport, whose wrapper would cost 20 ms to make.
                room = header.width() - header.length() + header.sectionSize(number)
                mode = QHeaderView.ResizeMode
                fits = room >= column.width
                header.setSectionResizeMode(number, mode.Stretch if fits else mode.Interactive)
                if not fits:
                    header.resizeSection(number, column.width)

    def _connect(self) -> None:
        header = self.horizontalHeader()
        self.setSortingEnabled(True)
        header.customContextMenuRequested.connect(self.show_column_chooser)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(self._remember)
        header.sortIndicatorChanged.connect(self._remember)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentRowChanged.connect(self._on_moved)
        self.rows.modelAboutToBeReset.connect(self._on_leaving)
        self.rows.modelReset.connect(self._on_reset)

    @Slot(int)
    def _on_resized(self, number: int) -> None:
        """Keeps the width that was chosen; what only fills the room follows from the others."""
        header = self.horizontalHeader()
        if header.sectionResizeMode(number) is not QHeaderView.ResizeMode.Stretch:
            self._remember()

    @Slot()
    def _remember(self) -> None:
        QSettings().setValue(self._header_key(), self.horizontalHeader().saveState())

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is not None:
            self.opened.emit(row)

    @Slot(QModelIndex)
    def _on_moved(self, index: QModelIndex) -> None:
        self.chosen.emit(self.rows.row(index) if index.isValid() else None)

    @Slot()
    def _on_leaving(self) -> None:
        self._wanted = self.currentIndex().data(ID_ROLE)

    @Slot()
    def _on_reset(self) -> None:
        """Stays on the same row when the list has been asked anew."""
        if self._wanted is not None and self.choose(self._wanted):
            return
        self.chosen.emit(None)

    def _move_to(self, number: int) -> None:
        index = self.rows.index(number, self._first_shown_column())
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _first_shown_column(self) -> int:
        header = self.horizontalHeader()
        shown = (header.logicalIndex(i) for i in range(header.count()))
        return next((number for number in shown if not self.isColumnHidden(number)), 0)
