"""Where what is found is opened: a record stands in its case, all else by itself."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.record import Record
from db.queries.lookup import ThingKind
from db.queries.pages import chosen
from db.queries.search import Hit, search


def search_places(session: Session, typed: str, *, limit: int) -> tuple[tuple[Hit, int], ...]:
    """What answers to the text, best first, each with the key of the page that it is opened on."""
    hits = search(session, typed, limit=limit)
    records = [hit.id for hit in hits if hit.kind is ThingKind.RECORD]
    query = select(Record.id, Record.case_id).where(Record.id.in_(chosen(records)))
    cases = dict(session.execute(query).all())
    return tuple((hit, cases.get(hit.id, hit.id)) for hit in hits)
