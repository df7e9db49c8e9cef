"""Recipients: roles, persons, organisations and groups that papers go to."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, Keyed, Versioned
from db.rules.lifecycle import Channel, RecipientKind


class Recipient(Versioned, Base, kw_only=True):
    """Somebody who gets papers. A role resolves to whoever holds it now (``holder``)."""

    __tablename__ = "recipient"
    __table_args__ = (UniqueConstraint("name"),)

    kind: Mapped[RecipientKind]
    name: Mapped[str] = mapped_column(String(200))
    name_sort: Mapped[str] = mapped_column(String(400), default="")
    holder: Mapped[str] = mapped_column(String(200), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    postal_address: Mapped[str] = mapped_column(String(400), default="")
    channel: Mapped[Channel] = mapped_column(default=Channel.EMAIL)
    active: Mapped[bool] = mapped_column(default=True)

    members: Mapped[list[Recipient]] = relationship(
        secondary="group_member",
        primaryjoin="Recipient.id == GroupMember.group_id",
        secondaryjoin="Recipient.id == GroupMember.member_id",
        order_by="Recipient.name_sort",
        init=False,
        viewonly=True,
        repr=False,
    )


class GroupMember(Keyed, Base, kw_only=True):
    """One recipient's place in a group."""

    __tablename__ = "group_member"
    __table_args__ = (UniqueConstraint("group_id", "member_id"),)

    group_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("recipient.id"))
