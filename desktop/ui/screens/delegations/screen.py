"""Beslut by delegates and by chairs, and the delegation scheme they rest on (KL 6:37–40)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from db.checks.remark import Remark
from db.queries.delegations import delegated_decision, scheme_points
from db.queries.officers import number_of_case
from db.rules.lifecycle import DecisionMaker
from desktop.operations.control import remarks_on_delegation
from desktop.ui.desk import Desk
from desktop.ui.screens.delegations.list_page import ListPage
from desktop.ui.screens.delegations.scheme_page import SchemePage
from desktop.ui.widgets.control_pane import ControlPane
from desktop.ui.widgets.decision_tabs import CHAIRS, DELEGATES, SCHEME, DecisionTabs
from desktop.ui.widgets.place import Place
from desktop.ui.widgets.screen import Screen, SidePage

_TITLES = {
    DELEGATES: "Delegationsbeslut",
    CHAIRS: "Ordförandebeslut",
    SCHEME: "Delegationsordning",
}
_MAKERS = {DELEGATES: DecisionMaker.DELEGATE, CHAIRS: DecisionMaker.CHAIR}


class DelegationsScreen(Screen):
    """``part`` is the kind shown; "delegates/new/17" registers one in the case with that key.

    ``key`` chooses a decision in the list.
    """

    help_topic = "delegations"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._here = DELEGATES
        self.tabs = DecisionTabs(DELEGATES)
        self.lists = {kind: ListPage(desk, maker) for kind, maker in _MAKERS.items()}
        self.scheme = SchemePage(desk)
        self.control = ControlPane(desk, "delegations")
        self._side = (SidePage("control", "Kontroll", self.control, patient=True),)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    @property
    def page(self) -> ListPage | SchemePage:
        """What is shown under the tabs."""
        return self.scheme if self._here == SCHEME else self.lists[self._here]

    def title(self) -> str:
        """The kind of decisions."""
        return _TITLES[self._here]

    def open(self, place: Place) -> None:
        """Shows a kind; begins a new decision, or chooses one, when the place says so."""
        kind, _, rest = place.part.partition("/")
        self._show(kind if kind in _TITLES else self._here)
        page = self.page
        if isinstance(page, ListPage):
            if isinstance(place.key, int):
                page.choose(place.key)
            page.show_list()
            new, _, case = rest.partition("/")
            if new == "new":
                page.begin(self._desk.read(number_of_case, int(case)) if case else "")
        else:
            page.show_scheme()
        self._ask_control()

    def refresh(self) -> None:
        """Asks the register again."""
        page = self.page
        if isinstance(page, ListPage):
            page.show_list()
        else:
            page.show_scheme()
        self._ask_control()

    def first_action(self) -> QAction | None:
        """Registering, or another point."""
        return self.page.first_action()

    def more_actions(self) -> Sequence[QAction]:
        """What can be done with the decision chosen."""
        return self.page.more_actions() if isinstance(self.page, ListPage) else ()

    def side_pages(self) -> Sequence[SidePage]:
        """What is to be remarked on the body's delegation."""
        return self._side

    def panes(self) -> Sequence[QWidget]:
        """The page's own, then the kinds."""
        return (*self.page.panes(), self.tabs)

    def flush(self) -> None:
        """Saves what is being written in the scheme."""
        self.scheme.flush()

    def go_back(self) -> bool:
        """Closes what the control or the page has open."""
        if self.control.isVisible() and self.control.close_open():
            return True
        return isinstance(self.page, ListPage) and self.page.go_back()

    def _show(self, kind: str) -> None:
        self._here = kind
        self.tabs.show_here(kind)
        self._stack.setCurrentWidget(self.page)
        self.title_changed.emit()
        self.actions_changed.emit()

    @Slot()
    def _ask_control(self) -> None:
        page = self.page
        if isinstance(page, SchemePage):
            body_id = page.body_id
        else:
            body_id = page.row.body_id if page.row else page.filters.body_id
        if body_id is not None:
            self.control.ask(remarks_on_delegation, body_id)

    @Slot(object)
    def _on_remark(self, remark: Remark) -> None:
        """To the decision, or to the point of the scheme."""
        points = self._desk.read(scheme_points, self.control.subject) or ()
        if remark.subject_id in {one.id for one in points}:
            self._show(SCHEME)
            self.scheme.show_scheme()
            self.scheme.choose_body(self.control.subject)
            self.scheme.view.choose(remark.subject_id)
            return
        row = self._desk.read(delegated_decision, remark.subject_id)
        if row is not None:
            self._show(CHAIRS if row.is_chairs else DELEGATES)
            self.lists[self._here].choose(row.id)
            self.lists[self._here].show_list()

    def _connect(self) -> None:
        self.tabs.go_to.connect(self.go_to)
        self.control.go_asked.connect(self._on_remark)
        for page in (*self.lists.values(), self.scheme):
            page.actions_changed.connect(self.actions_changed)
            page.chosen.connect(self._ask_control)
        for page in self.lists.values():
            page.go_to.connect(self.go_to)
            page.said.connect(self.said)
        self.scheme.saved.connect(self.saved)

    def _lay_out(self) -> None:
        for page in (*self.lists.values(), self.scheme):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
