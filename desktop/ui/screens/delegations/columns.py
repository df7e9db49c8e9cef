"""How a decision by a delegate or a chair stands in the list, and what it still waits for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from db.queries.delegations import DelegatedRow
from db.rules.lifecycle import AppealWay
from desktop.ui.states import day_in_words
from desktop.ui.tables.column import Column, Mark, Shape


def mark_of(row: DelegatedRow, today: date) -> Mark:
    """Whether the body has been told or will be, or the decision posted."""
    if row.must_report:
        if row.reported_on and row.reported_on > today:
            return Mark("på dagordning", Shape.DISC, "information")
        if row.reported_on:
            return Mark("anmält", Shape.CHECK, "success")
        return Mark("ska anmälas", Shape.HALF, "information")
    if row.posted_on:
        return Mark("anslaget", Shape.CHECK, "success")
    if row.appeal is AppealWay.LEGALITY_REVIEW:
        return Mark("ska anslås", Shape.ALERT, "warning")
    return Mark("för sig", Shape.DISC)


def matter_of(row: DelegatedRow) -> str:
    """What was decided; a secret one says so."""
    return f"{row.matter} (sekretess)" if row.legal_basis else row.matter


def speak(row: DelegatedRow, today: date) -> str:
    """A whole row, read aloud."""
    day = day_in_words(row.decided_on)
    return f"{matter_of(row)}, {row.made_by}, {day}, {row.body}, {mark_of(row, today).word}"


def columns(*, chairs: bool, today: Callable[[], date]) -> tuple[Column, ...]:
    """The columns of the list; a chair's decision rests on no point of a scheme."""

    def _mark(row: DelegatedRow) -> Mark:
        return mark_of(row, today())

    point = Column(key="code", heading="Punkt", text=lambda row: row.code, width=58)
    return (
        Column(
            key="decided_on", heading="Dag", text=lambda row: row.decided_on.isoformat(), width=98
        ),
        Column(key="body", heading="Organ", text=lambda row: row.body, width=62),
        *(() if chairs else (point,)),
        Column(
            key="matter", heading="Beslut", text=matter_of, width=130, stretch=True,
            sortable=False, tooltip=matter_of,
        ),
        Column(
            key="number", heading="Dnr", text=lambda row: row.registration_number, width=108
        ),
        Column(
            key="made_by", heading="Beslutat av", text=lambda row: row.made_by, width=130,
            hidden=True,
        ),
        Column(
            key="state", heading="Läge", text=lambda row: _mark(row).word, width=132,
            mark=_mark, sortable=False,
        ),
    )  # fmt: skip
