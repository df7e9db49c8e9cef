"""The one gate for every paper: a manuscript becomes a public or an internal document here.

Secret words are replaced, not coloured, and protected blocks leave nothing behind (OSL); the
composers never put anything secret in titles, properties or running heads.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

from db.rules.rich_text import Run, Runs, normal_runs
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Document,
    Manuscript,
    Protected,
)
from desktop.documents.notes import Note, with_runs

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
    """The runs with each secret stretch replaced by one and the same word, in notes too."""
    shown: list[Run] = []
    for run in content:
        if isinstance(run, Note) and not run.secret:
            shown.append(replace(run, content=public_runs(run.content)))
        elif not run.secret:
            shown.append(run)
        elif not shown or shown[-1].text != REPLACEMENT:
            shown.append(Run(REPLACEMENT))
    return _normal(shown)


def _normal(content: list[Run]) -> Runs:
    """Neighbours of one look joined, empty runs dropped, but for notes."""
    joined: list[Run] = []
    for is_note, stretch in groupby(content, key=lambda run: isinstance(run, Note)):
        kept = tuple(stretch)
        joined += kept if is_note else normal_runs(kept)
    return tuple(joined)


def _without_secrets(block: Block) -> Block:
    if isinstance(block, Contents):
        return replace(block, entries=tuple(_public_entry(e) for e in block.entries))
    if isinstance(block, Box):
        return replace(block, blocks=tuple(_without_secrets(b) for b in block.blocks))
    return with_runs(block, public_runs)


def _public_entry(entry: ContentsEntry) -> ContentsEntry:
    return replace(entry, protected_text="")


def _unveiled(block: Block) -> Block:
    if isinstance(block, Contents):
        return replace(block, entries=tuple(_full_entry(entry) for entry in block.entries))
    return block


def _full_entry(entry: ContentsEntry) -> ContentsEntry:
    return replace(entry, text=entry.protected_text or entry.text, protected_text="")
