"""Cases: the list of them, and one case with all that it holds."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from db.entities.case import Case, Memo
from db.entities.organisation import Body, Register
from db.entities.paragraph import Paragraph, ParagraphCase
from db.queries.agenda import PlannedRow, planned_items
from db.queries.case_events import TimelineEntry, case_events
from db.queries.dispatches import DispatchRow, dispatches_of_case
from db.queries.filtered import filtered
from db.queries.pages import (
    CHOSEN,
    AnySelect,
    asked,
    chosen,
    in_order,
    keys,
    packed,
    sorting,
    text_or_empty,
)
from db.queries.papers import PaperRow, papers_of
from db.queries.paragraphs import ParagraphRow, paragraph_rows
from db.queries.records import RecordRow, records_of_case
from db.rows import CaseEvent, CaseRow
from db.rules.lifecycle import CaseKind, CaseStatus, ParagraphStatus
from db.rules.refusals import NotFound
from db.rules.registration_number import search_form
from db.rules.rich_text import RichText, Runs

_SORTS: dict[str, Any] = {
    "opened_on": Case.opened_on,
    "registration_number": Case.number_sort,
    "title": Case.title_sort,
    "body": Body.abbreviation,
    "officer": Case.case_officer,
    "status": Case.status,
}


def case_ids(
    session: Session, *, text: str = "", body_id: int | None = None,
    status: CaseStatus | None = None, officer: str = "",
    without_decision_since: date | None = None, kinds: Collection[CaseKind] = (),
    sort: str = "opened_on", descending: bool = True, limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of the cases that fit, sorted.

    ``text`` is what was typed above the list: a dnr in any spelling, or words of title, dnr and
    officer. ``without_decision_since`` keeps the open cases registered on that day or before
    that no body has decided in, ``kinds`` the cases of these kinds. ``sort`` is ``opened_on``,
    ``registration_number``, ``title``, ``body``, ``officer`` or ``status``; raises
    ``NotWellFormed`` for another.
    """
    query = select(Case.id).order_by(*sorting(_SORTS, sort, Case.id, descending=descending))
    if sort == "body":
        query = query.outerjoin(Body, Body.id == Case.body_id)
    conditions = _conditions(body_id, status, officer, without_decision_since)
    if kinds:
        conditions.append(Case.kind.in_(kinds))
    query = query.where(*conditions)
    numbered = keys(session, query.where(Case.search_form == search_form(text))) if text else None
    return numbered or filtered(session, query, Case.id, text, limit)


def _conditions(
    body_id: int | None, status: CaseStatus | None, officer: str, undecided: date | None
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if body_id is not None:
        found.append(Case.body_id == body_id)
    if status is not None:
        found.append(Case.status == status)
    if officer:
        found.append(Case.case_officer == officer)
    if undecided is not None:
        found += [Case.opened_on <= undecided, Case.status == CaseStatus.OPEN, ~_decided()]
    return found


def _decided() -> ColumnElement[bool]:
    return exists().where(
        ParagraphCase.case_id == Case.id,
        Paragraph.id == ParagraphCase.paragraph_id,
        Paragraph.status == ParagraphStatus.NUMBERED,
    )


def _rows() -> AnySelect:
    events = case_events(CHOSEN).subquery("events")
    newest = func.row_number().over(
        partition_by=events.c.case_id, order_by=(events.c.day.desc(), events.c.id.desc())
    )
    ranked = select(*events.c, newest.label("place")).subquery("ranked")
    return (
        select(
            Case.id, Case.registration_number, Case.title, Case.protected_title != "",
            text_or_empty(Body.abbreviation), Case.case_officer, Case.status, Case.opened_on,
            ranked.c.kind, ranked.c.day, ranked.c.text,
        )
        .join(ranked, ranked.c.case_id == Case.id)
        .outerjoin(Body, Body.id == Case.body_id)
        .where(Case.id.in_(CHOSEN), ranked.c.place == 1)
    )  # fmt: skip


_ROWS = _rows()


def case_rows(session: Session, ids: Sequence[int]) -> tuple[CaseRow, ...]:
    """The rows of these cases, in the order asked for."""
    found = asked(session, _ROWS, ids=packed(ids))
    return in_order(ids, (_case_row(*row) for row in found))


def _case_row(*values: Any) -> CaseRow:
    *own, kind, day, words = values
    return CaseRow(*own, latest=CaseEvent(kind), latest_on=day, latest_text=words)


@dataclass(frozen=True, slots=True)
class CaseHead:
    """What a case is; ``legal_basis`` is the section that the protected title rests on."""

    id: int
    version: int
    register_id: int
    register: str
    registration_number: str
    title: str
    protected_title: str
    legal_basis: str
    body_id: int | None
    body: str
    body_name: str
    officer: str
    their_reference: str
    status: CaseStatus
    status_reason: str
    opened_on: date
    closed_on: date | None
    kind: CaseKind
    submitted_by: str


@dataclass(frozen=True, slots=True)
class MemoRow:
    """A memo of a case; ``has_decision`` says that it proposes something yet."""

    id: int
    version: int
    title: str
    body_id: int | None
    body: str
    dated_on: date | None
    author: str
    has_decision: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all that it holds; ``timeline`` is newest first."""

    head: CaseHead
    records: tuple[RecordRow, ...]
    memos: tuple[MemoRow, ...]
    items: tuple[PlannedRow, ...]
    paragraphs: tuple[ParagraphRow, ...]
    papers: tuple[PaperRow, ...]
    dispatches: tuple[DispatchRow, ...]
    timeline: tuple[TimelineEntry, ...]


def case_view(session: Session, case_id: int) -> CaseView:
    """The case with its records, memos, places on agendas, paragraphs, papers and dispatches.

    Raises ``NotFound``.
    """
    head = _case_head(session, case_id)
    memos = _memos(session, case_id)
    paragraphs = _paragraphs(session, case_id)
    papers = papers_of(session, [*(memo.id for memo in memos), *(one.id for one in paragraphs)])
    return CaseView(
        head,
        records_of_case(session, case_id),
        memos,
        planned_items(session, case_id),
        paragraphs,
        papers,
        dispatches_of_case(session, case_id),
        _timeline(session, case_id, papers),
    )


def _case_head(session: Session, case_id: int) -> CaseHead:
    query = (
        select(
            Case.id, Case.version, Case.register_id, Register.code, Case.registration_number,
            Case.title, Case.protected_title, Case.legal_basis, Case.body_id,
            text_or_empty(Body.abbreviation), text_or_empty(Body.name), Case.case_officer,
            Case.their_reference, Case.status, Case.status_reason, Case.opened_on, Case.closed_on,
            Case.kind, Case.submitted_by,
        )
        .join(Register, Register.id == Case.register_id)
        .outerjoin(Body, Body.id == Case.body_id)
        .where(Case.id == case_id)
    )  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(str(case_id))
    return CaseHead(*row)


def _memos(session: Session, case_id: int) -> tuple[MemoRow, ...]:
    query = (
        select(
            Memo.id, Memo.version, Memo.title, Memo.body_id, text_or_empty(Body.abbreviation),
            Memo.dated_on, Memo.author, Memo.decision != (),
        )
        .outerjoin(Body, Body.id == Memo.body_id)
        .where(Memo.case_id == case_id)
        .order_by(Memo.id)
    )  # fmt: skip
    return tuple(MemoRow(*row) for row in session.execute(query))


def _paragraphs(session: Session, case_id: int) -> tuple[ParagraphRow, ...]:
    query: Select[int] = (
        select(Paragraph.id)
        .join(ParagraphCase, ParagraphCase.paragraph_id == Paragraph.id)
        .where(ParagraphCase.case_id == case_id)
        .order_by(Paragraph.heard_on.desc(), Paragraph.number.desc(), Paragraph.id.desc())
    )
    return paragraph_rows(session, keys(session, query))


def _timeline(
    session: Session, case_id: int, papers: tuple[PaperRow, ...]
) -> tuple[TimelineEntry, ...]:
    events = case_events(chosen([case_id])).subquery()
    query = select(events.c.id, events.c.kind, events.c.day, events.c.text)
    happened = [
        TimelineEntry(key, CaseEvent(kind), day, words)
        for key, kind, day, words in session.execute(query)
    ]
    made = [TimelineEntry(p.id, CaseEvent.PAPER, p.made_at.date(), p.name) for p in papers]
    return tuple(sorted([*happened, *made], key=lambda one: (one.day, one.id), reverse=True))


@dataclass(frozen=True, slots=True)
class MemoView:
    """A memo with all its parts, and the case that it is written in."""

    id: int
    version: int
    case_id: int
    registration_number: str
    case_title: str
    body_id: int | None
    body: str
    record_id: int | None
    title: str
    dated_on: date | None
    author: str
    decision: RichText
    statement: RichText
    summary: RichText
    matter: RichText
    decision_basis: tuple[Runs, ...]
    recipients: tuple[str, ...]


def memo_view(session: Session, memo_id: int) -> MemoView:
    """The memo with all its parts; raises ``NotFound``."""
    query = (
        select(
            Memo.id, Memo.version, Memo.case_id, Case.registration_number, Case.title,
            Memo.body_id, text_or_empty(Body.abbreviation), Memo.record_id, Memo.title,
            Memo.dated_on, Memo.author, Memo.decision, Memo.statement, Memo.summary, Memo.matter,
            Memo.decision_basis, Memo.recipients,
        )
        .join(Case, Case.id == Memo.case_id)
        .outerjoin(Body, Body.id == Memo.body_id)
        .where(Memo.id == memo_id)
    )  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(str(memo_id))
    return MemoView(*row)
