"""The forms of text as buttons: they act on the editor that is being written in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.rich_editor import RichEditor

_GROUPS = (
    (("Fet", "bold", "Ctrl+B"), ("Kursiv", "italic", "Ctrl+I")),
    (("Underrubrik 1", "heading-1", "Ctrl+Alt+1"), ("Underrubrik 2", "heading-2", "Ctrl+Alt+2")),
    (
        ("Punktlista", "list", "Ctrl+Shift+L"),
        ("Numrerad lista", "list-ordered", "Ctrl+Shift+N"),
        ("Tabell", "table", "Ctrl+Shift+T"),
    ),
    (("Sekretess", "eye-off", "Ctrl+Shift+H"),),
)


class FormatBar(QFrame):
    """Buttons that never take the focus from the text; dimmed when no text is being written."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._buttons: dict[str, QToolButton] = {}
        self.row = QHBoxLayout(self)
        self._lay_out()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]
        self._on_focus(None, None)

    def _lay_out(self) -> None:
        set_role(self, "bar")
        self.setAccessibleName("Textformat")
        self.row.setContentsMargins(16, 3, 16, 3)
        self.row.setSpacing(2)
        for place, group in enumerate(_GROUPS):
            if place:
                self.row.addSpacing(12)
            for text, sign, keys in group:
                self.row.addWidget(self._button(text, sign, keys))
        self.row.addStretch()

    def _button(self, text: str, sign: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(sign))
        button.setToolTip(f"{text} ({keys_in_words(keys)})")
        button.setAccessibleName(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._trigger(text))
        self._buttons[text] = button
        return button

    def _trigger(self, text: str) -> None:
        editor = self._editor(QApplication.focusWidget())
        action = _action(editor, text) if editor else None
        if action:
            action.trigger()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        editor = self._editor(now)
        for text, button in self._buttons.items():
            button.setEnabled(bool(editor and _action(editor, text)))

    def _editor(self, widget: QWidget | None) -> RichEditor | None:
        mine = isinstance(widget, RichEditor) and self._page.isAncestorOf(widget)
        return (
            widget if isinstance(widget, RichEditor) and mine and not widget.isReadOnly() else None
        )


def _action(editor: RichEditor, text: str) -> QAction | None:
    return next((action for action in editor.actions() if action.text() == text), None)
