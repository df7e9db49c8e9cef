"""Extracts and who is to have them: paragraphs across, receivers down, what is sent and missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from db.entities.extract import Dispatch, Extract
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import GroupMember, Recipient
from db.queries.addresses import Address, AddressState, address_of
from db.queries.deliveries import RECEIVER, deliveries, sent_as
from db.queries.pages import chosen, text_or_empty
from db.rules.lifecycle import Channel, ParagraphStatus, RecipientKind


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One receiver of one paragraph's extract.

    ``label`` is what the paragraph says, ``name`` who gets it: the holder of a role, a member of
    a group. ``sent_on`` and ``channel_used`` tell of the newest edition; None while unsent.
    """

    paragraph_id: int
    place: int
    label: str
    recipient_id: int | None
    kind: RecipientKind | None
    name: str
    address: Address
    dispatch_id: int | None
    sent_on: date | None
    channel_used: Channel | None

    @property
    def is_sent(self) -> bool:
        """Whether this receiver has the newest edition."""
        return self.dispatch_id is not None

    @property
    def can_be_sent(self) -> bool:
        """Whether there is an address that will do."""
        return self.address.state is AddressState.READY


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """A numbered paragraph with its receivers; ``edition`` is None until an extract is made."""

    id: int
    body: str
    number: int
    year: int | None
    heard_on: date | None
    title: str
    legal_basis: str
    meeting_id: int | None
    verified_on: date | None
    edition: int | None
    deliveries: tuple[DeliveryRow, ...]

    @property
    def unsent(self) -> tuple[DeliveryRow, ...]:
        """Those who lack the newest edition."""
        return tuple(one for one in self.deliveries if not one.is_sent)


def meeting_extracts(session: Session, meeting_id: int) -> tuple[ExtractRow, ...]:
    """The meeting's numbered paragraphs in order of number, each with its receivers."""
    return _rows(session, Paragraph.meeting_id == meeting_id)


def extract_row(session: Session, paragraph_id: int) -> ExtractRow | None:
    """One numbered paragraph with its receivers; None for a draft or a struck one."""
    return next(iter(_rows(session, Paragraph.id == paragraph_id)), None)


def unsent_extracts(
    session: Session, *, body_id: int | None = None, since: date | None = None
) -> tuple[ExtractRow, ...]:
    """Verified paragraphs that somebody has yet to be sent, the oldest first.

    ``since`` leaves out what was heard before that day.
    """
    missing = deliveries(ParagraphRecipient.paragraph_id).where(sent_as().is_(None))
    conditions: list[ColumnElement[bool]] = [
        MinutesPart.verified_on.is_not(None),
        Paragraph.id.in_(missing),
    ]
    if body_id is not None:
        conditions.append(Paragraph.body_id == body_id)
    if since is not None:
        conditions.append(Paragraph.heard_on >= since)
    return _rows(session, *conditions)


def _rows(session: Session, *conditions: ColumnElement[bool]) -> tuple[ExtractRow, ...]:
    edition = select(func.max(Extract.edition)).where(Extract.paragraph_id == Paragraph.id)
    query = (
        select(
            Paragraph.id, Body.abbreviation, Paragraph.number, Paragraph.year, Paragraph.heard_on,
            Paragraph.title, Paragraph.legal_basis, Paragraph.meeting_id, MinutesPart.verified_on,
            edition.correlate(Paragraph).scalar_subquery(),
        )
        .join(Body, Body.id == Paragraph.body_id)
        .outerjoin(MinutesPart, MinutesPart.id == Paragraph.part_id)
        .where(Paragraph.status == ParagraphStatus.NUMBERED, *conditions)
        .order_by(Paragraph.heard_on, Body.abbreviation, Paragraph.number)
    )  # fmt: skip
    paragraphs: list[tuple[Any, ...]] = [tuple(row) for row in session.execute(query)]
    receivers = _deliveries(session, [row[0] for row in paragraphs])
    return tuple(ExtractRow(*row, deliveries=receivers.get(row[0], ())) for row in paragraphs)


def _deliveries(
    session: Session, paragraph_ids: Sequence[int]
) -> dict[int, tuple[DeliveryRow, ...]]:
    wanted = deliveries(
        ParagraphRecipient.paragraph_id, ParagraphRecipient.place, ParagraphRecipient.label,
        RECEIVER.label("receiver"), GroupMember.group_id, sent_as().label("dispatch_id"),
    ).where(ParagraphRecipient.paragraph_id.in_(chosen(paragraph_ids))).subquery()  # fmt: skip
    query = (
        select(
            wanted.c.paragraph_id, wanted.c.place, wanted.c.label, Recipient.id, Recipient.kind,
            func.coalesce(func.nullif(Recipient.holder, ""), Recipient.name, wanted.c.label),
            Recipient.channel, Recipient.email, Recipient.postal_address,
            Dispatch.id, Dispatch.dispatched_on, Dispatch.channel,
        )
        .outerjoin(Recipient, Recipient.id == wanted.c.receiver)
        .outerjoin(Dispatch, Dispatch.id == wanted.c.dispatch_id)
        .order_by(wanted.c.paragraph_id, wanted.c.place, text_or_empty(Recipient.name_sort))
    )  # fmt: skip
    rows = [_delivery(*row) for row in session.execute(query)]
    return {key: tuple(group) for key, group in groupby(rows, key=attrgetter("paragraph_id"))}


def _delivery(*values: Any) -> DeliveryRow:
    dispatch_id, sent_on, channel = values[9:]
    return DeliveryRow(
        *values[:6],
        address=address_of(*values[6:9]),
        dispatch_id=dispatch_id,
        sent_on=sent_on,
        channel_used=channel,
    )
