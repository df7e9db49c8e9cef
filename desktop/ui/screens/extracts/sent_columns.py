"""The list of what was sent: which extract, to whom, how, when, by whom."""

from __future__ import annotations

from db.queries.dispatches import DispatchRow
from db.rules.numbering import paragraph_label
from desktop.ui.states import day_in_words, state
from desktop.ui.tables.column import Column


def _number(row: DispatchRow) -> str:
    return paragraph_label(row.number) if row.number else ""


def spoken_sent(row: DispatchRow) -> str:
    """A row as it is read aloud."""
    day = day_in_words(row.dispatched_on)
    return f"{row.body} {_number(row)}, {row.title}, skickat till {row.name} {day}"


SENT_COLUMNS = (
    Column(key="dispatched_on", heading="Skickat", width=110,
           text=lambda r: r.dispatched_on.isoformat()),
    Column(key="body", heading="Organ", text=lambda r: r.body, width=80),
    Column(key="number", heading="§", text=_number, width=70, sortable=False),
    Column(key="title", heading="Rubrik", text=lambda r: r.title, width=220, stretch=True,
           sortable=False, tooltip=lambda r: r.title),
    Column(key="label", heading="Mottagare", text=lambda r: r.label, width=200),
    Column(key="name", heading="Namn", text=lambda r: r.name, width=170, sortable=False),
    Column(key="channel", heading="Kanal", text=lambda r: state(r.channel.value), width=90),
    Column(key="address", heading="Adress", text=lambda r: r.address, width=180, sortable=False,
           hidden=True),
    Column(key="sent_by", heading="Av", text=lambda r: r.sent_by, width=130, sortable=False),
    Column(key="reason", heading="Skäl", text=lambda r: r.reason, width=140, sortable=False,
           hidden=True),
)  # fmt: skip
