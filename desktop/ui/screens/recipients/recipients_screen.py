"""Mottagare: the list of them with the chosen one beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from db.queries.recipients import RecipientRow, recipient_ids, recipient_rows
from db.rules.lifecycle import RecipientKind
from desktop.ui.desk import Desk
from desktop.ui.screens.recipients.recipient_card import RecipientCard
from desktop.ui.screens.recipients.recipient_columns import COLUMNS, speak
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.place import Place
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

_LISTS = (
    ("Alla som används", {"active": True}),
    ("Roller", {"active": True, "kind": RecipientKind.ROLE}),
    ("Personer", {"active": True, "kind": RecipientKind.PERSON}),
    ("Organisationer", {"active": True, "kind": RecipientKind.ORGANISATION}),
    ("Grupper", {"active": True, "kind": RecipientKind.GROUP}),
    ("Används inte", {"active": False}),
)


class RecipientsScreen(Screen):
    """Mottagare; a place's key is the recipient to show."""

    help_topic = "recipients"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted: int | None = None
        self._arriving = False
        self.new = QAction("Ny mottagare", self)
        self.filter = QComboBox()
        self.model = RowsModel(COLUMNS, speak, self)
        self.view = RowsView(self.model, "recipients", "Mottagare")
        self.page = RowsPage(self.view, self._empty(), "Filtrera på namn")
        self.card = RecipientCard(desk)
        self._right = QStackedWidget()
        self._nothing = EmptyState("users", "Välj en mottagare")
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The heading of the page."""
        return "Mottagare"

    def first_action(self) -> QAction:
        """A new recipient, or adding the one that is written."""
        return self.card.add if self._is_new_open() else self.new

    def open(self, place: Place) -> None:
        """Shows the list, on the recipient that the place names."""
        if isinstance(place.key, int):
            self._wanted = place.key
            self.page.filter.clear()
            self.filter.setCurrentIndex(0)
        self._arriving = True
        self.refresh()

    def flush(self) -> None:
        """Saves what is being written."""
        self.card.flush()

    def refresh(self) -> None:
        """Asks for the list anew, beside the window."""
        conditions = _LISTS[max(self.filter.currentIndex(), 0)][1]
        key, descending = self.model.order or ("name", False)
        self._desk.read_in_background(
            recipient_ids,
            text=self.page.filter.text().strip(),
            sort=key,
            descending=descending,
            then=self._on_ids,
            key="recipients",
            **conditions,
        )
        if self.card.view and not self._is_new_open():
            self.card.show_recipient(self.card.view.row.id)

    def panes(self) -> Sequence[QWidget]:
        """The list, the filter, and the recipient."""
        return (self.view, self.page.filter, self._right)

    def go_back(self) -> bool:
        """Closes the form for a new one."""
        if not self._is_new_open():
            return False
        self._close_new()
        return True

    @Slot()
    def show_new(self) -> None:
        """Asks for a new recipient."""
        self._right.setCurrentWidget(self.card)
        self.card.begin()
        self.actions_changed.emit()

    def _is_new_open(self) -> bool:
        return self._right.currentWidget() is self.card and self.card.is_new

    @Slot()
    def _close_new(self) -> None:
        self._show_row(self.view.current_row())
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.actions_changed.emit()

    def _on_ids(self, ids: array[int]) -> None:
        self.model.show_ids(ids, partial(self._desk.read, recipient_rows))
        if self._wanted is not None:
            self.view.choose(self._wanted)
            self._wanted = None
        elif self.view.current_row() is None and not self._is_new_open():
            self.view.choose_first()
        if self._arriving and self.isVisible():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._arriving = False

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        if not self._is_new_open():
            self._show_row(row)

    def _show_row(self, row: object) -> None:
        if isinstance(row, RecipientRow):
            self.card.show_recipient(row.id)
        self._right.setCurrentWidget(self.card if row else self._nothing)

    @Slot(object)
    def _on_opened(self, _row: object) -> None:
        self.card.form.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_added(self, key: int) -> None:
        self._wanted = key
        self.card.show_recipient(key)
        name = self.card.view.row.name if self.card.view else ""
        self.said.emit(Message(f"{name} är tillagd.", Severity.SUCCESS))
        self.refresh()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.actions_changed.emit()

    def _empty(self) -> QWidget:
        return EmptyState(
            "users",
            "Här samlas de som får utdrag och papper",
            "Roller pekar ut den som har uppdraget nu. Nya läggs till när dokument läses in.",
            self.new,
        )

    def _lay_out(self) -> None:
        self.filter.setAccessibleName("Vilka mottagare som visas")
        for label, _ in _LISTS:
            self.filter.addItem(label)
        self.page.tools.addWidget(self.filter)
        self._right.addWidget(self._nothing)
        self._right.addWidget(self.card)
        self._right.setMinimumWidth(320)
        split = Split("recipients", self.page, self._right, sizes=(640, 440))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _connect(self) -> None:
        self.new.setShortcut(QKeySequence("Ctrl+N"))
        self.new.setToolTip("Ny mottagare (Ctrl+N)")
        self.new.triggered.connect(self.show_new)
        self.filter.currentIndexChanged.connect(self.refresh)
        self.page.filter_changed.connect(self.refresh)
        self.model.order_changed.connect(self.refresh)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_opened)
        self.card.added.connect(self._on_added)
        self.card.saved.connect(self.saved)
        self.card.go_to.connect(self.go_to)
        self.card.given_up.connect(self._close_new)
