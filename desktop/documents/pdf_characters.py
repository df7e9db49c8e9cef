"""Characters that the papers' font lacks: found by place, set as a short readable text.

Nobody should meet an empty box in minutes. What has no glyph is written out by its code and
name in square brackets, and reported, so that the writer of the text can choose another sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from db.rules.rich_text import Run, plain
from desktop.documents.model import Document
from desktop.documents.notes import notes_in
from desktop.documents.pdf_fonts import Face, covered

NEAR = 40
_SPACES = re.compile(r"[\t\r\v\f\u2028\u2029\u0085]")


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character no face has: itself, its Unicode name, and the text around its first place."""

    character: str
    name: str
    near: str


def missing_characters(document: Document) -> tuple[MissingCharacter, ...]:
    """The characters of the paper that the font lacks, each once, in reading order."""
    found: dict[str, MissingCharacter] = {}
    for text in _texts(document):
        for place, character in enumerate(text):
            if character not in found and _lacks_glyph(character):
                near = text[max(0, place - NEAR) : place + NEAR + 1]
                found[character] = MissingCharacter(character, _name(character), near)
    return tuple(found.values())


def settable(text: str) -> str:
    """The text with only characters that have a glyph.

    Tabs and their like become spaces; signs without a look of their own are left out; what has
    no glyph becomes "[U+1F600 GRINNING FACE]". Line feeds and soft hyphens stay.
    """
    if known().issuperset(text):
        return text
    return "".join(_settable_character(character) for character in _SPACES.sub(" ", text))


@cache
def known() -> frozenset[str]:
    """The characters that every face sets as they are."""
    common = covered(Face.REGULAR)
    for face in Face:
        common &= covered(face)
    return (common - frozenset("\x7f")) | {"\n"}


@cache
def _settable_character(character: str) -> str:
    if character in known():
        return character
    if not _visible(character):
        return ""
    if unicodedata.category(character) == "Zs":
        return " "
    return f"[U+{ord(character):04X} {_name(character)}]"


def _lacks_glyph(character: str) -> bool:
    return character not in known() and _settable_character(character).startswith("[U+")


def _visible(character: str) -> bool:
    """Whether the character has a look: control and joining signs and variants have none."""
    variant = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return not variant and unicodedata.category(character) not in {"Cc", "Cf"}


def _name(character: str) -> str:
    return unicodedata.name(character, "OKÄNT TECKEN")


def _texts(value: object) -> Iterator[str]:
    """Every text inside the value: the lines whole, though their looks may change within."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):  # pyright: ignore[reportUnknownVariableType]
            yield plain(value)  # pyright: ignore[reportUnknownArgumentType]
            for each in notes_in(value):  # pyright: ignore[reportUnknownArgumentType]
                yield plain(each.content)
        else:
            for part in value:  # pyright: ignore[reportUnknownVariableType]
                yield from _texts(part)  # pyright: ignore[reportUnknownArgumentType]
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
