"""What the clerk does with decisions made for a body, each with how it is taken back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db.queries.delegations import DelegatedRow, delegated_decision
from db.queries.meetings import MeetingRow
from db.rules.lifecycle import DecisionMaker
from desktop.operations.delegation import (
    announce_decision,
    register_chair_decision,
    register_decision,
    report_decisions,
    take_back_report,
    take_back_reports,
)
from desktop.operations.delegation_changes import revise_decision, take_out_decision
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.states import day_in_words

_NAMES = {
    DecisionMaker.DELEGATE: "Delegationsbeslutet",
    DecisionMaker.CHAIR: "Ordförandebeslutet",
}


class DelegationWork:
    """Registers, mends, reports and announces; what was done can be taken back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def register(self, maker: DecisionMaker, body_id: int, values: Mapping[str, Any]) -> int | None:
        """Registers a decision; gives its key, None when refused."""
        does = register_chair_decision if maker is DecisionMaker.CHAIR else register_decision
        made = [self._desk.do(does, body_id, **values)]
        if made[0] is None:
            return None

        def _again() -> None:
            made[0] = self._desk.do(does, body_id, **values)

        self._desk.undoable(
            f"{_NAMES[maker]} är registrerat",
            undo=lambda: self._desk.do(take_out_decision, made[0]),
            redo=_again,
        )
        return made[0]

    def revise(self, row: DelegatedRow, values: Mapping[str, Any]) -> bool:
        """Mends what was registered; whether it was done."""
        after = {key: new for key, new in values.items() if new != getattr(row, key)}
        before = {key: getattr(row, key) for key in after}
        if not after:
            return True
        if self._desk.do(revise_decision, row.id, row.version, **after) is None:
            return False
        self._desk.undoable(
            f"{_NAMES[row.maker]} är rättat",
            undo=lambda: self._revised(row.id, before),
            redo=lambda: self._revised(row.id, after),
        )
        return True

    def _revised(self, key: int, values: Mapping[str, Any]) -> None:
        now = self._desk.read(delegated_decision, key)
        if now:
            self._desk.do(revise_decision, key, now.version, **values)

    def report(self, rows: Sequence[DelegatedRow], meeting: MeetingRow) -> bool:
        """Puts decisions on a meeting's agenda; whether it was done."""
        keys = [row.id for row in rows]
        if self._desk.do(report_decisions, meeting.id, keys) is None:
            return False
        what = "Beslutet står" if len(keys) == 1 else f"{len(keys)} beslut står"
        self._desk.undoable(
            f"{what} på dagordningen för {meeting.body} {day_in_words(meeting.held_on)}",
            undo=lambda: self._desk.do(take_back_reports, keys),
            redo=lambda: self._desk.do(report_decisions, meeting.id, keys),
        )
        return True

    def take_back(self, row: DelegatedRow) -> None:
        """Takes a decision off the agenda that it stands on."""
        meeting_id = row.meeting_id
        if not carried_out(self._desk, take_back_report, row.id):
            return
        self._desk.undoable(
            "Beslutet är borttaget från dagordningen",
            undo=lambda: self._desk.do(report_decisions, meeting_id, [row.id]),
            redo=lambda: self._desk.do(take_back_report, row.id),
        )

    def announce(self, row: DelegatedRow, day: date) -> bool:
        """Notes that a decision was posted; whether it was done."""
        before = row.posted_on
        if not carried_out(self._desk, announce_decision, row.id, day):
            return False
        self._desk.undoable(
            f"Beslutet är anslaget {day_in_words(day)}",
            undo=lambda: self._desk.do(announce_decision, row.id, before),
            redo=lambda: self._desk.do(announce_decision, row.id, day),
        )
        return True
