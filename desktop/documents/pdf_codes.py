"""Text as the codes of an embedded font's subsets, ready to be shown on a page."""

from __future__ import annotations

from typing import Any

from desktop.documents.pdf_fonts import Face, font

_ESCAPED = {ord("("): "\\(", ord(")"): "\\)", ord("\\"): "\\\\"}


class FaceCodes:
    """Encodes text in one face for one file; what is encoded is what gets embedded.

    reportlab cuts a font into subsets of 256 characters. Nearly all text is in the first, which
    is encoded in one step; only a line with other characters is taken apart.
    """

    def __init__(self, face: Face, document: object) -> None:
        self._font: Any = font(face)
        self._document = document
        self._table = _Table(self._font, document)
        self._first_name = ""

    def encoded(self, text: str) -> list[tuple[str, str]]:
        """The text in pieces: the subset's name in the file, and the codes as a PDF string."""
        codes = text.translate(self._table)
        if self._table.elsewhere and not self._table.elsewhere.isdisjoint(text):
            return [
                (self._name(subset), "".join(map(_code, chunk)))
                for subset, chunk in self._font.splitString(text, self._document)
            ]
        self._first_name = self._first_name or self._name(0)
        return [(self._first_name, codes)]

    def _name(self, subset: int) -> str:
        return self._font.getSubsetInternalName(subset, self._document)


class _Table(dict[int, str]):
    """For ``str.translate``: learns each character's code in the first subset when it is met."""

    def __init__(self, face: Any, document: object) -> None:
        super().__init__()
        self.elsewhere: set[str] = set()
        self._font = face
        self._document = document

    def __missing__(self, point: int) -> str:
        ((subset, codes),) = self._font.splitString(chr(point), self._document)
        if subset:
            self.elsewhere.add(chr(point))
        self[point] = "" if subset else _code(codes[0])
        return self[point]


def _code(code: int) -> str:
    if code in _ESCAPED:
        return _ESCAPED[code]
    return chr(code) if 32 <= code < 127 else f"\\{code:03o}"
