"""Set phrases of Swedish minutes: dates, times and names as papers write them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

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
    """The lines of "Plats och tid" on the front page; adjournments one on each line."""
    pauses = (_adjournment(line.strip()) for line in meeting.adjournments.splitlines())
    lines = (meeting.place, when(meeting), *pauses)
    return tuple(runs(line) for line in lines if line)


def _adjournment(line: str) -> str:
    """A pause; one told by its hours alone gets its name."""
    return f"Ajournering kl. {line}" if line[:1].isdigit() else line


def when(meeting: Meeting) -> str:
    """The day or days and hours: "Tisdagen den 10 mars 2026, kl. 09.00–11.45"."""
    first = day_and_date(meeting.held_on).capitalize()
    if meeting.ends_on is None or meeting.ends_on == meeting.held_on:
        return f"{first}, {hours(meeting)}"
    start, _, end = hours(meeting).partition("–")
    return f"{first}, {start} – {day_and_date(meeting.ends_on)}" + (f", kl. {end}" if end else "")


def numbers(cases: Iterable[Case]) -> str:
    """The registration numbers, as written, with commas between."""
    return ", ".join(case.registration_number for case in cases)
