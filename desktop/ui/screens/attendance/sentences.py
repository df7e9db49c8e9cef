"""What the front page of the minutes will say of who was there, derived from the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.queries.attendances import AttendanceRow
from db.queries.meetings import MeetingView
from db.rules.lifecycle import Presence, Role
from db.rules.quorum import quorum
from db.rules.rich_text import RichText, Text, runs
from desktop.ui.meeting_words import day_with_weekday
from desktop.ui.widgets.paper_text import PaperPart

_ROLES = {Role.CHAIR: ", ordförande", Role.VICE_CHAIR: ", vice ordförande"}


def name_and_party(row: AttendanceRow) -> str:
    """The name with the party in brackets."""
    return f"{row.name} ({row.party})" if row.party else row.name


def front_page(meeting: MeetingView) -> tuple[PaperPart, ...]:
    """The parts of the front page that have something to say."""
    rows = meeting.attendance
    serving = [row for row in rows if row.presence is Presence.SERVING]
    waiting = [
        row for row in rows if row.role is Role.SUBSTITUTE and row.presence is Presence.PRESENT
    ]
    absent = [row for row in rows if row.role.is_member and row.presence is Presence.ABSENT]
    parts = (
        ("Plats och tid", tuple(_place_and_time(meeting))),
        ("Beslutande", tuple(_serving_line(row, rows) for row in serving)),
        ("Ej tjänstgörande ersättare", tuple(name_and_party(row) for row in waiting)),
        ("Frånvarande ledamöter", tuple(name_and_party(row) for row in absent)),
        ("Övriga närvarande", tuple(meeting.head.others_present.splitlines())),
    )
    return tuple(PaperPart(name, _lines(lines)) for name, lines in parts if lines)


def quorum_words(meeting: MeetingView) -> tuple[str, str, bool]:
    """How many serve and whether that is enough, the section, and whether it is."""
    # One seat counts once, though a substitute served in it for a part of the meeting.
    seats_filled = {
        row.serves_for_id or row.person_id
        for row in meeting.attendance
        if row.presence is Presence.SERVING
    }
    serving = len(seats_filled)
    head = meeting.head
    seats = head.seats or sum(row.role.is_member for row in meeting.attendance)
    found = quorum(head.body_kind, seats, serving)
    words = "beslutför" if found.is_met else f"inte beslutför, {found.needed} behövs"
    return f"{serving} av {seats} tjänstgör: {words}", found.section, found.is_met


def _place_and_time(meeting: MeetingView) -> Iterator[str]:
    head = meeting.head
    if head.place:
        yield head.place
    until = f"–{head.ends_at.replace(':', '.')}" if head.ends_at else ""
    day = day_with_weekday(head.held_on).capitalize()
    yield f"{day}, kl. {head.starts_at.replace(':', '.')}{until}"
    if head.adjournments:
        yield head.adjournments


def _serving_line(row: AttendanceRow, rows: Sequence[AttendanceRow]) -> str:
    member = next((one for one in rows if one.person_id == row.serves_for_id), None)
    serves = f", ersättare för {name_and_party(member)}" if member else ""
    note = f" ({row.note})" if row.note else ""
    return f"{name_and_party(row)}{_ROLES.get(row.role, '')}{serves}{note}"


def _lines(lines: Sequence[str]) -> RichText:
    return tuple(Text(runs(line)) for line in lines if line.strip())
