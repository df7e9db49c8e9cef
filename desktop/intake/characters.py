"""Single characters made right: composed letters, ordinary spaces, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SOFT_HYPHEN = "\u00ad"
_SOFT_HYPHEN_AT_END = re.compile(r"\u00ad[ ]*\n")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-", "\ufffe": "-"})
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BROKEN_NUMBER = re.compile(r"(?<=\d-)[ ]*<br\s*/?>[ ]*(?=\w)", re.IGNORECASE)
_BROKEN_WORD = re.compile(
    r"(?<=[a-zåäö])-[ ]*<br\s*/?>[ ]*(?!och\b|eller\b|samt\b)(?=[a-zåäö])", re.IGNORECASE
)
_ESCAPED = re.compile(r"(?<=\w)\\(?=[.)])")


def clean_characters(text: str) -> str:
    """The text in NFC with ordinary spaces and line ends; dashes keep their kind.

    A soft hyphen inside a line goes away; at a line's end it is the hyphen of a broken word.
    """
    text = unicodedata.normalize("NFC", text)
    text = _SOFT_HYPHEN_AT_END.sub("-\n", _LINE_ENDS.sub("\n", text))
    text = text.replace(_SOFT_HYPHEN, "").translate(_HYPHENS)
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    text = _BROKEN_WORD.sub("", _BROKEN_NUMBER.sub("", text))
    return _ESCAPED.sub("", text)


def without_breaks(text: str) -> str:
    """Line breaks written as web code made into spaces."""
    return _BREAK.sub(" ", text)
