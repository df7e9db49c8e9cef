"""The actions of a screen: made in one line, and carried out so that one knows they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.ui.desk import Desk
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


def carried_out(desk: Desk, operation: Callable[..., Any], *args: Any, **named: Any) -> bool:
    """Does an operation that gives nothing back; whether it was done, and not refused."""

    def _do(office: Any) -> bool:
        operation(office, *args, **named)
        return True

    return bool(desk.do(_do))
