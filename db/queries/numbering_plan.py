"""What numbering a meeting would do, and whether its numbers may still be changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.meeting import Meeting
from db.entities.organisation import NumberSeries
from db.queries.existing import later_numbered_meeting
from db.queries.paragraphs import meeting_paragraphs
from db.queries.sent import numbers_have_left
from db.rules.lifecycle import ParagraphStatus, SeriesKind, takes_paragraph
from db.rules.numbering import taken_early
from db.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class NumberingPlan:
    """What "Tilldela paragrafer" would do.

    ``first`` is the number that the first of ``waiting`` gets, None when the body has no series
    for the year; ``opens_series`` says that one would be opened by itself. ``taken`` counts the
    paragraphs that are numbered already, ``early`` those handled before a lower number.
    ``fixed`` is the code of the reason why the numbers may not be changed, empty when they may.
    """

    body_id: int
    body: str
    year: int
    shows_year: bool
    first: int | None
    opens_series: bool
    waiting: tuple[str, ...]
    taken: int
    early: tuple[tuple[int, int], ...]
    fixed: str

    @property
    def numbers(self) -> range:
        """The numbers that would be given."""
        start = self.first or 1
        return range(start, start + len(self.waiting))


def numbering_plan(session: Session, meeting_id: int) -> NumberingPlan:
    """What numbering the meeting now would do; raises ``NotFound``."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise NotFound(f"meeting {meeting_id}")
    rows = [row for row in meeting_paragraphs(session, meeting_id) if takes_paragraph(row.kind)]
    numbered = [row for row in rows if row.number is not None]
    standing = [row.number or 0 for row in numbered if row.status is not ParagraphStatus.STRUCK]
    return NumberingPlan(
        body_id=meeting.body_id,
        body=meeting.body.abbreviation,
        year=meeting.year,
        shows_year=meeting.body.shows_year,
        first=_next_number(session, meeting),
        opens_series=meeting.body.opens_series,
        waiting=tuple(row.title for row in rows if row.number is None),
        taken=len(numbered),
        early=taken_early(standing),
        fixed=_fixed(session, meeting),
    )


def _next_number(session: Session, meeting: Meeting) -> int | None:
    query = select(NumberSeries.next_number).where(
        NumberSeries.kind == SeriesKind.PARAGRAPH,
        NumberSeries.owner_id == meeting.body_id,
        NumberSeries.year == meeting.year,
    )
    return session.scalar(query)


def _fixed(session: Session, meeting: Meeting) -> str:
    later = later_numbered_meeting(session, meeting)
    return f"later:{later.isoformat()}" if later else numbers_have_left(session, meeting.id)
