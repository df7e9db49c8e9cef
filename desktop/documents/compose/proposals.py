"""Proposals (yrkanden) and the order in which they are put to the meeting (KL 5:67)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.queries.handling import Handling, HeldVote, ProposalRow
from db.rules.lifecycle import ProposalKind, VoteMethod
from db.rules.order_of_proposals import Question
from db.rules.rich_text import RichText, Run, Text, plain, runs
from desktop.documents.compose.names import listed
from desktop.documents.compose.references import (
    all_references,
    put_off,
    reference,
    sides,
)


def proposal_text(handling: Handling, *, assembly: bool) -> RichText:
    """Every proposal that stands, with who made it; withdrawn ones are not minuted."""
    return tuple(
        block for one in handling.standing for block in proposal_sentence(one, assembly=assembly)
    )


def proposal_sentence(proposal: ProposalRow, *, assembly: bool) -> RichText:
    """What one proposal asks for, and who made it."""
    who = f"{listed(proposal.proposers)} yrkar" if proposal.proposers else "Yrkas"
    match proposal.kind:
        case ProposalKind.APPROVAL:
            return _about(who, "bifall till", "förslaget", proposal)
        case ProposalKind.REJECTION:
            return _about(who, "avslag på", "förslaget", proposal)
        case ProposalKind.AMENDMENT:
            return _worded(who, "ändring", proposal)
        case ProposalKind.ADDITION:
            return _worded(who, "tillägg", proposal)
        case ProposalKind.REFERRAL_BACK:
            return _formal(f"{who} att ärendet återremitteras", proposal)
        case ProposalKind.TABLING:
            until = " till nästa sammanträde" if assembly else ""
            return _formal(f"{who} att ärendet bordläggs{until}", proposal)


def _about(who: str, what: str, default: str, proposal: ProposalRow) -> RichText:
    """A proposal for or against something that its text names, or that is plain from the item."""
    first = proposal.text[0] if proposal.text else Text(runs(default))
    if not isinstance(first, Text):
        return (Text(runs(f"{who} {what} {default}.")), *proposal.text, *_reason(proposal))
    named = (*runs(f"{who} {what} "), *_stopped(first))
    return (Text(named), *proposal.text[1:], *_reason(proposal))


def _worded(who: str, what: str, proposal: ProposalRow) -> RichText:
    """A proposal with a wording of its own: in the sentence when it is short and begins so."""
    first = proposal.text[0] if proposal.text else None
    single = isinstance(first, Text) and len(proposal.text) == 1
    if isinstance(first, Text) and single and plain(first.runs).startswith("att "):
        lead = f"{who} som tillägg " if what == "tillägg" else f"{who} "
        return (Text((*runs(lead), *_stopped(first))), *_reason(proposal))
    if first is None:
        return (Text(runs(f"{who} {what}.")), *_reason(proposal))
    return (Text(runs(f"{who} följande {what}:")), *proposal.text, *_reason(proposal))


def _formal(sentence: str, proposal: ProposalRow) -> RichText:
    reason = proposal.reason.strip().rstrip(".")
    told = f"{sentence}. Motivering: {reason}." if reason else f"{sentence}."
    return (Text(runs(told)), *proposal.text)


def _reason(proposal: ProposalRow) -> RichText:
    reason = proposal.reason.strip()
    return (Text(runs(f"Motivering: {reason.rstrip('.')}.")),) if reason else ()


def _stopped(block: Text) -> tuple[Run, ...]:
    """The runs with a full stop at the end."""
    if not block.runs or plain(block.runs).rstrip().endswith((".", "!", "?", ":")):
        return block.runs
    last = block.runs[-1]
    return (*block.runs[:-1], replace(last, text=f"{last.text.rstrip()}."))


def order_text(handling: Handling, body: str) -> RichText:
    """How the chair put the proposals to the meeting and what the chair found."""
    return tuple(Text(runs(vote_order(handling, vote, body))) for vote in handling.votes)


def vote_order(handling: Handling, vote: HeldVote, body: str) -> str:
    """How the chair put one choice to the meeting, and what the chair found."""
    return " ".join(_put(handling, vote, body))


def _put(handling: Handling, vote: HeldVote, body: str) -> Iterator[str]:
    yield _question(handling, vote, body)
    if vote.row.method is VoteMethod.OPEN:
        yield "Omröstning begärs."
    if vote.row.method is VoteMethod.SECRET:
        yield "Sluten omröstning begärs."


def _question(handling: Handling, vote: HeldVote, body: str) -> str:
    row = vote.row
    found = row.yes_id if row.found_yes else row.no_id
    match vote.question:
        case Question.FORMAL:
            return _formal_question(handling, vote, found)
        case Question.COUNTER:
            return (
                f"Ordföranden ställer {_both(handling, vote)} mot varandra för att utse motförslag "
                f"och finner att {reference(handling, found)} blir motförslag."
            )
        case Question.ADDITION:
            verb = "bifaller" if found is not None else "avslår"
            asked = reference(handling, row.yes_id or row.no_id)
            return f"Ordföranden ställer proposition på {asked} och finner att {body} {verb} det."
        case Question.MATTER:
            return (
                f"Ordföranden ställer proposition på {_alternatives(handling, vote)} "
                f"och finner att {body} beslutar enligt {_found(handling, found)}."
            )


def _formal_question(handling: Handling, vote: HeldVote, found: int | None) -> str:
    off = put_off(handling, vote.row.yes_id, vote.row.no_id)
    asked = {"återremitteras": "återremitteras", "bordläggs": "bordläggas"}.get(off, off)
    outcome = "avgöras i dag" if found is None else asked
    return (
        f"Ordföranden ställer proposition på om ärendet ska avgöras i dag eller {asked} "
        f"och finner att ärendet ska {outcome}."
    )


def _both(handling: Handling, vote: HeldVote) -> str:
    keys = (vote.row.yes_id, vote.row.no_id)
    return " och ".join(reference(handling, key) for key in keys)


def _alternatives(handling: Handling, vote: HeldVote) -> str:
    """The two sides; one alone; or all of them when the chair put each for itself."""
    if vote.row.no_id is not None or (vote.row.yes_id is not None and _has_implied(handling)):
        return _both(handling, vote)
    every = all_references(handling)
    if len(every) > 2:
        return f"{listed(every)} var för sig"
    return " och ".join(every)


def _has_implied(handling: Handling) -> bool:
    """Whether one of two alternatives is what the papers propose, which nobody has moved."""
    every = sides(handling)
    return len(every) == 2 and () in every


def _found(handling: Handling, found: int | None) -> str:
    alone = len(sides(handling)) < 2
    return "yrkandet" if alone and found is not None else reference(handling, found)
