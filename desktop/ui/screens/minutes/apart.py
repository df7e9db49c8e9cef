"""Letting paragraphs be verified at once, in a part of their own, and taking that back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.queries.agenda import AgendaRow
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from db.rules.numbering import paragraphs_label
from desktop.operations.minutes_parts import declare_immediate, join_main_part
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.part_words import with_party


@dataclass
class Apart:
    """Paragraphs of a meeting that are, or were, to be verified at once.

    ``part_id`` is their part of the moment: declared anew, they get another.
    """

    desk: Desk
    meeting: MeetingView
    paragraph_ids: Sequence[int]
    verifiers: Sequence[str]
    day: date | None
    place: str = ""
    part_id: int = 0

    def declare(self) -> bool:
        """Puts them apart; whether it was done, and can be undone."""
        done = self._declare()
        if done:
            text = f"{self._label()} justeras omedelbart"
            self.desk.undoable(text, undo=self._join, redo=self._declare)
        return done

    def take_back(self) -> bool:
        """Lets them be verified with the others again; whether it was done, and can be undone."""
        done = self._join()
        if done:
            text = f"{self._label()} justeras med de andra"
            self.desk.undoable(text, undo=self._declare, redo=self._join)
        return done

    def _declare(self) -> bool:
        key = self.desk.do(
            declare_immediate, self.meeting.head.id, self.paragraph_ids, self.verifiers,
            planned_on=self.day, planned_place=self.place,
        )  # fmt: skip
        self.part_id = key or self.part_id
        return key is not None

    def _join(self) -> bool:
        return carried_out(self.desk, join_main_part, self.part_id)

    def _label(self) -> str:
        keys = set(self.paragraph_ids)
        numbers = [r.number for r in self.meeting.agenda if r.paragraph_id in keys and r.number]
        return paragraphs_label(numbers) or "Paragraferna"


def apart_of(desk: Desk, meeting: MeetingView, part: MinutesPartView) -> Apart:
    """The paragraphs of a part that is declared already."""
    names = [with_party(one.name, one.party) for one in part.verifiers]
    day, place = part.planned_on, part.planned_place
    return Apart(desk, meeting, part.paragraph_ids, names, day, place, part.id)


def open_paragraphs(meeting: MeetingView) -> list[AgendaRow]:
    """The paragraphs of the main minutes, while they are open."""
    main = meeting.parts[0]
    if main.is_verified:
        return []
    return [row for row in meeting.agenda if row.paragraph_id in main.paragraph_ids]


def may_join(meeting: MeetingView, part: MinutesPartView) -> bool:
    """Whether the part can be taken back into the main minutes."""
    is_open = not part.is_verified and not meeting.parts[0].is_verified
    return part.kind is PartKind.IMMEDIATE and is_open
