"""Ballots as they are typed, by party, by name, and for all who are left."""

import pytest

from db.rules.voting import Ballot
from desktop.operations.votes import Voter
from desktop.ui.screens.paragraphs.noted.ballot_reading import read_ballots

YES, NO, ABSTAIN, ABSENT = Ballot
VOTERS = tuple(
    Voter(number, name, party, presides=number == 1)
    for number, (name, party) in enumerate(
        (("Anna Berg", "S"), ("Karl Ek", "S"), ("Sten Wik", "M"), ("Karla Ljung", "C"),
         ("Åke Ström", "SD")), 1,
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("S: ja", {1: YES, 2: YES}),
        ("s ja; m nej", {1: YES, 2: YES, 3: NO}),
        ("S, C: ja, M nej", {1: YES, 2: YES, 4: YES, 3: NO}),
        ("alla ja; ek avstår", {1: YES, 2: ABSTAIN, 3: YES, 4: YES, 5: YES}),
        ("S: ja; övriga nej", {1: YES, 2: YES, 3: NO, 4: NO, 5: NO}),
        ("Karl Ek: n", {2: NO}),
        ("åke=j", {5: YES}),
        ("SD: frånvarande", {5: ABSENT}),
    ],
)
def test_a_line_tells_ballots(line, told):
    typed = read_ballots(line, VOTERS)
    assert (typed.ballots, typed.unknown) == (told, ())


@pytest.mark.parametrize(
    ("line", "unknown"),
    [
        ("karl: ja", ("karl",)),
        ("KD: nej", ("KD",)),
        ("S", ("S",)),
        ("berg kanske", ("berg kanske",)),
    ],
)
def test_what_tells_of_nobody_or_of_several_is_given_back(line, unknown):
    typed = read_ballots(line, VOTERS)
    assert (typed.ballots, typed.unknown) == ({}, unknown)


def test_those_who_have_voted_are_not_among_the_others():
    assert read_ballots("övriga ja", VOTERS, {1, 2, 3}).ballots == {4: YES, 5: YES}
