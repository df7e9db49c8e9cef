"""Which part of a meeting's minutes one works with; seen only when there is more than one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from db.rules.numbering import paragraphs_label
from desktop.ui.states import state


class PartChooser(QWidget):
    """The parts in a drop-down list; ``chosen`` when the clerk takes another."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self._parts: tuple[MinutesPartView, ...] = ()
        self.box.setAccessibleName("Del av protokollet")
        self.box.activated.connect(self._on_activated)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.addWidget(QLabel("Del av protokollet"))
        row.addWidget(self.box)
        row.addStretch()
        self.hide()

    @property
    def part(self) -> MinutesPartView | None:
        """The part chosen; None before any was shown."""
        index = self.box.currentIndex()
        return self._parts[index] if 0 <= index < len(self._parts) else None

    def show_parts(self, parts: Sequence[MinutesPartView], wanted: str = "") -> None:
        """Shows the parts, on the one chosen before, or the one whose key is ``wanted``."""
        before = self.part
        keys = [part.id for part in parts]
        self._parts = tuple(parts)
        self.box.clear()
        self.box.addItems([_name(part) for part in parts])
        key = int(wanted) if wanted.isdecimal() else before.id if before else 0
        self.box.setCurrentIndex(keys.index(key) if key in keys else 0)
        self.setVisible(len(parts) > 1)

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()


def _name(part: MinutesPartView) -> str:
    label = paragraphs_label(part.numbers)
    if part.kind is PartKind.MAIN:
        return "Hela protokollet"
    return f"{state(part.kind.value).capitalize()}, {label}" if label else state(part.kind.value)
