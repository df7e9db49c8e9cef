"""Finding words in a paper that is shown: a field, and steps from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt, Slot
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView

from desktop.ui.widgets.paper_field import PaperField


class PdfSearch(QObject):
    """The search of one view; its ``field`` is laid out by the owner."""

    def __init__(self, view: QPdfView) -> None:
        super().__init__(view)
        self.field = PaperField()
        self._view = view
        self._hits = QPdfSearchModel(self)
        self._hits.setDocument(view.document())
        view.documentChanged.connect(self._hits.setDocument)
        view.setSearchModel(self._hits)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(lambda: self.step(1))
        self.field.left.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))

    @Slot()
    def begin(self) -> None:
        """Takes the clerk to the field, with what was sought selected."""
        self.field.begin()

    def hits(self) -> int:
        """How many hits have been found so far; pages are read beside the window."""
        return self._hits.rowCount(self._hits.index(-1, -1))

    def step(self, by: int) -> None:
        """Goes to the next hit, or the one before; says so when there is none."""
        count = self.hits()
        self.field.tell(found=count > 0)
        if count:
            index = (self._view.currentSearchResultIndex() + by) % count
            self._view.setCurrentSearchResultIndex(index)
            link = self._hits.resultAtIndex(index)
            self.jump(link.page(), link.location().y())

    def jump(self, page: int, y: float) -> None:
        """Shows a place of the paper: a page from 0, and points from its top."""
        self._view.pageNavigator().jump(page, QPointF(0, y), 0)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.field.tell(found=True)
        self._hits.setSearchString(text.strip())
