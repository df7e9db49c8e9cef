"""Footnotes: what is said at the foot of the page about a place in the text.

Only papers have them. A composer sets a ``Note`` among the runs of a paragraph, an item, a cell
or a heading; the writers number the notes through the paper, in reading order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from db.rules.rich_text import Bullets, Points, Run, Runs, Table, Text, runs
from desktop.documents.model import Block, Box, Document, Facts, Heading, Line, Title

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Note(Run):
    """A mark after the run before it, which leads to a note of that ``content``.

    Its own ``text`` is empty. ``number`` is given by ``numbered``.
    """

    content: Runs = ()
    number: int = 0

    @property
    def mark(self) -> str:
        """The number as it is set in the text, raised."""
        return str(self.number).translate(_RAISED)


def note(content: str | Runs) -> Note:
    """A footnote that says the text."""
    return Note("", content=runs(content) if isinstance(content, str) else content)


def notes_in(content: Runs) -> list[Note]:
    """The notes among some runs."""
    return [run for run in content if isinstance(run, Note)]


def notes_of(blocks: Sequence[Block]) -> list[Note]:
    """All notes of the blocks, in reading order."""
    return [run for content in _lines(blocks) for run in content if isinstance(run, Note)]


def numbered(document: Document) -> Document:
    """The paper with its notes numbered from 1; the very same paper when it has none."""
    if not notes_of(document.blocks):
        return document
    count = 0

    def number(content: Runs) -> Runs:
        nonlocal count
        told: list[Run] = []
        for run in content:
            if isinstance(run, Note):
                count += 1
                run = replace(run, number=count)
            told.append(run)
        return tuple(told)

    return replace(document, blocks=tuple(with_runs(b, number) for b in document.blocks))


def with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """The same block with each line's runs changed, in reading order."""
    match block:
        case Title() | Heading() | Text() | Line():
            return replace(block, runs=change(block.runs))
        case Bullets() | Points():
            return replace(block, items=tuple(replace(i, runs=change(i.runs)) for i in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case Facts():
            rows = (replace(fact, values=tuple(map(change, fact.values))) for fact in block.rows)
            return Facts(tuple(rows))
        case Box():
            return replace(block, blocks=tuple(with_runs(b, change) for b in block.blocks))
        case _:
            return block


def _lines(blocks: Sequence[Block]) -> Iterator[Runs]:
    """The runs of each line of the blocks."""
    for block in blocks:
        match block:
            case Title() | Heading() | Text() | Line():
                yield block.runs
            case Bullets() | Points():
                yield from (item.runs for item in block.items)
            case Table():
                for row in block.rows:
                    yield from row
            case Facts():
                for fact in block.rows:
                    yield from fact.values
            case Box():
                yield from _lines(block.blocks)
            case _:
                pass
