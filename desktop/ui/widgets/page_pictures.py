"""Pictures of pages, kept until others come or they lie far from what is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QImage

_KEPT = 24


class PagePictures:
    """The latest picture of each page, and which version of the page it shows."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[int, QImage]] = {}

    def clear(self) -> None:
        """Forgets all."""
        self._kept.clear()

    def of(self, page: int) -> QImage | None:
        """The picture of a page, which may be an old one."""
        return self._kept[page][1] if page in self._kept else None

    def cut(self, count: int) -> None:
        """Forgets the pages from that number on."""
        self._kept = {page: kept for page, kept in self._kept.items() if page < count}

    def put(self, pictures: Mapping[int, QImage], versions: Sequence[int], here: int) -> None:
        """Keeps pictures, and forgets those farthest from ``here`` when there are many."""
        for page, picture in pictures.items():
            if page < len(versions):
                self._kept[page] = (versions[page], picture)
        far = sorted(self._kept, key=lambda page: abs(page - here), reverse=True)
        for page in far[: max(len(far) - _KEPT, 0)]:
            del self._kept[page]

    def known(self, width: int) -> dict[int, int]:
        """The version of each page that there is a picture of, so many pixels wide."""
        return {
            page: version
            for page, (version, picture) in self._kept.items()
            if round(picture.deviceIndependentSize().width()) == width
        }
