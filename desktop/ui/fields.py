"""Small things that fields of every room share."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QToolButton

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


def number_field(least: int = 0, most: int = 999) -> QSpinBox:
    """A field for a whole number, its digits as far in as the text of other fields."""
    field = QSpinBox()
    field.setRange(least, most)
    # The style sheet does not reach the padding of the line within.
    field.lineEdit().setTextMargins(8, 0, 0, 0)
    return field


def refill(box: QComboBox, everything: str, choices: Iterable[tuple[str, object]]) -> None:
    """Fills a filter anew, ``everything`` first; what was chosen stays, and nobody is told."""
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, None)
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    box.blockSignals(False)


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
