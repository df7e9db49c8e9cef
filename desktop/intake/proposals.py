"""Who moved what at the meeting, and who reserved against the decision."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.intake.chunks import Chunk, Shape, chunks
from desktop.intake.draft import Reservation
from desktop.intake.people import NAME, PARTY, names_in
from desktop.intake.sections import Section

_MOVES = re.compile(
    r"\b(?:yrkar|yrkade|yrkande[nt]?|föreslår|föreslog|begär|begärde|instämmer|ställer sig bakom)\b"
)
_MOVER = re.compile(rf"{NAME}[ ]?{PARTY}:\s")
_WITHDRAWN = re.compile(r"\b(?:återtar|drar tillbaka|återkallar)\b")
_PARTIES = re.compile(
    r"(?:[Ll]edamöterna|[Rr]epresentanterna|[Ss]amtliga \w+|[Gg]ruppen|[Pp]artierna) (?:från|för"
    r"|i) "
    r"(?P<letters>\(?[A-ZÅÄÖ]{1,3}\)?(?:(?:, | och )\(?[A-ZÅÄÖ]{1,3}\)?)*)"
    r"|^(?P<group>[A-ZÅÄÖ]{1,4})-?(?:gruppen|ledamöterna)"
    r"|^(?P<name>[A-ZÅÄÖ][a-zåäö]+(?:erna|partiet|gruppen|arna)) (?=reserver|anmäler)"
)


def read_proposals(sections: Sequence[Section], width: int) -> tuple[str, ...]:
    """The proposals made, one string for each mover, those withdrawn left out."""
    found: list[str] = []
    for section in sections:
        open_ended = False
        for chunk in chunks(section.lines, width):
            if open_ended and chunk.shape is not Shape.TEXT:
                found[-1] = f"{found[-1]} {chunk.text}"
                continue
            open_ended = _moves(chunk)
            if open_ended:
                found.append(chunk.text)
    return tuple(found)


def _moves(chunk: Chunk) -> bool:
    moved = _MOVES.search(chunk.text) or _MOVER.match(chunk.text)
    return bool(moved) and not _WITHDRAWN.search(chunk.text)


def read_reservations(sections: Sequence[Section], width: int) -> tuple[Reservation, ...]:
    """The reservations with who made them; those without a name are kept with their text."""
    found: list[Reservation] = []
    for section in sections:
        for chunk in chunks(section.lines, width):
            who = _who(chunk.text)
            if who or not found:
                found.append(Reservation(who, chunk.text))
            else:
                found[-1] = Reservation(found[-1].who, f"{found[-1].text}\n{chunk.text}")
    return tuple(found)


def _who(text: str) -> tuple[str, ...]:
    """Those who reserve: the names before what they reserve for or against."""
    before = re.split(r"\b(?:mot beslutet|till förmån|mot )", text, maxsplit=1)[0]
    parties = _PARTIES.search(before)
    if names := names_in(before):
        return tuple(names)
    if not parties:
        return ()
    letters = parties["letters"] or parties["group"]
    return tuple(re.findall(r"[A-ZÅÄÖ]{1,3}", letters)) if letters else (parties["name"],)
