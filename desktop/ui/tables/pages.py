"""Rows by number without holding them all: pages of ids, fetched when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

PAGE = 128
KEPT = 64

Fetch = Callable[[Sequence[int]], Sequence[Any]]


class PagedRows:
    """A vector of ids and the rows looked at of late.

    ``fetch(ids)`` gives their rows in the same order, ``None`` for one that is gone; it is asked
    for at most ``PAGE`` at a time, and at most ``KEPT`` pages are remembered.
    """

    def __init__(self, ids: Sequence[int], fetch: Fetch) -> None:
        self.ids = ids
        self._fetch = fetch
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, index: int) -> Any:
        """The row at an index; None when it has left the register since the ids were asked."""
        page = self._page(index // PAGE)
        place = index % PAGE
        return page[place] if place < len(page) else None

    def forget(self) -> None:
        """Drops what is remembered, so that changed rows are fetched anew."""
        self._pages.clear()

    def _page(self, number: int) -> Sequence[Any]:
        if number not in self._pages:
            start = number * PAGE
            self._pages[number] = self._fetch(self.ids[start : start + PAGE]) or ()
            if len(self._pages) > KEPT:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]


class HeldRows:
    """Rows that are all in memory, for short lists."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.rows = tuple(rows)

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, index: int) -> Any:
        """The row at an index."""
        return self.rows[index]

    def forget(self) -> None:
        """Nothing to drop: the rows are all there is."""
