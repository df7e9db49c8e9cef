"""A canvas for pages that are only to be looked at: on the screen, or on the printer."""

from __future__ import annotations

from desktop.documents.pdf_tags import Rectangle, TaggedCanvas
from desktop.documents.pdf_tree import Element


class UntaggedCanvas(TaggedCanvas):
    """Draws what is seen, and nothing else: strips that are drawn again keep no marks of it."""

    def mark(self, element: Element) -> None:
        """Nothing."""

    def artifact(self, kind: str = "") -> None:
        """Nothing."""

    def place(self, anchor: str, top: float) -> None:
        """Nothing."""

    def bookmark(self, text: str, anchor: str, level: int) -> None:
        """Nothing."""

    def link(self, element: Element, box: Rectangle, target: str, description: str) -> None:
        """Nothing."""
