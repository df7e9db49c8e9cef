"""Setting the blocks of a paper as strips, under a tree of sections and headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from db.rules.rich_text import Bullets, Points, Run, Runs, Table, Text, plain, runs
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
)
from desktop.documents.pdf_contents import contents_strips
from desktop.documents.pdf_fronts import facts_strips, signatures_strips
from desktop.documents.pdf_lists import list_strips
from desktop.documents.pdf_pictures import figure_strips
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Frame, Strip, TextStrip, kept_together, text_strips
from desktop.documents.pdf_styles import TextStyle
from desktop.documents.pdf_tables import table_strips
from desktop.documents.pdf_tree import Element

BOX_PADDING = 9.0
BOX_SPACE = 12.0
DEEPEST_TAG = 6
NUMBER_GAP = 9.0


def anchors_of(blocks: Sequence[Block]) -> frozenset[str]:
    """The anchors of all headings, also those in boxes."""
    return frozenset(_anchors(blocks))


def _anchors(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block.anchor
        elif isinstance(block, Box):
            yield from _anchors(block.blocks)


class BlockSetter:
    """Sets block after block; ``strips`` is what has been set so far.

    ``pages`` need not be filled before the strips are drawn: page numbers by anchor.
    """

    def __init__(self, place: Place, pages: Mapping[str, int], *, titled: bool) -> None:
        self.place = place
        self.pages = pages
        self.strips: list[Strip] = []
        self._base = int(titled)
        self._sections: list[Element] = [place.parent]
        self._outline = 0
        self._new_page = False

    def set(self, blocks: Sequence[Block]) -> None:
        """Set the blocks. Raises ``UnusablePicture``."""
        for block in blocks:
            if isinstance(block, PageBreak):
                self._new_page = True
                continue
            strips = self._block(block)
            if strips and self._new_page:
                strips[0].new_page, self._new_page = True, False
            self.strips.extend(strips)

    @property
    def _here(self) -> Place:
        return self.place.inside(self._sections[-1])

    def _block(self, block: Block) -> Sequence[Strip]:
        match block:
            case Title():
                return self._heading_strips(block.runs, self.place.sheet.title, 1, "", "")
            case Heading():
                return self._heading(block)
            case Text():
                return self._text(block.runs, self.place.sheet.body)
            case Line():
                return self._line(block)
            case Bullets() | Points():
                return self._led(list_strips(block, self._here))
            case Table():
                return table_strips(block, self._here)
            case Facts():
                return facts_strips(block, self._here)
            case Signatures():
                return signatures_strips(block, self._here)
            case Contents():
                return self._contents(block)
            case Figure():
                return figure_strips(block, self._here)
            case Box():
                return self._box(block)
            case PageBreak():
                return ()

    def _text(self, content: Runs, style: TextStyle) -> list[Strip]:
        element = Element("P")
        column = self._here.column(content, style, element)
        if column.lines:
            self._sections[-1].kids.append(element)
        return list(text_strips(column))

    def _line(self, block: Line) -> list[Strip]:
        sheet = self.place.sheet
        style = {
            LineRole.REGISTRATION_NUMBER: sheet.registration_number,
            LineRole.LEAD_IN: sheet.lead_in,
            LineRole.RECIPIENT: sheet.recipient,
            LineRole.SMALL: sheet.small,
            LineRole.MARK: sheet.mark,
        }[block.role]
        strips = self._text(block.runs, style)
        kept_together(strips, with_next=block.role is LineRole.LEAD_IN)
        return strips

    def _led(self, strips: list[Strip]) -> list[Strip]:
        """A list is held to the line that ends in a colon above it."""
        if strips and self.strips and _ends_in_colon(self.strips[-1]):
            self.strips[-1].keep = True
        return strips

    def _heading(self, block: Heading) -> list[Strip]:
        level = max(1, min(block.level, len(self.place.sheet.headings)))
        style = self.place.sheet.headings[level - 1]
        return self._heading_strips(
            block.runs, style, level + self._base, block.number, block.anchor
        )

    def _heading_strips(
        self, content: Runs, style: TextStyle, level: int, number: str, anchor: str
    ) -> list[Strip]:
        """The heading in a section of its own, held to what follows, with its bookmark."""
        depth = self._open_section(level)
        element = self._sections[-1].add(f"H{min(depth, DEEPEST_TAG)}")
        label = self._here.single(runs(number + " "), style, element) if number else None
        indent = label.lines[0].width + NUMBER_GAP if label else 0.0
        column = self._here.inset(indent).column(content, style, element)
        strips = text_strips(column, label=label)
        kept_together(strips, with_next=True)
        if strips:
            self._bookmark(strips[0], f"{number} {plain(content)}".strip(), anchor, depth)
        return list(strips)

    def _open_section(self, level: int) -> int:
        """Close sections as deep or deeper and open one; no level is ever skipped."""
        depth = min(level, len(self._sections))
        del self._sections[depth:]
        self._sections.append(self._sections[-1].add("Sect"))
        return depth

    def _bookmark(self, strip: TextStrip, text: str, anchor: str, depth: int) -> None:
        self._outline += 1
        strip.anchor = anchor or f"rubrik {self._outline}"
        strip.bookmark = (text, depth - 1)

    def _contents(self, block: Contents) -> list[Strip]:
        heading = self._heading_strips(
            runs(block.heading), self.place.sheet.headings[0], 1 + self._base, "", ""
        )
        return heading + contents_strips(block, self._here, self.pages)

    def _box(self, block: Box) -> list[Strip]:
        """The blocks inside a frame, kept on one page where they fit."""
        open_sections = len(self._sections)
        sheet = self.place.sheet
        frame = Frame(self.place.left, self.place.right, BOX_PADDING, sheet.accent)
        inner = BlockSetter(
            self._here.inset(BOX_PADDING + 2, BOX_PADDING + 2), self.pages, titled=False
        )
        inner._sections, inner._base = self._sections, self._base
        inner._outline = 1000 * len(self.strips) + self._outline
        heading: list[Strip] = []
        if block.heading:
            bold = (Run(block.heading, bold=True),)
            style = replace(sheet.headings[2], before=0)
            heading = inner._heading_strips(bold, style, len(self._sections), "", "")
        inner.set(block.blocks)
        del self._sections[open_sections:]
        strips = heading + inner.strips
        return _framed(strips, frame)


def _framed(strips: list[Strip], frame: Frame) -> list[Strip]:
    kept_together(strips)
    for strip in strips:
        strip.frame, strip.new_page = frame, False
    if strips:
        strips[0].before = strips[-1].after = BOX_PADDING + BOX_SPACE
        strips[-1].keep = False
    return strips


def _ends_in_colon(strip: Strip) -> bool:
    if not isinstance(strip, TextStrip) or not strip.parts:
        return False
    column, number, _ = strip.parts[-1]
    return column.lines[number].spans[-1].text.rstrip().endswith(":")
