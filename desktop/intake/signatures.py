"""Names over offices at the foot of a paper, side by side or one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.intake.draft import Part, PartKind
from desktop.intake.lines import Line
from desktop.intake.people import only_name, only_office

_CELL = re.compile(r"\S(?:.*?\S)?(?=\s{3,}|\s*$)")


@dataclass(frozen=True, slots=True)
class Signature:
    """One who signs, and as what."""

    name: str
    office: str


def without_signatures(lines: Sequence[Line]) -> tuple[list[Line], list[Part]]:
    """The lines with those of signatures set aside as furniture, and their places."""
    out, parts = list(lines), list[Part]()
    for names_at, offices_at, _ in _pairs(lines):
        for at in (names_at, offices_at):
            parts.append(Part(PartKind.SIGNATURES, lines[at].start, lines[at].end))
            out[at] = replace(lines[at], furniture=True)
    return out, parts


def find_signatures(lines: Sequence[Line]) -> list[Signature]:
    """Those who sign, with their offices."""
    return [signature for _, _, signatures in _pairs(lines) for signature in signatures]


def _pairs(lines: Sequence[Line]) -> list[tuple[int, int, list[Signature]]]:
    told = [at for at, line in enumerate(lines) if not line.blank and not line.furniture]
    pairs: list[tuple[int, int, list[Signature]]] = []
    for first, second in pairwise(told):
        signatures = _signatures(lines[first].text, lines[second].text)
        if signatures:
            pairs.append((first, second, signatures))
    return pairs


def _signatures(names: str, offices: str) -> list[Signature]:
    if len(names) > 160 or len(offices) > 160:
        return []
    left = [" ".join(cell.split()) for cell in _CELL.findall(names)]
    right = [" ".join(cell.split()) for cell in _CELL.findall(offices)]
    if len(left) != len(right) or not left:
        return []
    if not all(map(only_name, left)) or not all(map(only_office, right)):
        return []
    return [Signature(*pair) for pair in zip(left, right, strict=True)]
