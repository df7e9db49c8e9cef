"""The report of decisions made for a body outside its meetings (KL 6:37–40, 7:5–8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.entities.organisation import Body, Organisation
from db.queries.delegations import DelegatedRow
from db.rules.lifecycle import DecisionMaker
from db.rules.rich_text import Run, Runs, Table, Text, runs
from desktop.documents.compose.phrases import long_date
from desktop.documents.model import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Manuscript,
    RunningHead,
    Title,
)

_HEAD = ("Datum", "Punkt", "Dnr", "Beslut", "Beslutat av")
_WIDTHS = (0.13, 0.09, 0.15, 0.4, 0.23)


def compose_delegations(
    body: Body, rows: Sequence[DelegatedRow], organisation: Organisation, *, made_on: date,
    held_on: date | None = None,
) -> Manuscript:  # fmt: skip
    """The report: to one meeting when ``held_on`` tells which, else what has not been reported.

    What is recorded separately comes last, under its own heading.
    """
    told = f" {held_on.isoformat()}" if held_on else ""
    document = Document(
        kind="delegations",
        title=f"Delegationsbeslut, {body.name}{told}",
        subject="Anmälan av beslut på delegation",
        head=RunningHead(
            paper="Delegationsbeslut",
            organisation=organisation.name,
            body=body.name,
            day=(held_on or made_on).isoformat(),
        ),
        made_on=made_on,
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(body, rows, made_on, held_on)))


def _blocks(
    body: Body, rows: Sequence[DelegatedRow], made_on: date, held_on: date | None
) -> Iterator[Block]:
    yield Title(runs("Anmälan av delegationsbeslut"))
    told = (
        ("Anmäls vid sammanträdet", long_date(held_on)) if held_on else ("Per", long_date(made_on))
    )
    yield Facts(tuple(Fact(name, (runs(text),)) for name, text in (("Till", body.name), told)))
    if not rows:
        yield Text(runs("Inga beslut finns att anmäla."))
    yield from _section("Delegationsbeslut", [r for r in rows if _is_reported(r)])
    yield from _section(
        "Brådskande ordförandebeslut", [r for r in rows if r.maker is DecisionMaker.CHAIR]
    )
    yield from _section("Protokollförda särskilt", [r for r in rows if not r.must_report])


def _is_reported(row: DelegatedRow) -> bool:
    return row.must_report and row.maker is DecisionMaker.DELEGATE


def _section(heading: str, rows: Sequence[DelegatedRow]) -> Iterator[Block]:
    if rows:
        yield Heading(runs(heading), 1)
        yield delegations_table(rows)


def delegations_table(rows: Sequence[DelegatedRow]) -> Table:
    """The decisions as a table; what a secret one concerns is marked secret."""
    head = tuple(runs(text) for text in _HEAD)
    return Table((head, *(_cells(row) for row in rows)), 1, "", _WIDTHS)


def _cells(row: DelegatedRow) -> tuple[Runs, ...]:
    secret = bool(row.legal_basis)
    maker = f"{row.made_by}{_ANNOUNCED if row.is_announced_alone and row.posted_on else ''}"
    return (
        runs(row.decided_on.isoformat()),
        runs(row.code),
        _kept(row.registration_number, secret=secret),
        _matter(row, secret=secret),
        runs(maker),
    )


_ANNOUNCED = " (anslaget)"


def _kept(text: str, *, secret: bool) -> Runs:
    return (Run(text, secret=secret),) if text else ()


def _matter(row: DelegatedRow, *, secret: bool) -> Runs:
    urgency = f" Brådskande: {row.urgency}" if row.urgency else ""
    basis = (Run(f" ({row.legal_basis})"),) if secret else ()
    return (*_kept(f"{row.matter}{urgency}", secret=secret), *basis)
