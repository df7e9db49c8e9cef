"""What was sent: one row for each extract that went to one recipient."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.extract import Dispatch, Extract
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase
from db.queries.pages import AnySelect, chosen, in_order, keys, sorting
from db.rules.lifecycle import Channel

_SORTS: dict[str, Any] = {
    "dispatched_on": Dispatch.dispatched_on,
    "label": Dispatch.label,
    "body": Body.abbreviation,
    "channel": Dispatch.channel,
}


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One extract that went to one recipient, as it was that day."""

    id: int
    extract_id: int
    edition: int
    paragraph_id: int
    body: str
    number: int | None
    year: int | None
    title: str
    recipient_id: int | None
    label: str
    name: str
    address: str
    channel: Channel
    dispatched_on: date
    sent_by: str
    reason: str


def dispatch_ids(
    session: Session, *, body_id: int | None = None, channel: Channel | None = None,
    since: date | None = None, sort: str = "dispatched_on", descending: bool = True,
    limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of what was sent, sorted by ``dispatched_on``, ``label``, ``body`` or ``channel``."""
    query = _joined(Dispatch.id).order_by(
        *sorting(_SORTS, sort, Dispatch.id, descending=descending)
    )
    if body_id is not None:
        query = query.where(Paragraph.body_id == body_id)
    if channel is not None:
        query = query.where(Dispatch.channel == channel)
    if since is not None:
        query = query.where(Dispatch.dispatched_on >= since)
    return keys(session, query.limit(limit))


def dispatch_rows(session: Session, ids: Sequence[int]) -> tuple[DispatchRow, ...]:
    """The rows of these dispatches, in the order asked for."""
    query = _joined(
        Dispatch.id, Dispatch.extract_id, Extract.edition, Paragraph.id, Body.abbreviation,
        Paragraph.number, Paragraph.year, Paragraph.title, Dispatch.recipient_id,
        Dispatch.label, Dispatch.name, Dispatch.address, Dispatch.channel,
        Dispatch.dispatched_on, Dispatch.sent_by, Dispatch.reason,
    ).where(Dispatch.id.in_(chosen(ids)))  # fmt: skip
    return in_order(ids, (DispatchRow(*row) for row in session.execute(query)))


def dispatches_of_case(session: Session, case_id: int) -> tuple[DispatchRow, ...]:
    """What was sent of the case's paragraphs, newest first."""
    query = (
        select(Dispatch.id)
        .join(Extract, Extract.id == Dispatch.extract_id)
        .join(ParagraphCase, ParagraphCase.paragraph_id == Extract.paragraph_id)
        .where(ParagraphCase.case_id == case_id)
        .order_by(Dispatch.dispatched_on.desc(), Dispatch.id.desc())
    )
    return dispatch_rows(session, keys(session, query))


def _joined(*columns: Any) -> AnySelect:
    return (
        select(*columns)
        .select_from(Dispatch)
        .join(Extract, Extract.id == Dispatch.extract_id)
        .join(Paragraph, Paragraph.id == Extract.paragraph_id)
        .join(Body, Body.id == Paragraph.body_id)
    )
