"""A paper set while it is being written: what is unchanged keeps its lines, pages are drawn alone.

Only the section that changed is broken into lines anew; then the pages are filled again, which is
quick. A page is drawn when it is asked for, by the same hand that writes the finished paper, so
that it looks the same; but without tags, for a picture on the screen or on the printer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import NamedTuple

from desktop.documents.house_style import Look
from desktop.documents.model import Block, Document, Heading, PageBreak, Title
from desktop.documents.notes import notes_of, numbered
from desktop.documents.pdf_blocks import BlockSetter, Sections, anchors_of
from desktop.documents.pdf_contents import ContentsStrip
from desktop.documents.pdf_pages import Page, Placed, draw_page, fill_pages, note_rule
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_refill import refill
from desktop.documents.pdf_running import RunningParts
from desktop.documents.pdf_strips import Strip, TextStrip
from desktop.documents.pdf_styles import PAGE_HEIGHT, PAGE_WIDTH, Sheet, sheet
from desktop.documents.pdf_tree import Element
from desktop.documents.pdf_untagged import UntaggedCanvas
from desktop.documents.uncollected import uncollected

PAGE_SIZE = (PAGE_WIDTH, PAGE_HEIGHT)


class Spot(NamedTuple):
    """Where something begins: page from 0, points from the page's top.

    ``key`` is the anchor of the section it lies in, ``heading`` the nearest heading there or
    above within the section; both empty where there is none.
    """

    page: int
    top: float
    key: str
    heading: str


class Layout(NamedTuple):
    """A paper's pages at one moment.

    ``versions`` has a number for each page, another one as soon as the page looks otherwise.
    ``spots`` are where headings stand, in reading order. ``written`` is the first line whose text
    became another when the paper was set last: its page from 0, and points from the page's top.
    ``column`` is where the text of a page begins and ends at the most, in points from its top.
    """

    versions: tuple[int, ...]
    spots: tuple[Spot, ...]
    written: tuple[int, float] | None = None
    column: tuple[float, float] = (0.0, PAGE_HEIGHT)
    size: tuple[float, float] = PAGE_SIZE


@dataclass(slots=True)
class _Section:
    """Blocks under one heading, with the strips that they were set as."""

    key: str
    blocks: tuple[Block, ...]
    strips: list[Strip] = field(default_factory=list[Strip])


class LivePaper:
    """One paper, as it was set last. For one thread at a time."""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._sheet: Sheet | None = None
        self._sections: list[_Section] = []
        self._pages: list[Page] = []
        self._versions: list[int] = []
        self._numbers: dict[str, int] = {}
        self._strips_set: list[Strip] = []
        self._written: Strip | None = None
        self._headings: dict[int, tuple[Page, list[Placed]]] = {}
        self._anchors: frozenset[str] = frozenset()
        self._count = count(1)

    def set(self, document: Document, look: Look) -> None:
        """Set the whole paper; sections as they were before are not set again.

        Raises ``UnusablePicture``.
        """
        with uncollected():
            self._set(document, sheet(look))

    def exchange(self, key: str, blocks: Sequence[Block]) -> bool:
        """Set one section anew; False when the paper has none of that key, or it has notes."""
        section = next((one for one in self._sections if one.key == key), None)
        if section is None or notes_of(blocks) or notes_of(section.blocks):
            # Notes are numbered through the whole paper.
            return False
        breaks = takewhile(lambda block: isinstance(block, PageBreak), section.blocks)
        wanted = (*breaks, *blocks)
        if section.blocks != wanted:
            section.blocks = wanted
            section.strips = self._strips(wanted)
            self._fill(renewed=False)
        else:
            self._written = None
        return True

    def layout(self) -> Layout:
        """The pages as they are now."""
        assert self._sheet is not None
        column = (PAGE_HEIGHT - self._sheet.top, PAGE_HEIGHT - self._sheet.bottom)
        return Layout(tuple(self._versions), tuple(self._spots()), self._written_at(), column)

    def drawn(self, pages: Collection[int] | None = None) -> bytes:
        """A PDF of these pages, from 0, or of all; numbered as in the whole paper."""
        wanted = range(len(self._pages)) if pages is None else pages
        assert self._document is not None
        assert self._sheet is not None
        with uncollected():
            canvas = UntaggedCanvas(PAGE_SIZE, self._document.language)
            running = RunningParts(self._document, self._sheet, None)
            for number in wanted:
                running.draw(canvas, number + 1, len(self._pages))
                draw_page(self._pages[number], canvas, self._sheet.top)
                canvas.showPage()
            return canvas.finished(Element("Document"))

    def line_at(self, page: int, down: float) -> str:
        """The text of the line so many points from the top of a page; of the nearest above."""
        assert self._sheet is not None
        offset = down - (PAGE_HEIGHT - self._sheet.top)
        texts = [_text(one.strip) for one in self._pages[page].placed if one.offset <= offset]
        return texts[-1] if texts else ""

    def _set(self, document: Document, looks: Sheet) -> None:
        document = numbered(document)
        anchors = anchors_of(document.blocks)
        same_ground = looks is self._sheet and anchors == self._anchors
        self._sheet, self._anchors = looks, anchors
        known: dict[tuple[Block, ...], list[list[Strip]]] = defaultdict(list)
        for section in self._sections if same_ground else ():
            known[section.blocks].append(section.strips)
        self._sections = list(_sections(document.blocks))
        for section in self._sections:
            kept = known.get(section.blocks)
            section.strips = kept.pop() if kept else self._strips(section.blocks)
        former = self._document
        self._document = document
        bare = (document.head, document.mark, document.initials)
        renewed = former is None or bare != (former.head, former.mark, former.initials)
        self._fill(renewed=renewed or not same_ground)

    def _strips(self, blocks: tuple[Block, ...]) -> list[Strip]:
        assert self._sheet is not None
        root = Element("Document")
        place = Place(
            sheet=self._sheet,
            left=self._sheet.left,
            right=self._sheet.right,
            language=self._document.language if self._document else "sv-SE",
            parent=root,
            anchors=self._anchors,
            noted=bool(notes_of(blocks)),
        )
        titled = any(isinstance(block, Title) for block in blocks)
        setter = BlockSetter(place, Sections(root, titled=titled), self._numbers)
        setter.set(blocks)
        return setter.strips

    def _fill(self, *, renewed: bool) -> None:
        """Fill the pages, and give those that look otherwise another number."""
        assert self._sheet is not None
        strips = [strip for section in self._sections for strip in section.strips]
        self._written = None if renewed else _first_other(self._strips_set, strips)
        before, versions, height = self._pages, self._versions, self._sheet.height
        if renewed or not before or _have_notes(strips) or _have_notes(self._strips_set):
            self._pages = fill_pages(strips, height, note_rule(self._sheet))
        else:
            self._pages = refill(before, self._strips_set, strips, height)
        self._strips_set = strips
        self._headings = {
            id(page): self._headings.get(id(page)) or (page, _headings(page))
            for page in self._pages
        }
        numbers = {
            placed.strip.anchor: number
            for number, page in enumerate(self._pages, 1)
            for placed in self._headings[id(page)][1]
        }
        moved = numbers != self._numbers
        self._numbers.clear()
        self._numbers.update(numbers)
        if renewed or len(before) != len(self._pages):
            before = []
        self._versions = [
            versions[place]
            if place < len(before) and _same(before[place], page, moved=moved)
            else next(self._count)
            for place, page in enumerate(self._pages)
        ]

    def _written_at(self) -> tuple[int, float] | None:
        assert self._sheet is not None
        upper = PAGE_HEIGHT - self._sheet.top
        places = (
            (number, upper + placed.offset)
            for number, page in enumerate(self._pages)
            for placed in page.placed
            if placed.strip is self._written
        )
        return next(places, None) if self._written else None

    def _spots(self) -> Iterator[Spot]:
        assert self._sheet is not None
        upper = PAGE_HEIGHT - self._sheet.top
        homes = {id(section.strips[0]): section.key for section in self._sections if section.strips}
        key = ""
        for number, page in enumerate(self._pages):
            for placed in self._headings[id(page)][1]:
                key = homes.get(id(placed.strip), key)
                yield Spot(number, upper + placed.offset, key, _heading(placed.strip))


def _have_notes(strips: Sequence[Strip]) -> bool:
    """Whether any has notes, which the pages after it may have to take."""
    return any(strip.notes for strip in strips)


def _first_other(before: Sequence[Strip], after: Sequence[Strip]) -> Strip | None:
    """The first strip that says something else than the one in its place before."""
    for old, new in zip(before, after, strict=False):
        if old is not new and _text(old) != _text(new):
            return new
    return after[-1] if len(after) > len(before) else None


def _headings(page: Page) -> list[Placed]:
    return [one for one in page.placed if _heading(one.strip) and not one.repeated]


def _same(one: Page, other: Page, *, moved: bool) -> bool:
    """Whether two pages look the same; ``moved`` when the contents tell other pages than before."""
    if moved and any(isinstance(placed.strip, ContentsStrip) for placed in other.placed):
        return False
    if one is other:
        return True
    return len(one.placed) == len(other.placed) and all(
        a.strip is b.strip and a.offset == b.offset
        for a, b in zip(one.placed, other.placed, strict=True)
    )


def _sections(blocks: Sequence[Block]) -> Iterator[_Section]:
    """The blocks parted at the outermost headings; a page break goes with what it stands before."""
    held: list[Block] = []
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, PageBreak):
            held.append(block)
            continue
        if isinstance(block, Heading) and block.level == 1 and section:
            yield _section(section)
            section = []
        section += [*held, block]
        held = []
    if section:
        yield _section(section)


def _section(blocks: Sequence[Block]) -> _Section:
    anchors = (block.anchor for block in blocks if isinstance(block, Heading) and block.anchor)
    return _Section(next(anchors, ""), tuple(blocks))


def _heading(strip: Strip) -> str:
    bookmark = strip.bookmark if isinstance(strip, TextStrip) else None
    return bookmark[0] if bookmark else ""


def _text(strip: Strip) -> str:
    parts = strip.parts[-1:] if isinstance(strip, TextStrip) else ()
    return "".join(span.text for column, line, _ in parts for span in column.lines[line].spans)
