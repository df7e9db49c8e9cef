"""A glance at one meeting: when and where, its steps, its agenda; each leads into the meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.queries.agenda import AgendaRow
from db.queries.meeting_steps import Phase, Step, StepState
from db.queries.meetings import MeetingView
from db.rules.lifecycle import ItemKind
from db.rules.numbering import paragraph_label
from desktop.ui.meeting_words import (
    NEXT_WORDS,
    PHASE_NAMES,
    STATE_WORDS,
    STEP_NAMES,
    coming_date,
    day_with_weekday,
    progress,
    steps_of_phase,
)
from desktop.ui.theme import set_role
from desktop.ui.widgets.thing_list import Thing, ThingList

_ICONS = {
    StepState.WAITING: "clock",
    StepState.STARTED: "pencil",
    StepState.NEXT: "arrow-right",
    StepState.DONE: "circle-check",
    StepState.PASSED: "circle-check",
}
_TONES = {StepState.NEXT: "information", StepState.DONE: "success"}


class MeetingGlance(QScrollArea):
    """``opened`` carries the step ("agenda") or paragraph ("paragraphs/12") that was chosen."""

    opened = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._title = QLabel()
        self._facts = QLabel()
        self._date = QLabel()
        self._open = QPushButton()
        self._agenda_heading = QLabel("Dagordning")
        self._phases = {phase: ThingList(PHASE_NAMES[phase]) for phase in Phase}
        self._agenda = ThingList("Dagordning")
        self._step = ""
        self._lay_out()

    def show_meeting(self, meeting: MeetingView) -> None:
        """Shows the meeting as the register has it now."""
        head = meeting.head
        self._title.setText(head.body_name)
        self._facts.setText("\n".join(_facts(meeting)))
        coming = coming_date(meeting, self._today())
        section = f" ({coming.section})" if coming and coming.section else ""
        self._date.setText(f"{coming.words}{section}" if coming else "")
        set_role(self._date, "danger" if coming and coming.is_late else "muted")
        for phase, things in self._phases.items():
            things.show_things([_step_thing(s) for s in steps_of_phase(meeting.steps, phase)])
        self._agenda.show_things([_item_thing(row) for row in meeting.agenda])
        self._agenda_heading.setVisible(bool(meeting.agenda))
        step = meeting.next_step
        self._step = step.value if step else ""
        self._open.setText(NEXT_WORDS[step] if step else "Öppna sammanträdet")
        self._open.setAccessibleName(self._open.text())

    @Slot()
    def _on_open(self) -> None:
        self.opened.emit(self._step)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setAccessibleName("Sammanträdet i korthet")
        set_role(self._title, "subtitle")
        for label in (self._title, self._facts, self._date):
            label.setWordWrap(True)
        self._open.clicked.connect(self._on_open)
        inside = QFrame()
        set_role(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(6)
        for widget in (self._title, self._facts, self._date):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._open)
        for phase, things in self._phases.items():
            column.addSpacing(8)
            column.addWidget(_heading(PHASE_NAMES[phase]))
            column.addWidget(things)
            things.opened.connect(self.opened.emit)
        column.addSpacing(8)
        set_role(self._agenda_heading, "label")
        column.addWidget(self._agenda_heading)
        column.addWidget(self._agenda)
        self._agenda.opened.connect(self.opened.emit)
        column.addStretch()
        self.setWidget(inside)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    set_role(label, "label")
    return label


def _facts(meeting: MeetingView) -> list[str]:
    head = meeting.head
    until = f"–{head.ends_at}" if head.ends_at else ""
    lines = [f"{day_with_weekday(head.held_on).capitalize()}, kl. {head.starts_at}{until}"]
    if head.place:
        lines.append(head.place)
    if head.secretary:
        lines.append(f"Sekreterare: {head.secretary}")
    if head.cancelled:
        lines.append("Sammanträdet är inställt.")
    return lines


def _step_thing(step: Step) -> Thing:
    word, _ = STATE_WORDS[step.state]
    aside = progress(step) or word
    tone = _TONES.get(step.state, "")
    name = STEP_NAMES[step.step]
    return Thing(name, icon=_ICONS[step.state], target=step.step.value, aside=aside, tone=tone)


def _item_thing(row: AgendaRow) -> Thing:
    numbered = paragraph_label(row.number) if row.number else ""
    shown = numbered or (str(row.shown_number) if row.shown_number else "")
    dnr = ", ".join(case.registration_number for case in row.cases)
    sign = "heading" if row.kind is ItemKind.HEADING else "file-text"
    title = f"Sekretess ({row.legal_basis})" if row.legal_basis else row.title
    target = f"paragraphs/{row.paragraph_id}" if row.paragraph_id else "agenda"
    return Thing(title, dnr, sign, target, aside=shown)
