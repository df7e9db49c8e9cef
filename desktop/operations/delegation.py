"""The delegation scheme, decisions made for a body, and telling the body of them (KL 6:37–40)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from db.entities.case import Case
from db.entities.delegation import DelegatedDecision, DelegationPoint
from db.entities.meeting import AgendaItem, Meeting
from db.queries.delegations import (
    next_meeting,
    point_is_used,
    point_with_code,
    reported_under,
    unreported,
)
from db.queries.existing import last_place
from db.rules.lifecycle import AppealWay, DecisionMaker, ItemKind
from db.rules.minutes_refusals import AlreadyReported, PointInUse, PointNotActive
from db.rules.refusals import NotFound, NotWellFormed, NumberTaken, ReasonNeeded
from db.rules.rich_text import Text, runs
from db.store import Session
from desktop.documents.compose.delegations import delegations_table
from desktop.operations.agenda import take_off
from desktop.operations.office import Office, demand_version, found
from desktop.operations.paragraphs import editable, paragraph_of

_POINT_TEXTS = ("code", "matter", "delegate")
_TITLES = {
    DecisionMaker.DELEGATE: "Anmälan av delegationsbeslut",
    DecisionMaker.CHAIR: "Anmälan av brådskande ordförandebeslut",
}


def add_point(
    office: Office, body_id: int, code: str, matter: str, delegate: str, *, legal_basis: str = "",
    must_report: bool = True,
) -> int:  # fmt: skip
    """Add a point to the body's scheme; gives its key. Raises ``NumberTaken`` for a code in use."""
    _demand(code=code, matter=matter, delegate=delegate)
    with office.writing("delegation.add_point") as session:
        _demand_free(session, body_id, code.strip())
        point = DelegationPoint(
            body_id=body_id,
            code=code.strip(),
            matter=matter.strip(),
            delegate=delegate.strip(),
            legal_basis=legal_basis.strip(),
            must_report=must_report,
        )
        session.add(point)
        session.flush()
        return point.id


def revise_point(office: Office, point_id: int, version: int, **changes: object) -> int:
    """Change a point, or let it hold no longer (``active=False``); gives the new version.

    Raises ``NumberTaken`` for another point's code, ``NotWellFormed`` for an empty text.
    """
    texts = {field: str(changes[field]) for field in _POINT_TEXTS if field in changes}
    _demand(**texts)
    with office.writing("delegation.revise_point") as session:
        point = found(session, DelegationPoint, point_id)
        demand_version(point, version)
        if "code" in texts:
            _demand_free(session, point.body_id, texts["code"].strip(), point.id)
        for field, value in changes.items():
            setattr(point, field, value.strip() if isinstance(value, str) else value)
        session.flush()
        return point.version


def _demand_free(session: Session, body_id: int, code: str, own: int = 0) -> None:
    taken = point_with_code(session, body_id, code)
    if taken not in (None, own):
        raise NumberTaken(code, taken or 0)


def take_out_point(office: Office, point_id: int) -> None:
    """Take back a point that was added by mistake; raises ``PointInUse`` once it has been used."""
    with office.writing("delegation.take_out_point") as session:
        point = found(session, DelegationPoint, point_id)
        if point_is_used(session, point.id):
            raise PointInUse(point.code)
        session.delete(point)


def register_decision(
    office: Office, body_id: int, *, matter: str, made_by: str, decided_on: date,
    point_id: int | None = None, case_id: int | None = None, legal_basis: str = "",
    appeal: AppealWay = AppealWay.LEGALITY_REVIEW,
) -> int:  # fmt: skip
    """Register what a delegate has decided; gives its key.

    ``legal_basis`` keeps the matter from the public; a secret case gives its own. Raises
    ``PointNotActive``, or ``NotWellFormed`` without matter or maker or for a day to come.
    """
    _demand(matter=matter, made_by=made_by)
    _demand_past(office, decided_on)
    with office.writing("delegation.register") as session:
        point = found(session, DelegationPoint, point_id) if point_id else None
        if point is not None and (not point.active or point.body_id != body_id):
            raise PointNotActive(point.code)
        return _kept(
            session,
            DelegatedDecision(
                body_id=body_id,
                case_id=case_id,
                point_id=point_id,
                maker=DecisionMaker.DELEGATE,
                made_by=made_by.strip(),
                decided_on=decided_on,
                matter=matter.strip(),
                legal_basis=legal_basis.strip() or _secrecy(session, case_id),
                appeal=appeal,
            ),
        ).id


def register_chair_decision(
    office: Office, body_id: int, *, matter: str, made_by: str, decided_on: date, urgency: str,
    case_id: int | None = None, legal_basis: str = "",
) -> int:  # fmt: skip
    """Register what the chair decided because it could not wait (KL 6:39); gives its key.

    It goes on the agenda of the body's next meeting by itself. Raises ``ReasonNeeded`` without
    why it was urgent.
    """
    _demand(matter=matter, made_by=made_by)
    _demand_past(office, decided_on)
    if not urgency.strip():
        raise ReasonNeeded("chair_decision")
    with office.writing("delegation.register_chair") as session:
        decision = _kept(
            session,
            DelegatedDecision(
                body_id=body_id,
                case_id=case_id,
                maker=DecisionMaker.CHAIR,
                made_by=made_by.strip(),
                decided_on=decided_on,
                matter=matter.strip(),
                legal_basis=legal_basis.strip() or _secrecy(session, case_id),
                urgency=urgency.strip(),
            ),
        )
        meeting_id = next_meeting(session, body_id, max(decided_on, office.today()))
        if meeting_id is not None:
            report_chair_decisions(session, found(session, Meeting, meeting_id))
        return decision.id


def _demand(**texts: str) -> None:
    for field, text in texts.items():
        if not text.strip():
            raise NotWellFormed(field, text)


def _demand_past(office: Office, day: date) -> None:
    if day > office.today():
        raise NotWellFormed("decided_on", day.isoformat())


def _kept(session: Session, decision: DelegatedDecision) -> DelegatedDecision:
    session.add(decision)
    session.flush()
    return decision


def _secrecy(session: Session, case_id: int | None) -> str:
    return found(session, Case, case_id).legal_basis if case_id is not None else ""


def report_chair_decisions(session: Session, meeting: Meeting) -> None:
    """Put the chair's unreported decisions on the meeting's agenda (KL 6:40)."""
    rows = unreported(session, meeting.body_id, meeting.held_on)
    chosen = [row.id for row in rows if row.maker is DecisionMaker.CHAIR]
    if chosen:
        _report(session, meeting, DecisionMaker.CHAIR, chosen)


def report_decisions(
    office: Office, meeting_id: int, decision_ids: Sequence[int] | None = None
) -> int:
    """List decisions under an item of the meeting's agenda; gives the item's key.

    The chair's have an item of their own. Without keys all of the delegates' that the body has
    not been told of yet. Raises ``AlreadyReported`` for one that another meeting was told of, and
    ``NotFound`` when there is none.
    """
    with office.writing("delegation.report") as session:
        meeting = found(session, Meeting, meeting_id)
        if decision_ids is None:
            rows = unreported(session, meeting.body_id, meeting.held_on)
            decision_ids = [row.id for row in rows if row.maker is DecisionMaker.DELEGATE]
        if not decision_ids:
            raise NotFound("delegated_decision")
        by_maker: dict[DecisionMaker, list[int]] = {}
        for key in decision_ids:
            by_maker.setdefault(found(session, DelegatedDecision, key).maker, []).append(key)
        return [_report(session, meeting, maker, keys) for maker, keys in by_maker.items()][-1]


def _report(
    session: Session, meeting: Meeting, maker: DecisionMaker, decision_ids: Sequence[int]
) -> int:
    item = _item(session, meeting, maker)
    for key in decision_ids:
        decision = found(session, DelegatedDecision, key)
        _demand_unreported(session, decision, item)
        decision.reported_item_id = item.id
    session.flush()
    list_under(session, item)
    return item.id


def _item(session: Session, meeting: Meeting, maker: DecisionMaker) -> AgendaItem:
    title = _TITLES[maker]
    session.expire(meeting, ["items"])
    for item in meeting.items:
        if item.kind is ItemKind.NOTIFICATIONS and item.title == title:
            return item
    item = AgendaItem(
        body_id=meeting.body_id,
        meeting_id=meeting.id,
        kind=ItemKind.NOTIFICATIONS,
        title=title,
        place=last_place(session, meeting.id) + 1,
        added=meeting.summoned_on is not None,
        proposed_decision=(Text(runs(f"{meeting.body.name} har tagit del av besluten.")),),
    )
    session.add(item)
    session.flush()
    return item


def _demand_unreported(session: Session, decision: DelegatedDecision, item: AgendaItem) -> None:
    if decision.body_id != item.body_id:
        raise NotFound("delegated_decision")
    earlier = decision.reported_item_id
    if earlier is not None and earlier != item.id:
        told = found(session, AgendaItem, earlier)
        meeting = found(session, Meeting, told.meeting_id or 0)
        raise AlreadyReported(meeting.held_on)


def list_under(session: Session, item: AgendaItem) -> None:
    """Write the list into the item's paragraph; raises ``VerifiedTextLocked``."""
    paragraph = editable(session, paragraph_of(session, item).id)
    rows = reported_under(session, item.id)
    paragraph.matter = (delegations_table(rows),) if rows else ()


def take_back_report(office: Office, decision_id: int) -> None:
    """Take a decision out of the list that it was put on; it waits for another meeting.

    An item left without decisions goes too, unless it has its number. Raises
    ``VerifiedTextLocked`` once those minutes are verified.
    """
    take_back_reports(office, (decision_id,))


def take_back_reports(office: Office, decision_ids: Sequence[int]) -> None:
    """The same for several decisions: all of them, or none when one is refused."""
    with office.writing("delegation.take_back") as session:
        for key in decision_ids:
            unlist(session, found(session, DelegatedDecision, key))


def unlist(session: Session, decision: DelegatedDecision) -> None:
    """Take a decision out of its list within a transaction."""
    if decision.reported_item_id is None:
        return
    item = found(session, AgendaItem, decision.reported_item_id)
    decision.reported_item_id = None
    session.flush()
    list_under(session, item)
    empty = not reported_under(session, item.id)
    if empty and (item.paragraph is None or item.paragraph.number is None):
        take_off(session, item)
        session.delete(item)


def announce_decision(office: Office, decision_id: int, day: date | None) -> None:
    """Note that a separately recorded decision was posted on the notice board (KL 8:10).

    No day takes the note back. Raises ``NotWellFormed`` for a day before it was decided, or one
    to come.
    """
    with office.writing("delegation.announce") as session:
        decision = found(session, DelegatedDecision, decision_id)
        if day is not None and not decision.decided_on <= day <= office.today():
            raise NotWellFormed("posted_on", day.isoformat())
        decision.posted_on = day
