"""Who verifies the minutes, where and when; saved as soon as a field is left."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from db.queries.attendances import AttendanceRow
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from desktop.operations.minutes import choose_verifiers, set_chair
from desktop.ui.desk import Desk
from desktop.ui.part_words import with_party
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor


class VerifiersForm(QWidget):
    """Chair, verifiers, day and place of one minutes part; ``saved`` after each change kept."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chair = QLineEdit()
        self.verifiers = RecipientsEditor("Justerare")
        self.planned_on = DateField("Justeringsdag", desk.office.today)
        self.place = QLineEdit()
        self._desk = desk
        self._part: MinutesPartView | None = None
        self._form = Form()
        self._lay_out()
        self._connect()

    def show_part(self, meeting: MeetingView, part: MinutesPartView) -> None:
        """Shows a part of a meeting's minutes; what is being written is left alone."""
        self._show_known([row for row in meeting.attendance if row.may_have_served])
        self.setEnabled(not part.is_verified)
        if part == self._part:
            return
        other = self._part is None or self._part.id != part.id
        self._part = part
        self.verifiers.set_recipients(tuple(Addressee(name) for name in _names(part)))
        self.planned_on.set_day(part.planned_on)
        for line, text in ((self.chair, part.chair), (self.place, part.planned_place)):
            if other or not line.hasFocus():
                line.setText(text)

    def day(self) -> date:
        """The day to verify on: the one planned, else today."""
        return self.planned_on.day or self._desk.office.today()

    def focus_field(self, name: str) -> None:
        """Takes the clerk to a field: ``chair``, ``day``, else ``verifiers``."""
        fields = {"chair": self.chair, "day": self.planned_on}
        fields.get(name, self.verifiers).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def flush(self) -> None:
        """Saves what differs from the register."""
        part = self._part
        if part is None or part.is_verified:
            return
        if self.chair.text().strip() != part.chair:
            self._desk.do(set_chair, part.id, self.chair.text())
            self.saved.emit()
        names = tuple(one.name for one in self.verifiers.recipients())
        wanted = (names, self.planned_on.day, self.place.text().strip())
        if wanted != (_names(part), part.planned_on, part.planned_place):
            self._save(part, *wanted)

    def _save(
        self, part: MinutesPartView, names: tuple[str, ...], day: date | None, place: str
    ) -> None:
        self._desk.do(choose_verifiers, part.id, names, planned_on=day, planned_place=place)
        self.saved.emit()

    def _show_known(self, serving: list[AttendanceRow]) -> None:
        names = [with_party(row.name, row.party) for row in serving]
        self.verifiers.set_known(
            [Addressee(name) for name in names if name != self.chair.text().strip()]
        )
        completer = QCompleter(names, self.chair)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.chair.setCompleter(completer)

    def _connect(self) -> None:
        self.chair.editingFinished.connect(self.flush)
        self.place.editingFinished.connect(self.flush)
        self.verifiers.recipients_changed.connect(self.flush)
        self.planned_on.day_changed.connect(self.flush)

    def _lay_out(self) -> None:
        self.place.setPlaceholderText("Till exempel Kansliet")
        self._form.add("chair", "Ordförande vid sammanträdet", self.chair)
        self._form.add("verifiers", "Justerare", self.verifiers)
        self._form.add("day", "Justeringsdag", self.planned_on)
        self._form.add("place", "Plats för justeringen", self.place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)


def _names(part: MinutesPartView) -> tuple[str, ...]:
    return tuple(with_party(one.name, one.party) for one in part.verifiers)
