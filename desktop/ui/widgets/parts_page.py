"""A paragraph or memo as a sheet of paper: its parts under headings, empty ones folded away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.theme import set_role
from desktop.ui.widgets.flow import Flow

PAPER_WIDTH = 720
_LEFT = 56
# How far the text of an editor stands in from its edge, so that headings can stand above it.
_INDENT = 10


@dataclass(frozen=True, slots=True)
class PartPlace:
    """One part of the page: its key, heading, and the widget that edits it.

    ``filled()`` says whether there is something in it; an empty part is a button "+ Yrkande"
    unless ``always`` is set. ``enter()`` goes into the part in a way of its own.
    """

    key: str
    label: str
    editor: QWidget
    filled: Callable[[], bool]
    always: bool = False
    enter: Callable[[], object] | None = None


class PartsPage(QScrollArea):
    """The sheet. ``part_entered`` carries the key of the part that the clerk is in."""

    part_entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: dict[str, _Section] = {}
        self._adders = Flow()
        self.head = QVBoxLayout()
        self._column = QVBoxLayout()
        self.setAccessibleName(name)
        self._lay_out()

    def set_parts(self, parts: Sequence[PartPlace]) -> None:
        """Lays the parts out in the given order."""
        for section in self._sections.values():
            section.give_back()
        self._sections = {part.key: _Section(part) for part in parts}
        for section in self._sections.values():
            self._column.addWidget(section)
            section.editor.installEventFilter(self)
        self.refold()

    @Slot()
    def refold(self) -> None:
        """Folds empty parts away, and shows those that have text."""
        for section in self._sections.values():
            section.setVisible(section.is_open())
        self._show_adders()

    def show_part(self, key: str) -> None:
        """Opens a part and puts the cursor in it."""
        section = self._sections.get(key)
        if section:
            section.show()
            self._show_adders()
            section.enter()
            self.ensureWidgetVisible(section, 0, 40)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tells which part the clerk is in; Ctrl+Home and Ctrl+End walk between parts with F6."""
        if event.type() == QEvent.Type.FocusIn:
            for key, section in self._sections.items():
                if section.editor is watched:
                    self.part_entered.emit(key)
                    self.ensureWidgetVisible(section, 0, 20)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaves Esc and Enter to the window; scrolls with the rest."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _show_adders(self) -> None:
        self._adders.clear()
        for section in self._sections.values():
            if section.isHidden():
                self._adders.addWidget(self._adder(section))

    def _adder(self, section: _Section) -> QPushButton:
        button = QPushButton(f"+ {section.part.label}")
        button.setAccessibleName(f"Lägg till {section.part.label.lower()}")
        set_role(button, "add")
        button.clicked.connect(lambda: self.show_part(section.part.key))
        return button

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        paper = QFrame()
        set_role(paper, "paper")
        paper.setMaximumWidth(PAPER_WIDTH)
        sheet = QVBoxLayout(paper)
        sheet.setContentsMargins(_LEFT - _INDENT, 32, _LEFT, 40)
        self.head.setContentsMargins(_INDENT, 0, 0, 0)
        adders = QHBoxLayout()  # A flow has no margins of its own.
        adders.setContentsMargins(_INDENT, 8, 0, 0)
        adders.addLayout(self._adders)
        sheet.setSpacing(12)
        sheet.addLayout(self.head)
        sheet.addLayout(self._column)
        self._column.setSpacing(12)
        sheet.addLayout(adders)
        sheet.addStretch(1)
        ground = QWidget()
        set_role(ground, "desk")
        row = QHBoxLayout(ground)
        row.setContentsMargins(16, 16, 16, 16)
        row.addStretch(1)
        row.addWidget(paper, 1000)
        row.addStretch(1)
        self.setWidget(ground)


class _Section(QFrame):
    """A heading and the editor under it."""

    def __init__(self, part: PartPlace) -> None:
        super().__init__()
        self.part = part
        self.editor = part.editor
        label = QLabel(part.label)
        set_role(label, "subtitle")
        label.setBuddy(part.editor)
        label.setContentsMargins(_INDENT, 0, 0, 0)
        set_role(part.editor, "paper")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(part.editor)

    def is_open(self) -> bool:
        """Whether the part is to be seen."""
        here = QApplication.focusWidget()
        inside = here is not None and self.isAncestorOf(here)
        return self.part.always or self.part.filled() or inside

    def enter(self) -> None:
        """Puts the cursor in the part."""
        if self.part.enter:
            self.part.enter()
        else:
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_back(self) -> None:
        """Lets go of the editor, which belongs to the screen, and goes away."""
        self.editor.setParent(None)
        self.hide()
        self.deleteLater()
