"""One paragraph on its own: in its meeting's editor if it has one, else as the paper it came as."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.checks.remark import Remark
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView, meeting_view
from db.queries.paragraph_view import ParagraphView, paragraph_view
from desktop.operations.control import remarks_on_meeting
from desktop.operations.history import paragraph_history
from desktop.operations.noted_text import NOTHING_NOTED, noted_text
from desktop.ui.desk import Desk
from desktop.ui.paragraph_words import citation
from desktop.ui.widgets.control_pane import ControlPane
from desktop.ui.widgets.history_pane import HistoryPane
from desktop.ui.widgets.paragraph_paper import ParagraphPaper
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.remark_places import place_in_meeting
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.widgets.step_page import PageMaker


class ParagraphScreen(Screen):
    """Opened with ``Place(Room.PARAGRAPH, paragraph id)``; the editor's page is handed in."""

    help_topic = "paragraph"

    def __init__(self, desk: Desk, make_page: PageMaker) -> None:
        super().__init__()
        self._desk = desk
        self._view: ParagraphView | None = None
        self.page = make_page(desk)
        self.paper = ParagraphPaper("Paragrafen")
        self.control = ControlPane(desk, "paragraph")
        self._control_page = SidePage("control", "Kontroll", self.control, patient=True)
        self.history = HistoryPane(desk, "paragraph")
        self._history_page = SidePage("history", "Historik", self.history, patient=True)
        self._meeting: MeetingView | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.control.go_asked.connect(self._on_remark)
        self.page.go_to.connect(self.go_to)
        self.page.said.connect(self.said)
        self.page.saved.connect(self.saved)
        self.page.actions_changed.connect(self.actions_changed)
        self.page.side_asked.connect(self.side_asked)

    def title(self) -> str:
        """How the paragraph is cited."""
        return citation(self._view.row) if self._view else "Paragraf"

    def trail(self) -> Sequence[tuple[str, Place]]:
        """The meeting that the paragraph belongs to."""
        if self._view is None or self._view.row.meeting_id is None:
            return ()
        row = self._view.row
        part = MeetingStep.PARAGRAPHS.value
        return ((f"{row.body} {row.heard_on}", Place(Room.MEETING, row.meeting_id, part)),)

    def open(self, place: Place) -> None:
        """Shows a paragraph."""
        self._view = self._desk.read(paragraph_view, place.key)
        self._show(str(place.key))

    def refresh(self) -> None:
        """Asks the register again."""
        if self._view:
            self._view = self._desk.read(paragraph_view, self._view.row.id)
            self._show("")

    def first_action(self) -> QAction | None:
        """That of the editor."""
        return self.page.first_action() if self._is_edited() else None

    def more_actions(self) -> Sequence[QAction]:
        """Those of the editor."""
        return self.page.more_actions() if self._is_edited() else ()

    def side_pages(self) -> Sequence[SidePage]:
        """What is to be remarked on the paragraph's meeting, and the editor's own."""
        control = (self._control_page, *self.page.side_pages()) if self._is_edited() else ()
        return (*control, self._history_page)

    def panes(self) -> Sequence[QWidget]:
        """Those of the editor, or the paper."""
        return self.page.panes() if self._is_edited() else (self.paper,)

    def flush(self) -> None:
        """Saves what is being written."""
        self.page.flush()

    def go_back(self) -> bool:
        """Closes what the editor or the control has open."""
        if self.control.isVisible() and self.control.close_open():
            return True
        return self._is_edited() and self.page.go_back()

    def _is_edited(self) -> bool:
        return self._stack.currentWidget() is self.page

    def _show(self, detail: str) -> None:
        if self._view is None:
            return
        self.history.ask(paragraph_history, self._view.row.id)
        meeting_id = self._view.row.meeting_id
        meeting = self._desk.read(meeting_view, meeting_id) if meeting_id is not None else None
        self._meeting = meeting
        if meeting is None:
            noted = self._desk.read(noted_text, self._view)
            self.paper.show_paragraph(self._view, noted or NOTHING_NOTED)
            self._stack.setCurrentWidget(self.paper)
            return
        self._stack.setCurrentWidget(self.page)
        self.page.show_meeting(meeting, detail)
        self.control.ask(remarks_on_meeting, meeting.head.id)

    @Slot(object)
    def _on_remark(self, remark: Remark) -> None:
        if self._meeting:
            self.go_to.emit(place_in_meeting(remark, self._meeting))
