"""The tools above a preview: search, where one is, size, secrecy, print, the way to the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.page_search import PageSearch
from desktop.ui.widgets.page_view import PageView

_SECRETS = (
    "Visa det som är sekretess, som i den interna versionen. Pappret till allmänheten visar "
    "det inte."
)


class PreviewTools(QWidget):
    """Two rows of tools; their keys work in all of ``owner``.

    ``secrets`` is on while what is secret is shown.
    """

    def __init__(
        self,
        owner: QWidget,
        view: PageView,
        search: PageSearch,
        print_paper: Callable[[], object],
        go_to_text: Callable[[], object],
    ) -> None:
        super().__init__(owner)
        self._owner = owner
        self._view = view
        self._search = search
        self._page = QLabel()
        self._percent = QLabel()
        self.secrets = QAction(icon("lock-open"), "Visa det som är sekretess", owner)
        self.secrets.setCheckable(True)
        self.secrets.setToolTip(_SECRETS)
        self.secrets.toggled.connect(self._on_secrets)
        self._go = self._action("Gå till texten", "pencil", ("Return", "Enter"), go_to_text)
        self._print = self._action("Skriv ut", "printer", ("Ctrl+P",), print_paper)
        self._lay_out()

    def show_place(self) -> None:
        """Tells the page in the middle, and how large it is shown."""
        count = len(self._view.layout_shown.versions)
        words = f"sida {self._view.place()[0] + 1} av {count}" if count else ""
        self._page.setText(words)
        self._view.setAccessibleDescription(words)
        self._percent.setText(f"{round(self._view.factor * 100)} %" if count else "")

    @Slot(bool)
    def _on_secrets(self, shown: bool) -> None:
        self.secrets.setIcon(icon("lock" if shown else "lock-open"))

    def _action(
        self, text: str, sign: str, keys: tuple[str, ...], way: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self._owner)
        if sign:
            action.setIcon(icon(sign))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{text} ({keys_in_words(keys[0])})")
        action.triggered.connect(lambda: way())
        self._owner.addAction(action)
        return action

    def _lay_out(self) -> None:
        add, view, search = self._action, self._view, self._search
        out = add("Förminska", "zoom-out", ("Ctrl+-",), view.zoom_out)
        larger = add("Förstora", "zoom-in", ("Ctrl++", "Ctrl+="), view.zoom_in)
        fit = add("Hela bredden", "file-text", ("Ctrl+0",), view.fit_width)
        add("Sök i pappret", "", ("Ctrl+F",), search.field.begin)
        add("Nästa träff", "", ("F3",), lambda: search.step(1))
        add("Föregående träff", "", ("Shift+F3",), lambda: search.step(-1))
        # In the search field Enter goes to the next hit.
        self._owner.removeAction(self._go)
        self._go.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(self._go)
        upper, lower = _row(), _row()
        upper.addWidget(search.field, 1)
        upper.addWidget(search.count)
        lower.addWidget(self._page, 1)
        lower.addWidget(_button(out))
        lower.addWidget(self._percent)
        for action in (larger, fit, self.secrets, self._print, self._go):
            lower.addWidget(_button(action))
        for label in (self._page, self._percent):
            set_role(label, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(4)
        column.addLayout(upper)
        column.addLayout(lower)


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
