"""Planning a meeting, as a page: the body and the day, and what planning it will do."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.bodies import BodyRow, bodies
from db.queries.planning import PlannedMeeting, planned_meeting
from desktop.operations.meetings import plan_meeting
from desktop.ui.desk import Desk
from desktop.ui.meeting_words import day_with_weekday
from desktop.ui.theme import set_role
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form

_TIME = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[:.]?(\d\d))?$")


def read_time(text: str) -> str | None:
    """A time of day as "HH:MM", from "9", "9.30", "0930" or "kl 9"; None for anything else."""
    found = _TIME.match(text.strip().casefold())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02}:{int(found[2] or 0):02}"


class PlanPage(QScrollArea):
    """``planned`` carries the key of the new meeting."""

    planned = Signal(object)

    def __init__(
        self, desk: Desk, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._today = today
        self._bodies: Sequence[BodyRow] = ()
        self._told: PlannedMeeting | None = None
        self.body = QComboBox()
        self.day = DateField("Datum", today)
        self.time = QLineEdit()
        self.place = QLineEdit()
        self.secretary = QLineEdit()
        self._form = Form()
        self._what = QLabel()
        self._lay_out()
        self._connect()

    def begin(self, body_id: int | None = None) -> None:
        """Starts anew, for a body if one is known."""
        self._bodies = self._desk.read(bodies) or ()
        self.body.blockSignals(True)
        self.body.clear()
        for row in self._bodies:
            self.body.addItem(row.name, row.id)
        wanted = next((i for i, row in enumerate(self._bodies) if row.id == body_id), 0)
        self.body.setCurrentIndex(wanted)
        self.body.blockSignals(False)
        self.day.set_day(None)
        for row in self._form.rows.values():
            row.clear_note()
        self._suggest()
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def plan(self) -> None:
        """Plans the meeting, when what is needed is there; else says what is missing."""
        writing = self.focusWidget()
        if writing:
            # What is being written counts, though its field has not been left.
            writing.clearFocus()
        day, starts_at = self.day.day, read_time(self.time.text())
        self._say("day", "" if day else "Skriv vilken dag, till exempel 10 mars.")
        self._say("time", "" if starts_at else "Skriv tiden som 09:00.")
        if not self._bodies or day is None or starts_at is None:
            (self.day if day is None else self.time).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        key = self._desk.do(
            plan_meeting, self._body().id, day, starts_at=starts_at, place=self.place.text(),
            secretary=self.secretary.text().strip(),
        )  # fmt: skip
        if key is not None:
            self.planned.emit(key)

    def _say(self, key: str, text: str) -> None:
        row = self._form.rows[key]
        row.say(text) if text else row.clear_note()

    def _body(self) -> BodyRow:
        return self._bodies[max(self.body.currentIndex(), 0)]

    @Slot()
    def _on_body(self) -> None:
        self._suggest()

    @Slot()
    def _on_day(self) -> None:
        self._tell()

    def _suggest(self) -> None:
        """The body's usual time, place and secretary; the clerk overrules."""
        self._tell()
        if self._told:
            self.time.setText(self._told.starts_at)
            self.place.setText(self._told.place)
            self.secretary.setText(self._told.secretary)

    def _tell(self) -> None:
        if not self._bodies:
            self._what.setText("Lägg först upp ett organ under Inställningar.")
            return
        day = self.day.day
        self._told = self._desk.read(planned_meeting, self._body().id, day or self._today())
        if self._told:
            self._what.setText("\n".join(_promise(self._told, day)))
            twice = self._told.same_day is not None and day is not None
            if twice:
                text = f"{self._body().name} har redan ett sammanträde den dagen."
                self._form.rows["day"].say(text, "warning")
            else:
                self._form.rows["day"].clear_note()

    def _connect(self) -> None:
        self.body.currentIndexChanged.connect(self._on_body)
        self.day.day_changed.connect(self._on_day)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setAccessibleName("Planera sammanträde")
        self._form.add("body", "Organ", self.body)
        self._form.add("day", "Datum", self.day, "Till exempel 2026-03-10, 10 mars eller i morgon")
        self._form.add("time", "Tid", self.time)
        self._form.add("place", "Plats", self.place)
        self._form.add("secretary", "Sekreterare", self.secretary)
        self.time.setMaximumWidth(130)
        set_role(self._what, "muted")
        self._what.setWordWrap(True)
        self._what.setAccessibleName("Vad som händer")
        card = QFrame()
        set_role(card, "card")
        card.setMaximumWidth(560)
        column = QVBoxLayout(card)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(self._form)
        column.addWidget(self._what)
        ground = QWidget()
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addWidget(card)
        outer.addStretch()
        self.setWidget(ground)


def _promise(told: PlannedMeeting, day: date | None) -> list[str]:
    when = f" {day_with_weekday(day)}" if day else ""
    lines = [f"Kallas{when}: {told.members} ledamöter och {told.substitutes} ersättare."]
    if told.chair:
        lines.append(f"Ordförande: {told.chair}.")
    if told.returning:
        lines.append(f"Bordlagda och återkommande ärenden läggs på dagordningen: {told.returning}.")
    rest = told.waiting - told.returning
    if rest:
        lines.append(f"Väntande ärenden att placera sedan: {rest}.")
    return lines
