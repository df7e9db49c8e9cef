"""Items that are put off: what is decided then, and how the next summons names them."""

from __future__ import annotations

from datetime import date

from db.rules.decision import decision
from db.rules.lifecycle import BodyKind, Outcome
from db.rules.numbering import paragraph_label
from db.rules.rich_text import RichText

_DONE = {
    Outcome.TABLED: "bordlagt",
    Outcome.REFERRED_BACK: "återremitterat",
}


def put_off_decision(body: str, kind: BodyKind, outcome: Outcome, reason: str) -> RichText:
    """The decision to table an item or refer it back; the assembly tables to its next meeting."""
    if outcome is Outcome.TABLED:
        # The assembly takes it up at its next meeting unless it decides otherwise (KL 5:51).
        until = " till nästa sammanträde" if kind is BodyKind.ASSEMBLY else ""
        point = f"bordlägga ärendet{until}."
    else:
        point = f"återremittera ärendet med följande motivering: {reason.rstrip('.')}."
    return decision(f"{body} beslutar att", (point,))


def origin_note(outcome: Outcome | None, day: date | None, number: int | None) -> str:
    """Where an item comes from: "bordlagt 2026-03-10 § 17"; empty when nothing put it off."""
    if outcome is None or outcome not in _DONE or day is None:
        return ""
    where = f" {paragraph_label(number)}" if number else ""
    return f"{_DONE[outcome]} {day.isoformat()}{where}"
