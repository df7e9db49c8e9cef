"""The minutes extract: one paragraph, whole and alone, with the certification that it is right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paragraph import Paragraph
from db.rules.rich_text import runs
from desktop.documents.compose.minutes import NOT_VERIFIED
from desktop.documents.compose.paragraph import label, paragraph_blocks, public_title
from desktop.documents.compose.phrases import long_date
from desktop.documents.house_style import HouseStyle
from desktop.documents.model import (
    Block,
    Box,
    Document,
    Fact,
    Facts,
    Manuscript,
    Protected,
    RunningHead,
    Signature,
    Signatures,
)


def compose_extract(
    paragraph: Paragraph,
    part: MinutesPart | None,
    notice: Notice | None,
    organisation: Organisation,
    style: HouseStyle,
    *,
    certified_by: str,
    made_on: date,
) -> Manuscript:
    """The extract of one paragraph: its text as verified, nothing of any other."""
    verified = paragraph.is_received or (part is not None and part.is_verified)
    document = Document(
        kind="extract",
        title=f"{label(paragraph)} {public_title(paragraph)}".strip(),
        subject=f"Protokollsutdrag, {paragraph.body.name}",
        head=RunningHead(
            paper="Protokollsutdrag",
            organisation=organisation.name,
            body=paragraph.body.name,
            day=paragraph.heard_on.isoformat() if paragraph.heard_on else "",
        ),
        registration_numbers=_numbers(paragraph),
        made_on=made_on,
        mark="" if verified else NOT_VERIFIED,
        blocks=(),
    )
    blocks: list[Block | Protected] = [*paragraph_blocks(paragraph, style)]
    certification = Signatures((Signature("Utdragsbestyrkande", certified_by),))
    proof = tuple(_proof(paragraph, part, notice))
    blocks.append(Box(style.extract_certification, (*proof, certification)))
    return Manuscript(document, tuple(blocks))


def _numbers(paragraph: Paragraph) -> tuple[str, ...]:
    if paragraph.is_secret:
        return ()
    return tuple(link.case.registration_number for link in paragraph.case_links)


def _proof(
    paragraph: Paragraph, part: MinutesPart | None, notice: Notice | None
) -> Iterator[Block]:
    values = (
        ("Organ", paragraph.body.name),
        ("Sammanträdesdatum", long_date(paragraph.heard_on) if paragraph.heard_on else ""),
        ("Justerat", long_date(part.verified_on) if part and part.verified_on else ""),
        ("Tillkännagivet genom anslag", long_date(notice.posted_on) if notice else ""),
        ("Sista dag för överklagande", long_date(notice.last_appeal_day) if notice else ""),
    )
    facts = tuple(Fact(name, (runs(value),)) for name, value in values if value)
    yield Facts(facts)
