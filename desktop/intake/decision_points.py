"""The points of a decision or of a proposal, told from the words that only lead in to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.intake.chunks import Chunk, Shape, chunks
from desktop.intake.lines import Line

_LEAD_END = re.compile(r"(?::|\b(?:att|besluta(?:r|de|t)?|följande))$")
_LEAD_VERB = re.compile(
    r"\b(?:beslut(?:ar|ade|at|a)?|föreslår|föreslås|hemställer|tillstyrker|rekommenderar|förslag)\b"
    r"(?!.*enligt följande:$)"
)
_OWN_PART = re.compile(
    r"[^.]{0,80}\b(?:beslutar|föreslår)(?: [\wåäö ]{0,60})?(?: för egen del| besluta)?[:.]?"
)
_LONGEST_LEAD = 300


@dataclass(frozen=True, slots=True)
class Points:
    """A lead-in without content of its own, and the points it leads in to."""

    lead_in: str
    points: tuple[str, ...]


def read_points(lines: Sequence[Line], width: int) -> Points:
    """The points of some lines in order; a text without marks gives one for each paragraph."""
    found = chunks(lines, width)
    leads: list[str] = []
    points: list[str] = []
    previous: Chunk | None = None
    for at, chunk in enumerate(found):
        if at + 1 < len(found) and _leads_in(chunk):
            leads.append(chunk.text)
        elif points and previous and _belongs(chunk, previous):
            points[-1] = f"{points[-1]} {chunk.text}"
            continue
        else:
            points.append(chunk.written)
        previous = chunk
    return Points(" ".join(leads), tuple(point for point in points if _says_something(point)))


def _leads_in(chunk: Chunk) -> bool:
    text = chunk.text
    if chunk.shape is not Shape.TEXT or len(text) > _LONGEST_LEAD:
        return False
    return bool(_LEAD_END.search(text) and _LEAD_VERB.search(text)) or bool(
        _OWN_PART.fullmatch(text) and not text.endswith(".") and " att " not in text
    )


def _belongs(chunk: Chunk, previous: Chunk) -> bool:
    """Whether an unmarked paragraph goes on with the numbered point before it."""
    if chunk.shape is not Shape.TEXT or previous.shape is not Shape.NUMBER:
        return False
    return not chunk.apart or chunk.text[:1].islower()


def _says_something(point: str) -> bool:
    return bool(re.search(r"\w{2}", point))
