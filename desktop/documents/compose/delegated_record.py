"""One decision made for a body, recorded by itself, with its notice (KL 6:40, 8:10, 13:5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from db.entities.organisation import Body, Organisation
from db.queries.delegations import DelegatedRow, PointRow
from db.rules.deadlines import earliest_takedown, last_appeal_day
from db.rules.lifecycle import AppealWay
from db.rules.rich_text import Run, Runs, Text, runs
from desktop.documents.compose.phrases import long_date
from desktop.documents.model import (
    Block,
    Box,
    Document,
    Fact,
    Facts,
    Heading,
    Manuscript,
    RunningHead,
    Signature,
    Signatures,
    Title,
)

_APPEALS = {
    AppealWay.LEGALITY_REVIEW: "Laglighetsprövning hos förvaltningsrätten (13 kap. kommunallagen)",
    AppealWay.ADMINISTRATIVE_APPEAL: "Den som beslutet gäller kan överklaga det inom tre veckor "
    "från att ha fått del av det (43–44 §§ förvaltningslagen)",
    AppealWay.NONE: "Beslutet kan inte överklagas",
}
_BLANK = "…………………………"


def compose_delegated_record(
    body: Body, row: DelegatedRow, point: PointRow | None, organisation: Organisation, *,
    made_on: date,
) -> Manuscript:  # fmt: skip
    """The record of one decision; what a secret one concerns is marked secret."""
    name = "Ordförandebeslut" if row.is_chairs else "Delegationsbeslut"
    document = Document(
        kind="delegations",
        title=f"{name}, {body.name} {row.decided_on.isoformat()}",
        subject="Beslut som protokollförs särskilt",
        head=RunningHead(
            paper=name,
            organisation=organisation.name,
            body=body.name,
            day=row.decided_on.isoformat(),
            reference="" if row.legal_basis else row.registration_number,
        ),
        made_on=made_on,
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(name, body, row, point)))


def _blocks(name: str, body: Body, row: DelegatedRow, point: PointRow | None) -> Iterator[Block]:
    yield Title(runs(name))
    yield Facts(tuple(_facts(body, row, point)))
    yield Heading(runs("Beslut"), 1)
    yield Text(_secretly(row.matter, row))
    if row.urgency:
        yield Heading(runs("Varför det inte kunde vänta"), 1)
        yield Text(_secretly(row.urgency, row))
    yield Heading(runs("Överklagande"), 1)
    yield Text(runs(f"{_APPEALS[row.appeal]}."))
    yield Signatures((Signature("Beslutat av", row.made_by),))
    if row.is_announced_alone:
        yield _notice(body, row)


def _facts(body: Body, row: DelegatedRow, point: PointRow | None) -> Iterator[Fact]:
    trust = "6 kap. 39 § kommunallagen" if row.is_chairs else ""
    if point is not None:
        trust = f"Punkt {point.code} i delegationsordningen: {point.matter}"
    values = (
        ("För", runs(body.name)),
        ("Beslutat av", runs(row.made_by)),
        ("Beslutsdag", runs(long_date(row.decided_on))),
        ("Med stöd av", runs(trust)),
        ("Dnr", _secretly(row.registration_number, row)),
        ("Sekretess", runs(row.legal_basis)),
        ("Anmält", runs(long_date(row.reported_on) if row.reported_on else "")),
    )
    for label, value in values:
        if any(run.text for run in value):
            yield Fact(label, (value,))


def _secretly(text: str, row: DelegatedRow) -> Runs:
    return (Run(text, secret=bool(row.legal_basis)),) if text else ()


def _notice(body: Body, row: DelegatedRow) -> Box:
    """The days of the notice; left to fill in while it is not posted."""
    posted, weeks = row.posted_on, body.appeal_weeks
    last = long_date(last_appeal_day(posted, weeks)) if posted else _BLANK
    down = long_date(earliest_takedown(posted, weeks)) if posted else _BLANK
    values = (
        ("Organ", body.name),
        ("Beslutsdag", long_date(row.decided_on)),
        ("Anslaget uppsatt", long_date(posted) if posted else _BLANK),
        ("Anslaget tas ned tidigast", down),
        ("Sista dag för överklagande", last),
        ("Förvaringsplats", body.minutes_location or _BLANK),
    )
    facts = Facts(tuple(Fact(label, (runs(value),)) for label, value in values))
    signed = Signatures((Signature("Underskrift", ""),))
    return Box("Anslag och bevis", (facts, signed))
