"""What else the front page says: who led the meeting, its days and hours, pauses, others there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.queries.meetings import MeetingHead, MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from desktop.operations.attendance_sheet import AttendanceSheet
from desktop.operations.meeting_hours import note_adjournments, set_hours
from desktop.operations.meetings import revise_meeting
from desktop.operations.minutes import set_chair
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.theme import set_role
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import FormRow

_FITS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change of the meeting's own fields, with what stood there before."""

    text: str
    operation: Callable[..., int]
    meeting_id: int
    old: Mapping[str, Any]
    new: Mapping[str, Any]

    def carry_out(self, desk: Desk) -> bool:
        """Does it, so that it can be taken back; whether it was done."""
        if self._set(desk, self.new) is None:
            return False
        undo, redo = (lambda: self._set(desk, self.old)), (lambda: self._set(desk, self.new))
        desk.undo_stack.push(self.text, undo, redo)
        return True

    def _set(self, desk: Desk, values: Mapping[str, Any]) -> Any:
        return desk.do(self.operation, self.meeting_id, None, **values)


class MeetingDetails(QWidget):
    """Fields that are saved when they are left; ``saved`` tells when they were."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._head: MeetingHead | None = None
        self._part: MinutesPartView | None = None
        self._sheet: AttendanceSheet | None = None
        self.chair = QComboBox()
        self.starts_at, self.ends_at = QLineEdit(), QLineEdit()
        self.ends_on = DateField("Slutdag", desk.office.today)
        self.place, self.secretary = QLineEdit(), QLineEdit()
        self.adjournments, self.others = _Lines(), _Lines()
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, sheet: AttendanceSheet) -> None:
        """Shows what is saved; a field that is being written in is left alone."""
        other = self._head is None or self._head.id != meeting.head.id
        self._head, self._sheet = meeting.head, sheet
        self._part = next((one for one in meeting.parts if one.kind is PartKind.MAIN), None)
        head = meeting.head
        shown = (
            (self.starts_at, head.starts_at), (self.ends_at, head.ends_at),
            (self.place, head.place), (self.secretary, head.secretary),
        )  # fmt: skip
        for field, text in shown:
            if other or not field.hasFocus():
                field.setText(text)
        for lines, text in (
            (self.adjournments, head.adjournments),
            (self.others, head.others_present),
        ):
            if other or not lines.hasFocus():
                lines.setPlainText(text)
        self.ends_on.set_day(sheet.ends_on)
        self._fill_chair()
        for field in self._fields():
            field.setEnabled(sheet.locked_on is None)

    @Slot()
    def save(self) -> None:
        """Saves what differs from what was shown."""
        if self._head and self._sheet and self._sheet.locked_on is None:
            # All is read before anything is saved: after that the fields show what is saved.
            edits = tuple(self._edits(self._head, self._sheet))
            for edit in (one for one in edits if one.old != one.new):
                if edit.carry_out(self._desk):
                    self.saved.emit()

    def _edits(self, head: MeetingHead, sheet: AttendanceSheet) -> Iterator[_Edit]:
        """What has been written since it was shown, each with what stood there."""
        now = {
            "place": self.place.text().strip(),
            "secretary": self.secretary.text().strip(),
            "others_present": self.others.toPlainText().strip(),
        }
        new = {name: text for name, text in now.items() if text != getattr(head, name)}
        old = {name: getattr(head, name) for name in new}
        yield _Edit("Uppgifter om sammanträdet ändrades", revise_meeting, head.id, old, new)
        hours = _hours(
            self.starts_at.text() or head.starts_at, self.ends_at.text(), self.ends_on.day
        )
        before = _hours(head.starts_at, head.ends_at, sheet.ends_on)
        yield _Edit("Sammanträdets tider ändrades", set_hours, head.id, before, hours)
        pauses = {"text": self.adjournments.toPlainText().strip()}
        former = {"text": head.adjournments}
        yield _Edit("Ajourneringarna ändrades", note_adjournments, head.id, former, pauses)

    def _fill_chair(self) -> None:
        """Those who may lead: all members who are listed, whom the minutes name now first."""
        rows = self._sheet.rows if self._sheet else ()
        members = [row.attendee for row in rows if row.attendee and row.attendee.role.is_member]
        now = self._part.chair if self._part else ""
        known = {one.name: one.name_and_party for one in members}
        names = [known.get(now, now), *(one.name_and_party for one in members)]
        self.chair.blockSignals(True)
        self.chair.clear()
        self.chair.addItems(list(dict.fromkeys(filter(None, names))))
        self.chair.setCurrentIndex(0)
        self.chair.blockSignals(False)

    @Slot()
    def _on_chair(self) -> None:
        part, named = self._part, self.chair.currentText()
        if part is None or named == part.chair:
            return
        key, former = part.id, part.chair
        if carried_out(self._desk, set_chair, key, named):
            self._desk.undoable(
                f"{named} leder sammanträdet",
                undo=lambda: self._desk.do(set_chair, key, former),
                redo=lambda: self._desk.do(set_chair, key, named),
            )

    def _fields(self) -> tuple[QWidget, ...]:
        lines = (self.starts_at, self.ends_at, self.place, self.secretary)
        return (self.chair, *lines, self.ends_on, self.adjournments, self.others)

    def _connect(self) -> None:
        self.chair.activated.connect(self._on_chair)
        self.ends_on.day_changed.connect(self.save)
        for line in (self.starts_at, self.ends_at, self.place, self.secretary):
            line.editingFinished.connect(self.save)
        for lines in (self.adjournments, self.others):
            lines.left.connect(self.save)

    def _lay_out(self) -> None:
        self.chair.setSizeAdjustPolicy(_FITS)
        self.chair.setMinimumContentsLength(8)
        for line in (self.starts_at, self.ends_at):
            line.setMaxLength(5)
            line.setPlaceholderText("tt.mm")
            line.setFixedWidth(line.fontMetrics().horizontalAdvance("00.00") + 36)
        self.adjournments.setPlaceholderText("En per rad: Ajournering kl. 10.15–10.30")
        self.others.setPlaceholderText("En per rad, gärna med §§")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(FormRow("Ordförande", self.chair))
        times = QHBoxLayout()
        times.setSpacing(12)
        times.addWidget(FormRow("Börjar", self.starts_at))
        times.addWidget(FormRow("Slutar", self.ends_at))
        times.addWidget(FormRow("Slutdag, om en senare", self.ends_on))
        times.addStretch()
        column.addLayout(times)
        rows: tuple[tuple[str, QWidget], ...] = (
            ("Ajourneringar", self.adjournments), ("Övriga närvarande", self.others),
            ("Plats", self.place), ("Sekreterare", self.secretary),
        )  # fmt: skip
        for label, field in rows:
            column.addWidget(FormRow(label, field))
        column.addStretch()
        set_role(self, "surface")


def _hours(starts_at: str, ends_at: str, ends_on: object) -> dict[str, Any]:
    clocks = (text.strip().replace(".", ":") for text in (starts_at, ends_at))
    return dict(zip(("starts_at", "ends_at"), clocks, strict=True)) | {"ends_on": ends_on}


class _Lines(QPlainTextEdit):
    """Lines of text; ``left`` when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setMaximumHeight(72)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)
