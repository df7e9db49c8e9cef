"""Writing memos (tjänsteskrivelser): the text that everything later is made of."""

from __future__ import annotations

from db.entities.case import Case, Memo
from desktop.operations.cases import tidy_title
from desktop.operations.office import Office, demand_version, found


def start_memo(
    office: Office, case_id: int, *, body_id: int | None = None, title: str = "", author: str = ""
) -> int:
    """Begin a memo in a case, titled as the case unless told otherwise; gives its key."""
    with office.writing("memo.start") as session:
        case = found(session, Case, case_id)
        memo = Memo(
            case_id=case_id,
            body_id=body_id or case.body_id,
            title=tidy_title(title or case.title),
            dated_on=office.today(),
            author=author or case.case_officer or office.clerk,
        )
        session.add(memo)
        session.flush()
        return memo.id


def revise_memo(office: Office, memo_id: int, version: int, **changes: object) -> int:
    """Save changed parts of a memo; gives its new version.

    ``changes`` are fields of ``Memo`` (title, body_id, dated_on, author, decision, statement,
    summary, matter, decision_basis, recipients). Raises ``ChangedMeanwhile``.
    """
    with office.writing("memo.revise") as session:
        memo = found(session, Memo, memo_id)
        demand_version(memo, version)
        if "title" in changes:
            changes["title"] = tidy_title(str(changes["title"]))
        for field, value in changes.items():
            setattr(memo, field, value)
        session.flush()
        return memo.version
