"""Närvaro: everybody is there until told otherwise; one key for who is not, and who steps in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.queries.attendances import AttendanceRow
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.rules.lifecycle import Presence
from desktop.operations.attendance import let_serve, set_presence
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.attendance.columns import COLUMNS, PRESENCE, speak
from desktop.ui.screens.attendance.details import MeetingDetails
from desktop.ui.screens.attendance.places import EmptyPlace, empty_places
from desktop.ui.screens.attendance.sentences import front_page, quorum_words
from desktop.ui.screens.attendance.stand_ins import StandIns
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.theme import set_role
from desktop.ui.widgets.paper_text import PaperText
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.statute_note import StatuteNote
from desktop.ui.widgets.step_page import StepPage


class AttendancePage(StepPage):
    """The page of the step Närvaro."""

    steps = (MeetingStep.ATTENDANCE,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._places: tuple[EmptyPlace, ...] = ()
        self.view = RowsView(RowsModel(COLUMNS, speak), "attendance", "Närvaro")
        self.stand_ins = StandIns()
        self.details = MeetingDetails(desk)
        self.paper = PaperText("Protokollets första sida, som den blir")
        self.law = StatuteNote()
        self._quorum = QLabel()
        self._section = QPushButton()
        self._make_actions()
        self._lay_out()
        self._connect()

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows who is there."""
        del detail
        self._meeting = meeting
        self.view.rows.show_rows(meeting.attendance)
        if self.view.current_row() is None:
            self.view.choose_first()
        self._places = empty_places(meeting.attendance)
        self.stand_ins.show_places(self._places)
        self.details.show_meeting(meeting)
        self.paper.show_text("Så här blir protokollets första sida", "", front_page(meeting))
        words, section, is_met = quorum_words(meeting)
        self._quorum.setText(words if is_met else f"! {words}")
        set_role(self._quorum, "muted" if is_met else "danger")
        self._section.setText(section)
        self._section.setAccessibleName(f"Läs {section}")

    def first_action(self) -> QAction | None:
        """On to the paragraphs."""
        return self._on

    def more_actions(self) -> Sequence[QAction]:
        """Changing presence, and who steps in."""
        return (self._toggle, self._step_in)

    def panes(self) -> Sequence[QWidget]:
        """The list, the empty places, the details, the paper."""
        return (self.view, self.stand_ins, self.details, self.paper)

    def flush(self) -> None:
        """Saves what is being written."""
        self.details.save()

    def go_back(self) -> bool:
        """Closes the section of law."""
        was = self.law.isVisible()
        self.law.hide()
        return was

    # Doing.

    @Slot()
    def _on_toggle(self) -> None:
        row = self.view.current_row()
        if isinstance(row, AttendanceRow):
            self._change(row)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.view.rows.row(index)
        if COLUMNS[index.column()].key == PRESENCE and isinstance(row, AttendanceRow):
            self._change(row)

    def _change(self, row: AttendanceRow) -> None:
        """There or not; a member who is there serves."""
        there = Presence.SERVING if row.role.is_member else Presence.PRESENT
        wanted = there if row.presence is Presence.ABSENT else Presence.ABSENT
        before = self._stand_in_of(row)
        if not carried_out(self._desk, set_presence, row.id, wanted):
            return
        word = "närvarande" if wanted is there else "frånvarande"
        self._desk.undoable(
            f"{row.name} noterades som {word}",
            undo=lambda: self._put_back(row, before),
            redo=lambda: self._desk.do(set_presence, row.id, wanted),
        )

    def _stand_in_of(self, row: AttendanceRow) -> tuple[int, int] | None:
        """Who serves for whom through this row: the substitute and the member, as keys."""
        rows = self._meeting.attendance if self._meeting else ()
        for one in rows:
            member = next((two for two in rows if two.person_id == one.serves_for_id), None)
            if member and row.id in (one.id, member.id):
                return one.id, member.id
        return None

    def _put_back(self, row: AttendanceRow, stood_in: tuple[int, int] | None) -> None:
        was_serving_alone = row.presence is not Presence.SERVING or row.serves_for_id is None
        if was_serving_alone:
            self._desk.do(set_presence, row.id, row.presence)
        if stood_in:
            self._desk.do(let_serve, *stood_in)

    @Slot(object)
    def _on_opened(self, row: AttendanceRow) -> None:
        """Enter on a member who is absent lets the next in turn serve."""
        place = next((one for one in self._places if one.member.id == row.id), None)
        if place and place.proposed:
            self._let_serve(place.proposed[0].id, row.id)
        elif place is None:
            self._change(row)

    @Slot(object, object)
    def _let_serve(self, substitute_id: int, member_id: int) -> None:
        names = {row.id: row.name for row in self._meeting.attendance} if self._meeting else {}
        if not carried_out(self._desk, let_serve, substitute_id, member_id):
            return
        self._desk.undoable(
            f"{names.get(substitute_id)} tjänstgör för {names.get(member_id)}",
            undo=lambda: self._desk.do(set_presence, substitute_id, Presence.PRESENT),
            redo=lambda: self._desk.do(let_serve, substitute_id, member_id),
        )

    @Slot()
    def _on_go_on(self) -> None:
        if self._meeting:
            part = MeetingStep.PARAGRAPHS.value
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, part))

    @Slot()
    def _on_section(self) -> None:
        self.law.show_section(self._section.text())

    # Building.

    def _make_actions(self) -> None:
        self._toggle = make_action(
            self, "Ändra närvaro", "user", self._on_toggle, keys="Space", only_there=True
        )
        self._step_in = make_action(
            self, "Låt ersättare tjänstgöra", "users", self._on_step_in, keys="T", only_there=True
        )
        self._on = make_action(self, "Till paragraferna", "arrow-right", self._on_go_on)
        self._on.setToolTip("Till paragraferna (Ctrl+Enter)")
        self.view.addActions([self._toggle, self._step_in])

    @Slot()
    def _on_step_in(self) -> None:
        row = self.view.current_row()
        if isinstance(row, AttendanceRow):
            self._on_opened(row)

    def _connect(self) -> None:
        self.view.clicked.connect(self._on_clicked)
        self.view.opened.connect(self._on_opened)
        self.stand_ins.chosen.connect(self._let_serve)
        self.details.saved.connect(self.saved)
        self._section.clicked.connect(self._on_section)

    def _lay_out(self) -> None:
        set_role(self._section, "link")
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 4, 16, 4)
        foot.addWidget(self._quorum)
        foot.addWidget(self._section)
        foot.addStretch()
        hint = QLabel(
            "Mellanslag: frånvarande eller närvarande · Enter: ersättaren i tur tjänstgör"
        )
        set_role(hint, "small")
        foot.addWidget(hint)
        left = QWidget()
        set_role(left, "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.stand_ins)
        column.addLayout(foot)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(230)
        scroll.setWidget(self.details)
        scroll.setAccessibleName("Om sammanträdet")
        right = Split(
            "attendance_details", scroll, self.paper, sizes=(330, 300),
            orientation=Qt.Orientation.Vertical,
        )  # fmt: skip
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.law)
        whole.addWidget(Split("attendance", left, right, sizes=(680, 380)), 1)
