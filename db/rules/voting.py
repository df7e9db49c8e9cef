"""Votes: one function counts, every paper prints the same result.

An open vote is a ballot from each who serves, a secret one is sums without names. Most votes win;
a tie is broken by whoever presides, in elections and employment by lot (KL 5:54–56, 6:33).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from db.rules.lifecycle import BodyKind
from db.rules.refusals import (
    BallotsMissing,
    LotNeeded,
    NotWholeVotes,
    PresidingMustVote,
    TooManyVotes,
    VotedWithoutServing,
)


class Ballot(StrEnum):
    """What one who serves did in a vote; to abstain or be away is not to vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"


_NO_SIDE = (Ballot.ABSTAIN, Ballot.ABSENT)


class DecidedBy(StrEnum):
    """What settled a vote."""

    MAJORITY = "majority"
    CASTING_VOTE = "casting_vote"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class VoteTotals:
    """The sums of a vote; blank votes are abstentions, ``unregistered`` ones were not told."""

    yes: int
    no: int
    abstained: int = 0
    absent: int = 0
    unregistered: int = 0

    @property
    def counted(self) -> int:
        """All that were told, blank ones and those away among them."""
        return self.yes + self.no + self.abstained + self.absent

    @property
    def is_tie(self) -> bool:
        """Whether as many voted yes as no."""
        return self.yes == self.no

    @property
    def percentages(self) -> tuple[float, float]:
        """The shares of yes and no among the votes, in per cent with one decimal."""
        votes = self.yes + self.no
        return (_percent(self.yes, votes), _percent(self.no, votes)) if votes else (0.0, 0.0)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The sums of a vote, the side that won (``YES`` or ``NO``), and what settled it."""

    totals: VoteTotals
    outcome: Ballot
    decided_by: DecidedBy


def count(ballots: Mapping[int, Ballot], serving: Collection[int]) -> VoteTotals:
    """The sums of an open vote, by the persons who serve in the paragraph.

    Raises ``VotedWithoutServing`` and ``BallotsMissing`` when ballots and serving do not agree.
    """
    if strangers := set(ballots) - set(serving):
        raise VotedWithoutServing(tuple(sorted(strangers)))
    if missing := set(serving) - set(ballots):
        raise BallotsMissing(tuple(sorted(missing)))
    return sums(ballots.values())


def ballots_by_party(
    parties: Mapping[int, str],
    votes: Mapping[str, Ballot],
    exceptions: Mapping[int, Ballot] | None = None,
) -> dict[int, Ballot]:
    """A ballot for each person from the vote of the party, save for the exceptions.

    Persons of a party without a vote are left out.
    """
    by_party = {person: votes[party] for person, party in parties.items() if party in votes}
    return by_party | dict(exceptions or {})


def decide(totals: VoteTotals, presiding: Ballot | None) -> VoteResult:
    """The result of a vote in a matter; ``presiding`` is the ballot of whoever leads the item.

    Raises ``PresidingMustVote`` on a tie when whoever presides did not vote (KL 4:25).
    """
    if not totals.is_tie:
        return VoteResult(totals, _majority(totals), DecidedBy.MAJORITY)
    if presiding is None or presiding in _NO_SIDE:
        raise PresidingMustVote(totals.yes, totals.no)
    return VoteResult(totals, presiding, DecidedBy.CASTING_VOTE)


def decide_election(totals: VoteTotals, lot: Ballot | None = None) -> VoteResult:
    """The result of a vote in an election or an employment; ``lot`` is the side that won the lot.

    Raises ``LotNeeded`` on a tie when no lot has been drawn (KL 5:56).
    """
    if not totals.is_tie:
        return VoteResult(totals, _majority(totals), DecidedBy.MAJORITY)
    if lot is None or lot in _NO_SIDE:
        raise LotNeeded(totals.yes, totals.no)
    return VoteResult(totals, lot, DecidedBy.LOT)


def _majority(totals: VoteTotals) -> Ballot:
    return Ballot.YES if totals.yes > totals.no else Ballot.NO


def secret_totals(yes: str, no: str, blank: str, serving: int) -> VoteTotals:
    """The sums of a secret vote as they were typed in; an empty sum is none.

    What is short of ``serving`` is ``unregistered`` and for the clerk to confirm. Raises
    ``NotWholeVotes`` for what is no whole number from 0, ``TooManyVotes`` for more than serve.
    """
    sums = [_whole(value) for value in (yes, no, blank)]
    if sum(sums) > serving:
        raise TooManyVotes(sum(sums), serving)
    return VoteTotals(*sums, unregistered=serving - sum(sums))


def _whole(value: str) -> int:
    text = value.strip() or "0"
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise NotWholeVotes(value)
    return int(text)


class Referral(StrEnum):
    """What became of a demand to table an item or refer it back."""

    LOST = "lost"
    BY_MAJORITY = "by_majority"
    BY_MINORITY = "by_minority"


def referral(
    kind: BodyKind,
    totals: VoteTotals,
    present: int,
    presiding: Ballot | None = None,
    *,
    election: bool = False,
    by_minority_before: bool = False,
) -> Referral:
    """Whether an item is tabled or referred back: "yes" is for doing so.

    In the assembly one third of those present is enough, though not in elections and not a second
    time in the same case (KL 5:50); in all other bodies only a majority (KL 6:33). Raises
    ``PresidingMustVote`` on a tie that nothing else settles.
    """
    if totals.yes > totals.no:
        return Referral.BY_MAJORITY
    if minority_may_refer(kind, election=election, by_minority_before=by_minority_before) and (
        3 * totals.yes >= present
    ):
        return Referral.BY_MINORITY
    won = decide(totals, presiding).outcome is Ballot.YES
    return Referral.BY_MAJORITY if won else Referral.LOST


def minority_may_refer(
    kind: BodyKind, *, election: bool = False, by_minority_before: bool = False
) -> bool:
    """Whether one third of those present may have an item tabled or referred back (KL 5:50)."""
    return kind is BodyKind.ASSEMBLY and not election and not by_minority_before


def may_abstain(kind: BodyKind, exercise_of_authority: bool) -> bool:
    """Whether a member may stand aside from a decision (KL 4:25–26).

    Not in a committee that exercises authority against an individual.
    """
    return kind is BodyKind.ASSEMBLY or not exercise_of_authority


@dataclass(frozen=True, slots=True)
class CastVote:
    """A vote as it was held: ballots by person when it was open, sums when it was secret.

    ``lot`` is the side that the lot fell on; it settles a tie in elections and employment, and in
    all secret votes, where nobody knows how the chair voted.
    """

    totals: VoteTotals
    ballots: Mapping[int, Ballot]
    by_lot: bool = False
    lot: Ballot | None = None

    def result(self, presiding: int | None) -> VoteResult:
        """What the vote came to when that person led it.

        Raises ``PresidingMustVote`` or ``LotNeeded``.
        """
        if self.by_lot:
            return decide_election(self.totals, self.lot)
        return decide(self.totals, self.ballots.get(presiding or 0))


def sums(ballots: Collection[Ballot]) -> VoteTotals:
    """The sums of the ballots."""
    counted = Counter(ballots)
    return VoteTotals(*(counted[ballot] for ballot in Ballot))
