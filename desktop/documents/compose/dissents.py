"""Reservations, statements and notes, each kind under a heading of its own (KL 4:27)."""

from __future__ import annotations

from db.queries.handling import DissentRow, Handling
from db.rules.lifecycle import DissentKind
from db.rules.rich_text import RichText, Text, runs
from desktop.documents.compose.movements import clock_in_words
from desktop.documents.compose.names import listed

_SAY = {
    DissentKind.RESERVATION: ("reserverar sig mot beslutet", "med följande motivering"),
    DissentKind.SEPARATE_STATEMENT: ("lämnar ett särskilt yttrande", "med följande lydelse"),
    DissentKind.MINUTES_NOTE: ("lämnar en protokollsanteckning", "med följande lydelse"),
    DissentKind.NON_PARTICIPATION: ("deltar inte i beslutet", "med följande motivering"),
}


def dissent_text(handling: Handling, kind: DissentKind) -> RichText:
    """All dissents of a kind, in the order in which they were announced."""
    return tuple(
        block for one in handling.dissents if one.kind is kind for block in dissent_sentence(one)
    )


def dissent_sentence(dissent: DissentRow) -> RichText:
    """One dissent: who, what, and the text handed in."""
    verb, lead_in = _SAY[dissent.kind]
    said = f"{listed(dissent.names)} {verb}"
    told = (
        (Text(runs(f"{said} {lead_in}:")), *dissent.text)
        if dissent.text
        else (Text(runs(f"{said}.")),)
    )
    return (*told, *_late(dissent))


def _late(dissent: DissentRow) -> RichText:
    if not dissent.late_acknowledged:
        return ()
    when = clock_in_words(dissent.announced_at)
    return (Text(runs(f"Anmäldes {when}, efter att sammanträdet hade avslutats.")),)
