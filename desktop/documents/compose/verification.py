"""How minutes parts, verifiers and refusals to verify are told in the papers."""

from __future__ import annotations

from collections.abc import Iterator

from db.entities.minutes import MinutesPart, Verifier
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import PartKind
from db.rules.numbering import paragraphs_label
from db.rules.rich_text import Runs, Text, runs
from desktop.documents.compose.phrases import long_date
from desktop.documents.model import Block, Heading, Protected, Signature


def verification_notes(
    paragraph: Paragraph, part: MinutesPart | None
) -> Iterator[Block | Protected]:
    """What follows a paragraph that is verified apart from the others, or not at all."""
    if part is None or part.kind is PartKind.MAIN:
        return
    yield Heading(runs("Justering"), 2)
    yield Text(runs(_state(part)))
    refusals = tuple(Text(runs(sentence)) for sentence in _refusals(paragraph))
    if refusals:
        yield Protected(refusals, () if paragraph.is_secret else refusals)


def _state(part: MinutesPart) -> str:
    day = f" den {long_date(part.verified_on)}" if part.verified_on else ""
    match part.kind, part.is_verified:
        case PartKind.IMMEDIATE, True:
            return f"Paragrafen är omedelbart justerad{day}."
        case PartKind.IMMEDIATE, False:
            return "Paragrafen ska justeras omedelbart."
        case _, True:
            return f"Paragrafen är justerad för sig{day}."
        case _:
            return "Paragrafen är inte justerad."


def _refusals(paragraph: Paragraph) -> Iterator[str]:
    for said in paragraph.refusals:
        day = long_date(said.refused_on)
        reason = said.reason.rstrip(".")
        yield f"{said.name} har den {day} vägrat att justera paragrafen. Skäl: {reason}."


def parts_apart(parts: list[MinutesPart]) -> tuple[Runs, ...]:
    """A line for each part beside the main one: "§ 16, omedelbart justerad den 10 mars 2026"."""
    return tuple(runs(line) for part in parts if (line := _apart(part)))


def _apart(part: MinutesPart) -> str:
    if part.kind is PartKind.MAIN or not part.paragraphs:
        return ""
    if part.verified_on is None:
        return f"{part_label(part)}, ej justerad"
    words = "omedelbart justerad" if part.kind is PartKind.IMMEDIATE else "justerad för sig"
    return f"{part_label(part)}, {words} den {long_date(part.verified_on)}"


def part_label(part: MinutesPart) -> str:
    """The part's numbers, as "§§ 39, 50"; empty while it has none."""
    found = [p.number for p in part.paragraphs if p.number is not None]
    return paragraphs_label(found) if found else ""


def verifier_name(verifier: Verifier) -> str:
    """A verifier with the party in brackets."""
    return f"{verifier.name} ({verifier.party})" if verifier.party else verifier.name


def signatures(secretary: str, part: MinutesPart) -> Iterator[Signature]:
    """Who signs the minutes; the manner of verification is told beside those who verify."""
    manner = part.manner if part.is_verified else ""
    yield Signature("Sekreterare", secretary)
    yield Signature("Ordförande", part.chair, manner)
    for verifier in part.verifiers:
        yield Signature("Justerande", verifier_name(verifier), manner)
