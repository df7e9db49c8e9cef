"""The work on a case that is asked about in the page: its state, its meeting, its files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.bodies import bodies
from db.queries.cases import CaseView, case_view
from db.queries.meetings import meeting_ids, meeting_rows
from db.rules.lifecycle import CaseStatus, Direction, may_become
from desktop.operations.agenda import add_item, put_memo_on_agenda
from desktop.operations.cases import change_status
from desktop.operations.meetings import plan_meeting
from desktop.operations.records import add_file
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.cases.case_panels import AgendaPanel, Panel, RecordPanel, StrikePanel
from desktop.ui.screens.cases.case_revision import RevisionPanel
from desktop.ui.states import day_in_words
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.place import Place, Room

_DONE = {
    CaseStatus.OPEN: "Ärendet är öppet igen",
    CaseStatus.ON_HOLD: "Ärendet är vilande",
    CaseStatus.CLOSED: "Ärendet är avslutat",
    CaseStatus.AD_ACTA: "Ärendet är lagt ad acta",
}


class CaseWork(QWidget):
    """Holds the questions of a case; at most one is open. ``view`` is the case as it stands."""

    go_to = Signal(object)
    said = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view: CaseView | None = None
        self.strike = StrikePanel()
        self.agenda = AgendaPanel()
        self.record = RecordPanel()
        self.revision = RevisionPanel(desk)
        self._panels: tuple[Panel, ...] = (self.strike, self.agenda, self.record, self.revision)
        self._memo_id: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for panel in self._panels:
            column.addWidget(panel)
            panel.closed.connect(self.close_panels)
        self.strike.asked.connect(self._on_strike)
        self.agenda.asked.connect(self._on_agenda)
        self.agenda.body_chosen.connect(self._on_body)
        self.record.asked.connect(self._on_record)
        self.revision.revised.connect(self.close_panels)
        self.revision.go_to.connect(self.go_to)

    @Slot()
    def close_panels(self) -> bool:
        """Closes the open question; whether there was one."""
        was_open = any(not panel.isHidden() for panel in self._panels)
        for panel in self._panels:
            panel.hide()
        return was_open

    def pass_to(self, status: CaseStatus) -> None:
        """Gives the case another state; asks first when it is to be struck."""
        self.close_panels()
        if self.view is None:
            return
        if status is CaseStatus.OBLITERATED:
            self.strike.begin()
            return
        case_id, former = self.view.head.id, self.view.head.status
        if not self._change(case_id, status):
            return
        self._desk.undoable(
            _DONE[status],
            undo=lambda: self._change(case_id, former),
            redo=lambda: self._change(case_id, status),
        )

    def _change(self, case_id: int, status: CaseStatus, reason: str = "") -> bool:
        """One step, or two by way of the open state where there is no straight way."""
        view = self._desk.read(case_view, case_id)
        if view is None or view.head.status is status:
            return False
        if may_become(view.head.status, status):
            return self._step(view, status, reason)
        if not self._step(view, CaseStatus.OPEN):
            return False
        view = self._desk.read(case_view, case_id)
        return view is not None and self._step(view, status, reason)

    def _step(self, view: CaseView, status: CaseStatus, reason: str = "") -> bool:
        head = view.head
        return carried_out(self._desk, change_status, head.id, head.version, status, reason)

    @Slot(str)
    def _on_strike(self, reason: str) -> None:
        self.close_panels()
        if self.view and self._change(self.view.head.id, CaseStatus.OBLITERATED, reason):
            number = self.view.head.registration_number
            self.said.emit(Message(f"Ärende {number} är makulerat.", Severity.SUCCESS))

    @Slot()
    def ask_about_agenda(self, memo_id: int | None = None) -> None:
        """Asks which meeting takes the case up, with the memo named or the latest one."""
        self.close_panels()
        if self.view is None:
            return
        memos = {row.id: row for row in self.view.memos}
        self._memo_id = memo_id or next(reversed(memos), None)
        memo = memos.get(self._memo_id or 0)
        wanted = (memo.body_id if memo else None) or self.view.head.body_id
        self.agenda.begin(self._desk.read(bodies) or (), wanted)

    @Slot(object)
    def _on_body(self, body_id: int) -> None:
        today = self._desk.office.today()
        ids = self._desk.read(meeting_ids, body_id=body_id, since=today, descending=False)
        rows = self._desk.read(meeting_rows, ids[:12]) if ids else ()
        self.agenda.show_meetings([row for row in rows if not row.cancelled])

    @Slot(object, object, object)
    def _on_agenda(self, body_id: int, meeting_id: int | None, day: date | None) -> None:
        if self.view is None:
            return
        if day is not None:
            meeting_id = self._desk.do(plan_meeting, body_id, day)
            if meeting_id is None:
                return
        if self._put(body_id, meeting_id) is not None:
            self.close_panels()
            self._tell(meeting_id)

    def _put(self, body_id: int, meeting_id: int | None) -> int | None:
        """The key of the item made; a memo that waits does so at the body it is addressed to."""
        head = self.view.head if self.view else None
        memo = (
            next((m for m in self.view.memos if m.id == self._memo_id), None) if self.view else None
        )
        if memo and (meeting_id is not None or memo.body_id == body_id):
            return self._desk.do(put_memo_on_agenda, memo.id, meeting_id)
        if head is None:
            return None
        return self._desk.do(
            add_item, body_id, head.title, meeting_id=meeting_id, case_ids=(head.id,)
        )

    def _tell(self, meeting_id: int | None) -> None:
        if meeting_id is None:
            self.said.emit(Message("Ärendet väntar på ett sammanträde.", Severity.SUCCESS))
            return
        rows = self._desk.read(meeting_rows, [meeting_id])
        place = Place(Room.MEETING, meeting_id)
        self.said.emit(
            Message(
                f"Ärendet står på dagordningen för {rows[0].body} {day_in_words(rows[0].held_on)}.",
                Severity.SUCCESS,
                "",
                "Gå dit",
                lambda: self.go_to.emit(place),
            )
        )

    @Slot()
    def ask_about_revision(self) -> None:
        """Asks what is to be changed in the case."""
        self.close_panels()
        if self.view:
            self.revision.begin(self.view.head)

    def ask_about_file(self, path: Path) -> None:
        """Asks what a file is."""
        self.close_panels()
        self.record.begin(path, self._desk.office.today())

    @Slot(object, str, object, object, str)
    def _on_record(
        self, path: Path, title: str, direction: Direction, day: date | None, counterpart: str
    ) -> None:
        if self.view is None:
            return
        self._desk.do_in_background(
            add_file,
            self.view.head.id,
            path,
            title,
            direction=direction,
            day=day,
            counterpart=counterpart,
            then=self._on_recorded,
        )

    def _on_recorded(self, _record_id: int) -> None:
        self.close_panels()
        self.said.emit(Message("Handlingen är registrerad.", Severity.SUCCESS))
