"""Beslut: all paragraphs of all bodies, by year, body and text; the one chosen as paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.queries.bodies import bodies
from db.queries.paragraph_view import paragraph_view
from db.queries.paragraphs import ParagraphRow, paragraph_ids, paragraph_rows
from db.rules.lifecycle import ParagraphStatus
from desktop.operations.noted_text import NOTHING_NOTED, noted_text
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.fields import refill
from desktop.ui.paragraph_words import citation, number_of
from desktop.ui.states import day_in_words
from desktop.ui.tables.column import Column, Mark, Shape
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.decision_tabs import DecisionTabs
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.paragraph_paper import ParagraphPaper
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

YEARS = 30


def _mark(row: ParagraphRow) -> Mark:
    if row.status is ParagraphStatus.STRUCK:
        return Mark("utgår", Shape.CROSS)
    if row.verified_on or row.meeting_id is None:
        return Mark("justerad", Shape.CHECK, "success")
    return Mark("ej justerad", Shape.HALF) if row.number else Mark("utkast", Shape.RING)


def _title(row: ParagraphRow) -> str:
    return f"{row.title} (sekretess)" if row.is_secret else row.title


def _day(row: ParagraphRow) -> str:
    return row.heard_on.isoformat() if row.heard_on else ""


def speak(row: ParagraphRow) -> str:
    """A whole row, read aloud."""
    day = day_in_words(row.heard_on) if row.heard_on else ""
    parts = (row.body, number_of(row), day, _title(row), _mark(row).word)
    return ", ".join(part for part in parts if part)


COLUMNS = (
    Column(key="number", heading="§", text=number_of, width=64),
    Column(key="body", heading="Organ", text=lambda row: row.body, width=74),
    Column(key="heard_on", heading="Dag", text=_day, width=98),
    Column(
        key="title", heading="Rubrik", text=_title, width=150, stretch=True,
        tooltip=lambda row: row.title,
    ),
    Column(
        key="dnr", heading="Dnr", text=lambda row: ", ".join(row.registration_numbers), width=110,
        sortable=False,
    ),
    Column(
        key="status", heading="Läge", text=lambda row: _mark(row).word, width=124, mark=_mark
    ),
)  # fmt: skip


class DecisionsScreen(Screen):
    """``Place(Room.DECISIONS, paragraph id)`` chooses a paragraph in the list."""

    help_topic = "decisions"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view = RowsView(RowsModel(COLUMNS, speak), "decisions", "Beslut")
        self.page = RowsPage(self.view, self._empty(), "Filtrera på §, dnr, rubrik eller text")
        self.paper = ParagraphPaper("Paragrafen som papper")
        self.tabs = DecisionTabs()
        self.year = QComboBox()
        self.body = QComboBox()
        self._make_actions()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """What the page is."""
        return "Beslut"

    def first_action(self) -> QAction | None:
        """Opening the paragraph where it was written."""
        return self._open

    def more_actions(self) -> Sequence[QAction]:
        """Copying how it is cited, and correcting what is verified."""
        return (self._copy, self._correct)

    def open(self, place: Place) -> None:
        """Shows the list; a key chooses that paragraph."""
        self.tabs.show_here("paragraphs")
        self._fill()
        self.refresh()
        if isinstance(place.key, int) and self.view.choose(place.key):
            return
        if self.view.current_row() is None:
            self.view.choose_first()

    def refresh(self) -> None:
        """Asks for the list and the paper again."""
        key, descending = self.view.rows.order or ("heard_on", True)
        ids = self._desk.read(
            paragraph_ids, text=self.page.filter.text().strip(), year=self.year.currentData(),
            body_id=self.body.currentData(), sort=key, descending=descending,
        )  # fmt: skip
        self.view.rows.show_ids(ids or (), lambda some: self._desk.read(paragraph_rows, some))
        self._on_chosen(self.view.current_row())

    def panes(self) -> Sequence[QWidget]:
        """The list, its filter, the paper, the kinds of decisions."""
        return (self.view, self.page.filter, self.paper, self.tabs)

    @Slot()
    def _on_asked(self) -> None:
        self.refresh()
        if self.view.current_row() is None:
            self.view.choose_first()

    @Slot(object)
    def _on_chosen(self, row: object) -> None:
        is_row = isinstance(row, ParagraphRow)
        self.paper.setVisible(is_row)
        self._copy.setEnabled(is_row)
        self._open.setEnabled(is_row)
        self._correct.setEnabled(isinstance(row, ParagraphRow) and row.verified_on is not None)
        if isinstance(row, ParagraphRow):
            view = self._desk.read(paragraph_view, row.id)
            if view:
                noted = self._desk.read(noted_text, view)
                self.paper.show_paragraph(view, noted or NOTHING_NOTED)

    @Slot()
    def _on_open(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ParagraphRow):
            self.go_to.emit(Place(Room.PARAGRAPH, row.id))

    @Slot()
    def _on_correct(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ParagraphRow):
            self.go_to.emit(Place(Room.CORRECTION, row.id))

    @Slot()
    def _on_copy(self) -> None:
        row = self.view.current_row()
        if isinstance(row, ParagraphRow):
            words = citation(row)
            QGuiApplication.clipboard().setText(words)
            self.said.emit(Message(f"Kopierat: {words}", Severity.SUCCESS))

    def _fill(self) -> None:
        """Years and bodies to choose from; the choice of the moment stays."""
        found = self._desk.read(bodies) or ()
        refill(self.body, "Alla organ", [(row.name, row.id) for row in found])
        this = self._desk.office.today().year + 1
        years = [(str(year), year) for year in range(this, this - YEARS, -1)]
        refill(self.year, "Alla år", years)

    def _empty(self) -> EmptyState:
        text = "Här samlas alla paragrafer när de skrivs, från alla organ och år."
        return EmptyState("scale", "Inga beslut än", text)

    def _make_actions(self) -> None:
        self._open = make_action(self, "Öppna paragrafen", "file-text", self._on_open)
        self._open.setToolTip("Öppna paragrafen (Enter)")
        self._copy = make_action(
            self, "Kopiera hänvisning", "copy", self._on_copy, keys="Ctrl+Shift+C"
        )
        self._copy.setToolTip("Kopiera hänvisning, till exempel ”RUN 2026-03-10, § 15”")
        self._correct = make_action(
            self, "Rätta …", "pencil", self._on_correct,
            tip="Lägg en rättelse till en justerad paragraf",
        )  # fmt: skip
        self.view.addActions([self._open, self._copy, self._correct])

    def _connect(self) -> None:
        self.tabs.go_to.connect(self.go_to)
        self.page.filter_changed.connect(self._on_asked)
        self.view.rows.order_changed.connect(self._on_asked)
        self.year.currentIndexChanged.connect(self._on_asked)
        self.body.currentIndexChanged.connect(self._on_asked)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self._on_open)

    def _lay_out(self) -> None:
        for box, name, wide in ((self.year, "År", 110), (self.body, "Organ", 220)):
            box.setAccessibleName(name)
            box.setMaximumWidth(wide)
            self.page.tools.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(Split("decisions", self.page, self.paper, sizes=(700, 380)), 1)
