"""Which board one works with: joint committees post on several (KL 8:12, 13:5)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.queries.minutes import MinutesPartView, NoticeRow
from desktop.ui.states import day_in_words
from desktop.ui.widgets.form import FormRow


class BoardChooser(QWidget):
    """The boards in a list, seen when there are several; ``chosen`` when another is taken."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self._part: MinutesPartView | None = None
        self._boards: tuple[str, ...] = ("",)
        self.box.activated.connect(self._on_activated)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormRow("Anslagstavla", self.box, "Tiden räknas från det sista anslaget"))
        self.hide()

    @property
    def board(self) -> str:
        """The board chosen; "" for a body's only one."""
        index = self.box.currentIndex()
        return self._boards[index] if 0 <= index < len(self._boards) else ""

    @property
    def notice(self) -> NoticeRow | None:
        """The notice on that board; None before it is posted there."""
        found = self._part.notices if self._part else ()
        return next((one for one in found if one.board == self.board), None)

    @property
    def left(self) -> tuple[str, ...]:
        """The boards without a notice."""
        posted = {one.board for one in self._part.notices} if self._part else set[str]()
        return tuple(board for board in self._boards if board not in posted)

    def show_part(self, boards: Sequence[str], part: MinutesPartView) -> None:
        """Shows how a part stands on every board; moves on from a board that was just posted."""
        before = (self._part.id, self.board, self.notice) if self._part else None
        self._part, self._boards = part, tuple(boards) or ("",)
        self.box.clear()
        self.box.addItems([self._name(board) for board in self._boards])
        self.setVisible(len(self._boards) > 1)
        self.box.setCurrentIndex(self._place(before))

    def _place(self, before: tuple[int, str, NoticeRow | None] | None) -> int:
        same = before is not None and self._part is not None and before[0] == self._part.id
        if before is not None and same and before[1] in self._boards:
            here = self._boards.index(before[1])
            just_posted = before[2] is None and before[1] not in self.left
            return self._boards.index(self.left[0]) if just_posted and self.left else here
        return self._boards.index(self.left[0]) if self.left else 0

    def _name(self, board: str) -> str:
        found = self._part.notices if self._part else ()
        notice = next((one for one in found if one.board == board), None)
        if notice is None:
            return f"{board} – inte uppsatt"
        if notice.taken_down_on:
            return f"{board} – nedtaget {day_in_words(notice.taken_down_on)}"
        return f"{board} – uppsatt {day_in_words(notice.posted_on)}"

    @Slot()
    def _on_activated(self) -> None:
        self.chosen.emit()
