"""In which order proposals are put to the meeting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.lifecycle import ProposalKind
from db.rules.order_of_proposals import (
    Choice,
    Contest,
    Made,
    Offered,
    Question,
    alternatives,
    next_choice,
    order_of_proposals,
    question_of,
)

APPROVAL, REJECTION, AMENDMENT, ADDITION, REFERRAL, TABLING = ProposalKind
FORMAL, COUNTER, MATTER, ADDED = Question


def offered(*kinds: ProposalKind) -> list[Offered]:
    return [Offered(number, kind) for number, kind in enumerate(kinds, 1)]


def test_nothing_proposed_is_nothing_to_settle():
    assert order_of_proposals([]) == ()
    assert next_choice([], []) is None


def test_a_single_proposal_is_put_alone():
    assert order_of_proposals(offered(APPROVAL)) == (Contest(MATTER, (1,), None),)
    assert next_choice(offered(APPROVAL), []) == Choice(MATTER, (1,), None)


def test_formal_ones_come_first_and_additions_last():
    order = order_of_proposals(offered(ADDITION, APPROVAL, TABLING, REJECTION, REFERRAL))
    assert order == (
        Contest(FORMAL, (), (3,)),
        Contest(FORMAL, (), (5,)),
        Contest(MATTER, (2,), (4,)),
        Contest(ADDED, (1,), ()),
    )


def test_those_who_ask_for_the_same_are_one_alternative():
    assert alternatives(offered(APPROVAL, REJECTION, APPROVAL, AMENDMENT, AMENDMENT)) == (
        (1, 3), (2,), (4,), (5,),
    )  # fmt: skip


def test_what_the_papers_propose_stands_when_nobody_moved_it():
    assert order_of_proposals(offered(AMENDMENT)) == (Contest(MATTER, (), (1,)),)


def test_the_others_are_put_against_each_other_for_counter_proposal():
    kinds = offered(APPROVAL, REJECTION, AMENDMENT, AMENDMENT)
    inner = Contest(COUNTER, (3,), (4,))
    assert order_of_proposals(kinds) == (Contest(MATTER, (1,), Contest(COUNTER, (2,), inner)),)


def test_the_chair_finds_which_one_is_main():
    order = order_of_proposals(offered(APPROVAL, REJECTION, AMENDMENT), main=3)
    assert order == (Contest(MATTER, (3,), Contest(COUNTER, (1,), (2,))),)


def test_the_counter_proposal_that_won_meets_the_main_one():
    kinds = offered(APPROVAL, AMENDMENT, AMENDMENT)
    assert next_choice(kinds, []) == Choice(COUNTER, (2,), (3,))
    made = [Made(3, 2, won_yes=True)]  # put the other way round
    assert next_choice(kinds, made) == Choice(MATTER, (1,), (3,))
    assert next_choice(kinds, [*made, Made(1, 3, won_yes=False)]) is None


def test_an_item_that_is_put_off_is_not_decided():
    kinds = offered(APPROVAL, REJECTION, REFERRAL)
    assert next_choice(kinds, [Made(None, 3, won_yes=False)]) is None
    today = [Made(None, 3, won_yes=True)]
    assert next_choice(kinds, today) == Choice(MATTER, (1,), (2,))


@pytest.mark.parametrize(
    ("kinds", "counter", "question"),
    [
        ([REFERRAL], False, FORMAL),
        ([TABLING], False, FORMAL),
        ([ADDITION], False, ADDED),
        ([AMENDMENT, AMENDMENT], True, COUNTER),
        ([APPROVAL, AMENDMENT], False, MATTER),
        ([APPROVAL], False, MATTER),
    ],
)
def test_what_a_choice_is_about(kinds: list[ProposalKind], counter: bool, question: Question):
    assert question_of(kinds, counter=counter) is question


@given(st.lists(st.sampled_from(ProposalKind), max_size=8), st.data())
def test_putting_one_after_the_other_settles_everything(kinds: list[ProposalKind], data):
    proposals = offered(*kinds)
    made: list[Made] = []
    for _ in range(20):
        choice = next_choice(proposals, made)
        if choice is None:
            break
        sides = [(side or (None,))[0] for side in (choice.yes, choice.no or ())]
        made.append(Made(sides[0], sides[1], data.draw(st.booleans())))
    assert next_choice(proposals, made) is None
    assert len({one.sides for one in made}) == len(made)
    put_off = any(one.winner in _formal(proposals) for one in made)
    assert put_off or {side for one in made for side in one.sides} >= set(_put(proposals))


def _formal(proposals: list[Offered]) -> list[int]:
    return [one.id for one in proposals if one.kind.is_formal]


def _put(proposals: list[Offered]) -> list[int]:
    """The first of each alternative, and every other proposal."""
    first = {one.kind: one.id for one in reversed(proposals)}
    return [
        one.id
        for one in proposals
        if one.kind not in (APPROVAL, REJECTION) or first[one.kind] == one.id
    ]
