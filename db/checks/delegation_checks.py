"""What would be remarked on decisions made for a body outside its meetings (KL 6:37–40)."""

from __future__ import annotations

from collections.abc import Iterator
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
    for (
        key,
        maker,
        matter,
        secret,
        decided_on,
        item_id,
        posted_on,
        appeal,
        reports,
        kind,
    ) in _decisions(session, body_id):
        where = f"Beslut {decided_on.isoformat()}" if secret else matter
        chair = maker is DecisionMaker.CHAIR
        if not chair:
            yield from _undelegable(key, where, matter, kind)
        if (chair or reports is not False) and item_id is None and held and decided_on < held:
            what = "chair_decision_unreported" if chair else "delegation_unreported"
            yield _remark(what, where, "KL 6:40", key, decided_on.isoformat(), held.isoformat())
        alone = reports is False and appeal is AppealWay.LEGALITY_REVIEW
        if alone and posted_on is None and not chair:
            yield _remark("delegation_not_announced", where, "KL 8:10", key)


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


def _decisions(
    session: Session, body_id: int
) -> list[
    tuple[
        int, DecisionMaker, str, str, date, int | None, date | None, AppealWay, bool | None,
        CaseKind | None,
    ]
]:  # fmt: skip
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
    return [tuple(row) for row in session.execute(query)]
