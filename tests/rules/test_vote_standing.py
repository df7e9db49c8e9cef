"""A vote while it is counted, told by the functions that count it for the papers."""

from db.rules.refusals import LotNeeded, PresidingMustVote
from db.rules.vote_standing import minority_wins, vote_standing
from db.rules.voting import Ballot, CastVote, DecidedBy, VoteTotals, sums

YES, NO, ABSTAIN, ABSENT = Ballot


def cast(*ballots: Ballot, by_lot: bool = False, lot: Ballot | None = None) -> CastVote:
    return CastVote(sums(ballots), dict(enumerate(ballots, 1)), by_lot, lot)


def test_it_tells_how_many_are_missing():
    now = vote_standing(cast(YES, NO, YES), 1, 7)
    assert (now.missing, now.totals.yes, now.result is not None) == (4, 2, True)
    assert vote_standing(CastVote(VoteTotals(4, 2, 1), {}, by_lot=True), None, 7).missing == 0


def test_a_tie_needs_the_vote_of_whoever_presides():
    assert isinstance(vote_standing(cast(ABSTAIN, YES, NO), 1, 3).needs, PresidingMustVote)
    won = vote_standing(cast(NO, YES, ABSTAIN), 1, 3).result
    assert won is not None
    assert (won.outcome, won.decided_by) == (NO, DecidedBy.CASTING_VOTE)


def test_a_tie_in_an_election_needs_a_lot():
    assert isinstance(vote_standing(cast(YES, NO, by_lot=True), 1, 2).needs, LotNeeded)
    won = vote_standing(cast(YES, NO, by_lot=True, lot=NO), 1, 2).result
    assert won is not None
    assert won.decided_by is DecidedBy.LOT


def test_a_third_of_the_assembly_puts_off_but_no_less():
    assert minority_wins(VoteTotals(40, 21), NO, 21)
    assert not minority_wins(VoteTotals(41, 20), NO, 21)
    assert not minority_wins(VoteTotals(30, 31), NO, 21)
    assert not minority_wins(VoteTotals(40, 21), NO, 0)
    assert minority_wins(VoteTotals(21, 40), YES, 21)
    ballots = [NO] * 21 + [YES] * 40
    assert vote_standing(cast(*ballots), 1, 61, third=21, puts_off=NO).by_minority
    assert not vote_standing(cast(*ballots), 1, 61).by_minority
