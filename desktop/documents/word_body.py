"""The body of a Word paper: each block of the neutral model as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from db.rules.rich_text import Bullets, Points, Table, Text
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
from desktop.documents.word_contents import ContentsWriter
from desktop.documents.word_figures import FigureWriter
from desktop.documents.word_numbering import Numbering, bullet_style, point_style, typed_number
from desktop.documents.word_paragraphs import KEEP, RELEASE, ParagraphWriter
from desktop.documents.word_runs import NBSP, RunWriter, bare_run
from desktop.documents.word_styles import HEADINGS, WordStyle
from desktop.documents.word_tables import TableWriter

_LINES = {
    LineRole.REGISTRATION_NUMBER: WordStyle.REGISTRATION_NUMBER,
    LineRole.LEAD_IN: WordStyle.LEAD_IN,
    LineRole.RECIPIENT: WordStyle.RECIPIENT,
    LineRole.SMALL: WordStyle.SMALL,
    LineRole.MARK: WordStyle.MARK,
}
_TABLES = frozenset((Table, Facts, Signatures, Box))
_LONGEST_BOOKMARK = 30
# What must follow a table at the end of a text takes no room, and so never a page of its own.
_NO_ROOM = '<w:spacing w:line="20" w:lineRule="exact"/>'


def anchored(blocks: Iterable[Block]) -> Iterator[Heading]:
    """The headings with an anchor, those in boxes too, in reading order."""
    for block in blocks:
        if isinstance(block, Heading) and block.anchor:
            yield block
        elif isinstance(block, Box):
            yield from anchored(block.blocks)


def bookmarks(headings: Iterable[Heading]) -> dict[str, str]:
    """A bookmark name for each anchor: hidden, unique, of characters and length Word allows."""
    names: dict[str, str] = {}
    for heading in headings:
        if heading.anchor not in names:
            safe = re.sub(r"\W", "_", heading.anchor)[:_LONGEST_BOOKMARK]
            names[heading.anchor] = f"_{safe}_{len(names) + 1}"
    return names


class BodyWriter:
    """Sets the blocks of one paper with the writers of its paragraphs, tables and contents."""

    def __init__(
        self,
        runs: RunWriter,
        paragraphs: ParagraphWriter,
        tables: TableWriter,
        contents: ContentsWriter,
        figures: FigureWriter,
        numbering: Numbering,
        names: dict[str, str],
        number_gap: str,
    ) -> None:
        self._runs = runs
        self._paragraphs = paragraphs
        self._tables = tables
        self._figures = figures
        self._numbering = numbering
        self._names = dict(names)
        self._number_gap = number_gap
        self._opened = 0
        self._alone = self._leads = False
        self._setters: dict[type, Callable[[Any], str]] = {
            Title: lambda block: self._plain(WordStyle.TITLE, block),
            Text: lambda block: self._plain(WordStyle.BODY, block),
            Heading: self._heading,
            Line: self._line,
            Bullets: self._bullets,
            Points: self._points,
            Table: self._table,
            Facts: tables.facts,
            Signatures: tables.signatures,
            Contents: contents.xml,
            Figure: self._figure,
            Box: lambda box: tables.box(box.heading, lambda: self.xml(box.blocks)),
        }

    def xml(self, blocks: Sequence[Block]) -> str:
        """The blocks in order; ends with a paragraph, as Word demands of a body and of a cell."""
        pieces: list[str] = []
        below_table = False
        for block, following in zip(blocks, (*blocks[1:], None), strict=False):
            kind = type(block)
            if kind is PageBreak:
                self._paragraphs.break_page()
                continue
            is_table = kind in _TABLES
            if is_table:
                self._paragraphs.forget_air()
            self._alone = kind is Heading and heads_nothing(block, following)
            self._leads = kind is Text and leads_in(block, following)
            piece = self._setters[kind](block)
            if below_table and piece.startswith("<w:tbl>"):
                # Word would join two tables that touch.
                pieces.append(self._gap())
            pieces.append(piece)
            below_table = is_table and bool(piece)
            if below_table:
                self._paragraphs.want_air()
        if below_table or not pieces:
            self._paragraphs.forget_air()
            pieces.append(self._gap(_NO_ROOM))
        return "".join(pieces)

    def _gap(self, extra: str = "") -> str:
        return self._paragraphs.xml(WordStyle.AFTER_TABLE, "", extra=extra)

    def _plain(self, style: WordStyle, block: Title | Text) -> str:
        return self._paragraphs.xml(style, self._runs.xml(block.runs), KEEP if self._leads else "")

    def _heading(self, heading: Heading) -> str:
        content = self._runs.xml(heading.runs)
        if heading.number:
            number = self._runs.characters(heading.number.replace(" ", NBSP))
            content = bare_run(f"{number}{self._number_gap}") + content
        name = self._names.pop(heading.anchor, "")
        if name:
            self._opened += 1
            start = f'<w:bookmarkStart w:id="{self._opened}" w:name="{name}"/>'
            content = f'{start}{content}<w:bookmarkEnd w:id="{self._opened}"/>'
        style = HEADINGS[min(max(heading.level, 1), 6) - 1]
        return self._paragraphs.xml(style, content, RELEASE if self._alone else "")

    def _line(self, line: Line) -> str:
        if line.role is LineRole.REGISTRATION_NUMBER:
            return self._paragraphs.xml(_LINES[line.role], self._runs.number_line(line.runs))
        return self._paragraphs.xml(_LINES[line.role], self._runs.xml(line.runs))

    def _bullets(self, bullets: Bullets) -> str:
        number = self._numbering.bullets
        return "".join(
            self._paragraphs.xml(
                bullet_style(item.level),
                self._runs.xml(item.runs),
                extra=_numbered(item.level, number) if number else "",
            )
            for item in bullets.items
        )

    def _points(self, points: Points) -> str:
        if not points.items:
            return ""
        number = self._numbering.start_list()
        if number is None:
            return "".join(self._typed_points(points))
        return "".join(
            self._paragraphs.xml(
                point_style(item.level),
                self._runs.xml(item.runs),
                extra=_numbered(item.level, number),
            )
            for item in points.items
        )

    def _typed_points(self, points: Points) -> Iterator[str]:
        counts: dict[int, int] = {}
        for item in points.items:
            counts = {level: n for level, n in counts.items() if level <= item.level}
            counts[item.level] = counts.get(item.level, 0) + 1
            number = bare_run(typed_number(item.level, counts[item.level]) + "\t")
            yield self._paragraphs.xml(point_style(item.level), number + self._runs.xml(item.runs))

    def _table(self, table: Table) -> str:
        caption = ""
        if table.caption and any(table.rows):
            text = bare_run(self._runs.characters(table.caption))
            caption = self._paragraphs.xml(WordStyle.CAPTION, text, KEEP)
        return caption + self._tables.table(table)

    def _figure(self, figure: Figure) -> str:
        picture = self._figures.run(figure)
        if picture is None:
            # A broken picture is still told of in words.
            picture = bare_run(self._runs.characters(figure.alternative_text))
        if not figure.caption:
            return self._paragraphs.xml(WordStyle.FIGURE, picture)
        shown = self._paragraphs.xml(WordStyle.FIGURE, picture, KEEP)
        caption = bare_run(self._runs.characters(figure.caption))
        return shown + self._paragraphs.xml(WordStyle.CAPTION, caption)


def _numbered(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{min(level, 2)}"/><w:numId w:val="{number}"/></w:numPr>'
