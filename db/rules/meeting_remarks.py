"""What the rules remark on a meeting: facts, without words. The clerk decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from db.rules.statutes import RuleLabel


class RemarkKind(StrEnum):
    """What is remarked."""

    SERVED_AGAIN = "served_again"
    NOT_QUORATE = "not_quorate"
    NOBODY_PRESIDES = "nobody_presides"
    URGENCY_OPEN = "urgency_open"


@dataclass(frozen=True, slots=True)
class MeetingRemark:
    """One remark at one agenda item, about one person where there is one.

    ``counted`` and ``needed`` tell of a quorum. A ``grave`` one stands in the way of verification
    until somebody has acknowledged it.
    """

    kind: RemarkKind
    item_id: int
    person: str = ""
    section: str = ""
    basis: RuleLabel = RuleLabel.LAW
    counted: int = 0
    needed: int = 0
    grave: bool = False
