"""Finding words in a paper that is shown: a field, and steps from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLineEdit

from desktop.ui.fields import put_clear_button, put_sign

_WORDS = "Sök i pappret"


class PdfSearch(QObject):
    """The search of one view; its ``field`` is laid out by the owner."""

    def __init__(self, view: QPdfView) -> None:
        super().__init__(view)
        self.field = QLineEdit()
        self._view = view
        self._hits = QPdfSearchModel(self)
        self._hits.setDocument(view.document())
        view.documentChanged.connect(self._hits.setDocument)
        view.setSearchModel(self._hits)
        self._set_up()

    @Slot()
    def begin(self) -> None:
        """Takes the clerk to the field, with what was sought selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def hits(self) -> int:
        """How many hits have been found so far; pages are read beside the window."""
        return self._hits.rowCount(self._hits.index(-1, -1))

    def step(self, by: int) -> None:
        """Goes to the next hit, or the one before; says so when there is none."""
        count = self.hits()
        self._tell(found=count > 0)
        if count:
            index = (self._view.currentSearchResultIndex() + by) % count
            self._view.setCurrentSearchResultIndex(index)
            link = self._hits.resultAtIndex(index)
            self.jump(link.page(), link.location().y())

    def jump(self, page: int, y: float) -> None:
        """Shows a place of the paper: a page from 0, and points from its top."""
        self._view.pageNavigator().jump(page, QPointF(0, y), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc in the field goes back to the pages, and not out of the screen."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self.field.clear()
                self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        self.field.setPlaceholderText(_WORDS)
        self.field.setAccessibleName(_WORDS)
        self.field.setToolTip(f"{_WORDS} (Ctrl+F, nästa träff F3)")
        put_sign(self.field, "search", _WORDS)
        put_clear_button(self.field, "Rensa sökningen")
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(lambda: self.step(1))
        self.field.installEventFilter(self)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._tell(found=True)
        self._hits.setSearchString(text.strip())

    def _tell(self, *, found: bool) -> None:
        sought = self.field.text().strip()
        words = f"Inget hittat för ”{sought}”" if sought and not found else ""
        self.field.setAccessibleDescription(words)
        self.field.setToolTip(words or f"{_WORDS} (Ctrl+F, nästa träff F3)")
