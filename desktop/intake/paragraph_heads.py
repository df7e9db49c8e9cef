"""Where the §§ of minutes begin, told from references to §§ and from lists of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.rules.registration_number import find_registration_numbers
from desktop.intake.contents import leads_to_page
from desktop.intake.lines import Line

_HEAD = re.compile(
    r"\s*(?:(?P<short>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,6}|[Pp]aragraf)\s+)?(?:§\s{0,3}|(?<=araf )"
    r"|(?<=agraf ))"
    r"(?P<number>\d{1,4})(?!\s?[-–,/:]\s?\d)(?P<rest>.*)$"
)
_LABEL = re.compile(r"\s*(?:Dnr|DNR|Diarie|Ärende(?:nummer|nr)|D:?nr)")


@dataclass(frozen=True, slots=True)
class ParagraphHead:
    """The head of a §: the line's index, the number, the body's short form, and where the rest
    of the line begins. ``listed`` tells that it is an entry of a list of contents.
    """

    at: int
    number: str
    short: str
    rest: int
    listed: bool = False


def find_heads(lines: Sequence[Line]) -> list[ParagraphHead]:
    """The heads of the §§ that have text of their own, in order; else those of a contents list."""
    heads = [head for at in range(len(lines)) if (head := _head(lines, at))]
    real = [head for head in heads if not _listed(lines, head)]
    return _without_repeats(real) or [replace(head, listed=True) for head in heads]


def _without_repeats(heads: Sequence[ParagraphHead]) -> list[ParagraphHead]:
    """The heads without those that repeat the § before, as the head of a list of votes does."""
    firsts = [None, *heads]
    return [
        head
        for before, head in zip(firsts, heads, strict=False)
        if before is None or before.number != head.number
    ]


def _head(lines: Sequence[Line], at: int) -> ParagraphHead | None:
    line = lines[at]
    if line.furniture or len(line.text) > 400:
        return None
    found = _HEAD.match(line.text)
    if not found or not _titled(found["rest"]) or _in_sentence(lines, at):
        return None
    short = found["short"] or ""
    return ParagraphHead(at, found["number"], short, found.start("rest"))


def _titled(rest: str) -> bool:
    """Whether what follows the number can follow a head: nothing, a number, or a title."""
    bare = rest.strip()
    if not bare or _LABEL.match(bare):
        return True
    if rest[:1] in ",.;)" and not rest[1:2].isspace():
        return False
    numbers = find_registration_numbers(bare[:60])
    if numbers and not numbers[0].start:
        return True
    return bare[0].isupper() or (bare[0] in "-–." and bare[1:].strip()[:1].isupper())


def _in_sentence(lines: Sequence[Line], at: int) -> bool:
    """Whether the line before stops in the middle of a sentence that goes on here."""
    if not at or lines[at - 1].blank or lines[at - 1].furniture:
        return False
    last = lines[at - 1].bare
    return last.endswith((",", "(", "och", "samt", "den", "enligt", "av", "i", "till"))


def _listed(lines: Sequence[Line], head: ParagraphHead) -> bool:
    """Whether the head stands in a list of contents: dots lead to a page number."""
    for line in lines[head.at : head.at + 5]:
        if line is not lines[head.at] and _HEAD.match(line.text):
            return False
        if leads_to_page(line.text):
            return True
    return False
