"""The one search for everything, always at the top edge (Ctrl+E, and Ctrl+K outside text)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.ui.fields import put_sign
from desktop.ui.widgets.palette import Hit, Palette

PAUSE_MS = 120
Answer = Callable[[Sequence[Hit]], None]
Search = Callable[[str, Answer], None]


class SearchField(QLineEdit):
    """A field with its palette of hits under it.

    ``search(text, answer)`` is called when the clerk pauses, and answers when it can, from
    another thread's work too; answers to older texts are dropped. ``commands()`` gives the
    commands that may be run now; they are found by their words. ``chosen`` carries the hit.
    """

    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self._host = host
        self._search: Search | None = None
        self._commands: Callable[[], Sequence[Hit]] = tuple
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._set_up()

    @cached_property
    def palette_of_hits(self) -> Palette:
        """The hits under the field, made for the first search."""
        palette = Palette(self._host)
        palette.chosen.connect(self.chosen)
        return palette

    def use(self, search: Search | None, commands: Callable[[], Sequence[Hit]]) -> None:
        """Says where hits come from."""
        self._search = search
        self._commands = commands

    def begin(self) -> None:
        """Takes the clerk here, with what was written selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and Enter work on the hits while the clerk writes."""
        palette = self.palette_of_hits
        match event.key():
            case Qt.Key.Key_Down:
                palette.step(1)
            case Qt.Key.Key_Up:
                palette.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._accept()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keeps Esc for the field, so that it closes the hits and not the page."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the hits away when the clerk goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._hide_hits()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the hits under the field when the window changes size."""
        if event.type() == QEvent.Type.Resize and self._shows_hits():
            self._place()
        return super().eventFilter(watched, event)

    def _set_up(self) -> None:
        self.setPlaceholderText("Sök ärende, §, person, text")
        self.setAccessibleName("Sök ärende, paragraf, person eller text")
        self.setToolTip("Sök i allt och hoppa dit (Ctrl+E, eller Ctrl+K utanför text)")
        put_sign(self, "search", "Sök")
        self._pause.timeout.connect(self._on_pause)
        self.textEdited.connect(lambda: self._pause.start())
        self._host.installEventFilter(self)

    @Slot()
    def _on_pause(self) -> None:
        text = self.text().strip()
        if not text:
            self._hide_hits()
            return
        self._show(text, ())
        if self._search:
            self._search(text, lambda hits: self._show(text, hits))

    def _show(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self.text().strip() or not self.hasFocus():
            return
        found = [*hits, *_named(self._commands(), text)]
        self.palette_of_hits.show_hits(found, "" if found else f"Inget hittat för ”{text}”")
        self._place()

    def _shows_hits(self) -> bool:
        return "palette_of_hits" in vars(self) and self.palette_of_hits.isVisible()

    def _hide_hits(self) -> None:
        if self._shows_hits():
            self.palette_of_hits.hide()

    def _place(self) -> None:
        palette = self.palette_of_hits
        corner = self.mapTo(self._host, QPoint(0, self.height() + 4))
        palette.setFixedWidth(min(max(self.width(), 560), self._host.width() - 16))
        palette.move(min(corner.x(), self._host.width() - palette.width() - 8), corner.y())

    def _accept(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause()
        self.palette_of_hits.accept()

    def _leave(self) -> None:
        self._hide_hits()
        self.clear()
        self.clearFocus()
        self._host.setFocus()


def _named(commands: Sequence[Hit], text: str) -> list[Hit]:
    words = text.casefold().split()
    return [hit for hit in commands if all(word in hit.title.casefold() for word in words)][:5]


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
