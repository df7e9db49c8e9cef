"""Saying what became of an item, with a way back; referral back asks for its reason first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from db.queries.paragraphs import MeetingParagraphRow
from db.rules.lifecycle import Outcome
from desktop.operations.paragraphs import note_outcome
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.paragraphs.numbering import refer_back_question
from desktop.ui.states import state
from desktop.ui.widgets.inline_panel import Question


class Outcomes:
    """``ask(Question)`` puts a question to the clerk."""

    def __init__(self, desk: Desk, ask: Callable[[Question], object]) -> None:
        self._desk = desk
        self._ask = ask

    def choose(self, row: MeetingParagraphRow, outcome: Outcome, former_reason: str) -> bool:
        """Notes the outcome; False when nothing has been noted (yet)."""
        if outcome is row.outcome:
            return False
        if outcome is Outcome.REFERRED_BACK:
            self._ask(refer_back_question(partial(self._note, row, outcome, former_reason)))
            return False
        self._note(row, outcome, former_reason, "")
        return True

    def _note(
        self, row: MeetingParagraphRow, outcome: Outcome, former_reason: str, reason: str
    ) -> None:
        if not carried_out(self._desk, note_outcome, row.id, outcome, reason):
            return
        self._desk.undoable(
            f"”{row.title}”: {state(outcome)}",
            undo=lambda: self._desk.do(note_outcome, row.id, row.outcome, former_reason),
            redo=lambda: self._desk.do(note_outcome, row.id, outcome, reason),
        )
