"""What would be remarked on a case: time for motions, what is public that must not be (OSL 5:2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.checks.remark import Remark
from db.entities.case import Case
from db.entities.record import Record
from db.rules.deadlines import motion_answer_by
from db.rules.lifecycle import CaseKind, CaseStatus
from db.rules.personal_data import personal_numbers
from db.rules.refusals import NotFound
from db.rules.statutes import RuleLabel

ANSWERED_WITHIN_A_YEAR = (CaseKind.MOTION, CaseKind.CITIZEN_PROPOSAL)
_NEAR = timedelta(days=60)


def case_remarks(session: Session, case_id: int, today: date) -> Iterator[Remark]:
    """All remarks on a case and its records; two statements. Raises ``NotFound``."""
    query = select(
        Case.registration_number, Case.kind, Case.status, Case.title, Case.submitted_by,
        Case.legal_basis, Case.opened_on, Case.body_id,
    ).where(Case.id == case_id)  # fmt: skip
    row = session.execute(query).first()
    if row is None:
        raise NotFound(f"case_file {case_id}")
    number, kind, status, title, submitter, basis, opened_on, body_id = row
    if status is CaseStatus.OPEN and kind in ANSWERED_WITHIN_A_YEAR:
        yield from _answer(case_id, number, opened_on, today)
    if not basis:
        found = [*personal_numbers(title), *personal_numbers(submitter)]
        yield from _personal_number(case_id, f"Dnr {number}", len(found))
    if body_id is None:
        yield Remark(
            what="case_without_body",
            where=f"Dnr {number}",
            label=RuleLabel.HABIT,
            subject_id=case_id,
        )
    yield from _records(session, case_id, number)


def _answer(case_id: int, number: str, opened_on: date, today: date) -> Iterator[Remark]:
    """A motion or citizen proposal is answered within a year if possible (KL 5:35)."""
    last = motion_answer_by(opened_on)
    if today >= last - _NEAR:
        yield Remark(
            what="motion_overdue" if today > last else "motion_due",
            where=f"Dnr {number}",
            section="KL 5:35",
            subject_id=case_id,
            facts=(opened_on.isoformat(), last.isoformat()),
        )


def _records(session: Session, case_id: int, number: str) -> Iterator[Remark]:
    query = (
        select(
            Record.id, Record.running_number, Record.title, Record.protected_title,
            Record.legal_basis, Record.counterpart,
        )
        .where(Record.case_id == case_id)
        .order_by(Record.running_number)
    )  # fmt: skip
    for key, running, title, protected, basis, counterpart in session.execute(query):
        where = f"Dnr {number} nr {running}"
        if protected and not basis:
            yield Remark(
                what="protected_without_basis",
                where=where,
                section="OSL 5:2",
                grave=True,
                subject_id=key,
            )
        found = [*personal_numbers(title), *(() if basis else personal_numbers(counterpart))]
        yield from _personal_number(key, where, len(found))


def _personal_number(subject_id: int, where: str, count: int) -> Iterator[Remark]:
    if count:
        yield Remark(
            what="personal_number",
            where=where,
            section="KL 8:10",
            grave=True,
            subject_id=subject_id,
            facts=(str(count),),
        )
