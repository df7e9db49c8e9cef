"""A remark: what a lawyer or an auditor would say, in facts; the words are the screens'."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from db.rules.statutes import RuleLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark about one thing.

    ``what`` names the kind of remark, ``where`` the place for a reader ("§ 17"), ``subject_id``
    the thing to go to. ``facts`` are what its sentence needs. A ``grave`` one stands in the way
    of verification until it is mended or acknowledged; ``acknowledged`` says that somebody has
    seen it as it stands and let it be.
    """

    what: str
    where: str
    section: str = ""
    label: RuleLabel = RuleLabel.LAW
    grave: bool = False
    subject_id: int = 0
    facts: tuple[str, ...] = ()
    acknowledged: bool = False

    @property
    def key(self) -> str:
        """Kind and facts in one short text: an acknowledgement holds while they stay the same."""
        told = "\x1f".join(self.facts).encode()
        return f"{self.what}:{hashlib.sha256(told).hexdigest()[:12]}"

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of verification."""
        return self.grave and not self.acknowledged
