"""A remark: what a lawyer or an auditor would say, in facts; the words are the screens'."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules.statutes import RuleLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark about one thing.

    ``what`` names the kind of remark, ``where`` the place for a reader ("§ 17"), ``subject_id``
    the thing to go to. ``facts`` are what its sentence needs. A ``grave`` one stands in the way
    of verification until it is mended or acknowledged.
    """

    what: str
    where: str
    section: str = ""
    label: RuleLabel = RuleLabel.LAW
    grave: bool = False
    subject_id: int = 0
    facts: tuple[str, ...] = ()
