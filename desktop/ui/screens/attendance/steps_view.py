"""The table of sentences under the grid, rewritten where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from db.queries.served import NotedStep
from desktop.operations.attendance_sheet import StepSentence
from desktop.ui.actions import make_action
from desktop.ui.screens.attendance.steps_model import CLOCK, SENTENCE, WHERE, Index, StepsModel
from desktop.ui.theme import ROW_HEIGHT

_LINES = 3
_AIR = 24


class StepsView(QTableView):
    """Shows ``StepSentence`` rows.

    ``restored(step)`` when the program's own words are asked for, ``dropped(step)`` when the step
    is to be taken back, ``place_asked(step)`` when the clerk wants to its cell in the grid.
    """

    restored = Signal(object)
    dropped = Signal(object)
    place_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = StepsModel()
        self.setModel(self.rows)
        self.setItemDelegate(_Writing(self))
        self.setAccessibleName("Kom och gick, meningar i protokollet")
        self._set_up()
        self._make_actions()
        self.rows.modelReset.connect(self._on_reset)
        self.rows.dataChanged.connect(self._on_changed)
        self.horizontalHeader().sectionResized.connect(self._on_changed)

    def here(self) -> StepSentence | None:
        """The step that the clerk is on."""
        return self.rows.step(self.currentIndex())

    def show_place(self, steps: Sequence[NotedStep]) -> None:
        """Goes to the sentence of what is noted in the cell that the clerk is in."""
        wanted = {step.id for step in steps}
        rows = (n for n, one in enumerate(self.rows.steps) if one.step.id in wanted)
        row = next(rows, None)
        if row is not None and not self.hasFocus() and not self._is_writing():
            self.setCurrentIndex(self.rows.index(row, SENTENCE))

    def _is_writing(self) -> bool:
        return self.state() is QAbstractItemView.State.EditingState

    def flush(self) -> None:
        """Lets go of what is being written, which saves it."""
        if self._is_writing():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter writes in the cell, or leads from the noting to its place in the grid."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            index = self.currentIndex()
            if index.column() == WHERE:
                self._on_place()
            elif index.flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(index)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, _event: object) -> None:
        """The actions of the table, by mouse or by the menu key."""
        if self.here():
            menu = QMenu(self)
            menu.addActions(self.actions())
            menu.exec(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))

    def _set_up(self) -> None:
        view = QAbstractItemView
        self.setSelectionMode(view.SelectionMode.SingleSelection)
        triggers = view.EditTrigger.DoubleClicked | view.EditTrigger.EditKeyPressed
        self.setEditTriggers(triggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        letter = self.fontMetrics().averageCharWidth()
        header.resizeSection(WHERE, 20 * letter)
        header.resizeSection(CLOCK, 9 * letter)
        header.setSectionResizeMode(SENTENCE, QHeaderView.ResizeMode.Stretch)

    def _make_actions(self) -> None:
        make = make_action
        self.addActions(
            [
                make(self, "Gå till rutan", "table", self._on_place, keys="Shift+Return",
                     only_there=True),
                make(self, "Använd programmets mening", "refresh-cw", self._on_restore,
                     keys="Ctrl+Backspace", only_there=True),
                make(self, "Ta tillbaka noteringen", "undo-2", self._on_drop, keys="Del",
                     only_there=True),
            ]
        )  # fmt: skip

    @Slot()
    def _on_place(self) -> None:
        if one := self.here():
            self.place_asked.emit(one)

    @Slot()
    def _on_restore(self) -> None:
        if (one := self.here()) and one.is_own:
            self.restored.emit(one)

    @Slot()
    def _on_drop(self) -> None:
        if one := self.here():
            self.dropped.emit(one)

    @Slot()
    def _on_reset(self) -> None:
        self.resizeRowsToContents()
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, SENTENCE))

    @Slot()
    def _on_changed(self) -> None:
        self.resizeRowsToContents()


class _Writing(QStyledItemDelegate):
    """The editors: a line for the time, some lines for a sentence, where Enter is enough."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        if index.column() == CLOCK:
            line = QLineEdit(parent)
            line.setMaxLength(5)
            line.setPlaceholderText("tt.mm")
            line.setAccessibleName("Klockslag")
            return line
        lines = QPlainTextEdit(parent)
        lines.setTabChangesFocus(True)
        lines.setAccessibleName("Mening i protokollet")
        return lines

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        text = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else ""
        if isinstance(editor, QLineEdit):
            text = editor.text()
        model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """As high as three lines, and never below the lower edge of the table."""
        room = option.rect
        if index.column() == SENTENCE:
            view = editor.parentWidget()
            high = max(room.height(), _LINES * option.fontMetrics.lineSpacing() + 16)
            lowest = max(0, view.height() - high) if view else room.top()
            room.setTop(min(room.top(), lowest))
            room.setHeight(high)
        editor.setGeometry(room)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and isinstance(editor, QPlainTextEdit | QLineEdit):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor)
                return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text with some air above it, and a hairline under the row."""
        super().paint(painter, option, index)
        painter.setPen(QApplication.palette().mid().color())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """At least a row of the list, with some air."""
        option.rect.setWidth(option.rect.width() - _AIR)
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(ROW_HEIGHT, size.height() + 10))
