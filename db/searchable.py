"""What words lead to a case, a paragraph, a record or a recipient: public text only."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.entities.recipient import Recipient
from db.entities.record import Record
from db.entities.search_entry import SearchEntry
from db.entities.text_parts import public_text


def searchable(session: Session, thing: object) -> SearchEntry | None:
    """The search entry that the thing has as it stands now, or none for things of other kinds."""
    match thing:
        case Case():
            return _case_entry(session, thing)
        case Paragraph():
            return _paragraph_entry(session, thing)
        case Record():
            return _record_entry(session, thing)
        case Recipient():
            text = "\n".join((thing.holder, thing.email, thing.postal_address)).strip()
            return SearchEntry(
                id=thing.id, kind="recipient", key=thing.name, title=thing.name, text=text
            )
        case _:
            return None


def _abbreviation(session: Session, body_id: int | None) -> str:
    body = session.get(Body, body_id) if body_id is not None else None
    return body.abbreviation if body else ""


def _case_entry(session: Session, case: Case) -> SearchEntry:
    text = "\n".join((case.registration_number, case.case_officer)).strip()
    return SearchEntry(
        id=case.id,
        kind="case",
        key=case.registration_number,
        body=_abbreviation(session, case.body_id),
        day=case.opened_on,
        title=case.title,
        text=text,
    )


def _paragraph_entry(session: Session, paragraph: Paragraph) -> SearchEntry:
    body = _abbreviation(session, paragraph.body_id)
    number = f"§ {paragraph.number}/{paragraph.year}" if paragraph.year else f"§ {paragraph.number}"
    key = f"{body} {number}" if paragraph.number else body
    public = not paragraph.is_secret
    return SearchEntry(
        id=paragraph.id,
        kind="paragraph",
        key=key,
        body=body,
        day=paragraph.heard_on,
        title=paragraph.title if public else "Sekretessärende",
        text=public_text(paragraph.all_lines()) if public else "",
    )


def _record_entry(session: Session, record: Record) -> SearchEntry:
    case = session.get(Case, record.case_id)
    number = case.registration_number if case else ""
    return SearchEntry(
        id=record.id,
        kind="record",
        key=f"{number} nr {record.running_number}",
        day=record.received_on or record.drawn_up_on,
        title=record.title,
        text="" if record.legal_basis else record.counterpart,
    )
