"""What belongs to the page and not to the text: heads, feet, page numbers, signing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from desktop.intake.bodies import body_named, organisation_named

_PAGE_NUMBER = re.compile(
    r"(?:[Ss]ida|[Ss]id\.?)?\s*\d{1,4}\s*(?:\(\d{1,4}\)|(?:av|/)\s*\d{1,4})|\(\d{1,3}\)"
)
_HEAD_TITLE = re.compile(
    r"(?:.{0,60}\s{2,})?(?:SAMMANTRÄDES)?(?:PROTOKOLL|Protokoll)(?:SUTDRAG)?"
    r"(?:\s{2,}.{0,40})?\d{1,4}\s?\(\d{1,4}\)"
)
_ALONE = re.compile(
    r"(?:Justerande(?:s|n?as?)?|Ordförandes?|Justerarens?)[ ]?(?:signatur(?:er)?|sign\.?)"
    r"(?:\s.*(?:bestyrk|sign).*)?"
    r"|(?:Justerare|Justerande|Just\.?\s*sign\.?)?\s*(?:Expedierat/bestyrkt|Utdragsbestyrkande"
    r"|Utdraget bestyrks)"
    r"|Protokoll nr \d+"
    r"|.{0,40}(?:[Kk]ommun|[Rr]egion|[Ss]tad|stad) .{0,40}(?:styrelsens?|fullmäktiges?"
    r"|nämndens?),? protokoll"
    r"|\[Tabell [\d-]+\]\([^)]*\)"
    r"|[_=*.–-]{4,}|\.{1,3}"
    r"|Sidfot|Hjälpte informationen på sidan dig\?|Tack för att du hjälper oss!|Skriv ut|Dela sidan"
    r"|Det här dokumentet är digitalt signerat|Dokumentet är (?:digitalt|elektroniskt) (?:signerat"
    r"|undertecknat).*"
    r"|Transaktionsidentitet:.*|Transaktions-?id:.*|Underskriftstjänst:.*|© ?Visma.*"
    r"|Undertecknat\s+av följande personer|Signerat av:?.*|Verifikat.*Scrive.*"
    r"|Din position: .*"
)
_PAGE_LABEL = re.compile(r"[A-ZÅÄÖ][\wåäö]{5,}")
_SIGNED_AT = re.compile(r"Datum:\s+\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_MEETING_DATE = re.compile(r"(?:Sammanträdesdatum|Sammanträdesdag):?(?:\s+\d{4}-\d\d-\d\d)?")
_BARE_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS = re.compile(
    r"\d{3} ?\d\d\s+[A-ZÅÄÖ].*|.*\b(?:Besöks|Post|Faktura|Leverans)adress\b.*"
    r"|(?:Telefon|Tfn|Tel|Växel|Fax|Org(?:anisations)?\.?\s?n(?:r|ummer)|Bankgiro|Plusgiro)\b.*"
    r"|.*\bwww\.[\w.-]+|[\w.-]+@[\w.-]+\s*.*|Webbplats\b.*|E-post\b.*"
)


def find_furniture(texts: Sequence[str]) -> list[bool]:
    """For each line, whether it is page furniture; the first running head is left as text.

    The first head tells body and day; the later ones say nothing new.
    """
    marks = [_stands_alone(" ".join(text.split())) for text in texts]
    _mark_running_numbers(texts, marks)
    _mark_signatures(texts, marks)
    _mark_heads(texts, marks)
    _mark_feet(texts, marks)
    return marks


def _stands_alone(bare: str) -> bool:
    if len(bare) > 120:
        return False
    return bool(_ALONE.fullmatch(bare) or _PAGE_NUMBER.fullmatch(bare))


def _mark_running_numbers(texts: Sequence[str], marks: list[bool]) -> None:
    """A lone number before the document's label, and the label from the second page on."""
    begun = False
    for at, (text, below) in enumerate(pairwise(texts)):
        if re.fullmatch(r"\s*\d{1,3}\s*", text) and _PAGE_LABEL.fullmatch(below.strip()):
            marks[at] = True
            marks[at + 1] = begun
        begun = begun or bool(text.strip())


def _mark_signatures(texts: Sequence[str], marks: list[bool]) -> None:
    """A line with a signing time, and the name in capitals above it."""
    for at, text in enumerate(texts):
        if _SIGNED_AT.fullmatch(text.strip()):
            marks[at] = True
            if at and len(texts[at - 1]) < 60:
                marks[at - 1] = True


def _mark_heads(texts: Sequence[str], marks: list[bool]) -> None:
    """The lines of a running head: organisation, body, "Datum" and a day, from its title on."""
    begun = False
    for at, text in enumerate(texts):
        title = bool(_HEAD_TITLE.fullmatch(text.strip()))
        if _MEETING_DATE.fullmatch(text.strip()) and at and marks[at - 1]:
            marks[at] = True
        elif begun and (title or (marks[at] and _page_like(text))):
            _mark_head(texts, marks, at, title=title)
            _mark_name_above(texts, marks, at)
        begun = begun or bool(text.strip())


def _mark_name_above(texts: Sequence[str], marks: list[bool], at: int) -> None:
    """The organisation's name in capitals just above a page number."""
    for above in range(at - 1, max(at - 3, -1), -1):
        bare = " ".join(texts[above].split())
        if bare:
            marks[above] = marks[above] or (bare.isupper() and bool(organisation_named(bare)))
            return


def _page_like(text: str) -> bool:
    bare = " ".join(text.split())
    return bool(_PAGE_NUMBER.fullmatch(bare)) or bare.endswith(("protokoll", "Protokoll"))


def _mark_head(texts: Sequence[str], marks: list[bool], at: int, *, title: bool) -> None:
    if title:
        marks[at] = True
    names = 0
    for following in range(at + 1, min(at + 8, len(texts))):
        bare = " ".join(texts[following].split())
        if _BARE_DATE.fullmatch(bare) and title:
            marks[following] = True
            return
        name = bool(body_named(bare.partition("«")[0]) or organisation_named(bare))
        if bare and not (bare == "Datum" and title) and not (name and not names):
            return
        names += name
        marks[following] = marks[following] or bool(bare)


def _mark_feet(texts: Sequence[str], marks: list[bool]) -> None:
    """The block below a page number when it holds at least two lines of an address."""
    for at, text in enumerate(texts):
        if not _PAGE_NUMBER.fullmatch(" ".join(text.split())):
            continue
        end = at + 1
        while end < len(texts) and texts[end].strip():
            end += 1
        block = [" ".join(line.split()) for line in texts[at + 1 : end]]
        if sum(bool(_ADDRESS.fullmatch(line)) for line in block) >= 2:
            marks[at:end] = [True] * (end - at)
