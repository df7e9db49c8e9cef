"""The title of a paragraph or an item: one line of thought, as many lines of room as it needs."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

PAUSE_MS = 800


class TitleEditor(QTextEdit):
    """Plain text without line breaks. ``save_asked`` carries it when the clerk pauses or leaves.

    ``left`` comes with Enter, to go on to what follows.
    """

    save_asked = Signal(str)
    writing_began = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = ""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def set_title(self, title: str) -> None:
        """Shows a title as saved; what is being written is left alone."""
        if self.is_changed or title == self.title():
            return
        self._saved = title
        self.setPlainText(title)
        self._pause.stop()

    def title(self) -> str:
        """The title as it stands, in one line."""
        return " ".join(self.toPlainText().split())

    @property
    def is_changed(self) -> bool:
        """Whether something is waiting to be saved."""
        return self._pause.isActive()

    @Slot()
    def save_now(self) -> None:
        """Asks for the title to be saved, if it is another than before and not empty."""
        self._pause.stop()
        title = self.title()
        if title and title != self._saved:
            self._saved = title
            self.save_asked.emit(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what follows."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save_now()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Saves when the clerk goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save_now()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Pastes text as one line."""
        self.insertPlainText(" ".join(source.text().split()))

    @Slot()
    def _on_text(self) -> None:
        if self.title() == self._saved:
            self._pause.stop()
            return
        if not self._pause.isActive():
            self.writing_began.emit()
        self._pause.start()

    @Slot()
    def _fit(self) -> None:
        around = self.height() - self.viewport().height()
        self.setFixedHeight(ceil(self.document().size().height()) + around)
