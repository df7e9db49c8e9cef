"""The list of a meeting's paragraphs, walked from one to the next past the headings."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from db.queries.paragraphs import MeetingParagraphRow
from db.rules.lifecycle import ItemKind
from desktop.ui.screens.paragraphs.columns import COLUMNS, speak
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_view import RowsView


class ParagraphList(RowsView):
    """Rows of ``MeetingParagraphRow``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            RowsModel(COLUMNS, speak), "paragraphs", "Sammanträdets paragrafer", parent
        )
        self.setSortingEnabled(False)
        self.setMinimumWidth(180)

    @property
    def row(self) -> MeetingParagraphRow | None:
        """The row that the clerk is on."""
        row = self.current_row()
        return row if isinstance(row, MeetingParagraphRow) else None

    def named(self, detail: str) -> MeetingParagraphRow | None:
        """The row of a paragraph by its key, or of an item by ``item:`` and its key."""
        key = detail.removeprefix("item:")
        by_item = detail.startswith("item:")
        found = (row for row in self._all() if str(row.id if by_item else row.paragraph_id) == key)
        return next(found, None)

    def choose_first_paragraph(self) -> None:
        """Moves to the first row that is no heading."""
        first = next((row for row in self._all() if row.kind is not ItemKind.HEADING), None)
        if first:
            self.choose(first.id)

    def beside(self, by: int) -> MeetingParagraphRow | None:
        """The next row that is no heading (``by`` 1), or the one before (-1)."""
        rows = list(self._all())
        here = self.currentIndex().row()
        others = rows[here + 1 :] if by > 0 else reversed(rows[: max(here, 0)])
        return next((row for row in others if row.kind is not ItemKind.HEADING), None)

    def _all(self) -> Iterator[MeetingParagraphRow]:
        for number in range(self.rows.rowCount()):
            row = self.rows.row(number)
            if isinstance(row, MeetingParagraphRow):
                yield row
