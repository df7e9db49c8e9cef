"""The list of decisions made for all bodies outside their meetings, narrowed and sorted."""

from __future__ import annotations

from array import array
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, extract, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.delegation import DelegatedDecision, DelegationPoint
from db.entities.organisation import Body
from db.queries.pages import AnySelect, keys, sorting
from db.queries.words import all_among, needles
from db.rules.lifecycle import AppealWay, DecisionMaker
from db.rules.registration_number import search_form


class Waits(StrEnum):
    """What a decision still waits for: that the body is told, or that it is posted."""

    REPORT = "report"
    ANNOUNCEMENT = "announcement"


_SORTS: dict[str, Any] = {
    "decided_on": DelegatedDecision.decided_on,
    "body": Body.abbreviation,
    "code": DelegationPoint.code,
    "number": Case.number_sort,
    "made_by": DelegatedDecision.made_by,
}


def delegated_ids(
    session: Session, *, maker: DecisionMaker | None = None, text: str = "",
    body_id: int | None = None, year: int | None = None, waits: Waits | None = None,
    case_id: int | None = None, sort: str = "decided_on", descending: bool = True,
) -> array[int]:  # fmt: skip
    """Keys of the decisions that fit, sorted.

    ``text`` is a dnr in any spelling, or words of what was decided, by whom and under which
    point. ``sort`` is ``decided_on``, ``body``, ``code``, ``number`` or ``made_by``; raises
    ``NotWellFormed`` for another.
    """
    order = sorting(_SORTS, sort, DelegatedDecision.id, descending=descending)
    query = (
        select(DelegatedDecision.id)
        .join(Body, Body.id == DelegatedDecision.body_id)
        .outerjoin(Case, Case.id == DelegatedDecision.case_id)
        .outerjoin(DelegationPoint, DelegationPoint.id == DelegatedDecision.point_id)
        .order_by(*order)
    )
    for column, value in (
        (DelegatedDecision.maker, maker),
        (DelegatedDecision.body_id, body_id),
        (DelegatedDecision.case_id, case_id),
        (extract("year", DelegatedDecision.decided_on), year),
    ):
        if value is not None:
            query = query.where(column == value)
    if waits is not None:
        query = query.where(*_waiting(waits))
    return _narrowed(session, query, text)


def _waiting(waits: Waits) -> tuple[ColumnElement[bool], ...]:
    told = DelegationPoint.must_report.is_not(False)
    if waits is Waits.REPORT:
        return (told, DelegatedDecision.reported_item_id.is_(None))
    return (
        ~told,
        DelegatedDecision.appeal == AppealWay.LEGALITY_REVIEW,
        DelegatedDecision.posted_on.is_(None),
    )


def _narrowed(session: Session, query: Select[int], typed: str) -> array[int]:
    wanted = needles(typed)
    if not wanted:
        return keys(session, query)
    in_case = keys(session, query.where(Case.search_form == search_form(typed)))
    if in_case:
        return in_case
    texts: AnySelect = query.add_columns(
        DelegatedDecision.matter, DelegatedDecision.made_by, DelegationPoint.code,
        Case.registration_number, DelegatedDecision.urgency,
    )  # fmt: skip
    rows = session.connection().execute(texts)
    return array(
        "q", (row[0] for row in rows if all_among(wanted, "\n".join(one or "" for one in row[1:])))
    )
