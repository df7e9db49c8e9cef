"""A text as it was found, made into a text one can work with; nothing but faults goes away."""

from __future__ import annotations

from desktop.intake.broken_words import join_broken_words
from desktop.intake.characters import clean_characters
from desktop.intake.flattened import unflatten
from desktop.intake.furniture import find_furniture
from desktop.intake.lines import Cleaned, placed


def clean(text: str) -> Cleaned:
    """The text in NFC, with broken words joined and its page furniture marked as such."""
    texts = [line.rstrip() for line in unflatten(clean_characters(text)).split("\n")]
    texts, marks, joined = join_broken_words(texts, find_furniture(texts))
    return Cleaned("\n".join(texts), placed(texts, marks), tuple(joined))
