"""A meeting: the line before – during – after, the next step, and the page of the step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.checks.remark import Remark
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView, meeting_view
from desktop.operations.control import remarks_on_meeting
from desktop.operations.history import meeting_history
from desktop.operations.meetings import cancel_meeting, reinstate_meeting
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.meeting_words import (
    NEXT_WORDS,
    coming_date,
    day_with_weekday,
)
from desktop.ui.theme import set_role
from desktop.ui.widgets.control_pane import ControlPane
from desktop.ui.widgets.history_pane import HistoryPane
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.remark_places import place_in_meeting
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.widgets.statute_note import StatuteNote
from desktop.ui.widgets.step_groups import step_groups
from desktop.ui.widgets.step_line import StepLine
from desktop.ui.widgets.step_page import StepOffer, StepPage


class MeetingScreen(Screen):
    """Opened with ``Place(Room.MEETING, meeting id, step)``; ``"paragraphs/12"`` opens a detail.

    The pages of the steps are handed in and made when first seen.
    """

    help_topic = "meeting"

    def __init__(self, desk: Desk, offers: Sequence[StepOffer]) -> None:
        super().__init__()
        self._desk = desk
        self._offers = {step: offer for offer in offers for step in offer.steps}
        self._today = desk.office.today
        self._pages: dict[int, StepPage] = {}
        self._meeting: MeetingView | None = None
        self._step = MeetingStep.AGENDA
        self.line = StepLine()
        self.note = StatuteNote()
        self.control = ControlPane(desk, "meeting")
        self.history = HistoryPane(desk, "meeting")
        self._sides = (
            SidePage("control", "Kontroll", self.control, patient=True),
            SidePage("history", "Historik", self.history, patient=True),
        )
        self._remarks = QToolButton()
        self._date = QLabel()
        self._section = QPushButton()
        self._stack = QStackedWidget()
        self._next = QAction(self)
        self._cancel = QAction(icon("circle-x"), "Ställ in sammanträdet", self)
        self._lay_out()
        self._connect()

    @property
    def page(self) -> StepPage | None:
        """The page of the step that is shown."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, StepPage) else None

    # What the window asks.

    def title(self) -> str:
        """The body and its day."""
        if self._meeting is None:
            return "Sammanträde"
        head = self._meeting.head
        off = " (inställt)" if head.cancelled else ""
        return f"{head.body_name} {day_with_weekday(head.held_on)}{off}"

    def open(self, place: Place) -> None:
        """Shows the meeting at a step; without one at the step that comes next."""
        meeting = self._desk.read(meeting_view, place.key)
        if meeting is None:
            return
        self._meeting = meeting
        name, _, detail = place.part.partition("/")
        known = name in set(MeetingStep)
        self._show_step(MeetingStep(name) if known else self._coming(), detail)

    def refresh(self) -> None:
        """Asks the register again."""
        if self._meeting is None:
            return
        meeting = self._desk.read(meeting_view, self._meeting.head.id)
        if meeting is not None:
            self._meeting = meeting
            self._feed("")

    def first_action(self) -> QAction | None:
        """What the page has to do, else the meeting's next step."""
        own = self.page.first_action() if self.page else None
        return own or (self._next if self._next.isVisible() else None)

    def more_actions(self) -> Sequence[QAction]:
        """What the page can do, and calling the meeting off."""
        own = list(self.page.more_actions()) if self.page else []
        return [*own, self._cancel]

    def side_pages(self) -> Sequence[SidePage]:
        """What is to be remarked on the meeting, and the side pages of the step's page."""
        return (*self._sides, *(self.page.side_pages() if self.page else ()))

    def panes(self) -> Sequence[QWidget]:
        """The page's parts first, then the step one is in."""
        return (*(self.page.panes() if self.page else ()), self.line.here)

    def flush(self) -> None:
        """Saves what is being written on the page."""
        if self.page:
            self.page.flush()

    def go_back(self) -> bool:
        """Closes the section of law, or what the page has open."""
        if self.control.isVisible() and self.control.close_open():
            return True
        if self.note.isVisible():
            self.note.hide()
            return True
        return bool(self.page and self.page.go_back())

    # Steps.

    def _coming(self) -> MeetingStep:
        if self._meeting and self._meeting.next_step:
            return self._meeting.next_step
        return MeetingStep.MINUTES if MeetingStep.MINUTES in self._offers else MeetingStep.AGENDA

    @Slot(str)
    def _on_step(self, name: str) -> None:
        self.flush()
        self._show_step(MeetingStep(name))

    def _show_step(self, step: MeetingStep, detail: str = "") -> None:
        offer = self._offers.get(step)
        if offer is None:
            return
        self._step = step
        page = self._page(offer)
        self._stack.setCurrentWidget(page)
        self.help_topic = page.help_topic
        self._feed(detail)
        self.title_changed.emit()
        self.actions_changed.emit()

    def _page(self, offer: StepOffer) -> StepPage:
        if id(offer) not in self._pages:
            page = offer.make(self._desk)
            page.go_to.connect(self._on_go_to)
            page.said.connect(self.said)
            page.saved.connect(self.saved)
            page.actions_changed.connect(self.actions_changed)
            page.side_asked.connect(self.side_asked)
            self._pages[id(offer)] = page
            self._stack.addWidget(page)
        return self._pages[id(offer)]

    @Slot(object)
    def _on_go_to(self, place: Place) -> None:
        """Steps of this meeting are shown here; everything else is elsewhere."""
        mine = self._meeting and place.key == self._meeting.head.id
        if place.room is Room.MEETING and mine:
            self.flush()
            name, _, detail = place.part.partition("/")
            self._show_step(MeetingStep(name), detail)
        else:
            self.go_to.emit(place)

    @Slot(str, str)
    def _on_summed(self, short: str, words: str) -> None:
        """How many remarks there are, always in sight."""
        self._remarks.setText(f"Kontroll  {short}")
        self._remarks.setAccessibleName(f"Kontroll: {words}")
        self._remarks.setVisible(bool(short))

    @Slot(object)
    def _on_remark(self, remark: Remark) -> None:
        if self._meeting:
            self._on_go_to(place_in_meeting(remark, self._meeting))

    def _feed(self, detail: str) -> None:
        if self._meeting is None:
            return
        self._show_line(self._meeting)
        self._show_date(self._meeting)
        self._show_next(self._meeting)
        self.control.ask(remarks_on_meeting, self._meeting.head.id)
        self.history.ask(meeting_history, self._meeting.head.id)
        if self.page:
            self.page.show_meeting(self._meeting, detail)

    def _show_line(self, meeting: MeetingView) -> None:
        self.line.show_steps(step_groups(meeting, self._offers))
        self.line.show_here(self._step.value)

    def _show_date(self, meeting: MeetingView) -> None:
        coming = coming_date(meeting, self._today())
        self._date.setVisible(coming is not None)
        self._section.setVisible(bool(coming and coming.section))
        if coming:
            self._date.setText(f"! {coming.words}" if coming.is_late else coming.words)
            set_role(self._date, "danger" if coming.is_late else "muted")
            self._section.setText(coming.section)
            self._section.setAccessibleName(f"Läs {coming.section}")

    def _show_next(self, meeting: MeetingView) -> None:
        step = meeting.next_step
        here = step is not None and self._offers.get(step) is self._offers.get(self._step)
        self._next.setVisible(step is not None and step in self._offers and not here)
        if step:
            self._next.setText(NEXT_WORDS[step])
            self._next.setToolTip(f"{NEXT_WORDS[step]} (Ctrl+Enter)")
        may_cancel = not meeting.head.cancelled and not meeting.counts.numbered
        self._cancel.setEnabled(may_cancel)

    @Slot()
    def _on_next(self) -> None:
        if self._meeting and self._meeting.next_step:
            self._on_step(self._meeting.next_step.value)

    @Slot()
    def _on_section(self) -> None:
        self.note.show_section(self._section.text())

    @Slot()
    def _on_cancel(self) -> None:
        if self._meeting is None:
            return
        head, items = self._meeting.head, tuple(row.id for row in self._meeting.agenda)
        if not carried_out(self._desk, cancel_meeting, head.id, head.version):
            return
        self._desk.undoable(
            "Sammanträdet ställdes in, dess ärenden väntar på ett annat",
            undo=lambda: self._desk.do(reinstate_meeting, head.id, items),
            redo=lambda: self._desk.do(cancel_meeting, head.id, None),
        )

    # Laying out.

    def _connect(self) -> None:
        self.line.chosen.connect(self._on_step)
        self.control.go_asked.connect(self._on_remark)
        self.control.summed.connect(self._on_summed)
        self._remarks.clicked.connect(lambda: self.side_asked.emit("control"))
        self._section.clicked.connect(self._on_section)
        self._next.triggered.connect(self._on_next)
        self._cancel.triggered.connect(self._on_cancel)

    def _lay_out(self) -> None:
        set_role(self._section, "link")
        self._section.setToolTip("Läs vad paragrafen säger")
        self.line.tail.setSpacing(4)
        self.line.tail.addWidget(self._date)
        self.line.tail.addWidget(self._section)
        self.line.tail.addWidget(self._remarks)
        self._remarks.setToolTip("Visa kontrollen i sidopanelen (F9)")
        self._remarks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.line, self.note):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
