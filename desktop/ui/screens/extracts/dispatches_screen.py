"""Utskick: all extracts that somebody waits for, and all that have been sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.queries.dispatches import dispatch_ids, dispatch_rows
from db.queries.extracts import ExtractRow, unsent_extracts
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.extracts.apart_list import ApartList
from desktop.ui.screens.extracts.bottom_bar import BottomBar
from desktop.ui.screens.extracts.extract_work import ExtractWork
from desktop.ui.screens.extracts.filter_box import FilterBox
from desktop.ui.screens.extracts.lines import COLUMNS, Filter, Line, kept, lines_of, spoken
from desktop.ui.screens.extracts.send_sheet import SendSheet
from desktop.ui.screens.extracts.sent_columns import SENT_COLUMNS, spoken_sent
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.theme import set_role
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen

_CHOICES = {
    Filter.UNSENT: "Ej skickade",
    Filter.LATE: "Försenade mer än 7 dagar",
    Filter.ALL: "Skickade",
}


class DispatchesScreen(Screen):
    """Receivers who wait, over all meetings; and, by the filter, everything that was sent."""

    help_topic = "dispatches"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[Line, ...] = ()
        self._text = ""
        self.filter = FilterBox(_CHOICES)
        self.waiting = RowsView(RowsModel(COLUMNS, speak=spoken), "waiting", "Väntar på utdrag")
        self.sent = RowsView(RowsModel(SENT_COLUMNS, speak=spoken_sent), "sent", "Skickade utdrag")
        self.page = RowsPage(self.waiting, EmptyState("send", "Inget väntar på att skickas"))
        self.sent_page = RowsPage(self.sent, EmptyState("send", "Inget utdrag har skickats än"))
        self.apart = ApartList()
        self.bar = BottomBar(desk)
        self.work = ExtractWork(desk, self.bar)
        self.sheet = SendSheet(desk)
        self._send = QAction(icon("send"), "Markera som skickade", self)
        self._lists = QStackedWidget()
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The name of the rail."""
        return "Utskick"

    def open(self, place: Place) -> None:
        """Shows what waits; ``part`` "late" shows what has waited too long."""
        if place.part in set(Filter):
            self.filter.choose(Filter(place.part))
        self._on_closed()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Asks the register again, beside the window."""
        if self.filter.choice is Filter.ALL:
            order, descending = self.sent.rows.order or ("dispatched_on", True)
            self._desk.read_in_background(
                dispatch_ids, sort=order, descending=descending, then=self._show_sent,
                key="dispatches/sent",
            )  # fmt: skip
        self._desk.read_in_background(unsent_extracts, then=self._show, key="dispatches/waiting")

    def first_action(self) -> QAction | None:
        """Mark as sent, while something waits."""
        shown = self._pages.currentWidget() is not self.sheet
        return self._send if shown and self.filter.choice is not Filter.ALL else None

    def panes(self) -> Sequence[QWidget]:
        """The list with its filter, and the bar under it."""
        if self._pages.currentWidget() is self.sheet:
            return (self.sheet,)
        return (self._lists, self.apart, self.bar)

    def go_back(self) -> bool:
        """Closes the sheet."""
        open_now = self._pages.currentWidget() is self.sheet
        if open_now:
            self._on_closed()
        return open_now

    # Showing.

    def _show(self, extracts: Sequence[ExtractRow]) -> None:
        lines = lines_of(extracts, self._desk.office.today())
        self._lines = kept(lines, Filter.UNSENT)
        self._show_lines()

    def _show_lines(self) -> None:
        shown = self._shown()
        self.waiting.rows.show_rows(shown, len(self._lines))
        waits = self.filter.choice is not Filter.ALL
        self._lists.setCurrentIndex(0 if waits else 1)
        self.apart.show_lines(self._lines if waits else ())
        self.bar.make.setVisible(waits)
        self.bar.export.setVisible(waits)
        self._send.setEnabled(bool(shown))
        self.actions_changed.emit()

    def _shown(self) -> list[Line]:
        words = self._text.casefold().split()
        lines = kept(self._lines, self.filter.choice)
        return [line for line in lines if all(word in spoken(line).casefold() for word in words)]

    def _show_sent(self, ids: Sequence[int]) -> None:
        self.sent.rows.show_ids(ids, lambda some: self._desk.read(dispatch_rows, some))

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self._text = text
        self._show_lines()

    @Slot()
    def _on_filter(self) -> None:
        self._show_lines()
        self.refresh()

    # Doing.

    @Slot()
    def _on_send(self) -> None:
        picked = [self.waiting.rows.row(i) for i in self.waiting.selectionModel().selectedRows()]
        chosen = [line for line in picked if isinstance(line, Line)]
        lines = chosen if len(chosen) > 1 else [line for line in self._shown() if line.can_go]
        self._open(lines)

    @Slot(object)
    def _on_opened(self, line: Line) -> None:
        self._open([line])

    @Slot(object)
    def _on_opened_sent(self, row: object) -> None:
        paragraph = getattr(row, "paragraph_id", None)
        self.go_to.emit(Place(Room.PARAGRAPH, paragraph))

    def _open(self, lines: Sequence[Line]) -> None:
        if not lines:
            self.said.emit(Message("Ingen av dem har en adress att skicka till."))
            return
        self.sheet.show_lines(lines)
        self._pages.setCurrentWidget(self.sheet)
        self.sheet.send.setFocus()
        self.actions_changed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._pages.setCurrentIndex(0)
        self.actions_changed.emit()

    @Slot()
    def _on_make(self) -> None:
        self.work.make(self._shown(), self.bar.folder.folder)

    @Slot()
    def _on_export(self) -> None:
        day = self._desk.office.today().isoformat()
        self.work.export(self._shown(), self.bar.folder.folder, f"Utskick {day}.csv")

    def _connect(self) -> None:
        self.filter.chosen.connect(self._on_filter)
        self.page.filter_changed.connect(self._on_text)
        self.waiting.opened.connect(self._on_opened)
        self.sent.opened.connect(self._on_opened_sent)
        self.sent.rows.order_changed.connect(self.refresh)
        self.apart.go_to.connect(self.go_to)
        self.bar.make_asked.connect(self._on_make)
        self.bar.export_asked.connect(self._on_export)
        self.sheet.closed.connect(self._on_closed)
        self.sheet.said.connect(self.said)
        self.work.said.connect(self.said)
        self._send.triggered.connect(self._on_send)

    def _lay_out(self) -> None:
        self._send.setToolTip("Visa vem som får vad, och anteckna att det är skickat (Ctrl+Enter)")
        self.sent_page.filter.hide()
        self._lists.addWidget(self.page)
        self._lists.addWidget(self.sent_page)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(12, 8, 12, 0)
        tools.addWidget(self.filter)
        tools.addStretch()
        set_role(body, "surface")
        column.addLayout(tools)
        column.addWidget(self._lists, 1)
        column.addWidget(self.apart)
        column.addWidget(self.bar)
        self._pages.addWidget(body)
        self._pages.addWidget(self.sheet)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
