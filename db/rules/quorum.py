"""Whether a body may decide: more than half of its members, counted in each paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules.lifecycle import BodyKind


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many count in a paragraph against how many are needed, and the section that says so."""

    counted: int
    needed: int
    section: str

    @property
    def is_met(self) -> bool:
        """Whether the body may decide."""
        return self.counted >= self.needed


def quorum(kind: BodyKind, seats: int, serving: int, disqualified: int = 0) -> Quorum:
    """The quorum of a paragraph; ``seats`` includes those that are vacant.

    In the assembly members who stand back for conflict of interest do not break the quorum
    (KL 5:45–46), in all other bodies they do not count (KL 6:27).
    """
    needed = seats // 2 + 1
    if kind is BodyKind.ASSEMBLY:
        section = "KL 5:46" if disqualified else "KL 5:45"
        return Quorum(serving + disqualified, needed, section)
    return Quorum(serving, needed, "KL 6:27")
