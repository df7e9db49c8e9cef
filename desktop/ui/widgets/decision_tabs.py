"""The kinds of decisions under Beslut: by bodies, by delegates, by chairs, and the scheme."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from desktop.ui.theme import set_role
from desktop.ui.widgets.place import Place, Room

DELEGATES = "delegates"
CHAIRS = "chairs"
SCHEME = "scheme"
_TABS = {
    "paragraphs": ("Paragrafer", Place(Room.DECISIONS)),
    DELEGATES: ("Delegationsbeslut", Place(Room.DELEGATIONS, None, DELEGATES)),
    CHAIRS: ("Ordförandebeslut", Place(Room.DELEGATIONS, None, CHAIRS)),
    SCHEME: ("Delegationsordning", Place(Room.DELEGATIONS, None, SCHEME)),
}


class DecisionTabs(QFrame):
    """``go_to`` carries the place of the kind that was pressed."""

    go_to = Signal(object)

    def __init__(self, here: str = "paragraphs", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {key: QToolButton() for key in _TABS}
        self._group = QButtonGroup(self)
        self._lay_out()
        self.show_here(here)

    def show_here(self, here: str) -> None:
        """Marks the kind that is shown."""
        self.buttons[here].setChecked(True)

    def _lay_out(self) -> None:
        set_role(self, "bar")
        self.setAccessibleName("Slag av beslut")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        for key, (label, place) in _TABS.items():
            button = self.buttons[key]
            button.setText(label)
            button.setAccessibleName(label)
            button.setCheckable(True)
            set_role(button, "step")
            button.setMinimumWidth(_bold_width(button, label))
            button.clicked.connect(lambda _=False, place=place: self.go_to.emit(place))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch()


def _bold_width(button: QToolButton, label: str) -> int:
    """Room for the label in bold, as it is when its kind is shown."""
    font = QFont(button.font())
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(label) + 24
