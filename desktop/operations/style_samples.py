"""The house styles to choose from, and a page of invented minutes to show each by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.rules.rich_text import Item, Points, Text, runs
from db.store import Session
from desktop.documents.house_style import LabelledPart, Part, house_style, style_keys
from desktop.documents.model import Block, Document, Heading, Line, LineRole, RunningHead
from desktop.documents.pdf_writer import write_pdf

_DAY = date(2026, 3, 10)


def house_styles() -> tuple[tuple[str, str], ...]:
    """Key and name of every house style that a body may have."""
    return tuple((key, house_style(key).name) for key in style_keys())


def sample_page(
    _session: Session, key: str, organisation: str, body: str, owner: str
) -> bytes:  # fmt: skip
    """A page of minutes as PDF in that style; ``owner`` is the body's name in genitive.

    Raises ``FileNotFoundError`` for a style that does not ship.
    """
    style = house_style(key)
    blocks: list[Block] = [
        Heading(runs("Nytt cykelstråk längs ån"), 1, "§\u00a012", "p12"),
        Line(runs(f"{style.registration_number_label} 00123-2026"), LineRole.REGISTRATION_NUMBER),
    ]
    for entry in style.paragraph:
        blocks.extend(_part(entry, owner))
    document = Document(
        kind="minutes",
        title=f"Exempel, {body}",
        subject="Så ser husmallen ut",
        head=RunningHead(
            paper="Sammanträdesprotokoll",
            organisation=organisation,
            body=body,
            day=_DAY.isoformat(),
        ),
        made_on=_DAY,
        blocks=tuple(blocks),
    )
    return write_pdf(document, style)


def _part(entry: LabelledPart, owner: str) -> Iterator[Block]:
    content = _TEXTS.get(entry.part)
    if content:
        yield Heading(runs(entry.label.replace("{body}", owner)), 2)
        yield from content


def _said(text: str) -> tuple[Text, ...]:
    return (Text(runs(text)),)


_TEXTS: dict[Part, tuple[Text | Points, ...]] = {
    Part.DECISION: (
        Text(runs("Beslutet är att")),
        Points(
            (
                Item(runs("bygga stråket under 2027")),
                Item(runs("låta kansliet återkomma med en tidplan senast i juni")),
            )
        ),
    ),
    Part.STATEMENT: _said("Förslaget ryms inom den budget som redan är antagen."),
    Part.SUMMARY: _said(
        "Många cyklar längs ån, men vägen är smal och mörk. Ett eget stråk gör resan trygg året om."
    ),
    Part.MATTER: _said(
        "Frågan väcktes i ett medborgarförslag. Sträckan är fyra kilometer och går genom två "
        "stadsdelar. Markägarna har sagt ja."
    ),
    Part.RESERVATIONS: _said("Kim Exempel (X) reserverar sig mot beslutet."),
    Part.DECISION_BASIS: _said("Tjänsteskrivelse den 2 mars 2026"),
    Part.RECIPIENTS: _said("Tekniska chefen"),
}
