"""Words that somebody typed, as conditions: found in any case, with or without accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from sqlalchemy import Integer, Select, bindparam, literal_column, select, table, text

from db.rules.swedish_order import fold

_TYPED = re.compile(r'"([^"]*)"?|([^\s"]+)')
_WORD = re.compile(r"\w+")
_LATIN = range(0xC0, 0x250)
_SHORTEST_PART = 3


@dataclass(frozen=True)
class Needle:
    """A word or a quoted phrase: as typed in lower case, and a pattern that passes over accents."""

    exact: str
    pattern: re.Pattern[str]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """A pattern for the words as typed and whole."""
        return re.compile(rf"\b{re.escape(self.exact)}\b")

    @property
    def is_plain(self) -> bool:
        """Whether it was typed without å, ä, ö and accents, so that those may be meant."""
        return self.exact.isascii()

    def among(self, lowered: str) -> bool:
        """Whether a text in lower case holds it, accents passed over only if it was typed plain."""
        if self.exact in lowered:
            return True
        return self.is_plain and self.pattern.search(lowered) is not None


def needles(typed: str) -> tuple[Needle, ...]:
    """The words and quoted phrases of what was typed; signs alone are left out.

    >>> [needle.exact for needle in needles('Ökad "i jobb" --')]
    ['ökad', 'i jobb']
    """
    found = (phrase or word for phrase, word in _TYPED.findall(clean(typed)))
    stripped = (" ".join(one.split()).lower() for one in found)
    return tuple(Needle(one, _folded(one)) for one in stripped if _WORD.search(one))


def clean(typed: str) -> str:
    """The text in NFC, without what no text can hold (lone surrogates, control signs)."""
    sound = typed.encode("utf-8", "ignore").decode("utf-8")
    spaced = "".join(" " if sign.isspace() else sign for sign in sound)
    kept = (sign for sign in spaced if unicodedata.category(sign) not in ("Cc", "Cf"))
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def _alike() -> dict[str, str]:
    """For each plain letter all lower-case letters that fold to it."""
    letters: defaultdict[str, str] = defaultdict(str)
    for sign in map(chr, _LATIN):
        plain = fold(sign)
        if len(plain) == 1 and sign.islower():
            letters[plain] += sign
    return dict(letters)


def _folded(needle: str) -> re.Pattern[str]:
    alike = _alike()
    return re.compile("".join(_any_of(sign, alike) for sign in fold(needle)))


def _any_of(sign: str, alike: dict[str, str]) -> str:
    if sign == " ":
        return r"\s+"
    return f"[{sign}{alike[sign]}]" if sign in alike else re.escape(sign)


def all_among(wanted: Iterable[Needle], words: str) -> bool:
    """Whether the text, in whatever case, holds every one of them."""
    lowered = words.lower()
    return all(needle.among(lowered) for needle in wanted)


def part_match(wanted: Iterable[Needle]) -> str:
    """The query for the index of three-letter parts; empty when no word has three letters."""
    parts = dict.fromkeys(part for needle in wanted for part in _parts(needle.exact))
    return " AND ".join(map(_quoted, parts))


def _parts(phrase: str) -> Iterator[str]:
    for word in phrase.split():
        letters = "".join(sign for sign in word if unicodedata.category(sign) != "Mn")
        for start in range(len(letters) - _SHORTEST_PART + 1):
            yield letters[start : start + _SHORTEST_PART]


def word_match(wanted: Iterable[Needle]) -> str:
    """The query for the index of whole words; no text that is typed can be a fault in it."""
    words = (_WORD.findall(needle.exact) for needle in wanted)
    return " AND ".join(_quoted(" ".join(found)) for found in words)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def matching(index: str, match: str) -> Select[int]:
    """A subquery of the keys that the index has for the match."""
    wanted = text(f"{index} MATCH :words").bindparams(bindparam("words", match, unique=True))
    return select(literal_column("rowid", Integer)).select_from(table(index)).where(wanted)
