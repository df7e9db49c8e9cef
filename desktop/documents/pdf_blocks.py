"""Setting the blocks of a paper as strips, under a tree of sections and headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from db.rules.rich_text import Bullets, Points, Runs, Table, Text, plain, runs
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    Facts,
    Figure,
    Heading,
    Line,
    LineRole,
    PageBreak,
    Signatures,
    Title,
    heads_nothing,
    leads_in,
)
from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_contents import contents_strips
from desktop.documents.pdf_fronts import facts_strips, signatures_strips
from desktop.documents.pdf_hyphens import SOFT_HYPHEN
from desktop.documents.pdf_lists import list_strips
from desktop.documents.pdf_pictures import figure_strips
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import (
    Frame,
    Strip,
    ends_in_colon,
    kept_together,
    text_strips,
    with_notes,
)
from desktop.documents.pdf_styles import Sheet, TextStyle
from desktop.documents.pdf_tables import table_strips
from desktop.documents.pdf_tree import Element

BOX_PADDING = 9.0
BOX_SPACE = 12.0
BOX_INDENT = 2.0
DEEPEST_TAG = 6
NUMBER_GAP = 6.0
# Lines that may not stand last on a page.
LEADING_ROLES = frozenset({LineRole.LEAD_IN, LineRole.REGISTRATION_NUMBER})


def anchors_of(blocks: Sequence[Block]) -> frozenset[str]:
    """The anchors of all headings, also those in boxes."""
    return frozenset(_anchors(blocks))


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        elif isinstance(block, Box):
            yield from _anchors(block.blocks)


class Sections:
    """The open sections of the tree, the innermost last; counts headings for their bookmarks.

    A paper with a title has it as its first heading, so all others lie one level deeper.
    """

    def __init__(self, root: Element, *, titled: bool) -> None:
        self.open = [root]
        self.title_levels = int(titled)
        self.headings = 0

    @property
    def here(self) -> Element:
        """The innermost section."""
        return self.open[-1]

    def begin(self, level: int) -> int:
        """Close sections as deep or deeper and open one; its level, for none is skipped."""
        depth = min(level, len(self.open))
        del self.open[depth:]
        self.open.append(self.here.add("Sect"))
        return depth

    def new_anchor(self) -> str:
        """A place for a heading without one of its own."""
        self.headings += 1
        return f"rubrik {self.headings}"


class BlockSetter:
    """Sets block after block; ``strips`` is what has been set so far.

    ``pages`` need not be filled before the strips are drawn: page numbers by anchor.
    """

    def __init__(self, place: Place, sections: Sections, pages: Mapping[str, int]) -> None:
        self.place = self._last_place = place
        self.sections = sections
        self.pages = pages
        self.strips: list[Strip] = []
        self._new_page = False
        self._setters: dict[type, Callable[[Any], Sequence[Strip]]] = {
            Title: self._title,
            Heading: self._heading,
            Text: lambda block: self._text(block.runs, place.sheet.body),
            Line: self._line,
            Bullets: self._list,
            Points: self._list,
            Table: lambda block: table_strips(block, self._here),
            Facts: lambda block: facts_strips(block, self._here),
            Signatures: lambda block: signatures_strips(block, self._here),
            Contents: self._contents,
            Figure: lambda block: figure_strips(block, self._here),
            PageBreak: self._page_break,
            Box: self._box,
        }

    def set(self, blocks: Sequence[Block]) -> None:
        """Set the blocks. Raises ``UnusablePicture``."""
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            strips = self._setters[type(block)](block)
            if strips and heads_nothing(block, following):
                strips[-1].keep = False
            elif strips and leads_in(block, following):
                strips[-1].keep = True
            if strips and self._new_page:
                strips[0].new_page, self._new_page = True, False
            if self.place.noted:
                with_notes(strips)
            self.strips.extend(strips)

    def given_up(self) -> list[Strip]:
        """The strips, which the setter keeps no longer: they are freed as soon as they are used."""
        strips, self.strips = self.strips, []
        return strips

    @property
    def _here(self) -> Place:
        self._last_place = self._last_place.inside(self.sections.here)
        return self._last_place

    def _page_break(self, _: PageBreak) -> Sequence[Strip]:
        self._new_page = True
        return ()

    def _text(self, content: Runs, style: TextStyle) -> list[Strip]:
        element = Element("P")
        column = self._here.column(content, style, element)
        if column.lines:
            self.sections.here.kids.append(element)
        return list(text_strips(column))

    def _line(self, block: Line) -> list[Strip]:
        strips = self._text(block.runs, _line_style(self.place.sheet, block.role))
        kept_together(strips, with_next=block.role in LEADING_ROLES)
        return strips

    def _list(self, block: Bullets | Points) -> list[Strip]:
        """A list is held to the line that ends in a colon above it."""
        strips = list_strips(block, self._here)
        if strips and self.strips and ends_in_colon(self.strips[-1]):
            self.strips[-1].keep = True
        return strips

    def _title(self, block: Title) -> list[Strip]:
        return self._headed(block.runs, self.place.sheet.title, 1)

    def _heading(self, block: Heading) -> list[Strip]:
        styles = self.place.sheet.headings
        level = max(1, min(block.level, len(styles)))
        depth = level + self.sections.title_levels
        return self._headed(block.runs, styles[level - 1], depth, block.number, block.anchor)

    def _headed(
        self, content: Runs, style: TextStyle, level: int, number: str = "", anchor: str = ""
    ) -> list[Strip]:
        """A heading in a section of its own, held to what follows, with its bookmark."""
        element = Element("H")
        label = self.place.single(runs(number + " "), style, element) if number else None
        indent = label.lines[0].width + NUMBER_GAP if label else 0.0
        strips = text_strips(self.place.inset(indent).column(content, style, element), label=label)
        if not strips:
            return []
        depth = self.sections.begin(level)
        element.tag = f"H{min(depth, DEEPEST_TAG)}"
        self.sections.here.kids.append(element)
        kept_together(strips, with_next=True)
        strips[0].anchor = anchor or self.sections.new_anchor()
        title = settable(f"{number} {plain(content)}").replace(SOFT_HYPHEN, "")
        strips[0].bookmark = (" ".join(title.split()), depth - 1)
        return list(strips)

    def _contents(self, block: Contents) -> list[Strip]:
        depth = 1 + self.sections.title_levels
        heading = self._headed(runs(block.heading), self.place.sheet.headings[0], depth)
        return heading + contents_strips(block, self._here, self.pages)

    def _box(self, block: Box) -> list[Strip]:
        """The blocks inside a frame, kept on one page where they fit."""
        outer = len(self.sections.open)
        sheet = self.place.sheet
        inset = BOX_PADDING + BOX_INDENT
        # What a box asks to be signed (the proof of notice) is signed apart, and later.
        place = replace(self.place.inset(inset, inset), signable=False)
        inner = BlockSetter(place, self.sections, self.pages)
        style = replace(sheet.headings[2], before=0.0, after=6.0)
        heading = inner._headed(runs(block.heading), style, outer) if block.heading else []
        inner.set(block.blocks)
        del self.sections.open[outer:]
        frame = Frame(self.place.left, self.place.right, BOX_PADDING, sheet.accent)
        return _framed(heading + inner.strips, frame)


def _line_style(sheet: Sheet, role: LineRole) -> TextStyle:
    match role:
        case LineRole.REGISTRATION_NUMBER:
            return sheet.registration_number
        case LineRole.LEAD_IN:
            return sheet.lead_in
        case LineRole.RECIPIENT:
            return sheet.recipient
        case LineRole.SMALL:
            return sheet.small
        case LineRole.MARK:
            return sheet.mark


def _framed(strips: list[Strip], frame: Frame) -> list[Strip]:
    kept_together(strips)
    for strip in strips:
        strip.frame, strip.new_page = frame, False
    if strips:
        strips[0].before = strips[-1].after = BOX_PADDING + BOX_SPACE
        strips[-1].keep = False
    return strips
