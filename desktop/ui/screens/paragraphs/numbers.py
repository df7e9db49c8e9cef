"""The numbers of a meeting's paragraphs: given, changed, taken back and struck, always asked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from db.queries.numbering_plan import NumberingPlan, numbering_plan
from db.rules.numbering import paragraph_label, paragraphs_label
from desktop.operations.numbering import assign_numbers, renumber, take_back_numbers
from desktop.operations.organisation import start_paragraph_series
from desktop.operations.paragraphs import strike_paragraph
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.numbering import (
    assign_question,
    early_words,
    fixed_words,
    renumber_question,
    strike_question,
)
from desktop.ui.theme import set_role


class Numbers(QWidget):
    """The remark on the order of numbers, with *Numrera om*; ``asked`` carries a ``Question``."""

    asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting_id = 0
        self.plan: NumberingPlan | None = None
        self.again = QPushButton("Numrera om")
        self._words = QLabel()
        self._lay_out()

    def show_meeting(self, meeting_id: int) -> None:
        """Looks at the numbers of a meeting."""
        self._meeting_id = meeting_id
        self.plan = self._desk.read(numbering_plan, meeting_id)
        words = early_words(self.plan) if self.plan else ""
        self.setVisible(bool(words))
        self._words.setText(f"! {words}")
        fixed = fixed_words(self.plan) if self.plan else ""
        self.again.setEnabled(not fixed)
        self.again.setToolTip(fixed or "Ge paragraferna nya nummer i den ordning de behandlades")

    @property
    def are_waiting(self) -> bool:
        """Whether any paragraph waits for its number."""
        return bool(self.plan and self.plan.waiting)

    @property
    def may_be_taken_back(self) -> bool:
        """Whether the meeting has numbers that nothing holds."""
        return bool(self.plan and self.plan.taken and not self.plan.fixed)

    @Slot()
    def ask_to_assign(self) -> None:
        """Asks whether the numbers are to be given."""
        if self.plan and self.plan.waiting:
            self.asked.emit(assign_question(self.plan, self._assign, self._open_and_assign))

    @Slot()
    def ask_to_renumber(self) -> None:
        """Asks whether the numbers are to follow the order of treatment."""
        if self.again.isEnabled():
            self.asked.emit(renumber_question(self._renumber))

    def ask_to_strike(self, paragraph_id: int, number: int) -> None:
        """Asks why a paragraph is struck."""
        way = partial(self._desk.do, strike_paragraph, paragraph_id)
        self.asked.emit(strike_question(paragraph_label(number), way))

    @Slot()
    def take_back(self) -> None:
        """Takes the meeting's numbers back."""
        key = self._meeting_id
        if not carried_out(self._desk, take_back_numbers, key):
            return
        self._desk.undoable(
            "Paragrafernas nummer togs tillbaka",
            undo=lambda: self._desk.do(assign_numbers, key),
            redo=lambda: self._desk.do(take_back_numbers, key),
        )

    def _open_and_assign(self) -> None:
        if self.plan is None:
            return
        body_id, year = self.plan.body_id, self.plan.year
        self._desk.do(start_paragraph_series, body_id, year)
        self._assign()

    def _assign(self) -> None:
        key, first_time = self._meeting_id, not (self.plan and self.plan.taken)
        given = self._desk.do(assign_numbers, key)
        if given and first_time:
            self._desk.undoable(
                f"{paragraphs_label(given)} tilldelades",
                undo=lambda: self._desk.do(take_back_numbers, key),
                redo=lambda: self._desk.do(assign_numbers, key),
            )

    def _renumber(self) -> None:
        self._desk.do(renumber, self._meeting_id)

    def _lay_out(self) -> None:
        set_role(self._words, "warning")
        self.again.setAccessibleName("Numrera om")
        self.again.clicked.connect(self.ask_to_renumber)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(12)
        row.addWidget(self._words)
        row.addWidget(self.again)
        row.addStretch()
        self.hide()
