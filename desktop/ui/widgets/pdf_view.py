"""A paper as it will be: pages, zoom, search, "sida 3 av 12"."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.fields import put_clear_button, put_sign
from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import set_role

_STEP = 1.2


class PdfView(QWidget):
    """Shows the bytes of a PDF; a new version is shown where the old one stood."""

    def __init__(self, name: str = "Förhandsvisning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self._buffer: QBuffer | None = None
        self._hits = QPdfSearchModel(self)
        self._find = QLineEdit()
        self._page = QLabel()
        self._tools = QHBoxLayout()
        self._set_up(name)
        self._add_tools()
        self._lay_out()

    def show_pdf(self, data: bytes) -> bool:
        """Shows a paper and keeps the place; whether the bytes could be read as PDF."""
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer:
            self._buffer.deleteLater()
        self._buffer = buffer
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        self._on_page()
        return self.document.status() == QPdfDocument.Status.Ready

    def clear(self) -> None:
        """Shows nothing."""
        self.document.close()
        self._on_page()

    def go_to_page(self, number: int) -> None:
        """Goes to a page, the first being 1."""
        if 1 <= number <= self.document.pageCount():
            self.view.pageNavigator().jump(number - 1, QPointF(), 0)

    @Slot()
    def zoom_in(self) -> None:
        """Shows the paper larger."""
        self._zoom(self.view.zoomFactor() * _STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Shows the paper smaller."""
        self._zoom(self.view.zoomFactor() / _STEP)

    @Slot()
    def fit_width(self) -> None:
        """Shows the paper as wide as the pane."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def find_next(self, by: int = 1) -> None:
        """Goes to the next hit of the search, or the one before."""
        count = self._hits.rowCount(self._hits.index(-1, -1))
        if count:
            index = (self.view.currentSearchResultIndex() + by) % count
            self.view.setCurrentSearchResultIndex(index)
            link = self._hits.resultAtIndex(index)
            self.view.pageNavigator().jump(link.page(), link.location(), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F3 finds the next hit, Shift+F3 the one before."""
        if event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.find_next(-1 if back else 1)
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lays the pages on the calm ground of the theme when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lay_ground()

    def _lay_ground(self) -> None:
        # The view paints its ground with the role that bounds controls; the bars keep it.
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Dark, palette.color(QPalette.ColorRole.Light))
        self.view.setPalette(palette)
        for bar in (self.view.verticalScrollBar(), self.view.horizontalScrollBar()):
            bar.setPalette(QApplication.palette())

    def _zoom(self, factor: float) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, 0.2), 5.0))

    def _set_up(self, name: str) -> None:
        self.view.setAccessibleName(name)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._hits.setDocument(self.document)
        self.view.setSearchModel(self._hits)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self._find.setPlaceholderText("Sök i pappret")
        self._find.setAccessibleName("Sök i pappret")
        put_sign(self._find, "search", "Sök i pappret")
        put_clear_button(self._find, "Rensa sökningen")
        self._find.textChanged.connect(self._hits.setSearchString)
        self._find.returnPressed.connect(lambda: self.find_next())

    def _add_tools(self) -> None:
        self._tools.setContentsMargins(8, 6, 8, 6)
        self._tools.setSpacing(4)
        self._tools.addWidget(self._find, 1)
        self._tools.addWidget(self._page)
        set_role(self._page, "small")
        for text, sign, keys, way in (
            ("Förminska", "zoom-out", "Ctrl+-", self.zoom_out),
            ("Förstora", "zoom-in", "Ctrl++", self.zoom_in),
            ("Hela bredden", "file-text", "Ctrl+0", self.fit_width),
        ):
            action = QAction(icon(sign), text, self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setToolTip(f"{text} ({keys_in_words(keys)})")
            action.triggered.connect(way)
            self.addAction(action)
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAccessibleName(text)
            self._tools.addWidget(button)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tools)
        column.addWidget(self.view, 1)
        self._lay_ground()
        self._on_page()

    @Slot()
    def _on_page(self) -> None:
        count = self.document.pageCount()
        number = self.view.pageNavigator().currentPage() + 1
        self._page.setText(f"sida {number} av {count}" if count else "")
