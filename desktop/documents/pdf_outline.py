"""The outline of a PDF: its headings as bookmarks, in levels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.documents.pdf_objects import (
    FileObjects,
    Place,
    Raw,
    destination,
    registered,
    text_string,
)


@dataclass(slots=True, eq=False)
class Bookmark:
    """A line of the outline and those below it; ``anchor`` is where it leads.

    ``raw`` is its object, whose text is written when all have their numbers.
    """

    text: str
    anchor: str
    kids: list[Bookmark] = field(default_factory=list["Bookmark"])
    raw: Raw = field(default_factory=Raw)
    reference: str = ""


class Outline:
    """The bookmarks so far; those of the outermost level are shown with what is below them."""

    def __init__(self) -> None:
        self._top = Bookmark("", "")

    def add(self, text: str, anchor: str, level: int) -> None:
        """Add a bookmark at a level from 0; no level is skipped."""
        above = self._top
        for _ in range(level):
            if not above.kids:
                break
            above = above.kids[-1]
        above.kids.append(Bookmark(text, anchor))

    def written(self, document: FileObjects, places: Mapping[str, Place]) -> Raw | None:
        """Put the outline's objects in the file; gives their top, or None without any."""
        if not self._top.kids:
            return None
        for each in _all(self._top):
            each.reference = registered(document, each.raw)
        self._top.raw.text = f"<</Type/Outlines{_ends(self._top)}/Count {_shown(self._top, 0)}>>"
        targets = {name: destination(document, place) for name, place in places.items()}
        _write(self._top, targets, level=0)
        return self._top.raw


def _all(bookmark: Bookmark) -> Iterator[Bookmark]:
    yield bookmark
    for kid in bookmark.kids:
        yield from _all(kid)


def _ends(bookmark: Bookmark) -> str:
    return f"/First {bookmark.kids[0].reference}/Last {bookmark.kids[-1].reference}"


def _shown(bookmark: Bookmark, level: int) -> int:
    """How many lines are seen below the bookmark when it is opened."""
    below = sum(_shown(kid, level + 1) for kid in bookmark.kids) if level == 0 else 0
    return len(bookmark.kids) + below


def _write(above: Bookmark, places: Mapping[str, str], level: int) -> None:
    kids: Sequence[Bookmark] = above.kids
    for place, kid in enumerate(kids):
        text = f"<</Title {text_string(kid.text)}/Parent {above.reference}"
        text += f"/Dest {places[kid.anchor]}"
        if place:
            text += f"/Prev {kids[place - 1].reference}"
        if place + 1 < len(kids):
            text += f"/Next {kids[place + 1].reference}"
        if kid.kids:
            # The outermost are open; what is below them is closed, which a count below 0 tells.
            count = len(kid.kids)
            text += f"{_ends(kid)}/Count {count if level == 0 else -count}"
        kid.raw.text = f"{text}>>"
        _write(kid, places, level + 1)
