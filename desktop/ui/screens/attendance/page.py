"""Närvaro: everybody is there until told otherwise; one key for who comes, goes or stands back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.served import NotedStep
from desktop.operations.attendance_change import Change
from desktop.operations.attendance_marks import (
    choose_stand_in,
    mark_clock,
    mark_wording,
    take_back,
)
from desktop.operations.attendance_sheet import AttendanceSheet, StepSentence, attendance_sheet
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.attendance.changes import AttendanceChanges
from desktop.ui.screens.attendance.layout import AttendanceLayout
from desktop.ui.screens.attendance.marks import Marks
from desktop.ui.screens.attendance.stand_in_bar import StandIn
from desktop.ui.widgets.inline_panel import Question
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepPage

_LARGE = 6_000


class AttendancePage(StepPage):
    """The page of the step Närvaro."""

    steps = (MeetingStep.ATTENDANCE,)
    help_topic = "attendance"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._changes = AttendanceChanges(desk)
        self._meeting: MeetingView | None = None
        self._sheet: AttendanceSheet | None = None
        self._wanted: int | None = None
        self.parts = AttendanceLayout(desk, self)
        self.grid = self.parts.grid
        self.marks = Marks(desk, self.grid)
        self._make_actions()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows who is there; ``detail`` names an item to go to. A large meeting is read aside."""
        self._meeting = meeting
        self._wanted = int(detail) if detail.lstrip("-").isdecimal() else None
        if len(meeting.agenda) * len(meeting.attendance) > _LARGE:
            self._desk.read_in_background(
                attendance_sheet, meeting.head.id, then=self._show, key="attendance"
            )
        else:
            self._desk.drop("attendance")
            self._show(self._desk.read(attendance_sheet, meeting.head.id))

    def first_action(self) -> QAction | None:
        """On to the paragraphs."""
        return self._on

    def more_actions(self) -> Sequence[QAction]:
        """What can be noted, and who steps in."""
        return (*self.marks.actions, self._stand_in)

    def panes(self) -> Sequence[QWidget]:
        """The grid, the sentences, the front page, the details."""
        parts = self.parts
        shown = parts.paper if parts.paper.isVisible() else parts.details
        return (self.grid, parts.steps, shown)

    def flush(self) -> None:
        """Saves what is being written."""
        self.parts.steps.flush()
        self.parts.details.save()

    def go_back(self) -> bool:
        """Closes what is asked, then the section of law."""
        if self.parts.ask.close_panel() or self.parts.stand_in.close_bar():
            return True
        was = self.parts.law.isVisible()
        self.parts.law.hide()
        return was

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Makes room for the grid in a low window."""
        super().resizeEvent(event)
        self.parts.fit(self.height())

    def _show(self, sheet: AttendanceSheet | None) -> None:
        if sheet is None or self._meeting is None or sheet.meeting_id != self._meeting.head.id:
            return
        self._sheet = sheet
        self.parts.show_sheet(sheet, self._meeting)
        self.marks.day.setEnabled(sheet.locked_on is None)
        if self._wanted is not None:
            self.grid.go_to_item(self._wanted)
            self._wanted = None

    # Doing.

    @Slot()
    def _on_stand_in(self) -> None:
        """T or Enter: who steps in for a member, or for whom a substitute steps in."""
        row = self.grid.here()[0]
        if self._sheet is None or row is None:
            return
        if row.attendee is None:
            self._say("På en vakant plats tjänstgör den ersättare som står i tur.")
        elif not self.parts.stand_in.ask(self._sheet, row.attendee, self.grid):
            self._say(_nobody(row.attendee.name, is_member=row.attendee.role.is_member))

    @Slot(object)
    def _on_chosen(self, choice: StandIn) -> None:
        member, other = choice.member, choice.substitute
        words = f"{other.name} tjänstgör" if other else "Den som står i tur tjänstgör"
        self._change(
            f"{words} när {member.name} är borta", choose_stand_in, member.person,
            other.person if other else None,
        )  # fmt: skip

    @Slot(object, str)
    def _on_worded(self, one: StepSentence, sentence: str) -> None:
        text = "Meningen skrevs om" if sentence else "Programmets mening används"
        self._change(text, mark_wording, one.step.id, one.step.version, sentence)

    @Slot(object)
    def _on_restored(self, one: StepSentence) -> None:
        self._on_worded(one, "")

    @Slot(object, str)
    def _on_timed(self, one: StepSentence, clock: str) -> None:
        self._change("Klockslaget noterades", mark_clock, one.step.id, clock)

    @Slot(object)
    def _on_dropped(self, one: StepSentence) -> None:
        self._change(f"Noteringen för {one.name} togs tillbaka", take_back, [one.step.id])

    @Slot(object)
    def _on_place(self, one: StepSentence) -> None:
        step: NotedStep = one.step
        self.grid.go_to_person(step.person)
        if step.item_id is not None:
            self.grid.go_to_item(step.item_id)
        self.grid.setFocus()

    @Slot(object)
    def _on_item(self, item_id: int) -> None:
        self.grid.go_to_item(item_id)
        self.grid.setFocus()

    @Slot(object)
    def _on_asked(self, question: Question) -> None:
        self.parts.ask.ask(question, self.grid)

    @Slot()
    def _on_go_on(self) -> None:
        if self._meeting:
            part = MeetingStep.PARAGRAPHS.value
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, part))

    def _change(self, text: str, operation: Callable[..., Change], *args: object) -> None:
        if self._sheet:
            self._changes.make(text, operation, self._sheet.meeting_id, *args)

    def _say(self, text: str) -> None:
        self.said.emit(Message(text, Severity.INFORMATION))

    # Building.

    def _make_actions(self) -> None:
        self._stand_in = make_action(
            self.grid, "Välj ersättare …", "users", self._on_stand_in, keys="T", only_there=True
        )
        self.grid.addAction(self._stand_in)
        self._on = make_action(self, "Till paragraferna", "arrow-right", self._on_go_on)
        self._on.setToolTip("Till paragraferna (Ctrl+Enter)")

    def _connect(self) -> None:
        parts = self.parts
        self.grid.opened.connect(self._on_stand_in)
        self.marks.said.connect(self.said)
        self.marks.asked.connect(self._on_asked)
        parts.steps.rows.worded.connect(self._on_worded)
        parts.steps.rows.timed.connect(self._on_timed)
        parts.steps.restored.connect(self._on_restored)
        parts.steps.dropped.connect(self._on_dropped)
        parts.steps.place_asked.connect(self._on_place)
        parts.stand_in.chosen.connect(self._on_chosen)
        parts.remarks.item_asked.connect(self._on_item)
        parts.remarks.section_asked.connect(parts.law.show_section)
        parts.details.saved.connect(self.saved)


def _nobody(name: str, *, is_member: bool) -> str:
    if is_member:
        return f"Ingen ersättare är där som kan tjänstgöra för {name}."
    return f"Ingen ledamot är borta som {name} kan tjänstgöra för."
