"""The list of cases with the chosen case beside it; new cases are registered in its place."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from db.queries.cases import case_ids, case_rows
from db.rows import CaseRow
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.cases.case_card import CaseCard
from desktop.ui.screens.cases.case_columns import COLUMNS, speak
from desktop.ui.screens.cases.case_filters import FILTERS, filter_named
from desktop.ui.screens.cases.new_case import NewCase
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.dropping import DropTarget, intake_place
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

_FILTER = "cases/filter"


class CasesScreen(Screen):
    """Ärenden."""

    help_topic = "cases"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen: int | None = None
        self._wanted: int | None = None
        self.register = QAction("Registrera ärende", self)
        self.read_in = QAction(icon("file-input"), "Läs in dokument …", self)
        self.filter = QComboBox()
        self.model = RowsModel(COLUMNS, speak, self)
        self.view = RowsView(self.model, "cases", "Ärenden")
        self.page = RowsPage(self.view, self._empty(), "Filtrera på dnr, ord eller namn")
        self.card = CaseCard(desk)
        self.new = NewCase(desk)
        self._right = QStackedWidget()
        self._nothing = EmptyState("folder", "Välj ett ärende", "Enter öppnar det i hela fönstret.")
        self._set_up()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The heading of the page."""
        return "Ärenden"

    def first_action(self) -> QAction:
        """Registering: opens the page for a new case, or registers what stands there."""
        return self.new.register if self._is_new_open() else self.register

    def more_actions(self) -> Sequence[QAction]:
        """What the chosen case can do, and reading in."""
        if self._is_new_open():
            return (self.new.give_up,)
        own = self.card.actions_of_case() if self._chosen else ()
        return (self.read_in, *own)

    def open(self, place: Place) -> None:
        """Shows the list; "new" opens the page for a new case."""
        self.refresh()
        if place.key == "new":
            self.show_new()
        else:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Asks for the list anew, beside the window."""
        wanted = filter_named(str(self.filter.currentData()))
        named = dict(wanted.wanted(self._desk.office.clerk, self._desk.office.today()))
        key, descending = self.model.order or ("opened_on", True)
        self._desk.read_in_background(
            case_ids,
            text=self.page.filter.text().strip(),
            sort=key,
            descending=descending,
            then=self._on_ids,
            key="cases",
            **named,
        )
        if self._chosen:
            self.card.show_case(self._chosen)

    def panes(self) -> Sequence[QWidget]:
        """The filter, the list, and what is beside it; a new case first while it is written."""
        if self._is_new_open():
            return (self.new, self.view, self.page.filter)
        return (self.view, self.page.filter, self._right)

    def flush(self) -> None:
        """Nothing is written here before it is registered."""
        self.card.close_panel()

    def go_back(self) -> bool:
        """Closes the page for a new case, or what is open in the card."""
        if self._is_new_open():
            self.close_new()
            return True
        return self.card.close_panel()

    @Slot()
    def show_new(self) -> None:
        """Opens the page for a new case."""
        self._right.setCurrentWidget(self.new)
        self.new.begin()
        self.actions_changed.emit()

    @Slot()
    def close_new(self) -> None:
        """Goes back to the chosen case."""
        self._right.setCurrentWidget(self.card if self._chosen else self._nothing)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.actions_changed.emit()

    def _is_new_open(self) -> bool:
        return self._right.currentWidget() is self.new

    def _on_ids(self, ids: array[int]) -> None:
        self.model.show_ids(ids, partial(self._desk.read, case_rows))
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.view.choose(wanted):
            return
        if self.view.current_row() is None and not self._is_new_open():
            self.view.choose_first()

    @Slot(object)
    def _on_chosen(self, row: CaseRow | None) -> None:
        key = row.id if row else None
        if key == self._chosen or self._is_new_open():
            return
        self._chosen = key
        if key:
            self.card.show_case(key)
        self._right.setCurrentWidget(self.card if key else self._nothing)
        self.actions_changed.emit()

    @Slot(object)
    def _on_opened(self, row: CaseRow) -> None:
        self.go_to.emit(Place(Room.CASE, row.id))

    @Slot(object, str)
    def _on_registered(self, case_id: int, number: str) -> None:
        self._wanted = case_id
        self.close_new()
        self.page.filter.clear()
        self.refresh()
        place = Place(Room.CASE, case_id)
        self.said.emit(
            Message(
                f"Ärende {number} är registrerat.",
                Severity.SUCCESS,
                "",
                "Gå dit",
                lambda: self.go_to.emit(place),
            )
        )

    @Slot(int)
    def _on_filter(self, _index: int) -> None:
        QSettings().setValue(_FILTER, self.filter.currentData())
        self.refresh()

    def _empty(self) -> QWidget:
        return EmptyState(
            "folder",
            "Här samlas ärendena",
            "Registrera det första, eller släpp ett dokument här så läses det in.",
            self.register,
        )

    def _set_up(self) -> None:
        self.register.setShortcut(QKeySequence("Ctrl+N"))
        self.register.setToolTip("Registrera ärende (Ctrl+N)")
        self.filter.setAccessibleName("Vilka ärenden som visas")
        for one in FILTERS:
            self.filter.addItem(one.label, one.key)
        kept = filter_named(str(QSettings().value(_FILTER, "all")))
        self.filter.setCurrentIndex(FILTERS.index(kept))
        self.page.tools.addWidget(self.filter)

    def _lay_out(self) -> None:
        for part in (self._nothing, self.card, self.new):
            self._right.addWidget(part)
        self._right.setMinimumWidth(448)
        split = Split("cases", self.page, self._right, sizes=(620, 460))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _connect(self) -> None:
        DropTarget(self, lambda files: self.go_to.emit(intake_place(files)))
        self.register.triggered.connect(self.show_new)
        self.read_in.triggered.connect(lambda: self.go_to.emit(Place(Room.INTAKE)))
        self.filter.currentIndexChanged.connect(self._on_filter)
        self.page.filter_changed.connect(self.refresh)
        self.model.order_changed.connect(self.refresh)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.card.go_to.connect(self.go_to)
        self.card.said.connect(self.said)
        self.card.actions_changed.connect(self.actions_changed)
        self.new.registered.connect(self._on_registered)
        self.new.go_to.connect(self.go_to)
        self.new.given_up.connect(self.close_new)
