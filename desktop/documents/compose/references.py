"""Proposals as minutes speak of them: whose they are and what they ask for."""

from __future__ import annotations

from db.queries.handling import Handling, ProposalRow
from db.rules.lifecycle import ProposalKind
from db.rules.order_of_proposals import Offered, Question, alternatives
from db.rules.rich_text import Text, plain
from desktop.documents.compose.names import owners

_NOUNS = {
    ProposalKind.APPROVAL: "bifall",
    ProposalKind.REJECTION: "avslag",
    ProposalKind.AMENDMENT: "ändring",
    ProposalKind.ADDITION: "tillägg",
    ProposalKind.REFERRAL_BACK: "återremiss",
    ProposalKind.TABLING: "bordläggning",
}
PUT_OFF = {
    ProposalKind.REFERRAL_BACK: "återremitteras",
    ProposalKind.TABLING: "bordläggs",
}
_SHORT = 80


def reference(handling: Handling, key: int | None) -> str:
    """The proposal, together with those that ask for the same: "Anna Bergs (S) yrkande om bifall".

    Without a key it is what the papers of the item propose.
    """
    if key is None:
        return "förslaget i handlingarna"
    same = _same(handling, key)
    names = tuple(dict.fromkeys(name for one in same for name in one.proposers))
    noun = f"yrkande{_ordinal(handling, same[0])} {_asked(same[0])}"
    return f"{owners(names)} {noun}" if names else f"yrkandet{noun.removeprefix('yrkande')}"


def all_references(handling: Handling) -> list[str]:
    """Every alternative in the matter, as it is put to the meeting."""
    return [reference(handling, side[0] if side else None) for side in sides(handling)]


def sides(handling: Handling) -> tuple[tuple[int, ...], ...]:
    """The alternatives in the matter."""
    return alternatives([Offered(one.id, one.kind) for one in handling.standing])


def put_off(handling: Handling, *keys: int | None) -> str:
    """What happens to the item when a formal proposal wins: "återremitteras" or "bordläggs"."""
    kinds = (handling.by_id[key].kind for key in keys if key is not None)
    return next((PUT_OFF[kind] for kind in kinds if kind in PUT_OFF), "")


def meaning(handling: Handling, question: Question, keys: tuple[int | None, int | None]) -> str:
    """What a vote for the first of the keys means, the other standing against it."""
    key, other = keys
    match question:
        case Question.FORMAL:
            return f"att ärendet {put_off(handling, key) or 'avgörs i dag'}"
        case Question.COUNTER:
            return f"att {reference(handling, key)} blir motförslag"
        case Question.ADDITION if key is None:
            return f"avslag på {reference(handling, other)}"
        case Question.ADDITION:
            return f"bifall till {reference(handling, key)}"
        case Question.MATTER:
            return f"beslut enligt {reference(handling, key)}"


def _same(handling: Handling, key: int) -> tuple[ProposalRow, ...]:
    merged = next((side for side in sides(handling) if key in side), (key,))
    return tuple(handling.by_id[one] for one in merged)


def _asked(proposal: ProposalRow) -> str:
    """What it asks for; a short one in its own words."""
    text = _only_text(proposal)
    own = proposal.kind in (ProposalKind.AMENDMENT, ProposalKind.ADDITION)
    if own and text.startswith("att ") and len(text) <= _SHORT:
        return text.rstrip(".")
    return f"om {_NOUNS[proposal.kind]}"


def _only_text(proposal: ProposalRow) -> str:
    """The text when it is a single paragraph; empty otherwise."""
    first = proposal.text[0] if len(proposal.text) == 1 else None
    return plain(first.runs) if isinstance(first, Text) else ""


def _ordinal(handling: Handling, proposal: ProposalRow) -> str:
    """Which it is of several that would be named alike; empty for the only one."""
    alike = [
        one.id
        for one in handling.standing
        if (one.kind, one.proposers, _asked(one))
        == (proposal.kind, proposal.proposers, _asked(proposal))
    ]
    if proposal.kind in (ProposalKind.APPROVAL, ProposalKind.REJECTION) or len(alike) < 2:
        return ""
    return f" {alike.index(proposal.id) + 1}"
