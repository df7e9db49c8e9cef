"""Seeking words in a preview: marked on the pages, walked from hit to hit, and sought anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel

from desktop.operations.live_previews import LivePreview
from desktop.ui.desk import Desk
from desktop.ui.theme import set_role
from desktop.ui.widgets.page_hits import Hit
from desktop.ui.widgets.page_images import find
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.paper_field import PaperField
from desktop.ui.widgets.preview_feed import LANE

PAUSE_MS = 200


class PageSearch(QObject):
    """The search of one view; ``field`` and ``count`` are laid out by the owner."""

    def __init__(
        self, desk: Desk, view: PageView, preview: Callable[[], LivePreview | None]
    ) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._preview = preview
        self._hits: Sequence[Hit] = ()
        self._current = -1
        self._step_waits = 0
        self._sought = self._found = ""
        self.field = PaperField()
        self.count = QLabel()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._connect()

    @property
    def hit(self) -> Hit | None:
        """The hit that the clerk is at."""
        return self._hits[self._current] if 0 <= self._current < len(self._hits) else None

    def step(self, by: int) -> None:
        """Goes to the next hit, or the one before; waits for them to be found."""
        if self._found != self.field.sought:
            self._step_waits = by
            if self._sought != self.field.sought:
                self._on_pause()
        elif self._hits:
            beginning = self._current < 0 and by < 0
            self._current = (self._current + (0 if beginning else by)) % len(self._hits)
            self._show()
            self._go(self._hits[self._current])

    def again(self) -> None:
        """Seeks in pages that have become others."""
        if self.field.sought:
            self._pause.start()

    def clear(self) -> None:
        """Marks nothing."""
        self._hits, self._current = (), -1
        self._show()

    def _go(self, hit: Hit) -> None:
        if hit.boxes:
            self._view.go_to(hit.page, hit.boxes[0].top())
            self._view.show_across(hit.boxes[0].left(), hit.boxes[0].right())

    @Slot()
    def _on_text(self) -> None:
        self.clear()
        self._pause.start()

    @Slot()
    def _on_pause(self) -> None:
        self._pause.stop()
        self._sought = self.field.sought
        preview = self._preview()
        if preview is None or not self._sought:
            self._found = self._sought
            self.clear()
            return
        self._desk.read_in_lane(LANE, find, preview, self._sought, then=self._on_found)

    @Slot(object)
    def _on_found(self, hits: Sequence[Hit]) -> None:
        if self._sought != self.field.sought:
            return
        self._hits, self._found = hits, self._sought
        self._current = min(self._current, len(hits) - 1)
        step, self._step_waits = self._step_waits, 0
        self._show()
        if step and hits:
            self.step(step)

    def _show(self) -> None:
        sought = bool(self.field.sought) and self.field.sought == self._found
        self.field.tell(found=bool(self._hits) or not sought)
        self._view.show_hits(self._hits, self._current)
        total = len(self._hits)
        here = f"{self._current + 1} av {total}" if self.hit else _number(total)
        self.count.setText(here if sought else "")
        self.count.setVisible(sought)

    def _connect(self) -> None:
        set_role(self.count, "small")
        self.count.setAccessibleName("Träffar i pappret")
        self.count.hide()
        self._pause.timeout.connect(self._on_pause)
        self.field.textChanged.connect(self._on_text)
        self.field.returnPressed.connect(lambda: self.step(1))
        self.field.left.connect(lambda: self._view.setFocus(Qt.FocusReason.OtherFocusReason))


def _number(total: int) -> str:
    match total:
        case 0:
            return "Inga träffar"
        case 1:
            return "1 träff"
        case _:
            return f"{total} träffar"
