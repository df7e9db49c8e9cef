"""What is asked inside a case: why it is struck, which meeting takes it up, what a file is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.bodies import BodyRow
from db.queries.meetings import MeetingRow
from db.rules.lifecycle import Direction
from desktop.ui.states import day_in_words, state
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form

WAIT = "wait"
PLAN = "plan"


class Panel(QFrame):
    """A question in the page, with one button that answers and one that lets it be."""

    closed = Signal()

    def __init__(self, heading: str, button: str) -> None:
        super().__init__()
        set_role(self, "card")
        self.form = Form()
        self.button = QPushButton(button)
        self._heading = QLabel(heading)
        self._cancel = QPushButton("Avbryt")
        set_role(self._heading, "label")
        self.setAccessibleName(heading)
        mark_primary(self.button)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addWidget(self._cancel)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self.form)
        column.addLayout(row)
        self._cancel.clicked.connect(self.closed)
        self.hide()

    def show_at(self, field: QWidget) -> None:
        """Shows the question, the cursor in a field."""
        self.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


class StrikePanel(Panel):
    """Asks why a case is struck; ``asked(reason)``. Striking is never taken back (JO)."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Makulera ärendet", "Makulera ärendet")
        self.reason = QLineEdit()
        hint = "Ärendet stryks men finns kvar att läsa. Det kan inte ångras."
        self.form.add("reason", "Skäl", self.reason, hint)
        self.reason.textChanged.connect(self._check)
        self.reason.returnPressed.connect(self._on_asked)
        self.button.clicked.connect(self._on_asked)

    def begin(self) -> None:
        """Asks anew."""
        self.reason.clear()
        self._check()
        self.show_at(self.reason)

    @Slot()
    def _check(self) -> None:
        self.button.setEnabled(bool(self.reason.text().strip()))

    @Slot()
    def _on_asked(self) -> None:
        if self.reason.text().strip():
            self.asked.emit(self.reason.text().strip())


class AgendaPanel(Panel):
    """Asks which meeting takes the case up.

    ``asked(body id, meeting id or None, day or None)``: no meeting and no day means that the case
    waits; a day means that a meeting is planned for it.
    """

    asked = Signal(object, object, object)
    body_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("Till dagordning", "Sätt på dagordningen")
        self.body = QComboBox()
        self.meeting = QComboBox()
        self.day = DateField("Sammanträdesdag")
        self.form.add("body", "Organ", self.body)
        self.form.add("meeting", "Sammanträde", self.meeting)
        self.form.add("day", "Sammanträdesdag", self.day)
        self.body.currentIndexChanged.connect(self._on_body)
        self.meeting.currentIndexChanged.connect(self._check)
        self.day.day_changed.connect(self._check)
        self.button.clicked.connect(self._on_asked)

    def begin(self, bodies: Sequence[BodyRow], wanted: int | None) -> None:
        """Asks anew; ``wanted`` is the body that the memo or the case is for."""
        self.body.blockSignals(True)
        self.body.clear()
        for row in bodies:
            self.body.addItem(row.name, row.id)
        self.body.setCurrentIndex(max(self.body.findData(wanted), 0))
        self.body.blockSignals(False)
        self._on_body()
        self.show_at(self.meeting)

    def show_meetings(self, meetings: Sequence[MeetingRow]) -> None:
        """The meetings ahead of the chosen body, the next one chosen."""
        self.meeting.clear()
        for row in meetings:
            self.meeting.addItem(day_in_words(row.held_on).capitalize(), row.id)
        self.meeting.addItem("Låt ärendet vänta", WAIT)
        self.meeting.addItem("Planera ett nytt sammanträde", PLAN)
        self._check()

    @Slot()
    def _on_body(self) -> None:
        if self.body.currentData() is not None:
            self.body_chosen.emit(self.body.currentData())

    @Slot()
    def _check(self) -> None:
        plans = self.meeting.currentData() == PLAN
        self.form.rows["day"].setVisible(plans)
        waits = self.meeting.currentData() == WAIT
        self.button.setText("Låt vänta" if waits else "Sätt på dagordningen")
        has_body = self.body.currentData() is not None
        self.form.rows["body"].say("" if has_body else "Det finns inget organ än.")
        self.button.setEnabled(has_body and (not plans or self.day.day is not None))

    @Slot()
    def _on_asked(self) -> None:
        chosen = self.meeting.currentData()
        day: date | None = self.day.day if chosen == PLAN else None
        meeting = chosen if isinstance(chosen, int) else None
        self.asked.emit(self.body.currentData(), meeting, day)


class RecordPanel(Panel):
    """Asks what a file is; ``asked(path, title, direction, day, counterpart)``."""

    asked = Signal(object, str, object, object, str)

    def __init__(self) -> None:
        super().__init__("Ny handling", "Lägg till handlingen")
        self._path = Path()
        self.title = QLineEdit()
        self.direction = QComboBox()
        self.day = DateField("Dag")
        self.counterpart = QLineEdit()
        for one in Direction:
            self.direction.addItem(state(one.value).capitalize(), one)
        self.form.add("title", "Rubrik", self.title)
        self.form.add("direction", "Slag", self.direction)
        self.form.add("day", "Dag", self.day)
        self.form.add("counterpart", "Från eller till", self.counterpart)
        self.title.textChanged.connect(self._check)
        self.title.returnPressed.connect(self._on_asked)
        self.button.clicked.connect(self._on_asked)

    def begin(self, path: Path, today: date) -> None:
        """Asks about a file."""
        self._path = path
        self._heading.setText(f"Ny handling: {path.name}")
        self.title.setText(path.stem.replace("_", " ").strip())
        self.day.set_day(today)
        self.counterpart.clear()
        self._check()
        self.show_at(self.title)
        self.title.selectAll()

    @Slot()
    def _check(self) -> None:
        self.button.setEnabled(bool(self.title.text().strip()))

    @Slot()
    def _on_asked(self) -> None:
        if self.title.text().strip():
            self.asked.emit(
                self._path,
                self.title.text(),
                Direction(self.direction.currentData()),
                self.day.day,
                self.counterpart.text(),
            )
