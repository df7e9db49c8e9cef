"""What sort of matter a case is, and who put it: motions and proposals are watched (KL 5:35)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from db.rules.lifecycle import CaseKind
from desktop.ui.screens.cases.case_filters import ANSWERED
from desktop.ui.states import state
from desktop.ui.widgets.form import Form, FormRow

_WATCHED = "Bevakas: besvaras om möjligt inom ett år (KL 5:35)."


class KindFields(QObject):
    """Two fields of a form; who put it is asked only of what somebody puts."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = QComboBox()
        self.submitted_by = QLineEdit()
        self._rows: tuple[FormRow, FormRow] | None = None
        for one in CaseKind:
            self.kind.addItem(state(one.value).capitalize(), one)
        self.kind.currentIndexChanged.connect(self._on_kind)

    def add_to(self, form: Form) -> None:
        """Puts the fields last in a form."""
        self._rows = (
            form.add("kind", "Slag", self.kind),
            form.add("submitted_by", "Väckt av", self.submitted_by),
        )
        self._on_kind()

    def show_values(self, kind: CaseKind, submitted_by: str) -> None:
        """Shows what is registered."""
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.submitted_by.setText(submitted_by)

    @property
    def values(self) -> dict[str, Any]:
        """The fields by the names of the case; an ordinary case has nobody who put it."""
        kind = CaseKind(self.kind.currentData())
        put = "" if kind is CaseKind.ORDINARY else " ".join(self.submitted_by.text().split())
        return {"kind": kind, "submitted_by": put}

    @Slot()
    def _on_kind(self) -> None:
        if self._rows is None:
            return
        kind, put = self._rows
        chosen = CaseKind(self.kind.currentData())
        kind.say(_WATCHED if chosen in ANSWERED else "", "small")
        put.setVisible(chosen is not CaseKind.ORDINARY)
