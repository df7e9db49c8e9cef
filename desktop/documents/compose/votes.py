"""Votes as minutes tell them: what yes and no meant, the result, and how each one voted."""

from __future__ import annotations

from collections.abc import Iterator

from db.queries.handling import BallotRow, Handling, HeldVote
from db.rules.lifecycle import VoteMethod
from db.rules.order_of_proposals import Question
from db.rules.rich_text import Bullets, Heading, Item, RichText, Run, Runs, Table, Text, runs
from db.rules.voting import Ballot, DecidedBy, VoteResult, VoteTotals
from desktop.documents.compose.references import meaning, put_off, reference


def vote_text(handling: Handling, body: str, label: str) -> RichText:
    """Every vote of a paragraph that was counted; several are numbered under ``label``."""
    counted = [vote for vote in handling.votes if vote.totals is not None]
    return tuple(
        block
        for number, vote in enumerate(counted, 1)
        for block in _vote(handling, vote, body, f"{label} {number}" if len(counted) > 1 else "")
    )


def _vote(
    handling: Handling, vote: HeldVote, body: str, heading: str
) -> Iterator[Heading | Text | Bullets | Table]:
    row = vote.row
    if heading:
        yield Heading(runs(heading), 1)
    yield Text(runs("Omröstningen sker enligt följande:"))
    yes = meaning(handling, vote.question, (row.yes_id, row.no_id))
    no = meaning(handling, vote.question, (row.no_id, row.yes_id))
    yield Bullets((
        Item(runs(f"Ja-röst innebär {yes}.")), Item(runs(f"Nej-röst innebär {no}.")),
    ))  # fmt: skip
    yield Text(runs(vote_result(handling, vote, body)))
    if vote.ballots:
        yield _table(vote, heading)


def vote_result(handling: Handling, vote: HeldVote, body: str) -> str:
    """What a vote came to; empty for an acclamation."""
    return " ".join(_result(handling, vote, body))


def _result(handling: Handling, vote: HeldVote, body: str) -> Iterator[str]:
    totals, result = vote.totals, vote.result
    if totals is None:
        return
    if result is not None and not vote.by_minority:
        yield from _outcome(handling, vote, result, body)
    else:
        yield _sums(vote, totals)
    if vote.by_minority:
        yield _by_minority(handling, vote)
    if totals.unregistered:
        yield f"{_count(totals.unregistered, 'röst är', 'röster är')} inte registrerade."


def _outcome(handling: Handling, vote: HeldVote, result: VoteResult, body: str) -> Iterator[str]:
    decided = f"{body} {_decision(handling, vote)}"
    match result.decided_by:
        case DecidedBy.MAJORITY:
            closed = "Omröstningen är sluten. " if _is_secret(vote) else ""
            yield f"{closed}{_majority(vote, result)} beslutar {decided}."
        case DecidedBy.CASTING_VOTE:
            yield _sums(vote, result.totals)
            yield f"Med ordförandens utslagsröst beslutar {decided}."
        case DecidedBy.LOT:
            yield _sums(vote, result.totals)
            yield f"Vid lika röstetal beslutar {decided} (beslut genom lottning)."


def _is_secret(vote: HeldVote) -> bool:
    return vote.row.method is VoteMethod.SECRET


def _majority(vote: HeldVote, result: VoteResult) -> str:
    totals = result.totals
    yes, no = _yes(totals.yes), _no(totals.no)
    won, lost = (yes, no) if result.outcome is Ballot.YES else (no, yes)
    return f"Med {won} mot {lost}{_others(vote, totals)}"


def _sums(vote: HeldVote, totals: VoteTotals) -> str:
    which = "Den slutna omröstningen" if _is_secret(vote) else "Omröstningen"
    others = _others(vote, totals).rstrip(",")
    return f"{which} ger {_yes(totals.yes)} och {_no(totals.no)}{others}."


def _others(vote: HeldVote, totals: VoteTotals) -> str:
    """Those who voted neither way, set off by commas; in a secret vote the blank ballots."""
    blank = _count(totals.abstained, "röst är blank", "röster är blanka")
    neither = blank if _is_secret(vote) else f"{totals.abstained} avstår"
    parts = (
        neither if totals.abstained else "",
        f"{totals.absent} är frånvarande" if totals.absent else "",
    )
    told = " och ".join(filter(None, parts))
    return f", medan {told}," if told else ""


def _yes(number: int) -> str:
    return _count(number, "ja-röst", "ja-röster")


def _no(number: int) -> str:
    return _count(number, "nej-röst", "nej-röster")


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _decision(handling: Handling, vote: HeldVote) -> str:
    """What the side that won had asked for, after "nämnden beslutar"."""
    row = vote.row
    won, lost = (row.yes_id, row.no_id) if vote.won_yes else (row.no_id, row.yes_id)
    match vote.question:
        case Question.FORMAL:
            return "att avgöra ärendet i dag" if won is None else _put_off(handling, won)
        case Question.COUNTER:
            return f"att {reference(handling, won)} blir motförslag"
        case Question.ADDITION if won is None:
            return f"att avslå {reference(handling, lost)}"
        case Question.ADDITION:
            return f"att bifalla {reference(handling, won)}"
        case Question.MATTER:
            return f"enligt {reference(handling, won)}"


def _put_off(handling: Handling, key: int) -> str:
    verb = {"återremitteras": "återremittera", "bordläggs": "bordlägga"}
    return f"att {verb[put_off(handling, key)]} ärendet"


def _by_minority(handling: Handling, vote: HeldVote) -> str:
    off = put_off(handling, vote.row.yes_id, vote.row.no_id)
    return (
        f"Minst en tredjedel av de närvarande har röstat för det, och ärendet {off} därför "
        "(5 kap. 50 § kommunallagen)."
    )


_SIDES = (
    (Ballot.YES, "Ja"),
    (Ballot.NO, "Nej"),
    (Ballot.ABSTAIN, "Avstår"),
    (Ballot.ABSENT, "Frånvarande"),
)


def _table(vote: HeldVote, heading: str) -> Table:
    """Who voted how, with the sums last; columns that nobody stands in are left out."""
    used = {one.value for one in vote.ballots}
    shown = [
        (side, name) for side, name in _SIDES if side in (Ballot.YES, Ballot.NO) or side in used
    ]
    head = ("Namn", "Parti", *(name for _, name in shown))
    rows = [_row(vote, ballot, [side for side, _ in shown]) for ballot in vote.ballots]
    sums = [sum(one.value is side for one in vote.ballots) for side, _ in shown]
    last = tuple(_bold(text) for text in ("Summa", "", *(str(number) for number in sums)))
    caption = f"{heading}: så röstade var och en" if heading else "Så röstade var och en"
    narrow = 0.5 / (len(shown) + 1)
    widths = (0.5, *(narrow for _ in range(len(shown) + 1)))
    return Table((tuple(runs(text) for text in head), *rows, last), 1, caption, widths)


def _bold(text: str) -> Runs:
    return (Run(text, bold=True),) if text else ()


def _row(vote: HeldVote, ballot: BallotRow, shown: list[Ballot]) -> tuple[Runs, ...]:
    leads = ", ordförande" if ballot.person == vote.presiding else ""
    marks = ("X" if ballot.value is side else "" for side in shown)
    return tuple(runs(text) for text in (f"{ballot.name}{leads}", ballot.party, *marks))
