"""The files that wait to be read in, in the order they came."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.intake.draft import Draft
from desktop.intake.recognise import read_document
from desktop.intake.source import Unreadable


class ReadingQueue:
    """Files in order; ``here`` is the one looked at. A file is taken in once."""

    def __init__(self) -> None:
        self._files: list[Path] = []
        self._at = 0

    @property
    def here(self) -> Path | None:
        """The file of the moment; None when all are done."""
        return self._files[self._at] if self._at < len(self._files) else None

    @property
    def number(self) -> int:
        """Which file it is, from 1."""
        return self._at + 1

    def __len__(self) -> int:
        return len(self._files)

    def add(self, files: Iterable[Path]) -> None:
        """Puts files last; those that wait already are not added again."""
        if self.here is None:
            self._files, self._at = [], 0
        self._files += [file for file in files if file not in self._files[self._at :]]

    def step(self) -> None:
        """Goes on to the next file."""
        self._at += 1


def read_draft(_session: object, path: Path) -> Draft | Unreadable:
    """The draft of a file, or why it has none; run beside the window."""
    try:
        return read_document(path)
    except Unreadable as bad:
        return bad
