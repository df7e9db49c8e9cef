"""The summons (kallelse): when and where a body meets, and what it is to handle (KL 5:13–15)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

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


def compose_summons(
    meeting: Meeting,
    organisation: Organisation,
    style: HouseStyle,
    notes: Mapping[int, str] | None = None,
) -> Manuscript:
    """The summons with its agenda, then each item with what is proposed.

    ``notes`` say by item key what is remarked beside its title ("bordlagt 2026-03-10 § 17").
    """
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
    return Manuscript(document, tuple(_blocks(meeting, style, notes or {})))


def _all_numbers(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        if not item.legal_basis:
            yield from (link.case.registration_number for link in item.case_links)


def _blocks(
    meeting: Meeting, style: HouseStyle, notes: Mapping[int, str]
) -> Iterator[Block | Protected]:
    yield Title(runs(f"Kallelse till {meeting.body.name}"))
    yield Facts(tuple(_facts(meeting)))
    yield Heading(runs("Föredragningslista"), 1)
    if not meeting.items:
        yield Text(runs("Inga ärenden är ännu anmälda."))
        return
    numbers_shown = shown_numbers(meeting)
    internal, public = (
        _table(meeting, style, notes, numbers_shown, public=public) for public in (False, True)
    )
    yield Protected((internal,), (public,))
    for item in meeting.items:
        yield from _item(item, style, numbers_shown)


def _facts(meeting: Meeting) -> Iterator[Fact]:
    chair = next((part.chair for part in meeting.parts if part.chair), "")
    values = (
        ("Tid", f"{day_and_date(meeting.held_on).capitalize()}, {hours(meeting)}"),
        ("Plats", meeting.place),
        ("Ordförande", chair),
        ("Sekreterare", meeting.secretary),
    )
    return (Fact(name, (runs(value),)) for name, value in values if value)


def shown_numbers(meeting: Meeting) -> dict[int, int]:
    """The items' numbers on the summons: those of the first stay, new ones go on after them."""
    items = [item for item in meeting.items if item.takes_paragraph]
    fixed = {item.id: item.shown_number for item in items if item.shown_number is not None}
    new = (item.id for item in items if item.id not in fixed)
    return fixed | dict(zip(new, count(max(fixed.values(), default=0) + 1), strict=False))


def _title(item: AgendaItem, *, public: bool) -> str:
    return f"{SECRET_TITLE} ({item.legal_basis})" if public and item.legal_basis else item.title


def _table(
    meeting: Meeting,
    style: HouseStyle,
    notes: Mapping[int, str],
    shown: Mapping[int, int],
    *,
    public: bool,
) -> Table:
    head = ("Nr", "Ärende", style.registration_number_label, "Föredragande")
    rows = [tuple(runs(text) for text in head)]
    for item in meeting.items:
        hidden = public and bool(item.legal_basis)
        dnr = "" if hidden else numbers(link.case for link in item.case_links)
        note = f" ({notes[item.id]})" if item.id in notes else ""
        title = f"{_title(item, public=public)}{note}"
        cells = (str(shown.get(item.id, "")), title, dnr, "" if hidden else item.presenter)
        rows.append(tuple(runs(text) for text in cells))
    caption = f"Ärenden vid sammanträdet den {meeting.held_on.isoformat()}"
    return Table(tuple(rows), 1, caption, _WIDTHS)


def _item(
    item: AgendaItem, style: HouseStyle, shown: Mapping[int, int]
) -> Iterator[Block | Protected]:
    number = f"{shown[item.id]}." if item.id in shown else ""
    blocks = tuple(_item_blocks(item, style, number))
    if item.legal_basis:
        heading = Heading(runs(_title(item, public=True)), 1, number, f"i{item.id}")
        yield Protected(blocks, (heading,))
    else:
        yield from blocks


def _item_blocks(item: AgendaItem, style: HouseStyle, number: str) -> Iterator[Block]:
    yield Heading(runs(item.title), 1, number, f"i{item.id}")
    dnr = numbers(link.case for link in item.case_links)
    if dnr:
        yield Line(runs(f"{style.registration_number_label} {dnr}"), LineRole.REGISTRATION_NUMBER)
    if item.proposed_decision:
        yield Heading(runs(style.label(Part.DECISION, memo=True)), 2)
        yield from set_under(item.proposed_decision, 2)
    if item.memo is not None and item.memo.summary:
        yield Heading(runs(style.label(Part.SUMMARY, memo=True)), 2)
        yield from set_under(item.memo.summary, 2)
