"""Keeps a preview fresh: asks for pages after a key stroke, and for the paper after a change.

No more than one answer is waited for at a time, so that fast typing gets every picture there is
time for. What takes long (composing all of the paper anew) is done apart, when the clerk pauses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from desktop.operations.live_previews import Draft, LivePreview, PaperOf, Reading
from desktop.ui.desk import Desk
from desktop.ui.widgets.page_images import Shown, Wish, read_again, show_pages

LANE = "preview"
STROKE_MS = 15
PAUSE_MS = 1200
SOON_MS = 150


@dataclass(slots=True)
class _Asked:
    """What has been asked for since the last wish was sent."""

    anything: bool = False
    reading: Reading | None = None
    section: str = ""
    follows: bool = False


class PreviewFeed(QObject):
    """``shown(Shown)`` when pages have come, ``gone()`` when the paper is there no more.

    ``draft()`` gives what stands in the editors, ``view()`` a ``Wish`` with what is in sight, or
    None while the preview is not seen.
    """

    shown = Signal(object)
    gone = Signal()

    def __init__(
        self,
        desk: Desk,
        draft: Callable[[], Draft | None],
        view: Callable[[], Wish | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._key = f"preview/{id(self)}"
        self._draft = draft
        self._view = view
        self.preview: LivePreview | None = None
        self._asked = _Asked()
        self._waits_for: LivePreview | None = None
        self._is_read = self._is_stale = False
        self._stroke = QTimer(self, singleShot=True, interval=STROKE_MS)
        self._pause = QTimer(self, singleShot=True)
        self._since_stroke = QElapsedTimer()
        self._stroke.timeout.connect(self._ask)
        self._pause.timeout.connect(self._read)

    def show_paper(self, paper: PaperOf | None) -> None:
        """Shows another paper."""
        if self.preview and self.preview.paper == paper:
            return
        self.preview = LivePreview(paper) if paper else None
        self._asked = _Asked(section=self._asked.section)
        self._is_read = False
        self._desk.drop(self._key)
        self._read()

    def stroke(self) -> None:
        """What stands in the editors has become another."""
        self._since_stroke.restart()
        self._asked.follows = self._asked.anything = True
        if self._pause.isActive():
            self._pause.start(PAUSE_MS)
        if not self._stroke.isActive():
            self._stroke.start()

    def look(self) -> None:
        """Other pages have come into sight."""
        self._asked.anything = True
        if not self._stroke.isActive():
            self._stroke.start()

    def go_to(self, section: str) -> None:
        """Brings a section into sight."""
        self._asked.section = section
        self.look()

    def renew(self) -> None:
        """The register has changed: what stands there is shown when the clerk pauses."""
        self._is_stale = True
        writing = self._since_stroke.isValid() and not self._since_stroke.hasExpired(PAUSE_MS)
        self._pause.start(PAUSE_MS if writing else SOON_MS)

    def resume(self) -> None:
        """The preview has come into sight."""
        if self._is_stale or not self._is_read:
            self._read()
        self.look()

    @Slot()
    def _read(self) -> None:
        self._pause.stop()
        if self.preview is None or self._view() is None:
            self._is_stale = True
            return
        self._is_stale = False
        self._desk.read_in_background(
            read_again, self._desk.office, self.preview.paper, self._draft(),
            then=self._on_read, key=self._key,
        )  # fmt: skip

    @Slot(object)
    def _on_read(self, found: tuple[PaperOf, Reading] | None) -> None:
        if found is None:
            self.gone.emit()
        elif self.preview and self.preview.paper == found[0]:
            self._asked.reading = found[1]
            self._asked.anything = self._is_read = True
            self._ask()

    @Slot()
    def _ask(self) -> None:
        view = self._view()
        waits = self._waits_for is not None
        if waits or view is None or not self.preview or not self._is_read:
            return
        asked, self._asked = self._asked, _Asked()
        wish = replace(
            view, draft=self._draft(), reading=asked.reading, section=asked.section,
            follows=asked.follows,
        )  # fmt: skip
        self._waits_for = self.preview
        job = self._desk.read_in_lane(
            LANE, show_pages, self._desk.office, self.preview, wish, then=self._on_shown
        )
        job.ended.connect(self._on_ended)

    @Slot(object)
    def _on_shown(self, shown: Shown | None) -> None:
        if self._waits_for is not self.preview:
            return
        if shown is None:
            self.gone.emit()
        else:
            self.shown.emit(shown)

    @Slot()
    def _on_ended(self) -> None:
        self._waits_for = None
        if self._asked.anything:
            self._ask()
