"""What has happened in cases: one list of days, kinds and texts over all that hangs on a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    String,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from db.entities.case import Case, Memo
from db.entities.extract import Dispatch, Extract
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase
from db.entities.record import Record
from db.queries.pages import AnySelect
from db.rows import CaseEvent
from db.rules.lifecycle import Direction


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event of a case: its day, what it was, and the thing it is about.

    ``text`` names the thing: a record's title, "RUN § 11", a memo's title, a recipient.
    """

    id: int
    kind: CaseEvent
    day: date
    text: str


def _events(
    kind: ColumnElement[Any] | CaseEvent, case_id: Any, key: Any, day: Any, words: Any
) -> AnySelect:
    named = literal(kind.value) if isinstance(kind, CaseEvent) else kind
    return select(
        case_id.label("case_id"),
        key.label("id"),
        named.label("kind"),
        day.label("day"),
        words.label("text"),
    )


def case_events(ids: AnySelect) -> CompoundSelect[Any]:
    """Columns case_id, id, kind, day and text of every event in the cases."""
    return union_all(
        _events(CaseEvent.OPENED, Case.id, Case.id, Case.opened_on, Case.title).where(
            Case.id.in_(ids)
        ),
        _events(CaseEvent.CLOSED, Case.id, Case.id, Case.closed_on, Case.status_reason).where(
            Case.id.in_(ids), Case.closed_on.is_not(None)
        ),
        _records().where(Record.case_id.in_(ids)),
        _events(CaseEvent.MEMO, Memo.case_id, Memo.id, Memo.dated_on, Memo.title).where(
            Memo.case_id.in_(ids), Memo.dated_on.is_not(None)
        ),
        _paragraphs().where(ParagraphCase.case_id.in_(ids)),
        _dispatches().where(ParagraphCase.case_id.in_(ids)),
    )


def _records() -> AnySelect:
    kind = case(
        (Record.direction == Direction.INCOMING, CaseEvent.INCOMING.value),
        (Record.direction == Direction.OUTGOING, CaseEvent.OUTGOING.value),
        else_=CaseEvent.DRAWN_UP.value,
    )
    day = func.coalesce(
        Record.received_on, Record.drawn_up_on, func.substr(Record.registered_at, 1, 10)
    )
    return _events(kind, Record.case_id, Record.id, day, Record.title)


def paragraph_name() -> ColumnElement[str]:
    """ "RUN § 11" of a paragraph joined to its body; a draft has the body alone."""
    number = func.coalesce(" § " + cast(Paragraph.number, String), "")
    return Body.abbreviation + number


def _paragraphs() -> AnySelect:
    return (
        _events(
            CaseEvent.PARAGRAPH,
            ParagraphCase.case_id,
            Paragraph.id,
            Paragraph.heard_on,
            paragraph_name(),
        )
        .join(Paragraph, Paragraph.id == ParagraphCase.paragraph_id)
        .join(Body, Body.id == Paragraph.body_id)
        .where(Paragraph.heard_on.is_not(None))
    )


def _dispatches() -> AnySelect:
    return (
        _events(
            CaseEvent.DISPATCH,
            ParagraphCase.case_id,
            Dispatch.id,
            Dispatch.dispatched_on,
            Dispatch.label,
        )
        .join(Extract, Extract.paragraph_id == ParagraphCase.paragraph_id)
        .join(Dispatch, Dispatch.extract_id == Extract.id)
    )
