"""The names that cases are handled under, and the numbers that cases have."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.rules.swedish_order import sort_key


def case_officers(session: Session) -> tuple[str, ...]:
    """Everybody who handles a case, each once, in Swedish order."""
    names = session.scalars(select(Case.case_officer).where(Case.case_officer != "").distinct())
    return tuple(sorted(names, key=sort_key))


def number_of_case(session: Session, case_id: int) -> str:
    """The dnr of a case as it is written; empty for no case."""
    query = select(Case.registration_number).where(Case.id == case_id)
    return session.scalar(query) or ""
