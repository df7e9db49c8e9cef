"""The headings met in memos and minutes, and the part that each of them opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.intake.bodies import capital
from desktop.intake.draft import PartKind
from desktop.intake.vocabulary import (
    DECISION,
    LEAD,
    OWNED_PROPOSAL,
    PROPOSED,
    SUBHEADING,
    TO_BODY,
    VOCABULARY,
)

_LONGEST = 110
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in VOCABULARY)
_INLINE = frozenset(
    {
        PartKind.RECIPIENTS,
        PartKind.DECISION_BASIS,
        PartKind.SUMMARY,
        PartKind.MATTER,
        PartKind.DECISION,
        PartKind.PROPOSED_DECISION,
        PartKind.RESERVATION,
    }
)


@dataclass(frozen=True, slots=True)
class PartHeading:
    """A heading that opens a part.

    ``body`` is the body it names, ``to`` the higher body a proposal goes to; ``sub`` tells that
    it is also a sub-heading of the matter, ``lead`` that it leads in to points; ``rest`` is where
    text on the same line begins.
    """

    kind: PartKind
    body: str = ""
    to: str = ""
    sub: bool = False
    lead: bool = False
    rest: int = -1


@lru_cache(maxsize=4096)
def heading_of(line: str) -> PartHeading | None:
    """What part a line opens, or nothing when it is no heading of the vocabulary."""
    bare = " ".join(line.replace("*", "").replace("#", "").split())
    if not bare[:1].isupper():
        return None
    whole = _whole(bare.rstrip(" :.")) if len(bare) <= _LONGEST else None
    if whole:
        return whole
    return _with_text(line)


def _whole(bare: str) -> PartHeading | None:
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return PartHeading(kind)
    decision = DECISION.fullmatch(bare)
    if decision:
        return PartHeading(PartKind.DECISION, capital(decision["body"] or decision["in"] or ""))
    if PROPOSED.fullmatch(bare):
        return _proposal(bare)
    lead = LEAD.fullmatch(bare)
    if lead:
        return PartHeading(PartKind.DECISION, capital(lead["body"]), lead=True)
    return PartHeading(PartKind.MATTER, sub=True) if SUBHEADING.fullmatch(bare) else None


def _proposal(bare: str) -> PartHeading:
    named, owner, to = PROPOSED.fullmatch(bare), OWNED_PROPOSAL.match(bare), TO_BODY.search(bare)
    body = (named["body"] if named else "") or ""
    return PartHeading(
        PartKind.PROPOSED_DECISION,
        capital(owner["owner"]) if owner else "",
        capital(body or (to["to"] if to else "")),
    )


def _with_text(line: str) -> PartHeading | None:
    """A heading with its text after a colon on the same line."""
    head, colon, rest = line.partition(":")
    if not colon or not rest.strip() or len(head) > 50:
        return None
    found = _whole(" ".join(head.split()))
    if not found or found.kind not in _INLINE or found.sub:
        return None
    return PartHeading(found.kind, rest=len(head) + 1)
