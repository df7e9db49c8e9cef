"""The places that nobody fills, each with the substitute who is next in turn."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.screens.attendance.places import EmptyPlace
from desktop.ui.screens.attendance.sentences import name_and_party
from desktop.ui.theme import set_role


class StandIns(QFrame):
    """``chosen(substitute, member)`` carries keys of attendance rows."""

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 6, 16, 6)
        self._column.setSpacing(6)
        self.setAccessibleName("Tomma platser")
        set_role(self, "ask")
        self.hide()

    def show_places(self, places: Sequence[EmptyPlace]) -> None:
        """Shows the empty places; hidden when there are none."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(place) for place in places]
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(places))

    def _row(self, place: EmptyPlace) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = QLabel(f"{name_and_party(place.member)} är frånvarande.")
        line.addWidget(words)
        if not place.proposed:
            words.setText(f"{words.text()} Ingen ersättare är ledig.")
        else:
            self._fill(line, place)
        line.addStretch()
        return whole

    def _fill(self, line: QHBoxLayout, place: EmptyPlace) -> None:
        who = QComboBox()
        who.setAccessibleName(f"Ersättare för {place.member.name}")
        for row in place.proposed:
            who.addItem(name_and_party(row), row.id)
        go = QPushButton("Låt tjänstgöra")
        go.setAccessibleName(f"Låt ersättaren tjänstgöra för {place.member.name}")
        go.setToolTip("Enter på den frånvarande ledamoten gör detsamma")
        member = place.member.id
        go.clicked.connect(lambda: self.chosen.emit(who.currentData(), member))
        line.addWidget(QLabel("I tur att tjänstgöra:"))
        line.addWidget(who)
        line.addWidget(go)
