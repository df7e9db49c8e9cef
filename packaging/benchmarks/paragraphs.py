"""What the papers of the benchmarks say: §§ of made-up prose, as plain values and as blocks."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from db.rules.rich_text import Bullets, Item, Points, Table, Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Line,
    LineRole,
    RunningHead,
)

STYLE = house_style("municipality")
PARAGRAPHS = 150
COUNTS = {100: 71, 10: 7, 1_000: 710}
"""How many §§ make a paper of about so many pages."""
SYLLABLES = (
    "för valt ning be döm er sam ver kan skol väg av stånd är ren de om råd lands bygd tra fik "
    "ut veck ling nämn den till gäng lig het å gär ö kad stöd re gi on kom mun plan mål upp drag"
)
HEAD = RunningHead(paper="Protokoll", organisation="Region Björkdalen", day="2026-03-12")

Section = dict[str, Any]


def prose(chance: Random, words: int) -> str:
    """So many made-up words, as varied as Swedish, so that they compress like it."""
    syllables = SYLLABLES.split()
    lengths = chance.choices((1, 2, 3, 4), (3, 4, 3, 2), k=words)
    return " ".join("".join(chance.choices(syllables, k=length)) for length in lengths) + "."


def sections(count: int) -> list[Section]:
    """So many §§ as plain values, every tenth with a vote of forty-one names."""
    chance = Random(1)
    return [
        {
            "heading": f"§ {number} Ärende om samverkan i norra delen av länet, del {number}",
            "dnr": f"Dnr {number}-2026",
            "points": [prose(chance, 15) for _ in range(number % 4 + 1)],
            "matter": [prose(chance, 20 + n * 8) for n in range(7)],
            "votes": [(f"Ledamot {n}", "Ja", "") for n in range(41)] if number % 10 == 0 else [],
            "basis": ["Tjänsteskrivelse den 2 februari", "Protokoll från beredningen"],
        }
        for number in range(1, count + 1)
    ]


def document(values: list[Section], *, contents: bool = True) -> Document:
    """The §§ as a paper of ours, with contents unless told otherwise."""
    entries = tuple(ContentsEntry("", v["heading"], v["dnr"]) for v in values)
    front: tuple[Block, ...] = (Contents("Ärenden", entries),) if contents else ()
    return Document(
        kind="minutes",
        title="Protokoll",
        head=HEAD,
        blocks=(*front, *(block for value in values for block in blocks(value))),
        made_on=date(2026, 3, 12),
        registration_numbers=tuple(v["dnr"].removeprefix("Dnr ") for v in values),
    )


def blocks(value: Section) -> Iterator[Block]:
    """One § as blocks."""
    yield Heading(runs(value["heading"]), 1, "", value["dnr"])
    yield Line(runs(value["dnr"]), LineRole.REGISTRATION_NUMBER)
    yield Heading(runs("Beslut"), 2)
    yield Points(tuple(Item(runs(text)) for text in value["points"]))
    yield Heading(runs("Ärendet"), 2)
    yield from (Text(runs(text)) for text in value["matter"])
    if value["votes"]:
        yield Table(tuple(tuple(map(runs, row)) for row in value["votes"]), 0)
    yield Heading(runs("Beslutsunderlag"), 2)
    yield Bullets(tuple(Item(runs(text)) for text in value["basis"]))
