"""Who was at a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.entities.attendance import Attendance
from db.queries.pages import text_or_empty
from db.rules.lifecycle import Presence, Role


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One person at the meeting, in order of service; names and parties are those of that day.

    ``serves_for_id`` is the person that a substitute serves for, ``serves_for`` that name.
    """

    id: int
    version: int
    person_id: int
    name: str
    party: str
    role: Role
    place: int
    presence: Presence
    serves_for_id: int | None
    serves_for: str
    note: str
    remote: bool

    @property
    def may_have_served(self) -> bool:
        """Whether the person was there with a seat, or as one who may step into one."""
        has_seat = self.role.is_member or self.role is Role.SUBSTITUTE
        return has_seat and self.presence is not Presence.ABSENT


def attendance_rows(session: Session, meeting_id: int) -> tuple[AttendanceRow, ...]:
    """All who belong at the meeting, in order of service."""
    member = aliased(Attendance)
    query = (
        select(
            Attendance.id, Attendance.version, Attendance.person_id, Attendance.name,
            Attendance.party, Attendance.role, Attendance.place, Attendance.presence,
            Attendance.serves_for_id, text_or_empty(member.name), Attendance.note,
            Attendance.remote,
        )
        .outerjoin(
            member,
            (member.meeting_id == Attendance.meeting_id)
            & (member.person_id == Attendance.serves_for_id),
        )
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.place, Attendance.id)
    )  # fmt: skip
    return tuple(AttendanceRow(*row) for row in session.execute(query))
