"""What corrections lead to: who is to be sent a new edition, and which items rest on old text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from db.entities.correction import Correction
from db.entities.extract import Dispatch, Extract
from db.entities.meeting import AgendaItem
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.queries.pages import chosen
from db.rules.lifecycle import Channel, CorrectionBasis
from db.rules.rich_text import RichText


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction of one part of a paragraph, as it is printed."""

    id: int
    paragraph_id: int
    part: str
    old: RichText
    new: RichText
    reason: str
    basis: CorrectionBasis
    decided_by: str
    decided_on: date
    made_by: str


@dataclass(frozen=True, slots=True)
class ResendRow:
    """Somebody who got an earlier edition of an extract, and not the newest.

    ``label`` is as it was sent, a member of a group as "Kommunerna i länet: Granby kommun".
    """

    paragraph_id: int
    body: str
    number: int
    title: str
    legal_basis: str
    recipient_id: int | None
    label: str
    name: str
    address: str
    channel: Channel
    sent_on: date
    edition: int
    newest: int


@dataclass(frozen=True, slots=True)
class CorrectedOrigin:
    """An item that came from a paragraph which has been corrected since (on ``corrected_on``)."""

    item_id: int
    paragraph_id: int
    origin: str
    number: int
    corrected_on: date


def corrections_of(session: Session, paragraph_id: int) -> tuple[CorrectionRow, ...]:
    """The paragraph's corrections, the first first."""
    query = (
        select(
            Correction.id, Correction.paragraph_id, Correction.part, Correction.old,
            Correction.new, Correction.reason, Correction.basis, Correction.decided_by,
            Correction.decided_on, Correction.made_by,
        )
        .where(Correction.paragraph_id == paragraph_id)
        .order_by(Correction.id)
    )  # fmt: skip
    return tuple(CorrectionRow(*row) for row in session.execute(query))


def to_send_again(
    session: Session, paragraph_ids: Iterable[int] | None = None
) -> tuple[ResendRow, ...]:
    """Who has an earlier edition only, in the paragraphs or in all; each receiver once."""
    newest = (
        select(Extract.paragraph_id, func.max(Extract.edition).label("edition"))
        .group_by(Extract.paragraph_id)
        .having(func.max(Extract.edition) > 1)
        .subquery()
    )
    later, later_extract = aliased(Dispatch), aliased(Extract)
    has_newer = (
        select(later.id)
        .join(later_extract, later_extract.id == later.extract_id)
        .where(
            later_extract.paragraph_id == Extract.paragraph_id,
            later_extract.edition == newest.c.edition,
            later.label == Dispatch.label,
            func.coalesce(later.recipient_id, 0) == func.coalesce(Dispatch.recipient_id, 0),
        )
    )
    query = (
        select(
            Paragraph.id, Body.abbreviation, Paragraph.number, Paragraph.title,
            Paragraph.legal_basis, Dispatch.recipient_id, Dispatch.label, Dispatch.name,
            Dispatch.address, Dispatch.channel, Dispatch.dispatched_on, Extract.edition,
            newest.c.edition,
        )
        .join(Extract, Extract.id == Dispatch.extract_id)
        .join(newest, newest.c.paragraph_id == Extract.paragraph_id)
        .join(Paragraph, Paragraph.id == Extract.paragraph_id)
        .join(Body, Body.id == Paragraph.body_id)
        .where(Extract.edition < newest.c.edition, ~has_newer.exists())
        .order_by(Paragraph.heard_on, Paragraph.number, Dispatch.id)
    )  # fmt: skip
    if paragraph_ids is not None:
        query = query.where(Paragraph.id.in_(chosen(paragraph_ids)))
    rows = (ResendRow(*row) for row in session.execute(query))
    last = {(row.paragraph_id, row.label, row.recipient_id): row for row in rows}
    return tuple(last.values())


def corrected_origins(
    session: Session, *, body_id: int | None = None, meeting_id: int | None = None
) -> tuple[CorrectedOrigin, ...]:
    """Items whose proposal comes from a paragraph that has been corrected."""
    query = (
        select(
            AgendaItem.id, Paragraph.id, Body.abbreviation, Paragraph.number,
            func.max(Correction.decided_on),
        )
        .join(Paragraph, Paragraph.id == AgendaItem.from_paragraph_id)
        .join(Body, Body.id == Paragraph.body_id)
        .join(Correction, Correction.paragraph_id == Paragraph.id)
        .group_by(AgendaItem.id, Paragraph.id, Body.abbreviation, Paragraph.number)
        .order_by(AgendaItem.id)
    )  # fmt: skip
    if body_id is not None:
        query = query.where(AgendaItem.body_id == body_id)
    if meeting_id is not None:
        query = query.where(AgendaItem.meeting_id == meeting_id)
    return tuple(CorrectedOrigin(*row) for row in session.execute(query))
