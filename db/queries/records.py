"""Records: what came in, went out or was drawn up."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.paper import FileContent
from db.entities.record import Record
from db.queries.filtered import filtered
from db.queries.pages import AnySelect, chosen, in_order, keys, sorting
from db.rules.lifecycle import Direction

_SORTS: dict[str, Any] = {
    "day": func.coalesce(Record.received_on, Record.drawn_up_on),
    "registered_at": Record.registered_at,
    "registration_number": Case.number_sort,
    "title": Record.title,
}


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of a case; ``size`` is that of its file in bytes, None when it has none."""

    id: int
    version: int
    case_id: int
    registration_number: str
    running_number: int
    title: str
    protected: bool
    direction: Direction
    record_type: str
    received_on: date | None
    drawn_up_on: date | None
    counterpart: str
    their_reference: str
    original_name: str
    sha256: str | None
    size: int | None
    registered_at: datetime

    @property
    def day(self) -> date | None:
        """The day it came in or was drawn up."""
        return self.received_on or self.drawn_up_on


def record_ids(
    session: Session, *, text: str = "", sort: str = "registered_at", descending: bool = True,
    limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of the records that fit, sorted by ``day``, ``registered_at``, ``title`` or dnr."""
    query = (
        select(Record.id)
        .join(Case, Case.id == Record.case_id)
        .order_by(*sorting(_SORTS, sort, Record.id, descending=descending))
    )
    return filtered(session, query, Record.id, text, limit)


def record_rows(session: Session, ids: Sequence[int]) -> tuple[RecordRow, ...]:
    """The rows of these records, in the order asked for."""
    query = _rows().where(Record.id.in_(chosen(ids)))
    return in_order(ids, (RecordRow(*row) for row in session.execute(query)))


def records_of_case(session: Session, case_id: int) -> tuple[RecordRow, ...]:
    """The case's records in running order."""
    query = select(Record.id).where(Record.case_id == case_id).order_by(Record.running_number)
    return record_rows(session, keys(session, query))


def _rows() -> AnySelect:
    return (
        select(
            Record.id, Record.version, Record.case_id, Case.registration_number,
            Record.running_number, Record.title, Record.protected_title != "", Record.direction,
            Record.record_type, Record.received_on, Record.drawn_up_on, Record.counterpart,
            Record.their_reference, Record.original_name, Record.sha256, FileContent.size,
            Record.registered_at,
        )
        .join(Case, Case.id == Record.case_id)
        .outerjoin(FileContent, FileContent.sha256 == Record.sha256)
    )  # fmt: skip
