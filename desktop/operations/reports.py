"""Papers about many things at once: the report of delegated decisions, the journal of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from db.entities.case import Case
from db.entities.delegation import DelegatedDecision
from db.entities.meeting import Meeting
from db.entities.organisation import Body, Organisation
from db.queries.delegations import (
    delegated_decision,
    delegated_decisions,
    reported_at,
    scheme_points,
    unreported,
)
from db.queries.existing import only_organisation
from db.queries.journal import case_events_journalled, secret_things
from db.store import Session
from desktop.documents.compose.delegated_record import compose_delegated_record
from desktop.documents.compose.delegations import compose_delegations
from desktop.documents.compose.journal import compose_journal
from desktop.documents.house_style import HouseStyle, house_style
from desktop.documents.model import Manuscript
from desktop.operations.office import Office, found


@dataclass(frozen=True, slots=True)
class Report:
    """A composed report, how it is set, the words of its file name, and whose it is."""

    manuscript: Manuscript
    style: HouseStyle
    stem: tuple[str, ...]
    body_id: int | None


def delegations_report(office: Office, session: Session, subject_id: int) -> Report:
    """What one meeting is told of, or what a body has not been told of yet.

    A body's report also lists what is recorded separately and has not been announced; of one
    decision, the record of that decision alone. Raises ``NotFound``.
    """
    organisation, today = _organisation(session), office.today()
    if session.get(DelegatedDecision, subject_id) is not None:
        return _record(session, subject_id, organisation, today)
    meeting = session.get(Meeting, subject_id)
    if meeting is not None:
        body, rows, held_on = meeting.body, reported_at(session, meeting.id), meeting.held_on
    else:
        body, held_on = found(session, Body, subject_id), None
        apart = (one for one in delegated_decisions(session, body.id) if one.is_announced_alone)
        left = tuple(one for one in apart if one.posted_on is None)
        rows = (*unreported(session, body.id, today), *left)
    manuscript = compose_delegations(body, rows, organisation, made_on=today, held_on=held_on)
    stem = ("Delegationsbeslut", body.abbreviation, (held_on or today).isoformat())
    return Report(manuscript, house_style(body.house_style), stem, body.id)


def _record(session: Session, decision_id: int, organisation: Organisation, today: date) -> Report:
    row = delegated_decision(session, decision_id)
    body = found(session, Body, row.body_id)
    points = {one.id: one for one in scheme_points(session, row.body_id)}
    manuscript = compose_delegated_record(
        body, row, points.get(row.point_id or 0), organisation, made_on=today
    )
    name = "Ordförandebeslut" if row.is_chairs else "Delegationsbeslut"
    number = "" if row.legal_basis else row.registration_number
    stem = (name, body.abbreviation, row.decided_on.isoformat(), number)
    return Report(manuscript, house_style(body.house_style), stem, body.id)


def journal_report(office: Office, session: Session, case_id: int) -> Report:
    """The journal of a case; raises ``NotFound``."""
    case = found(session, Case, case_id)
    events = case_events_journalled(session, case.id)
    manuscript = compose_journal(
        case,
        events,
        secret_things(session, case.id),
        _organisation(session),
        made_on=office.today(),
    )
    style = house_style(case.body.house_style if case.body else "region")
    return Report(manuscript, style, ("Journal", case.registration_number), case.body_id)


def _organisation(session: Session) -> Organisation:
    return found(session, Organisation, only_organisation(session) or 0)
