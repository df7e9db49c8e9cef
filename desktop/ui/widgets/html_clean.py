"""Foreign text made ours: HTML as Word and browsers copy it, to blocks of the register.

Kept: paragraphs, headings, bold, italic, lists with levels (Word's own too), tables, links to
the web and to mail. Everything else (fonts, colours, pictures, scripts, notes of Word) is
dropped; no words are lost but those of scripts and styles. Knows no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html.parser import HTMLParser

from db.rules.rich_text import (
    Block,
    Bullets,
    Heading,
    Item,
    Points,
    RichText,
    Row,
    Run,
    Runs,
    Table,
    Text,
    normal,
    normal_runs,
)

Attributes = Sequence[tuple[str, str | None]]

_SILENT = {"head", "style", "script", "title", "xml", "template", "noscript", "svg", "math"}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source"}
_BLOCKS = {"p", "div", "li", "tr", "td", "th", "table", "ul", "ol", "blockquote", "pre", "section"}
_HEADINGS = {f"h{number}": min(number, 3) for number in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_WORD_LIST = re.compile(r"mso-list:\s*(l\d+)\s+level(\d+)(?:\s+(lfo\d+))?", re.IGNORECASE)
_MARKER = re.compile(r"\s*\(?(\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
_BOLD = re.compile(r"font-weight:\s*(bold|[6-9]00)", re.IGNORECASE)
_PLAIN = re.compile(r"font-weight:\s*(normal|[1-5]00)", re.IGNORECASE)
_ITALIC = re.compile(r"font-style:\s*(italic|oblique)", re.IGNORECASE)
_IGNORED = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)


def from_html(html: str) -> RichText:
    """The text of some HTML as clean blocks."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return normal(reader.finish())


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks where the reader is: the marks of a run, and whether it is heard at all."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    silent: bool = False
    marker: bool = False


@dataclass(slots=True)
class _Listing:
    """A list being read: which it is, whether numbered, and its items so far."""

    name: str
    numbered: bool
    items: list[Item]

    def block(self) -> Block:
        items = tuple(self.items)
        return Points(items) if self.numbered else Bullets(items)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._looks = [_Look()]
        self._runs: list[Run] = []
        self._heading = 0
        self._lists: list[str] = []
        self._listing: _Listing | None = None
        self._list_number = 0
        self._word_item: tuple[str, int] | None = None
        self._marker = ""
        self._grid: _Grid | None = None

    def finish(self) -> RichText:
        self._end_table()
        self._end_block()
        self._end_list()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS or tag in _HEADINGS:
            self._end_block()
        self._open(tag, named)
        if tag == "br":
            self._runs.append(self._run("\n"))
        elif tag not in _VOID:
            self._looks.append(self._look(tag, named))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS or tag in _HEADINGS:
            self._end_block()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        if tag == "table":
            self._end_table()
        self._leave(tag)

    def handle_data(self, data: str) -> None:
        look = self._looks[-1]
        if look.marker:
            self._marker += data
        elif not look.silent:
            text = _SPACE.sub(" ", data)
            if text.strip(" ") or self._runs:
                self._runs.append(self._run(text))

    def _open(self, tag: str, named: dict[str, str]) -> None:
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in {"ul", "ol"}:
            if not self._lists:
                self._list_number += 1
            self._lists.append(tag)
        elif tag == "table" and self._grid is None:
            self._end_list()
            self._grid = _Grid()
        elif self._grid and tag in {"tr", "td", "th", "thead"}:
            self._grid.open(tag)
        elif tag == "p":
            self._open_paragraph(named.get("style", ""))

    def _open_paragraph(self, style: str) -> None:
        found = _WORD_LIST.search(style)
        self._word_item = None
        if found:
            self._word_item = (f"{found[1]} {found[3] or ''}", int(found[2]) - 1)

    def _look(self, tag: str, named: dict[str, str]) -> _Look:
        style, before = named.get("style", ""), self._looks[-1]
        strong = tag in {"b", "strong"} and not _PLAIN.search(style)
        href = named.get("href", "").strip() if tag == "a" else ""
        return _Look(
            tag=tag,
            bold=(before.bold or strong or bool(_BOLD.search(style))) and not _PLAIN.search(style),
            italic=before.italic or tag in {"i", "em"} or bool(_ITALIC.search(style)),
            link=href if re.match(r"(https?://|mailto:)", href) else before.link,
            silent=before.silent or tag in _SILENT or "display:none" in style.replace(" ", ""),
            marker=before.marker or bool(_IGNORED.search(style)),
        )

    def _leave(self, tag: str) -> None:
        for number in range(len(self._looks) - 1, 0, -1):
            if self._looks[number].tag == tag:
                del self._looks[number:]
                return

    def _run(self, text: str) -> Run:
        look = self._looks[-1]
        return Run(text, bold=look.bold, italic=look.italic, link=look.link)

    def _end_block(self) -> None:
        runs, marker = _trimmed(self._runs), self._marker
        heading, item = self._heading, self._word_item
        self._runs, self._marker, self._heading, self._word_item = [], "", 0, None
        if not runs:
            self._word_item = item
        elif self._grid:
            self._grid.add(runs)
        elif item:
            self._add_item(runs, item[0], bool(_MARKER.match(marker)), item[1])
        elif self._lists:
            numbered = self._lists[0] == "ol"
            self._add_item(runs, f"html {self._list_number}", numbered, len(self._lists) - 1)
        else:
            self._end_list()
            self._blocks.append(Heading(runs, heading) if heading else Text(runs))

    def _add_item(self, runs: Runs, name: str, numbered: bool, level: int) -> None:
        if self._listing is None or self._listing.name != name:
            self._end_list()
            self._listing = _Listing(name, numbered, [])
        self._listing.items.append(Item(runs, level))

    def _end_list(self) -> None:
        if self._listing:
            self._blocks.append(self._listing.block())
        self._listing = None

    def _end_table(self) -> None:
        if self._grid:
            self._end_block()
            self._blocks.extend(self._grid.blocks())
        self._grid = None


class _Grid:
    """A table being read, as rows of cells of lines."""

    def __init__(self) -> None:
        self._rows: list[list[list[Runs]]] = []
        self._headed = 0

    def open(self, tag: str) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in {"td", "th"}:
            if not self._rows:
                self._rows.append([])
            self._rows[-1].append([])
            if tag == "th":
                self._headed = max(self._headed, 1) if len(self._rows) == 1 else self._headed

    def add(self, runs: Runs) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(runs)

    def blocks(self) -> list[Block]:
        rows = [row for row in self._rows if row]
        if not rows:
            return []
        wide = max(len(row) for row in rows)
        return [Table(tuple(_padded(row, wide) for row in rows), self._headed)]


def _padded(row: list[list[Runs]], wide: int) -> Row:
    cells = [_joined(lines) for lines in row]
    return (*cells, *(((),) * (wide - len(cells))))


def _joined(lines: list[Runs]) -> Runs:
    joined: list[Run] = []
    for line in lines:
        if joined:
            joined.append(Run("\n"))
        joined.extend(line)
    return tuple(joined)


def _trimmed(runs: list[Run]) -> Runs:
    """The runs without space round them, and without doubled space between them."""
    text: list[Run] = []
    for run in normal_runs(tuple(runs)):
        clean = _SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", run.text)
        if text and text[-1].text.endswith((" ", "\n")):
            clean = clean.lstrip(" ")
        text.append(replace(run, text=clean))
    while text and not text[-1].text.strip():
        text.pop()
    if not text:
        return ()
    text[0] = replace(text[0], text=text[0].text.lstrip())
    text[-1] = replace(text[-1], text=text[-1].text.rstrip())
    return normal_runs(tuple(text))
