"""What else the front page says: who led the meeting, its times, adjournments, others present."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.queries.meetings import MeetingView
from db.rules.lifecycle import PartKind, Presence
from desktop.operations.meetings import revise_meeting
from desktop.operations.minutes import set_chair
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.attendance.sentences import name_and_party
from desktop.ui.theme import set_role
from desktop.ui.widgets.form import FormRow

_FITS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_LINES = {"starts_at": "Börjar", "ends_at": "Slutar", "place": "Plats", "secretary": "Sekreterare"}


class MeetingDetails(QWidget):
    """Fields that are saved when they are left; ``saved`` tells when they were."""

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._meeting: MeetingView | None = None
        self.chair = QComboBox()
        self.lines = {name: QLineEdit() for name in (*_LINES, "adjournments")}
        self.others = _Lines(self.save)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView) -> None:
        """Shows what is saved; a field that is being written in is left alone."""
        other = self._meeting is None or self._meeting.head.id != meeting.head.id
        self._meeting = meeting
        for name, field in self.lines.items():
            if other or not field.hasFocus():
                field.setText(str(getattr(meeting.head, name)))
        if other or not self.others.hasFocus():
            self.others.setPlainText(meeting.head.others_present)
        self._fill_chair(meeting)

    @Slot()
    def save(self) -> None:
        """Saves what differs from what was shown."""
        if self._meeting is None:
            return
        head = self._meeting.head
        written = {name: field.text().strip() for name, field in self.lines.items()}
        written["others_present"] = self.others.toPlainText().strip()
        changes = {name: text for name, text in written.items() if text != getattr(head, name)}
        for name in ("starts_at", "ends_at"):
            if name in changes:
                changes[name] = changes[name].replace(".", ":")[:5]
        if not written["starts_at"]:
            changes.pop("starts_at", None)
        if changes and self._desk.do(revise_meeting, head.id, head.version, **changes) is not None:
            self.saved.emit()

    def _fill_chair(self, meeting: MeetingView) -> None:
        part = next((one for one in meeting.parts if one.kind is PartKind.MAIN), None)
        names = [
            name_and_party(row) for row in meeting.attendance if row.presence is Presence.SERVING
        ]
        chair = part.chair if part else ""
        known = {name: name for name in names}
        known |= {name.partition(" (")[0]: name for name in names}
        self.chair.blockSignals(True)
        self.chair.clear()
        self.chair.addItems(list(dict.fromkeys([known.get(chair, chair), *names])))
        self.chair.setCurrentIndex(0)
        self.chair.blockSignals(False)
        self.chair.setEnabled(part is not None and part.verified_on is None)

    @Slot()
    def _on_chair(self) -> None:
        if self._meeting is None:
            return
        part = next(one for one in self._meeting.parts if one.kind is PartKind.MAIN)
        named = self.chair.currentText()
        if named != part.chair and carried_out(self._desk, set_chair, part.id, named):
            self.saved.emit()

    def _connect(self) -> None:
        self.chair.activated.connect(self._on_chair)
        for field in self.lines.values():
            field.editingFinished.connect(self.save)

    def _lay_out(self) -> None:
        self.chair.setSizeAdjustPolicy(_FITS)
        self.chair.setMinimumContentsLength(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(FormRow("Ordförande", self.chair))
        times = QHBoxLayout()
        times.setSpacing(12)
        for name in ("starts_at", "ends_at"):
            self.lines[name].setMaxLength(5)
            self.lines[name].setPlaceholderText("tt:mm")
            self.lines[name].setMaximumWidth(90)
            times.addWidget(FormRow(_LINES[name], self.lines[name]))
        times.addStretch()
        column.addLayout(times)
        for name in ("place", "secretary"):
            column.addWidget(FormRow(_LINES[name], self.lines[name]))
        column.addWidget(FormRow("Ajourneringar", self.lines["adjournments"]))
        self.lines["adjournments"].setPlaceholderText("Ajournerat kl. 10.15–10.30")
        self.others.setPlaceholderText("En per rad")
        column.addWidget(FormRow("Övriga närvarande", self.others))
        column.addStretch()
        set_role(self, "surface")


class _Lines(QPlainTextEdit):
    """Lines of text, saved when they are left."""

    def __init__(self, leave: object) -> None:
        super().__init__()
        self._leave = leave
        self.setTabChangesFocus(True)
        self.setMaximumHeight(96)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]
        if callable(self._leave):
            self._leave()
