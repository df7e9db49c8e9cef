"""Corrections printed after the paragraph they correct: the verified text stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.entities.correction import Correction
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import CorrectionBasis
from db.rules.rich_text import RichText, Text, runs
from desktop.documents.compose.paragraph import set_under
from desktop.documents.compose.phrases import long_date
from desktop.documents.house_style import HouseStyle, Part
from desktop.documents.model import Block, Fact, Facts, Heading, Protected

_LABELS = {
    "title": "Rubriken",
    "decision": "Beslutet",
    "decision_basis": "Beslutsunderlaget",
}
_REMOVED = "(utgår)"
_MISSING = "(saknades)"


def correction_blocks(
    paragraph: Paragraph, style: HouseStyle, *, level: int = 2
) -> tuple[Block | Protected, ...]:
    """Each correction with its old and new wording; a secret paragraph's are kept apart."""
    blocks = tuple(block for one in paragraph.corrections for block in _one(one, style, level))
    if not paragraph.is_secret:
        return blocks
    days = (Heading(runs(f"Rättad {day}"), level) for day in corrected_on((paragraph,)))
    return (Protected(blocks, tuple(days)),) if blocks else ()


def _one(correction: Correction, style: HouseStyle, level: int) -> Iterator[Block]:
    yield Heading(runs(f"Rättad {correction.decided_on.isoformat()}"), level)
    part = _LABELS.get(correction.part) or style.label(Part(correction.part)) or correction.part
    yield Facts(
        (
            Fact("Rättelsen gäller", (runs(part),)),
            Fact("Skäl", (runs(correction.reason),)),
            Fact("Beslutad av", (runs(_decided(correction)),)),
        )
    )
    yield from _wording("Tidigare lydelse", correction.old or _plain(_MISSING), level)
    yield from _wording("Ny lydelse", correction.new or _plain(_REMOVED), level)


def _wording(label: str, content: RichText, level: int) -> Iterator[Block]:
    yield Heading(runs(label), level + 1)
    yield from set_under(content, level + 1)


def _plain(text: str) -> RichText:
    return (Text(runs(text)),)


def _decided(correction: Correction) -> str:
    law = ", enligt 36 § förvaltningslagen" if correction.basis is CorrectionBasis.FL_36 else ""
    return f"{correction.decided_by} den {long_date(correction.decided_on)}{law}"


def corrected_on(paragraphs: Iterable[Paragraph]) -> tuple[str, ...]:
    """The days of correction in order, as ISO dates, each once."""
    days = {one.decided_on.isoformat() for p in paragraphs for one in p.corrections}
    return tuple(sorted(days))


def correction_mark(paragraphs: Iterable[Paragraph]) -> str:
    """What every page of a corrected paper says, "Rättad 2026-04-20"; empty without correction."""
    days = corrected_on(paragraphs)
    return f"Rättad {', '.join(days)}" if days else ""
