"""Strips: the slices of the text column that page breaks fall between.

A block is set as strips, from the top down; each knows its height and can draw itself. A
paragraph gives one strip for each line, a table one for each row (a tall row gives several).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.documents.pdf_fonts import UNITS_PER_EM, width
from desktop.documents.pdf_lines import FROM_NOTE, TO_NOTE, Line
from desktop.documents.pdf_styles import TextStyle
from desktop.documents.pdf_tags import Colour, TaggedCanvas
from desktop.documents.pdf_tree import Element
from desktop.documents.pdf_words import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame around a run of strips, drawn anew on each page they reach."""

    left: float
    right: float
    padding: float
    colour: Colour


@dataclass(slots=True, kw_only=True)
class Strip:
    """A slice of the column. Heights in points.

    ``before`` and ``after`` are the least distances to the neighbours (the greater of two
    counts, and none at the top of a page). ``keep`` holds it to the strip that follows.
    ``repeat`` are drawn again when the strip comes first on a page, ``notes`` stand at the foot of
    the page that the strip is on.
    """

    height: float
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    new_page: bool = False
    frame: Frame | None = None
    anchor: str = ""
    repeat: tuple[Strip, ...] = field(default=())
    notes: tuple[Strip, ...] = field(default=())

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw it with its upper edge at that height of the page."""


@dataclass(slots=True)
class Column:
    """Text of one element to be set from a left edge: its lines, their look, their place."""

    lines: Sequence[Line]
    style: TextStyle
    element: Element
    x: float
    link_colour: Colour
    right: float | None = None
    notes: Mapping[str, FootNote] = field(default_factory=dict[str, "FootNote"])

    def draw_line(self, canvas: TaggedCanvas, number: int, top: float) -> None:
        """Set one line, its upper edge at ``top``; flush with ``right`` where that is given."""
        line = self.lines[number]
        x = self.x if self.right is None else self.right - line.width
        baseline = top - self.style.drop
        if any(span.link for span in line.spans):
            self._draw_linked(canvas, line.spans, x, baseline)
        else:
            self._draw_plain(canvas, line.spans, x, baseline)

    def _draw_plain(
        self, canvas: TaggedCanvas, spans: Sequence[Span], x: float, baseline: float
    ) -> None:
        canvas.mark(self.element)
        pieces = [(span.face, span.text) for span in spans]
        canvas.text(x, baseline, pieces, self.style.size, self.style.colour)

    def _draw_linked(
        self, canvas: TaggedCanvas, spans: Sequence[Span], x: float, baseline: float
    ) -> None:
        for span in spans:
            extent = width(span.face, span.text) * self.style.size / UNITS_PER_EM
            if span.link.startswith((TO_NOTE, FROM_NOTE)):
                self._draw_mark(canvas, span, x, baseline, extent)
            elif span.link:
                self._draw_link(canvas, span, x, baseline, extent)
            else:
                self._draw_plain(canvas, (span,), x, baseline)
            x += extent

    def _draw_link(
        self, canvas: TaggedCanvas, span: Span, x: float, baseline: float, extent: float
    ) -> None:
        link = self._link_element(span.link)
        size = self.style.size
        canvas.mark(link)
        canvas.text(x, baseline, [(span.face, span.text)], size, self.link_colour)
        description = span.text if span.link.startswith("#") else span.link
        box = (x, baseline - size * 0.25, x + extent, baseline + size * 0.8)
        canvas.link(link, box, span.link, description)
        canvas.artifact()
        canvas.rule(x, baseline - 1.5, x + extent, baseline - 1.5, 0.4, self.link_colour)

    def _draw_mark(
        self, canvas: TaggedCanvas, span: Span, x: float, baseline: float, extent: float
    ) -> None:
        """The mark of a note, which leads to the note and back; read aloud, the note comes next."""
        if canvas.repeating:
            self._draw_plain(canvas, (span,), x, baseline)
            return
        foot, size = self.notes.get(span.link), self.style.size
        number = span.link.removeprefix(TO_NOTE).removeprefix(FROM_NOTE)
        link = (self.element.add("Reference") if foot else self.element).add("Link")
        canvas.mark(link)
        canvas.text(x, baseline, [(span.face, span.text)], size, self.link_colour)
        box = (x, baseline, x + extent, baseline + size * 0.9)
        if foot:
            canvas.place(mark_place(number), baseline + size * 1.5)
            canvas.link(link, box, f"#{note_place(number)}", f"Not {number}")
            self.element.kids.append(foot.element)
        else:
            told = f"Tillbaka till texten från not {number}"
            canvas.link(link, box, f"#{mark_place(number)}", told)

    def _link_element(self, target: str) -> Element:
        """One element for a link, also where it goes on in the next line."""
        last = self.element.kids[-1] if self.element.kids else None
        if isinstance(last, Element) and last.tag == "Link" and last.target == target:
            return last
        link = self.element.add("Link")
        link.target = target
        return link


class FootNote(NamedTuple):
    """A note that is set at the foot of the page: its element and its lines."""

    element: Element
    strips: tuple[Strip, ...]


def note_place(number: str) -> str:
    """The name of the place where a note stands."""
    return f"not {number}"


def mark_place(number: str) -> str:
    """The name of the place in the text that a note belongs to."""
    return f"not {number} i texten"


class Part(NamedTuple):
    """One line of a column within a strip, ``offset`` points below the strip's upper edge."""

    column: Column
    number: int = 0
    offset: float = 0.0


@dataclass(slots=True, kw_only=True)
class TextStrip(Strip):
    """Lines of text side by side, or one over the other; drawn in the order given."""

    parts: tuple[Part, ...] = ()
    bookmark: tuple[str, int] | None = None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Set the lines; a heading also makes its bookmark (its text, and its level from 0)."""
        if self.anchor:
            canvas.place(self.anchor, top + 6)
        if self.bookmark:
            text, level = self.bookmark
            canvas.bookmark(text, self.anchor, level)
        for column, number, offset in self.parts:
            column.draw_line(canvas, number, top - offset)


def text_strips(column: Column, *, label: Column | None = None) -> list[TextStrip]:
    """A strip for each line, the label's lines beside the first of the column's.

    The first two strips and the last two are never parted.
    """
    count = max(len(column.lines), len(label.lines) if label else 0)
    strips = [
        TextStrip(
            height=column.style.leading,
            parts=tuple(Part(c, n) for c in (label, column) if c and n < len(c.lines)),
            keep=n < count - 1 and n in {0, count - 2},
        )
        for n in range(count)
    ]
    if strips:
        strips[0].before, strips[-1].after = column.style.before, column.style.after
    return strips


def kept_together(strips: Sequence[Strip], *, with_next: bool = False) -> None:
    """Hold the strips to each other, and to what follows if asked."""
    for strip in strips[:-1]:
        strip.keep = True
    if strips and with_next:
        strips[-1].keep = True


def ends_in_colon(strip: Strip) -> bool:
    """Whether the strip's text announces what follows."""
    if not isinstance(strip, TextStrip) or not strip.parts:
        return False
    column, number, _ = strip.parts[-1]
    return column.lines[number].spans[-1].text.rstrip().endswith(":")


def with_notes(strips: Sequence[Strip]) -> None:
    """Let each strip bring the notes that its text has marks of."""
    for strip in strips:
        if isinstance(strip, TextStrip):
            marks = [
                column.notes[span.link]
                for column, number, _ in strip.parts
                if column.notes
                for span in column.lines[number].spans
                if span.link in column.notes
            ]
            strip.notes = tuple(line for foot in marks for line in foot.strips)
