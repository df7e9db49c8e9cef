"""The items of a summons: rows of a table, or numbered lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.rules.registration_number import find_registration_numbers
from desktop.intake.chunks import wrap_width
from desktop.intake.decision_points import read_points
from desktop.intake.draft import ParagraphDraft, Part, PartKind
from desktop.intake.headings import heading_of
from desktop.intake.lines import Line, placed
from desktop.intake.markup import cells, is_rule
from desktop.intake.people import only_name
from desktop.intake.titles import split_title

_ITEM = re.compile(r"\s*(?P<number>\d{1,3})(?P<stop>[.)]?)\s+(?P<title>[A-ZÅÄÖ\"”].*)$")
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_AFTER_TITLE = re.compile(
    r"(?:Föredragande|Föredras av|Handläggare|Dnr|DNR|Diarienr|Beteckning|Kl\.?|\d+ (?:st|min)\b"
    r"|\d\d[.:]\d\d\s?[-–]|Utsändes|Bilaga|Ärendet|Beslutsärende|Informationsärende)\b",
    re.IGNORECASE,
)
_TITLE_HEADS = frozenset({"ärende", "ärenden", "rubrik", "punkt", "ärendemening"})
_PROPOSAL_HEADS = frozenset({"förslag", "förslag till beslut", "beslut", "beslutsförslag"})
_VERIFIER = re.compile(r"\bjusterare\b", re.IGNORECASE)


def read_table_items(lines: Sequence[Line]) -> list[ParagraphDraft]:
    """The items told in tables whose heads name a matter."""
    items: list[ParagraphDraft] = []
    heads: list[str] = []
    for line in lines:
        if not line.text.lstrip().startswith("|") or is_rule(line.text):
            continue
        row = cells(line.text)
        low = [cell.lower() for cell in row]
        if _TITLE_HEADS & set(low):
            heads = low
        elif heads and len(row) == len(heads):
            items.append(_from_row(line, dict(zip(heads, row, strict=True))))
    return [item for item in items if item.title]


def _from_row(line: Line, row: dict[str, str]) -> ParagraphDraft:
    title = next((row[head] for head in row if head in _TITLE_HEADS), "")
    proposal = next((row[head] for head in row if head in _PROPOSAL_HEADS), "")
    numbers = find_registration_numbers(line.text)
    return ParagraphDraft(
        title=" ".join(_title_lines(_BREAK.split(title))),
        registration_numbers=tuple(dict.fromkeys(number.text for number in numbers)),
        proposed_points=_points(_BREAK.split(proposal)),
        start=line.start,
        end=line.end,
    )


def _title_lines(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if _AFTER_TITLE.match(text):
            return
        yield text.strip()


def _points(texts: Sequence[str]) -> tuple[str, ...]:
    lines = placed(texts)
    if lines and (opened := heading_of(lines[0].text)) and opened.rest < 0:
        lines = lines[1:]
    if len(lines) == 1 and only_name(lines[0].text):
        return ()
    return read_points(lines, wrap_width(lines) or max((len(t) for t in texts), default=0)).points


def read_numbered_items(lines: Sequence[Line]) -> list[ParagraphDraft]:
    """The items told as numbered lines, the numbers rising one by one."""
    starts = list(_starts(lines))
    ends = [*starts[1:], len(lines)]
    return [_from_lines(lines[at:end]) for at, end in zip(starts, ends, strict=False)]


def _starts(lines: Sequence[Line]) -> Iterator[int]:
    expected, stop = 1, ""
    for at, line in enumerate(lines):
        found = None if line.furniture else _ITEM.match(line.text)
        if not found or (expected > 1 and found["stop"] != stop):
            continue
        if int(found["number"]) == expected:
            stop = found["stop"]
            expected += 1
            yield at


def _from_lines(lines: Sequence[Line]) -> ParagraphDraft:
    found = _ITEM.match(lines[0].text)
    first = lines[0].part(found.start("title") if found else 0)
    title, rest = split_title(first)
    body = [*([rest] if rest else []), *lines[1:]]
    used = _title_length(body) if not rest else 0
    text = "\n".join(line.bare for line in [first, *lines[1:]] if not line.furniture)
    numbers = find_registration_numbers(text)
    return ParagraphDraft(
        title=_clean_title(" ".join([title, *(line.bare for line in body[:used])])),
        registration_numbers=tuple(dict.fromkeys(number.text for number in numbers)),
        proposed_points=_proposed(body[used:]),
        start=lines[0].start,
        end=lines[-1].end,
    )


def _title_length(lines: Sequence[Line]) -> int:
    """How many lines directly below go on with the title."""
    for at, line in enumerate(lines):
        ends = line.blank or line.furniture or at > 3 or _AFTER_TITLE.match(line.bare)
        if ends or heading_of(line.text) or not line.bare[:1].islower():
            return at
    return len(lines)


def _clean_title(text: str) -> str:
    text = _BREAK.sub(" ", text)
    label = re.search(r"\s*\b(?:Dnr|DNR|Diarienr|Diarienummer)\b", text)
    return (text[: label.start()] if label else text).strip()


def _proposed(lines: Sequence[Line]) -> tuple[str, ...]:
    """What is proposed: numbered points, or what stands under its heading."""
    for at, line in enumerate(lines):
        opened = heading_of(line.text) if not line.blank else None
        if opened and opened.kind is PartKind.PROPOSED_DECISION:
            return read_points(lines[at + 1 :], wrap_width(lines)).points
    points = read_points(lines, wrap_width(lines)).points
    return tuple(point for point in points if re.match(r"\d{1,2}\. ", point))


def agenda_parts(lines: Sequence[Line], items: Sequence[ParagraphDraft]) -> Iterator[Part]:
    """The places of the items and of the heads of their tables."""
    for item in items:
        yield Part(PartKind.AGENDA, item.start, item.end)
    for line in lines:
        if line.text.lstrip().startswith("|"):
            yield Part(PartKind.AGENDA, line.start, line.end)


def verifiers_in(lines: Sequence[Line]) -> list[str]:
    """Who is proposed as verifier in an item about it."""
    found: list[str] = []
    for line in lines:
        if _VERIFIER.search(line.text) and line.text.lstrip().startswith("|"):
            found.extend(_names(line.text))
    return found


def _names(text: str) -> Iterator[str]:
    for cell in cells(text)[1:]:
        for piece in re.split(r"\bväljer\b|<br>|\bsom\b", cell):
            if only_name(piece) and "(" in piece:
                yield piece.strip()
