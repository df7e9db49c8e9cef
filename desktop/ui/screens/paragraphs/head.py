"""The head of the sheet: number, cases, title, and what became of the item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.agenda import CaseLink
from db.queries.paragraph_view import ParagraphView
from db.rules.lifecycle import Outcome
from desktop.ui.paragraph_words import number_of
from desktop.ui.states import state
from desktop.ui.theme import set_role
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.title_editor import TitleEditor

OUTCOMES = (
    Outcome.UNDECIDED,
    Outcome.DECIDED,
    Outcome.NOTED,
    Outcome.TABLED,
    Outcome.REFERRED_BACK,
)


class ParagraphHead(QWidget):
    """``outcome_chosen`` carries an ``Outcome``, ``case_chosen`` the key of a case."""

    outcome_chosen = Signal(object)
    case_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TitleEditor("Paragrafens rubrik")
        self.outcome = QComboBox()
        self._number = QLabel()
        self._reason = QLabel()
        self._cases = Flow()
        self._shown: tuple[CaseLink, ...] | None = None
        self._lay_out()

    def show_paragraph(self, view: ParagraphView) -> None:
        """Shows the head as saved."""
        number = number_of(view.row, shows_year=view.shows_year)
        self._number.setText(number or "§ ges när paragraferna tilldelas")
        set_role(self._number, "subtitle" if number else "small")
        self.title.set_title(view.row.title)
        self.show_outcome(view.outcome or Outcome.UNDECIDED)
        self._reason.setText(f"Skäl: {view.outcome_reason}" if view.outcome_reason else "")
        self._reason.setVisible(bool(view.outcome_reason))
        if view.cases != self._shown:
            self._show_cases(view.cases)

    def show_outcome(self, outcome: Outcome) -> None:
        """Shows what became of the item."""
        place = self.outcome.findData(outcome)
        if place < 0:
            self.outcome.addItem(state(outcome).capitalize(), outcome)
            place = self.outcome.count() - 1
        self.outcome.setCurrentIndex(place)

    def _show_cases(self, cases: Sequence[CaseLink]) -> None:
        self._shown = tuple(cases)
        self._cases.clear()
        for case in cases:
            button = QPushButton(f"Dnr {case.registration_number}")
            button.setAccessibleName(f"Öppna ärende {case.registration_number}")
            button.setToolTip(case.title)
            set_role(button, "crumb")
            button.clicked.connect(lambda _on=False, key=case.case_id: self.case_chosen.emit(key))
            self._cases.addWidget(button)

    @Slot(int)
    def _on_outcome(self, place: int) -> None:
        self.outcome_chosen.emit(Outcome(self.outcome.itemData(place)))  # Qt keeps its text.

    def _lay_out(self) -> None:
        set_role(self.title, "headline")
        self.title.document().setDocumentMargin(0)
        for outcome in OUTCOMES:
            self.outcome.addItem(state(outcome).capitalize(), outcome)
        self.outcome.setAccessibleName("Vad det blev")
        self.outcome.setToolTip("Vad det blev av ärendet: beslutat, bordlagt, återremitterat …")
        self.outcome.activated.connect(self._on_outcome)
        set_role(self._reason, "muted")
        self._reason.setWordWrap(True)
        line = QHBoxLayout()
        self._number.setWordWrap(True)
        line.addWidget(self._number, 1)
        line.addWidget(self.outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.title)
        column.addLayout(self._cases)
        column.addWidget(self._reason)
