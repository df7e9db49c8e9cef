"""The command that writes papers to a folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.rules.lifecycle import PaperFormat
from db.rules.refusals import NotWellFormed
from desktop.commands.answers import print_json
from desktop.commands.opening import open_office


def paper(said: argparse.Namespace) -> int:
    """Write a paper in the asked formats and tell the files."""
    office = open_office(said.register)
    formats = _formats(said.format)
    public = not said.internal
    made = _made(office, said.kind, " ".join(said.key), formats, public=public)
    written = [_write(Path(said.to), paper) for paper in made if paper.format in formats]
    if said.json:
        print_json(written)
    else:
        for entry in written:
            print(entry["path"])
    return 0


def _formats(text: str) -> tuple[PaperFormat, ...]:
    try:
        return tuple(PaperFormat(word.strip()) for word in text.split(",") if word.strip())
    except ValueError:
        raise NotWellFormed("format", text) from None
