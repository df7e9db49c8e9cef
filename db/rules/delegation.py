"""What a committee may not let anybody else decide (KL 6:38)."""

from __future__ import annotations

import re
from enum import StrEnum

from db.rules.lifecycle import CaseKind


class Undelegable(StrEnum):
    """The five kinds of matters that may not be delegated, in the order of the section."""

    AIMS = "aims"
    TO_ASSEMBLY = "to_assembly"
    PRINCIPLE = "principle"
    CITIZEN_PROPOSAL = "citizen_proposal"
    BY_STATUTE = "by_statute"


_SIGNS = (
    (
        Undelegable.AIMS,
        r"\bmål\w* (?:och|för) |\binriktning(?:en)?\b|\bomfattning(?:en)?\b|\bkvalitet(?:en)?\b"
        r"|\bverksamhetsplan\w*",
    ),
    (
        Undelegable.TO_ASSEMBLY,
        r"\b(?:framställning|yttrande|förslag|skrivelse)\w* till \w*fullmäktige\b"
        r"|\byttrande\w*.{0,60}\böverklaga",
    ),
    (Undelegable.PRINCIPLE, r"\bprincipiell\w*|\bav större vikt\b"),
    (Undelegable.CITIZEN_PROPOSAL, r"\bmedborgarförslag\w*"),
    (Undelegable.BY_STATUTE, r"\bfår inte delegeras\b"),
)


def undelegable(matter: str, case_kind: CaseKind | None = None) -> tuple[Undelegable, ...]:
    """Which of the five kinds a matter may be of, told by its words and its case.

    A sign to look closer, no judgement: the words of law are wide, and so is the search.
    """
    found = [kind for kind, sign in _SIGNS if re.search(sign, matter, re.IGNORECASE)]
    if case_kind is CaseKind.CITIZEN_PROPOSAL and Undelegable.CITIZEN_PROPOSAL not in found:
        found.append(Undelegable.CITIZEN_PROPOSAL)
    return tuple(found)
