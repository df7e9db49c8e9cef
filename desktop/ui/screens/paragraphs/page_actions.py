"""What can be done on the page of paragraphs: steps between them, their numbers, the large view."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from db.queries.paragraphs import MeetingParagraphRow
from db.rules.lifecycle import ParagraphStatus
from desktop.ui.actions import make_action
from desktop.ui.icons import icon
from desktop.ui.screens.paragraphs.numbers import Numbers


class PageActions:
    """The actions of the page; ``step(by)`` goes to another paragraph, ``strike()`` strikes."""

    def __init__(
        self,
        owner: QObject,
        numbers: Numbers,
        step: Callable[[int], object],
        strike: Callable[[], object],
    ) -> None:
        self._numbers = numbers
        add = partial(make_action, owner)
        self.next = add(
            "Nästa paragraf", "arrow-down", partial(step, 1), keys="Ctrl+PgDown",
            tip="Nästa paragraf (Ctrl+Enter)",
        )  # fmt: skip
        self.before = add("Föregående paragraf", "arrow-up", partial(step, -1), keys="Ctrl+PgUp")
        self.assign = add(
            "Tilldela paragrafer", "hash", numbers.ask_to_assign,
            tip="Ge paragraferna deras nummer (Ctrl+Enter)",
        )  # fmt: skip
        self.renumber = add("Numrera om", "refresh-cw", numbers.ask_to_renumber)
        self.take_back = add("Ta tillbaka numren", "undo-2", numbers.take_back)
        self.strike = add("Stryk paragrafen", "x", strike)
        self.large = QAction(icon("eye"), "Visa stort i rummet", owner, checkable=True)
        self.large.setShortcut(QKeySequence("F11"))

    def all(self) -> tuple[QAction, ...]:
        """The actions in the order of the menu."""
        return (
            self.next, self.before, self.large, self.assign, self.renumber, self.take_back,
            self.strike,
        )  # fmt: skip

    def enable(self, row: MeetingParagraphRow | None, *, after: bool, before: bool) -> None:
        """Enables what can be done on a row, with others ``after`` and ``before`` it."""
        open_row = row is not None and row.verified_on is None
        numbered = row is not None and row.number is not None
        struck = row is not None and row.status is ParagraphStatus.STRUCK
        self.strike.setEnabled(open_row and numbered and not struck)
        self.next.setEnabled(after)
        self.before.setEnabled(before)
        self.assign.setEnabled(self._numbers.are_waiting)
        self.renumber.setEnabled(self._numbers.again.isEnabled())
        self.renumber.setToolTip(self._numbers.again.toolTip())
        self.take_back.setEnabled(self._numbers.may_be_taken_back)
