"""What is asked about a decision: which meeting is told of it, which day it was posted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from db.queries.meetings import MeetingRow
from desktop.ui.states import day_in_words
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.date_field import WEEKDAYS, DateField


class Panel(QFrame):
    """A question in the page; Enter answers, Avbryt or Esc lets it be."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        set_role(self, "ask")
        self.heading, self.hint = QLabel(), QLabel()
        self.yes, self.no = QPushButton(verb), QPushButton("Avbryt")
        self.row = QHBoxLayout()
        set_role(self.heading, "label")
        set_role(self.hint, "small")
        mark_primary(self.yes)
        self.heading.setWordWrap(True)
        self.hint.setWordWrap(True)
        self.row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addLayout(self.row)
        column.addWidget(self.hint)
        self.no.clicked.connect(self.hide)
        self.yes.clicked.connect(self._on_yes)
        self.hide()

    def close_panel(self) -> bool:
        """Asks no more; whether anything was asked."""
        was = not self.isHidden()
        self.hide()
        return was

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers, wherever the cursor is but on Avbryt."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.hide if self.no.hasFocus() else self._on_yes)()
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_yes(self) -> None:
        """Answers; a panel says how."""

    def _say(self, heading: str, hint: str) -> None:
        self.heading.setText(heading)
        self.hint.setText(hint)
        self.setAccessibleName(heading)
        self.setAccessibleDescription(hint)
        self.hint.setVisible(bool(hint))
        self.show()


class ReportPanel(Panel):
    """Asks which meeting is told; ``answered`` carries the ``MeetingRow``."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__("Sätt på dagordningen")
        self.meeting = QComboBox()
        self._meetings: dict[int, MeetingRow] = {}
        self.meeting.setAccessibleName("Sammanträde")
        self.meeting.setMinimumContentsLength(24)
        for widget in (self.meeting, self.yes, self.no):
            self.row.addWidget(widget)
        self.row.addStretch()

    def ask(self, what: str, meetings: Sequence[MeetingRow], today: date) -> None:
        """Asks; the next meeting ahead is chosen."""
        self._meetings = {row.id: row for row in meetings}
        self.meeting.clear()
        for row in meetings:
            day = f"{WEEKDAYS[row.held_on.weekday()]} {day_in_words(row.held_on)}"
            self.meeting.addItem(f"{row.body} {day}", row.id)
        ahead = next((n for n, row in enumerate(meetings) if row.held_on >= today), 0)
        self.meeting.setCurrentIndex(ahead)
        self.yes.setEnabled(bool(meetings))
        none = "Nämnden har inget sammanträde att anmäla det vid. Planera ett först."
        self._say(f"Vid vilket sammanträde anmäls {what}?", "" if meetings else none)
        (self.meeting if meetings else self.no).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_yes(self) -> None:
        row = self._meetings.get(self.meeting.currentData())
        if row is not None:
            self.hide()
            self.answered.emit(row)


class AnnouncePanel(Panel):
    """Asks which day the decision was posted; ``answered`` carries the day."""

    answered = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__("Anteckna anslaget")
        self._today = today
        self.day = DateField("Anslagsdag", lambda: self._today)
        for widget in (self.day, self.yes, self.no):
            self.row.addWidget(widget)
        self.row.addStretch()

    def ask(self, posted_on: date | None, today: date) -> None:
        """Asks; today unless it has been posted already."""
        self._today = today
        self.day.set_day(posted_on or today)
        self._say(
            "Vilken dag sattes beslutet upp på anslagstavlan?",
            "Tiden för överklagande räknas från den dagen (KL 13:5).",
        )
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_yes(self) -> None:
        if self.day.day is not None:
            self.hide()
            self.answered.emit(self.day.day)
