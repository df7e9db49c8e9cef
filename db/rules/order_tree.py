"""The order of proposals as a tree: what has been settled, what is next, what waits (KL 5:67)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from db.rules.order_of_proposals import (
    Alternative,
    Contest,
    Made,
    Offered,
    Question,
    alternatives,
    next_choice,
    order_of_proposals,
)


@dataclass(frozen=True, slots=True)
class Node:
    """One choice of the order.

    ``no`` is None when a single proposal is put to the meeting, and while the counter-proposal is
    still to be found, which ``waits`` tells; ``children`` then find it. ``made`` is how it was
    settled. A formal proposal that won leaves all that follows without purpose: ``moot``.
    """

    question: Question
    yes: Alternative
    no: Alternative | None
    waits: bool = False
    made: Made | None = None
    is_next: bool = False
    moot: bool = False
    children: tuple[Node, ...] = ()

    @property
    def sides(self) -> frozenset[int | None]:
        """What tells the choice from others, whichever way round it was put."""
        return frozenset((first(self.yes), first(self.no or ())))

    @property
    def winner(self) -> Alternative | None:
        """The side that won; None while nothing is settled."""
        if self.made is None:
            return None
        sides = (self.yes, self.no or ())
        return next((side for side in sides if first(side) == self.made.winner), None)


def first(side: Alternative) -> int | None:
    """The proposal that stands for a side; None for what stands when nothing is proposed."""
    return side[0] if side else None


def order_tree(
    offered: Sequence[Offered], made: Sequence[Made], main: int | None = None
) -> tuple[Node, ...]:
    """The choices in the order in which they are settled; ``main`` as in ``order_of_proposals``."""
    nodes = [_node(contest, made) for contest in order_of_proposals(offered, main)]
    choice = next_choice(offered, made, main)
    wanted = choice.sides if choice else None
    put_off, found = False, list[Node]()
    for node in nodes:
        found.append(_marked(node, wanted, moot=put_off))
        put_off = put_off or (node.question is Question.FORMAL and bool(node.winner))
    return tuple(found)


def _node(contest: Contest, made: Sequence[Made]) -> Node:
    if not isinstance(contest.no, Contest):
        return _settled(Node(contest.question, contest.yes, contest.no), made)
    child = _node(contest.no, made)
    waits = child.winner is None
    node = Node(contest.question, contest.yes, child.winner, waits=waits, children=(child,))
    return node if waits else _settled(node, made)


def _settled(node: Node, made: Sequence[Made]) -> Node:
    return replace(node, made=next((one for one in made if one.sides == node.sides), None))


def _marked(node: Node, wanted: frozenset[int | None] | None, *, moot: bool) -> Node:
    is_next = not node.waits and node.made is None and node.sides == wanted
    children = tuple(_marked(child, wanted, moot=moot) for child in node.children)
    return replace(node, is_next=is_next, moot=moot and node.made is None, children=children)


def every_node(nodes: Sequence[Node], depth: int = 0) -> Iterator[tuple[Node, int]]:
    """All choices with how deep they stand, each before those that find its counter-proposal."""
    for node in nodes:
        yield node, depth
        yield from every_node(node.children, depth + 1)


def main_left(offered: Sequence[Offered], countered: Collection[int | None]) -> int | None:
    """The proposal that stood as the main one, told by the counter-proposals put to the meeting.

    None when that is the usual one, or nothing tells.
    """
    choices = alternatives(offered)
    left = [side for side in choices if first(side) not in countered]
    if not countered or not left or left[0] is choices[0]:
        return None
    return first(left[0])
