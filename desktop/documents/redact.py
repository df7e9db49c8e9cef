"""The one gate for every paper: a manuscript becomes a public or an internal document here.

Secret words are replaced, not coloured, and protected blocks leave nothing behind (OSL); the
composers never put anything secret in titles, properties or running heads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from db.rules.rich_text import Bullets, Item, Points, Run, Runs, Table, Text, normal_runs
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    Manuscript,
    PageBreak,
    Protected,
    Signatures,
    Title,
)

REPLACEMENT = "[sekretess]"


def public_version(manuscript: Manuscript) -> Document:
    """The paper as anybody may see it: secret words replaced, protected blocks exchanged."""
    blocks = _unwrapped(manuscript, lambda protected: protected.public)
    return replace(
        manuscript.document, blocks=tuple(_without_secrets(b) for b in blocks), public=True
    )


def internal_version(manuscript: Manuscript) -> Document:
    """The paper with everything in it, for those who may see it."""
    blocks = _unwrapped(manuscript, lambda protected: protected.blocks)
    return replace(manuscript.document, blocks=tuple(_unveiled(b) for b in blocks), public=False)


def _unwrapped(
    manuscript: Manuscript, choose: Callable[[Protected], tuple[Block, ...]]
) -> list[Block]:
    blocks: list[Block] = []
    for block in manuscript.blocks:
        if isinstance(block, Protected):
            blocks.extend(choose(block))
        else:
            blocks.append(block)
    return blocks


def public_runs(content: Runs) -> Runs:
    """The runs with each secret stretch replaced by one and the same word."""
    shown: list[Run] = []
    for run in content:
        if not run.secret:
            shown.append(run)
        elif not shown or shown[-1].text != REPLACEMENT:
            shown.append(Run(REPLACEMENT))
    return normal_runs(tuple(shown))


def _without_secrets(block: Block) -> Block:
    match block:
        case Title() | Heading() | Text() | Line():
            return replace(block, runs=public_runs(block.runs))
        case Bullets() | Points():
            return replace(block, items=tuple(_public_item(item) for item in block.items))
        case Table():
            rows = tuple(tuple(public_runs(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Facts():
            return Facts(tuple(_public_fact(fact) for fact in block.rows))
        case Box():
            return replace(block, blocks=tuple(_without_secrets(b) for b in block.blocks))
        case Contents():
            return replace(block, entries=tuple(_public_entry(e) for e in block.entries))
        case Signatures() | Figure() | PageBreak():
            return block


def _public_item(item: Item) -> Item:
    return replace(item, runs=public_runs(item.runs))


def _public_fact(fact: Fact) -> Fact:
    return replace(fact, values=tuple(public_runs(value) for value in fact.values))


def _public_entry(entry: ContentsEntry) -> ContentsEntry:
    return replace(entry, protected_text="")


def _unveiled(block: Block) -> Block:
    if isinstance(block, Contents):
        return replace(block, entries=tuple(_full_entry(entry) for entry in block.entries))
    return block


def _full_entry(entry: ContentsEntry) -> ContentsEntry:
    return replace(entry, text=entry.protected_text or entry.text, protected_text="")
