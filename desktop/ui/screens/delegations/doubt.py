"""The warning that something may be of the five kinds that may not be delegated (KL 6:38)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from db.rules.delegation import Undelegable, undelegable
from db.rules.lifecycle import CaseKind
from desktop.ui.theme import set_role
from desktop.ui.widgets.statute_note import StatuteNote

DOUBT = "KL 6:38"
_KINDS = {
    Undelegable.AIMS: "verksamhetens mål, inriktning, omfattning eller kvalitet",
    Undelegable.TO_ASSEMBLY: "en framställning eller ett yttrande till fullmäktige",
    Undelegable.PRINCIPLE: "något av principiell beskaffenhet eller större vikt",
    Undelegable.CITIZEN_PROPOSAL: "ett medborgarförslag",
    Undelegable.BY_STATUTE: "något som enligt lag inte får delegeras",
}


class Doubt(QWidget):
    """Hidden while there is no sign of any of them; the section is read in place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.read = QPushButton(f"Läs {DOUBT}")
        self.law = StatuteNote()
        set_role(self.words, "danger")
        set_role(self.read, "link")
        self.words.setWordWrap(True)
        self.read.setAccessibleName(f"Läs {DOUBT}")
        self.read.clicked.connect(lambda: self.law.show_section(DOUBT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.words)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.law)
        self.hide()

    def show_matter(self, matter: str, kind: CaseKind | None = None) -> None:
        """Warns when the words, or the kind of the case, are a sign of any of them."""
        found = undelegable(matter, kind)
        told = "; ".join(_KINDS[one] for one in found)
        self.words.setText(
            f"! Kan gälla {told}. Det får inte delegeras. Pröva om nämnden ska besluta."
        )
        self.setVisible(bool(found))
        if not found:
            self.law.hide()
