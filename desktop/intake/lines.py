"""A cleaned text as lines that know their place in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cleaned text: ``start`` and ``end`` are offsets in it.

    ``furniture`` marks what belongs to the page and not to the text: running heads, page
    numbers, addresses in the foot, lines about electronic signatures.
    """

    text: str
    start: int
    furniture: bool = False

    @property
    def end(self) -> int:
        """The offset just after the line's last character."""
        return self.start + len(self.text)

    @property
    def blank(self) -> bool:
        """Whether the line holds nothing but spaces."""
        return not self.text.strip()

    @property
    def bare(self) -> str:
        """The line's text with single spaces and none at the ends."""
        return " ".join(self.text.split())

    def part(self, start: int, end: int | None = None) -> Line:
        """A stretch of the line, as a line with its own place."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return replace(self, text=piece.strip(), start=self.start + start + lead)


@dataclass(frozen=True, slots=True)
class Joined:
    """Two halves of a word put together, kept as a question for the clerk."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without the faults of its way here, as one string and as lines of that string."""

    text: str
    lines: tuple[Line, ...]
    joined: tuple[Joined, ...] = ()


def placed(texts: Sequence[str], furniture: Iterable[bool] = ()) -> tuple[Line, ...]:
    """Lines with the offsets they have when the texts are joined by line ends."""
    return tuple(_place(texts, furniture))


def _place(texts: Sequence[str], furniture: Iterable[bool]) -> Iterator[Line]:
    start = 0
    for text, mark in zip(texts, chain(furniture, repeat(False)), strict=False):
        yield Line(text, start, mark)
        start += len(text) + 1
