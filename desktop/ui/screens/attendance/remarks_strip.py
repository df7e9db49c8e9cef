"""What the rules remark on attendance: in words, with the section and a way to the place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.checks.remark import Remark
from db.rules.statutes import RuleLabel
from desktop.ui.remark_words import remark_in_words
from desktop.ui.screens.attendance.cell_words import capital
from desktop.ui.theme import set_role

_SHOWN = 3
_LABELS = {
    RuleLabel.LAW: "lag",
    RuleLabel.LOCAL_RULE: "lokal regel",
    RuleLabel.HABIT: "vana",
}


class RemarksStrip(QFrame):
    """``section_asked`` carries a section ("KL 6:27"), ``item_asked`` the key of an item."""

    section_asked = Signal(str)
    item_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.remarks: tuple[Remark, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 12, 4)
        self._column.setSpacing(2)
        self.setAccessibleName("Anmärkningar på närvaron")
        set_role(self, "ask")
        self.hide()

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Shows the gravest; the strip is hidden when there are none."""
        if tuple(remarks) == self.remarks:
            return
        self.remarks = tuple(remarks)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(remark) for remark in remarks[:_SHOWN]]
        if len(remarks) > _SHOWN:
            more = QLabel(f"och {len(remarks) - _SHOWN} anmärkningar till, i Kontroll")
            set_role(more, "small")
            self._rows.append(more)
        for row in self._rows:
            self._column.addWidget(row)
        self.setVisible(bool(remarks))

    def _row(self, remark: Remark) -> QWidget:
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        words = QLabel(f"{'! ' if remark.grave else ''}{capital(remark_in_words(remark))}")
        words.setWordWrap(True)
        set_role(words, "danger" if remark.grave else "")
        line.addWidget(words, 1)
        label = QLabel(_LABELS[remark.label])
        set_role(label, "small")
        line.addWidget(label)
        if remark.section:
            line.addWidget(
                _link(
                    remark.section,
                    f"Läs {remark.section}",
                    lambda: self.section_asked.emit(remark.section),
                )
            )
        line.addWidget(
            _link(
                "Gå dit",
                f"Gå till {remark.where}",
                lambda: self.item_asked.emit(remark.subject_id),
            )
        )
        return whole


def _link(text: str, name: str, way: object) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    set_role(button, "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(way)
    return button
