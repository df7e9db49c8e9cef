"""How matters were handled at a meeting: proposals, votes with their results, and dissents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.entities.handling import Ballot, Dissent, Proposal, Vote
from db.queries.pages import chosen
from db.queries.referrals import minority_used
from db.queries.service import ItemService, MeetingService
from db.rules.lifecycle import DissentKind, ProposalKind, VoteMatter, VoteMethod
from db.rules.order_of_proposals import (
    Choice,
    Made,
    Offered,
    Question,
    next_choice,
    question_of,
)
from db.rules.refusals import LotNeeded, PresidingMustVote
from db.rules.rich_text import RichText
from db.rules.vote_standing import minority_wins
from db.rules.voting import Ballot as BallotValue
from db.rules.voting import CastVote, VoteResult, VoteTotals, minority_may_refer, sums


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal in the order in which it was made."""

    id: int
    version: int
    paragraph_id: int
    place: int
    kind: ProposalKind
    proposers: tuple[str, ...]
    text: RichText
    reason: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class BallotRow:
    """How one person voted, under name and party of that day."""

    vote_id: int
    person: int
    name: str
    party: str
    value: BallotValue


@dataclass(frozen=True, slots=True)
class VoteRow:
    """A choice that the meeting made, as stored."""

    id: int
    version: int
    paragraph_id: int
    place: int
    method: VoteMethod
    matter: VoteMatter
    yes_id: int | None
    no_id: int | None
    is_counter: bool
    yes: int
    no: int
    blank: int
    unregistered_confirmed: bool
    found_yes: bool
    lot_yes: bool | None


@dataclass(frozen=True, slots=True)
class HeldVote:
    """A choice with its ballots and what it came to.

    ``totals`` is None for an acclamation; ``result`` is too, and for a tie that nothing settles.
    """

    row: VoteRow
    question: Question
    ballots: tuple[BallotRow, ...]
    totals: VoteTotals | None
    result: VoteResult | None
    presiding: int | None
    by_minority: bool = False

    @property
    def won_yes(self) -> bool:
        """Whether the side of yes won; without a vote what the chair found.

        One third of the assembly is enough to put an item off (KL 5:50).
        """
        if self.by_minority:
            return self.row.yes_id is not None
        if self.result is None:
            return self.row.found_yes
        return self.result.outcome is BallotValue.YES

    @property
    def made(self) -> Made:
        """The choice for the order of proposals."""
        return Made(self.row.yes_id, self.row.no_id, self.won_yes)


@dataclass(frozen=True, slots=True)
class DissentRow:
    """A reservation, statement, note or declared non-participation."""

    id: int
    version: int
    paragraph_id: int
    place: int
    kind: DissentKind
    names: tuple[str, ...]
    text: RichText
    announced_at: str
    late_acknowledged: bool


@dataclass(frozen=True, slots=True)
class Handling:
    """How one paragraph was handled; empty where nothing was noted."""

    proposals: tuple[ProposalRow, ...] = ()
    votes: tuple[HeldVote, ...] = ()
    dissents: tuple[DissentRow, ...] = ()
    by_id: Mapping[int, ProposalRow] = field(default_factory=dict[int, ProposalRow])

    @property
    def standing(self) -> tuple[ProposalRow, ...]:
        """The proposals that were not withdrawn (KL 5:67)."""
        return tuple(one for one in self.proposals if not one.withdrawn)

    def next_choice(self, main: int | None = None) -> Choice | None:
        """What is to be put to the meeting next; None when all is settled."""
        offered = [Offered(one.id, one.kind) for one in self.standing]
        return next_choice(offered, [vote.made for vote in self.votes], main)


NOTHING = Handling()


def handling_of_meeting(session: Session, service: MeetingService) -> dict[int, Handling]:
    """The handling of each paragraph of the meeting, by its key; five statements."""
    paragraphs = [one.item.paragraph_id for one in service.items if one.item.paragraph_id]
    return handlings(session, paragraphs, service)


def handlings(
    session: Session, paragraph_ids: Sequence[int], service: MeetingService
) -> dict[int, Handling]:
    """The handling of these paragraphs of the meeting; five statements however many."""
    proposals = _by_paragraph(_proposals(session, paragraph_ids))
    votes = _by_paragraph(_votes(session, paragraph_ids))
    dissents = _by_paragraph(_dissents(session, paragraph_ids))
    ballots = _ballots(session, paragraph_ids)
    served = {one.item.paragraph_id: one for one in service.items}
    asked = [served[key].item.id for key in paragraph_ids if key in served]
    used = minority_used(session, asked)
    found: dict[int, Handling] = {}
    for key in paragraph_ids:
        known = {one.id: one for one in proposals.get(key, ())}
        third = third_needed(service, served[key], used) if key in served else 0
        held = tuple(
            _held(vote, ballots.get(vote.id, ()), known, served.get(key), third)
            for vote in votes.get(key, ())
        )
        found[key] = Handling(proposals.get(key, ()), held, dissents.get(key, ()), known)
    return found


def third_needed(service: MeetingService, served: ItemService, used: frozenset[int]) -> int:
    """How many of those present can have the item put off; 0 where only a majority can."""
    if not minority_may_refer(
        service.meeting.body_kind,
        election=served.item.is_election,
        by_minority_before=served.item.id in used,
    ):
        return 0
    return -(-len(served.serving) // 3)


def _held(
    row: VoteRow,
    ballots: tuple[BallotRow, ...],
    proposals: Mapping[int, ProposalRow],
    served: ItemService | None,
    third: int,
) -> HeldVote:
    sides = (row.yes_id, row.no_id)
    kinds = [proposals[key].kind for key in sides if key is not None]
    question = question_of(kinds, counter=row.is_counter)
    leads = served.presiding if served else None
    if row.method is VoteMethod.ACCLAMATION:
        return HeldVote(row, question, (), None, None, leads)
    cast = cast_vote(row, ballots, len(served.serving) if served else 0)
    held = HeldVote(row, question, ballots, cast.totals, _settled(cast, leads), leads)
    return replace(held, by_minority=_by_minority(held, third))


def _by_minority(held: HeldVote, third: int) -> bool:
    """Whether a third, but no more than half, voted for putting the item off (KL 5:50)."""
    if held.question is not Question.FORMAL or held.totals is None:
        return False
    puts_off = BallotValue.NO if held.row.yes_id is None else BallotValue.YES
    return minority_wins(held.totals, puts_off, third)


def cast_vote(row: VoteRow, ballots: Iterable[BallotRow], serving: int) -> CastVote:
    """The vote as the rules count it."""
    lot = None if row.lot_yes is None else BallotValue.YES if row.lot_yes else BallotValue.NO
    if row.method is VoteMethod.SECRET:
        short = max(serving - row.yes - row.no - row.blank, 0)
        totals = VoteTotals(row.yes, row.no, row.blank, unregistered=short)
        return CastVote(totals, {}, by_lot=True, lot=lot)
    values = {one.person: one.value for one in ballots}
    by_lot = row.matter is not VoteMatter.MATTER
    return CastVote(sums(values.values()), values, by_lot=by_lot, lot=lot)


def _settled(cast: CastVote, presiding: int | None) -> VoteResult | None:
    try:
        return cast.result(presiding)
    except (PresidingMustVote, LotNeeded):
        return None


Row = TypeVar("Row", ProposalRow, VoteRow, DissentRow)


def _by_paragraph(rows: Iterable[Row]) -> dict[int, tuple[Row, ...]]:
    return {key: tuple(group) for key, group in groupby(rows, attrgetter("paragraph_id"))}


def _read(session: Session, kind: Any, columns: Sequence[Any], keys: Sequence[int]) -> Any:
    query = (
        select(*columns)
        .where(kind.paragraph_id.in_(chosen(keys)))
        .order_by(kind.paragraph_id, kind.place)
    )
    return session.execute(query)


def _proposals(session: Session, keys: Sequence[int]) -> Iterable[ProposalRow]:
    columns = (
        Proposal.id, Proposal.version, Proposal.paragraph_id, Proposal.place, Proposal.kind,
        Proposal.proposers, Proposal.text, Proposal.reason, Proposal.withdrawn,
    )  # fmt: skip
    return (ProposalRow(*row) for row in _read(session, Proposal, columns, keys))


def _votes(session: Session, keys: Sequence[int]) -> Iterable[VoteRow]:
    columns = (
        Vote.id, Vote.version, Vote.paragraph_id, Vote.place, Vote.method, Vote.matter,
        Vote.yes_id, Vote.no_id, Vote.is_counter, Vote.yes, Vote.no, Vote.blank,
        Vote.unregistered_confirmed, Vote.acclaimed_yes, Vote.lot_yes,
    )  # fmt: skip
    return (VoteRow(*row) for row in _read(session, Vote, columns, keys))


def _dissents(session: Session, keys: Sequence[int]) -> Iterable[DissentRow]:
    columns = (
        Dissent.id, Dissent.version, Dissent.paragraph_id, Dissent.place, Dissent.kind,
        Dissent.names, Dissent.text, Dissent.announced_at, Dissent.late_acknowledged,
    )  # fmt: skip
    return (DissentRow(*row) for row in _read(session, Dissent, columns, keys))


def _ballots(session: Session, keys: Sequence[int]) -> dict[int, tuple[BallotRow, ...]]:
    query = (
        select(Ballot.vote_id, Ballot.person_id, Ballot.name, Ballot.party, Ballot.value)
        .join(Vote, Vote.id == Ballot.vote_id)
        .where(Vote.paragraph_id.in_(chosen(keys)))
        .order_by(Ballot.vote_id, Ballot.place)
    )
    rows = (BallotRow(*row) for row in session.execute(query))
    return {key: tuple(group) for key, group in groupby(rows, attrgetter("vote_id"))}
