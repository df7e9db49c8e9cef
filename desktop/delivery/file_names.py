"""Telling names for files, safe on every system and free of secrets."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_LONGEST = 120
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def file_name(*parts: str, suffix: str) -> str:
    """A file name of the parts, words cut at a sensible length; ``suffix`` without the dot."""
    text = " ".join(part for part in parts if part)
    text = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", text))
    text = "".join(ch for ch in text if unicodedata.category(ch)[0] != "C")
    text = " ".join(text.split()).strip(". ")
    stem = _cut(text) or "namnlös"
    if _RESERVED.match(stem):
        stem = f"{stem} "
        stem = stem.strip() + "-"
    return f"{stem}.{suffix}"


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    shortened = text[:_LONGEST].rsplit(" ", 1)[0]
    return (shortened or text[:_LONGEST]).rstrip(" ,.;:-–")
