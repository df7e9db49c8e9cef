"""Where the pages of a paper stand under each other in a view, and which place is where."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize

MARGIN = 12
GAP = 12


@dataclass(frozen=True, slots=True)
class PageStack:
    """So many pages of one size (in points), ``scale`` pixels to the point, in a room so wide."""

    count: int
    size: tuple[float, float]
    scale: float
    room: int

    @property
    def page_size(self) -> QSize:
        """A page in pixels."""
        return QSize(round(self.size[0] * self.scale), round(self.size[1] * self.scale))

    @property
    def whole(self) -> QSize:
        """All pages with the ground around them, in pixels."""
        height = self.count * (self.page_size.height() + GAP) - GAP + 2 * MARGIN
        return QSize(self.page_size.width() + 2 * MARGIN, height if self.count else 0)

    def sheet(self, page: int) -> QRectF:
        """Where a page stands, from the upper left corner of the whole."""
        size = self.page_size
        left = max((self.room - size.width()) / 2, MARGIN)
        return QRectF(left, self.height_of(page, 0), size.width(), size.height())

    def height_of(self, page: int, down: float) -> float:
        """How far down in the whole a place is that lies so many points down a page."""
        return MARGIN + page * (self.page_size.height() + GAP) + down * self.scale

    def pages_between(self, upper: float, lower: float) -> range:
        """The pages of which something stands between two heights of the whole."""
        step = self.page_size.height() + GAP
        first = max(int((upper - MARGIN + GAP) // step), 0)
        last = min(int((lower - MARGIN) // step), self.count - 1)
        return range(min(first, self.count), max(last + 1, first))

    def place_at(self, spot: QPointF) -> tuple[int, QPointF] | None:
        """The page at a spot of the whole, and the point of it in points; None beside the pages."""
        for page in self.pages_between(spot.y(), spot.y()):
            sheet = self.sheet(page)
            if sheet.contains(spot):
                return page, (spot - sheet.topLeft()) / self.scale
        return None

    def nearest(self, upper: float) -> tuple[int, float]:
        """The page at a height of the whole, and how far down it the height is, in points."""
        page = min(max(int((upper - MARGIN) // (self.page_size.height() + GAP)), 0), self.count - 1)
        return page, (upper - self.height_of(page, 0)) / self.scale
