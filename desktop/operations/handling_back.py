"""Putting back what was noted of a matter and taken away again: proposals, votes, dissents.

They come back under their own keys, so that whatever else is taken back after them finds them.
"""

from __future__ import annotations

from typing import TypeVar

from db.entities.handling import Dissent, Proposal, Vote
from db.queries.handling import DissentRow, HeldVote, ProposalRow
from db.rules.voting import count
from db.store import Session
from desktop.operations.handling import next_place
from desktop.operations.office import Office
from desktop.operations.paragraphs import editable
from desktop.operations.votes import add_ballots, asked_of, demand_choice, served_in


def put_back_proposal(office: Office, row: ProposalRow) -> None:
    """Note a proposal again as it was; raises ``VerifiedTextLocked``."""
    with office.writing("proposal.add") as session:
        others = editable(session, row.paragraph_id).moved_proposals
        proposal = Proposal(
            paragraph_id=row.paragraph_id, place=_place(others, row.place), kind=row.kind,
            proposers=row.proposers, text=row.text, reason=row.reason, withdrawn=row.withdrawn,
        )  # fmt: skip
        _keep(session, proposal, row.id)


def put_back_dissent(office: Office, row: DissentRow) -> None:
    """Note a dissent again as it was; raises ``VerifiedTextLocked``."""
    with office.writing("dissent.add") as session:
        others = editable(session, row.paragraph_id).dissents
        dissent = Dissent(
            paragraph_id=row.paragraph_id, place=_place(others, row.place), kind=row.kind,
            names=row.names, text=row.text, announced_at=row.announced_at,
            late_acknowledged=row.late_acknowledged,
        )  # fmt: skip
        _keep(session, dissent, row.id)


def put_back_vote(office: Office, held: HeldVote) -> None:
    """Note a choice again as it was, with its ballots.

    Raises ``NothingVotedOn`` when its proposals stand no longer, ``BallotsMissing`` and
    ``VotedWithoutServing`` when others serve now; ``VerifiedTextLocked``.
    """
    row, ballots = held.row, {one.person: one.value for one in held.ballots}
    with office.writing("vote.put_back") as session:
        paragraph = editable(session, row.paragraph_id)
        demand_choice(paragraph, asked_of(held))
        vote = Vote(
            paragraph_id=row.paragraph_id, place=_place(paragraph.votes, row.place),
            method=row.method, matter=row.matter, yes_id=row.yes_id, no_id=row.no_id,
            is_counter=row.is_counter, yes=row.yes, no=row.no, blank=row.blank,
            unregistered_confirmed=row.unregistered_confirmed, acclaimed_yes=row.found_yes,
            lot_yes=row.lot_yes,
        )  # fmt: skip
        _keep(session, vote, row.id)
        if ballots:
            service, served = served_in(session, paragraph)
            count(ballots, served.persons)
            add_ballots(session, vote, service, served, ballots)


Placed = TypeVar("Placed", Proposal, Vote, Dissent)


def _place(others: list[Placed], wanted: int) -> int:
    taken = any(one.place == wanted for one in others)
    return next_place(others) if taken else wanted


def _keep(session: Session, thing: Proposal | Vote | Dissent, key: int) -> None:
    thing.id = key
    session.add(thing)
    session.flush()
