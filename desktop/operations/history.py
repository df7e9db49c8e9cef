"""Who did what and when to a meeting, a paragraph or a case, in words, for the screens."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from db.queries.journal import EventRow, case_events_journalled, events_of
from db.queries.journal_subjects import meeting_subjects, paragraph_subjects
from db.rules.rich_text import Run, block_lines, from_json, runs_from_json
from db.store import Session
from desktop.documents.compose.journal_words import FIELDS, action_words
from desktop.operations.history_words import LONG, MORE_ACTIONS, MORE_FIELDS

LATEST = 400
_MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class Told:
    """One field, called by its name, before and after; either may be empty."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What one action did: ``id`` is the number of its first event in the journal.

    ``more`` counts changes that are not told.
    """

    id: int
    at: datetime
    who: str
    what: str
    changes: tuple[Told, ...]
    more: int


def meeting_history(session: Session, meeting_id: int) -> tuple[HistoryLine, ...]:
    """What was done to a meeting, its minutes and paragraphs, newest first."""
    return _lines(events_of(session, meeting_subjects(session, meeting_id), LATEST))


def paragraph_history(session: Session, paragraph_id: int) -> tuple[HistoryLine, ...]:
    """What was done to a paragraph and all that hangs on it, newest first."""
    return _lines(events_of(session, paragraph_subjects(session, [paragraph_id]), LATEST))


def case_history(session: Session, case_id: int) -> tuple[HistoryLine, ...]:
    """What the printed journal of a case tells, newest first; each thing on a line of its own."""
    events = case_events_journalled(session, case_id)[:LATEST]
    return tuple(_line((event,)) for event in events if any(_told((event,))))


def _lines(events: Iterable[EventRow]) -> tuple[HistoryLine, ...]:
    """An action that touched many things is one line."""
    groups = groupby(events, key=lambda e: (e.who, e.action, e.at.replace(microsecond=0)))
    return tuple(_line(tuple(group)) for _, group in groups)


def _line(events: Sequence[EventRow]) -> HistoryLine:
    first = events[-1]
    told = tuple(dict.fromkeys(_told(events)))
    what = MORE_ACTIONS.get(first.action, action_words(first.action))
    shown = told[:_MOST_CHANGES]
    return HistoryLine(first.number, first.at, first.who, what, shown, len(told) - len(shown))


def _told(events: Sequence[EventRow]) -> Iterator[Told]:
    """What changed by name; of a field that changed twice, before the first and after the last."""
    changes: dict[tuple[int, str], tuple[Any, Any]] = {}
    for event in reversed(events):
        for one in event.changes:
            key = (event.subject_id, one.field)
            changes[key] = (changes.get(key, (one.before,))[0], one.after)
    for (_, field), values in changes.items():
        label = FIELDS.get(field) or MORE_FIELDS.get(field)
        before, after = (_value(field, value) for value in values)
        if label and before != after:
            yield Told(label, before, after)


def _value(field: str, value: Any) -> str:
    """A value as text; what is secret in it stays: the history is for those who may see it."""
    if value in (None, "", "[]"):
        return ""
    if field in LONG:
        lines = (line for block in from_json(json.loads(value)) for line in block_lines(block))
        return " / ".join(_plain(line) for line in lines)
    if field == "decision_basis":
        return " / ".join(_plain(runs_from_json(line)) for line in json.loads(value))
    return str(value)


def _plain(line: Iterable[Run]) -> str:
    return "".join(run.text for run in line)
