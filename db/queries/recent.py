"""What a clerk worked with last, told by the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.entities.journal import JournalEvent
from db.queries.cases import case_rows
from db.queries.keys import written_meeting, written_paragraph
from db.queries.lookup import ThingKind
from db.queries.meetings import meeting_rows
from db.queries.paragraphs import paragraph_rows

_LOOKED_AT = 2_000
_KINDS = {
    "case_file": ThingKind.CASE,
    "meeting": ThingKind.MEETING,
    "paragraph": ThingKind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A case, meeting or paragraph that was worked with; ``at`` is when it last was."""

    kind: ThingKind
    id: int
    key: str
    title: str
    at: datetime


def recently_changed(session: Session, who: str, limit: int = 8) -> tuple[RecentRow, ...]:
    """What ``who`` changed last among the newest events, the latest first."""
    newest = (
        select(JournalEvent.number, JournalEvent.subject, JournalEvent.subject_id, JournalEvent.at)
        .where(JournalEvent.who == who, JournalEvent.subject.in_(_KINDS))
        .order_by(JournalEvent.number.desc())
        .limit(_LOOKED_AT)
        .subquery()
    )
    query = (
        select(newest.c.subject, newest.c.subject_id, func.max(newest.c.at))
        .group_by(newest.c.subject, newest.c.subject_id)
        .order_by(func.max(newest.c.number).desc())
        .limit(limit)
    )
    rows = session.execute(query).all()
    names = _names(session, {(_KINDS[subject], key) for subject, key, _ in rows})
    told = ((_KINDS[subject], key, at) for subject, key, at in rows)
    return tuple(RecentRow(kind, key, *names[key], at) for kind, key, at in told if key in names)


def _names(session: Session, things: set[tuple[ThingKind, int]]) -> dict[int, tuple[str, str]]:
    """Key and title of each thing by its id."""
    ids = {kind: [key for own, key in things if own is kind] for kind in ThingKind}
    cases = case_rows(session, ids[ThingKind.CASE])
    meetings = meeting_rows(session, ids[ThingKind.MEETING])
    paragraphs = paragraph_rows(session, ids[ThingKind.PARAGRAPH])
    return {
        **{row.id: (row.registration_number, row.title) for row in cases},
        **{row.id: (written_meeting(row.body, row.held_on), row.body_name) for row in meetings},
        **{
            row.id: (written_paragraph(row.body, row.number, row.year), row.title)
            for row in paragraphs
        },
    }
