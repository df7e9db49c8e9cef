"""To whom an extract goes: one recipient for each line, comma or "och", purposes kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.intake.bodies import body_named
from desktop.intake.lines import Line
from desktop.intake.people import NAME, only_name, only_office

_BULLET = re.compile(r"^\s*(?:[•●▪*–-]|\d{1,2}[.)])\s+")
_COMMA = re.compile(r"[,;]\s+(?![^(]*\))")
_AND = re.compile(r"(?<!-)\s+(?:och|samt)\s+(?![^(]*\))")
_ENUMERATING = re.compile(
    r"(?:[Nn]ämnd(?:en)?|[Uu]tskott(?:et)?|[Aa]vdelning(?:en)?|[Ee]nhet(?:en)?"
    r"|[Ff]örvaltning(?:en)?) för\s"
)
_DEFINITE = re.compile(r"(?:en|et|na|ne|erna|arna|orna|rm|ör|ef|re|are|nt)$")
_NAME_AND_TITLE = re.compile(rf"{NAME}\s*,\s*[a-zåäö].*")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_ATTESTS = re.compile(
    r"\s*(?:Rätt utdraget|Utdragsbestyrkande|I tjänsten|Vid protokollet|Underskrift)"
)
_MOST_ATTESTING = 3
_END = re.compile(
    r"\s*(?:\||Omröstningslista|Voteringslista|Underskrift|Rätt utdraget|I tjänsten"
    r"|Vid protokollet|Justera)"
)


def read_recipients(lines: Sequence[Line]) -> tuple[tuple[str, ...], int]:
    """The recipients in order, and how many of the lines told them."""
    found: list[str] = []
    for at, line in enumerate(lines):
        if _ends(lines, at):
            return tuple(found), at
        _take(found, line)
    return tuple(found), len(lines)


def _ends(lines: Sequence[Line], at: int) -> bool:
    """Whether signatures or a table begin here, which are no recipients."""
    line = lines[at]
    if _END.match(line.text):
        return True
    if not at:
        return False
    if _COLUMNS.search(line.text.strip()) and at + 1 < len(lines):
        left = re.split(r"\s{3,}", line.text.strip())
        return all(only_name(piece) for piece in left)
    following = next((li for li in lines[at + 1 :] if not li.blank and not li.furniture), None)
    return only_name(line.bare) and following is not None and only_office(following.bare)


def attestation(lines: Sequence[Line]) -> list[Line]:
    """Lines after the recipients that only attest the copy, with the name below; else none."""
    told = [line for line in lines if not line.blank and not line.furniture]
    return told[:_MOST_ATTESTING] if told and _ATTESTS.match(told[0].text) else []


def _take(found: list[str], line: Line) -> None:
    if line.blank or line.furniture:
        return
    bare = _BULLET.sub("", line.text).strip()
    bare = " ".join(bare.split())
    if (found and bare[:1] == "(") or (found and _unclosed(found[-1])):
        found[-1] = f"{found[-1]} {bare}"
    else:
        found.extend(split_recipients(bare))


def _unclosed(text: str) -> bool:
    return text.count("(") > text.count(")") or bool(re.search(r"(?:\b(?:och|för)|[-&])$", text))


def split_recipients(text: str) -> list[str]:
    """The recipients told on one line."""
    text = text.strip().rstrip(",;")
    if _NAME_AND_TITLE.fullmatch(text) or body_named(text):
        return [text]
    pieces = [piece.strip() for piece in _COMMA.split(text) if piece.strip()]
    if not all(_stands_alone(piece, at, pieces) for at, piece in enumerate(pieces)):
        return [text]
    sentence = len(pieces) > 1 or text.endswith(".") or text[:1].islower()
    if sentence and not _ENUMERATING.search(pieces[-1]):
        pieces[-1:] = [piece.strip() for piece in _AND.split(pieces[-1])]
    return [_unstopped(piece) for piece in pieces]


def _stands_alone(piece: str, at: int, pieces: Sequence[str]) -> bool:
    if not at or piece[:1].isupper():
        return True
    if _ENUMERATING.search(pieces[at - 1]) or _ENUMERATING.search(pieces[0]):
        return False
    return bool(_DEFINITE.search(piece.rstrip(".").split(" (")[0]))


def _unstopped(piece: str) -> str:
    """A full stop that ends a sentence goes, one that shortens a word stays."""
    return piece[:-1] if piece.endswith(".") and len(piece.split()[-1]) > 10 else piece
