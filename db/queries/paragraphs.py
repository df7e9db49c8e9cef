"""Paragraphs: the list over all bodies, those of a meeting, and one with all its parts."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.meeting import AgendaItem
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase
from db.queries.filtered import filtered
from db.queries.keys import numbered_as
from db.queries.pages import CHOSEN, asked, in_order, keys, packed, sorting
from db.rules.lifecycle import ItemKind, Outcome, ParagraphStatus
from db.rules.numbering import paragraph_key
from db.rules.registration_number import search_form

_SORTS: dict[str, Any] = {
    "heard_on": Paragraph.heard_on,
    "number": Paragraph.number,
    "title": Paragraph.title_sort,
    "body": Body.abbreviation,
    "status": Paragraph.status,
}


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """One paragraph of a list.

    A draft has no ``number``; ``heard_on`` is missing for one that came in without its day.
    ``legal_basis`` is set when the whole paragraph is secret, and then ``title`` is not for the
    public. ``verified_on`` is the day that locked it.
    """

    id: int
    body_id: int
    body: str
    number: int | None
    year: int | None
    heard_on: date | None
    title: str
    legal_basis: str
    status: ParagraphStatus
    meeting_id: int | None
    item_id: int | None
    verified_on: date | None
    registration_numbers: tuple[str, ...]

    @property
    def is_secret(self) -> bool:
        """Whether the whole paragraph is kept from the public."""
        return bool(self.legal_basis)


def paragraph_ids(
    session: Session, *, text: str = "", year: int | None = None, body_id: int | None = None,
    status: ParagraphStatus | None = None, sort: str = "heard_on", descending: bool = True,
    limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of the paragraphs that fit, sorted.

    ``text`` is what was typed above the list: a dnr in any spelling, "§ 11", "RUN § 11/2026", or
    words of title and text. ``sort`` is ``heard_on``, ``number``, ``title``, ``body`` or
    ``status``; raises ``NotWellFormed`` for another.
    """
    query = _listed(sort, descending=descending)
    if year is not None:
        query = query.where(Paragraph.year == year)
    if body_id is not None:
        query = query.where(Paragraph.body_id == body_id)
    if status is not None:
        query = query.where(Paragraph.status == status)
    key = paragraph_key(text)
    if key is not None:
        return keys(session, query.where(*numbered_as(key)).limit(limit))
    in_case = keys(session, query.where(_in_case(text)).limit(limit)) if text else None
    return in_case or filtered(session, query, Paragraph.id, text, limit)


def _listed(sort: str, *, descending: bool) -> Select[int]:
    order = sorting(_SORTS, sort, Paragraph.id, descending=descending)
    if sort == "heard_on":
        within = (Paragraph.meeting_id, Paragraph.number)
        order = (order[0], *(one.desc() if descending else one for one in within), order[1])
    query = select(Paragraph.id).order_by(*order)
    return query.join(Body, Body.id == Paragraph.body_id) if sort == "body" else query


def _in_case(text: str) -> ColumnElement[bool]:
    return exists().where(
        ParagraphCase.paragraph_id == Paragraph.id,
        Case.id == ParagraphCase.case_id,
        Case.search_form == search_form(text),
    )


def case_numbers() -> ColumnElement[str]:
    """The dnr of a paragraph's cases in order, a line each."""
    numbers = func.aggregate_strings(Case.registration_number, "\n")
    return (
        select(numbers.aggregate_order_by(ParagraphCase.place, ParagraphCase.id))
        .select_from(Case)
        .join(ParagraphCase, ParagraphCase.case_id == Case.id)
        .where(ParagraphCase.paragraph_id == Paragraph.id)
        .correlate(Paragraph)
        .scalar_subquery()
    )


_ROWS = (
    select(
        Paragraph.id, Paragraph.body_id, Body.abbreviation, Paragraph.number, Paragraph.year,
        Paragraph.heard_on, Paragraph.title, Paragraph.legal_basis, Paragraph.status,
        Paragraph.meeting_id, Paragraph.item_id, MinutesPart.verified_on, case_numbers(),
    )
    .join(Body, Body.id == Paragraph.body_id)
    .outerjoin(MinutesPart, MinutesPart.id == Paragraph.part_id)
    .where(Paragraph.id.in_(CHOSEN))
)  # fmt: skip


def paragraph_rows(session: Session, ids: Sequence[int]) -> tuple[ParagraphRow, ...]:
    """The rows of these paragraphs, in the order asked for."""
    found = asked(session, _ROWS, ids=packed(ids))
    return in_order(ids, (_paragraph_row(*row) for row in found))


def _paragraph_row(*values: Any) -> ParagraphRow:
    numbers = (values[-1] or "").splitlines()
    return ParagraphRow(*values[:-1], registration_numbers=tuple(numbers))


@dataclass(frozen=True, slots=True)
class MeetingParagraphRow:
    """One item of a meeting with its paragraph.

    An item whose paragraph nobody has opened yet has no ``paragraph_id``; ``title`` is then the
    item's own. ``has_decision`` says that a decision is written.
    """

    id: int
    place: int
    shown_number: int | None
    kind: ItemKind
    outcome: Outcome
    title: str
    legal_basis: str
    paragraph_id: int | None
    version: int | None
    number: int | None
    status: ParagraphStatus | None
    has_decision: bool
    verified_on: date | None


def meeting_paragraphs(session: Session, meeting_id: int) -> tuple[MeetingParagraphRow, ...]:
    """The meeting's items in agenda order with their paragraphs, drafts and unwritten ones too."""
    query = (
        select(
            AgendaItem.id, AgendaItem.place, AgendaItem.shown_number, AgendaItem.kind,
            AgendaItem.outcome, func.coalesce(Paragraph.title, AgendaItem.title),
            func.coalesce(Paragraph.legal_basis, AgendaItem.legal_basis), Paragraph.id,
            Paragraph.version, Paragraph.number, Paragraph.status,
            func.coalesce(Paragraph.decision != (), False), MinutesPart.verified_on,
        )
        .outerjoin(Paragraph, Paragraph.item_id == AgendaItem.id)
        .outerjoin(MinutesPart, MinutesPart.id == Paragraph.part_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.place, AgendaItem.id)
    )  # fmt: skip
    return tuple(MeetingParagraphRow(*row) for row in session.execute(query))
