"""Counting how far meetings have come, as columns beside the meeting's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute

from db.entities.attendance import Attendance
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.paragraph import Paragraph
from db.queries.deliveries import deliveries, sent_as
from db.queries.meeting_steps import MeetingCounts
from db.rules.lifecycle import ItemKind, Outcome, Presence

_ALL = func.count()


def _count(of: Any, meeting: InstrumentedAttribute[Any], *conditions: Any) -> ColumnElement[int]:
    return (
        select(_ALL)
        .select_from(of)
        .where(meeting == Meeting.id, *conditions)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _posted() -> ColumnElement[int]:
    return (
        select(func.count(func.distinct(Notice.part_id)))
        .select_from(Notice)
        .join(MinutesPart, MinutesPart.id == Notice.part_id)
        .where(MinutesPart.meeting_id == Meeting.id)
        .correlate(Meeting)
        .scalar_subquery()
    )


def _deliveries(counted: ColumnElement[int]) -> ColumnElement[int]:
    query = deliveries(counted).where(Paragraph.meeting_id == Meeting.id)
    return query.correlate(Meeting).scalar_subquery()


_MINUTED = (AgendaItem.kind != ItemKind.HEADING, AgendaItem.outcome != Outcome.WITHDRAWN)
_WRITTEN = (Paragraph.decision != ()) | (Paragraph.notes != ()) | (Paragraph.matter != ())

COUNTS: tuple[ColumnElement[Any], ...] = (
    _count(AgendaItem, AgendaItem.meeting_id),
    _count(AgendaItem, AgendaItem.meeting_id, *_MINUTED),
    Meeting.summoned_on.is_not(None),
    _count(Attendance, Attendance.meeting_id, Attendance.presence != Presence.ABSENT),
    _count(Paragraph, Paragraph.meeting_id),
    _count(Paragraph, Paragraph.meeting_id, _WRITTEN),
    _count(Paragraph, Paragraph.meeting_id, Paragraph.number.is_not(None)),
    _count(MinutesPart, MinutesPart.meeting_id),
    _count(MinutesPart, MinutesPart.meeting_id, MinutesPart.verified_on.is_not(None)),
    _posted(),
    _deliveries(_ALL),
    _deliveries(func.count(sent_as())),
)
"""Columns for a select from ``Meeting``, read back by ``as_counts``."""


def as_counts(values: Sequence[Any]) -> MeetingCounts:
    """What the columns ``COUNTS`` gave for one meeting."""
    return MeetingCounts(*values)
