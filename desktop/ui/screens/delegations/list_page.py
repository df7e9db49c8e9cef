"""The list of decisions by delegates or by chairs, with the one chosen beside it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.bodies import BodyRow, bodies
from db.queries.delegation_list import delegated_ids
from db.queries.delegations import DelegatedRow, delegated_rows
from db.queries.meetings import MeetingRow, meeting_ids, meeting_rows
from db.rules.lifecycle import DecisionMaker
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.delegations.card import DecisionCard
from desktop.ui.screens.delegations.columns import columns, speak
from desktop.ui.screens.delegations.filters import Filters
from desktop.ui.screens.delegations.form import DecisionForm
from desktop.ui.screens.delegations.list_words import EMPTY, VERBS
from desktop.ui.screens.delegations.panels import AnnouncePanel, ReportPanel
from desktop.ui.screens.delegations.work import DelegationWork
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.split import Split

_LOOKED_BACK = timedelta(days=60)


class ListPage(QWidget):
    """One kind of decisions. Signals as of a screen; ``chosen`` when another row is chosen."""

    go_to = Signal(object)
    said = Signal(object)
    actions_changed = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk, maker: DecisionMaker) -> None:
        super().__init__()
        self._desk = desk
        self._maker = maker
        self._bodies: dict[int, BodyRow] = {}
        self._wanted: int | None = None
        self._asked: dict[int, DelegatedRow] = {}
        chairs = maker is DecisionMaker.CHAIR
        self.work = DelegationWork(desk)
        self.view = RowsView(
            RowsModel(
                columns(chairs=chairs, today=desk.office.today),
                lambda row: speak(row, desk.office.today()),
            ), f"delegations/{maker.value}",
            "Ordförandebeslut" if chairs else "Delegationsbeslut",
        )  # fmt: skip
        self.filters = Filters(announced=not chairs)
        self.card = DecisionCard(desk)
        self.form = DecisionForm(desk, self.work)
        self.report_panel = ReportPanel()
        self.announce_panel = AnnouncePanel(desk.office.today())
        self._right = QStackedWidget()
        self._make_actions()
        self.page = RowsPage(self.view, self._empty(), "Filtrera på dnr, ord eller namn")
        self._lay_out()
        self._connect()

    @property
    def row(self) -> DelegatedRow | None:
        """The decision that the clerk is on."""
        row = self.view.current_row()
        return row if isinstance(row, DelegatedRow) else None

    def show_list(self) -> None:
        """Asks anew; words are looked for beside the window."""
        self._fill()
        key, descending = self.view.rows.order or ("decided_on", True)
        asked = dict(self.filters.chosen, maker=self._maker, sort=key, descending=descending)
        text = self.page.filter.text().strip()
        if text:
            self._desk.read_in_background(
                delegated_ids, text=text, **asked, then=self._on_ids,
                key=f"delegations/{self._maker.value}",
            )  # fmt: skip
        else:
            self._desk.drop(f"delegations/{self._maker.value}")
            self._on_ids(self._desk.read(delegated_ids, **asked) or ())

    def choose(self, decision_id: int) -> None:
        """Moves to a decision when the list has it."""
        self._wanted = decision_id

    def begin(self, number: str = "") -> None:
        """Opens the form for a new decision, about a case when its number is given."""
        self._right.setCurrentWidget(self.form)
        self.form.begin(self._maker, body_id=self.filters.body_id, number=number)
        self.actions_changed.emit()

    def first_action(self) -> QAction:
        """Registering: opens the form, or registers what stands in it."""
        return self.form.register if self.is_writing else self.new

    def more_actions(self) -> Sequence[QAction]:
        """What can be done with the decision chosen."""
        if self.is_writing:
            return (self.form.give_up,)
        return (self.report, self.take_back, self.announce, self.mend)

    def panes(self) -> Sequence[QWidget]:
        """The list, its filter, and what is beside it."""
        right = self.form if self.is_writing else self.card
        return (right, self.view) if self.is_writing else (self.view, self.page.filter, right)

    def go_back(self) -> bool:
        """Closes the question or the form."""
        if self.report_panel.close_panel() or self.announce_panel.close_panel():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        was = self.is_writing
        if was:
            self._close_form()
        return was

    @property
    def is_writing(self) -> bool:
        """Whether the form is open."""
        return self._right.currentWidget() is self.form

    # Showing.

    def _on_ids(self, ids: Sequence[int]) -> None:
        self.view.rows.show_ids(ids, partial(self._desk.read, delegated_rows))
        wanted, self._wanted = self._wanted, None
        found = wanted is not None and self.view.choose(wanted)
        if not found and self.view.current_row() is None:
            self.view.choose_first()
        self._show_row()

    @Slot()
    def _show_row(self) -> None:
        row = self.row
        if row is None or row.id not in self._asked:
            self.report_panel.hide()
            self.announce_panel.hide()
        if not self.is_writing:
            self._right.setCurrentWidget(self.card)
        self._right.setVisible(row is not None or self.is_writing)
        waits = row is not None and row.must_report
        self.report.setEnabled(waits and row is not None and row.meeting_id is None)
        self.take_back.setEnabled(row is not None and row.meeting_id is not None)
        self.announce.setEnabled(row is not None and row.is_announced_alone)
        self.mend.setEnabled(row is not None)
        self.card.can.setVisible(self.report.isEnabled() or self.announce.isEnabled())
        if row is not None:
            body = self._bodies.get(row.body_id)
            weeks = body.appeal_weeks if body else 3
            self.card.show_row(row, body.name if body else row.body, weeks)
        self.chosen.emit()
        self.actions_changed.emit()

    def _fill(self) -> None:
        found = self._desk.read(bodies) or ()
        self._bodies = {row.id: row for row in found}
        self.filters.fill(found, self._desk.office.today().year)

    # Doing.

    def _picked(self) -> list[DelegatedRow]:
        """The rows marked that wait to be reported, of one body; else the one chosen."""
        rows = [self.view.rows.row(one) for one in self.view.selectionModel().selectedRows()]
        waiting = [r for r in rows if isinstance(r, DelegatedRow) and r.must_report
                   and r.meeting_id is None]  # fmt: skip
        own = self.row
        return [one for one in waiting if own and one.body_id == own.body_id]

    @Slot()
    def _on_report(self) -> None:
        rows = self._picked()
        if not rows:
            return
        self._asked = {row.id: row for row in rows}
        today = self._desk.office.today()
        since = max(min(max(one.decided_on for one in rows), today), today - _LOOKED_BACK)
        found = self._desk.read(
            meeting_ids, body_id=rows[0].body_id, since=since, descending=False, limit=20
        )
        meetings: Sequence[MeetingRow] = self._desk.read(meeting_rows, found or ()) or ()
        what = "beslutet" if len(rows) == 1 else f"de {len(rows)} besluten"
        self.announce_panel.hide()
        open_now = [one for one in meetings if not one.cancelled and not one.counts.verified]
        self.report_panel.ask(what, open_now, today)

    @Slot(object)
    def _on_meeting(self, meeting: MeetingRow) -> None:
        self.work.report(tuple(self._asked.values()), meeting)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_take_back(self) -> None:
        if self.row:
            self.work.take_back(self.row)

    @Slot()
    def _on_announce(self) -> None:
        if self.row:
            self._asked = {self.row.id: self.row}
            self.report_panel.hide()
            self.announce_panel.ask(self.row.posted_on, self._desk.office.today())

    @Slot(object)
    def _on_day(self, day: date) -> None:
        for row in self._asked.values():
            self.work.announce(row, day)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_mend(self) -> None:
        if self.row:
            self._right.setCurrentWidget(self.form)
            self.form.begin_revision(self.row)
            self.actions_changed.emit()

    @Slot(object)
    def _on_done(self, key: int) -> None:
        self.choose(key)
        self._close_form()
        self.show_list()

    @Slot()
    def _close_form(self) -> None:
        self._right.setCurrentWidget(self.card)
        self._show_row()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Building.

    def _make_actions(self) -> None:
        add = partial(make_action, self)
        self.new = add(VERBS[self._maker], "plus", self.begin, keys="Ctrl+N")
        self.report = add("Anmäl vid sammanträde …", "calendar", self._on_report, keys="Ctrl+M")
        self.take_back = add("Ta bort från dagordningen", "undo-2", self._on_take_back)
        self.announce = add("Anteckna anslag …", "stamp", self._on_announce)
        self.mend = add("Rätta uppgifterna …", "pencil", self._on_mend)
        self.view.addActions([self.report, self.take_back, self.announce, self.mend])

    def _empty(self) -> QWidget:
        return EmptyState("scale", *EMPTY[self._maker], self.new)

    def _connect(self) -> None:
        self.page.filter_changed.connect(self.show_list)
        self.view.rows.order_changed.connect(self.show_list)
        self.filters.changed.connect(self.show_list)
        self.view.chosen.connect(self._show_row)
        self.view.opened.connect(self._on_mend)
        self.form.done.connect(self._on_done)
        self.form.given_up.connect(self._close_form)
        self.report_panel.answered.connect(self._on_meeting)
        self.announce_panel.answered.connect(self._on_day)
        self.card.go_to.connect(self.go_to)
        self.card.said.connect(self.said)

    def _lay_out(self) -> None:
        self.page.tools.addWidget(self.filters)
        for action in (self.report, self.announce):
            self.card.buttons.addWidget(_button(action))
        self.card.buttons.addStretch()
        self._right.addWidget(self.card)
        self._right.addWidget(self.form)
        self._right.setMinimumWidth(340)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.report_panel)
        column.addWidget(self.announce_panel)
        column.addWidget(Split("delegations", self.page, self._right, sizes=(680, 400)), 1)


def _button(action: QAction) -> QPushButton:
    """Shown while its action can be done."""
    button = QPushButton(action.text().rstrip(" …"))
    button.setAccessibleName(button.text())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setVisible(action.isEnabled()))
    return button
