"""Nothing may be lost: what stretches of a text its parts take, and what is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.intake.draft import Part, PartKind, Span
from desktop.intake.lines import Line

_SAYS_SOMETHING = re.compile(r"\w")


def furniture_parts(lines: Iterable[Line]) -> Iterator[Part]:
    """The places of the page furniture."""
    for line in lines:
        if line.furniture and not line.blank:
            yield Part(PartKind.FURNITURE, line.start, line.end)


def apart(parts: Iterable[Part]) -> list[Part]:
    """The parts in the order of the text, none over another; the one that begins first stays."""
    out: list[Part] = []
    last = 0
    for part in sorted(parts, key=lambda part: (part.start, -part.end)):
        start = max(part.start, last)
        if start < part.end:
            out.append(part if start == part.start else replace(part, start=start))
            last = part.end
    return out


def joined(parts: Iterable[Part], text: str) -> list[Part]:
    """The parts with neighbours of one kind made one where only space lies between them.

    The items of an agenda stay apart.
    """
    out: list[Part] = []
    for part in parts:
        last = out[-1] if out else None
        if last and _one(last, part) and not text[last.end : part.start].strip():
            out[-1] = replace(last, end=part.end)
        else:
            out.append(part)
    return out


def _one(last: Part, part: Part) -> bool:
    same = last.kind is part.kind and last.sure is part.sure
    return same and part.kind is not PartKind.AGENDA


def left_over(text: str, lines: Iterable[Line], parts: Sequence[Part]) -> list[Span]:
    """The stretches of lines that no part takes and that hold at least a letter or a figure."""
    ordered = apart(parts)
    out: list[Span] = []
    at = 0
    for line in lines:
        while at < len(ordered) and ordered[at].end <= line.start:
            at += 1
        out.extend(_gaps(text, line, ordered, at))
    return out


def _gaps(text: str, line: Line, parts: Sequence[Part], at: int) -> Iterator[Span]:
    start = line.start
    while start < line.end:
        part = parts[at] if at < len(parts) else None
        end = min(part.start, line.end) if part else line.end
        if start < end and _SAYS_SOMETHING.search(text, start, end):
            yield Span(start, end)
        if not part or part.start >= line.end:
            return
        start = max(part.end, start)
        at += 1
