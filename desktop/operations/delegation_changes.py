"""Mending a decision made for a body, and taking back one registered by mistake."""

from __future__ import annotations

from datetime import date

from db.entities.delegation import DelegatedDecision, DelegationPoint
from db.entities.meeting import AgendaItem
from db.rules.lifecycle import DecisionMaker
from db.rules.minutes_refusals import AlreadyPublished, PointNotActive
from db.rules.refusals import NotWellFormed, ReasonNeeded
from db.store import Session
from desktop.operations.delegation import list_under, unlist
from desktop.operations.office import Office, demand_version, found

_NEEDED = ("matter", "made_by")


def revise_decision(office: Office, decision_id: int, version: int, **changes: object) -> int:
    """Change what was registered; the list that it stands in follows. Gives the new version.

    Raises ``VerifiedTextLocked`` once the minutes that tell of it are verified, ``NotWellFormed``,
    ``ReasonNeeded`` for a chair's decision without its urgency, or ``PointNotActive``.
    """
    with office.writing("delegation.revise") as session:
        decision = found(session, DelegatedDecision, decision_id)
        demand_version(decision, version)
        for field, value in changes.items():
            setattr(decision, field, value.strip() if isinstance(value, str) else value)
        _demand_whole(session, decision, office.today())
        session.flush()
        if decision.reported_item_id is not None:
            list_under(session, found(session, AgendaItem, decision.reported_item_id))
        return decision.version


def _demand_whole(session: Session, decision: DelegatedDecision, today: date) -> None:
    for field in _NEEDED:
        if not getattr(decision, field):
            raise NotWellFormed(field, "")
    if decision.decided_on > today:
        raise NotWellFormed("decided_on", decision.decided_on.isoformat())
    if decision.maker is DecisionMaker.CHAIR and not decision.urgency:
        raise ReasonNeeded("chair_decision")
    point = found(session, DelegationPoint, decision.point_id) if decision.point_id else None
    if point is not None and point.body_id != decision.body_id:
        raise PointNotActive(point.code)


def take_out_decision(office: Office, decision_id: int) -> None:
    """Take back a registration; the journal keeps what it said.

    Raises ``AlreadyPublished`` once it is posted, ``VerifiedTextLocked`` once verified minutes
    tell of it.
    """
    with office.writing("delegation.take_out") as session:
        decision = found(session, DelegatedDecision, decision_id)
        if decision.posted_on is not None:
            raise AlreadyPublished
        unlist(session, decision)
        session.flush()
        session.delete(decision)
