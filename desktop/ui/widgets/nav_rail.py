"""The rail at the left edge: the rooms of the program, with a count where something waits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.states import count_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.place import RAIL, RailEntry, Room, home_of

WIDE = 200
NARROW = 56


class RailButton(QToolButton):
    """One room of the rail, with a count at its right edge."""

    def __init__(self, entry: RailEntry, number: int) -> None:
        super().__init__()
        self.entry = entry
        self.shortcut_text = f"Ctrl+{number}"
        self._count = QLabel()
        self._dot = QLabel(self)
        self._waits = False
        self._lay_out()
        self.show_count(0)

    def show_count(self, number: int) -> None:
        """Shows how many things wait; nothing for none."""
        self._count.setText(count_in_words(number))
        self._waits = number > 0
        self._show_signs()
        waiting = f", {count_in_words(number)} väntar" if number else ""
        self.setAccessibleName(self.entry.label + waiting)
        self.setToolTip(f"{self.entry.label}{waiting} ({self.shortcut_text})")

    def show_label(self, shown: bool) -> None:
        """Shows icon and label, or the icon alone."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(
            style.ToolButtonTextBesideIcon if shown else style.ToolButtonIconOnly
        )
        self._show_signs()

    def _show_signs(self) -> None:
        alone = self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        self._count.setVisible(self._waits and not alone)
        self._dot.setVisible(self._waits and alone)

    def _lay_out(self) -> None:
        self.setText(f"  {self.entry.label}")
        self.setIcon(icon(self.entry.icon))
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(40)
        set_role(self, "rail")
        set_role(self._count, "count")
        set_role(self._dot, "dot")
        self._dot.setGeometry(NARROW - 28, 6, 8, 8)
        self._dot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch()
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)


class NavRail(QFrame):
    """The rooms; ``chosen`` carries the one that was pressed."""

    chosen = Signal(object)
    collapsed_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.collapsed = False
        self.has_register = False
        self.leads = True
        self.buttons = {entry.room: RailButton(entry, i) for i, entry in enumerate(RAIL, 1)}
        self._fold = QToolButton()
        self._group = QButtonGroup(self)
        self._lay_out()
        self._connect()
        self.set_collapsed(False)

    def show_room(self, room: Room) -> None:
        """Marks the room that the clerk is in; none for a page outside the rail.

        Without a register the page for opening one is the only room there is.
        """
        self.leads = self.has_register or room is not Room.FIRST_RUN
        for one in self.buttons.values():
            one.setEnabled(self.leads)
        button = self.buttons.get(home_of(room))
        if button:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self.buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def show_counts(self, counts: Mapping[Room, int]) -> None:
        """Shows how much waits in each room."""
        for room, button in self.buttons.items():
            button.show_count(counts.get(room, 0))

    def set_collapsed(self, collapsed: bool) -> None:
        """Shows icons alone, or icons with labels."""
        self.collapsed = collapsed
        self.setFixedWidth(NARROW if collapsed else WIDE)
        for button in self.buttons.values():
            button.show_label(not collapsed)
        words = "Visa sidolistans namn" if collapsed else "Visa bara ikoner"
        self._fold.setIcon(icon("chevron-right" if collapsed else "panel-left"))
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
        self.collapsed_changed.emit(collapsed)

    def _lay_out(self) -> None:
        set_role(self, "rail")
        self.setAccessibleName("Sidolist")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(2)
        for room, button in self.buttons.items():
            if room is Room.SETTINGS:
                column.addStretch()
            column.addWidget(button)
            self._group.addButton(button)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        self._fold.setFixedSize(40, 32)

    def _connect(self) -> None:
        self._fold.clicked.connect(self._on_fold)
        self._group.buttonClicked.connect(self._on_clicked)

    @Slot()
    def _on_fold(self) -> None:
        self.set_collapsed(not self.collapsed)

    @Slot(object)
    def _on_clicked(self, button: RailButton) -> None:
        self.chosen.emit(button.entry.room)
