"""Agenda items: those of a meeting, those that wait, and where a case is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from db.entities.case import Case
from db.entities.meeting import AgendaItem, ItemCase, Meeting
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.queries.keys import written_paragraph
from db.queries.pages import AnySelect
from db.queries.referrals import minority_used
from db.rules.lifecycle import ItemKind, Outcome, ParagraphStatus
from db.rules.rich_text import RichText


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A case that something concerns."""

    case_id: int
    registration_number: str
    title: str


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item of an agenda, or one that waits for a place on one.

    ``origin`` names the paragraph that sent it here ("RUN § 11/2026"), empty when there is none;
    ``origin_day`` and ``origin_outcome`` tell when, and whether it was put off or recommended.
    ``minority_used`` says that one third of the assembly has put the matter off before and may
    not do so again (KL 5:50). ``paragraph_id`` and ``number`` are set once its paragraph is opened
    and numbered.
    """

    id: int
    version: int
    place: int
    shown_number: int | None
    kind: ItemKind
    title: str
    legal_basis: str
    presenter: str
    starts_at: str
    added: bool
    outcome: Outcome
    proposed_decision: RichText
    memo_id: int | None
    from_paragraph_id: int | None
    paragraph_id: int | None
    number: int | None
    status: ParagraphStatus | None
    urgency_decided: bool
    origin_day: date | None
    origin_outcome: Outcome | None
    origin: str
    origin_number: int | None
    minority_used: bool
    cases: tuple[CaseLink, ...]


_origin = aliased(Paragraph)
_origin_body = aliased(Body)
_origin_item = aliased(AgendaItem)


def agenda_rows(session: Session, meeting_id: int) -> tuple[AgendaRow, ...]:
    """The meeting's items in order of treatment."""
    where = AgendaItem.meeting_id == meeting_id
    return _rows(session, where, (AgendaItem.place, AgendaItem.id))


def unplaced_rows(session: Session, body_id: int) -> tuple[AgendaRow, ...]:
    """The body's items that wait for a place on an agenda, oldest first."""
    where = (AgendaItem.body_id == body_id) & AgendaItem.meeting_id.is_(None)
    return _rows(session, where, (AgendaItem.id,))


def _rows(
    session: Session, where: ColumnElement[bool], order: Sequence[Any]
) -> tuple[AgendaRow, ...]:
    cases = _cases(session, where)
    rows = session.execute(_joined().where(where).order_by(*order)).all()
    used = minority_used(session, [row[3] for row in rows])
    return tuple(_agenda_row(cases, used, *row) for row in rows)


def _agenda_row(
    cases: dict[int, tuple[CaseLink, ...]],
    used: frozenset[int],
    abbreviation: str | None,
    number: int | None,
    year: int | None,
    *own: Any,
) -> AgendaRow:
    origin = written_paragraph(abbreviation or "", number, year)
    key: int = own[0]
    return AgendaRow(
        *own,
        origin=origin,
        origin_number=number,
        minority_used=key in used,
        cases=cases.get(key, ()),
    )


def _joined() -> AnySelect:
    return (
        select(
            _origin_body.abbreviation, _origin.number, _origin.year, AgendaItem.id,
            AgendaItem.version, AgendaItem.place, AgendaItem.shown_number, AgendaItem.kind,
            AgendaItem.title, AgendaItem.legal_basis, AgendaItem.presenter, AgendaItem.starts_at,
            AgendaItem.added, AgendaItem.outcome, AgendaItem.proposed_decision,
            AgendaItem.memo_id, AgendaItem.from_paragraph_id, Paragraph.id, Paragraph.number,
            Paragraph.status, AgendaItem.urgency_decided, _origin.heard_on, _origin_item.outcome,
        )
        .outerjoin(Paragraph, Paragraph.item_id == AgendaItem.id)
        .outerjoin(_origin, _origin.id == AgendaItem.from_paragraph_id)
        .outerjoin(_origin_item, _origin_item.id == _origin.item_id)
        .outerjoin(_origin_body, _origin_body.id == _origin.body_id)
    )  # fmt: skip


def _cases(session: Session, where: ColumnElement[bool]) -> dict[int, tuple[CaseLink, ...]]:
    query = (
        select(ItemCase.item_id, Case.id, Case.registration_number, Case.title)
        .join(AgendaItem, AgendaItem.id == ItemCase.item_id)
        .join(Case, Case.id == ItemCase.case_id)
        .where(where)
        .order_by(ItemCase.item_id, ItemCase.place, ItemCase.id)
    )
    rows = session.execute(query).all()
    return {
        item_id: tuple(CaseLink(*row[1:]) for row in group)
        for item_id, group in groupby(rows, key=itemgetter(0))
    }


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """Where a case stands on an agenda, or waits for one (no meeting then)."""

    id: int
    kind: ItemKind
    title: str
    outcome: Outcome
    body_id: int
    body: str
    meeting_id: int | None
    held_on: date | None
    paragraph_id: int | None


def planned_items(session: Session, case_id: int) -> tuple[PlannedRow, ...]:
    """The agenda items that concern the case, newest first."""
    query = (
        select(
            AgendaItem.id, AgendaItem.kind, AgendaItem.title, AgendaItem.outcome, Body.id,
            Body.abbreviation, AgendaItem.meeting_id, Meeting.held_on, Paragraph.id,
        )
        .join(ItemCase, ItemCase.item_id == AgendaItem.id)
        .join(Body, Body.id == AgendaItem.body_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Paragraph, Paragraph.item_id == AgendaItem.id)
        .where(ItemCase.case_id == case_id)
        .order_by(AgendaItem.id.desc())
    )  # fmt: skip
    return tuple(PlannedRow(*row) for row in session.execute(query))
