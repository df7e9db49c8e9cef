"""Attendance: everybody is present until told otherwise (KL 5:66, 6:35)."""

from __future__ import annotations

from db.entities.attendance import Attendance
from db.entities.meeting import Meeting
from db.queries.appointments import Seat, appointed_on
from db.rules.lifecycle import Presence, Role
from db.rules.refusals import NotWellFormed
from db.store import Session
from desktop.operations.office import Office, found
from desktop.operations.service_kept import service_kept


def expect_members(session: Session, meeting: Meeting) -> None:
    """List all who hold office on the meeting's day: members serve, substitutes are present."""
    for place, seat in enumerate(_seats(session, meeting), 1):
        session.add(_expected(meeting, seat, place))


def _seats(session: Session, meeting: Meeting) -> list[Seat]:
    seats = appointed_on(session, meeting.body_id, meeting.held_on)
    return [seat for seat in seats if seat.role is not Role.SECRETARY]


def _expected(meeting: Meeting, seat: Seat, place: int) -> Attendance:
    return Attendance(
        meeting_id=meeting.id,
        person_id=seat.person_id,
        name=seat.name,
        party=seat.party,
        role=seat.role,
        place=place,
        presence=Presence.SERVING if seat.role.is_member else Presence.PRESENT,
    )


def expect_anew(office: Office, meeting_id: int) -> None:
    """Bring the list in step with the seats, when somebody was elected after the planning.

    Those of whom nothing is noted leave it with their seat; all others stay as they are. Raises
    ``VoteStands``, ``VerifiedTextLocked``.
    """
    with office.writing("attendance.expect") as session:
        meeting = found(session, Meeting, meeting_id)
        with service_kept(session, meeting_id):
            _expect_anew(session, meeting)


def _expect_anew(session: Session, meeting: Meeting) -> None:
    known = {row.person_id: row for row in meeting.attendances}
    noted = {step.person_id for step in meeting.steps}
    seats = {seat.person_id: seat for seat in _seats(session, meeting)}
    for person, row in known.items():
        if person not in seats and person not in noted:
            session.delete(row)
    for place, (person, seat) in enumerate(seats.items(), 1):
        if person in known:
            known[person].place = place
        else:
            session.add(_expected(meeting, seat, place))


def set_presence(office: Office, attendance_id: int, presence: Presence) -> None:
    """Note that somebody is absent, present or serves; one who leaves lets the substitute go.

    Who steps in for an absent member follows from the body's order (``db.queries.service``).
    Raises ``VoteStands`` when a vote stands on who served.
    """
    with office.writing("attendance.presence") as session:
        row = found(session, Attendance, attendance_id)
        _demand_sensible(row, presence)
        with service_kept(session, row.meeting_id):
            _note_presence(session, row, presence)


def _note_presence(session: Session, row: Attendance, presence: Presence) -> None:
    row.presence = presence
    if presence is not Presence.SERVING:
        row.serves_for_id = None
    if row.role.is_member and presence is Presence.SERVING:
        _release_substitute(session, row)


def _demand_sensible(row: Attendance, presence: Presence) -> None:
    substitute_alone = row.role is Role.SUBSTITUTE and row.serves_for_id is None
    if presence is Presence.SERVING and substitute_alone:
        raise NotWellFormed("serves_for", row.name)


def _release_substitute(session: Session, member: Attendance) -> None:
    meeting = found(session, Meeting, member.meeting_id)
    for row in meeting.attendances:
        if row.serves_for_id == member.person_id:
            row.serves_for_id, row.presence = None, Presence.PRESENT
