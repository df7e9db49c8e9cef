"""Set phrases of Swedish minutes: dates, times and names as papers write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from db.entities.attendance import Attendance
from db.entities.case import Case
from db.entities.meeting import Meeting
from db.rules.rich_text import Runs, runs

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")


def long_date(day: date) -> str:
    """A day as running text has it: "10 mars 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_and_date(day: date) -> str:
    """A day with its weekday: "tisdagen den 10 mars 2026"."""
    return f"{WEEKDAYS[day.weekday()]}en den {long_date(day)}"


def hours(meeting: Meeting) -> str:
    """When the meeting was: "kl. 09.00–11.45"."""
    start = meeting.starts_at.replace(":", ".")
    end = f"–{meeting.ends_at.replace(':', '.')}" if meeting.ends_at else ""
    return f"kl. {start}{end}"


def place_and_time(meeting: Meeting) -> tuple[Runs, ...]:
    """The lines of "Plats och tid" on the front page."""
    when = f"{day_and_date(meeting.held_on).capitalize()}, {hours(meeting)}"
    lines = (meeting.place, when, meeting.adjournments)
    return tuple(runs(line) for line in lines if line)


def numbers(cases: Iterable[Case]) -> str:
    """The registration numbers, as written, with commas between."""
    return ", ".join(case.registration_number for case in cases)


def serving_line(row: Attendance, names: dict[int, Attendance]) -> Runs:
    """A name with party, role and for whom a substitute serves."""
    member = names.get(row.serves_for_id or 0)
    role = {"chair": ", ordförande", "vice_chair": ", vice ordförande"}.get(row.role.value, "")
    serves = f", ersättare för {member.name_and_party}" if member else ""
    note = f" ({row.note})" if row.note else ""
    return runs(f"{row.name_and_party}{role}{serves}{note}")
