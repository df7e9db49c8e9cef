"""Kallelse: the paper as it will be, the day it went out, and the editions that have gone out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.rules.lifecycle import PaperFormat, PaperKind
from desktop.operations.meetings import summon, take_back_summons
from desktop.operations.papers import MadePaper, make_paper
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.meeting_words import day_with_weekday
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.paper_shelf import PaperShelf
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.sheet import Section, Sheet, words
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.step_page import StepPage
from desktop.ui.widgets.summons_bundle import SummonsBundle


class SummonsPage(StepPage):
    """The page of the step Kallelse."""

    steps = (MeetingStep.SUMMONS,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._shown: Any = None
        self.pages = PdfView("Kallelsen som den blir")
        self.day = DateField("Dag då kallelsen gick ut", desk.office.today)
        self.shelf = PaperShelf(desk, "summons")
        self.bundle = SummonsBundle(desk)
        self._proposed: tuple[int, date] | None = None
        self._state = words()
        self._added = words("", "warning")
        self._kept = Section("Utskickade upplagor")
        self._send = QAction(icon("send"), "", self)
        self._take_back = QAction(icon("undo-2"), "Kallelsen har inte gått ut", self)
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the summons; its pages are made anew when what stands in them has changed."""
        del detail
        self._meeting = meeting
        out = meeting.head.summoned_on
        self._state.setText(_state(meeting))
        self._propose_day(meeting)
        self._send.setText("Skicka ny upplaga" if out else "Notera att kallelsen gått ut")
        self._send.setToolTip(f"{self._send.text()} (Ctrl+Enter)")
        self._send.setEnabled(bool(meeting.agenda) and not meeting.head.cancelled)
        self._take_back.setEnabled(out is not None)
        papers = [paper for paper in meeting.papers if paper.kind is PaperKind.SUMMONS]
        self.shelf.show_papers(papers)
        self._kept.setVisible(bool(papers))
        self.bundle.show_meeting(meeting)
        self._show_added(meeting)
        self._make_pages(meeting)
        self.actions_changed.emit()

    def first_action(self) -> QAction | None:
        """Noting that the summons went out, while it has not or when something has been added."""
        return self._send if self._is_due() else None

    def more_actions(self) -> Sequence[QAction]:
        """Another edition, and taking the note back."""
        return (self._send, self._take_back)

    def panes(self) -> Sequence[QWidget]:
        """What is known of the summons, then its pages."""
        return (self.day, self.pages)

    def _is_due(self) -> bool:
        if self._meeting is None or self._meeting.head.cancelled:
            return False
        unshown = any(row.added and row.shown_number is None for row in self._meeting.agenda)
        return self._meeting.head.summoned_on is None or unshown

    def _propose_day(self, meeting: MeetingView) -> None:
        """The day that the summons went out, or today while one is to go out."""
        out = None if self._is_due() else meeting.head.summoned_on
        proposed = (meeting.head.id, out or self._desk.office.today())
        if proposed != self._proposed or self.day.day is None:
            self._proposed = proposed
            self.day.set_day(proposed[1])

    def _show_added(self, meeting: MeetingView) -> None:
        late = [row for row in meeting.agenda if row.added and row.shown_number is None]
        self._added.setVisible(bool(late))
        what = "Ett ärende har" if len(late) == 1 else f"{len(late)} ärenden har"
        self._added.setText(f"{what} kommit till efter den senaste kallelsen.")

    # Making.

    def _make_pages(self, meeting: MeetingView) -> None:
        now = (meeting.head, meeting.agenda)
        if now == self._shown:
            return
        self._shown = now
        key = meeting.head.id
        self._desk.do_in_background(
            make_paper,
            PaperKind.SUMMONS,
            key,
            formats=(PaperFormat.PDF,),
            then=lambda papers: self._on_made(key, papers),
        )

    def _on_made(self, key: int, papers: tuple[MadePaper, ...]) -> None:
        if self._meeting and self._meeting.head.id == key:
            self.pages.show_pdf(papers[0].content)

    @Slot()
    def _on_send(self) -> None:
        if self._meeting is None:
            return
        key, before = self._meeting.head.id, self._meeting.head.summoned_on
        day = self.day.day
        if day is None or (day == before and not self._is_due()):
            # Another edition, and the day in the field is that of the last one.
            day = self._desk.office.today()
        self._desk.do_in_background(
            summon, key, day, then=lambda _papers: self._remember(key, before, day)
        )

    def _remember(self, key: int, before: date | None, day: date) -> None:
        self._desk.undoable(
            f"Kallelsen noterades som utskickad {day_with_weekday(day)}",
            undo=lambda: self._desk.do(take_back_summons, key, before),
            redo=lambda: self._desk.do(take_back_summons, key, day),
        )

    @Slot()
    def _on_take_back(self) -> None:
        if self._meeting:
            self._desk.do(take_back_summons, self._meeting.head.id, None)

    # Laying out.

    def _connect(self) -> None:
        self._send.triggered.connect(self._on_send)
        self._take_back.triggered.connect(self._on_take_back)
        self.shelf.said.connect(self.said)
        self.bundle.said.connect(self.said)

    def _lay_out(self) -> None:
        sheet = Sheet("Om kallelsen", paper=False)
        section = Section("Kallelse")
        row = FormRow("Gick ut", self.day, "Ordningsnumren står fast från den dagen.")
        section.add(self._state, self._added, row)
        self._kept.add(self.shelf)
        sheet.add(section, self.bundle, self._kept)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Split("summons", self.pages, sheet, sizes=(640, 340)))


def _state(meeting: MeetingView) -> str:
    if not meeting.agenda:
        return "Dagordningen är tom. Lägg till ärenden innan du kallar."
    out = meeting.head.summoned_on
    if out:
        return f"Kallelsen gick ut {day_with_weekday(out)}."
    return "Kallelsen har inte gått ut än. Läs igenom den, skicka den och notera dagen."
