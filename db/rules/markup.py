r"""Rich text as a person writes it in a plain file, and back.

One line is one line of text; a line that opens nothing continues the one before it. A blank line
ends a block. ``## Rubrik`` to ``#### Rubrik`` are headings of level 1 to 3, ``- punkt`` and
``1. punkt`` lists (two spaces more for each level), ``| cell | cell |`` a table. A table may
begin with ``|= caption``; a row ``|---|---|`` closes its heading rows and may tell the widths,
``|--- 0.4|--- 0.6|``; without it the first row is the heading. Within a line stand
``**fet**``, ``*kursiv*``, ``[[hemligt]]`` and ``[text](adress)``. A backslash takes the meaning
from the next character; ``\n`` is a line break and ``\s`` a space that must be kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

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

_OPENING = re.compile(
    r"(?P<h>#{2,4})(?= |$)|(?P<ul> *-)(?= |$)|(?P<ol> *\d{1,3}\.)(?= |$)|(?P<t>\|)"
)
_PLAIN = "p"


def from_markup(text: str) -> RichText:
    """The blocks of a text in markup, in Unicode NFC.

    Raises ``ValueError`` for a mark that is opened and not closed, and for a broken table row.
    """
    chunks = re.split(r"\n(?: *\n)+", text.strip("\n"))
    return normal(tuple(block for chunk in chunks for block in _blocks(chunk)))


def to_markup(content: RichText) -> str:
    """The markup that ``from_markup`` reads as ``normal(content)``, save empty paragraphs."""
    blocks = normal(content)
    return "\n\n".join(filter(None, map(_block_markup, blocks)))


# Reading: lines, each with its kind, are gathered into blocks.


def _blocks(chunk: str) -> Iterator[Block]:
    lines = _logical_lines(chunk)
    for kind, group in groupby(lines, key=lambda line: line[0]):
        yield from _blocks_of(kind, [text for _, text in group])


def _logical_lines(chunk: str) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for line in filter(lambda raw: raw.strip(" "), chunk.split("\n")):
        opening = _OPENING.match(line)
        kind = opening.lastgroup if opening and opening.lastgroup else _PLAIN
        if kind == _PLAIN and lines and lines[-1][0] in (_PLAIN, "ul", "ol"):
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line.strip(' ')}")
        else:
            lines.append((kind, line))
    return lines


def _blocks_of(kind: str, lines: list[str]) -> Iterator[Block]:
    match kind:
        case "h":
            yield from map(_heading, lines)
        case "ul":
            yield Bullets(tuple(map(_item, lines)))
        case "ol":
            yield Points(tuple(map(_item, lines)))
        case "t":
            yield _table(lines)
        case _:
            yield from (Text(_runs(line)) for line in lines)


def _heading(line: str) -> Heading:
    marks, _, text = line.partition(" ")
    return Heading(_runs(text), len(marks) - 1)


def _item(line: str) -> Item:
    text = line.lstrip(" ")
    return Item(_runs(text.partition(" ")[2]), (len(line) - len(text)) // 2)


def _table(lines: list[str]) -> Table:
    caption, lines = (lines[0][2:], lines[1:]) if lines[0].startswith("|=") else ("", lines)
    at = next((n for n, line in enumerate(lines) if line.startswith("|---")), None)
    table = Table(
        tuple(_row(line) for n, line in enumerate(lines) if n != at),
        header_rows=1 if at is None else at,
        caption="".join(run.text for run in _runs(caption)),
    )
    return table if at is None else replace(table, widths=_widths(lines[at]))


def _row(line: str) -> Row:
    line = line.rstrip(" ")
    if not line.endswith("|"):
        raise ValueError(f"table row without its last bar: {line!r}")
    return tuple(_runs(cell) for cell in re.findall(r"((?:\\.|[^|\\])*)\|", line[1:]))


def _widths(line: str) -> tuple[float, ...]:
    return tuple(float(share) for share in re.findall(r"--- ([^|]+)\|", line))


_TOKEN = re.compile(
    r"\\(?P<escaped>.)|(?P<stars>\*{1,3})|(?P<mark>\[\[|\]\]|\[)"
    r"|\]\((?P<address>(?:\\.|[^)\\])*)\)|(?P<text>[^\\*\[\]]+|.)",
    re.DOTALL,
)


def _runs(line: str) -> Runs:
    """The runs of one line; marks switch a look on and off, a link is given when it closes."""
    look, found, link_from = Run(""), list[Run](), -1
    for token in _TOKEN.finditer(line.strip(" ")):
        kind, text = token.lastgroup, token.group(token.lastgroup or 0)
        if kind in ("escaped", "text"):
            found.append(replace(look, text=_unescaped(text) if kind == "escaped" else text))
        elif kind == "address" and link_from >= 0:
            address = re.sub(r"\\(.)", lambda m: _unescaped(m[1]), text)
            found[link_from:] = [replace(run, link=address) for run in found[link_from:]]
            link_from = -1
        elif text == "[":
            link_from = len(found)
        else:
            look = _switched(look, text)
    if link_from >= 0 or look != Run(""):
        raise ValueError(f"a mark is not closed: {line!r}")
    return normal_runs(tuple(found))


def _switched(look: Run, mark: str) -> Run:
    match mark:
        case "*":
            return replace(look, italic=not look.italic)
        case "**":
            return replace(look, bold=not look.bold)
        case "***":
            return replace(look, bold=not look.bold, italic=not look.italic)
        case _:
            return replace(look, secret=mark == "[[")


def _unescaped(character: str) -> str:
    return {"n": "\n", "s": " "}.get(character, character)


# Writing: a mark stands where the look changes between two runs.


def _block_markup(block: Block) -> str:
    match block:
        case Text():
            return _protected(_line_markup(block.runs))
        case Heading():
            return f"{'#' * (block.level + 1)} {_line_markup(block.runs)}"
        case Bullets() | Points():
            mark = "-" if isinstance(block, Bullets) else "1."
            lines = (f"{'  ' * i.level}{mark} {_line_markup(i.runs)}" for i in block.items)
            return "\n".join(lines)
        case Table():
            return "\n".join(_table_lines(block))


def _protected(line: str) -> str:
    return "\\" + line if _OPENING.match(line) else line


def _table_lines(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"|= {_line_markup((Run(table.caption),))}"
    rows = ["|" + "".join(f" {_line_markup(cell)} |" for cell in row) for row in table.rows]
    if table.header_rows != 1 or table.widths or not rows:
        shares = "".join(f"--- {share!r}|" for share in table.widths)
        rows.insert(table.header_rows, "|" + (shares or "---|"))
    yield from rows


def _line_markup(content: Runs) -> str:
    before, parts = Run(""), list[str]()
    for run in (*content, Run("")):
        parts += (_change(before, run), _escaped(run.text))
        before = run
    line = "".join(parts)
    line = "\\s" + line[1:] if line.startswith(" ") else line
    return line[:-1] + "\\s" if line.endswith(" ") else line


def _change(before: Run, after: Run) -> str:
    close, open_ = "", ""
    if before.link != after.link:
        close = f"]({_escaped(before.link, also=')')})" if before.link else ""
        open_ = "[" if after.link else ""
    secret = ("[[" if after.secret else "]]") if before.secret != after.secret else ""
    bold = "**" if before.bold != after.bold else ""
    italic = "*" if before.italic != after.italic else ""
    return close + secret + open_ + bold + italic


def _escaped(text: str, also: str = "") -> str:
    marked = re.sub(rf"[\\*\[\]|{also}]", lambda found: "\\" + found[0], text)
    return marked.replace("\n", "\\n")
