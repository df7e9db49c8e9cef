"""Rows that are read before the heavy libraries are there: the first list of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.rules.lifecycle import CaseStatus


class CaseEvent(StrEnum):
    """What can have happened in a case."""

    OPENED = "opened"
    INCOMING = "incoming"
    OUTGOING = "outgoing"
    DRAWN_UP = "drawn_up"
    MEMO = "memo"
    PARAGRAPH = "paragraph"
    PAPER = "paper"
    DISPATCH = "dispatch"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case of a list.

    ``body`` is its abbreviation, empty when no body is named. ``protected`` says that a
    protected title is kept beside the public one. The latest event is told by kind, day and what
    it was about (a record's title, "RUN § 11"); a case just opened has its own day.
    """

    id: int
    registration_number: str
    title: str
    protected: bool
    body: str
    officer: str
    status: CaseStatus
    opened_on: date
    latest: CaseEvent
    latest_on: date
    latest_text: str
