"""The blocks of a paper as HTML that says what each thing is."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from db.rules.rich_text import Bullets, Points, Row, Runs, Table, Text
from desktop.documents.html_pictures import web_picture
from desktop.documents.html_text import NBSP, RunSetter, attribute, element, escaped, lines, place
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    PageBreak,
    Signature,
    Signatures,
    Title,
)
from desktop.documents.notes import Note

DEEPEST = 6
_MILLIMETRES_PER_EM = 4.2
_TYPES = ("", "a", "i")


class HtmlSetter:
    """Sets block after block, in sections nested as their headings are.

    A paper with a title has it as its first heading, so all others lie one level deeper; a level
    is never skipped.
    """

    def __init__(self, anchors: Collection[str], *, titled: bool) -> None:
        self._anchors = anchors
        self._runs = RunSetter(anchors)
        self._below = int(titled)
        self._open = 0
        self._names = 0
        self._setters: dict[type, Callable[[Any], str]] = {
            Title: lambda block: element("h1", self._runs.html(block.runs)),
            Heading: self._heading,
            Text: lambda block: self._paragraph(block.runs),
            Line: lambda block: self._paragraph(block.runs, block.role.value.replace("_", "-")),
            Bullets: self._list,
            Points: self._list,
            Table: self._table,
            Facts: self._facts,
            Signatures: self._signatures,
            Contents: self._contents,
            Figure: _figure,
            PageBreak: lambda _: '<hr class="new-page" aria-hidden="true"/>',
            Box: self._box,
        }

    def html(self, blocks: Iterable[Block]) -> str:
        """The blocks in order, every section closed again."""
        outer = self._open
        pieces = [self._setters[type(block)](block) for block in blocks]
        return lines((*pieces, self._close(outer)))

    def notes(self, notes: Sequence[Note]) -> str:
        """The notes of the paper, below all else."""
        if not notes:
            return ""
        listed = element("ol", lines(map(self._runs.note, notes)))
        return element("section", listed, class_="notes", role="doc-endnotes", aria_label="Noter")

    def _close(self, level: int) -> str:
        closed = "</section>" * max(0, self._open - level)
        self._open = min(self._open, level)
        return closed

    def _paragraph(self, content: Runs, kind: str = "") -> str:
        html = self._runs.html(content)
        return element("p", html, class_=kind) if html.strip() else ""

    def _heading(self, heading: Heading) -> str:
        wanted = min(max(heading.level, 1), self._open + 1)
        before = self._close(wanted - 1)
        self._open = wanted
        number = _number(heading.number)
        title = self._headline(number + self._runs.html(heading.runs), place(heading.anchor))
        return lines((before, f"<section>{title}"))

    def _headline(self, html: str, name: str = "") -> str:
        level = min(max(self._open, 1) + self._below, DEEPEST)
        return element(f"h{level}", html, id=name)

    def _list(self, block: Bullets | Points) -> str:
        tag = "ol" if isinstance(block, Points) else "ul"
        return nested(tag, [(item.level, self._runs.html(item.runs)) for item in block.items])

    def _table(self, table: Table) -> str:
        count = max((len(row) for row in table.rows), default=0)
        caption = element("caption", escaped(table.caption)) if table.caption else ""
        if not count:
            return element("p", escaped(table.caption)) if table.caption else ""
        head, body = table.rows[: table.header_rows], table.rows[table.header_rows :]
        parts = (
            caption,
            _columns(table.widths),
            _group("thead", [self._row(row, count, "th") for row in head]),
            _group("tbody", [self._row(row, count, "td") for row in body]),
        )
        # What is wider than the screen is moved sideways, also with the arrow keys.
        said = table.caption or "Tabell"
        whole = element("table", lines(parts))
        return element("div", whole, class_="wide", role="group", tabindex="0", aria_label=said)

    def _row(self, row: Row, count: int, tag: str) -> str:
        scope = "col" if tag == "th" else ""
        cells = [element(tag, self._runs.html(cell), scope=scope) for cell in row]
        cells += [element("td", "")] * (count - len(row))
        return element("tr", "".join(cells))

    def _facts(self, block: Facts) -> str:
        return element("dl", lines(map(self._fact, block.rows))) if block.rows else ""

    def _fact(self, fact: Fact) -> str:
        values = "".join(element("dd", self._runs.html(value)) for value in fact.values)
        return element("div", element("dt", escaped(fact.label)) + (values or "<dd></dd>"))

    def _signatures(self, block: Signatures) -> str:
        rows = lines(map(_signature, block.rows))
        return element("dl", rows, class_="signatures") if rows else ""

    def _contents(self, block: Contents) -> str:
        outer = self._close(0)
        name = self._new_name()
        heading = self._headline(escaped(block.heading), name)
        entries = nested("ol", [(e.level - 1, self._entry(e)) for e in block.entries])
        whole = element("nav", lines((heading, entries)), aria_labelledby=name)
        return lines((outer, whole))

    def _entry(self, entry: ContentsEntry) -> str:
        html = _number(entry.number) + escaped(entry.text)
        known = entry.anchor in self._anchors
        return element("a", html, href=f"#{place(entry.anchor)}") if known else html

    def _new_name(self) -> str:
        self._names += 1
        return f"del-{self._names}"

    def _box(self, box: Box) -> str:
        outer, self._open = self._open, self._open + 1
        name = self._new_name() if box.heading else ""
        heading = self._headline(escaped(box.heading), name) if box.heading else ""
        inner = self.html(box.blocks)
        self._open = outer
        whole = lines((heading, inner))
        return element("section", whole, class_="box", aria_labelledby=name)


def nested(tag: str, items: Sequence[tuple[int, str]]) -> str:
    """A list of items with their levels, from 0, as lists within lists; no level is skipped."""
    html: list[str] = []
    depth = -1
    for wanted, content in items:
        level = max(0, min(wanted, depth + 1))
        if level > depth:
            kind = f' type="{_TYPES[min(level, 2)]}"' if tag == "ol" and level else ""
            html.append(f"<{tag}{kind}>")
        else:
            html.append("</li>" + f"</{tag}></li>" * (depth - level))
        html.append(f"<li>{content}")
        depth = level
    html.append(f"</li></{tag}>" * (depth + 1))
    return "".join(html)


def _number(number: str) -> str:
    shown = escaped(number.replace(" ", NBSP))
    return element("span", shown, class_="number") + " " if number else ""


def _signature(row: Signature) -> str:
    note = element("dd", escaped(row.note), class_="note") if row.note else ""
    line = element("dd", escaped(row.name), class_="line")
    return element("div", element("dt", escaped(row.role)) + line + note)


def _columns(widths: Sequence[float]) -> str:
    columns = "".join(f'<col style="width:{100 * width:.4g}%"/>' for width in widths)
    return element("colgroup", columns) if columns else ""


def _group(tag: str, rows: Sequence[str]) -> str:
    return element(tag, lines(rows)) if rows else ""


def _figure(figure: Figure) -> str:
    picture = web_picture(figure)
    if picture is None:
        # A broken picture is still told of in words.
        shown = element("p", escaped(figure.alternative_text))
    else:
        kind, data, width = picture
        source = f"data:{kind};base64,{b64encode(data).decode()}"
        measure = f"width:{figure.width / _MILLIMETRES_PER_EM:.4g}em"
        shown = (
            f'<img src="{source}" alt="{attribute(figure.alternative_text)}"'
            f' width="{width}" style="{measure}"/>'
        )
    caption = element("figcaption", escaped(figure.caption)) if figure.caption else ""
    return element("figure", shown + caption)
