"""Invented papers for the writers' tests, and what they say, told independently of any writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO

from PIL import Image

from db.rules.rich_text import Bullets, Item, Points, Run, Table, Text, plain, runs
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    LineRole,
    PageBreak,
    RunningHead,
    Signature,
    Signatures,
    Title,
)

SENTENCE = (
    "Utvecklingsberedningen föreslår att styrelsen godkänner slutredovisningen av projektet "
    "Sammanhållen kompetensförsörjning och avslutar uppdraget till förvaltningschefen. "
)


def paper(*blocks: Block, mark: str = "", initials: tuple[str, ...] = ()) -> Document:
    """A paper of these blocks with everything else filled in."""
    return Document(
        kind="minutes",
        title="Protokoll 12 mars 2026",
        head=RunningHead(
            paper="Protokoll",
            organisation="Region Tallmarken",
            body="Styrelsen",
            day="2026-03-12",
            reference="§§ 1–4",
        ),
        blocks=blocks,
        made_on=date(2026, 3, 20),
        subject="Sammanträde den 12 mars 2026",
        keywords=("protokoll", "styrelsen"),
        registration_numbers=("417-2026", "418-2026"),
        mark=mark,
        initials=initials,
    )


def picture(width: int = 40, height: int = 20, kind: str = "PNG") -> bytes:
    """A small grey picture."""
    target = BytesIO()
    Image.new("RGB", (width, height), "#778899").save(target, kind)
    return target.getvalue()


def long_text(sentences: int) -> Text:
    """A paragraph of so many sentences."""
    return Text(runs((SENTENCE * sentences).strip()))


def numbered(number: int, *blocks: Block) -> tuple[Block, ...]:
    """A paragraph of minutes with its heading."""
    return (Heading(runs(f"Ärende nummer {number}"), 1, f"§ {number}", f"p{number}"), *blocks)


def whole_paper() -> Document:
    """A paper with every kind of block, over several pages."""
    return paper(
        Title(runs("Protokoll")),
        Line(runs("Dnr 417-2026"), LineRole.REGISTRATION_NUMBER),
        Line(runs("Torsdagen den 12 mars 2026"), LineRole.SMALL),
        Facts(
            (
                Fact("Plats och tid", (runs("Tallsalen kl. 09.00–12.15"),)),
                Fact("Beslutande", (runs("Åsa Tallåker, ordförande"), runs("Ođđa Márjá Gåve"))),
            )
        ),
        Signatures(
            (
                Signature("Ordförande", "Åsa Tallåker"),
                Signature("Justerare", "Björn Ek", "Digitalt 2026-03-20"),
            )
        ),
        Box(
            "Bevis om anslag",
            (
                Text(runs("Justeringen har anslagits.")),
                Facts((Fact("Anslaget tas ned", (runs("2026-04-12"),)),)),
            ),
        ),
        PageBreak(),
        Contents(
            "Ärenden",
            (
                ContentsEntry("§ 1", "Ärende nummer 1", "p1"),
                ContentsEntry("§ 2", "Ärende nummer 2", "p2"),
            ),
        ),
        PageBreak(),
        *numbered(
            1,
            Heading(runs("Styrelsens beslut"), 2),
            Line(runs("Styrelsen beslutar följande:"), LineRole.LEAD_IN),
            Points(
                (
                    Item(runs("Redovisningen godkänns.")),
                    Item(runs("Uppdraget avslutas:")),
                    Item(runs("i Tallmarken"), 1),
                    Item(runs("i Granmarken"), 1),
                    Item(runs("från årsskiftet"), 2),
                    Item(runs("Paragrafen justeras genast.")),
                )
            ),
            Heading(runs("Ärendet"), 2),
            long_text(40),
            Text(
                (
                    Run("Se "),
                    Run("underlaget på webben", link="https://tallmarken.example/ärende"),
                    Run(", "),
                    Run("nästa ärende", bold=True, link="#p2"),
                    Run(" och "),
                    Run("ingenstans", italic=True, link="#finns-inte"),
                    Run("."),
                )
            ),
        ),
        *numbered(
            2,
            Bullets((Item(runs("Tjänsteskrivelse")), Item(runs("e-arkiv"), 1))),
            Table(
                (
                    (runs("Ledamot"), runs("Ja"), runs("Nej")),
                    (runs("Åsa Tallåker"), runs("1"), ()),
                    (runs("Björn Ek"), (), runs("1")),
                ),
                caption="Omröstning",
            ),
            Table(((runs("Namn"), runs("Gåve")), (runs("Ort"), runs("Tallby"))), header_rows=0),
            Figure(picture(), "En grå ruta", "Figur 1. Grått", 60),
            Line(runs("Utdrag skickas till:"), LineRole.LEAD_IN),
            Line(runs("Förvaltningschefen"), LineRole.RECIPIENT),
            Line(runs("Paragrafen är justerad."), LineRole.MARK),
        ),
        mark="Ej justerat",
        initials=("Ordförande", "Justerare"),
    )


def said(blocks: Sequence[Block]) -> Iterator[str]:  # noqa: C901 (one case for each block)
    """The texts of the blocks in reading order, without marks, numbers of points and pages."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{block.number} {plain(block.runs)}"
            case Title() | Text() | Line():
                yield plain(block.runs)
            case Bullets() | Points():
                yield from (plain(item.runs) for item in block.items)
            case Table():
                yield block.caption
                yield from (plain(cell) for row in block.rows for cell in row)
            case Facts():
                for fact in block.rows:
                    yield fact.label
                    yield from (plain(value) for value in fact.values)
            case Signatures():
                for row in block.rows:
                    yield from (row.role, row.name, row.note)
            case Contents():
                yield block.heading
                for entry in block.entries:
                    yield from (entry.number, entry.text)
            case Figure():
                yield from (block.alternative_text, block.caption)
            case Box():
                yield block.heading
                yield from said(block.blocks)
            case PageBreak():
                pass
