"""When a meeting begins, pauses and ends; it may go on for more than one day."""

from __future__ import annotations

from datetime import date

from db.entities.meeting import AgendaItem, Meeting
from db.rules.refusals import NotWellFormed
from desktop.operations.clock import tidy_clock
from desktop.operations.office import Office, demand_version, found
from desktop.operations.wording import keep_wordings


def set_hours(
    office: Office, meeting_id: int, version: int, *, starts_at: str, ends_at: str = "",
    ends_on: date | None = None,
) -> int:  # fmt: skip
    """Note when the meeting began and ended, on which day if not the first; the new version.

    Raises ``NotWellFormed`` for what no clock shows, and for an end before the beginning.
    """
    with office.writing("meeting.hours") as session:
        meeting = found(session, Meeting, meeting_id)
        demand_version(meeting, version)
        start, end = tidy_clock(starts_at), tidy_clock(ends_at)
        _demand_after(meeting.held_on, start, ends_on or meeting.held_on, end)
        meeting.starts_at, meeting.ends_at = start or meeting.starts_at, end
        meeting.ends_on = ends_on if ends_on != meeting.held_on else None
        if meeting.ends_at:
            keep_wordings(meeting)
        session.flush()
        return meeting.version


def _demand_after(first: date, start: str, last: date, end: str) -> None:
    if last < first:
        raise NotWellFormed("ends_on", last.isoformat())
    if last == first and end and end < start:
        raise NotWellFormed("clock", end)


def note_adjournments(office: Office, meeting_id: int, version: int, text: str) -> int:
    """Write when the meeting paused, a line for each; the front page prints them."""
    with office.writing("meeting.adjourn") as session:
        meeting = found(session, Meeting, meeting_id)
        demand_version(meeting, version)
        meeting.adjournments = "\n".join(filter(None, (line.strip() for line in text.splitlines())))
        session.flush()
        return meeting.version


def begin_day(office: Office, item_id: int, day: date | None) -> None:
    """Note that a later day of the meeting begins with this item; None takes it back.

    Who left on the first day may serve again on the next (KL 5:20). Raises ``NotWellFormed``
    for a day outside the meeting.
    """
    with office.writing("item.day") as session:
        item = found(session, AgendaItem, item_id)
        meeting = found(session, Meeting, item.meeting_id or 0)
        last = meeting.ends_on or meeting.held_on
        if day is not None and not meeting.held_on <= day <= last:
            raise NotWellFormed("day", day.isoformat())
        item.handled_on = day
