"""The order of proposals in words: what each choice is about, how it stands, what its sides are."""

from __future__ import annotations

from db.queries.handling import HeldVote
from db.rules.lifecycle import ProposalKind
from db.rules.order_of_proposals import Alternative, Made, Offered, Question
from db.rules.order_tree import Node, first, main_left, order_tree
from desktop.operations.handled import Handled
from desktop.operations.referrals import ReferralTerms

_PUT_OFF = {
    ProposalKind.REFERRAL_BACK: ("återremitteras", "Återremitteras"),
    ProposalKind.TABLING: ("bordläggas", "Bordläggs"),
}
_LONGEST = 40


def offered(found: Handled) -> list[Offered]:
    """The proposals that stand, in the order in which they were made."""
    return [Offered(one.id, one.kind) for one in found.handling.standing]


def tree_of(found: Handled, main: int | None = None) -> tuple[Node, ...]:
    """The order, with what has been settled; ``main`` is the clerk's choice of main proposal."""
    return order_tree(offered(found), made(found), main or told_main(found))


def made(found: Handled) -> list[Made]:
    """The choices made."""
    return [vote.made for vote in found.handling.votes]


def told_main(found: Handled) -> int | None:
    """The main proposal as the choices made tell it."""
    against = [vote for vote in found.handling.votes if vote.question is Question.COUNTER]
    countered = {key for vote in against for key in (vote.row.yes_id, vote.row.no_id)}
    return main_left(offered(found), countered)


def vote_of(found: Handled, node: Node) -> HeldVote | None:
    """How a choice was made."""
    return next((vote for vote in found.handling.votes if vote.made.sides == node.sides), None)


def title(found: Handled, node: Node) -> str:
    """What a choice is about."""
    match node.question:
        case Question.FORMAL:
            return f"Ska ärendet avgöras i dag, eller {_put_off(found, node)[0]}?"
        case Question.ADDITION:
            return f"Tillägg: {found.side_words(first(node.yes))}"
        case Question.COUNTER:
            return f"Motförslag: {_against(found, node)}"
        case Question.MATTER:
            return _capital(_against(found, node))


def question(found: Handled, node: Node) -> str:
    """What the chair asks the meeting."""
    yes = found.side_words(first(node.yes))
    other = f" eller {found.side_words(first(node.no))}" if node.no is not None else ""
    match node.question:
        case Question.FORMAL:
            return title(found, node)
        case Question.COUNTER:
            return f"Vilket blir motförslag, {yes}{other}?"
        case Question.ADDITION:
            return f"{_capital(yes)}: bifall eller avslag?"
        case Question.MATTER:
            return f"{_capital(yes)}{other}?"


def _against(found: Handled, node: Node) -> str:
    yes = found.side_words(first(node.yes))
    if node.waits:
        other = "det som vinner nedan" if node.question is Question.COUNTER else "motförslaget"
        return f"{yes} mot {other}"
    return f"{yes} mot {found.side_words(first(node.no))}" if node.no is not None else yes


def standing(found: Handled, node: Node) -> str:
    """How a choice stands: made in what way, next, waiting, or without purpose."""
    vote = vote_of(found, node)
    if vote is not None and node.made is not None:
        if vote.totals is not None:
            return found.result_words(vote)
        lost = vote.row.no_id if vote.won_yes else vote.row.yes_id
        return f"Acklamation: {found.meaning(node.question, node.made.winner, lost)}"
    if node.moot:
        return "Faller, eftersom ärendet skjuts upp"
    if node.waits:
        return "Väntar på motförslaget"
    return "Står på tur" if node.is_next else "Därefter"


def sides(found: Handled, node: Node) -> tuple[str, str]:
    """What the two buttons say; the second empty for a proposal that is put alone."""
    if node.question is Question.FORMAL:
        return "Avgörs i dag", _put_off(found, node)[1]
    if node.question is Question.ADDITION:
        return "Bifalls", "Avslås"
    return _side(found, node.yes), "" if node.no is None else _side(found, node.no)


def _side(found: Handled, side: Alternative) -> str:
    words = _capital(found.side_words(first(side)))
    return f"{words[: _LONGEST - 1].rstrip()}…" if len(words) > _LONGEST else words


def _put_off(found: Handled, node: Node) -> tuple[str, str]:
    kinds = (found.handling.by_id[key].kind for key in node.sides if key is not None)
    return _PUT_OFF[next(kinds)]


def terms_words(terms: ReferralTerms) -> str:
    """What it takes to put the item off, where that is not simply a majority."""
    if terms.used:
        return (
            "En minoritet har skjutit upp ärendet en gång. Nu krävs enkel majoritet (KL 5:50)."
        )  # fmt: skip
    if terms.third is not None:
        return (
            f"En tredjedel räcker för att skjuta upp ärendet: {terms.third} av "
            f"{terms.present} närvarande (KL 5:50)."
        )
    return ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
