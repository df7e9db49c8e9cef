"""Text as the register keeps it: neutral blocks of runs, free of Word, Qt and HTML.

A part of a memo or a paragraph (its summary, its matter …) is a ``RichText``: a tuple of
blocks. Blocks are values: frozen, comparable, and written as plain JSON lists and objects,
so that the same text can be edited on screen, set in Word or PDF, and searched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. ``link`` is an address, or ``#anchor`` within the paper."""

    text: str
    bold: bool = False
    italic: bool = False
    secret: bool = False
    link: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An ordinary paragraph of text."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A sub-heading inside a part; ``level`` 1 to 3, counted from the part's own heading."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; ``level`` 0 is the outermost."""

    runs: Runs
    level: int = 0


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order does not matter."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A numbered list; each list starts at 1."""

    items: tuple[Item, ...]


Cell: TypeAlias = Runs
Row: TypeAlias = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the first ``header_rows`` being headings; ``widths`` are shares of 1."""

    rows: tuple[Row, ...]
    header_rows: int = 1
    caption: str = ""
    widths: tuple[float, ...] = ()


Block: TypeAlias = Text | Heading | Bullets | Points | Table
RichText: TypeAlias = tuple[Block, ...]


def runs(text: str) -> Runs:
    """The runs of a plain, unmarked text; empty text gives no runs."""
    return (Run(text),) if text else ()


def rich(text: str) -> RichText:
    """Plain text as blocks, one ``Text`` for each line that is not blank."""
    return tuple(Text(runs(line.strip())) for line in text.splitlines() if line.strip())


def plain(content: Runs) -> str:
    """The characters of some runs without their marks."""
    return "".join(run.text for run in content)


def block_lines(block: Block) -> Iterator[Runs]:
    """The lines of a block in reading order: a paragraph, an item, a cell are one line each."""
    match block:
        case Text() | Heading():
            yield block.runs
        case Bullets() | Points():
            for item in block.items:
                yield item.runs
        case Table():
            for row in block.rows:
                yield from row


def plain_text(content: RichText) -> str:
    """The text without marks, one line for each paragraph, item and cell."""
    return "\n".join(plain(line) for block in content for line in block_lines(block))


def map_runs(content: RichText, change: Any) -> RichText:
    """The same blocks with ``change(runs) -> runs`` applied to each line."""
    return tuple(_map_block(block, change) for block in content)


def _map_block(block: Block, change: Any) -> Block:
    match block:
        case Text() | Heading():
            return replace(block, runs=change(block.runs))
        case Bullets() | Points():
            return replace(block, items=tuple(replace(i, runs=change(i.runs)) for i in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(change(c) for c in row) for row in block.rows))


def normal(content: RichText) -> RichText:
    """The text in Unicode NFC, equal neighbours joined, empty runs dropped."""
    return map_runs(content, normal_runs)


def normal_runs(content: Runs) -> Runs:
    """The runs in NFC, neighbours of one look joined, empty ones dropped."""
    joined: list[Run] = []
    for run in content:
        text = unicodedata.normalize("NFC", run.text)
        if not text:
            continue
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + text)
        else:
            joined.append(replace(run, text=text))
    return tuple(joined)


def has_secret(content: RichText) -> bool:
    """Whether any run is marked secret."""
    return any(run.secret for block in content for line in block_lines(block) for run in line)


# JSON form. A run is a string when unmarked, else [text, marks]; marks are letters of "bis" and,
# for a link, "@address" last. Short, readable in the file, and stable.

_MARKS = (("b", "bold"), ("i", "italic"), ("s", "secret"))


def runs_to_json(content: Runs) -> list[Any]:
    """Runs as JSON values."""
    return [_run_to_json(run) for run in content]


def _run_to_json(run: Run) -> str | list[str]:
    marks = "".join(letter for letter, name in _MARKS if getattr(run, name))
    if run.link:
        marks += "@" + run.link
    return [run.text, marks] if marks else run.text


def runs_from_json(value: Iterable[Any]) -> Runs:
    """Runs from what ``runs_to_json`` gave."""
    return tuple(_run_from_json(entry) for entry in value)


def _run_from_json(entry: Any) -> Run:
    if isinstance(entry, str):
        return Run(entry)
    text, marks = entry
    letters, _, link = marks.partition("@")
    return Run(text, "b" in letters, "i" in letters, "s" in letters, link)


def to_json(content: RichText) -> list[dict[str, Any]]:
    """Blocks as JSON values."""
    return [_block_to_json(block) for block in content]


def _block_to_json(block: Block) -> dict[str, Any]:
    match block:
        case Text():
            return {"t": "p", "runs": runs_to_json(block.runs)}
        case Heading():
            return {"t": "h", "level": block.level, "runs": runs_to_json(block.runs)}
        case Bullets() | Points():
            kind = "ul" if isinstance(block, Bullets) else "ol"
            items = [[i.level, runs_to_json(i.runs)] for i in block.items]
            return {"t": kind, "items": items}
        case Table():
            return {
                "t": "table",
                "header": block.header_rows,
                "caption": block.caption,
                "widths": list(block.widths),
                "rows": [[runs_to_json(cell) for cell in row] for row in block.rows],
            }


def from_json(value: Iterable[dict[str, Any]]) -> RichText:
    """Blocks from what ``to_json`` gave.

    Raises ``ValueError`` for a block of unknown kind.
    """
    return tuple(_block_from_json(entry) for entry in value)


def _block_from_json(entry: dict[str, Any]) -> Block:
    match entry["t"]:
        case "p":
            return Text(runs_from_json(entry["runs"]))
        case "h":
            return Heading(runs_from_json(entry["runs"]), entry["level"])
        case "ul" | "ol":
            items = tuple(Item(runs_from_json(content), level) for level, content in entry["items"])
            return Bullets(items) if entry["t"] == "ul" else Points(items)
        case "table":
            rows = tuple(tuple(runs_from_json(c) for c in row) for row in entry["rows"])
            return Table(rows, entry["header"], entry["caption"], tuple(entry["widths"]))
        case other:
            raise ValueError(f"unknown block kind {other!r}")
