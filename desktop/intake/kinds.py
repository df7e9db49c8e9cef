"""Which sort of document it is: by its label, else by what it holds, else by its title."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.intake.draft import Kind

_LABELS: tuple[tuple[Kind, str], ...] = (
    (Kind.OFFICIAL_MEMO, r"tjänsteskrivelse|tjänsteutlåtande|pm|beslutsförslag|tjänsteyttrande"),
    (
        Kind.SUMMONS,
        r"kallelse(?:/underrättelse)?|underrättelse|föredragningslista|ärendelista|dagordning"
        r"|kallelse och (?:föredragningslista|ärendelista|dagordning)",
    ),
    (Kind.STATEMENT, r"yttrande|remissvar|remissyttrande|remiss"),
    (Kind.MINUTES_EXTRACT, r"(?:protokolls)?utdrag(?: ur protokoll)?|protokollsutdrag"),
    (Kind.MINUTES, r"(?:sammanträdes)?protokoll"),
    (Kind.NOTES, r"(?:minnes|mötes|dialog)anteckningar"),
    (
        Kind.DELEGATION_REPORT,
        r"(?:anmälan av )?deleg(?:erings|ations)(?:beslut|lista|ärenden|förteckning)",
    ),
    (Kind.URGENT_CHAIR_DECISION, r"(?:brådskande )?ordförandebeslut|brådskande beslut"),
    (Kind.FOLLOW_UP_LIST, r"(?:balans|uppdrags|uppföljnings|bevaknings)lista"),
    (Kind.AGREEMENT, r"avtal|överenskommelse"),
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _LABELS)
_OPENINGS = (
    (Kind.MINUTES_EXTRACT, re.compile(r"(?:protokolls)?utdrag (?:ur|från) ", re.IGNORECASE)),
    (Kind.SUMMONS, re.compile(r"kallelse till ", re.IGNORECASE)),
    (Kind.NOTES, re.compile(r"(?:minnes|mötes|dialog)anteckningar\b", re.IGNORECASE)),
    (
        Kind.DELEGATION_REPORT,
        re.compile(
            r"(?:anmälan|redovisning|förteckning|lista) (?:av|över) deleg(?:erings|ations)beslut"
            r"|deleg(?:erings|ations)(?:lista|förteckning)",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.FOLLOW_UP_LIST,
        re.compile(r"(?:balans|uppdrags|uppföljnings|bevaknings)lista\b", re.IGNORECASE),
    ),
    (Kind.URGENT_CHAIR_DECISION, re.compile(r"brådskande (?:ordförande)?beslut\b", re.IGNORECASE)),
)
_LIST_TITLES = (
    (
        Kind.DELEGATION_REPORT,
        re.compile(r"deleg(?:erings|ations)(?:beslut|ärenden)", re.IGNORECASE),
    ),
    (
        Kind.FOLLOW_UP_LIST,
        re.compile(
            r"(?:meddelanden|delgivningar|anmälningsärenden|balanslista|uppdragslista"
            r"|uppföljningslista|inkomna skrivelser)\b|uppföljning av (?:beslut|uppdrag)",
            re.IGNORECASE,
        ),
    ),
)
_TITLES = (
    (Kind.NOTES, r"minnesanteckningar|mötesanteckningar"),
    (Kind.URGENT_CHAIR_DECISION, r"ordförandebeslut|brådskande (?:beslut|ärende)"),
    (Kind.FOLLOW_UP, r"uppföljning|årsrapport|verksamhetsberättelse|utvärdering"),
    (Kind.AGREEMENT, r"överenskommelse|avtal"),
    (Kind.PLAN, r"plan\b|handlingsplan|verksamhetsplan|program|strategi|inriktningsmål"),
)
_PLAN_WORDS = re.compile(
    r"^(?:Förväntat resultat|Aktiviteter|Mål|Inriktningsmål)\b.{0,20}$", re.MULTILINE
)


def kind_label(line: str) -> Kind | None:
    """The kind a line is the label of, also when it is set with spaces between letters."""
    bare = " ".join(line.split())
    if len(bare) > 100 or not bare[:1].isupper():
        return None
    closed = bare.replace(" ", "") if _letter_spaced(bare) else bare
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(closed):
            return kind
    return None


def _letter_spaced(bare: str) -> bool:
    words = bare.split()
    return bare.isupper() and len(words) > 2 and max(map(len, words)) <= 3


def labelled_kind(lines: Iterable[str]) -> Kind | None:
    """The kind that the first label among some lines tells, alone in its column or opening one."""
    cells = [cell for line in lines for cell in re.split(r"\s{3,}", line.strip())]
    alone = next((kind for cell in cells if (kind := kind_label(cell))), None)
    return alone or next((kind for cell in cells if (kind := _opening_kind(cell))), None)


def _opening_kind(text: str) -> Kind | None:
    return next((kind for kind, pattern in _OPENINGS if pattern.match(text[:120])), None)


def listed_kind(title: str) -> Kind | None:
    """The kind of a § that only reports a list, told from its title."""
    return next((kind for kind, pattern in _LIST_TITLES if pattern.search(title)), None)


def titled_kind(title: str, text: str) -> Kind:
    """The kind of a document without label, told from its title and the words it uses."""
    low = title.lower()
    for kind, words in _TITLES:
        if re.search(words, low):
            return kind
    return Kind.PLAN if len(_PLAN_WORDS.findall(text)) > 1 else Kind.OTHER
