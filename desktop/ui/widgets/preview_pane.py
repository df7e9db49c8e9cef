"""Förhandsvisning: the real pages beside what is being written, following every key stroke."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.operations.live_previews import Draft, PaperOf, Spot
from desktop.ui.desk import Desk
from desktop.ui.widgets.page_images import Shown, Wish, all_pages, line_at
from desktop.ui.widgets.page_search import PageSearch
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.preview_feed import LANE, PreviewFeed
from desktop.ui.widgets.preview_tools import PreviewTools
from desktop.ui.widgets.print_job import PrintJob
from desktop.ui.widgets.screen import SidePage

_MAKING = "Sidorna görs …"


class PreviewPane(QWidget):
    """``place_chosen`` carries the key of a section, a tuple of the headings in it down to the
    place (the last is nearest), and the text of the line.

    ``draft()`` gives what stands in the editors now; ``leads(key)`` tells which sections have an
    editor. Nothing is done while the pane is not seen.
    """

    place_chosen = Signal(str, object, str)

    def __init__(
        self,
        desk: Desk,
        name: str,
        draft: Callable[[], Draft | None] = lambda: None,
        *,
        leads: Callable[[str], bool] = bool,
        patient: bool = True,
    ) -> None:
        super().__init__()
        self._leads = leads
        self._desk = desk
        self._paper: PaperOf | None = None
        self._section = ""
        self._from: QWidget | None = None
        # The first in the pane takes the focus when the pane is gone to.
        self.view = PageView(name, self)
        self.feed = PreviewFeed(desk, draft, self._wish, self)
        self.search = PageSearch(desk, self.view, lambda: self.feed.preview)
        self.side_page = SidePage("preview", "Förhandsvisning", self, patient=patient, large=True)
        self.tools = PreviewTools(self, self.view, self.search, self.print_paper, self.go_to_text)
        self._printing = PrintJob(self)
        self._lay_out()
        self._connect()

    def show_paper(self, paper: PaperOf | None) -> None:
        """Shows a paper; the same one stays as it is. Public or not is as the clerk has chosen."""
        if self._paper is None or paper is None or self._subject(paper) != self._subject():
            self._paper = paper
            self.tools.secrets.setChecked(bool(paper and not paper.public))
            self.view.clear(_MAKING if paper else "")
            self.search.clear()
            self.tools.show_place()
        self.feed.show_paper(self._paper)

    def show_section(self, key: str, *, quietly: bool = False) -> None:
        """Marks a section as the one that is written, and brings it into sight unless quietly."""
        other, self._section = key != self._section, key
        self._mark()
        if key and other and not quietly:
            self.feed.go_to(key)

    @Slot()
    def stroke(self) -> None:
        """Shows what stands in the editors now."""
        if self.isVisible():
            self.feed.stroke()

    def renew(self) -> None:
        """Shows what the register has, when the clerk pauses."""
        self.feed.renew()

    @Slot()
    def print_paper(self) -> None:
        """Lets the clerk choose a printer, and prints beside the window."""
        if self.feed.preview:
            self._desk.read_in_lane(LANE, all_pages, self.feed.preview, then=self._on_all)

    @Slot()
    def go_to_text(self) -> None:
        """Goes to the editor of the hit the clerk is at, else of what is in the middle."""
        hit = self.search.hit
        place = (hit.page, hit.boxes[0].center().y()) if hit and hit.boxes else self.view.place()
        self._on_place(*place)

    def showEvent(self, event: QShowEvent) -> None:
        """Makes what was not made while nobody looked."""
        super().showEvent(event)
        self.feed.resume()

    def _subject(self, paper: PaperOf | None = None) -> tuple[object, ...]:
        one = paper or self._paper
        return (one.kind, one.subject_id) if one else ()

    def _wish(self) -> Wish | None:
        if not self.isVisible():
            return None
        view = self.view
        return Wish(
            pages=tuple(view.pages_in_sight()), known=view.known(), size=view.stack.page_size,
            ratio=view.devicePixelRatioF(),
        )  # fmt: skip

    # What has come.

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        changed = shown.layout.versions != self.view.layout_shown.versions
        self.view.show_layout(shown.layout)
        self.view.put_pictures(shown.images, shown.layout.versions)
        if shown.goal and shown.wish.section:
            self.view.go_to_top(*shown.goal)
        elif shown.goal:
            self.view.go_to(*shown.goal)
        self._mark()
        self.tools.show_place()
        if changed:
            self.search.again()
        others = tuple(self.view.pages_in_sight()) != shown.wish.pages
        if self.view.lacks_pictures() and (others or shown.images):
            self.feed.look()

    @Slot()
    def _on_gone(self) -> None:
        self.view.clear("Det finns inget papper att visa.")
        self.tools.show_place()

    def _mark(self) -> None:
        spots = self.view.layout_shown.spots
        places = [place for place, spot in enumerate(spots) if spot.key == self._section]
        if not self._section or not places:
            self.view.mark(None)
            return
        after = places[-1] + 1
        end = Spot(len(self.view.layout_shown.versions), 0, "", "")
        self.view.mark((spots[places[0]], spots[after] if after < len(spots) else end))

    # Going on.

    @Slot(int, float)
    def _on_place(self, page: int, down: float) -> None:
        passed = [spot for spot in self.view.layout_shown.spots if spot[:2] <= (page, down)]
        key = passed[-1].key if passed else ""
        if not self.feed.preview or not self._leads(key):
            return
        headings = tuple(spot.heading for spot in passed if spot.key == key)

        def _tell(text: str) -> None:
            self.place_chosen.emit(key, headings, text)

        self._desk.read_in_lane(LANE, line_at, self.feed.preview, page, down, then=_tell)

    def _on_all(self, data: bytes) -> None:
        self._printing.ask(data, len(self.view.layout_shown.versions))

    @Slot()
    def _on_looked(self) -> None:
        self.tools.show_place()
        if self.isVisible() and self.view.lacks_pictures():
            self.feed.look()

    @Slot(bool)
    def _on_secrets(self, internal: bool) -> None:
        if self._paper and self._paper.public is internal:
            self._paper = PaperOf(self._paper.kind, self._paper.subject_id, not internal)
            self.feed.show_paper(self._paper)

    @Slot(QWidget, QWidget)
    def _on_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before and now and self.isAncestorOf(now) and not self.isAncestorOf(before):
            self._from = before

    @Slot()
    def _on_left(self) -> None:
        """Back to where the clerk was before the pane."""
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building.

    def _connect(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.view.left.connect(self._on_left)
        self.feed.shown.connect(self._on_shown)
        self.feed.gone.connect(self._on_gone)
        self.view.looked_elsewhere.connect(self._on_looked)
        self.view.place_chosen.connect(self._on_place)
        self.tools.secrets.toggled.connect(self._on_secrets)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.view, 1)
        QWidget.setTabOrder(self.search.field, self.view)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page."""
        return QSize(400, 560)
