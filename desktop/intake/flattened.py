"""Texts that lost their line ends on the way: breaks put back where headings begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

_LONG = 250
_BODY_WORD = r"[A-ZÅÄÖa-zåäö]*(?:nämnden|styrelsen|fullmäktige|utskottet)"
_BODY_NAME = rf"(?:[A-ZÅÄÖ][\wåäö]+-? (?:och )?)?{_BODY_WORD}"
_HEADING = re.compile(
    r"(?<=[\wåäö.):]) (?P<head>Förslag till beslut|Sammanfattning(?: av ärendet)?|Beslutsunderlag"
    r"|Bakgrund|Överväganden|Ärendet|Ärendebeskrivning|Beskrivning av ärendet|Expedieras till:?"
    r"|(?:Protokollsutdrag|Beslutet) (?:skickas|sänds|expedieras) till:?|Yrkanden"
    r"|Reservation(?:er)?"
    r"|Propositionsordning|Beslutsgång|Bedömning|Ekonomiska konsekvenser|Syfte"
    rf"|[A-ZÅÄÖ][\wåäö-]+s förslag till (?:beslut|(?:[\wåäö]+- och )?{_BODY_WORD})"
    r"|[A-ZÅÄÖ][\wåäö]+(?: [\wåäö]+)?s beslut) (?=[A-ZÅÄÖ0-9])"
)
_OWNED_DECISION = re.compile(
    r"(?<=[a-zåäö.]) ([A-ZÅÄÖ][a-zåäö]+(?:fullmäktiges|styrelsens|nämndens|utskottets) beslut)"
    r" (?=[A-ZÅÄÖ])"
)
_POINT = re.compile(r"(?<=[\wåäö.:)]) (?=\d{1,2}\. [A-ZÅÄÖa-zåäö])")
_ITEM = re.compile(r"(?<![\w.,:(-])(?P<number>\d{1,2}) (?=[A-ZÅÄÖ][a-zåäö])")
_PAGE = re.compile(r"^(?:\d{1,3} )?[A-ZÅÄÖ][\wåäö]{5,} \d{1,3} ?\(\d{1,3}\) ")
_AFTER_DAY = re.compile(
    r"((?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
    r" \d{4}(?:, (?:§ ?)?\d+)?) (?=[A-ZÅÄÖ])"
)
_AFTER_RECIPIENT = re.compile(
    r"((?:nämnden|styrelsen|fullmäktige|utskottet|förvaltningen|kontoret|chef(?:en)?|direktören))"
    r" (?=[A-ZÅÄÖ])"
)
_FACT = re.compile(
    r" (?P<fact>\d{4}-\d\d-\d\d|[A-ZÅÄÖ]{1,5}[ /-]\d{4}[-/]\d{2,6}"
    rf"|Handläggare:? [A-ZÅÄÖ][\wåäö-]+ [A-ZÅÄÖ][\wåäö-]+|{_BODY_NAME})(?= )"
)
_PLACE = re.compile(r" (?=(?:Tidpunkt|Plats och tid|Tid och plats|Organ|Datum) )")


def unflatten(text: str) -> str:
    """The text with a line end before and after each heading found inside an over-long line."""
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    page = _PAGE.match(line)
    items = list(_items(line, page.end())) if page else []
    if page and len(items) > 1:
        return _agenda(line, page.end(), items)
    if len(line) < _LONG:
        return _OWNED_DECISION.sub(r"\n\1\n", line)
    if len({found["head"] for found in _HEADING.finditer(line)}) > 1:
        return _memo(line)
    return line


def _items(line: str, start: int) -> Iterator[int]:
    """Where numbers that rise one by one open an item of an agenda."""
    expected = 0
    for found in _ITEM.finditer(line, start):
        if not expected or int(found["number"]) == expected:
            expected = int(found["number"]) + 1
            yield found.start("number")


def _agenda(line: str, head: int, items: list[int]) -> str:
    cuts = [head, *items, len(line)]
    pieces = [line[start:end].strip() for start, end in pairwise(cuts)]
    broken = [_POINT.sub("\n", piece) for piece in pieces[1:]]
    return "\n".join([*_page_head(line[:head]), _PLACE.sub("\n", pieces[0]), *broken])


def _page_head(text: str) -> list[str]:
    """A running number, the document's label and "1 (9)", each on a line of its own."""
    return re.split(r" (?=\d{1,3} ?\(\d)|(?<=^\d) |(?<=^\d\d) ", text.strip())


def _memo(line: str) -> str:
    first, *sections = _HEADING.sub(r"\n\n\g<head>\n", line).split("\n\n")
    return "\n".join(chain(_opening(first), map(_section, sections)))


def _opening(text: str) -> Iterator[str]:
    page = _PAGE.match(text + " ")
    at = page.end() if page else 0
    yield from _page_head(text[:at]) if at else ()
    yield _FACT.sub(r"\n\g<fact>\n", " " + text[at:]).replace("\n ", "\n").strip()


def _section(text: str) -> str:
    head, _, body = text.partition("\n")
    if head.startswith("Beslutsunderlag"):
        body = _AFTER_DAY.sub(r"\1\n", body)
    elif head.rstrip(":").endswith("till"):
        body = _AFTER_RECIPIENT.sub(r"\1\n", body)
    return f"\n{head}\n{_POINT.sub(chr(10), body)}"
