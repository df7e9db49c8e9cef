"""The summons (kallelse): when and where a body meets, and what it is to handle (KL 5:13–15)."""

from __future__ import annotations

from collections.abc import Iterator

from db.entities.meeting import AgendaItem, Meeting
from db.entities.organisation import Organisation
from db.rules.rich_text import Table, Text, runs
from desktop.documents.compose.paragraph import SECRET_TITLE, set_under
from desktop.documents.compose.phrases import day_and_date, hours, numbers
from desktop.documents.house_style import HouseStyle, Part
from desktop.documents.model import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Line,
    LineRole,
    Manuscript,
    Protected,
    RunningHead,
    Title,
)

_WIDTHS = (0.09, 0.53, 0.18, 0.2)


def compose_summons(meeting: Meeting, organisation: Organisation, style: HouseStyle) -> Manuscript:
    """The summons with its agenda, then each item with what is proposed."""
    body = meeting.body
    document = Document(
        kind="summons",
        title=f"Kallelse till {body.name} {meeting.held_on.isoformat()}",
        subject=f"Kallelse och föredragningslista, {body.name}",
        head=RunningHead(
            paper="Kallelse",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        registration_numbers=tuple(dict.fromkeys(_all_numbers(meeting))),
        made_on=meeting.summoned_on or meeting.held_on,
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(meeting, style)))


def _all_numbers(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        if not item.legal_basis:
            yield from (link.case.registration_number for link in item.case_links)


def _blocks(meeting: Meeting, style: HouseStyle) -> Iterator[Block | Protected]:
    yield Title(runs(f"Kallelse till {meeting.body.name}"))
    yield Facts(tuple(_facts(meeting)))
    yield Heading(runs("Föredragningslista"), 1)
    if not meeting.items:
        yield Text(runs("Inga ärenden är ännu anmälda."))
        return
    yield Protected((_table(meeting, style, public=False),), (_table(meeting, style, public=True),))
    for item in meeting.items:
        yield from _item(item, style)


def _facts(meeting: Meeting) -> Iterator[Fact]:
    chair = next((part.chair for part in meeting.parts if part.chair), "")
    values = (
        ("Tid", f"{day_and_date(meeting.held_on).capitalize()}, {hours(meeting)}"),
        ("Plats", meeting.place),
        ("Ordförande", chair),
        ("Sekreterare", meeting.secretary),
    )
    return (Fact(name, (runs(value),)) for name, value in values if value)


def shown_number(item: AgendaItem) -> str:
    """The item's number on the summons; empty for a heading."""
    if not item.takes_paragraph:
        return ""
    return str(item.shown_number or item.place)


def _title(item: AgendaItem, *, public: bool) -> str:
    return f"{SECRET_TITLE} ({item.legal_basis})" if public and item.legal_basis else item.title


def _table(meeting: Meeting, style: HouseStyle, *, public: bool) -> Table:
    head = ("Nr", "Ärende", style.registration_number_label, "Föredragande")
    rows = [tuple(runs(text) for text in head)]
    for item in meeting.items:
        hidden = public and bool(item.legal_basis)
        dnr = "" if hidden else numbers(link.case for link in item.case_links)
        title = _title(item, public=public) + (" (tillkommande)" if item.added else "")
        cells = (shown_number(item), title, dnr, "" if hidden else item.presenter)
        rows.append(tuple(runs(text) for text in cells))
    caption = f"Ärenden vid sammanträdet den {meeting.held_on.isoformat()}"
    return Table(tuple(rows), 1, caption, _WIDTHS)


def _item(item: AgendaItem, style: HouseStyle) -> Iterator[Block | Protected]:
    blocks = tuple(_item_blocks(item, style))
    if item.legal_basis:
        heading = Heading(runs(_title(item, public=True)), 1, _heading_number(item))
        yield Protected(blocks, (heading,))
    else:
        yield from blocks


def _heading_number(item: AgendaItem) -> str:
    number = shown_number(item)
    return f"{number}." if number else ""


def _item_blocks(item: AgendaItem, style: HouseStyle) -> Iterator[Block]:
    yield Heading(runs(item.title), 1, _heading_number(item), f"i{item.id}")
    dnr = numbers(link.case for link in item.case_links)
    if dnr:
        yield Line(runs(f"{style.registration_number_label} {dnr}"), LineRole.REGISTRATION_NUMBER)
    if item.proposed_decision:
        yield Heading(runs(style.label(Part.DECISION, memo=True)), 2)
        yield from set_under(item.proposed_decision, 2)
    if item.memo is not None and item.memo.summary:
        yield Heading(runs(style.label(Part.SUMMARY, memo=True)), 2)
        yield from set_under(item.memo.summary, 2)
