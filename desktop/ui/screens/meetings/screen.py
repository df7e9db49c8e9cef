"""Sammanträden: the coming ones first, the one chosen at a glance, and planning a new one."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from db.queries.bodies import bodies
from db.queries.meetings import MeetingRow, meeting_ids, meeting_rows, meeting_view
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.meetings.columns import COLUMNS, speak
from desktop.ui.screens.meetings.glance import MeetingGlance
from desktop.ui.screens.meetings.plan import PlanPage
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

PLAN = "plan"


class MeetingsScreen(Screen):
    """The list; ``Place(Room.MEETINGS, part="plan")`` opens the page for planning."""

    help_topic = "meetings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._today = desk.office.today
        self._shown = 0
        self.new = QAction(icon("plus"), "Planera sammanträde", self)
        self._plan = QAction("Planera sammanträdet", self)
        self._bodies = QComboBox()
        self.view = RowsView(RowsModel(COLUMNS, speak), "meetings", "Sammanträden")
        self.page = RowsPage(self.view, self._empty(), "Filtrera på organ, dag eller plats")
        self.glance = MeetingGlance(self._today)
        self.plan_page = PlanPage(desk, self._today)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """What the page is."""
        return "Planera sammanträde" if self._is_planning() else "Sammanträden"

    def first_action(self) -> QAction | None:
        """Planning a meeting: to begin with it, or to be done with it."""
        return self._plan if self._is_planning() else self.new

    def more_actions(self) -> Sequence[QAction]:
        """Nothing else."""
        return ()

    def open(self, place: Place) -> None:
        """Shows the list; a key chooses that meeting in it."""
        self._fill_bodies()
        self.refresh()
        if place.part == PLAN:
            self._begin()
            return
        self._stack.setCurrentIndex(0)
        if isinstance(place.key, int) and self.view.choose(place.key):
            return
        if self.view.current_row() is None:
            self.view.choose_first()

    def refresh(self) -> None:
        """Asks for the list and the meeting at the right again."""
        ids = self._ids()
        self.view.rows.show_ids(ids, lambda some: self._desk.read(meeting_rows, some))
        self._on_chosen(self.view.current_row())

    def panes(self) -> Sequence[QWidget]:
        """The list first, then the glance."""
        if self._is_planning():
            return (self.plan_page,)
        return (self.view, self.page.filter, self.glance)

    def go_back(self) -> bool:
        """Esc leaves the planning."""
        if self._is_planning():
            self._leave_planning()
            return True
        return False

    # The list.

    def _ids(self) -> array[int]:
        named = {"text": self.page.filter.text().strip(), "body_id": self._bodies.currentData()}
        order = self.view.rows.order
        if order:
            key, descending = order
            return self._desk.read(meeting_ids, sort=key, descending=descending, **named)
        today = self._today()
        coming = self._desk.read(meeting_ids, since=today, descending=False, **named)
        held = self._desk.read(meeting_ids, until=today - timedelta(days=1), **named)
        return (coming or array("q")) + (held or array("q"))

    @Slot()
    def _on_asked(self) -> None:
        self.refresh()
        if self.view.current_row() is None:
            self.view.choose_first()

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        self.glance.setVisible(isinstance(row, MeetingRow))
        if not isinstance(row, MeetingRow):
            return
        self._shown = row.id
        view = self._desk.read(meeting_view, row.id)
        if view:
            self.glance.show_meeting(view)

    @Slot(object)
    def _on_opened(self, row: MeetingRow) -> None:
        self.go_to.emit(Place(Room.MEETING, row.id))

    @Slot(str)
    def _on_step(self, part: str) -> None:
        self.go_to.emit(Place(Room.MEETING, self._shown, part))

    def _fill_bodies(self) -> None:
        chosen = self._bodies.currentData()
        self._bodies.blockSignals(True)
        self._bodies.clear()
        self._bodies.addItem("Alla organ", None)
        for row in self._desk.read(bodies) or ():
            self._bodies.addItem(row.name, row.id)
        self._bodies.setCurrentIndex(max(self._bodies.findData(chosen), 0))
        self._bodies.blockSignals(False)

    # Planning.

    def _is_planning(self) -> bool:
        return self._stack.currentWidget() is self.plan_page

    @Slot()
    def _begin(self) -> None:
        row = self.view.current_row()
        known = self._bodies.currentData() or (row.body_id if isinstance(row, MeetingRow) else None)
        self._stack.setCurrentWidget(self.plan_page)
        self.plan_page.begin(known)
        self._tell_window()

    def _leave_planning(self) -> None:
        self._stack.setCurrentIndex(0)
        self._tell_window()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_planned(self, key: int) -> None:
        self._stack.setCurrentIndex(0)
        self.go_to.emit(Place(Room.MEETING, key, "agenda"))

    def _tell_window(self) -> None:
        self.title_changed.emit()
        self.actions_changed.emit()

    # Laying out.

    def _empty(self) -> EmptyState:
        text = "När du planerar ett sammanträde kallas de som har uppdrag i organet den dagen."
        return EmptyState("gavel", "Inga sammanträden än", text, self.new)

    def _connect(self) -> None:
        self.new.setShortcut(QKeySequence("Ctrl+N"))
        self.new.setToolTip("Planera ett nytt sammanträde (Ctrl+N)")
        self._plan.setToolTip("Planera sammanträdet (Ctrl+Enter)")
        self.new.triggered.connect(self._begin)
        self._plan.triggered.connect(self.plan_page.plan)
        self.plan_page.planned.connect(self._on_planned)
        self.page.filter_changed.connect(self._on_asked)
        self.view.rows.order_changed.connect(self._on_asked)
        self._bodies.currentIndexChanged.connect(self._on_asked)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.glance.opened.connect(self._on_step)

    def _lay_out(self) -> None:
        self._bodies.setAccessibleName("Organ")
        self._bodies.setMaximumWidth(220)
        self.page.tools.addWidget(self._bodies)
        self._stack.addWidget(Split("meetings", self.page, self.glance, sizes=(620, 380)))
        self._stack.addWidget(self.plan_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
