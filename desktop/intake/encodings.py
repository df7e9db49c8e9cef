"""Bytes to text when nobody has said which encoding they are in."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from desktop.intake.source import Doubt

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that gave it, and what was doubtful."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(content: bytes) -> Decoded:
    """The text of some bytes: byte-order mark, else UTF-8, else UTF-16 by its look, else cp1252.

    Bytes that are UTF-8 here and cp1252 there are read as what each of them is, with a doubt.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _marked(content[len(mark) :], encoding)
    wide = _unmarked_utf16(content)
    if wide:
        return _replacing(content, wide, Doubt.GUESSED_ENCODING)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _single_bytes(content)


def _marked(content: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _single_bytes(content)
        return _replacing(content, encoding)


def _replacing(content: bytes, encoding: str, *doubts: Doubt) -> Decoded:
    text = content.decode(encoding, errors="replace")
    lost = (Doubt.LOST_CHARACTERS,) if "\ufffd" in text else ()
    return Decoded(text, encoding, (*doubts, *lost))


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without a mark shows as a NUL in every other byte of Western text."""
    sample = content[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return ""
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else ""


def _single_bytes(content: bytes) -> Decoded:
    text = content.decode("utf-8", errors=_AS_CP1252)
    mixed = bool(_WIDE_CHARACTER.search(content))
    doubts = [Doubt.MIXED_ENCODING] if mixed else []
    if "\ufffd" in text:
        doubts.append(Doubt.LOST_CHARACTERS)
    return Decoded(text, "utf-8+cp1252" if mixed else "cp1252", tuple(doubts))


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return bad.decode("cp1252", errors="replace"), error.end


_AS_CP1252 = "klubbslag-as-cp1252"
codecs.register_error(_AS_CP1252, _as_cp1252)
