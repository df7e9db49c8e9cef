"""The minutes extract: one paragraph, whole and alone, with the certification that it is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paragraph import Paragraph
from db.rules.rich_text import runs
from desktop.documents.compose.correction import correction_blocks, correction_mark
from desktop.documents.compose.minuted import NOT_MINUTED, Minuted
from desktop.documents.compose.minutes import NOT_VERIFIED
from desktop.documents.compose.paragraph import label, paragraph_blocks, public_title
from desktop.documents.compose.phrases import long_date
from desktop.documents.compose.verification import verification_notes
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

UNVERIFIED_EXTRACT = "Utdrag ur ej justerat protokoll"


def compose_extract(
    paragraph: Paragraph,
    part: MinutesPart | None,
    notices: Sequence[Notice],
    organisation: Organisation,
    style: HouseStyle,
    minuted: Minuted = NOT_MINUTED,
    *,
    certified_by: str,
    made_on: date,
) -> Manuscript:
    """The extract of one paragraph: its text as verified, nothing of any other.

    ``minuted`` tells how the meeting handled it. That of an open paragraph says on every page
    what it is, and is certified by nobody.
    """
    verified = paragraph.is_received or (part is not None and part.is_verified)
    document = Document(
        kind="extract",
        title=f"{label(paragraph)} {public_title(paragraph)}".strip(),
        subject=f"Protokollsutdrag, {paragraph.body.name}",
        head=RunningHead(
            paper="Protokollsutdrag" if verified else UNVERIFIED_EXTRACT,
            organisation=organisation.name,
            body=paragraph.body.name,
            day=paragraph.heard_on.isoformat() if paragraph.heard_on else "",
        ),
        registration_numbers=_numbers(paragraph),
        made_on=made_on,
        mark=correction_mark((paragraph,)) if verified else NOT_VERIFIED,
        blocks=(),
    )
    blocks: tuple[Block | Protected, ...] = (
        *paragraph_blocks(paragraph, style, minuted),
        *verification_notes(paragraph, part),
        *correction_blocks(paragraph, style),
        _certification(paragraph, part, notices, style, certified_by)
        if verified
        else Box(UNVERIFIED_EXTRACT, tuple(_proof(paragraph, part, notices))),
    )
    return Manuscript(document, blocks)


def _certification(
    paragraph: Paragraph, part: MinutesPart | None, notices: Sequence[Notice], style: HouseStyle,
    by: str,
) -> Box:  # fmt: skip
    signed = Signatures((Signature("Utdragsbestyrkande", by),))
    return Box(style.extract_certification, (*_proof(paragraph, part, notices), signed))


def _numbers(paragraph: Paragraph) -> tuple[str, ...]:
    if paragraph.is_secret:
        return ()
    return tuple(link.case.registration_number for link in paragraph.case_links)


def _proof(
    paragraph: Paragraph, part: MinutesPart | None, notices: Sequence[Notice]
) -> Iterator[Block]:
    posted = max(notices, key=lambda one: one.posted_on, default=None)
    values = (
        ("Organ", paragraph.body.name),
        ("Sammanträdesdatum", long_date(paragraph.heard_on) if paragraph.heard_on else ""),
        ("Justerat", long_date(part.verified_on) if part and part.verified_on else ""),
        ("Tillkännagivet genom anslag", long_date(posted.posted_on) if posted else ""),
        ("Sista dag för överklagande", long_date(posted.last_appeal_day) if posted else ""),
    )
    facts = tuple(Fact(name, (runs(value),)) for name, value in values if value)
    yield Facts(facts)
