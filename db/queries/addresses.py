"""Where a paper to a recipient goes, and whether it can go there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from db.rules.lifecycle import Channel

_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>.]+(?:\.[^@\s,;<>.]+)+")


class AddressState(StrEnum):
    """Whether there is an address for the channel, and whether it can be one.

    ``UNKNOWN``: the label as written answers to no recipient of the register.
    """

    READY = "ready"
    MISSING = "missing"
    INVALID = "invalid"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Address:
    """Where it goes: the channel, what to write on the letter, and whether that will do."""

    channel: Channel
    text: str
    state: AddressState


def address_of(channel: Channel | None, email: str | None, postal: str | None) -> Address:
    """The address that goes with the channel; no channel means that nobody answers to the name."""
    match channel:
        case None:
            return Address(Channel.EMAIL, "", AddressState.UNKNOWN)
        case Channel.EMAIL:
            return Address(channel, email or "", _email_state(email or ""))
        case Channel.POST:
            state = AddressState.READY if postal else AddressState.MISSING
            return Address(channel, postal or "", state)
        case Channel.INTERNAL_MAIL | Channel.DIGITAL_MAILBOX | Channel.ORAL:
            return Address(channel, postal or "", AddressState.READY)


def _email_state(email: str) -> AddressState:
    if not email:
        return AddressState.MISSING
    return AddressState.READY if _EMAIL.fullmatch(email) else AddressState.INVALID
