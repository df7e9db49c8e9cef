"""One case, meeting or paragraph with all it holds, as plain values.

The keys are those that ``read`` uses too, so that what was read and what is kept can be compared.
"""

from __future__ import annotations

from typing import Any

from db.queries.cases import MemoView, case_view, memo_view
from db.queries.lookup import ThingKind, lookup
from db.queries.meetings import meeting_view
from db.queries.paragraph_view import ParagraphView, paragraph_view
from db.rules.decision import lead_in_of, points_of
from db.rules.refusals import NotFound
from db.rules.rich_text import Heading, RichText, plain, plain_text
from db.store import Session
from desktop.commands.answers import flat, lines_of, without_empty


def shown(session: Session, key: str) -> dict[str, Any]:
    """All of the thing that the key names; raises ``NotFound``."""
    found = lookup(session, key)
    match found.kind if found else None:
        case ThingKind.CASE if found:
            return _case(session, found.id)
        case ThingKind.MEETING if found:
            return _meeting(session, found.id)
        case ThingKind.PARAGRAPH if found:
            return paragraph_fields(paragraph_view(session, found.id))
        case _:
            raise NotFound(key)


def _case(session: Session, case_id: int) -> dict[str, Any]:
    view = case_view(session, case_id)
    head = view.head
    memos = [memo_fields(memo_view(session, row.id)) for row in view.memos]
    return without_empty(
        {
            "kind": "case",
            "registration_numbers": [head.registration_number],
            "titles": [head.title],
            "body": head.body_name,
            "status": head.status,
            "case_officer": head.officer,
            "opened_on": head.opened_on,
            "closed_on": head.closed_on,
            **(memos[0] if len(memos) == 1 else {}),
            "memos": memos if len(memos) > 1 else [],
            "records": [flat(row) for row in view.records],
            "paragraphs": [
                paragraph_fields(paragraph_view(session, row.id)) for row in view.paragraphs
            ],
            "papers": [flat(row) for row in view.papers],
            "dispatches": [flat(row) for row in view.dispatches],
        }
    )


def memo_fields(memo: MemoView) -> dict[str, Any]:
    """A memo's parts."""
    return without_empty(
        {
            "title": memo.title,
            "document_date": memo.dated_on,
            "proposed_points": _points(memo.decision),
            "lead_in": lead_in_of(memo.decision),
            **_parts(memo.statement, memo.summary, memo.matter),
            "decision_basis": lines_of(memo.decision_basis),
            "recipients": list(memo.recipients),
        }
    )


def paragraph_fields(view: ParagraphView) -> dict[str, Any]:
    """A paragraph's parts."""
    row = view.row
    return without_empty(
        {
            "kind": "paragraph",
            "body": view.body_name,
            "meeting_date": row.heard_on,
            "registration_numbers": list(row.registration_numbers),
            "paragraph_numbers": [str(row.number)] if row.number else [],
            "titles": [row.title],
            "lead_in": lead_in_of(view.decision),
            "decision_points": _points(view.decision),
            **_parts(view.statement, view.summary, view.matter),
            "proposals": plain_text(view.proposals).splitlines(),
            "decision_basis": lines_of(view.decision_basis),
            "recipients": [r.label for r in view.recipients],
            "verified_on": view.locked_on,
        }
    )


def _points(content: RichText) -> list[str]:
    return lines_of(points_of(content))


def _parts(statement: RichText, summary: RichText, matter: RichText) -> dict[str, Any]:
    headings = [plain(block.runs) for block in matter if isinstance(block, Heading)]
    return {
        "statement": plain_text(statement),
        "summary": plain_text(summary),
        "matter": plain_text(matter),
        "matter_headings": headings,
    }


def _meeting(session: Session, meeting_id: int) -> dict[str, Any]:
    view = meeting_view(session, meeting_id)
    return without_empty(
        {
            "kind": "meeting",
            "body": view.head.body_name,
            "meeting_date": view.head.held_on,
            "starts_at": view.head.starts_at,
            "ends_at": view.head.ends_at,
            "place": view.head.place,
            "secretary": view.head.secretary,
            "agenda": [_item(flat(row)) for row in view.agenda],
            "attendance": [flat(row) for row in view.attendance],
            "minutes_parts": [_part(flat(row)) for row in view.parts],
        }
    )


def _item(fields: dict[str, Any]) -> dict[str, Any]:
    fields["proposed_decision"] = plain_text(fields["proposed_decision"])
    fields["cases"] = [link.registration_number for link in fields["cases"]]
    return without_empty(fields)


def _part(fields: dict[str, Any]) -> dict[str, Any]:
    fields["verifiers"] = [verifier.name for verifier in fields["verifiers"]]
    fields["papers"] = [flat(paper) for paper in fields["papers"]]
    return without_empty(fields)
