"""Votes counted and decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.lifecycle import BodyKind
from db.rules.refusals import (
    BallotsMissing,
    LotNeeded,
    NotWholeVotes,
    PresidingMustVote,
    TooManyVotes,
    VotedWithoutServing,
)
from db.rules.statutes import statute
from db.rules.voting import (
    Ballot,
    DecidedBy,
    Referral,
    VoteResult,
    VoteTotals,
    ballots_by_party,
    count,
    decide,
    decide_election,
    may_abstain,
    minority_may_refer,
    referral,
    secret_totals,
)

YES, NO, ABSTAIN, ABSENT = Ballot
ASSEMBLY, COMMITTEE = BodyKind.ASSEMBLY, BodyKind.COMMITTEE
TIE = VoteTotals(3, 3, 1)


def test_an_open_vote_is_summed():
    ballots = {1: YES, 2: YES, 3: NO, 4: ABSTAIN, 5: ABSENT}
    assert count(ballots, {1, 2, 3, 4, 5}) == VoteTotals(2, 1, 1, 1)


def test_only_those_who_serve_may_vote():
    with pytest.raises(VotedWithoutServing) as refusal:
        count({1: YES, 9: NO, 8: NO}, {1})
    assert refusal.value.persons == (8, 9)


def test_everyone_who_serves_has_a_ballot():
    with pytest.raises(BallotsMissing) as refusal:
        count({1: YES}, {1, 3, 2})
    assert refusal.value.persons == (2, 3)


def test_a_vote_by_party_with_exceptions():
    parties = {1: "S", 2: "S", 3: "M", 4: "L"}
    ballots = ballots_by_party(parties, {"S": YES, "M": NO}, {2: NO})
    assert ballots == {1: YES, 2: NO, 3: NO}
    assert ballots_by_party(parties, {"L": ABSTAIN}) == {4: ABSTAIN}


@pytest.mark.parametrize("ballot", [YES, NO])
def test_a_tie_follows_whoever_presides(ballot: Ballot):
    assert decide(TIE, ballot) == VoteResult(TIE, ballot, DecidedBy.CASTING_VOTE)


@pytest.mark.parametrize(("totals", "outcome"), [((4, 3), YES), ((2, 3), NO)])
def test_a_majority_needs_no_casting_vote(totals: tuple[int, int], outcome: Ballot):
    sums = VoteTotals(*totals)
    assert decide(sums, None) == VoteResult(sums, outcome, DecidedBy.MAJORITY)
    assert decide_election(sums) == VoteResult(sums, outcome, DecidedBy.MAJORITY)


@pytest.mark.parametrize("ballot", [ABSTAIN, ABSENT, None])
def test_whoever_presides_must_vote_on_a_tie(ballot: Ballot | None):
    with pytest.raises(PresidingMustVote) as refusal:
        decide(TIE, ballot)
    assert (refusal.value.yes, refusal.value.no, refusal.value.section) == (3, 3, "KL 4:25")


def test_a_tie_in_an_election_is_decided_by_lot():
    assert decide_election(TIE, NO) == VoteResult(TIE, NO, DecidedBy.LOT)
    with pytest.raises(LotNeeded) as refusal:
        decide_election(TIE)
    assert statute(refusal.value.section)


def test_percentages_are_of_the_votes():
    assert VoteTotals(41, 20, 3).percentages == (67.2, 32.8)
    assert VoteTotals(0, 0, 7).percentages == (0.0, 0.0)


def test_secret_sums():
    assert secret_totals("4", "2", "1", 7) == VoteTotals(4, 2, 1)
    assert secret_totals(" 3 ", "2", "", 7) == VoteTotals(3, 2, unregistered=2)


def test_no_more_secret_votes_than_persons():
    with pytest.raises(TooManyVotes) as refusal:
        secret_totals("4", "4", "0", 7)
    assert (refusal.value.votes, refusal.value.serving) == (8, 7)


@pytest.mark.parametrize("value", ["2,5", "2.5", "-1", "fyra", "²", "٣", "1000000"])
def test_votes_are_whole_numbers(value: str):
    with pytest.raises(NotWholeVotes) as refusal:
        secret_totals(value, "0", "0", 7)
    assert refusal.value.value == value


def test_a_third_of_the_assembly_may_refer_back():
    assert referral(ASSEMBLY, VoteTotals(21, 40), 61) is Referral.BY_MINORITY
    assert referral(ASSEMBLY, VoteTotals(20, 41), 61) is Referral.LOST
    assert referral(ASSEMBLY, VoteTotals(31, 30), 61) is Referral.BY_MAJORITY


def test_the_second_time_a_majority_is_needed():
    assert referral(ASSEMBLY, VoteTotals(21, 40), 61, by_minority_before=True) is Referral.LOST
    assert not minority_may_refer(ASSEMBLY, by_minority_before=True)


def test_a_minority_cannot_hold_up_an_election():
    assert referral(ASSEMBLY, VoteTotals(21, 40), 61, election=True) is Referral.LOST


def test_in_a_committee_only_a_majority_refers_back():
    assert referral(COMMITTEE, VoteTotals(3, 4), 7) is Referral.LOST
    assert referral(COMMITTEE, VoteTotals(3, 3), 7, YES) is Referral.BY_MAJORITY
    assert referral(COMMITTEE, VoteTotals(3, 3), 7, NO) is Referral.LOST
    assert not minority_may_refer(COMMITTEE)
    with pytest.raises(PresidingMustVote):
        referral(COMMITTEE, VoteTotals(3, 3), 7)


def test_a_committee_member_must_decide_on_authority_against_an_individual():
    assert may_abstain(COMMITTEE, exercise_of_authority=False)
    assert may_abstain(ASSEMBLY, exercise_of_authority=True)
    assert not may_abstain(COMMITTEE, exercise_of_authority=True)


@given(st.dictionaries(st.integers(1, 61), st.sampled_from(Ballot)))
def test_the_sums_are_those_who_serve(ballots: dict[int, Ballot]):
    totals = count(ballots, ballots)
    assert totals.yes + totals.no + totals.abstained + totals.absent == len(ballots)


@given(st.integers(0, 61), st.integers(0, 61), st.sampled_from([YES, NO]))
def test_the_greater_number_always_wins(yes: int, no: int, presiding: Ballot):
    outcome = decide(VoteTotals(yes, no), presiding).outcome
    assert outcome is (YES if yes > no else NO if no > yes else presiding)
