"""Text as the codes of an embedded font's subsets, ready to be shown on a page."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from desktop.documents.pdf_fonts import Face, font

NO_BREAK_SPACE = "\u00a0"
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
            codes_of = self._table.codes
            return [
                (self._name(subset), "".join(codes_of[sign][1] for sign in chunk))
                for subset, chunk in groupby(text, key=lambda sign: codes_of[sign][0])
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
        self.codes: dict[str, tuple[int, str]] = {}
        self._font = face
        self._document = document
        self._no_break_space = _add_no_break_space(face, document)

    def __missing__(self, point: int) -> str:
        sign = chr(point)
        subset, code = self._code(sign)
        self.codes[sign] = subset, _written(code)
        if subset:
            self.elsewhere.add(sign)
        self[point] = "" if subset else _written(code)
        return self[point]

    def _code(self, sign: str) -> tuple[int, int]:
        if sign == NO_BREAK_SPACE:
            return 0, self._no_break_space
        ((subset, codes),) = self._font.splitString(sign, self._document)
        return subset, codes[0]


def _add_no_break_space(face: Any, document: object) -> int:
    """Give U+00A0 the first free code: reportlab alone would write it as a common space."""
    face.splitString("", document)
    state = face.state[document]
    code = state.nextCode
    state.subsets[0][code] = ord(NO_BREAK_SPACE)
    state.nextCode += 1
    return code


def _written(code: int) -> str:
    if code in _ESCAPED:
        return _ESCAPED[code]
    return chr(code) if 32 <= code < 127 else f"\\{code:03o}"
