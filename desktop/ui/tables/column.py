"""A column of a list: what it is called, what it shows, and how it is read aloud."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt

Row = Any


class Shape(StrEnum):
    """The shape before a state's word, so that no state is told by colour alone."""

    NONE = ""
    RING = "○"
    DISC = "●"
    HALF = "◐"
    CROSS = "×"
    CHECK = "✓"
    ALERT = "!"


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as a word with a shape; ``tone`` is danger, warning, success, information or none."""

    word: str
    shape: Shape = Shape.RING
    tone: str = ""


def _no_mark(_row: Row) -> Mark | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``text(row)`` is what stands in the cell.

    ``sort(row)`` gives the key that a list in memory is sorted by (a paged list is sorted by the
    one who gave it, by ``key``); a column is sortable unless ``sortable`` is False. ``spoken`` is
    what a screen reader says of the cell, ``tooltip`` what the mouse shows when it rests, ``mark``
    a state drawn as a word with a shape. ``width`` is in pixels at 100 %; ``hidden`` columns wait
    in the column chooser; ``stretch`` takes the room that is left,
    but not less than ``width``.
    """

    key: str
    heading: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    sortable: bool = True
    align_right: bool = False
    width: int = 120
    stretch: bool = False
    hidden: bool = False
    spoken: Callable[[Row], str] | None = None
    tooltip: Callable[[Row], str] | None = None
    mark: Callable[[Row], Mark | None] = _no_mark

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where the text stands in its cell."""
        side = Qt.AlignmentFlag.AlignRight if self.align_right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def sort_key(self, row: Row) -> Any:
        """What a row in memory is sorted by in this column."""
        return self.sort(row) if self.sort else self.text(row).casefold()

    def say(self, row: Row) -> str:
        """What a screen reader says of the cell."""
        return self.spoken(row) if self.spoken else f"{self.heading}: {self.text(row)}"
