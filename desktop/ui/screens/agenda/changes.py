"""What the clerk does to an agenda, each with how it is taken back."""

from __future__ import annotations

from collections.abc import Callable

from db.queries.agenda_candidates import Candidate
from db.queries.meetings import MeetingHead
from desktop.operations.agenda import (
    add_item,
    decide_urgency,
    discard_item,
    move_item,
    place_item,
    put_memo_on_agenda,
    take_off_agenda,
)
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.agenda.add_bar import Choice
from desktop.ui.screens.agenda.columns import ItemLine, WaitingLine


class AgendaChanges:
    """Adds, places, moves and takes off; what adds gives the item's key, None when refused."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(self, head: MeetingHead, choice: Choice) -> int | None:
        """Puts what was chosen last on the agenda."""
        candidate = choice.candidate

        def _add() -> int | None:
            if candidate and candidate.kind is Candidate.MEMO:
                return self._desk.do(put_memo_on_agenda, candidate.id, head.id)
            cases = (candidate.case_id,) if candidate else ()
            return self._desk.do(
                add_item, head.body_id, choice.title, meeting_id=head.id, kind=choice.kind,
                case_ids=cases,
            )  # fmt: skip

        return self._made(_add, _added(choice.title))

    def place(self, head: MeetingHead, line: WaitingLine, place: int | None) -> int | None:
        """Puts what waits on the agenda, last or at a place (from 1)."""
        if line.is_memo:
            return self._made(lambda: self._memo(line.id, head.id, place), _added(line.title))
        if not carried_out(self._desk, place_item, line.id, head.id, place):
            return None
        self._desk.undoable(
            _added(line.title),
            undo=lambda: self._desk.do(take_off_agenda, line.id),
            redo=lambda: self._desk.do(place_item, line.id, head.id, place),
        )
        return line.id

    def move(self, item_id: int, before: int, place: int) -> None:
        """Puts an item at another place (both from 1)."""
        if not carried_out(self._desk, move_item, item_id, place):
            return
        self._desk.undoable(
            "Dagordningens ordning ändrades",
            undo=lambda: self._desk.do(move_item, item_id, before),
            redo=lambda: self._desk.do(move_item, item_id, place),
        )

    def take_off(self, head: MeetingHead, line: ItemLine) -> None:
        """Takes an item off; it waits for another meeting."""
        place = line.row.place
        if not carried_out(self._desk, take_off_agenda, line.id):
            return
        self._desk.undoable(
            f"”{line.row.title}” togs bort från dagordningen",
            undo=lambda: self._desk.do(place_item, line.id, head.id, place),
            redo=lambda: self._desk.do(take_off_agenda, line.id),
        )

    def urgency(self, line: ItemLine) -> None:
        """Notes that all present found an added item urgent, or no more so (KL 5:52)."""
        key, urgent = line.row.id, not line.row.urgency_decided
        self._desk.do(decide_urgency, key, urgent=urgent)
        told = "antecknades som brådskande" if urgent else "är inte längre antecknat som brådskande"
        self._desk.undoable(
            f"{line.row.title} {told}",
            undo=lambda: self._desk.do(decide_urgency, key, urgent=not urgent),
            redo=lambda: self._desk.do(decide_urgency, key, urgent=urgent),
        )

    def _memo(self, memo_id: int, meeting_id: int, place: int | None) -> int | None:
        key = self._desk.do(put_memo_on_agenda, memo_id, meeting_id)
        if key is not None and place is not None:
            self._desk.do(move_item, key, place)
        return key

    def _made(self, make: Callable[[], int | None], text: str) -> int | None:
        """Something new: taken back it is gone, and done again it is another."""
        made = [make()]

        def _gone() -> None:
            self._desk.do(discard_item, made[0])

        def _again() -> None:
            made[0] = make()

        if made[0] is not None:
            self._desk.undoable(text, undo=_gone, redo=_again)
        return made[0]


def _added(title: str) -> str:
    return f"”{title}” lades till på dagordningen"
