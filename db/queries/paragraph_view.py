"""One paragraph with all its parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.meeting import AgendaItem
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.entities.recipient import GroupMember, Recipient
from db.queries.addresses import Address, address_of
from db.queries.agenda import CaseLink
from db.queries.corrections import CorrectionRow, corrections_of
from db.queries.pages import text_or_empty
from db.queries.paragraphs import ParagraphRow, paragraph_rows
from db.rules.lifecycle import ItemKind, Outcome, RecipientKind
from db.rules.refusals import NotFound
from db.rules.rich_text import RichText, Runs


@dataclass(frozen=True, slots=True)
class ParagraphRecipientRow:
    """One who is to have the extract: as written, and where it goes.

    ``recipient_id`` is None when the label answers to nobody in the register; a group has
    ``members`` and no address of its own.
    """

    id: int
    place: int
    label: str
    recipient_id: int | None
    kind: RecipientKind | None
    members: int
    address: Address


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with all its parts; ``locked_on`` and ``locked_by`` tell of verification."""

    row: ParagraphRow
    version: int
    body_name: str
    body_genitive: str
    house_style: str
    shows_year: bool
    kind: ItemKind | None
    outcome: Outcome | None
    outcome_reason: str
    part_id: int | None
    locked_on: date | None
    locked_by: str
    struck_reason: str
    decision: RichText
    statement: RichText
    summary: RichText
    matter: RichText
    decision_basis: tuple[Runs, ...]
    proposals: RichText
    order_of_proposals: RichText
    vote: RichText
    reservations: RichText
    notes: RichText
    cases: tuple[CaseLink, ...]
    recipients: tuple[ParagraphRecipientRow, ...]
    corrections: tuple[CorrectionRow, ...]


def paragraph_view(session: Session, paragraph_id: int) -> ParagraphView:
    """The paragraph with all its parts, cases and recipients; raises ``NotFound``."""
    rows = paragraph_rows(session, [paragraph_id])
    if not rows:
        raise NotFound(str(paragraph_id))
    return ParagraphView(
        rows[0],
        *_parts(session, paragraph_id),
        cases=_cases(session, paragraph_id),
        recipients=_recipients(session, paragraph_id),
        corrections=corrections_of(session, paragraph_id),
    )


def _parts(session: Session, paragraph_id: int) -> tuple[Any, ...]:
    query = (
        select(
            Paragraph.version, Body.name, Body.genitive, Body.house_style, Body.shows_year,
            AgendaItem.kind, AgendaItem.outcome, text_or_empty(AgendaItem.outcome_reason),
            Paragraph.part_id, MinutesPart.verified_on, text_or_empty(MinutesPart.verified_by),
            Paragraph.struck_reason, Paragraph.decision,
            Paragraph.statement, Paragraph.summary, Paragraph.matter, Paragraph.decision_basis,
            Paragraph.proposals, Paragraph.order_of_proposals, Paragraph.vote,
            Paragraph.reservations, Paragraph.notes,
        )
        .join(Body, Body.id == Paragraph.body_id)
        .outerjoin(AgendaItem, AgendaItem.id == Paragraph.item_id)
        .outerjoin(MinutesPart, MinutesPart.id == Paragraph.part_id)
        .where(Paragraph.id == paragraph_id)
    )  # fmt: skip
    return tuple(session.execute(query).one())


def _cases(session: Session, paragraph_id: int) -> tuple[CaseLink, ...]:
    query = (
        select(Case.id, Case.registration_number, Case.title)
        .join(ParagraphCase, ParagraphCase.case_id == Case.id)
        .where(ParagraphCase.paragraph_id == paragraph_id)
        .order_by(ParagraphCase.place, ParagraphCase.id)
    )
    return tuple(CaseLink(*row) for row in session.execute(query))


def _recipients(session: Session, paragraph_id: int) -> tuple[ParagraphRecipientRow, ...]:
    members = select(func.count()).where(GroupMember.group_id == Recipient.id)
    query = (
        select(
            ParagraphRecipient.id, ParagraphRecipient.place, ParagraphRecipient.label,
            Recipient.id, Recipient.kind, members.correlate(Recipient).scalar_subquery(),
            Recipient.channel, Recipient.email, Recipient.postal_address,
        )
        .outerjoin(Recipient, Recipient.id == ParagraphRecipient.recipient_id)
        .where(ParagraphRecipient.paragraph_id == paragraph_id)
        .order_by(ParagraphRecipient.place)
    )  # fmt: skip
    return tuple(
        ParagraphRecipientRow(*row[:6], address_of(*row[6:])) for row in session.execute(query)
    )
