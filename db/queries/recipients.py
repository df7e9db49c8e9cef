"""Recipients: the list, groups with their members, and where they occur."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import GroupMember, Recipient
from db.queries.addresses import Address, address_of
from db.queries.filtered import filtered
from db.queries.pages import chosen, in_order, keys, sorting
from db.queries.paragraphs import ParagraphRow, paragraph_rows
from db.rules.lifecycle import Channel, RecipientKind
from db.rules.refusals import NotFound

_SORTS: dict[str, Any] = {
    "name": Recipient.name_sort,
    "kind": Recipient.kind,
    "holder": Recipient.holder,
    "channel": Recipient.channel,
}


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One who gets papers; ``members`` counts those of a group, ``occurrences`` paragraphs."""

    id: int
    version: int
    kind: RecipientKind
    name: str
    holder: str
    email: str
    postal_address: str
    channel: Channel
    active: bool
    members: int
    occurrences: int

    @property
    def address(self) -> Address:
        """Where papers go, and whether they can."""
        return address_of(self.channel, self.email, self.postal_address)


@dataclass(frozen=True, slots=True)
class RecipientView:
    """A recipient with its members, the groups that it is in, and the paragraphs it gets."""

    row: RecipientRow
    members: tuple[RecipientRow, ...]
    groups: tuple[RecipientRow, ...]
    paragraphs: tuple[ParagraphRow, ...]


def recipient_ids(
    session: Session, *, text: str = "", kind: RecipientKind | None = None,
    active: bool | None = None, sort: str = "name", descending: bool = False,
    limit: int | None = None,
) -> array[int]:  # fmt: skip
    """Keys of the recipients that fit, sorted by ``name``, ``kind``, ``holder`` or ``channel``."""
    query = select(Recipient.id).order_by(
        *sorting(_SORTS, sort, Recipient.id, descending=descending)
    )
    if kind is not None:
        query = query.where(Recipient.kind == kind)
    if active is not None:
        query = query.where(Recipient.active.is_(active))
    return filtered(session, query, Recipient.id, text, limit)


def recipient_rows(session: Session, ids: Sequence[int]) -> tuple[RecipientRow, ...]:
    """The rows of these recipients, in the order asked for."""
    query = select(
        Recipient.id, Recipient.version, Recipient.kind, Recipient.name, Recipient.holder,
        Recipient.email, Recipient.postal_address, Recipient.channel, Recipient.active,
        _count(GroupMember.group_id), _count(ParagraphRecipient.recipient_id),
    ).where(Recipient.id.in_(chosen(ids)))  # fmt: skip
    return in_order(ids, (RecipientRow(*row) for row in session.execute(query)))


def _count(column: Any) -> ColumnElement[int]:
    return select(func.count()).where(column == Recipient.id).correlate(Recipient).scalar_subquery()


def recipient_view(session: Session, recipient_id: int) -> RecipientView:
    """The recipient with its groups and where it occurs, newest first; raises ``NotFound``."""
    rows = recipient_rows(session, [recipient_id])
    if not rows:
        raise NotFound(str(recipient_id))
    return RecipientView(
        rows[0],
        recipient_rows(session, _members(session, recipient_id)),
        recipient_rows(session, _groups(session, recipient_id)),
        paragraph_rows(session, _paragraphs(session, recipient_id)),
    )


def _members(session: Session, group_id: int) -> array[int]:
    query = select(GroupMember.member_id).join(Recipient, Recipient.id == GroupMember.member_id)
    return keys(session, _by_name(query.where(GroupMember.group_id == group_id)))


def _groups(session: Session, member_id: int) -> array[int]:
    query = select(GroupMember.group_id).join(Recipient, Recipient.id == GroupMember.group_id)
    return keys(session, _by_name(query.where(GroupMember.member_id == member_id)))


def _by_name(query: Select[int]) -> Select[int]:
    return query.order_by(Recipient.name_sort, Recipient.id)


def _paragraphs(session: Session, recipient_id: int) -> array[int]:
    query = (
        select(Paragraph.id)
        .join(ParagraphRecipient, ParagraphRecipient.paragraph_id == Paragraph.id)
        .where(ParagraphRecipient.recipient_id == recipient_id)
        .order_by(Paragraph.heard_on.desc(), Paragraph.number.desc())
    )
    return keys(session, query)


def expanded(session: Session, ids: Sequence[int]) -> tuple[RecipientRow, ...]:
    """The recipients with every group replaced by its members, nobody twice."""
    found: dict[int, None] = {}
    for row in recipient_rows(session, ids):
        members = _members(session, row.id) if row.kind is RecipientKind.GROUP else [row.id]
        found.update(dict.fromkeys(members))
    return recipient_rows(session, tuple(found))


def names_like(session: Session, text: str, limit: int = 20) -> tuple[RecipientRow, ...]:
    """Active recipients for completion: those whose name holds what was typed."""
    return recipient_rows(session, recipient_ids(session, text=text, active=True, limit=limit))
