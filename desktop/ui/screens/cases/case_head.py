"""The head of a case: its number, title, state, and the facts about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.queries.cases import CaseHead
from db.rules.deadlines import motion_answer_by
from db.rules.lifecycle import CaseKind, CaseStatus
from desktop.ui.icons import icon
from desktop.ui.screens.cases.case_columns import status_mark
from desktop.ui.screens.cases.case_filters import ANSWERED
from desktop.ui.states import day_in_words, state
from desktop.ui.tables.mark_label import MarkLabel
from desktop.ui.theme import set_role
from desktop.ui.widgets.legal_facts import Fact, LegalFacts


class CaseHeadView(QWidget):
    """What a case is, to be read."""

    def __init__(self) -> None:
        super().__init__()
        self._number = QLabel()
        self._status = MarkLabel()
        self._title = QLabel()
        self._secret = _SecretTitle()
        self._facts = QLabel()
        self._reason = QLabel()
        self.answer = LegalFacts("Svar")
        self._lay_out()

    def show_head(self, head: CaseHead) -> None:
        """Shows a case."""
        self._number.setText(head.registration_number)
        self._status.show_mark(status_mark(head.status))
        self._title.setText(head.title)
        self._secret.show_title(head.protected_title, head.legal_basis)
        self._facts.setText(" · ".join(_facts(head)))
        self._reason.setText(f"Skäl: {head.status_reason}" if head.status_reason else "")
        self._reason.setVisible(bool(head.status_reason))
        waits = head.kind in ANSWERED and head.status in (CaseStatus.OPEN, CaseStatus.ON_HOLD)
        day = motion_answer_by(head.opened_on)
        fact = Fact("Besvaras senast", day_in_words(day), "KL 5:35")
        self.answer.show_facts((fact,) if waits else ())
        self.answer.setVisible(waits)

    def _lay_out(self) -> None:
        set_role(self._number, "muted")
        set_role(self._title, "subtitle")
        set_role(self._facts, "muted")
        set_role(self._reason, "muted")
        for label in (self._number, self._title, self._facts, self._reason):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._title, self._facts, self._reason):
            label.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._number)
        row.addWidget(self._status)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        for part in (self._title, self._secret, self._facts, self._reason, self.answer):
            column.addWidget(part)


class _SecretTitle(QFrame):
    """The protected title with the section it rests on; hidden when there is none."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "secret")
        sign, self._text = QLabel(), QLabel()
        sign.setPixmap(icon("lock").pixmap(QSize(16, 16)))
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def show_title(self, title: str, basis: str) -> None:
        self._text.setText(f"{title} ({basis})" if basis else title)
        self._text.setAccessibleName(f"Skyddad ärendemening: {title}, {basis}")
        self.setVisible(bool(title))


def _facts(head: CaseHead) -> list[str]:
    days = f"Registrerat {day_in_words(head.opened_on)}"
    closed = f"avslutat {day_in_words(head.closed_on)}" if head.closed_on else ""
    theirs = f"Er beteckning {head.their_reference}" if head.their_reference else ""
    officer = f"Handläggare {head.officer}" if head.officer else "Ingen handläggare"
    kind = state(head.kind.value).capitalize() if head.kind is not CaseKind.ORDINARY else ""
    put = f"väckt av {head.submitted_by}" if head.submitted_by else ""
    parts = (kind, put, head.body_name or "Inget organ", officer, days, closed, theirs)
    return [part for part in parts if part]
