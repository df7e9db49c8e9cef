"""Where a Swedish word may be broken at the end of a line."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import pyphen

SHORTEST_PART = 3
SHORTEST_WORD = 7
SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+")


def breaks(word: str, language: str) -> tuple[int, ...]:
    """The places in the word before which it may be broken with a hyphen, from the left.

    A soft hyphen in the word decides alone. Words in capitals (abbreviations), short words and
    words of a language without patterns are kept whole.
    """
    if SOFT_HYPHEN in word:
        return tuple(place + 1 for place, sign in enumerate(word) if sign == SOFT_HYPHEN)
    match = _WORD.search(word)
    if not match or len(match[0]) < SHORTEST_WORD or match[0].isupper():
        return ()
    return tuple(match.start() + place for place in _pattern_breaks(match[0], language))


@lru_cache(maxsize=20_000)
def _pattern_breaks(letters: str, language: str) -> tuple[int, ...]:
    patterns = _patterns(language)
    if patterns is None:
        return ()
    last = len(letters) - SHORTEST_PART
    return tuple(p for p in patterns.positions(letters.lower()) if SHORTEST_PART <= p <= last)


@cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name) if name else None
