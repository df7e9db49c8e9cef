"""The notice on the board: when it is posted, what days follow, and when it is taken down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.deadlines import APPEAL_WEEKS, proposed_announcement
from db.rules.lifecycle import PaperKind
from desktop.operations.notices import keep_notice_papers, post_notice, take_down_notice
from desktop.operations.previews import preview_paper
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.notice.boards import BoardChooser
from desktop.ui.screens.notice.facts import (
    coming_facts,
    day_note,
    down_note,
    posted_facts,
    waiting_words,
)
from desktop.ui.states import day_in_words
from desktop.ui.theme import mark_primary
from desktop.ui.widgets.control_section import PUBLIC, ControlSection
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.paper_shelf import PaperShelf
from desktop.ui.widgets.part_chooser import PartChooser
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, Sheet
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.step_page import StepPage


class NoticePage(StepPage):
    """Posting the notice of verified minutes, with all that is reckoned from that day."""

    steps = (MeetingStep.NOTICE,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self.parts = PartChooser(waits=lambda part: part.is_verified and part.notice is None)
        self.boards = BoardChooser()
        self.control = ControlSection(desk, PUBLIC, "Innan något blir offentligt")
        self.posted_on = DateField("Anslagsdag", desk.office.today)
        self.location = QLineEdit()
        self.facts = LegalFacts("Dagar som följer", stacked=True)
        self.post = QPushButton("Anslå")
        self.taken_down_on = DateField("Nedtagningsdag", desk.office.today)
        self.take_down = QPushButton("Ta ned anslaget")
        self.shelf = PaperShelf(desk, "notice")
        self.paper = PdfView("Anslaget som det blir")
        self._make = QPushButton("Skapa anslaget i Word och PDF")
        self._day_row = FormRow("Anslagsdag", self.posted_on)
        self._place_row = FormRow(
            "Protokollets förvaringsplats", self.location, "Ska stå i anslaget"
        )
        self._down_row = FormRow("Nedtagningsdag", self.taken_down_on)
        self._posting = Section("Anslag")
        self._down = Section("Nedtagning")
        self._papers = Section("Papper")
        self._act = QAction("Anslå", self)
        self._verify = QAction("Till justeringen", self)
        self._onward = QAction("Till utdragen", self)
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the notice of a meeting's minutes, posted or still to be."""
        other = self._meeting is None or self._meeting.head.id != meeting.head.id
        self._meeting = meeting
        self.parts.show_parts(meeting.parts, detail)
        part = self.parts.part
        moved = part is not None and self._show_board(part)
        if other or moved or detail:
            self.paper.clear()
            self._propose()
        self._show()
        self.control.show_meeting(meeting, part)

    def _show_board(self, part: MinutesPartView) -> bool:
        """Shows the boards; whether the clerk is on another board than before, or it is posted."""
        before = (self.boards.board, self.boards.notice)
        self.boards.show_part(self._meeting.head.notice_boards if self._meeting else (), part)
        return before != (self.boards.board, self.boards.notice)

    def first_action(self) -> QAction | None:
        """What comes next: verifying, posting, or the extracts."""
        part = self.parts.part
        if part is None:
            return None
        if not part.is_verified:
            return self._verify
        return self._act if self.boards.left else self._onward

    def panes(self) -> Sequence[QWidget]:
        """The column, and the paper."""
        return [one for one in (self._sheet, self._pages) if not one.isHidden()]

    def _propose(self) -> None:
        """Proposes the last weekday within the time, or today when that has passed."""
        part = self.parts.part
        if self._meeting is None or part is None:
            return
        today = self._desk.office.today()
        if part.verified_on:
            self.posted_on.set_day(max(proposed_announcement(part.verified_on), today))
        notice = self.boards.notice
        place = notice.minutes_location if notice else self._meeting.head.minutes_location
        self.location.setText(place)
        self.taken_down_on.set_day(max(notice.take_down_on, today) if notice else None)

    # Showing.

    @Slot()
    def _show(self) -> None:
        part = self.parts.part
        if part is None:
            return
        notice = self.boards.notice
        posted = notice is not None
        self._day_row.setVisible(not posted)
        self._place_row.setVisible(not posted)
        self.post.setVisible(not posted)
        self._papers.setVisible(part.notice is not None)
        self._down.setVisible(notice is not None and notice.taken_down_on is None)
        self._posting.setVisible(part.is_verified)
        self._sheet.setVisible(part.is_verified or not self.parts.isHidden())
        self.facts.show_facts(self._facts(part))
        self._show_notes(part)
        self._show_paper(part)
        self.actions_changed.emit()

    def _facts(self, part: MinutesPartView) -> list[Fact]:
        if self.boards.notice:
            left = self.boards.left if part.notices[0].board else ()
            return posted_facts(part.notices, left)
        weeks = self._meeting.head.appeal_weeks if self._meeting else APPEAL_WEEKS
        day, today = self.posted_on.day, self._desk.office.today()
        return coming_facts(part, day, today, weeks) if day else []

    def _show_notes(self, part: MinutesPartView) -> None:
        self._day_row.say(*day_note(part.verified_on, self.posted_on.day))
        self._down_row.say(down_note(self.boards.notice, self.taken_down_on.day))

    def _show_paper(self, part: MinutesPartView) -> None:
        self._pages.setCurrentIndex(1 if part.notice else 0)
        self.shelf.show_papers([p for p in part.papers if p.kind is PaperKind.NOTICE])
        self._words.set_words(*waiting_words(part))
        self._desk.drop("notice/pages")
        if part.notice:
            self._desk.read_in_background(
                preview_paper, self._desk.office, PaperKind.NOTICE, part.id,
                then=self._on_pages, key="notice/pages",
            )  # fmt: skip

    def _on_pages(self, data: bytes) -> None:
        self.paper.show_pdf(data)

    # Doing.

    @Slot()
    def _on_post(self) -> None:
        part, day = self.parts.part, self.posted_on.day
        if part is None or day is None or self.boards.notice:
            return
        board = self.boards.board
        if self._desk.do(post_notice, part.id, day, self.location.text(), board=board) is None:
            return
        if self.boards.left:
            text = (
                f"Anslaget är uppsatt på {board}. Det återstår på {' och '.join(self.boards.left)}."
            )
            self.said.emit(Message(text, Severity.SUCCESS, "KL 13:5"))
            return
        text = f"Justeringen är anslagen {day_in_words(day)}. Nu kan utdragen skickas."
        self.said.emit(Message(text, Severity.SUCCESS, "", "Till utdragen", self._on_onward))

    @Slot()
    def _on_take_down(self) -> None:
        notice, day = self.boards.notice, self.taken_down_on.day
        if notice is None or day is None:
            return
        if carried_out(self._desk, take_down_notice, notice.id, day):
            text = f"Anslaget är nedtaget {day_in_words(day)}."
            self.said.emit(Message(text, Severity.SUCCESS))

    @Slot()
    def _on_make(self) -> None:
        part = self.parts.part
        if part:
            self._make.setEnabled(False)
            job = self._desk.do_in_background(keep_notice_papers, part.id)
            job.ended.connect(lambda: self._make.setEnabled(True))

    @Slot()
    def _on_verify(self) -> None:
        self._go(MeetingStep.VERIFICATION)

    @Slot()
    def _on_onward(self) -> None:
        self._go(MeetingStep.EXTRACTS)

    def _go(self, step: MeetingStep) -> None:
        if self._meeting:
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, step.value))

    @Slot()
    def _on_part(self) -> None:
        if self._meeting and self.parts.part:
            self._show_board(self.parts.part)
            self.paper.clear()
            self.control.show_meeting(self._meeting, self.parts.part)
        self._on_board()

    @Slot()
    def _on_board(self) -> None:
        self._propose()
        self._show()

    def go_back(self) -> bool:
        """Closes the question that is open."""
        return self.control.close_panel()

    def _connect(self) -> None:
        self.parts.chosen.connect(self._on_part)
        self.boards.chosen.connect(self._on_board)
        self.control.go_to.connect(self.go_to)
        self.control.said.connect(self.said)
        self.posted_on.day_changed.connect(self._show)
        self.taken_down_on.day_changed.connect(self._show)
        self.post.clicked.connect(self._on_post)
        self.take_down.clicked.connect(self._on_take_down)
        self.shelf.said.connect(self.said)
        self._make.clicked.connect(self._on_make)
        self._act.triggered.connect(self._on_post)
        self._verify.triggered.connect(self._on_verify)
        self._onward.triggered.connect(self._on_onward)

    def _lay_out(self) -> None:
        mark_primary(self.post)
        self._act.setToolTip("Noterar att anslaget sätts upp den dagen (Ctrl+Enter)")
        self._words = EmptyState("bell", "")
        self._sheet = Sheet("Anslaget", paper=False)
        self._posting.add(self._day_row, self._place_row, self.facts, self.post)
        self._down.add(self._down_row, self.take_down)
        self._papers.add(self._make, self.shelf)
        self._sheet.add(
            self.parts, self.boards, self.control, self._posting, self._down, self._papers
        )
        self._sheet.setMinimumWidth(300)
        self._pages.addWidget(self._words)
        self._pages.addWidget(self.paper)
        split = Split("notice", self._sheet, self._pages, sizes=(400, 640))
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
