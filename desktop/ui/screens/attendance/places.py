"""Who steps in for whom: the empty places of a meeting and the substitutes in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from db.queries.attendances import AttendanceRow
from db.rules.lifecycle import Presence, Role


@dataclass(frozen=True, slots=True)
class EmptyPlace:
    """A member who is not there, and the substitutes who may step in, the nearest first."""

    member: AttendanceRow
    proposed: tuple[AttendanceRow, ...]


def empty_places(rows: Sequence[AttendanceRow]) -> tuple[EmptyPlace, ...]:
    """The places that nobody fills; those of the member's own party are proposed first."""
    filled = {row.serves_for_id for row in rows if row.serves_for_id is not None}
    free = [row for row in rows if row.role is Role.SUBSTITUTE and row.presence is Presence.PRESENT]
    return tuple(
        EmptyPlace(row, _nearest(row, free))
        for row in rows
        if row.role.is_member
        and row.presence is not Presence.SERVING
        and row.person_id not in filled
    )


def _nearest(member: AttendanceRow, free: Sequence[AttendanceRow]) -> tuple[AttendanceRow, ...]:
    own = [row for row in free if row.party == member.party]
    return (*own, *(row for row in free if row.party != member.party))
