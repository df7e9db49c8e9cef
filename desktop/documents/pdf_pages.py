"""Filling pages with strips: nothing is drawn before every page is known.

So the contents and "1 (12)" can be set at once, without setting the paper twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from desktop.documents.pdf_strips import Frame, Strip
from desktop.documents.pdf_styles import HAIRLINE, Sheet
from desktop.documents.pdf_tags import TaggedCanvas

# A page that holds less than this share of text beside a repeated table head is not worth it.
MOST_REPEATED = 0.4
# Notes that go on from the page before take at most this share of a page.
MOST_CARRIED = 0.6
NOTE_SPACE = 10.0
_FUZZ = 0.01


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the distance of its upper edge from the top of the column."""

    strip: Strip
    offset: float
    repeated: bool = False


@dataclass(slots=True, kw_only=True)
class NoteRule(Strip):
    """The short line that parts the notes from the text above them."""

    left: float
    right: float

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the line."""
        canvas.artifact()
        canvas.rule(self.left, top, self.right, top, 0.5, HAIRLINE)


@dataclass(slots=True)
class Page:
    """The strips of one page, from the top; ``foot`` is the room that its notes take.

    ``carried`` are lines of notes that the next page must take.
    """

    placed: list[Placed] = field(default_factory=list[Placed])
    used: float = 0.0
    notes: list[Strip] = field(default_factory=list[Strip])
    foot: float = 0.0
    carried: list[Strip] = field(default_factory=list[Strip])

    def room_for(self, strips: Sequence[Strip], height: float) -> bool:
        """Whether the strips fit in what is left of the height, with their notes."""
        foot = self.foot
        for strip in strips:
            if strip.notes:
                foot += _height(strip.notes) + (0.0 if foot else NOTE_SPACE)
        return self._end(strips) + foot <= height + _FUZZ

    def _end(self, strips: Sequence[Strip]) -> float:
        used, last = self.used, self._last
        for strip in strips:
            used += _gap(last, strip) + strip.height
            last = strip
        return used

    @property
    def _last(self) -> Strip | None:
        return self.placed[-1].strip if self.placed else None

    def put(self, strip: Strip, *, repeated: bool = False) -> None:
        """Place the strip under what is there."""
        self.used += _gap(self._last, strip)
        self.placed.append(Placed(strip, self.used, repeated))
        self.used += strip.height
        if strip.notes and not repeated:
            self.add_notes(strip.notes)

    def add_notes(self, notes: Sequence[Strip]) -> None:
        """Make room for notes at the foot."""
        if notes:
            self.foot += _height(notes) + (0.0 if self.notes else NOTE_SPACE)
            self.notes += notes

    def cut_notes(self, room: float) -> None:
        """Leave lines of notes to the next page that do not fit in the room, but for the first."""
        while len(self.notes) > 1 and self.foot > room + _FUZZ:
            line = self.notes.pop()
            self.foot -= _height((line,))
            self.carried.insert(0, line)

    def end(self, height: float, rule: NoteRule) -> None:
        """Place the notes at the foot of the column."""
        top = height - self.foot + NOTE_SPACE
        if self.notes:
            self.placed.append(Placed(rule, top - NOTE_SPACE / 2))
        for line in self.notes:
            self.placed.append(Placed(line, top))
            top += _height((line,))


def _height(notes: Sequence[Strip]) -> float:
    return sum(line.height + line.after for line in notes)


def note_rule(sheet: Sheet) -> NoteRule:
    """The line above the notes of a page: a third of the column."""
    return NoteRule(height=0.0, left=sheet.left, right=sheet.left + sheet.width / 3)


def fill_pages(strips: Sequence[Strip], height: float, rule: NoteRule | None = None) -> list[Page]:
    """The strips on pages whose column has that height; at least one page.

    ``rule`` parts notes from the text; without it there are none.
    """
    pages = [Page()]
    for chunk in _chunks(strips):
        if chunk[0].new_page and pages[-1].placed:
            _turn(pages, (), height)
        if not pages[-1].room_for(chunk, height) and _begin(chunk, height).room_for(chunk, height):
            _turn(pages, chunk, height)
        if pages[-1].room_for(chunk, height):
            _put_all(chunk, pages[-1])
        else:
            _put_where_it_breaks(chunk, pages, height)
    while pages[-1].carried:
        _turn(pages, (), height)
    if rule:
        for page in pages:
            page.end(height, rule)
    return pages


def _put_all(chunk: Sequence[Strip], page: Page) -> None:
    for strip in chunk:
        page.put(strip)


def _put_where_it_breaks(chunk: Sequence[Strip], pages: list[Page], height: float) -> None:
    """Strips that belong together but are taller than a page: broken where the page ends."""
    for strip in chunk:
        if pages[-1].placed and not pages[-1].room_for((strip,), height):
            _turn(pages, (strip,), height)
        pages[-1].put(strip)
        pages[-1].cut_notes(height - pages[-1].used)


def _turn(pages: list[Page], chunk: Sequence[Strip], height: float) -> None:
    """Begin a new page, for the strips and for the notes that the last one had no room for."""
    page = _begin(chunk, height)
    page.add_notes(pages[-1].carried)
    pages[-1].carried = []
    page.cut_notes(height * MOST_CARRIED)
    pages.append(page)


def _begin(chunk: Sequence[Strip], height: float) -> Page:
    """A new page, with the table head that belongs above the strips."""
    page = Page()
    heads = chunk[0].repeat if chunk else ()
    if sum(head.height for head in heads) <= height * MOST_REPEATED:
        for head in heads:
            page.put(head, repeated=True)
    return page


def _chunks(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """The strips in groups that are not to be parted."""
    chunk: list[Strip] = []
    for strip in strips:
        if strip.new_page and chunk:
            yield chunk
            chunk = []
        chunk.append(strip)
        if not strip.keep:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _gap(above: Strip | None, below: Strip) -> float:
    return max(above.after, below.before) if above else 0.0


def page_numbers(pages: Sequence[Page]) -> dict[str, int]:
    """On which page, from 1, each anchor stands."""
    return {
        placed.strip.anchor: number
        for number, page in enumerate(pages, 1)
        for placed in page.placed
        if placed.strip.anchor and not placed.repeated
    }


def draw_page(page: Page, canvas: TaggedCanvas, top: float) -> None:
    """Draw frames, then strips, with the top of the column at that height."""
    for frame, group in groupby(page.placed, key=lambda placed: placed.strip.frame):
        if frame:
            _draw_frame(frame, list(group), canvas, top)
    for placed in page.placed:
        canvas.repeating = placed.repeated
        placed.strip.draw(canvas, top - placed.offset)
    canvas.repeating = False


def _draw_frame(frame: Frame, group: Sequence[Placed], canvas: TaggedCanvas, top: float) -> None:
    upper = top - group[0].offset + frame.padding
    lower = top - group[-1].offset - group[-1].strip.height - frame.padding
    canvas.artifact()
    canvas.frame((frame.left, lower, frame.right - frame.left, upper - lower), 0.6, frame.colour)
