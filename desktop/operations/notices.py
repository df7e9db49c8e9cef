"""Posting the notice that minutes are verified (KL 8:12)."""

from __future__ import annotations

from datetime import date

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.rules.deadlines import earliest_takedown, last_appeal_day
from db.rules.lifecycle import PaperKind
from db.rules.refusals import NotVerified, NotWellFormed
from desktop.operations.office import Office, found
from desktop.operations.papers import MadePaper, keep_papers, order_paper


def post_notice(office: Office, part_id: int, posted_on: date, minutes_location: str = "") -> int:
    """Record that the notice is posted; the appeal time is reckoned from that day (KL 13:5).

    Raises ``NotVerified`` for open minutes, and ``NotWellFormed`` without the place where the
    minutes are kept, which the notice must tell.
    """
    with office.writing("notice.post") as session:
        part = found(session, MinutesPart, part_id)
        meeting = found(session, Meeting, part.meeting_id)
        location = minutes_location.strip() or meeting.body.minutes_location
        if not part.is_verified:
            raise NotVerified(f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}")
        if not location:
            raise NotWellFormed("minutes_location", "")
        notice = Notice(
            part_id=part.id,
            posted_on=posted_on,
            last_appeal_day=last_appeal_day(posted_on),
            take_down_on=earliest_takedown(posted_on),
            minutes_location=location,
            posted_by=office.clerk,
        )
        session.add(notice)
        session.flush()
        return notice.id


def take_down_notice(office: Office, notice_id: int, day: date) -> None:
    """Record the day the notice was taken down."""
    with office.writing("notice.take_down") as session:
        found(session, Notice, notice_id).taken_down_on = day


def keep_notice_papers(office: Office, part_id: int) -> tuple[MadePaper, ...]:
    """Make the notice in Word and PDF and keep it; raises ``NotFound`` before it is posted."""
    with office.writing("notice.paper") as session:
        order = order_paper(office, session, PaperKind.NOTICE, part_id)
        return keep_papers(office, session, order)
