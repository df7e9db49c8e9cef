"""The order of proposals as a tree that is followed step by step."""

from db.rules.lifecycle import ProposalKind
from db.rules.order_of_proposals import Made, Offered, Question
from db.rules.order_tree import Node, every_node, main_left, order_tree

APPROVAL, REJECTION, AMENDMENT, ADDITION, REFERRAL, TABLING = ProposalKind


def offered(*kinds: ProposalKind) -> list[Offered]:
    return [Offered(number, kind) for number, kind in enumerate(kinds, 1)]


def the_next(nodes: tuple[Node, ...]) -> list[frozenset[int | None]]:
    return [node.sides for node, _ in every_node(nodes) if node.is_next]


def test_the_counter_proposal_is_found_under_the_matter():
    matter, last = order_tree(offered(APPROVAL, AMENDMENT, AMENDMENT, ADDITION), [])
    assert (matter.question, matter.yes, matter.no, matter.waits) == (
        Question.MATTER, (1,), None, True,
    )  # fmt: skip
    (counter,) = matter.children
    assert (counter.question, counter.sides, counter.is_next) == (
        Question.COUNTER, frozenset({2, 3}), True,
    )  # fmt: skip
    assert (last.question, last.is_next) == (Question.ADDITION, False)


def test_each_choice_made_leads_to_the_next():
    proposals = offered(APPROVAL, AMENDMENT, AMENDMENT, ADDITION)
    made = [Made(2, 3, won_yes=False)]
    matter, _ = order_tree(proposals, made)
    assert (matter.no, matter.waits, matter.is_next) == ((3,), False, True)
    assert matter.children[0].winner == (3,)
    made.append(Made(1, 3, won_yes=True))
    assert the_next(order_tree(proposals, made)) == [frozenset({4, None})]
    made.append(Made(4, None, won_yes=True))
    nodes = order_tree(proposals, made)
    assert the_next(nodes) == []
    assert [node.winner for node, _ in every_node(nodes)] == [(1,), (3,), (4,)]


def test_what_follows_a_referral_is_moot():
    nodes = order_tree(offered(APPROVAL, REJECTION, REFERRAL), [Made(None, 3, won_yes=False)])
    assert [(node.question, node.moot) for node in nodes] == [
        (Question.FORMAL, False), (Question.MATTER, True),
    ]  # fmt: skip
    assert the_next(nodes) == []


def test_what_was_not_put_off_goes_on():
    nodes = order_tree(offered(APPROVAL, REJECTION, REFERRAL), [Made(None, 3, won_yes=True)])
    assert the_next(nodes) == [frozenset({1, 2})]
    assert [node.moot for node in nodes] == [False, False]


def test_the_main_proposal_is_told_by_those_put_against_each_other():
    proposals = offered(APPROVAL, AMENDMENT, AMENDMENT)
    assert main_left(proposals, ()) is None
    assert main_left(proposals, {2, 3}) is None
    assert main_left(proposals, {1, 3}) == 2
    assert main_left(proposals, {1, 2, 3}) is None
