"""The help for a screen (F1): its page of ``resources/help`` and the keys that work now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.ui.resource_files import resource
from desktop.ui.states import keys_in_words


class HelpPage(QTextBrowser):
    """A page of help beside the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Hjälp")
        self.setOpenExternalLinks(True)
        self.setTabChangesFocus(True)

    def show_topic(self, topic: str, actions: Sequence[QAction]) -> None:
        """Shows the words on a topic, when there are any, and the keys of the actions."""
        self.setMarkdown(f"{_words(topic)}\n\n## Tangenter\n\n{_keys(actions)}")


def _words(topic: str) -> str:
    page = resource(f"help/{topic}.md")
    return page.read_text("utf-8") if topic and page.is_file() else "# Hjälp"


def _keys(actions: Sequence[QAction]) -> str:
    rows = [
        f"| **{keys_in_words(action.shortcut().toString())}** | {action.text().replace('&', '')} |"
        for action in actions
        if not action.shortcut().isEmpty()
    ]
    return "\n".join(["| Tangent | Gör |", "|---|---|", *rows])
