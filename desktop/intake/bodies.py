"""Names of elected bodies and of their organisations, found in a line or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

_KINDS = (
    r"(?:fullmäktige|styrelsen?|nämnd(?:en)?|utskott(?:et)?|beredning(?:en)?|direktion(?:en)?"
    r"|delegation(?:en)?|revision(?:en)?|presidi(?:um|et)|råd(?:et)?)"
)
_NOT_IN_NAME = (
    r"(?!(?:[Ee]nligt|[Ff]örslag\w*|[Bb]eslut\w*|[Tt]ill|[Ii]|av|att|från|för|om|över|med|på"
    r"|vid|mot|hos|[Dd]en|[Dd]et)\b)"
)
_WORD = rf"{_NOT_IN_NAME}[A-Za-zÅÄÖåäöéüÉ]+-?"
BODY = (
    rf"(?:(?:[Nn]ämnd(?:en)?|[Uu]tskott(?:et)?|[Bb]eredning(?:en)?|[Dd]elegation(?:en)?)[ ]för"
    rf"[ ]{_WORD}(?:(?:,[ ]|[ ]&[ ]|[ ]och[ ]|[ ]){_WORD}){{0,4}}?"
    rf"|(?:{_WORD}[ ](?:och[ ]|&[ ])?){{0,4}}?[A-Za-zÅÄÖåäö]*{_KINDS})"
)
"""A pattern for the name of a body; bound it on both sides where it is used."""

_BODY_LINE = re.compile(BODY)
_ORGANISATION = re.compile(
    r"\b(?!(?:De|Den|Det|Varje|En|Ett|Respektive|Alla|Inom|Till|I|Av)\b)"
    r"(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]+[ ]+){1,3}(?:kommun|stad|Stad|KOMMUN|STAD|region)\b"
    r"|\b(?:Region|REGION|Landstinget|Kommunalförbundet)(?:[ ]+[A-ZÅÄÖ][\wåäöÅÄÖ-]+){1,2}"
)
_ORGANISATION_LINE = re.compile(rf"(?:{_ORGANISATION.pattern})")
_GENERAL = frozenset({"styrelsen", "nämnden", "utskottet", "beredningen", "råd", "revision"})
ABBREVIATIONS = {
    "KF": "Kommunfullmäktige",
    "KS": "Kommunstyrelsen",
    "RF": "Regionfullmäktige",
    "RS": "Regionstyrelsen",
    "RUN": "Regionala utvecklingsnämnden",
    "KSAU": "Kommunstyrelsens arbetsutskott",
    "RSAU": "Regionstyrelsens arbetsutskott",
}
"""Short forms that stand before § in running numbers."""


def body_named(text: str) -> str:
    """The body when the whole text is the name of one, else nothing."""
    bare = " ".join(text.split()).rstrip(":")
    if len(bare) > 80 or not bare[:1].isupper() or bare.lower() in _GENERAL:
        return ""
    return bare if _BODY_LINE.fullmatch(bare) else ""


def organisation_named(text: str) -> str:
    """The municipality or region when the whole text is its name, in ordinary letters."""
    bare = " ".join(text.split())
    return ordinary(bare) if _ORGANISATION_LINE.fullmatch(bare) else ""


def organisation_of(texts: Iterable[str]) -> str:
    """The municipality or region that some lines name: one that stands alone, else the first."""
    rest: list[str] = []
    for text in texts:
        for cell in re.split(r"\s{3,}", text.strip()[:400]):
            if name := organisation_named(cell):
                return name
            rest.append(cell)
    return next((name for cell in rest if (name := organisation_in(cell))), "")


def organisation_in(text: str) -> str:
    """The first municipality or region named in a text."""
    found = _ORGANISATION.search(text)
    return ordinary(" ".join(found.group().split())) if found else ""


def ordinary(name: str) -> str:
    """A name set in capitals, in ordinary letters."""
    if not name.isupper():
        return name
    words = [word.capitalize() for word in name.split()]
    return " ".join([*words[:-1], words[-1].lower()] if words[-1] == "Kommun" else words)


def capital(name: str) -> str:
    """The name with a capital first letter."""
    return name[:1].upper() + name[1:]
