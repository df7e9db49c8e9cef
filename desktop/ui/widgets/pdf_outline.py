"""The headings of a paper, as its outline tells them, and the one that a point lies under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPointF
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument

_Role = QPdfBookmarkModel.Role
# How far below the start of a heading its lines may reach, in points.
_HEADING_HEIGHT = 36.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading: its text and level (0 outermost), page (from 0) and height from the top."""

    title: str
    level: int
    page: int
    y: float


def outline_of(document: QPdfDocument) -> tuple[Entry, ...]:
    """All headings of a paper in reading order."""
    model = QPdfBookmarkModel()
    model.setDocument(document)
    return tuple(_entries(model, QModelIndex()))


def _entries(model: QPdfBookmarkModel, above: QModelIndex) -> Iterator[Entry]:
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        where: QPointF = index.data(_Role.Location.value)
        yield Entry(
            index.data(_Role.Title.value),
            index.data(_Role.Level.value),
            index.data(_Role.Page.value),
            where.y(),
        )
        yield from _entries(model, index)


def entry_above(entries: Sequence[Entry], page: int, y: float) -> Entry | None:
    """The last of these headings that starts at or above a point; None above the first."""
    passed = [one for one in entries if (one.page, one.y) <= (page, y)]
    return passed[-1] if passed else None


def heading_at(entries: Sequence[Entry], page: int, y: float) -> Entry | None:
    """The heading whose own lines hold the point."""
    near = entry_above(entries, page, y)
    if near is None or near.page != page or y > near.y + _HEADING_HEIGHT:
        return None
    return near
