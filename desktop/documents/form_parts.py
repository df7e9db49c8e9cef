"""The parts of a finished paper as plain text, for templates that are forms.

They are read from the paper that has passed the redaction gate, so no field can say more than the
paper does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.rules.rich_text import Bullets, Item, Points, Table, Text, plain
from desktop.documents.house_style import HouseStyle, LabelledPart
from desktop.documents.model import Block, Document, Fact, Facts, Heading, Line, Title
from desktop.documents.template_fields import FIELDS
from desktop.documents.word_numbering import typed_number


def part_fields(document: Document, style: HouseStyle) -> dict[str, str]:
    """Number, heading and parts of the one matter that the paper is about, by field."""
    labels = style.memo if document.kind == "memo" else style.paragraph
    numbered = (b for b in document.blocks if isinstance(b, Heading) and b.number)
    titles = (b for b in document.blocks if isinstance(b, Title))
    first = next(numbered, None)
    heading = first or next(titles, None)
    values = {
        "paragraf": first.number if first else "",
        "rubrik": plain(heading.runs) if heading else document.title,
    }
    return values | {
        field.name: text
        for field in FIELDS
        for label in labels
        if label.part is field.part and (text := _under(label, document.blocks))
    }


def _under(label: LabelledPart, blocks: Sequence[Block]) -> str:
    """The text under the heading of a part, up to the next heading as high."""
    wanted = re.compile(re.escape(label.label).replace(re.escape("{body}"), ".+"))
    level, found = 0, list[Block]()
    for block in blocks:
        if isinstance(block, Heading):
            if level and block.level <= level:
                break
            if not level and wanted.fullmatch(plain(block.runs)):
                level = block.level
                continue
        if level:
            found.append(block)
    return "\n".join(_lines(found))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Text() | Line() | Heading() | Title():
                yield plain(block.runs)
            case Bullets():
                yield from (f"• {plain(item.runs)}" for item in block.items)
            case Points():
                yield from _numbered(block.items)
            case Table():
                yield from ("  ".join(plain(cell) for cell in row) for row in block.rows)
            case Facts():
                yield from map(_fact, block.rows)
            case _:
                continue


def _fact(fact: Fact) -> str:
    return f"{fact.label}: {', '.join(plain(value) for value in fact.values)}"


def _numbered(items: Iterable[Item]) -> Iterator[str]:
    counts: dict[int, int] = {}
    for item in items:
        counts = {level: n for level, n in counts.items() if level <= item.level}
        counts[item.level] = counts.get(item.level, 0) + 1
        yield f"{typed_number(item.level, counts[item.level])} {plain(item.runs)}"
