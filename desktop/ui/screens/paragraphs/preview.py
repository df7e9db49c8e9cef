"""The pages of the minutes beside the paragraph that is being written, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.queries.meetings import MeetingView
from db.queries.paragraph_view import ParagraphView
from db.queries.paragraphs import MeetingParagraphRow
from db.rules.lifecycle import PaperKind
from desktop.operations.house_parts import paragraph_parts
from desktop.operations.live_previews import Draft, PaperOf, key_of_paragraph
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.paragraph_words import owner
from desktop.ui.screens.paragraphs.list import ParagraphList
from desktop.ui.screens.paragraphs.sheet import ParagraphSheet
from desktop.ui.widgets.preview_pane import PreviewPane
from desktop.ui.widgets.text_place import go_to_line, part_of


class WrittenPages(QObject):
    """Feeds the preview with what stands on the sheet; ``written()`` is the paragraph there.

    ``asked()`` when the clerk wants to see the pages.
    """

    asked = Signal()

    def __init__(
        self,
        desk: Desk,
        sheet: ParagraphSheet,
        rows: ParagraphList,
        written: Callable[[], ParagraphView | None],
    ) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._rows = rows
        self._written = written
        self.pane = PreviewPane(desk, "Protokollet som det blir", self._draft)
        self.show_pages = make_action(
            self, "Visa sidorna som de blir", "eye", self.asked.emit, keys="Ctrl+Shift+P"
        )
        self.pane.place_chosen.connect(self._on_place)
        self._listen()

    def show_meeting(self, meeting: MeetingView) -> None:
        """Shows the minutes of a meeting; what others have changed in it comes in a pause."""
        self.pane.show_paper(PaperOf(PaperKind.MINUTES, meeting.head.id))
        self.pane.renew()

    def show_row(self, row: MeetingParagraphRow | None) -> None:
        """Shows the pages of the paragraph that is chosen."""
        key = ""
        if row is not None and row.paragraph_id is not None:
            key = key_of_paragraph(row.paragraph_id, row.number)
        self.pane.show_section(key)

    def _listen(self) -> None:
        sheet = self._sheet
        sheet.decision.text_changed.connect(self.pane.stroke)
        sheet.recipients.recipients_changed.connect(self.pane.stroke)
        for editor in (sheet.top.title, *sheet.rich.values()):
            editor.textChanged.connect(self.pane.stroke)

    def _draft(self) -> Draft | None:
        """What stands on the sheet now; None when no paragraph is being written."""
        view = self._written()
        if view is None or view.locked_on or not self._sheet.isVisible():
            return None
        values: dict[str, Any] = {key: self._sheet.value(key) for key in self._sheet.rich}
        values["decision"] = self._sheet.decision.written()
        values["recipients"] = self._sheet.value("recipients")
        values["title"] = self._sheet.value("title") or view.row.title
        return Draft(view.row.id, values)

    @Slot(str, object, str)
    def _on_place(self, key: str, headings: tuple[str, ...], line: str) -> None:
        row = self._row(key)
        if row is None:
            return
        self._rows.choose(row.id)
        # The sheet is laid out before the cursor can be put on it.
        QTimer.singleShot(0, self, partial(self._enter, row, headings, line))

    def _row(self, key: str) -> MeetingParagraphRow | None:
        for number in range(self._rows.rows.rowCount()):
            row = self._rows.rows.row(number)
            if not isinstance(row, MeetingParagraphRow) or row.paragraph_id is None:
                continue
            if key_of_paragraph(row.paragraph_id, row.number) == key:
                return row
        return None

    def _enter(self, row: MeetingParagraphRow, headings: tuple[str, ...], line: str) -> None:
        view = self._written()
        if view is None or view.row.id != row.paragraph_id or not self._sheet.isVisible():
            return
        part = part_of(headings, paragraph_parts(view.house_style, owner(view)))
        if not part:
            self._sheet.top.title.setFocus()
            self._sheet.ensureWidgetVisible(self._sheet.top.title)
            return
        self._sheet.show_part(part)
        if part in self._sheet.rich or part == "decision":
            rich = self._sheet.rich.get(part)
            go_to_line([rich] if rich else self._sheet.decision.editors(), line, self._sheet)
