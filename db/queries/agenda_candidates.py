"""What may be put on an agenda: memos that no item has taken up, and open cases."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.entities.case import Case, Memo
from db.entities.meeting import AgendaItem
from db.queries.cases import case_ids
from db.queries.pages import chosen
from db.queries.words import all_among, needles
from db.rules.lifecycle import CaseStatus


class Candidate(StrEnum):
    """What a candidate is."""

    MEMO = "memo"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A memo or a case to put on an agenda; ``case_id`` is the memo's case, or the case itself."""

    id: int
    kind: Candidate
    title: str
    registration_number: str
    case_id: int
    author: str


def waiting_memos(session: Session, body_id: int) -> tuple[CandidateRow, ...]:
    """The memos addressed to the body that are on no agenda and wait for none, oldest first."""
    taken = exists().where(AgendaItem.memo_id == Memo.id)
    query = (
        select(Memo.id, Memo.title, Case.registration_number, Case.id, Memo.author)
        .join(Case, Case.id == Memo.case_id)
        .where(Memo.body_id == body_id, ~taken)
        .order_by(Memo.id)
    )
    return tuple(
        CandidateRow(key, Candidate.MEMO, title, dnr, case_id, author)
        for key, title, dnr, case_id, author in session.execute(query)
    )


def agenda_candidates(
    session: Session, body_id: int, text: str, *, limit: int = 8
) -> tuple[CandidateRow, ...]:
    """The memos that wait and the open cases that fit what is typed, memos first."""
    wanted = needles(text)
    memos = [
        memo
        for memo in waiting_memos(session, body_id)
        if all_among(wanted, f"{memo.registration_number}\n{memo.title}")
    ]
    return (*memos, *_cases(session, text, limit))[:limit]


def _cases(session: Session, text: str, limit: int) -> tuple[CandidateRow, ...]:
    ids = case_ids(session, text=text, status=CaseStatus.OPEN, limit=None if text else limit)
    query = (
        select(Case.id, Case.title, Case.registration_number, Case.case_officer)
        .where(Case.id.in_(chosen(ids[:limit])))
        .order_by(Case.opened_on.desc(), Case.id.desc())
    )
    return tuple(
        CandidateRow(key, Candidate.CASE, title, dnr, key, officer)
        for key, title, dnr, officer in session.execute(query)
    )
