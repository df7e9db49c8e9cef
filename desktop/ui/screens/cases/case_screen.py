"""One case in the whole window, and the memos written in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.checks.remark import Remark
from desktop.operations.control import remarks_on_case
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.cases.case_card import CaseCard
from desktop.ui.screens.cases.case_things import happenings
from desktop.ui.screens.cases.memo_page import MemoPage
from desktop.ui.screens.cases.memo_papers import MemoPapers
from desktop.ui.theme import set_role
from desktop.ui.widgets.control_pane import ControlPane
from desktop.ui.widgets.dropping import DropTarget
from desktop.ui.widgets.journal_pane import JournalPane
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.widgets.timeline import Timeline

WIDTH = 860


class CaseScreen(Screen):
    """Ärende; ``part`` "memo/7" opens the memo with that key."""

    help_topic = "case"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._case_id = 0
        self._memo_id = 0
        self.card = CaseCard(desk)
        self.memo = MemoPage(desk)
        self.papers = MemoPapers(desk, self, self.memo)
        self.history = Timeline("Händelser i ärendet")
        self.to_agenda = QAction(icon("calendar"), "Till dagordning …", self)
        self._stack = QStackedWidget()
        self._case_page = self._centred(self.card)
        self._memo_page = _under(self.papers.hand, self.memo)
        self.control = ControlPane(desk, "case")
        self.journal = JournalPane(desk)
        self._side = [
            SidePage("history", "Historik", self.history),
            SidePage("journal", "Journal", self.journal, patient=True),
            SidePage("control", "Kontroll", self.control),
        ]
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The dnr of the case, or the title of the memo."""
        if self._memo_id and self.memo.memo:
            return self.memo.memo.title
        head = self.card.view.head if self.card.view else None
        return f"Ärende {head.registration_number}" if head else "Ärende"

    def trail(self) -> Sequence[tuple[str, Place]]:
        """From a memo the way leads over its case."""
        if self._memo_id and self.memo.memo:
            return ((self.memo.memo.registration_number, Place(Room.CASE, self._case_id)),)
        return ()

    def first_action(self) -> QAction:
        """Writing a memo; from a memo, its agenda."""
        return self.to_agenda if self._memo_id else self.card.write_memo

    def more_actions(self) -> Sequence[QAction]:
        """What can be done with the case, or with the memo."""
        if self._memo_id:
            return self.papers.actions_of_memo()
        return [one for one in self.card.actions_of_case() if one is not self.card.write_memo]

    def open(self, place: Place) -> None:
        """Shows a case, or a memo in it."""
        self._case_id = int(place.key or 0)
        kind, _, key = place.part.partition("/")
        self._memo_id = int(key) if kind == "memo" and key.isdigit() else 0
        self.refresh()
        self._stack.setCurrentWidget(self._memo_page if self._memo_id else self._case_page)
        if self._memo_id:
            # After the window has given the page its focus.
            QTimer.singleShot(0, self.memo, self.memo.begin)

    def refresh(self) -> None:
        """Asks the register again."""
        self.card.show_case(self._case_id)
        if self.card.view:
            self.history.show_happenings(happenings(self.card.view))
            self.control.ask(remarks_on_case, self._case_id)
            self.journal.show_case(self._case_id)
        if self._memo_id:
            self.memo.show_memo(self._memo_id)

    def side_pages(self) -> Sequence[SidePage]:
        """The history of the case and what is to be remarked on it, or the memo as paper."""
        return self.papers.side_pages() if self._memo_id else self._side

    def panes(self) -> Sequence[QWidget]:
        """The case, or the memo."""
        return (self.memo,) if self._memo_id else (self.card,)

    def flush(self) -> None:
        """Saves the memo."""
        if self._memo_id:
            self.memo.flush()

    def go_back(self) -> bool:
        """Closes an open question first."""
        if self.control.isVisible() and self.control.close_open():
            return True
        if self._memo_id:
            return self.papers.hand.close_panel()
        return self.card.close_panel()

    @Slot()
    def _on_agenda(self) -> None:
        """The question is asked on the page of the case."""
        self.memo.flush()
        memo_id = self._memo_id
        self.go_to.emit(Place(Room.CASE, self._case_id))
        self.card.work.ask_about_agenda(memo_id)

    def _take_files(self, files: Sequence[Path]) -> None:
        if not self._memo_id:
            self.card.take_files(files)

    def _centred(self, widget: QWidget) -> QWidget:
        widget.setMaximumWidth(WIDTH)
        page = QWidget()
        set_role(page, "surface")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(widget, 1000)
        row.addStretch(1)
        return page

    def _lay_out(self) -> None:
        self._stack.addWidget(self._case_page)
        self._stack.addWidget(self._memo_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _connect(self) -> None:
        DropTarget(self, self._take_files)
        self.to_agenda.triggered.connect(self._on_agenda)
        self.card.go_to.connect(self.go_to)
        self.card.said.connect(self.said)
        self.journal.said.connect(self.said)
        self.card.actions_changed.connect(self.actions_changed)
        self.history.chosen.connect(self.go_to)
        self.control.go_asked.connect(self._on_remark)
        self.papers.said.connect(self.said)
        self.memo.saved.connect(self.saved)
        self.memo.memo_changed.connect(self._on_memo)

    @Slot(object)
    def _on_remark(self, remark: Remark) -> None:
        """A record is on the card; all else that is remarked is changed in the panel."""
        if remark.subject_id == self._case_id and remark.what not in (
            "motion_due",
            "motion_overdue",
        ):
            self.card.work.ask_about_revision()
        elif remark.subject_id == self._case_id:
            self.card.work.ask_about_agenda()
        else:
            self.card.show_record(remark.subject_id)

    @Slot()
    def _on_memo(self) -> None:
        self.papers.show_memo(self._memo_id)
        self.title_changed.emit()


def _under(question: QWidget, page: QWidget) -> QWidget:
    """The page, with what is asked about its papers above it."""
    whole = QWidget()
    set_role(whole, "surface")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(question)
    column.addWidget(page, 1)
    return whole
