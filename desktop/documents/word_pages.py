"""A rough guess at which page each heading falls on, for contents before anyone has laid it out.

Word shows the numbers as they stand until the reader updates the contents, so a guess within a
page is better than none; the PDF's own numbers are better still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import Any

from db.rules.rich_text import Bullets, Points, Runs, Table, Text
from desktop.documents.house_style import Look
from desktop.documents.model import (
    Block,
    Box,
    Contents,
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
        self._measures: dict[type, Callable[[Any], Iterator[float]]] = {
            Text: self._text,
            Line: self._text,
            Title: self._title,
            Bullets: self._items,
            Points: self._items,
            Table: self._table,
            Facts: self._facts,
            Signatures: self._signatures,
            Contents: self._contents,
            Figure: self._figure,
            Box: self._box,
            Heading: self._inner_heading,
            PageBreak: self._nothing,
        }

    def take(self, block: Block) -> None:
        if isinstance(block, PageBreak):
            self._turn()
            return
        if isinstance(block, Heading):
            self._heading(block)
            return
        for height in self._heights(block):
            self._add(height)

    def _heading(self, block: Heading) -> None:
        size = self._look.heading_sizes[min(block.level, 4) - 1]
        height = self._lines(_length(block.runs) + len(block.number), size) + 2 * size
        if self._used + height + 3 * self._look.body_size > self._room:
            self._turn()
        self._add(height)
        if block.anchor:
            self.pages.setdefault(block.anchor, self.page)

    def _add(self, height: float) -> None:
        if self._used + height > self._room and self._used:
            self._turn()
        self._used += height
        while self._used > self._room:
            self._used -= self._room
            self.page += 1

    def _turn(self) -> None:
        self.page += 1
        self._used = 0.0

    def _lines(self, characters: int, size: float, share: float = 1.0) -> float:
        per_line = max(1.0, self._width * share / (size * _CHARACTER))
        return ceil(max(1, characters) / per_line) * size * self._look.line_height

    def _heights(self, block: Block) -> Iterator[float]:
        return self._measures[type(block)](block)

    def _text(self, block: Text | Line) -> Iterator[float]:
        yield from self._split(self._lines(_length(block.runs), self._look.body_size))
        yield self._look.space_after

    def _title(self, block: Title) -> Iterator[float]:
        yield self._lines(_length(block.runs), self._look.title_size) + self._look.space_after

    def _items(self, block: Bullets | Points) -> Iterator[float]:
        for item in block.items:
            height = self._lines(_length(item.runs), self._look.body_size, 0.95)
            yield height + self._look.space_after * 0.6

    def _facts(self, block: Facts) -> Iterator[float]:
        size = self._look.body_size
        for fact in block.rows:
            lines = (self._lines(_length(value), size, 0.68) + 4 for value in fact.values)
            yield max(sum(lines), self._lines(len(fact.label), size, 0.32))

    def _signatures(self, block: Signatures) -> Iterator[float]:
        yield len(block.rows) * self._look.body_size * 5.5

    def _contents(self, block: Contents) -> Iterator[float]:
        yield self._look.body_size * 4
        for entry in block.entries:
            height = self._lines(len(entry.text), self._look.body_size, 0.88)
            yield height + self._look.space_after * 0.5

    def _figure(self, block: Figure) -> Iterator[float]:
        yield block.width * _POINTS_PER_MM * 0.7

    def _box(self, block: Box) -> Iterator[float]:
        inner = (height for part in block.blocks for height in self._heights(part))
        yield sum(inner) + self._look.body_size * 3

    def _inner_heading(self, block: Heading) -> Iterator[float]:
        yield self._look.heading_sizes[min(block.level, 4) - 1] * 3

    def _nothing(self, _: PageBreak) -> Iterator[float]:
        return iter(())

    def _split(self, height: float) -> Iterator[float]:
        # A line at a time, since a paragraph may be split between pages.
        line = self._look.body_size * self._look.line_height
        for _ in range(round(height / line)):
            yield line

    def _table(self, table: Table) -> Iterator[float]:
        size = self._look.body_size - 1
        for row in table.rows:
            share = 1 / max(1, len(row))
            yield max((self._lines(_length(c), size, share) for c in row), default=size) + 6


def _length(content: Runs) -> int:
    return sum(len(run.text) for run in content)
