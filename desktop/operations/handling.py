"""Proposals at a meeting: made, changed, withdrawn (KL 5:67)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from db.entities.handling import Dissent, Proposal, Vote
from db.entities.paragraph import Paragraph
from db.queries.voted import is_voted_on
from db.rules.lifecycle import ProposalKind
from db.rules.refusals import NotWellFormed, ProposalVotedOn
from db.rules.rich_text import RichText
from db.store import Session
from desktop.operations.office import Office, demand_version, found
from desktop.operations.paragraphs import editable


def add_proposal(
    office: Office, paragraph_id: int, kind: ProposalKind, proposers: Sequence[str], *,
    text: RichText = (), reason: str = "",
) -> int:  # fmt: skip
    """Note what somebody proposes; names as "Anna Berg (S)". Gives the key.

    Raises ``NotWellFormed`` for a change or an addition without words, ``VerifiedTextLocked``.
    """
    with office.writing("proposal.add") as session:
        paragraph = editable(session, paragraph_id)
        _demand_words(kind, text)
        proposal = Proposal(
            paragraph_id=paragraph.id,
            place=next_place(paragraph.moved_proposals),
            kind=kind,
            proposers=_tidy(proposers),
            text=text,
            reason=reason.strip(),
        )
        session.add(proposal)
        session.flush()
        return proposal.id


def _demand_words(kind: ProposalKind, text: RichText) -> None:
    if kind in (ProposalKind.AMENDMENT, ProposalKind.ADDITION) and not text:
        raise NotWellFormed("proposal", "")


def _tidy(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))


Placed = TypeVar("Placed", Proposal, Vote, Dissent)


def next_place(rows: Sequence[Placed]) -> int:
    """The place after the last, from 1."""
    return max((row.place for row in rows), default=0) + 1


def revise_proposal(office: Office, proposal_id: int, version: int, **changes: object) -> int:
    """Change its kind, proposers, text or reason; gives the new version."""
    with office.writing("proposal.revise") as session:
        proposal = found(session, Proposal, proposal_id)
        demand_version(proposal, version)
        for field, value in changes.items():
            setattr(proposal, field, value)
        _demand_words(proposal.kind, proposal.text)
        session.flush()
        return proposal.version


def withdraw_proposal(office: Office, proposal_id: int, *, withdrawn: bool = True) -> None:
    """Note that a proposal is withdrawn, or that it stands after all; it is kept either way.

    Raises ``ProposalVotedOn`` once the meeting has taken a stand on it.
    """
    with office.writing("proposal.withdraw") as session:
        proposal = found(session, Proposal, proposal_id)
        _demand_not_put(session, proposal)
        proposal.withdrawn = withdrawn


def remove_proposal(office: Office, proposal_id: int) -> None:
    """Remove a proposal that was noted by mistake; raises ``ProposalVotedOn``."""
    with office.writing("proposal.remove") as session:
        proposal = found(session, Proposal, proposal_id)
        _demand_not_put(session, proposal)
        session.delete(proposal)


def _demand_not_put(session: Session, proposal: Proposal) -> None:
    if is_voted_on(session, proposal.id):
        raise ProposalVotedOn(", ".join(proposal.proposers))


def move_proposal(office: Office, proposal_id: int, place: int) -> None:
    """Move a proposal to another place (from 1) in the order in which they were made."""
    with office.writing("proposal.move") as session:
        proposal = found(session, Proposal, proposal_id)
        paragraph = found(session, Paragraph, proposal.paragraph_id)
        others = [one for one in paragraph.moved_proposals if one is not proposal]
        others.insert(max(place, 1) - 1, proposal)
        # Places are unique: move all out of the way before the new order is written.
        for number, one in enumerate(others, 1):
            one.place = -number
        session.flush()
        for number, one in enumerate(others, 1):
            one.place = number
