"""Keeping the recipients: roles, persons, organisations and groups, and how they are reached."""

from __future__ import annotations

from collections.abc import Sequence

from db.entities.recipient import GroupMember, Recipient
from db.queries.existing import bind_recipients, group_members, recipient_named
from db.rules.lifecycle import Channel, RecipientKind
from db.rules.refusals import NameTaken, NotWellFormed
from db.store import Session
from desktop.operations.office import Office, demand_version, found


def add_recipient(
    office: Office, kind: RecipientKind, name: str, *, holder: str = "", email: str = "",
    postal_address: str = "", channel: Channel = Channel.EMAIL,
) -> int:  # fmt: skip
    """Add a recipient; open paragraphs that name it are bound to it.

    Raises ``NameTaken``, or ``NotWellFormed`` for an e-mail address that cannot be one.
    """
    with office.writing("recipient.add") as session:
        _demand_free(session, name, None)
        recipient = Recipient(
            kind=kind,
            name=tidy_name(name),
            holder=holder.strip(),
            email=tidy_email(email),
            postal_address=postal_address.strip(),
            channel=channel,
        )
        session.add(recipient)
        session.flush()
        bind_recipients(session, recipient.name, recipient.id)
        return recipient.id


def revise_recipient(office: Office, recipient_id: int, version: int, **changes: object) -> int:
    """Change a recipient; what was sent keeps the old name and address. The new version."""
    with office.writing("recipient.revise") as session:
        recipient = found(session, Recipient, recipient_id)
        demand_version(recipient, version)
        if "name" in changes:
            changes["name"] = tidy_name(str(changes["name"]))
            _demand_free(session, str(changes["name"]), recipient_id)
        if "email" in changes:
            changes["email"] = tidy_email(str(changes["email"]))
        for field, value in changes.items():
            setattr(recipient, field, value)
        session.flush()
        return recipient.version


def set_members(office: Office, group_id: int, member_ids: Sequence[int]) -> None:
    """Say who belongs to a group; a group is never a member of itself."""
    with office.writing("recipient.members") as session:
        found(session, Recipient, group_id)
        present = {row.member_id: row for row in group_members(session, group_id)}
        wanted = set(member_ids) - {group_id}
        for key in present.keys() - wanted:
            session.delete(present[key])
        for key in wanted - present.keys():
            session.add(GroupMember(group_id=group_id, member_id=key))


def tidy_name(text: str) -> str:
    """The name on one line; raises ``NotWellFormed`` when empty."""
    name = " ".join(text.split())
    if not name:
        raise NotWellFormed("name", text)
    return name


def tidy_email(text: str) -> str:
    """The address without blanks around; raises ``NotWellFormed`` when it cannot be one."""
    address = text.strip()
    name, at, host = address.rpartition("@")
    if address and (not at or not name or "." not in host.strip(".") or " " in address):
        raise NotWellFormed("email", address)
    return address


def _demand_free(session: Session, name: str, own: int | None) -> None:
    taken = recipient_named(session, tidy_name(name))
    if taken is not None and taken != own:
        raise NameTaken(name, taken)
