"""The newest cases as they are on the disk: what the list shows while the program is loading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from db.rows import CaseRow
from desktop.ui.screens.cases.case_columns import COLUMNS, speak
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.screen import Screen


class FirstCases(Screen):
    """Ärenden, to be looked at: the list itself takes its place within a second."""

    help_topic = "cases"

    def __init__(self, rows: Sequence[CaseRow]) -> None:
        super().__init__()
        self.model = RowsModel(COLUMNS, speak, self)
        view = RowsView(self.model, "cases", "Ärenden")
        empty = EmptyState("folder", "Registret läses in", "Strax kan du registrera ärenden.")
        page = RowsPage(view, empty, "Filtrera på dnr, ord eller namn")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.model.show_rows(tuple(rows), len(rows))

    def title(self) -> str:
        """The heading of the page."""
        return "Ärenden"
