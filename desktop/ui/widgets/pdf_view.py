"""A paper as it will be: pages, zoom, search, "sida 3 av 12", print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QMouseEvent, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.pdf_geometry import point_at, shown_factor
from desktop.ui.widgets.pdf_outline import Entry, entry_above, heading_at, outline_of
from desktop.ui.widgets.pdf_search import PdfSearch
from desktop.ui.widgets.print_job import PrintJob

_STEP = 1.2
_SMALLEST, _LARGEST = 0.2, 5.0


class PdfView(QWidget):
    """Shows the bytes of a PDF; a new version is shown where the old one stood.

    ``heading_chosen`` carries the ``Entry`` of the outline that was clicked, or, by a double
    click or Enter, the one that the place lies under; only entries that ``leads(entry)`` says
    yes to are told.
    """

    heading_chosen = Signal(object)

    def __init__(
        self,
        name: str = "Förhandsvisning",
        parent: QWidget | None = None,
        leads: Callable[[Entry], bool] = lambda _entry: False,
    ) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self.view = QPdfView(self)
        self.search = PdfSearch(self.view)
        self._leads = leads
        self._data = b""
        self._buffer: QBuffer | None = None
        self._entries: tuple[Entry, ...] = ()
        self._page = QLabel()
        self._tools = QHBoxLayout()
        self._printing = PrintJob(self)
        self._set_up(name)
        self._add_tools()
        self._lay_out()

    def show_pdf(self, data: bytes) -> bool:
        """Shows a paper and keeps the place; whether the bytes could be read as PDF."""
        if data == self._data:
            return True
        bars = (self.view.verticalScrollBar(), self.view.horizontalScrollBar())
        places = [bar.value() for bar in bars]
        self._load(data)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        self._on_page()
        return self.document.status() == QPdfDocument.Status.Ready

    def clear(self) -> None:
        """Shows nothing."""
        self.document.close()
        self._data, self._entries = b"", ()
        self._on_page()

    def entries(self) -> tuple[Entry, ...]:
        """The headings of the paper shown, in reading order."""
        return self._entries

    def go_to_page(self, number: int) -> None:
        """Goes to a page, the first being 1."""
        if 1 <= number <= self.document.pageCount():
            self.search.jump(number - 1, 0)

    @Slot()
    def zoom_in(self) -> None:
        """Shows the paper larger."""
        self._zoom(shown_factor(self.view) * _STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Shows the paper smaller."""
        self._zoom(shown_factor(self.view) / _STEP)

    @Slot()
    def fit_width(self) -> None:
        """Shows the paper as wide as the pane."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def print_paper(self) -> None:
        """Lets the clerk choose a printer, and prints beside the window."""
        if self._data:
            self._printing.ask(self._data, self.document.pageCount())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click on a heading leads there; the hand shows which headings do."""
        if isinstance(event, QMouseEvent) and watched is self.view.viewport():
            self._on_mouse(event)
        if isinstance(event, QKeyEvent) and watched is self.view:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Lays the pages on the calm ground of the theme when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._lay_ground()

    def _load(self, data: bytes) -> None:
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer:
            self._buffer.deleteLater()
        self._buffer, self._data = buffer, data
        self._entries = outline_of(self.document)

    def _on_mouse(self, event: QMouseEvent) -> None:
        wide = event.type() == QEvent.Type.MouseButtonDblClick
        found = self._entry_at(event, wide=wide)
        if event.type() == QEvent.Type.MouseMove:
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self.view.viewport().setCursor(shape)
        elif found and (wide or event.type() == QEvent.Type.MouseButtonRelease):
            self.heading_chosen.emit(found)

    def _entry_at(self, event: QMouseEvent, *, wide: bool) -> Entry | None:
        where = point_at(self.view, event.position().toPoint())
        if where is None:
            return None
        leading = [one for one in self._entries if self._leads(one)]
        find = entry_above if wide else heading_at
        return find(leading, where[0], where[1].y())

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or event.key() != Qt.Key.Key_Return:
            return False
        navigator = self.view.pageNavigator()
        where = point_at(self.view, self.view.viewport().rect().center())
        page, y = (where[0], where[1].y()) if where else (navigator.currentPage(), 0.0)
        leading = [one for one in self._entries if self._leads(one)]
        found = entry_above(leading, page, y)
        if found and not event.modifiers():
            self.heading_chosen.emit(found)
        return found is not None and not event.modifiers()

    def _lay_ground(self) -> None:
        # The view paints its ground with the role that bounds controls; the bars keep it.
        palette = QApplication.palette()
        palette.setColor(QPalette.ColorRole.Dark, palette.color(QPalette.ColorRole.Light))
        self.view.setPalette(palette)
        for bar in (self.view.verticalScrollBar(), self.view.horizontalScrollBar()):
            bar.setPalette(QApplication.palette())

    def _zoom(self, factor: float) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(min(max(factor, _SMALLEST), _LARGEST))

    def _set_up(self, name: str) -> None:
        self.view.setAccessibleName(name)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        # A bar that comes and goes with the width would fit the width anew, without end.
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.view.viewport().setMouseTracking(True)
        self.setFocusProxy(self.view)

    def _add_tools(self) -> None:
        self._tools.setContentsMargins(8, 6, 8, 6)
        self._tools.setSpacing(4)
        self._tools.addWidget(self.search.field, 1)
        self._tools.addWidget(self._page)
        set_role(self._page, "small")
        for text, sign, keys, way in (
            ("Förminska", "zoom-out", ("Ctrl+-",), self.zoom_out),
            ("Förstora", "zoom-in", ("Ctrl++", "Ctrl+="), self.zoom_in),
            ("Hela bredden", "file-text", ("Ctrl+0",), self.fit_width),
            ("Skriv ut", "printer", ("Ctrl+P",), self.print_paper),
        ):
            button = QToolButton()
            button.setDefaultAction(self._action(text, sign, keys, way))
            button.setAccessibleName(text)
            self._tools.addWidget(button)
        self._action("Sök i pappret", "search", ("Ctrl+F",), self.search.begin)
        self._action("Nästa träff", "", ("F3",), lambda: self.search.step(1))
        self._action("Föregående träff", "", ("Shift+F3",), lambda: self.search.step(-1))

    def _action(
        self, text: str, sign: str, keys: tuple[str, ...], way: Callable[[], None]
    ) -> QAction:
        action = QAction(text, self)
        if sign:
            action.setIcon(icon(sign))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text} ({keys_in_words(keys[0])})")
        action.triggered.connect(lambda: way())
        self.addAction(action)
        return action

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
