"""A calm column of sections on a ground, scrolled when the window is small."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import set_role

WIDTH = 720
_LEFT = Qt.AlignmentFlag.AlignLeft


class Section(QWidget):
    """A heading with what stands under it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = QLabel(heading)
        self.column = QVBoxLayout(self)
        set_role(self.heading, "subtitle")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.heading)

    def add(self, *widgets: QWidget) -> None:
        """Puts widgets last in the section."""
        for widget in widgets:
            button = isinstance(widget, QPushButton)
            self.column.addWidget(widget, 0, _LEFT if button else Qt.AlignmentFlag(0))


def words(text: str = "", role: str = "") -> QLabel:
    """A text that breaks into lines."""
    label = QLabel(text)
    label.setWordWrap(True)
    set_role(label, role)
    return label


def together(*widgets: QWidget) -> QWidget:
    """Widgets that belong closely together, such as a title and what is said under it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return whole


class Sheet(QScrollArea):
    """Sections under each other: a page of paper in the middle, or a plain column at an edge."""

    def __init__(self, name: str, *, paper: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.column.setSpacing(24)
        self.setWidget(self._paper() if paper else self._plain())

    def add(self, *widgets: QWidget) -> None:
        """Puts sections last, above the empty end of the sheet."""
        for widget in widgets:
            button = isinstance(widget, QPushButton)
            side = _LEFT if button else Qt.AlignmentFlag(0)
            self.column.insertWidget(self.column.count() - 1, widget, 0, side)

    def _plain(self) -> QWidget:
        ground = QWidget()
        set_role(ground, "surface")
        ground.setLayout(self.column)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.addStretch()
        return ground

    def _paper(self) -> QWidget:
        ground, sheet = QWidget(), QFrame()
        set_role(ground, "desk")
        set_role(sheet, "paper")
        sheet.setMaximumWidth(WIDTH)
        sheet.setLayout(self.column)
        self.column.setContentsMargins(40, 32, 40, 32)
        self.column.addStretch()
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(16, 16, 16, 16)
        middle.addStretch(1)
        middle.addWidget(sheet, 1000)
        middle.addStretch(1)
        return ground
