"""The looks of a paper's text, worked out from its house style; all measures in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from desktop.documents.house_style import Look
from desktop.documents.pdf_lines import Measure
from desktop.documents.pdf_tags import BLACK, Colour

MILLIMETRE = 72 / 25.4
PAGE_WIDTH = 210 * MILLIMETRE
PAGE_HEIGHT = 297 * MILLIMETRE
GREY: Colour = (0.35, 0.35, 0.35)
HAIRLINE: Colour = (0.62, 0.62, 0.62)
TINT: Colour = (0.945, 0.95, 0.955)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """One look of text: size, distance between baselines, space around, weight and colour."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False
    italic: bool = False
    colour: Colour = BLACK
    hyphenate: bool = True

    def measure(self, width: float, language: str) -> Measure:
        """How to break lines of this look to the width."""
        used = language if self.hyphenate else ""
        return Measure(self.size, width, used, self.bold, self.italic)

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline: the text stands in the middle of its line."""
        return self.leading / 2 + self.size * 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The page and the looks of all that is set on it."""

    left: float
    right: float
    top: float
    bottom: float
    accent: Colour
    title: TextStyle
    headings: tuple[TextStyle, ...]
    body: TextStyle
    item: TextStyle
    registration_number: TextStyle
    lead_in: TextStyle
    recipient: TextStyle
    small: TextStyle
    note: TextStyle
    mark: TextStyle
    cell: TextStyle
    caption: TextStyle
    label: TextStyle
    fact: TextStyle
    contents: TextStyle

    @property
    def width(self) -> float:
        """The width of the text column."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """The height of the text column."""
        return self.top - self.bottom


@cache
def sheet(look: Look) -> Sheet:
    """The sheet of a house's look."""
    accent = _colour(look.accent)
    body = TextStyle(
        size=look.body_size, leading=look.body_size * look.line_height, after=look.space_after
    )
    small = _sized(body, look.small_size, after=look.space_after * 0.6, colour=GREY)
    close = replace(body, after=look.space_after * 0.35)
    return Sheet(
        left=look.margin_left * MILLIMETRE,
        right=PAGE_WIDTH - look.margin_right * MILLIMETRE,
        top=PAGE_HEIGHT - look.margin_top * MILLIMETRE,
        bottom=look.margin_bottom * MILLIMETRE,
        accent=accent,
        title=_heading(look.title_size, before=24, after=10, colour=accent),
        headings=_headings(look, accent),
        body=body,
        item=close,
        registration_number=replace(close, after=look.space_after, colour=GREY),
        lead_in=replace(body, after=look.space_after * 0.6),
        recipient=replace(body, after=1),
        small=small,
        note=replace(small, after=2.0, colour=BLACK),
        mark=replace(body, bold=True),
        cell=_sized(body, look.body_size - 1),
        caption=_sized(body, look.body_size - 1, bold=True, before=6, after=4),
        label=replace(close, colour=GREY, hyphenate=False),
        fact=replace(body, hyphenate=False),
        contents=replace(body, after=3, hyphenate=False),
    )


def _headings(look: Look, accent: Colour) -> tuple[TextStyle, ...]:
    """Six levels; the house gives four sizes, the last serves for the rest, in italics."""
    first, second, third, fourth = look.heading_sizes
    deep = replace(_heading(fourth, before=8, after=1), bold=False, italic=True)
    return (
        _heading(first, before=26, after=8, colour=accent),
        _heading(second, before=15, after=3),
        _heading(third, before=11, after=2),
        _heading(fourth, before=9, after=2),
        deep,
        deep,
    )


def _heading(size: float, *, before: float, after: float, colour: Colour = BLACK) -> TextStyle:
    return TextStyle(
        size=size,
        leading=size * 1.2,
        before=before,
        after=after,
        bold=True,
        colour=colour,
        hyphenate=False,
    )


def _sized(
    style: TextStyle,
    size: float,
    *,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: Colour = BLACK,
) -> TextStyle:
    leading = size * style.leading / style.size
    return replace(
        style, size=size, leading=leading, before=before, after=after, bold=bold, colour=colour
    )


def _colour(code: str) -> Colour:
    """The colour of a #RRGGBB code, each part 0 to 1."""
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
