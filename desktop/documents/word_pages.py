"""A rough guess at which page each heading falls on, for contents before anyone has laid it out.

Word shows the numbers as they stand until the reader updates the contents, so a guess within a
page is better than none; the PDF's own numbers are better still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import ceil
from typing import Any

from db.rules.rich_text import Bullets, Points, Row, Runs, Table, Text
from desktop.documents.house_style import Look
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    PageBreak,
    Signatures,
    Title,
)
from desktop.documents.word_styles import PAGE_HEIGHT, PAGE_WIDTH

_POINTS_PER_MM = 72 / 25.4
# The mean width of a character of Swedish running text in Arial, in shares of its size.
_CHARACTER = 0.5
_WHOLE = frozenset((Heading, Title, Signatures, Figure, Box))


def estimated_pages(blocks: Iterable[Block], look: Look) -> tuple[dict[str, int], int]:
    """The page of each anchored heading, and the number of pages in all."""
    guess = _Guess(look)
    for block in blocks:
        guess.take(block)
    return guess.pages, guess.page


class _Guess:
    def __init__(self, look: Look) -> None:
        self._look = look
        self._width = (PAGE_WIDTH - look.margin_left - look.margin_right) * _POINTS_PER_MM
        self._room = (PAGE_HEIGHT - look.margin_top - look.margin_bottom) * _POINTS_PER_MM
        self._used = 0.0
        self.page = 1
        self.pages: dict[str, int] = {}
        self._measures: dict[type, Callable[[Any], float]] = {
            Text: self._text,
            Line: self._text,
            Title: self._title,
            Heading: self._heading,
            Bullets: self._items,
            Points: self._items,
            Table: self._table,
            Facts: self._facts,
            Signatures: self._signatures,
            Contents: self._contents,
            Figure: self._figure,
            Box: self._box,
            PageBreak: lambda _: 0.0,
        }

    def take(self, block: Block) -> None:
        kind = type(block)
        if kind is PageBreak:
            self._turn()
            return
        height = self._measures[kind](block)
        if kind in _WHOLE:
            # A heading takes the first lines of what follows it along.
            follows = 3 * self._look.body_size if isinstance(block, Heading) else 0.0
            if self._used and self._used + height + follows > self._room:
                self._turn()
        self._used += height
        if self._used > self._room:
            turned, self._used = divmod(self._used, self._room)
            self.page += int(turned)
        if isinstance(block, Heading) and block.anchor:
            self.pages.setdefault(block.anchor, self.page)

    def _turn(self) -> None:
        self.page += 1
        self._used = 0.0

    def _lines(self, characters: int, size: float, share: float = 1.0) -> float:
        per_line = self._width * share / (size * _CHARACTER)
        return ceil((characters or 1) / per_line) * size * self._look.line_height

    def _text(self, block: Text | Line) -> float:
        return self._lines(_length(block.runs), self._look.body_size) + self._look.space_after

    def _title(self, block: Title) -> float:
        return self._lines(_length(block.runs), self._look.title_size) + self._look.space_after

    def _heading(self, block: Heading) -> float:
        size = self._look.heading_sizes[min(max(block.level, 1), 4) - 1]
        return self._lines(_length(block.runs) + len(block.number), size) + 2 * size

    def _items(self, block: Bullets | Points) -> float:
        size, air = self._look.body_size, self._look.space_after * 0.6
        return sum(self._lines(_length(item.runs), size, 0.95) + air for item in block.items)

    def _facts(self, block: Facts) -> float:
        return sum(map(self._fact, block.rows))

    def _fact(self, fact: Fact) -> float:
        size = self._look.body_size
        lines = sum(self._lines(_length(value), size, 0.64) + 4 for value in fact.values)
        return max(lines, self._lines(len(fact.label), size, 0.36))

    def _signatures(self, block: Signatures) -> float:
        return len(block.rows) * self._look.body_size * 5.5

    def _contents(self, block: Contents) -> float:
        size, air = self._look.body_size, self._look.space_after * 0.5
        rows = sum(self._lines(len(entry.text), size, 0.88) + air for entry in block.entries)
        return size * 4 + rows

    def _figure(self, block: Figure) -> float:
        return block.width * _POINTS_PER_MM * 0.7

    def _box(self, block: Box) -> float:
        inner = sum(self._measures[type(part)](part) for part in block.blocks)
        return inner + self._look.body_size * 3

    def _table(self, table: Table) -> float:
        return sum(map(self._row, table.rows))

    def _row(self, row: Row) -> float:
        size = self._look.body_size - 1
        longest = max(map(_length, row), default=0)
        return self._lines(longest, size, 1 / max(1, len(row))) + 6


def _length(content: Runs) -> int:
    if len(content) == 1:
        return len(content[0].text)
    return sum(len(run.text) for run in content)
