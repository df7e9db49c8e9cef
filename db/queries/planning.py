"""What a meeting that is being planned would hold: who is called, what waits, the usual place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.meeting import Meeting
from db.queries.appointments import Seat, appointed_on
from db.queries.existing import meeting_on
from db.queries.waiting import waiting_items
from db.rules.lifecycle import Role


@dataclass(frozen=True, slots=True)
class PlannedMeeting:
    """What planning would do; place and time are those of the body's latest meeting.

    ``returning`` counts the items that go on the agenda by themselves, ``waiting`` all that
    wait. ``same_day`` is a meeting that the body has that day already.
    """

    members: int
    substitutes: int
    chair: str
    secretary: str
    starts_at: str
    place: str
    returning: int
    waiting: int
    same_day: int | None


def planned_meeting(session: Session, body_id: int, day: date) -> PlannedMeeting:
    """What a meeting of the body on that day would hold."""
    seats = appointed_on(session, body_id, day)
    latest = _latest(session, body_id)
    return PlannedMeeting(
        members=sum(seat.role.is_member for seat in seats),
        substitutes=sum(seat.role is Role.SUBSTITUTE for seat in seats),
        chair=_holder(seats, Role.CHAIR),
        secretary=_holder(seats, Role.SECRETARY) or (latest.secretary if latest else ""),
        starts_at=latest.starts_at if latest else "09:00",
        place=latest.place if latest else "",
        returning=len(waiting_items(session, body_id, back_only=True)),
        waiting=len(waiting_items(session, body_id)),
        same_day=meeting_on(session, body_id, day),
    )


def _latest(session: Session, body_id: int) -> Meeting | None:
    query = select(Meeting).where(Meeting.body_id == body_id, Meeting.cancelled.is_(False))
    return session.scalar(query.order_by(Meeting.held_on.desc(), Meeting.id.desc()).limit(1))


def _holder(seats: tuple[Seat, ...], role: Role) -> str:
    return next((seat.name for seat in seats if seat.role is role), "")
