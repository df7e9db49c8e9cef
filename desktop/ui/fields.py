"""Small things that fields of every room share."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.ui.icons import icon


def put_sign(field: QLineEdit, icon_name: str, words: str) -> None:
    """Puts an icon first in a field, to say what the field is for; named for screen readers."""
    _put(field, icon_name, words, QLineEdit.ActionPosition.LeadingPosition)


def put_clear_button(field: QLineEdit, words: str) -> None:
    """Puts a cross last in a field, shown while there is something to clear."""
    action = _put(field, "x", words, QLineEdit.ActionPosition.TrailingPosition)
    action.triggered.connect(field.clear)
    field.textChanged.connect(lambda: action.setVisible(bool(field.text())))
    action.setVisible(bool(field.text()))


def _put(
    field: QLineEdit, icon_name: str, words: str, position: QLineEdit.ActionPosition
) -> QAction:
    action = QAction(icon(icon_name), words, field)
    action.setToolTip(words)
    field.addAction(action, position)
    for button in field.findChildren(QToolButton):
        if button.defaultAction() is action:
            button.setAccessibleName(words)
    return action
