"""Breaking text into lines: ragged right, hyphenated where a line would be too short.

What is drawn reads back as the text itself: a line that ends at a space keeps the space, a
word broken by us ends in a soft hyphen, which readers and search take away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.rules.rich_text import Runs
from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, face_of, width
from desktop.documents.pdf_hyphens import SOFT_HYPHEN, breaks

# A line may be this many times the font size short before a word is hyphenated to fill it.
RAG = 3.5
MOST_HYPHENS_IN_A_ROW = 2
# Longer "words" are codes or addresses: cut where the line ends, without a hyphen.
LONGEST_WORD = 60
_PIECES = re.compile(r"( +|\n)")
# A word may be broken after these signs between letters: never in a dnr, a date or "e-arkiv".
_INNER = re.compile(r"(?<=[^\W\d]{2}[-–/_@])(?=[^\W\d]{2})")
_BREAKS_INSIDE = frozenset("-–/_@")


class Span(NamedTuple):
    """A stretch of a line with one face and one link target (empty for none)."""

    face: Face
    text: str
    link: str = ""


class Line(NamedTuple):
    """A set line; ``width`` in points, without the space it may end in."""

    spans: tuple[Span, ...]
    width: float


class _Unit(NamedTuple):
    """What is not broken unless it must: a word, or the part of one up to a hyphen."""

    spans: tuple[Span, ...]
    width: float
    after_space: bool
    new_line: bool = False


class Measure(NamedTuple):
    """How lines are broken: font size and line width in points, language for hyphens or ''."""

    size: float
    width: float
    language: str = ""
    bold: bool = False
    italic: bool = False


def spans_of(content: Runs, *, bold: bool = False, italic: bool = False) -> list[Span]:
    """The runs as spans, with what has no glyph made readable."""
    return [
        Span(face_of(bold=run.bold or bold, italic=run.italic or italic), text, run.link)
        for run in content
        if (text := settable(run.text))
    ]


def break_lines(content: Runs, measure: Measure) -> list[Line]:
    """The runs as lines no wider than the measure; no lines for empty text."""
    spans = spans_of(content, bold=measure.bold, italic=measure.italic)
    return _Breaker(measure).lines(list(_units(spans)))


def one_line(content: Runs, measure: Measure) -> Line:
    """The runs as a single line, however wide, with the space it may end in."""
    spans = spans_of(content, bold=measure.bold, italic=measure.italic)
    flat = tuple(span._replace(text=span.text.replace("\n", " ")) for span in spans)
    return Line(flat, (_width(flat) if flat else 0.0) * measure.size / UNITS_PER_EM)


def _units(spans: Sequence[Span]) -> Iterator[_Unit]:
    """The words, joined over changes of look, with what stood before each."""
    parts: list[Span] = []
    after_space = new_line = False
    for span in spans:
        for piece in _PIECES.split(span.text):
            if not piece.isspace() or piece[0] not in " \n":
                if piece:
                    parts.append(Span(span.face, piece, span.link))
                continue
            if parts:
                yield from _parts_of_word(tuple(parts), after_space, new_line)
                parts, after_space, new_line = [], False, False
            after_space, new_line = True, new_line or piece == "\n"
    if parts:
        yield from _parts_of_word(tuple(parts), after_space, new_line)


def _parts_of_word(spans: tuple[Span, ...], after_space: bool, new_line: bool) -> Iterator[_Unit]:
    first, *others = spans
    if others or _BREAKS_INSIDE.isdisjoint(first.text):
        yield _unit(spans, after_space, new_line)
        return
    for text in _INNER.split(first.text):
        yield _unit((Span(first.face, text, first.link),), after_space, new_line)
        after_space = new_line = False


def _unit(spans: tuple[Span, ...], after_space: bool, new_line: bool = False) -> _Unit:
    return _Unit(spans, _width(spans), after_space, new_line)


def _width(spans: tuple[Span, ...]) -> float:
    first, *others = spans
    used = width(first.face, first.text.replace(SOFT_HYPHEN, ""))
    return used + _width(tuple(others)) if others else used


class _Breaker:
    """Fills line after line; all widths in thousandths of the font size."""

    def __init__(self, measure: Measure) -> None:
        self.language = measure.language
        self.size = measure.size
        self.limit = measure.width / measure.size * UNITS_PER_EM
        self.rag = min(RAG * UNITS_PER_EM, self.limit / 4)
        self.done: list[Line] = []
        self.line: list[Span] = []
        self.used = 0.0
        self.hyphens = 0

    def lines(self, units: list[_Unit]) -> list[Line]:
        last = units[-1] if units else None
        for unit in units:
            if unit.new_line:
                self._end(space=True)
            rest: _Unit | None = unit
            while rest:
                rest = self._place(rest, last=unit is last)
        self._end()
        return self.done

    def _place(self, unit: _Unit, *, last: bool) -> _Unit | None:
        """Set the unit or its beginning; gives what is left of it."""
        gap = self._gap(unit)
        room = self.limit - self.used - gap
        if unit.width <= room:
            self._add(unit, gap)
            return None
        if self._may_hyphenate(unit, room, last) and (halves := self._hyphenated(unit, room)):
            self._add(halves[0], gap)
            self._end(hyphen=True)
            return halves[1]
        if self.line:
            self._end(space=unit.after_space)
            return unit
        self._cut(unit)
        return None

    def _may_hyphenate(self, unit: _Unit, room: float, last: bool) -> bool:
        first, *others = unit.spans
        if not self.language or others or len(first.text) > LONGEST_WORD:
            return False
        few = self.hyphens < MOST_HYPHENS_IN_A_ROW
        return unit.width > self.limit or (not last and few and room > self.rag)

    def _gap(self, unit: _Unit) -> float:
        return width(self.line[-1].face, " ") if self.line and unit.after_space else 0.0

    def _add(self, unit: _Unit, gap: float) -> None:
        if gap:
            last = self.line[-1]
            self.line.append(Span(last.face, " ", last.link * (last.link == unit.spans[0].link)))
        self.line.extend(unit.spans)
        self.used += gap + unit.width

    def _end(self, *, space: bool = False, hyphen: bool = False) -> None:
        if not self.line:
            return
        if space:
            self.line.append(Span(self.line[-1].face, " "))
        self.done.append(Line(_joined(self.line, hyphen), self.used * self.size / UNITS_PER_EM))
        self.line, self.used = [], 0.0
        self.hyphens = self.hyphens + 1 if hyphen else 0

    def _hyphenated(self, unit: _Unit, room: float) -> tuple[_Unit, _Unit] | None:
        """The unit in two at its last break that fits the room."""
        span = unit.spans[0]
        for place in reversed(breaks(span.text, self.language)):
            head = span.text[:place].replace(SOFT_HYPHEN, "") + SOFT_HYPHEN
            if width(span.face, head) <= room:
                first = _Unit((span._replace(text=head),), width(span.face, head), unit.after_space)
                return first, _unit((span._replace(text=span.text[place:]),), after_space=False)
        return None

    def _cut(self, unit: _Unit) -> None:
        """Cut a unit that is wider than a whole line wherever a line ends."""
        for span in unit.spans:
            for character in span.text:
                extent = width(span.face, character)
                if self.line and self.used + extent > self.limit:
                    self._end()
                part = Span(span.face, character, span.link)
                self._add(_Unit((part,), extent, after_space=False), 0.0)


def _joined(spans: list[Span], hyphen: bool) -> tuple[Span, ...]:
    """The spans with neighbours of one look joined and unused soft hyphens left out."""
    joined: list[Span] = []
    start = 0
    for end in range(1, len(spans) + 1):
        first = spans[start]
        if end < len(spans) and spans[end].face is first.face and spans[end].link == first.link:
            continue
        joined.append(first._replace(text="".join(span.text for span in spans[start:end])))
        start = end
    return tuple(_without_soft_hyphens(joined, hyphen))


def _without_soft_hyphens(spans: list[Span], hyphen: bool) -> Iterator[Span]:
    last = len(spans) - 1
    for place, span in enumerate(spans):
        if SOFT_HYPHEN not in span.text:
            yield span
        elif hyphen and place == last:
            yield span._replace(text=span.text.replace(SOFT_HYPHEN, "") + SOFT_HYPHEN)
        elif text := span.text.replace(SOFT_HYPHEN, ""):
            yield span._replace(text=text)
