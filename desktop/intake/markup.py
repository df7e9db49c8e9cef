"""Chunks of text as the neutral blocks the register keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from db.rules.rich_text import (
    Block,
    Bullets,
    Heading,
    Item,
    Points,
    RichText,
    Row,
    Run,
    Runs,
    Table,
    Text,
)
from desktop.intake.characters import without_breaks
from desktop.intake.chunks import Chunk, Shape
from desktop.intake.headings import heading_of

_MARK = re.compile(
    r"(?<![\w*])(?:\*\*(?P<strong>[^*\s](?:[^*\n]{0,200}[^*\s])?)\*\*"
    r"|\*(?P<bold>[^*\s](?:[^*\n]{0,200}[^*\s])?)\*)(?![\w*])"
)
_RULE_ROW = re.compile(r"[\s|:-]+")
_LONGEST_HEADING = 100
_LONGEST_OVER_LIST = 80
_CAPTION = re.compile(r"(?:Figur|Tabell|Bild|Diagram)\s+\d+|\w+(?: form)?:\s")
_NO_HEADING_END = re.compile(r"[.:;,!]$|\b(?:och|att|samt|av|för|till|i|på|med)$")


def rich_blocks(chunks: Sequence[Chunk], *, headings: bool = True) -> RichText:
    """The chunks as blocks: neighbours of one shape become one list or one table."""
    blocks: list[Block] = []
    for shape, group in groupby(enumerate(chunks), key=lambda pair: pair[1].shape):
        members = list(group)
        if shape is Shape.NUMBER and headings and is_numbered_heading(chunks, members[-1][0]):
            if members[:-1]:
                blocks.append(_gathered(shape, [chunk for _, chunk in members[:-1]]))
            blocks.append(Heading(marked_runs(members[-1][1].written)))
        elif shape is Shape.TEXT:
            blocks.extend(_text(chunks, at, headings=headings) for at, _ in members)
        else:
            blocks.append(_gathered(shape, [chunk for _, chunk in members]))
    return tuple(blocks)


def marked_runs(text: str) -> Runs:
    """Runs of a text in which ``*words*`` between stars are bold."""
    return tuple(_runs(without_breaks(text)))


def cells(row: str) -> list[str]:
    """The cells of a table row written between upright strokes."""
    return [" ".join(cell.split()) for cell in row.strip().strip("|").split("|")]


def is_rule(row: str) -> bool:
    """Whether a table row only draws the line below the heads."""
    return bool(_RULE_ROW.fullmatch(row))


def is_heading(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a chunk reads as a sub-heading: short, no sentence, with text of its own below."""
    chunk = chunks[at]
    if chunk.shape is not Shape.TEXT or at + 1 >= len(chunks):
        return False
    if len(chunk.text) > _LONGEST_HEADING or not chunk.text[:1].isupper():
        return False
    if _NO_HEADING_END.search(chunk.text) or _CAPTION.match(chunk.text):
        return False
    if (known := heading_of(chunk.text)) and known.sub:
        return True
    return _stands_over(chunk, chunks[at + 1])


def is_numbered_heading(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a numbered line is the heading of the text below it, and no point of a list."""
    chunk, following = chunks[at], chunks[at + 1 : at + 2]
    if not following or following[0].shape is not Shape.TEXT or not chunk.apart:
        return False
    if len(chunk.text) > _LONGEST_OVER_LIST or _NO_HEADING_END.search(chunk.text):
        return False
    return chunk.text[:1].isupper() and following[0].text[:1].isupper()


def _stands_over(chunk: Chunk, following: Chunk) -> bool:
    if following.shape is not Shape.TEXT:
        if following.shape is not Shape.ROW and len(chunk.text) > _LONGEST_OVER_LIST:
            return False
        return chunk.apart and (following.apart or following.shape is Shape.ROW)
    return len(following.text) > len(chunk.text) or following.apart


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            yield Run(text[at : found.start()])
        yield Run(found["strong"] or found["bold"], bold=True)
        at = found.end()
    if at < len(text):
        yield Run(text[at:])


def _text(chunks: Sequence[Chunk], at: int, *, headings: bool) -> Block:
    content = marked_runs(chunks[at].text)
    return Heading(content) if headings and is_heading(chunks, at) else Text(content)


def _gathered(shape: Shape, group: Sequence[Chunk]) -> Block:
    if shape is Shape.ROW:
        return _table([chunk.text for chunk in group])
    items = tuple(Item(marked_runs(chunk.text)) for chunk in group)
    return Bullets(items) if shape is Shape.BULLET else Points(items)


def _table(rows: Sequence[str]) -> Table:
    ruled = any(is_rule(row) for row in rows[1:2])
    split = [cells(row) for row in rows if not is_rule(row)]
    width = max((len(row) for row in split), default=0)
    return Table(tuple(_row(row, width) for row in split), header_rows=int(ruled))


def _row(texts: Sequence[str], width: int) -> Row:
    padded = [*texts, *[""] * (width - len(texts))]
    return tuple(marked_runs(text) for text in padded)
