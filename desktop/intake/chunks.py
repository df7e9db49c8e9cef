"""Lines put together into the paragraphs, list items and table rows they were broken from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from desktop.intake.lines import Line

_BULLET = re.compile(r"\s*(?P<mark>[•●▪◦·\uf0b7*–—-])\s+(?=\S)")
_NUMBER = re.compile(r"\s*(?P<mark>(?P<number>\d{1,2})[.)]|[a-zåäö]\))\s+(?=\S)")
_NUMBERED_BULLET = re.compile(r"\s*-\s+(?P<mark>\d{1,2}\))\s+(?=\S)")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ENDED = re.compile(r"[.!?:;”\"]$")
_ENTRY_ENDED = re.compile(
    r"(?:[.!?;:]|\b\d{4}-\d\d-\d\d|\b(?:19|20)\d\d|§§? ?\d+(?:-\d+)?|\bnr \d+)$"
)
_AND = re.compile(r"(?:^|\s)(?:och|samt|eller)$")
_BEFORE_ATT = re.compile(
    r"[.!?:;,”\"]$|(?:^|\s)(?:och|samt|besluta|beslutar|beslutade|föreslår|hemställer)$"
)
_COLUMNS = re.compile(r"\S\s{3,}\S.*?\s{3,}\S")
_CELL = re.compile(r"\S(?:.*?\S)?(?=\s{3,}|\s*$)")
_LEAST_WIDTH, _MOST_WIDTH = 24, 140


class Shape(StrEnum):
    """How a chunk is set off from its neighbours."""

    TEXT = "text"
    BULLET = "bullet"
    NUMBER = "number"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A paragraph, item or row; ``start`` and ``end`` are its place in the cleaned text.

    ``mark`` is the bullet or number as written; ``text`` is without it. ``apart`` tells that a
    blank line stood before.
    """

    shape: Shape
    text: str
    start: int
    end: int
    mark: str = ""
    apart: bool = False

    @property
    def written(self) -> str:
        """The text with its number before it; bullets are left out."""
        return f"{self.mark} {self.text}" if self.shape is Shape.NUMBER else self.text


def wrap_width(lines: Iterable[Line]) -> int:
    """The measure at which the lines were broken, in characters; 0 when each is a paragraph.

    A line directly followed by one that begins in lower case was broken; the widest tells.
    """
    shown = [line for line in lines if not line.furniture]
    if _unbroken(shown):
        return 0
    widths = [
        len(above.bare) for above, line in pairwise(shown) if not above.blank and _goes_on_low(line)
    ]
    fitting = sorted(width for width in widths if _LEAST_WIDTH <= width <= _MOST_WIDTH)
    return fitting[int(len(fitting) * 0.95)] if fitting else 0


def _unbroken(lines: Iterable[Line]) -> bool:
    """Whether most of the text stands in lines longer than anyone breaks at."""
    lengths = [len(line.text) for line in lines if not _ROW.match(line.text)]
    return sum(length for length in lengths if length > _MOST_WIDTH) * 2 > sum(lengths)


def _goes_on_low(line: Line) -> bool:
    return line.bare[:1].islower() and not _marked(line.text)


def chunks(lines: Sequence[Line], width: int, *, entries: bool = False) -> list[Chunk]:
    """The chunks of some lines; furniture is passed over.

    ``width`` comes from ``wrap_width``. With ``entries`` each line that ends as an entry of a
    list does (a day, a number, a full stop) is one of its own.
    """
    groups: list[tuple[bool, list[Line]]] = []
    for line, apart in _with_gaps(lines):
        group = groups[-1][1] if groups else None
        if group and _goes_on(group, line, width, apart=apart, entries=entries):
            group.append(line)
        else:
            groups.append((apart, [line]))
    return [_chunk(group, apart=apart) for apart, group in groups]


def _with_gaps(lines: Iterable[Line]) -> Iterator[tuple[Line, bool]]:
    apart = True
    for line in lines:
        if line.blank:
            apart = True
        elif not line.furniture:
            yield line, apart
            apart = False


def _is_row(line: Line) -> bool:
    """Whether a line is a row of a table: between strokes, or three columns apart by spaces."""
    return bool(_ROW.match(line.text) or _COLUMNS.search(line.text))


def _row(line: Line) -> str:
    """A row with strokes between its cells."""
    if _ROW.match(line.text):
        return line.bare
    return "| " + " | ".join(" ".join(cell.split()) for cell in _CELL.findall(line.text)) + " |"


def _marked(text: str) -> re.Match[str] | None:
    return _NUMBERED_BULLET.match(text) or _BULLET.match(text) or _NUMBER.match(text)


def _goes_on(group: Sequence[Line], line: Line, width: int, *, apart: bool, entries: bool) -> bool:
    """Whether a line belongs to the paragraph or item that is being gathered."""
    last, text = group[-1].bare, line.bare
    if _is_row(line) or _is_row(group[-1]):
        return False
    if _marked(line.text) and not _false_number(line.text, last, apart=apart):
        return False
    if text.startswith("att ") and _BEFORE_ATT.search(last):
        return False
    if apart:
        return _broken_by_gap(last, text, width)
    if entries and _ENTRY_ENDED.search(last) and not text[:1].islower():
        return False
    return _same_paragraph(last, text, width)


def _false_number(text: str, last: str, *, apart: bool) -> bool:
    """A number that opens a line in the middle of a sentence is no list number."""
    found = _NUMBER.match(text)
    if not found or apart or not found["number"]:
        return False
    rest = text[found.end() :]
    return rest[:1].islower() and not rest.startswith("att ") and not _ENDED.search(last)


def _same_paragraph(last: str, text: str, width: int) -> bool:
    if text[:1].islower() and not last.endswith(":") and (width or not last.endswith(",")):
        return True
    if not width:
        return False
    needed = len(last) + 1 + len(text.split(maxsplit=1)[0])
    return needed > width * (1.0 if _ENDED.search(last) else 0.9)


def _broken_by_gap(last: str, text: str, width: int) -> bool:
    """A blank line in the middle of a sentence is a fault of the way here."""
    if not width or len(last) > width * 1.15 or _ENDED.search(last):
        return False
    needed = len(last) + 1 + len(text.split(maxsplit=1)[0])
    midway = text[:1].islower() or last.endswith((",", " &")) or _AND.search(last)
    return bool(midway) and needed > width * 0.8


def _chunk(group: Sequence[Line], *, apart: bool) -> Chunk:
    first = group[0]
    if _is_row(first):
        return Chunk(Shape.ROW, _row(first), first.start, first.end, apart=apart)
    found = _marked(first.text)
    text = " ".join([first.part(found.end() if found else 0).bare, *(li.bare for li in group[1:])])
    mark = found["mark"] if found else ""
    shape = Shape.TEXT if not found else Shape.NUMBER if mark[:-1] else Shape.BULLET
    return Chunk(shape, text, first.start, group[-1].end, mark, apart=apart)
