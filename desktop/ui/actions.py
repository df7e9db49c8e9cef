"""Making the actions of a screen: words, sign, keys and what they lead to, in one line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words


def make_action(
    owner: QObject, text: str, sign: str, way: Callable[[], object], *, keys: str = "",
    tip: str = "", only_there: bool = False,
) -> QAction:  # fmt: skip
    """An action; ``only_there`` lets its keys work in the widget it is put on alone.

    ``tip`` explains it; without one the tooltip is the text with its keys.
    """
    action = QAction(icon(sign), text, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setToolTip(f"{text} ({keys_in_words(keys)})")
    if tip:
        action.setToolTip(tip)
    if only_there:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda: way())
    return action
