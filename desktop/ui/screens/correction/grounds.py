"""Why a correction is made, on what ground, who decided it and when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.rules.lifecycle import CorrectionBasis
from desktop.operations.correction_plan import CorrectionPlan
from desktop.ui.desk import Desk
from desktop.ui.screens.correction.words import BASES, REASONS
from desktop.ui.states import day_in_words
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form

_NO_FL_36 = (
    "Rättelse enligt 36 § förvaltningslagen gäller inte beslut som prövas genom laglighetsprövning "
    "(9 § samma lag)."
)


class Grounds(QWidget):
    """``changed`` when any of it is another; ``lack()`` tells what is not filled in."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = desk.office.today
        self._plan: CorrectionPlan | None = None
        self.bases = QComboBox()
        self.reason = QComboBox(editable=True)
        self.decider = QComboBox(editable=True)
        self.day = DateField("Rättelsens dag", desk.office.today)
        self._form = Form()
        self._lay_out()
        self.bases.currentIndexChanged.connect(self.changed)
        self.reason.editTextChanged.connect(self.changed)
        self.decider.editTextChanged.connect(self.changed)
        self.day.day_changed.connect(self.changed)

    @property
    def basis(self) -> CorrectionBasis:
        """What the correction rests on."""
        return CorrectionBasis(self.bases.currentData())

    def begin(self, plan: CorrectionPlan) -> None:
        """Asks anew about a paragraph; only the grounds that are open to it are offered."""
        self._plan = plan
        self.bases.clear()
        for basis in plan.bases:
            self.bases.addItem(BASES[basis], basis.value)
        only = CorrectionBasis.FL_36 not in plan.bases
        self._form.rows["basis"].say(_NO_FL_36 if only else "", "small")
        _fill(self.reason, REASONS)
        _fill(self.decider, [plan.chair] if plan.chair else [])
        self.day.set_day(max(self._today(), plan.verified_on))

    def lack(self) -> str:
        """What is still to be filled in; empty when nothing is."""
        day, plan = self.day.day, self._plan
        if not self.reason.currentText().strip():
            return "Skriv skälet till rättelsen"
        if not self.decider.currentText().strip():
            return "Ange vem som har beslutat rättelsen"
        if day is None or plan is None:
            return "Ange rättelsens dag"
        if day < plan.verified_on:
            return f"Rättelsen kan inte vara före justeringen {day_in_words(plan.verified_on)}"
        return ""

    def _lay_out(self) -> None:
        _name(self.reason, "Skäl", "Till exempel Fel årtal")
        _name(self.decider, "Beslutad av", "Till exempel Anna Berg (S), ordförande")
        self._form.add("basis", "Grund", self.bases)
        self._form.add("reason", "Skäl", self.reason, "Skrivs ut i rättelsen")
        self._form.add("decider", "Beslutad av", self.decider)
        self._form.add("day", "Dag", self.day, "Den dagen står på varje sida: Rättad …")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)


def _fill(box: QComboBox, words: Sequence[str]) -> None:
    box.clear()
    box.addItems(list(words))
    box.setCurrentIndex(-1)
    box.clearEditText()


def _name(box: QComboBox, name: str, hint: str) -> None:
    line = box.lineEdit()
    if line:
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
