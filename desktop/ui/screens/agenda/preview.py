"""The pages of the summons beside the agenda, and the way back to the item."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.queries.meetings import MeetingView
from db.rules.lifecycle import PaperKind
from desktop.operations.live_previews import Draft, PaperOf, key_of_item
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.agenda.columns import ItemLine
from desktop.ui.screens.agenda.item_editor import ItemEditor
from desktop.ui.tables.movable_view import MovableView
from desktop.ui.widgets.preview_pane import PreviewPane
from desktop.ui.widgets.text_place import go_to_line


class SummonsPages(QObject):
    """Feeds the preview with what stands in the item's editor.

    ``asked()`` when the clerk wants to see the pages.
    """

    asked = Signal()

    def __init__(self, desk: Desk, items: MovableView, editor: ItemEditor) -> None:
        super().__init__(editor)
        self._items = items
        self._editor = editor
        self.pane = PreviewPane(desk, "Kallelsen som den blir", self._draft)
        self.show_pages = make_action(
            self, "Visa sidorna som de blir", "eye", self.asked.emit, keys="Ctrl+Shift+P"
        )
        self.pane.place_chosen.connect(self._on_place)
        editor.decision.text_changed.connect(self.pane.stroke)
        for field in (editor.title, editor.presenter):
            field.textChanged.connect(self.pane.stroke)

    def show_meeting(self, meeting: MeetingView) -> None:
        """Shows the summons of a meeting; what has changed in it comes in a pause."""
        self.pane.show_paper(PaperOf(PaperKind.SUMMONS, meeting.head.id))
        self.pane.renew()

    def show_item(self) -> None:
        """Shows the pages of the item that is chosen."""
        line = self._items.current_row()
        key = key_of_item(line.id) if isinstance(line, ItemLine) else ""
        self.pane.show_section(key)

    def _draft(self) -> Draft | None:
        row = self._editor.row
        if row is None:
            return None
        values: dict[str, Any] = {
            "title": self._editor.title.title() or row.title,
            "presenter": self._editor.presenter.text().strip(),
        }
        if row.paragraph_id is None:
            values["proposed_decision"] = self._editor.decision.written()
        return Draft(row.id, values)

    @Slot(str, object, str)
    def _on_place(self, key: str, headings: tuple[str, ...], line: str) -> None:
        lines = [self._items.rows.row(place) for place in range(self._items.rows.rowCount())]
        keys = {key_of_item(line.id): line.id for line in lines if isinstance(line, ItemLine)}
        found = keys.get(key)
        if found is not None:
            self._items.choose(found)
            QTimer.singleShot(0, self, partial(self._enter, len(headings) > 1, line))

    def _enter(self, below: bool, line: str) -> None:
        editor = self._editor
        found = below and go_to_line(editor.decision.editors(), line, editor)
        if not found:
            editor.title.setFocus()
