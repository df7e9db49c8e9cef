"""A vote while it is noted: what is asked, how, and the votes told so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.queries.handling import HeldVote
from db.rules.lifecycle import VoteMatter, VoteMethod
from db.rules.order_of_proposals import Question, question_of
from db.rules.order_tree import Node, every_node
from db.rules.vote_standing import VoteStanding, vote_standing
from db.rules.voting import Ballot, CastVote, VoteTotals, secret_totals, sums
from desktop.operations.handled import Handled
from desktop.operations.votes import Asked, asked_of
from desktop.ui.screens.paragraphs.noted.order_words import tree_of


@dataclass(frozen=True, slots=True)
class VoteDraft:
    """``sums`` are yes, no and blank as typed; ``corrects`` is a vote noted before."""

    asked: Asked
    method: VoteMethod = VoteMethod.OPEN
    ballots: Mapping[int, Ballot] = field(default_factory=dict[int, Ballot])
    sums: tuple[str, str, str] = ("", "", "")
    lot: Ballot | None = None
    corrects: HeldVote | None = None

    def totals(self, serving: int) -> VoteTotals:
        """The sums; raises ``TooManyVotes`` and ``NotWholeVotes``."""
        if self.method is VoteMethod.SECRET:
            return secret_totals(*self.sums, serving)
        return sums(self.ballots.values())

    @property
    def by_lot(self) -> bool:
        """Whether a tie is settled by lot: in elections, employment, and all secret votes."""
        return self.method is VoteMethod.SECRET or self.asked.matter is not VoteMatter.MATTER


def standing_of(draft: VoteDraft, found: Handled) -> VoteStanding:
    """How the vote stands, by the functions that count it for the papers; raises as ``totals``."""
    secret = draft.method is VoteMethod.SECRET
    ballots: Mapping[int, Ballot] = {} if secret else draft.ballots
    totals = draft.totals(len(found.voters))
    cast = CastVote(totals, ballots, draft.by_lot, draft.lot)
    formal = question_between(found, draft.asked.yes_id, draft.asked.no_id) is Question.FORMAL
    puts_off = (Ballot.NO if draft.asked.yes_id is None else Ballot.YES) if formal else None
    third = found.terms.third or 0
    return vote_standing(cast, found.presiding, len(found.voters), third=third, puts_off=puts_off)


def draft_of_node(found: Handled, node: Node) -> VoteDraft:
    """A vote on a choice of the order; elections are secret unless told otherwise (KL 5:55)."""
    sides = [side[0] if side else None for side in (node.yes, node.no or ())]
    is_counter = node.question is Question.COUNTER
    return _draft(found, Asked(sides[0], sides[1], is_counter))


def first_draft(found: Handled) -> VoteDraft | None:
    """A vote on the choice whose turn it is; else on the first proposal that stands."""
    nodes = [node for node, _ in every_node(tree_of(found))]
    turn = next((node for node in nodes if node.is_next), None)
    if turn:
        return draft_of_node(found, turn)
    keys = [one.id for one in found.handling.standing]
    if not keys:
        return None
    return _draft(found, Asked(keys[0], keys[1] if len(keys) > 1 else None))


def _draft(found: Handled, asked: Asked) -> VoteDraft:
    if not found.is_election:
        return VoteDraft(asked)
    election = Asked(asked.yes_id, asked.no_id, asked.is_counter, matter=VoteMatter.ELECTION)
    return VoteDraft(election, VoteMethod.SECRET)


def draft_of_vote(held: HeldVote) -> VoteDraft:
    """A vote that was noted, to be corrected."""
    row = held.row
    lot = None if row.lot_yes is None else Ballot.YES if row.lot_yes else Ballot.NO
    typed = (str(row.yes), str(row.no), str(row.blank))
    secret = row.method is VoteMethod.SECRET
    ballots = {one.person: one.value for one in held.ballots}
    return VoteDraft(
        asked_of(held), row.method, ballots, typed if secret else ("", "", ""), lot, held
    )


def question_between(found: Handled, yes: int | None, no: int | None) -> Question:
    """What a choice between two proposals is about."""
    wanted = frozenset((yes, no))
    nodes = (node for node, _ in every_node(tree_of(found)))
    node = next((one for one in nodes if one.sides == wanted), None)
    if node is not None:
        return node.question
    known = found.handling.by_id
    return question_of(known[key].kind for key in wanted if key is not None and key in known)
