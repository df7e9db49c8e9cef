"""Papers of our own invention for the tests of the Word writer."""

from __future__ import annotations

from datetime import date
from typing import Any

from db.rules.rich_text import Bullets, Item, Points, Run, Table, Text, runs
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Heading,
    Line,
    LineRole,
    PageBreak,
    RunningHead,
    Signature,
    Signatures,
    Title,
)

DAY = date(2026, 3, 12)
HEAD = RunningHead(
    paper="Protokoll",
    organisation="Region Björkdalen",
    body="Regionala utvecklingsnämnden",
    day="2026-03-12",
    reference="Dnr RUN 41-2026",
)
_SENTENCES = (
    "Förvaltningen har berett ärendet tillsammans med länets kommuner och bedömer att förslaget "
    "ryms inom den budget som nämnden har fastställt för året.",
    "Ökade krav på samordning gör att arbetet behöver följas upp två gånger om året, första "
    "gången i samband med delårsrapporten.",
    "Åtgärderna berör framför allt glesbygden, där avstånden är långa och underlaget för service "
    "minskar år från år.",
    "I § 7 samma år beslutade nämnden att avvakta med frågan till dess att remisstiden löpt ut.",
)
_SUBJECTS = (
    "Verksamhetsplan för regional utveckling",
    "Yttrande över länsplan för transportinfrastruktur åren 2026–2037 samt medfinansiering av "
    "gång- och cykelvägar i inlandet",
    "Bidrag till kulturföreningar i Åkersdal och Östra Sjöbo",
    "Svar på medborgarförslag om bussturer kvällstid",
    "Revidering av nämndens delegationsordning",
)


def paper(*blocks: Block, **changes: Any) -> Document:
    """A small paper of the given blocks."""
    values: dict[str, Any] = {
        "kind": "minutes",
        "title": "Protokoll för regionala utvecklingsnämnden",
        "head": HEAD,
        "blocks": blocks,
        "made_on": DAY,
        "registration_numbers": ("41-2026",),
    }
    return Document(**(values | changes))


def points(*texts: str) -> Points:
    """A numbered list of plain items."""
    return Points(tuple(Item(runs(text)) for text in texts))


def bullets(*texts: str) -> Bullets:
    """A bulleted list of plain items."""
    return Bullets(tuple(Item(runs(text)) for text in texts))


def decision_paragraph(number: int) -> tuple[Block, ...]:
    """One § as minutes have it, with decision, summary, matter, basis and recipients."""
    subject = _SUBJECTS[number % len(_SUBJECTS)]
    texts = tuple(f"anta förslaget i punkt {n} enligt bilaga." for n in range(1, number % 5 + 2))
    matter = (Text(runs(" ".join(_SENTENCES))), Text(runs(" ".join(_SENTENCES[::-1]))))
    return (
        Heading(runs(subject), 1, f"§ {number}", f"paragraf-{number}"),
        Line(runs(f"Dnr {number + 40}-2026"), LineRole.REGISTRATION_NUMBER),
        Heading(runs("Regionala utvecklingsnämndens beslut"), 2),
        Line(runs("Regionala utvecklingsnämnden beslutar"), LineRole.LEAD_IN),
        points(*texts),
        Heading(runs("Sammanfattning"), 2),
        Text((Run(_SENTENCES[0] + " "), Run("Beslutet gäller ", bold=True), Run("tills vidare."))),
        Heading(runs("Ärendet"), 2),
        *matter,
        *_extras(number),
        Heading(runs("Beslutsunderlag"), 2),
        bullets("Tjänsteskrivelse den 2 februari 2026", "Protokoll från beredningen, § 4"),
        Heading(runs("Protokollsutdrag skickas till"), 2),
        Line(runs("Regionala utvecklingsdirektören"), LineRole.RECIPIENT),
        Line(runs("Kommunerna i länet"), LineRole.RECIPIENT),
    )


def _extras(number: int) -> tuple[Block, ...]:
    if number % 3:
        return ()
    rows = tuple(
        (runs(name), runs(party), runs("X" if ja else ""), runs("" if ja else "X"))
        for name, party, ja in (
            ("Åsa Öberg", "S", True),
            ("Per-Erik Lindh", "C", True),
            ("Maj Sundström", "M", False),
            ("Ömer Yıldız", "V", True),
        )
    )
    heads = tuple(runs(text) for text in ("Ledamot", "Parti", "Ja", "Nej"))
    table = Table((heads, *rows), 1, "Omröstning om återremiss", (0.5, 0.2, 0.15, 0.15))
    return (
        Heading(runs("Bakgrund till omröstningen"), 3),
        Text(runs(_SENTENCES[2])),
        table,
        Text(runs("Ordföranden finner att ärendet ska avgöras i dag.")),
    )


def front_page() -> tuple[Block, ...]:
    """Title, facts and signatures as on the first page of minutes."""
    members = ("Åsa Öberg (S), ordförande", "Per-Erik Lindh (C), vice ordförande")
    substitutes = ("Ömer Yıldız (V) tjänstgör för Karin Ek (V), §§ 1–5",)
    return (
        Title(runs("Protokoll för regionala utvecklingsnämnden")),
        Facts(
            (
                Fact("Datum", (runs("Torsdagen den 12 mars 2026"),)),
                Fact("Tid", (runs("Kl. 09.00–15.30, ajournerat 12.00–13.00"),)),
                Fact("Plats", (runs("Regionhuset, sal Älven, Björkdalen"),)),
                Fact("Paragrafer", (runs("§§ 1–12"),)),
                Fact("Ledamöter", tuple(runs(name) for name in members)),
                Fact("Tjänstgörande ersättare", tuple(runs(name) for name in substitutes)),
                Fact("Övriga", (runs("Lena Holm, utvecklingsdirektör"),)),
            )
        ),
        Heading(runs("Underskrifter"), 2),
        Signatures(
            (
                Signature("Sekreterare", "Tove Nyström"),
                Signature("Ordförande", "Åsa Öberg"),
                Signature("Justerare", "Maj Sundström", "Justerat digitalt den 17 mars 2026"),
            )
        ),
        Box(
            "Bevis om anslag",
            (
                Text(runs("Justeringen har tillkännagetts på regionens digitala anslagstavla.")),
                Facts(
                    (
                        Fact("Anslaget sätts upp", (runs("2026-03-18"),)),
                        Fact("Anslaget tas ned tidigast", (runs("2026-04-09"),)),
                        Fact("Protokollet förvaras hos", (runs("Regionkansliet"),)),
                    )
                ),
            ),
        ),
    )


def minutes(paragraphs: int = 12, **changes: Any) -> Document:
    """Whole minutes: front page, contents, so many paragraphs."""
    numbers = range(1, paragraphs + 1)
    entries = tuple(
        ContentsEntry(f"§ {n}", _SUBJECTS[n % len(_SUBJECTS)], f"paragraf-{n}") for n in numbers
    )
    blocks = (
        *front_page(),
        PageBreak(),
        Contents("Ärendelista", entries),
        PageBreak(),
        *(block for number in numbers for block in decision_paragraph(number)),
    )
    values: dict[str, Any] = {
        "mark": "Ej justerat",
        "initials": ("Ordförande", "Justerare", "Sekreterare"),
        "keywords": ("protokoll", "utveckling"),
        "registration_numbers": tuple(f"{number + 40}-2026" for number in numbers),
    }
    return paper(*blocks, **(values | changes))
