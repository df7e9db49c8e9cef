"""The right side of reading in: where the document goes, what to check, and the fields."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from desktop.operations.proposal import Proposal
from desktop.ui.screens.importing.checks import Checks
from desktop.ui.screens.importing.looked_at import Findings
from desktop.ui.screens.importing.proposal_form import ProposalForm
from desktop.ui.theme import set_role


class ProposalPane(QScrollArea):
    """Holds the form. ``matter_chosen(index)`` when another § of the document is wanted."""

    matter_chosen = Signal(int)

    def __init__(self, *actions: QAction) -> None:
        super().__init__()
        self.form = ProposalForm()
        self.checks = Checks()
        self.matters = QComboBox()
        self._goes_to = QLabel()
        self._lay_out(actions)
        self.matters.currentIndexChanged.connect(self.matter_chosen)

    def show_matters(self, proposals: Sequence[Proposal]) -> None:
        """Offers the matters of the document, when there are several."""
        self.matters.blockSignals(True)
        self.matters.clear()
        for number, proposal in enumerate(proposals, 1):
            name = f"§ {proposal.number} " if proposal.number else f"{number}. "
            self.matters.addItem(f"{name}{proposal.title}"[:120])
        self.matters.setVisible(self.matters.count() > 1)
        self.matters.blockSignals(False)

    def show_findings(self, found: Findings) -> None:
        """Says where the document goes, and what is wrong with its fields."""
        self._goes_to.setText(found.goes_to)
        for key, note in found.notes.items():
            self.form.rows[key].say(note)

    def show_field(self, key: str) -> None:
        """Scrolls to a field."""
        row = self.form.rows.get(key)
        if row:
            self.ensureWidgetVisible(row, 0, 30)

    def _lay_out(self, actions: Sequence[QAction]) -> None:
        self.matters.setAccessibleName("Ärende i dokumentet")
        set_role(self._goes_to, "muted")
        self._goes_to.setWordWrap(True)
        page = QFrame()
        set_role(page, "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        for part in (self._goes_to, self.matters, self.checks, self.form):
            column.addWidget(part)
        row = QHBoxLayout()
        for action in actions:
            row.addWidget(_button(action))
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setAccessibleName(action.text())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
