"""Text as words: what stays whole when lines are broken, with how wide it is set.

Words come again and again in a paper, so each is measured once. Widths are in thousandths of the
font size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import NamedTuple

from desktop.documents.pdf_fonts import Face, width
from desktop.documents.pdf_hyphens import SOFT_HYPHEN

# A word may be broken after these signs between letters: never in a dnr, a date or "e-arkiv".
_INNER = re.compile(r"(?<=[^\W\d]{2}[-–/_@])(?=[^\W\d]{2})")
_BREAKS_INSIDE = frozenset("-–/_@")
_MIXED = -1
_LONGEST_KEPT = 40
_MOST_KEPT = 50_000


class Span(NamedTuple):
    """A stretch of a line with one face and one link target (empty for none)."""

    face: Face
    text: str
    link: str = ""


class Word(NamedTuple):
    """A word, or the part of one up to a hyphen.

    ``spaced`` tells whether a space stands before it, ``text`` begins with that space; ``gap`` is
    how wide a space after it is. ``look`` is the number of its face, or less than 0 when it
    changes face within or has a link.
    """

    spans: tuple[Span, ...]
    width: float
    spaced: bool
    gap: float
    text: str
    look: int


NEW_LINE = Word((), inf, spaced=False, gap=0.0, text="", look=_MIXED)
"""Stands among the words where the text asks for a new line."""


def word_of(spans: tuple[Span, ...], *, spaced: bool) -> Word:
    """The spans, one or more, as a word."""
    first, last = spans[0], spans[-1]
    plain = len(spans) == 1 and not first.link
    return Word(
        spans,
        sum(_visible_width(span) for span in spans),
        spaced,
        width(last.face, " "),
        " " * spaced + "".join(span.text for span in spans),
        int(first.face) if plain else _MIXED,
    )


def _visible_width(span: Span) -> float:
    return width(span.face, span.text.replace(SOFT_HYPHEN, ""))


def words_of(spans: Sequence[Span]) -> list[Word]:
    """The words of the spans, joined over changes of look; none is ``NEW_LINE`` at the end."""
    words: list[Word] = []
    begun: list[Span] = []
    for span in spans:
        known = _words_of_look(span.face, span.link)
        head, *whole = span.text.replace("\n", " \n ").split(" ")
        if head:
            begun.append(Span(span.face, head, span.link))
        if whole:
            words += _joined_over_looks(begun)
            tail = whole.pop()
            for text in whole:
                words += known[text]
            begun = [Span(span.face, tail, span.link)] if tail else []
    words += _joined_over_looks(begun)
    while words and words[-1] is NEW_LINE:
        words.pop()
    return words


def _joined_over_looks(spans: Sequence[Span]) -> Sequence[Word]:
    if len(spans) == 1:
        return _words_of_look(spans[0].face, spans[0].link)[spans[0].text]
    return (word_of(tuple(spans), spaced=True),) if spans else ()


@lru_cache(maxsize=64)
def _words_of_look(face: Face, link: str) -> _KnownWords:
    return _KnownWords(face, link)


class _KnownWords(dict[str, tuple[Word, ...]]):
    """The words of one look: each text that stood between spaces, in its parts."""

    def __init__(self, face: Face, link: str) -> None:
        super().__init__({"": (), "\n": (NEW_LINE,)})
        self._face = face
        self._link = link

    def __missing__(self, text: str) -> tuple[Word, ...]:
        parts = tuple(self._parts(text))
        if len(text) <= _LONGEST_KEPT and len(self) < _MOST_KEPT:
            self[text] = parts
        return parts

    def _parts(self, text: str) -> Iterator[Word]:
        texts = [text] if _BREAKS_INSIDE.isdisjoint(text) else _INNER.split(text)
        for place, part in enumerate(texts):
            yield word_of((Span(self._face, part, self._link),), spaced=place == 0)
