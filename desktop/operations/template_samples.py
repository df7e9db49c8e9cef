"""An invented paper that shows a template: all that papers hold, on two pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from db.rules.rich_text import Bullets, Item, Points, Table, Text, runs
from desktop.documents.house_style import HouseStyle, Part
from desktop.documents.model import (
    Block,
    Document,
    Heading,
    Line,
    LineRole,
    PageBreak,
    RunningHead,
    Signature,
    Signatures,
    Title,
)
from desktop.documents.template_fields import sample_values


def sample_document(style: HouseStyle, *, form: bool = False) -> Document:
    """The paper; a form sets the text by its own fields, and gets no other."""
    values = sample_values()
    return Document(
        kind="extract",
        title=values["titel"],
        head=RunningHead(
            paper=values["handling"],
            organisation=values["organisation"],
            body=values["organ"],
            day=values["datum"],
        ),
        registration_numbers=(values["dnr"],),
        made_on=date.fromisoformat(values["upprattad"]),
        blocks=() if form else _blocks(style, values),
    )


def _blocks(style: HouseStyle, values: Mapping[str, str]) -> tuple[Block, ...]:
    decision = style.label(Part.DECISION).replace("{body}", f"{values['organ']}s")
    return (
        Title(runs(values["titel"])),
        Line(runs(f"{style.registration_number_label} {values['dnr']}"),
             LineRole.REGISTRATION_NUMBER),
        Heading(runs(values["rubrik"]), 1, values["paragraf"], "sample"),
        Heading(runs(decision), 2),
        Points((Item(runs("Cykelvägen byggs.")), Item(runs("Räcken sätts vid ån:")),
                Item(runs("vid bron"), 1), Item(runs("vid skolan"), 1))),
        Heading(runs(style.label(Part.SUMMARY)), 2),
        Text(runs(values["sammanfattning"])),
        Heading(runs(style.label(Part.MATTER)), 2),
        Text(runs(_MATTER)),
        Bullets((Item(runs("från torget till bron")), Item(runs("från bron till skolan")))),
        Heading(runs("Kostnad"), 3),
        _COSTS,
        PageBreak(),
        Heading(runs(style.label(Part.RECIPIENTS)), 2),
        *(Line(runs(each), LineRole.RECIPIENT) for each in ("Regiondirektören", "Ekonomichefen")),
        Signatures((Signature("Ordförande", values["ordforande_namn"]),)),
    )  # fmt: skip


_MATTER = (
    "Kansliet har räknat på tre sträckor. Den som följer ån är kortast och går genom två "
    "stadsdelar. Markägarna har sagt ja, och arbetet kan börja när tjälen har gått ur marken. "
    "Vägen delas i två etapper:"
)
_COSTS = Table(
    (
        (runs("Etapp"), runs("Längd"), runs("Kostnad")),
        (runs("1"), runs("2,5 km"), runs("4,1 mnkr")),
        (runs("2"), runs("1,5 km"), runs("2,6 mnkr")),
    ),
    caption="Vad vägen kostar",
    widths=(0.3, 0.3, 0.4),
)
