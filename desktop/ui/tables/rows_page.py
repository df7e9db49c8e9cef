"""A list with its filter line above, its count beside it, and what it says when it is empty."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fields import put_clear_button, put_sign
from desktop.ui.states import count_in_words
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.theme import set_role

PAUSE_MS = 150


class RowsPage(QWidget):
    """``filter_changed`` carries the text when the clerk pauses; the screen asks the register.

    ``empty`` is shown when there is nothing at all, a line of text when the filter has no hits.
    Widgets put in ``tools`` stand after the filter line.
    """

    filter_changed = Signal(str)

    def __init__(
        self, view: RowsView, empty: QWidget, hint: str = "Filtrera", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view = view
        self.filter = QLineEdit()
        self.tools = QHBoxLayout()
        self._empty = empty
        self._no_hits = QLabel()
        self._count = QLabel()
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._set_up_filter(hint)
        self._lay_out()
        view.rows.modelReset.connect(self._on_reset)
        self._on_reset()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow down goes from the filter to the list, Enter opens what the list is on."""
        if watched is self.filter and isinstance(event, QKeyEvent) and _pressed(event):
            return self._take_key(event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pass_on_now()
            if self.view.current_row() is None:
                self.view.choose_first()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            if key != Qt.Key.Key_Down:
                self.view.opened.emit(self.view.current_row())
            return True
        return False

    def _pass_on_now(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause()

    @Slot()
    def _on_pause(self) -> None:
        self.filter_changed.emit(self.filter.text().strip())

    @Slot()
    def _on_reset(self) -> None:
        shown, total = self.view.rows.rowCount(), self.view.rows.total
        self._count.setText(_counted(shown, total))
        text = self.filter.text().strip()
        if shown:
            self._stack.setCurrentWidget(self.view)
        elif text or total:
            self._no_hits.setText(f"Inget hittat för ”{text}”" if text else "Inget hittat")
            self._stack.setCurrentWidget(self._no_hits)
        else:
            self._stack.setCurrentWidget(self._empty)

    def _set_up_filter(self, hint: str) -> None:
        self.filter.setPlaceholderText(hint)
        self.filter.setAccessibleName(hint)
        self.filter.setMaximumWidth(360)
        put_sign(self.filter, "filter", hint)
        put_clear_button(self.filter, "Rensa filtret")
        self.filter.textChanged.connect(lambda: self._pause.start())
        self.filter.installEventFilter(self)
        self._pause.timeout.connect(self._on_pause)

    def _lay_out(self) -> None:
        set_role(self, "surface")
        set_role(self._count, "small")
        set_role(self._no_hits, "muted")
        self._no_hits.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.view, self._empty, self._no_hits):
            self._stack.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.filter, 1)
        row.addLayout(self.tools)
        row.addStretch()
        row.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)


def _pressed(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress


def _counted(shown: int, total: int) -> str:
    if not total:
        return ""
    if shown < total:
        return f"visar {count_in_words(shown)} av {count_in_words(total)}"
    return f"{count_in_words(total)} rader" if total > 1 else "1 rad"
