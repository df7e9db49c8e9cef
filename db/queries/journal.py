"""The journal: what was done to a thing, and whether the chain of events is whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import String, select, type_coerce
from sqlalchemy.orm import Session

from db.entities.case import Memo
from db.entities.journal import FIRST_HASH, JournalEvent, event_hash
from db.entities.paragraph import ParagraphCase
from db.entities.record import Record
from db.queries.pages import chosen


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as plain values (text, number, JSON text, None)."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event: who did what to which thing, and what it changed.

    ``action`` is the operation ("minutes.verify"), ``subject`` the table that the thing is in.
    """

    number: int
    at: datetime
    who: str
    action: str
    subject: str
    subject_id: int
    changes: tuple[Change, ...]


def events_of(
    session: Session, subject_ids: Iterable[int], limit: int | None = None
) -> tuple[EventRow, ...]:
    """What was done to these things, newest first."""
    query = (
        select(
            JournalEvent.number, JournalEvent.at, JournalEvent.who, JournalEvent.action,
            JournalEvent.subject, JournalEvent.subject_id, JournalEvent.changes,
        )
        .where(JournalEvent.subject_id.in_(chosen(subject_ids)))
        .order_by(JournalEvent.number.desc())
        .limit(limit)
    )  # fmt: skip
    return tuple(EventRow(*row[:6], _changes(row[6])) for row in session.execute(query))


def _changes(text: str) -> tuple[Change, ...]:
    values: dict[str, list[Any]] = json.loads(text)
    return tuple(Change(field, before, after) for field, (before, after) in values.items())


def case_events_journalled(session: Session, case_id: int) -> tuple[EventRow, ...]:
    """What was done to the case, its records and memos, and the paragraphs it was heard in."""
    parts = (
        select(Record.id).where(Record.case_id == case_id),
        select(Memo.id).where(Memo.case_id == case_id),
        select(ParagraphCase.paragraph_id).where(ParagraphCase.case_id == case_id),
    )
    return events_of(session, [case_id, *(key for part in parts for key in session.scalars(part))])


def secret_things(session: Session, case_id: int) -> frozenset[int]:
    """The case, its records, memos and paragraphs that are kept from the public, or ever were.

    What belongs to a secret case is secret with it.
    """
    marked = JournalEvent.changes.contains('"legal_basis":[')
    parts = (
        select(Record.id).where(Record.case_id == case_id),
        select(Memo.id).where(Memo.case_id == case_id),
        select(ParagraphCase.paragraph_id).where(ParagraphCase.case_id == case_id),
    )
    own = [case_id, *(key for part in parts for key in session.scalars(part))]
    query = select(JournalEvent.subject_id).where(JournalEvent.subject_id.in_(chosen(own)), marked)
    secret = frozenset(session.scalars(query))
    return frozenset(own) if case_id in secret else secret


def first_broken_event(session: Session) -> int | None:
    """The number of the first event that does not follow from the one before; None when whole.

    Finds what was changed, taken out or put in; a journal cut off at its end looks whole.
    """
    query = select(
        JournalEvent.number, type_coerce(JournalEvent.at, String), JournalEvent.who,
        JournalEvent.action, JournalEvent.subject, JournalEvent.subject_id, JournalEvent.changes,
        JournalEvent.previous_hash, JournalEvent.hash,
    ).order_by(JournalEvent.number)  # fmt: skip
    expected, previous = 1, FIRST_HASH
    for row in session.execute(query.execution_options(yield_per=1000)):
        number, before, own = row[0], row[7], row[8]
        if (number, before) != (expected, previous) or event_hash(*row[:8]) != own:
            return number
        expected, previous = number + 1, own
    return None


def journal_head(session: Session) -> tuple[int, str]:
    """The last event's number and hash; 0 and the first hash for an empty journal."""
    query = select(JournalEvent.number, JournalEvent.hash).order_by(JournalEvent.number.desc())
    row = session.execute(query.limit(1)).first()
    return (row[0], row[1]) if row else (0, FIRST_HASH)
