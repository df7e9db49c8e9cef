"""What would be remarked on decisions made for a body outside its meetings (KL 6:37–40)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.checks.remark import Remark
from db.entities.case import Case
from db.entities.delegation import DelegatedDecision, DelegationPoint
from db.entities.meeting import Meeting
from db.rules.delegation import undelegable
from db.rules.lifecycle import AppealWay, CaseKind, DecisionMaker


def delegation_remarks(session: Session, body_id: int, today: date) -> Iterator[Remark]:
    """All remarks on a body's scheme and on what was decided for it; three statements."""
    for key, code, matter in _points(session, body_id):
        yield from _undelegable(key, f"Punkt {code}", matter, None)
    held = _last_meeting(session, body_id, today)
    for one in _decisions(session, body_id):
        yield from _decision(one, held)


@dataclass(frozen=True, slots=True)
class _Decision:
    """A decision with what its scheme and its case say; ``reports`` is None without a point."""

    key: int
    maker: DecisionMaker
    matter: str
    legal_basis: str
    decided_on: date
    item_id: int | None
    posted_on: date | None
    appeal: AppealWay
    reports: bool | None
    case_kind: CaseKind | None

    @property
    def is_chairs(self) -> bool:
        """Whether the chair decided, urgently."""
        return self.maker is DecisionMaker.CHAIR

    @property
    def must_report(self) -> bool:
        """Whether the body is to be told."""
        return self.is_chairs or self.reports is not False

    @property
    def where(self) -> str:
        """What it is called; of a secret one the day alone."""
        return f"Beslut {self.decided_on.isoformat()}" if self.legal_basis else self.matter


def _decision(one: _Decision, held: date | None) -> Iterator[Remark]:
    if not one.is_chairs:
        yield from _undelegable(one.key, one.where, one.matter, one.case_kind)
    if one.must_report and one.item_id is None and held is not None and one.decided_on < held:
        what = "chair_decision_unreported" if one.is_chairs else "delegation_unreported"
        facts = (one.decided_on.isoformat(), held.isoformat())
        yield _remark(what, one.where, "KL 6:40", one.key, *facts)
    alone = not one.must_report and one.appeal is AppealWay.LEGALITY_REVIEW
    if alone and one.posted_on is None:
        yield _remark("delegation_not_announced", one.where, "KL 8:10", one.key)


def _remark(what: str, where: str, section: str, key: int, *facts: str) -> Remark:
    return Remark(what=what, where=where, section=section, subject_id=key, facts=facts)


def _undelegable(key: int, where: str, matter: str, kind: CaseKind | None) -> Iterator[Remark]:
    for one in undelegable(matter, kind):
        yield _remark(f"undelegable_{one.value}", where, "KL 6:38", key)


def _points(session: Session, body_id: int) -> list[tuple[int, str, str]]:
    query = select(DelegationPoint.id, DelegationPoint.code, DelegationPoint.matter).where(
        DelegationPoint.body_id == body_id, DelegationPoint.active
    )
    return [(row[0], row[1], row[2]) for row in session.execute(query)]


def _last_meeting(session: Session, body_id: int, today: date) -> date | None:
    query = select(func.max(Meeting.held_on)).where(
        Meeting.body_id == body_id, Meeting.held_on <= today, Meeting.cancelled.is_(False)
    )
    return session.scalar(query)


def _decisions(session: Session, body_id: int) -> list[_Decision]:
    query = (
        select(
            DelegatedDecision.id, DelegatedDecision.maker, DelegatedDecision.matter,
            DelegatedDecision.legal_basis, DelegatedDecision.decided_on,
            DelegatedDecision.reported_item_id, DelegatedDecision.posted_on,
            DelegatedDecision.appeal, DelegationPoint.must_report, Case.kind,
        )
        .outerjoin(DelegationPoint, DelegationPoint.id == DelegatedDecision.point_id)
        .outerjoin(Case, Case.id == DelegatedDecision.case_id)
        .where(DelegatedDecision.body_id == body_id)
        .order_by(DelegatedDecision.decided_on, DelegatedDecision.id)
    )  # fmt: skip
    return [_Decision(*row) for row in session.execute(query)]
