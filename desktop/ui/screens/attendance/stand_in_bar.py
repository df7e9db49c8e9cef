"""Choosing who steps in for whom, in place of the one whose turn it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from db.queries.attendance_grid import CellState
from db.queries.served import Attendee
from db.rules.lifecycle import Role
from desktop.operations.attendance_sheet import AttendanceSheet
from desktop.ui.theme import mark_primary, set_role

_IN_TURN = "Den som står i tur"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A choice: whom it is for, and which substitute; None for the body's order."""

    member: Attendee
    substitute: Attendee | None


class StandInBar(QFrame):
    """Hidden until asked; ``chosen`` carries a ``StandIn``. Enter chooses, Esc closes."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.who = QComboBox()
        self._words = QLabel()
        self._go = QPushButton("Låt tjänstgöra")
        self._close = QPushButton("Avbryt")
        self._back: QWidget | None = None
        self._lay_out()
        self.hide()

    def ask(self, sheet: AttendanceSheet, one: Attendee, back: QWidget) -> bool:
        """Asks about a member or a substitute; whether there is anything to choose."""
        self._back = back
        self.who.clear()
        if one.role.is_member:
            self._words.setText(f"När {one.name_and_party} är borta tjänstgör")
            for choice in _for_member(sheet, one):
                self._offer(choice, choice.substitute)
        else:
            self._words.setText(f"{one.name_and_party} tjänstgör för")
            for choice in _for_substitute(sheet, one):
                self._offer(choice, choice.member)
        if self.who.count() == 0 or (one.role.is_member and self.who.count() == 1):
            return False
        self.who.setAccessibleName(self._words.text())
        self.show()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def close_bar(self) -> bool:
        """Closes; whether it was open."""
        was = not self.isHidden()
        self.hide()
        if was and self._back:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses what stands in the field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.close_bar if self._close.hasFocus() else self._on_go)()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_go(self) -> None:
        choice = self.who.currentData()
        self.close_bar()
        if isinstance(choice, StandIn):
            self.chosen.emit(choice)

    def _offer(self, choice: StandIn, named: Attendee | None) -> None:
        self.who.addItem(named.name_and_party if named else _IN_TURN, choice)
        chosen_for = choice.substitute.chosen_for if choice.substitute else None
        if chosen_for == choice.member.person:
            self.who.setCurrentIndex(self.who.count() - 1)

    def _lay_out(self) -> None:
        set_role(self, "ask")
        mark_primary(self._go)
        self.who.setMinimumContentsLength(22)
        self._go.setAccessibleName("Låt tjänstgöra")
        self._close.setAccessibleName("Avbryt")
        self._go.clicked.connect(self._on_go)
        self._close.clicked.connect(self.close_bar)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        for widget in (self._words, self.who, self._go, self._close):
            line.addWidget(widget)
        line.addStretch()


def _for_member(sheet: AttendanceSheet, member: Attendee) -> Iterator[StandIn]:
    """The body's order first, then each substitute, the nearest in turn first."""
    yield StandIn(member, None)
    for one in sheet.stand_ins.get(member.person, ()):
        yield StandIn(member, one)


def _for_substitute(sheet: AttendanceSheet, one: Attendee) -> Iterator[StandIn]:
    """The members who are away in some paragraph and whom this substitute may serve for."""
    if one.role is not Role.SUBSTITUTE:
        return
    for row in sheet.rows:
        member = row.attendee
        if member is None or not member.role.is_member:
            continue
        may = one.person in {two.person for two in sheet.stand_ins.get(member.person, ())}
        if may and _is_missing(sheet, member.person):
            yield StandIn(member, one)


def _is_missing(sheet: AttendanceSheet, person: int) -> bool:
    return any(column.cells[person].state is not CellState.SERVES for column in sheet.columns)
