"""A paragraph as blocks, in the order and under the labels of the house (KL 5:67)."""

from __future__ import annotations

from collections.abc import Iterator

from db.entities.paragraph import Paragraph
from db.rules import rich_text
from db.rules.lifecycle import DissentKind, ParagraphStatus
from db.rules.numbering import paragraph_label
from db.rules.rich_text import RichText, Run, Text, plain, runs
from desktop.documents.compose.dissents import dissent_text
from desktop.documents.compose.minuted import NOT_MINUTED, Minuted
from desktop.documents.compose.phrases import numbers
from desktop.documents.house_style import HouseStyle, LabelledPart, Part
from desktop.documents.model import Block, ContentsEntry, Heading, Line, LineRole, Protected

SECRET_TITLE = "Sekretessärende"


def label(paragraph: Paragraph) -> str:
    """The paragraph's number as printed; empty for a draft."""
    if paragraph.number is None:
        return ""
    return paragraph_label(paragraph.number, paragraph.year, show_year=paragraph.body.shows_year)


def anchor(paragraph: Paragraph) -> str:
    """The name of the paragraph's place within a paper."""
    return place_name(paragraph.id, paragraph.number)


def place_name(paragraph_id: int, number: int | None) -> str:
    """The name of a paragraph's place: by its number, or by its key while it has none."""
    return f"p{number}" if number is not None else f"d{paragraph_id}"


def public_title(paragraph: Paragraph) -> str:
    """The title that anybody may see."""
    if paragraph.is_secret:
        return f"{SECRET_TITLE} ({paragraph.legal_basis})"
    return paragraph.title


def contents_entry(paragraph: Paragraph) -> ContentsEntry:
    """The paragraph's row in the list of items."""
    protected = paragraph.title if paragraph.is_secret else ""
    return ContentsEntry(
        label(paragraph), public_title(paragraph), anchor(paragraph), protected_text=protected
    )


def paragraph_blocks(
    paragraph: Paragraph, style: HouseStyle, minuted: Minuted = NOT_MINUTED, *, level: int = 1
) -> tuple[Block | Protected, ...]:
    """The whole paragraph, its title as a heading of ``level``; a secret one is wrapped.

    What the meeting noted comes before the clerk's free text of the same part.
    """
    blocks = tuple(_blocks(paragraph, style, minuted, level))
    if not paragraph.is_secret:
        return blocks
    stand_in = Heading(runs(public_title(paragraph)), level, label(paragraph), anchor(paragraph))
    return (Protected(blocks, (stand_in,)),)


def _blocks(
    paragraph: Paragraph, style: HouseStyle, minuted: Minuted, level: int
) -> Iterator[Block]:
    if paragraph.status is ParagraphStatus.STRUCK:
        title = f"Utgår: {paragraph.struck_reason}"
        yield Heading(runs(title), level, label(paragraph), anchor(paragraph))
        return
    yield Heading(runs(paragraph.title), level, label(paragraph), anchor(paragraph))
    dnr = numbers(link.case for link in paragraph.case_links)
    if dnr:
        yield Line(runs(f"{style.registration_number_label} {dnr}"), LineRole.REGISTRATION_NUMBER)
    if minuted.added:
        yield Line(runs(minuted.added), LineRole.SMALL)
    yield from _sentences("Närvaro", minuted.comings, level + 1)
    yield from _sentences("Jäv", minuted.conflicts, level + 1)
    yield from _sentences("Närvaro", minuted.left_within, level + 1)
    for entry in style.paragraph:
        yield from _part(paragraph, entry, minuted, level + 1)
    yield from _sentences("Närvaro", minuted.leavings, level + 1)


def _sentences(heading: str, sentences: tuple[str, ...], level: int) -> Iterator[Block]:
    if sentences:
        yield Heading(runs(heading), level)
        yield from (Text(runs(sentence)) for sentence in sentences)


def _part(
    paragraph: Paragraph, entry: LabelledPart, minuted: Minuted, level: int
) -> Iterator[Block]:
    yield from _dissents_before(entry.part, minuted, level)
    text = entry.label.replace("{body}", paragraph.body.owner)
    content = (
        *_noted(minuted.text(entry.part, text), level),
        *_content(paragraph, entry.part, level),
    )
    if content:
        yield Heading(runs(text), level)
        yield from content


def _noted(content: RichText, level: int) -> Iterator[Block]:
    """What was noted, as blocks; a sentence that announces the next stays on its page."""
    for block in set_under(content, level):
        if isinstance(block, Text) and plain(block.runs).endswith(":"):
            yield Line(block.runs, LineRole.LEAD_IN)
        else:
            yield block


OWN_HEADINGS = {
    Part.RESERVATIONS: (DissentKind.NON_PARTICIPATION, "Deltar inte i beslutet"),
    Part.NOTES: (DissentKind.SEPARATE_STATEMENT, "Särskilt yttrande"),
}


def _dissents_before(part: Part, minuted: Minuted, level: int) -> Iterator[Block]:
    """The kinds that no house has a part of its own for, each under its own heading."""
    if part in OWN_HEADINGS:
        kind, heading = OWN_HEADINGS[part]
        content = tuple(_noted(dissent_text(minuted.handling, kind), level))
        if content:
            yield Heading(runs(heading), level)
            yield from content


def _content(paragraph: Paragraph, part: Part, level: int) -> Iterator[Block]:
    match part:
        case Part.DECISION_BASIS:
            yield from (Text(line) for line in paragraph.decision_basis)
        case Part.RECIPIENTS:
            for row in paragraph.recipients:
                yield Line((Run(row.label),), LineRole.RECIPIENT)
        case _:
            yield from set_under(_rich_parts(paragraph)[part], level)


def _rich_parts(paragraph: Paragraph) -> dict[Part, RichText]:
    return {
        Part.DECISION: paragraph.decision,
        Part.STATEMENT: paragraph.statement,
        Part.SUMMARY: paragraph.summary,
        Part.MATTER: paragraph.matter,
        Part.PROPOSALS: paragraph.proposals,
        Part.ORDER_OF_PROPOSALS: paragraph.order_of_proposals,
        Part.VOTE: paragraph.vote,
        Part.RESERVATIONS: paragraph.reservations,
        Part.NOTES: paragraph.notes,
    }


def set_under(content: RichText, level: int) -> Iterator[Block]:
    """Rich text as blocks of a paper, its sub-headings below a heading of ``level``."""
    for block in content:
        if isinstance(block, rich_text.Heading):
            yield Heading(block.runs, min(level + block.level, 6))
        else:
            yield block
