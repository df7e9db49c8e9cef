"""Giving paragraphs their numbers: late, by command, in agenda order, in one transaction."""

from __future__ import annotations

from db.entities.meeting import Meeting
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.queries.existing import later_numbered_meeting
from db.queries.sent import numbers_have_left
from db.rules.lifecycle import ParagraphStatus, SeriesKind
from db.rules.refusals import CannotRenumber, NothingToNumber
from db.series import draw, give_back
from db.store import Session
from desktop.operations.office import Office, found
from desktop.operations.organisation import ensure_series
from desktop.operations.paragraphs import paragraph_of
from desktop.operations.wording import keep_wordings


def assign_numbers(office: Office, meeting_id: int) -> tuple[int, ...]:
    """Number the meeting's paragraphs that have no number; gives the numbers in agenda order.

    The year is the meeting's own. Raises ``NothingToNumber``; ``NoSeries`` when the body opens
    no series by itself.
    """
    with office.writing("paragraphs.number") as session:
        meeting = found(session, Meeting, meeting_id)
        items = [item for item in meeting.items if item.takes_paragraph]
        waiting = [p for p in (paragraph_of(session, i) for i in items) if p.number is None]
        if not waiting:
            raise NothingToNumber(_name(meeting))
        numbers = _number(session, meeting.body, meeting.year, waiting)
        session.expire(meeting, ["paragraphs"])
        keep_wordings(meeting)
        return numbers


def _number(session: Session, body: Body, year: int, waiting: list[Paragraph]) -> tuple[int, ...]:
    if body.opens_series:
        ensure_series(session, SeriesKind.PARAGRAPH, body.id, year, body.abbreviation)
    numbers = draw(
        session, SeriesKind.PARAGRAPH, body.id, year, owner=body.abbreviation, count=len(waiting)
    )
    for paragraph, number in zip(waiting, numbers, strict=True):
        paragraph.assign_number(number)
    session.flush()
    return tuple(numbers)


def renumber(office: Office, meeting_id: int) -> tuple[int, ...]:
    """Number the meeting anew in agenda order.

    Raises ``CannotRenumber`` once a paper with the numbers has been sent or verified, or a later
    meeting goes on from them.
    """
    with office.writing("paragraphs.renumber") as session:
        meeting = found(session, Meeting, meeting_id)
        numbered = _take_back(session, meeting)
        items = sorted(meeting.items, key=lambda item: item.place)
        waiting = [
            i.paragraph for i in items if i.paragraph is not None and i.paragraph in numbered
        ]
        return _number(session, meeting.body, meeting.year, waiting)


def take_back_numbers(office: Office, meeting_id: int) -> None:
    """Take the meeting's numbers back, when it is the last that has any; it is journalled."""
    with office.writing("paragraphs.unnumber") as session:
        _take_back(session, found(session, Meeting, meeting_id))


def _take_back(session: Session, meeting: Meeting) -> list[Paragraph]:
    _demand_free(session, meeting)
    numbered = [p for p in meeting.paragraphs if p.number is not None]
    if not numbered:
        raise NothingToNumber(_name(meeting))
    first = min(p.number or 0 for p in numbered)
    for paragraph in numbered:
        paragraph.number, paragraph.status = None, ParagraphStatus.DRAFT
    session.flush()
    give_back(session, SeriesKind.PARAGRAPH, meeting.body_id, meeting.year, first)
    return numbered


def _demand_free(session: Session, meeting: Meeting) -> None:
    later = later_numbered_meeting(session, meeting)
    if later is not None:
        raise CannotRenumber(_name(meeting), f"later:{later.isoformat()}")
    reason = numbers_have_left(session, meeting.id)
    if reason:
        raise CannotRenumber(_name(meeting), reason)


def _name(meeting: Meeting) -> str:
    return f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}"
