"""Paragrafer: the list of paragraphs, and the one being written, large enough for the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.paragraph_view import paragraph_view
from db.queries.paragraphs import MeetingParagraphRow, meeting_paragraphs
from db.rules.lifecycle import ItemKind, Outcome
from desktop.operations.handled import Handled, handled
from desktop.operations.noted_text import text_of
from desktop.operations.paragraphs import open_paragraph
from desktop.ui.desk import Desk
from desktop.ui.paragraph_words import locked_words
from desktop.ui.screens.paragraphs.addressees import known_addressees
from desktop.ui.screens.paragraphs.after import AfterActions
from desktop.ui.screens.paragraphs.list import ParagraphList
from desktop.ui.screens.paragraphs.noted.handling import NotedHandling
from desktop.ui.screens.paragraphs.numbers import Numbers
from desktop.ui.screens.paragraphs.outcomes import Outcomes
from desktop.ui.screens.paragraphs.page_actions import PageActions
from desktop.ui.screens.paragraphs.preview import WrittenPages
from desktop.ui.screens.paragraphs.reading import ReadingPane
from desktop.ui.screens.paragraphs.saving import ParagraphSaving
from desktop.ui.screens.paragraphs.sheet import ParagraphSheet
from desktop.ui.theme import BASE_POINT_SIZE
from desktop.ui.widgets.format_bar import FormatBar
from desktop.ui.widgets.inline_panel import InlinePanel, Question
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee
from desktop.ui.widgets.screen import SidePage
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.step_page import StepPage

ROOM_POINT_SIZE = 16


class ParagraphsPage(StepPage):
    """The page of the step Paragrafer; ``detail`` is a § by its key, or ``item:`` and an item's."""

    steps = (MeetingStep.PARAGRAPHS,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self.view = ParagraphList()
        self.sheet = ParagraphSheet()
        self.noted = NotedHandling(desk, self.sheet)
        self.reading = ReadingPane()
        self.numbers = Numbers(desk)
        self.panel = InlinePanel()
        self.bar = FormatBar(self.sheet)
        self._is_writing = self._is_listing = False
        self._stack = QStackedWidget()
        self._outcomes = Outcomes(desk, self._ask)
        self._saving = ParagraphSaving(desk, self.saved.emit, self._ask, self._show_chosen)
        self.pages = WrittenPages(desk, self.sheet, self.view, lambda: self._saving.view)
        self.acts = PageActions(self, self.numbers, self._step, self._on_strike)
        self.after = AfterActions(self.view, self)
        self._lay_out()
        self._connect()

    # What the meeting asks.

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the paragraphs; stays on the one being written unless another is named."""
        if self._meeting is None or self._meeting.head.id != meeting.head.id:
            self._meeting = meeting
            self._desk.read_in_background(known_addressees, then=self._on_known, key="addressees")
        self._meeting = meeting
        self._list()
        self.numbers.show_meeting(meeting.head.id)
        self.after.show_meeting(meeting.head.id)
        if detail:
            self._is_writing = True
            self._open_named(detail)
        elif self.view.current_row() is None:
            self._is_listing = True  # It is shown once, below.
            self.view.choose_first_paragraph()
            self._is_listing = False
        self._show_chosen()
        self.pages.show_meeting(meeting)

    def first_action(self) -> QAction | None:
        """The next paragraph; after the last the numbers, then the minutes."""
        row = self.view.row
        if row and row.verified_on:
            return None
        if self.view.beside(1) is not None:
            return self.acts.next
        return self.acts.assign if self.numbers.are_waiting else None

    def more_actions(self) -> Sequence[QAction]:
        """What can be done with the paragraph and with the numbers."""
        acts = (*self.noted.actions(), *self.acts.all(), *self.after.all())
        return (*acts, self.pages.show_pages)

    def side_pages(self) -> Sequence[SidePage]:
        """The minutes as they will be."""
        return (self.pages.pane.side_page,)

    def panes(self) -> Sequence[QWidget]:
        """The list and the sheet; the sheet first for one who came to write."""
        written = self.sheet.decision if self._is_writing else self.view
        return (written, self.view, self._stack)

    def flush(self) -> None:
        """Saves what is being written."""
        self.noted.flush()
        self.sheet.flush()
        self._saving.leave()
        self.sheet.forget()
        self._is_writing = False

    def go_back(self) -> bool:
        """Closes the question, or leaves the large view."""
        if self.panel.close_panel() or self.noted.close_form():
            return True
        if self.acts.large.isChecked():
            self.acts.large.setChecked(False)
            return True
        return False

    # The paragraph.

    def _open_named(self, detail: str) -> None:
        row = self.view.named(detail)
        if row:
            self.view.choose(row.id)
            self._open(row)

    @Slot()
    def _on_chosen(self) -> None:
        if self._is_listing:
            return
        self.noted.flush()
        self.sheet.flush()
        self.panel.close_panel()
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.view.row
        if row is None or row.kind is ItemKind.HEADING:
            self._read(row)
        elif row.paragraph_id is None:
            self._unopened(row)
        else:
            self._show_paragraph(row.paragraph_id)
        self.pages.show_row(row)
        self._enable(row)
        self.actions_changed.emit()

    def _read(self, row: MeetingParagraphRow | None) -> None:
        self.sheet.forget()
        self.reading.show_heading(row.title if row else "")
        self._stack.setCurrentWidget(self.reading)

    def _unopened(self, row: MeetingParagraphRow) -> None:
        """Before the day of the meeting nothing is begun by only looking at it."""
        begun = self._meeting and self._meeting.head.held_on <= self._desk.office.today()
        if begun and self.isVisible():
            self._open(row)
            return
        self.sheet.forget()
        self.reading.show_unopened(row.title)
        self._stack.setCurrentWidget(self.reading)

    def _open(self, row: MeetingParagraphRow) -> None:
        if row.paragraph_id is None and row.kind is not ItemKind.HEADING:
            self._desk.do(open_paragraph, row.id)
            self._list()
            self._show_chosen()

    def _list(self) -> None:
        if self._meeting:
            rows = self._desk.read(meeting_paragraphs, self._meeting.head.id)
            self._is_listing = True
            self.view.rows.show_rows(rows or ())
            self._is_listing = False

    def _show_paragraph(self, key: int) -> None:
        view = self._desk.read(paragraph_view, key)
        if view is None:
            return
        self._saving.follow(view)
        found = self._desk.read(handled, key, view.row.meeting_id) or Handled(key)
        locked = locked_words(view)
        if locked:
            self.sheet.forget()
            self.reading.show_paragraph(view, locked, text_of(found, view.house_style))
            self._stack.setCurrentWidget(self.reading)
            return
        self.noted.show_handled(found, view.outcome)
        self.sheet.show_paragraph(view)
        self._stack.setCurrentWidget(self.sheet)

    # Steps between paragraphs.

    def _step(self, by: int) -> None:
        row = self.view.beside(by)
        if row is None:
            return
        self.noted.flush()
        self.sheet.flush()
        self.view.choose(row.id)
        self._open(row)
        if self._stack.currentWidget() is self.sheet:
            self.sheet.begin()

    @Slot(object)
    def _on_opened(self, row: MeetingParagraphRow) -> None:
        self._open(row)
        if self._stack.currentWidget() is self.sheet:
            self.sheet.begin()

    # Outcome and numbers.

    @Slot(object)
    def _on_outcome(self, outcome: Outcome) -> None:
        row, view = self.view.row, self._saving.view
        reason = view.outcome_reason if view else ""
        if row and not self._outcomes.choose(row, outcome, reason):
            self.sheet.top.show_outcome(row.outcome)

    @Slot()
    def _on_strike(self) -> None:
        row = self.view.row
        if row and row.paragraph_id is not None and row.number is not None:
            self.sheet.flush()
            self.numbers.ask_to_strike(row.paragraph_id, row.number)

    def _ask(self, question: Question) -> None:
        self.sheet.flush()
        self.panel.ask(question, self.view)

    @Slot(object)
    def _on_case(self, key: int) -> None:
        self.go_to.emit(Place(Room.CASE, key))

    @Slot(bool)
    def _on_large(self, large: bool) -> None:
        """As large as the room needs, or as usual."""
        self.sheet.set_point_size(ROOM_POINT_SIZE if large else BASE_POINT_SIZE)
        self.view.setVisible(not large)
        self.bar.setVisible(not large)

    def _on_known(self, known: tuple[Addressee, ...] | None) -> None:
        self.sheet.recipients.set_known(known or ())

    # Building.

    def _enable(self, row: MeetingParagraphRow | None) -> None:
        after, before = (self.view.beside(by) is not None for by in (1, -1))
        self.acts.enable(row, after=after, before=before)
        self.after.enable(row)

    def _connect(self) -> None:
        self.acts.large.toggled.connect(self._on_large)
        self.pages.asked.connect(lambda: self.side_asked.emit("preview"))
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.sheet.save_asked.connect(self._saving.save)
        self.sheet.top.outcome_chosen.connect(self._on_outcome)
        self.sheet.top.case_chosen.connect(self._on_case)
        self.noted.outcome_asked.connect(self._on_outcome)
        self.numbers.asked.connect(self._ask)
        self.after.go_to.connect(self.go_to)
        self.reading.begin_asked.connect(self._on_begin)

    @Slot()
    def _on_begin(self) -> None:
        if self.view.row:
            self._on_opened(self.view.row)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.sheet)
        self._stack.addWidget(self.reading)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.bar, self.panel, self.numbers):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Split("paragraphs", self.view, right, sizes=(330, 720)))
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
