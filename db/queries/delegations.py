"""The delegation scheme of a body, and the decisions made for it outside its meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.delegation import DelegatedDecision, DelegationPoint
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.queries.pages import chosen, in_order
from db.rules.lifecycle import AppealWay, DecisionMaker, PartKind
from db.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of the scheme; ``legal_basis`` is the law that the decisions rest on."""

    id: int
    version: int
    code: str
    matter: str
    delegate: str
    legal_basis: str
    must_report: bool
    active: bool


@dataclass(frozen=True, slots=True)
class DelegatedRow:
    """A decision by a delegate or the chair, for a body (``body`` is its abbreviation).

    ``legal_basis`` is set when what it concerns is secret. ``must_report`` is the scheme's; the
    chair's decisions are always reported. ``reported_on`` is the meeting that was told.
    """

    id: int
    version: int
    maker: DecisionMaker
    made_by: str
    decided_on: date
    matter: str
    legal_basis: str
    urgency: str
    appeal: AppealWay
    posted_on: date | None
    case_id: int | None
    registration_number: str
    code: str
    must_report: bool
    item_id: int | None
    meeting_id: int | None
    reported_on: date | None
    body_id: int
    body: str
    point_id: int | None

    @property
    def is_chairs(self) -> bool:
        """Whether the chair decided, urgently (KL 6:39)."""
        return self.maker is DecisionMaker.CHAIR

    @property
    def is_announced_alone(self) -> bool:
        """Whether it is recorded separately and announced by itself (KL 7:8, 8:10)."""
        return not self.must_report and self.appeal is AppealWay.LEGALITY_REVIEW


def scheme_points(session: Session, body_id: int) -> tuple[PointRow, ...]:
    """The body's scheme in the order of its codes; points that no longer hold come last."""
    query = (
        select(
            DelegationPoint.id, DelegationPoint.version, DelegationPoint.code,
            DelegationPoint.matter, DelegationPoint.delegate, DelegationPoint.legal_basis,
            DelegationPoint.must_report, DelegationPoint.active,
        )
        .where(DelegationPoint.body_id == body_id)
        .order_by(DelegationPoint.active.desc(), DelegationPoint.code)
    )  # fmt: skip
    return tuple(PointRow(*row) for row in session.execute(query))


def delegated_decision(session: Session, decision_id: int) -> DelegatedRow:
    """One decision; raises ``NotFound``."""
    rows = _rows(session, DelegatedDecision.id == decision_id)
    if not rows:
        raise NotFound(f"delegated_decision {decision_id}")
    return rows[0]


def delegated_rows(session: Session, ids: Sequence[int]) -> tuple[DelegatedRow, ...]:
    """The rows of these decisions, in the order asked for."""
    return in_order(ids, _rows(session, DelegatedDecision.id.in_(chosen(ids))))


def delegated_decisions(session: Session, body_id: int) -> tuple[DelegatedRow, ...]:
    """All decisions made for the body, the oldest first."""
    return _rows(session, DelegatedDecision.body_id == body_id)


def unreported(session: Session, body_id: int, by: date) -> tuple[DelegatedRow, ...]:
    """What is to be reported and has not been, decided on the day or before (KL 6:40)."""
    rows = _rows(
        session,
        DelegatedDecision.body_id == body_id,
        DelegatedDecision.reported_item_id.is_(None),
        DelegatedDecision.decided_on <= by,
    )
    return tuple(row for row in rows if row.must_report)


def reported_at(session: Session, meeting_id: int) -> tuple[DelegatedRow, ...]:
    """What the meeting is told of."""
    return _rows(session, AgendaItem.meeting_id == meeting_id)


def reported_under(session: Session, item_id: int) -> tuple[DelegatedRow, ...]:
    """What the body is told of under one item."""
    return _rows(session, DelegatedDecision.reported_item_id == item_id)


def recorded_separately(session: Session, body_id: int) -> tuple[DelegatedRow, ...]:
    """What is not reported; those with ``is_announced_alone`` go on the notice board."""
    return tuple(row for row in delegated_decisions(session, body_id) if not row.must_report)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> tuple[DelegatedRow, ...]:
    query = (
        select(
            DelegatedDecision.id, DelegatedDecision.version, DelegatedDecision.maker,
            DelegatedDecision.made_by, DelegatedDecision.decided_on, DelegatedDecision.matter,
            DelegatedDecision.legal_basis, DelegatedDecision.urgency, DelegatedDecision.appeal,
            DelegatedDecision.posted_on, DelegatedDecision.case_id, Case.registration_number,
            DelegationPoint.code, DelegationPoint.must_report, DelegatedDecision.reported_item_id,
            AgendaItem.meeting_id, Meeting.held_on, Body.id, Body.abbreviation,
            DelegatedDecision.point_id,
        )
        .join(Body, Body.id == DelegatedDecision.body_id)
        .outerjoin(Case, Case.id == DelegatedDecision.case_id)
        .outerjoin(DelegationPoint, DelegationPoint.id == DelegatedDecision.point_id)
        .outerjoin(AgendaItem, AgendaItem.id == DelegatedDecision.reported_item_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(*conditions)
        .order_by(DelegatedDecision.decided_on, DelegatedDecision.id)
    )  # fmt: skip
    return tuple(_row(*row) for row in session.execute(query))


def _row(*values: Any) -> DelegatedRow:
    maker, number, code, must_report = values[2], values[11], values[12], values[13]
    reported = maker is DecisionMaker.CHAIR or must_report is not False
    told: tuple[Any, ...] = (number or "", code or "", reported)
    return DelegatedRow(*(*values[:11], *told, *values[14:]))


def next_meeting(session: Session, body_id: int, day: date) -> int | None:
    """The body's next meeting on the day or later whose minutes are open."""
    query = (
        select(Meeting.id)
        .join(MinutesPart, MinutesPart.meeting_id == Meeting.id)
        .where(
            Meeting.body_id == body_id,
            Meeting.held_on >= day,
            Meeting.cancelled.is_(False),
            MinutesPart.kind == PartKind.MAIN,
            MinutesPart.verified_on.is_(None),
        )
        .order_by(Meeting.held_on, Meeting.starts_at)
    )
    return session.scalar(query.limit(1))


def point_with_code(session: Session, body_id: int, code: str) -> int | None:
    """The body's point with that code."""
    query = select(DelegationPoint.id).where(
        DelegationPoint.body_id == body_id, DelegationPoint.code == code
    )
    return session.scalar(query)


def point_is_used(session: Session, point_id: int) -> bool:
    """Whether any decision rests on the point."""
    query = select(DelegatedDecision.id).where(DelegatedDecision.point_id == point_id)
    return session.scalar(query.limit(1)) is not None


def decisions_reported_under(session: Session, item_id: int) -> Sequence[DelegatedDecision]:
    """What was put under an item, to be changed."""
    query = select(DelegatedDecision).where(DelegatedDecision.reported_item_id == item_id)
    return session.scalars(query).all()
