"""How fast papers are set in Word, held against docxtpl and against bare compression.

``python packaging/benchmarks/word.py`` prints the table. docxtpl gets the same paragraphs, lists
and tables, but no contents and no lists that start over: what it can do simply.
"""

import zlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import docx
from docxtpl import DocxTemplate
from measure import Measurement, compare, in_turn, milliseconds, table

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
from desktop.documents.word_writer import write_word

STYLE = house_style("municipality")
PARAGRAPHS = 150
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


def template() -> bytes:
    """A docxtpl template that sets the same §§."""
    paper = docx.Document()

    def add(text: str, style: str = "Normal") -> None:
        paper.add_paragraph(text, style)

    def each(name: str, style: str) -> None:
        add(f"{{%p for x in s.{name} %}}")
        add("{{ x }}", style)
        add("{%p endfor %}")

    add("{%p for s in sections %}")
    add("{{ s.heading }}", "Heading 1")
    add("{{ s.dnr }}", "Body Text")
    add("Beslut", "Heading 2")
    each("points", "List Number")
    add("Ärendet", "Heading 2")
    each("matter", "Body Text")
    add("{%p if s.votes %}")
    rows = paper.add_table(3, 3).rows
    rows[0].cells[0].text = "{%tr for v in s.votes %}"
    for column, cell in enumerate(rows[1].cells):
        cell.text = f"{{{{ v[{column}] }}}}"
    rows[2].cells[0].text = "{%tr endfor %}"
    add("{%p endif %}")
    add("Beslutsunderlag", "Heading 2")
    each("basis", "List Bullet")
    add("{%p endfor %}")
    goal = BytesIO()
    paper.save(goal)
    return goal.getvalue()


def ours(values: list[Section], *, contents: bool = True) -> Callable[[], bytes]:
    """The task of setting the §§ with our writer."""
    return partial(write_word, document(values, contents=contents), STYLE)


def theirs(source: bytes, values: list[Section]) -> Callable[[], bytes]:
    """The task of setting the §§ with docxtpl."""

    def render() -> bytes:
        paper = DocxTemplate(BytesIO(source))
        paper.render({"sections": values}, autoescape=True)
        goal = BytesIO()
        paper.save(goal)
        return goal.getvalue()

    return render


def measurements() -> Iterator[Measurement]:
    """All rows: minutes against docxtpl and compression, growth, extracts."""
    values, source = sections(PARAGRAPHS), template()
    minutes = ours(values)
    title = f"Word, {PARAGRAPHS} paragraphs"
    yield compare(f"{title} / docxtpl", minutes, theirs(source, values), 0.2)
    with ZipFile(BytesIO(minutes())) as package:
        body = package.read("word/document.xml")
    yield compare(f"{title} / deflating its document.xml", minutes, partial(zlib.compress, body), 3)
    yield from growth()
    yield extracts(source, values)


def growth() -> Iterator[Measurement]:
    """The cost of one § at 1,000 and 5,000 against its cost at 100."""
    counts = (100, 1000, 5000)
    few, *many = in_turn(*(ours(sections(count)) for count in counts), rounds=3)
    for count, seconds in zip(counts[1:], many, strict=True):
        ratio = (seconds / count) / (few / counts[0])
        yield Measurement(
            f"Word, one paragraph of {count:,} / of 100", milliseconds(seconds), ratio, 1.2
        )


def extracts(source: bytes, values: list[Section]) -> Measurement:
    """One file for each §, all of them, against docxtpl."""
    our_tasks = [ours([value], contents=False) for value in values]
    their_tasks = [theirs(source, [value]) for value in values]
    subject = f"Word, {len(values)} extracts / docxtpl"
    return compare(subject, partial(_all, our_tasks), partial(_all, their_tasks), 1 / 30, rounds=3)


def _all(tasks: list[Callable[[], bytes]]) -> None:
    for task in tasks:
        task()


if __name__ == "__main__":
    print(table(measurements()))
