"""Förhandsvisning: the real pages beside what is being written, following every key stroke."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.operations.live_previews import Draft, PaperOf, Spot
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.page_images import Shown, Wish, all_pages, line_at
from desktop.ui.widgets.page_search import PageSearch
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.preview_feed import LANE, PreviewFeed
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
        self.view = PageView(name)
        self.feed = PreviewFeed(desk, draft, self._wish, self)
        self.search = PageSearch(desk, self.view, lambda: self.feed.preview)
        self.side_page = SidePage("preview", "Förhandsvisning", self, patient=patient)
        self.secrets = QAction(icon("lock-open"), "Visa det som är sekretess", self, checkable=True)
        self._page = QLabel()
        self._percent = QLabel()
        self._printing = PrintJob(self)
        self._lay_out()
        self._connect()

    def show_paper(self, paper: PaperOf | None) -> None:
        """Shows a paper; the same one stays as it is. Public or not is as the clerk has chosen."""
        if self._paper is None or paper is None or self._subject(paper) != self._subject():
            self._paper = paper
            self.secrets.setChecked(bool(paper and not paper.public))
            self.view.clear(_MAKING if paper else "")
            self.search.clear()
            self._show_place()
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
        self._show_place()
        if changed:
            self.search.again()
        if self.view.lacks_pictures() and shown.images:
            self.feed.look()

    @Slot()
    def _on_gone(self) -> None:
        self.view.clear("Det finns inget papper att visa.")
        self._show_place()

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
        self._show_place()
        if self.isVisible() and self.view.lacks_pictures():
            self.feed.look()

    @Slot(bool)
    def _on_secrets(self, internal: bool) -> None:
        self.secrets.setIcon(icon("lock" if internal else "lock-open"))
        if self._paper and self._paper.public is internal:
            self._paper = PaperOf(self._paper.kind, self._paper.subject_id, not internal)
            self.feed.show_paper(self._paper)

    def _show_place(self) -> None:
        count = len(self.view.layout_shown.versions)
        words = f"sida {self.view.place()[0] + 1} av {count}" if count else ""
        self._page.setText(words)
        self.view.setAccessibleDescription(words)
        self._percent.setText(f"{round(self.view.factor * 100)} %" if count else "")

    # Building.

    def _connect(self) -> None:
        self.feed.shown.connect(self._on_shown)
        self.feed.gone.connect(self._on_gone)
        self.view.looked_elsewhere.connect(self._on_looked)
        self.view.place_chosen.connect(self._on_place)
        self.secrets.toggled.connect(self._on_secrets)

    def _action(
        self, text: str, sign: str, keys: tuple[str, ...], way: Callable[[], object]
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
        self.setFocusProxy(self.view)
        add = self._action
        out = add("Förminska", "zoom-out", ("Ctrl+-",), self.view.zoom_out)
        larger = add("Förstora", "zoom-in", ("Ctrl++", "Ctrl+="), self.view.zoom_in)
        fit = add("Hela bredden", "file-text", ("Ctrl+0",), self.view.fit_width)
        paper = add("Skriv ut", "printer", ("Ctrl+P",), self.print_paper)
        go = add("Gå till texten", "pencil", ("Return", "Enter"), self.go_to_text)
        go.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.removeAction(go)
        self.view.addAction(go)
        add("Sök i pappret", "", ("Ctrl+F",), self.search.field.begin)
        add("Nästa träff", "", ("F3",), lambda: self.search.step(1))
        add("Föregående träff", "", ("Shift+F3",), lambda: self.search.step(-1))
        self.secrets.setToolTip(
            "Visa det som är sekretess, som i den interna versionen. Pappret till allmänheten "
            "visar det inte."
        )
        upper, lower = _row(), _row()
        upper.addWidget(self.search.field, 1)
        upper.addWidget(self.search.count)
        lower.addWidget(self._page, 1)
        lower.addWidget(_button(out))
        lower.addWidget(self._percent)
        for action in (larger, fit, self.secrets, paper, go):
            lower.addWidget(_button(action))
        for label in (self._page, self._percent):
            set_role(label, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)
        column.addWidget(self.view, 1)

    def sizeHint(self) -> QSize:
        """Wide enough to read a page."""
        return QSize(400, 560)


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(8, 0, 8, 0)
    row.setSpacing(4)
    return row


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
