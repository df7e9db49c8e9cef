"""How a case stands in a list: its columns, its state as a mark, and how it is read aloud."""

from __future__ import annotations

from db.rows import CaseEvent, CaseRow
from db.rules.lifecycle import CaseStatus
from desktop.ui.states import day_in_words, state
from desktop.ui.tables.column import Column, Mark, Shape

_SHAPES = {
    CaseStatus.OPEN: (Shape.RING, "information"),
    CaseStatus.ON_HOLD: (Shape.HALF, "warning"),
    CaseStatus.CLOSED: (Shape.CHECK, "success"),
    CaseStatus.AD_ACTA: (Shape.DISC, ""),
    CaseStatus.OBLITERATED: (Shape.CROSS, ""),
}
_EVENTS = {
    CaseEvent.OPENED: "Registrerat",
    CaseEvent.INCOMING: "Inkom: {}",
    CaseEvent.OUTGOING: "Skickades: {}",
    CaseEvent.DRAWN_UP: "Upprättades: {}",
    CaseEvent.MEMO: "Tjänsteskrivelse: {}",
    CaseEvent.PARAGRAPH: "Behandlat i {}",
    CaseEvent.PAPER: "Papper: {}",
    CaseEvent.DISPATCH: "Utdrag till {}",
    CaseEvent.CLOSED: "Avslutat",
}


def status_mark(status: CaseStatus) -> Mark:
    """The state of a case as a word with a shape."""
    shape, tone = _SHAPES[status]
    return Mark(state(status.value), shape, tone)


def event_words(event: CaseEvent, text: str) -> str:
    """What happened, in words: "Inkom: remissvar"."""
    return _EVENTS[event].format(text)


def speak(row: CaseRow) -> str:
    """What a screen reader says of the whole row."""
    return f"Ärende {row.registration_number}, {row.title}, {state(row.status.value)}"


def _title(row: CaseRow) -> str:
    return f"{row.title} (skyddad uppgift finns)" if row.protected else row.title


def _latest(row: CaseRow) -> str:
    return f"{row.latest_on.isoformat()} {event_words(row.latest, row.latest_text)}"


COLUMNS = (
    Column(
        key="registration_number",
        heading="Dnr",
        text=lambda row: row.registration_number,
        width=124,
    ),
    Column(key="title", heading="Ärende", text=_title, width=200, stretch=True, tooltip=_title),
    Column(key="body", heading="Organ", text=lambda row: row.body, width=72),
    Column(
        key="officer", heading="Handläggare", text=lambda row: row.officer, width=140, hidden=True
    ),
    Column(
        key="status",
        heading="Läge",
        text=lambda row: state(row.status.value),
        mark=lambda row: status_mark(row.status),
        width=108,
    ),
    Column(
        key="latest",
        heading="Senaste händelse",
        text=_latest,
        tooltip=_latest,
        width=220,
        sortable=False,
        hidden=True,
    ),
    Column(
        key="opened_on",
        heading="Registrerat",
        text=lambda row: row.opened_on.isoformat(),
        spoken=lambda row: f"Registrerat {day_in_words(row.opened_on)}",
        width=104,
        hidden=True,
    ),
)
