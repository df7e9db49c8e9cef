"""Posting the notice that minutes are verified (KL 8:12, 13:5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.queries.existing import notices_of
from db.rules.deadlines import (
    LegalDate,
    announce_by,
    earliest_takedown,
    last_appeal_day,
    legal_dates,
    proposed_announcement,
)
from db.rules.lifecycle import PaperKind
from db.rules.minutes_refusals import AlreadyPosted, NoSuchBoard
from db.rules.refusals import NotVerified, NotWellFormed
from db.store import Session
from desktop.operations.office import Office, found
from desktop.operations.papers import MadePaper, keep_papers, order_paper


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """What posting the notice of a minutes part comes to, before it is done.

    ``latest`` is the literal last day, ``proposed`` the last weekday not after it. ``boards`` are
    those without a notice yet, "" for the body's only one. ``dates`` follow from ``proposed``.
    """

    part_id: int
    latest: LegalDate
    proposed: date
    boards: tuple[str, ...]
    minutes_location: str
    dates: dict[str, LegalDate]


def notice_plan(session: Session, part_id: int) -> NoticePlan:
    """When and where the notice goes up; raises ``NotVerified`` for open minutes."""
    part, meeting = _verified(session, part_id)
    body = meeting.body
    day = part.verified_on or meeting.held_on
    proposed = proposed_announcement(day)
    posted = {found(session, Notice, key).board for key in notices_of(session, part.id)}
    dates = legal_dates(verified=day, posted=proposed, appeal_weeks=body.appeal_weeks)
    return NoticePlan(
        part_id=part.id,
        latest=dates.pop("announce_by"),
        proposed=proposed,
        boards=tuple(board for board in body.notice_boards or ("",) if board not in posted),
        minutes_location=body.minutes_location,
        dates=dates,
    )


def is_late(session: Session, part_id: int, posted_on: date) -> bool:
    """Whether a notice posted that day would come after the second day (KL 8:12)."""
    part, _ = _verified(session, part_id)
    return part.verified_on is not None and posted_on > announce_by(part.verified_on)


def _verified(session: Session, part_id: int) -> tuple[MinutesPart, Meeting]:
    part = found(session, MinutesPart, part_id)
    meeting = found(session, Meeting, part.meeting_id)
    if not part.is_verified:
        raise NotVerified(f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}")
    return part, meeting


def post_notice(
    office: Office, part_id: int, posted_on: date, minutes_location: str = "", *, board: str = ""
) -> int:
    """Record that the notice is posted; the appeal time is reckoned from that day (KL 13:5).

    A joint committee posts on several boards; then all days follow from the last posting. Raises
    ``NotVerified`` for open minutes, ``NotWellFormed`` for a day before verification or without
    the place where the minutes are kept, ``NoSuchBoard`` or ``AlreadyPosted``.
    """
    with office.writing("notice.post") as session:
        part, meeting = _verified(session, part_id)
        location = minutes_location.strip() or meeting.body.minutes_location
        _demand_sound(part, posted_on, location)
        _demand_free(session, part, meeting, board)
        notice = Notice(
            part_id=part.id,
            board=board,
            posted_on=posted_on,
            last_appeal_day=posted_on,
            take_down_on=posted_on,
            minutes_location=location,
            posted_by=office.clerk,
        )
        session.add(notice)
        session.flush()
        _reckon(session, part, meeting.body.appeal_weeks)
        return notice.id


def _demand_sound(part: MinutesPart, posted_on: date, location: str) -> None:
    if part.verified_on is not None and posted_on < part.verified_on:
        raise NotWellFormed("posted_on", posted_on.isoformat())
    if not location:
        raise NotWellFormed("minutes_location", "")


def _demand_free(session: Session, part: MinutesPart, meeting: Meeting, board: str) -> None:
    boards = meeting.body.notice_boards or ("",)
    if board not in boards:
        raise NoSuchBoard(board)
    for key in notices_of(session, part.id):
        notice = found(session, Notice, key)
        if notice.board == board:
            raise AlreadyPosted(board, notice.posted_on)


def _reckon(session: Session, part: MinutesPart, weeks: int) -> None:
    """The time to appeal runs from the last board, and every notice stays up till it ends."""
    notices = [found(session, Notice, key) for key in notices_of(session, part.id)]
    last = max(notice.posted_on for notice in notices)
    for notice in notices:
        notice.last_appeal_day = last_appeal_day(last, weeks)
        notice.take_down_on = earliest_takedown(last, weeks)


def take_down_notice(office: Office, notice_id: int, day: date) -> None:
    """Record the day the notice was taken down; a day too early is remarked, not refused.

    Raises ``NotWellFormed`` for a day before it was posted.
    """
    with office.writing("notice.take_down") as session:
        notice = found(session, Notice, notice_id)
        if day < notice.posted_on:
            raise NotWellFormed("taken_down_on", day.isoformat())
        notice.taken_down_on = day


def keep_notice_papers(office: Office, part_id: int) -> tuple[MadePaper, ...]:
    """Make the notice in Word and PDF and keep it; raises ``NotFound`` before it is posted."""
    with office.writing("notice.paper") as session:
        order = order_paper(office, session, PaperKind.NOTICE, part_id)
        return keep_papers(office, session, order)
