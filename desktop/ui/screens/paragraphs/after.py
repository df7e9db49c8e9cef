"""What may be done with paragraphs once they are written: verified at once, or corrected."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from db.queries.meeting_steps import MeetingStep
from db.queries.paragraphs import MeetingParagraphRow
from desktop.ui.actions import make_action
from desktop.ui.screens.paragraphs.list import ParagraphList
from desktop.ui.widgets.place import Place, Room


class AfterActions(QObject):
    """Both lead elsewhere, where it is told what will happen: ``go_to(Place)``."""

    go_to = Signal(object)

    def __init__(self, view: ParagraphList, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._meeting_id = 0
        self.at_once = make_action(
            self, "Justera omedelbart …", "stamp", self._on_at_once,
            tip="Låt de markerade paragraferna justeras för sig, till exempel samma dag",
        )  # fmt: skip
        self.correct = make_action(
            self, "Rätta …", "pencil", self._on_correct,
            tip="Lägg en rättelse till en justerad paragraf",
        )  # fmt: skip

    def all(self) -> tuple[QAction, ...]:
        """The actions in the order of the menu."""
        return (self.at_once, self.correct)

    def show_meeting(self, meeting_id: int) -> None:
        """Works with the paragraphs of a meeting."""
        self._meeting_id = meeting_id

    def enable(self, row: MeetingParagraphRow | None) -> None:
        """Enables what can be done with the row that the clerk is on."""
        written = row is not None and row.paragraph_id is not None
        verified = row is not None and row.verified_on is not None
        self.at_once.setEnabled(written and not verified)
        self.correct.setEnabled(written and verified)

    @Slot()
    def _on_at_once(self) -> None:
        keys = ",".join(str(key) for key in self._chosen())
        place = f"{MeetingStep.MINUTES.value}/immediate:{keys}"
        self.go_to.emit(Place(Room.MEETING, self._meeting_id, place))

    @Slot()
    def _on_correct(self) -> None:
        row = self._view.row
        if row and row.paragraph_id is not None:
            self.go_to.emit(Place(Room.CORRECTION, row.paragraph_id))

    def _chosen(self) -> list[int]:
        """The paragraphs marked in the list, those that are written and open."""
        marked = self._view.selectionModel().selectedRows()
        rows = (self._view.rows.row(index.row()) for index in marked)
        return [
            row.paragraph_id for row in rows
            if isinstance(row, MeetingParagraphRow) and row.paragraph_id and not row.verified_on
        ]  # fmt: skip
