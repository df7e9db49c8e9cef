"""Which part of a meeting's minutes one works with; seen only when there is more than one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from db.queries.minutes import MinutesPartView
from desktop.ui.part_words import part_name
from desktop.ui.theme import set_role

Waits = Callable[[MinutesPartView], bool]


class PartChooser(QWidget):
    """The parts in a drop-down list; ``chosen`` when the clerk takes another.

    ``waits`` tells which parts the page still has work with; such a one is shown first.
    """

    chosen = Signal()

    def __init__(self, waits: Waits | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self._waits = waits
        self._parts: tuple[MinutesPartView, ...] = ()
        self.box.setAccessibleName("Del av protokollet")
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(16)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(policy)
        self.box.activated.connect(self._on_activated)
        label = QLabel("Del av protokollet")
        set_role(label, "label")
        label.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        column.addWidget(label)
        column.addWidget(self.box)
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
        self.box.addItems([part_name(part) for part in parts])
        key = int(wanted) if wanted.isdecimal() else before.id if before else 0
        self.box.setCurrentIndex(keys.index(key) if key in keys else self._first())
        self.box.setToolTip(self.box.currentText())
        self.setVisible(len(parts) > 1)

    def _first(self) -> int:
        """The first part that waits for the page, else the main one."""
        waiting = (place for place, part in enumerate(self._parts) if self._is_waiting(part))
        return next(waiting, 0)

    def _is_waiting(self, part: MinutesPartView) -> bool:
        return self._waits is not None and self._waits(part)

    @Slot()
    def _on_activated(self) -> None:
        self.box.setToolTip(self.box.currentText())
        self.chosen.emit()
