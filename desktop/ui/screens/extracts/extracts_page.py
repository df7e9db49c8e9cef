"""The extracts of one meeting: made all at once, marked as sent, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from db.queries.extracts import ExtractRow, meeting_extracts
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.extracts.apart_list import ApartList
from desktop.ui.screens.extracts.bottom_bar import BottomBar
from desktop.ui.screens.extracts.extract_work import ExtractWork
from desktop.ui.screens.extracts.filter_box import FilterBox
from desktop.ui.screens.extracts.lines import Line, kept, lines_of
from desktop.ui.screens.extracts.matrix import Matrix
from desktop.ui.screens.extracts.send_sheet import SendSheet
from desktop.ui.theme import set_role
from desktop.ui.widgets.control_section import PUBLIC, ControlSection
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepPage


class ExtractsPage(StepPage):
    """The matrix of a meeting, and the sheet that is read before anything is marked as sent."""

    steps = (MeetingStep.EXTRACTS,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._lines: tuple[Line, ...] = ()
        self.filter = FilterBox()
        self.control = ControlSection(desk, PUBLIC, "Innan något skickas")
        self.matrix = Matrix()
        self.apart = ApartList()
        self.bar = BottomBar(desk)
        self.work = ExtractWork(desk, self.bar)
        self.sheet = SendSheet(desk)
        self._count = QLabel()
        self._send = QAction(icon("send"), "Markera som skickade", self)
        self._again = QAction(icon("refresh-cw"), "Skicka igen", self)
        self._make = QAction(icon("files"), "Skapa alla utdrag", self)
        self._unverified = QAction(icon("files"), "Skapa utdrag ur ej justerat protokoll", self)
        self._verify = QAction("Till justeringen", self)
        self._pages = QStackedWidget()
        self._empty = EmptyState("send", "")
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows who is to have what; ``detail`` may be "send", to go on to marking at once."""
        other = self._meeting is None or self._meeting.head.id != meeting.head.id
        self._meeting = meeting
        if other:
            self._on_closed()
        self._show(self._desk.read(meeting_extracts, meeting.head.id) or ())
        self.control.show_meeting(meeting)
        if detail == "send":
            self._on_send()

    def first_action(self) -> QAction | None:
        """Make the extracts that are not made, then mark them as sent."""
        if self._pages.currentWidget() is self.sheet:
            return None
        if not any(line.extract.verified_on for line in self._lines):
            return self._verify if self._lines else None
        made = all(line.extract.edition for line in self._lines if line.extract.verified_on)
        return self._send if made else self._make

    def more_actions(self) -> Sequence[QAction]:
        """Making them again, marking, and sending once more."""
        if not self._lines:
            return ()
        waits = any(not line.extract.verified_on for line in self._lines)
        unverified = (self._unverified,) if waits else ()
        return (self._make, *unverified, self._send, self._again)

    def panes(self) -> Sequence[QWidget]:
        """The list and the bar under it, or the sheet."""
        if self._pages.currentWidget() is self.sheet:
            return (self.sheet,)
        return (self.matrix, self.apart, self.bar, self.filter)

    def go_back(self) -> bool:
        """Closes the sheet."""
        open_now = self._pages.currentWidget() is self.sheet
        if open_now:
            self._on_closed()
        return open_now

    # Showing.

    def _show(self, extracts: Sequence[ExtractRow]) -> None:
        self._lines = lines_of(extracts, self._desk.office.today())
        self._show_matrix()
        self.apart.show_lines(self._lines)
        sent = sum(line.delivery.is_sent for line in self._lines)
        self._count.setText(f"{sent} av {len(self._lines)} utdrag skickade")
        if self._pages.currentWidget() is not self.sheet:
            self._pages.setCurrentIndex(0 if self._lines else 1)
        self._empty.set_words(*_empty_words(extracts))
        self.actions_changed.emit()

    @Slot()
    def _show_matrix(self) -> None:
        self.matrix.show_lines(kept(self._lines, self.filter.choice))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        chosen = self.matrix.chosen()
        unsent = [line for line in chosen if not line.delivery.is_sent]
        self._send.setText("Markera valda som skickade" if unsent else "Markera som skickade")
        self._again.setEnabled(any(line.delivery.is_sent for line in chosen))

    # Doing.

    @Slot()
    def _on_make(self) -> None:
        self.work.make(self._lines, self.bar.folder.folder)

    @Slot()
    def _on_unverified(self) -> None:
        chosen = [line for line in self.matrix.chosen() if not line.extract.verified_on]
        self.bar.folder.remember()
        self.work.make_unverified(chosen or self._lines, self.bar.folder.folder)

    @Slot()
    def _on_export(self) -> None:
        head = self._meeting.head if self._meeting else None
        name = f"Utskick {head.body} {head.held_on.isoformat()}.csv" if head else "Utskick.csv"
        lines = kept(self._lines, self.filter.choice)
        self.work.export(lines, self.bar.folder.folder, name)

    @Slot()
    def _on_send(self) -> None:
        chosen = [line for line in self.matrix.chosen() if not line.delivery.is_sent]
        verified = [line for line in chosen if line.extract.verified_on]
        self._open(verified or [line for line in self._lines if line.can_go])

    @Slot()
    def _on_again(self) -> None:
        self._open([line for line in self.matrix.chosen() if line.delivery.is_sent])

    def _open(self, lines: Sequence[Line]) -> None:
        if not lines:
            self.said.emit(Message("Alla som har en adress har redan fått sitt utdrag."))
            return
        self.sheet.show_lines(lines)
        self._pages.setCurrentWidget(self.sheet)
        self.sheet.send.setFocus()
        self.actions_changed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._pages.setCurrentIndex(0 if self._lines else 1)
        self.matrix.take_focus()
        self.actions_changed.emit()

    @Slot()
    def _on_verify(self) -> None:
        if self._meeting:
            step = MeetingStep.VERIFICATION.value
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, step))

    @Slot(object)
    def _on_asked(self, lines: Sequence[Line]) -> None:
        if lines and all(line.delivery.is_sent for line in lines):
            self._on_again()
        elif lines:
            self._on_send()

    def _connect(self) -> None:
        self.filter.chosen.connect(self._show_matrix)
        self.matrix.asked.connect(self._on_asked)
        self.matrix.moved.connect(self._allow)
        self.apart.go_to.connect(self.go_to)
        self.control.go_to.connect(self.go_to)
        self.control.said.connect(self.said)
        self.bar.make_asked.connect(self._on_make)
        self.bar.export_asked.connect(self._on_export)
        self.sheet.closed.connect(self._on_closed)
        self.sheet.said.connect(self.said)
        self.work.said.connect(self.said)
        self._send.triggered.connect(self._on_send)
        self._again.triggered.connect(self._on_again)
        self._make.triggered.connect(self._on_make)
        self._unverified.triggered.connect(self._on_unverified)
        self._verify.triggered.connect(self._on_verify)

    def _lay_out(self) -> None:
        self._send.setToolTip("Visa vem som får vad, och anteckna att det är skickat")
        self._unverified.setToolTip("Varje sida märks Ej justerat, och inget antecknas som skickat")
        self._again.setToolTip("Skicka de valda en gång till, med ett skäl")
        set_role(self._count, "small")
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 8)
        tools.addWidget(self.filter)
        tools.addStretch()
        tools.addWidget(self._count)
        body = QWidget()
        set_role(body, "surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        self.control.column.setContentsMargins(12, 4, 12, 8)
        column.addWidget(self.control)
        column.addWidget(self.matrix, 1)
        column.addWidget(self.apart)
        column.addWidget(self.bar)
        for page in (body, self._empty, self.sheet):
            self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)


def _empty_words(extracts: Sequence[ExtractRow]) -> tuple[str, str]:
    if extracts:
        return "Ingen ska ha utdrag", "Lägg till mottagare i paragraferna innan de justeras."
    return "Paragraferna har inga nummer än", "Utdragen görs när protokollet är justerat."
