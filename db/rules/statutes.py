"""The sections that rules and remarks cite, from the dated data under ``resources/law``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class RuleLabel(StrEnum):
    """How firm a rule is: the law's, the organisation's own, or what most do."""

    LAW = "law"
    LOCAL_RULE = "local_rule"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class Statute:
    """A section of law, or a decision on how it is to be read.

    ``summary`` is our own short Swedish wording, ``text`` the statute's own where it is quoted,
    and ``dated`` the day whose law is described (None for decisions).
    """

    reference: str
    law: str
    title: str
    summary: str
    text: str
    dated: date | None


def statute(reference: str) -> Statute:
    """The section that a reference names: ``KL 5:69``, ``KL 5 kap. 69 §``, ``FL 22 §``.

    Raises ``KeyError`` for a section that is not bundled.
    """
    short, number = _parted(reference)
    return all_statutes()[_reference(short, number)]


def sections(citation: str) -> tuple[str, ...]:
    """The single references of a citation: ``KL 5:45–46, 6:27`` names three sections.

    Words between them are passed over; a number takes the law and chapter last named.
    """
    return tuple(_sections(citation))


@cache
def all_statutes() -> dict[str, Statute]:
    """Every bundled section by its reference."""
    folder = files("resources") / "law"
    sources = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".toml")),
        key=lambda entry: entry.name,
    )
    laws = (tomllib.loads(source.read_text(encoding="utf-8")) for source in sources)
    return {section.reference: section for law in laws for section in _sections_of(law)}


def _sections_of(law: dict[str, Any]) -> Iterator[Statute]:
    for section in law["section"]:
        for number in section["numbers"]:
            yield Statute(
                reference=_reference(law["short"], number),
                law=law["name"],
                title=section["title"],
                summary=section["summary"],
                text=section.get("text", "").strip(),
                dated=law.get("dated"),
            )


_CHAPTER = re.compile(r"(\d+)\s*kap\.\s*(\d+)\s*§")
_REFERENCE = re.compile(r"(lag \d{4}:\d+|[A-ZÅÄÖ]+)[\s,]*(?:§\s*)?([\d:-]*)[\s§]*")


def _parted(reference: str) -> tuple[str, str]:
    """The short name of the law, and the number of the section in it."""
    plain = _CHAPTER.sub(r"\1:\2", " ".join(reference.split()))
    match = _REFERENCE.fullmatch(plain)
    if match is None:
        raise KeyError(reference)
    return match[1], match[2]


def _reference(short: str, number: str) -> str:
    """The reference as it is printed."""
    if not number:
        return short
    if short.startswith("lag "):
        return f"{short}, {number} §"
    return f"{short} {number} §" if number.isdecimal() else f"{short} {number}"


_CITED = re.compile(
    r"\b(?P<law>lag \d{4}:\d+|KL|FL|OSL|TF|JO)\b|(?P<case>\d+-(?:19|20)\d\d)\b"
    r"|(?<![\d:])(?:(?P<chapter>\d{1,2}):)?(?P<first>\d{1,2})(?:[–-](?P<last>\d+))?(?![\d:])"
)
_CHAPTERED = frozenset({"KL", "OSL", "TF"})


def _sections(citation: str) -> Iterator[str]:
    law = chapter = ""
    for match in _CITED.finditer(_CHAPTER.sub(r"\1:\2", citation)):
        if match["law"]:
            law = match["law"]
            if law.startswith("lag "):
                yield law
        elif match["case"] and law == "JO":
            yield f"JO {match['case']}"
        elif law in _CHAPTERED and match["chapter"]:
            chapter = match["chapter"]
            yield from _numbered(law, match, f"{chapter}:")
        elif law == "FL":
            yield from _numbered(law, match, "")


def _numbered(law: str, match: re.Match[str], chapter: str) -> Iterator[str]:
    first, last = int(match["first"]), int(match["last"] or match["first"])
    for number in range(first, last + 1):
        yield _reference(law, f"{chapter}{number}")
