"""The columns of the list of who is there."""

from __future__ import annotations

from db.queries.attendances import AttendanceRow
from db.rules.lifecycle import Presence
from desktop.ui.states import state
from desktop.ui.tables.column import Column, Mark, Shape

PRESENCE = "presence"


def _word(row: AttendanceRow) -> str:
    return state(row.presence).capitalize()


def _mark(row: AttendanceRow) -> Mark:
    match row.presence:
        case Presence.SERVING:
            return Mark(_word(row), Shape.CHECK, "success")
        case Presence.PRESENT:
            return Mark(_word(row), Shape.RING)
        case Presence.ABSENT:
            tone = "warning" if row.role.is_member else ""
            return Mark(_word(row), Shape.CROSS, tone)


def _role(row: AttendanceRow) -> str:
    return state(row.role).capitalize()


def speak(row: AttendanceRow) -> str:
    """A whole row, read aloud."""
    serves = f"för {row.serves_for}" if row.serves_for else ""
    parts = (row.name, row.party, _role(row), _word(row), serves, row.note)
    return ", ".join(part for part in parts if part)


COLUMNS = (
    Column(
        key="name", heading="Namn", text=lambda row: row.name, width=170, stretch=True,
        sortable=False,
    ),
    Column(key="party", heading="Parti", text=lambda row: row.party, width=64, sortable=False),
    Column(key="role", heading="Uppdrag", text=_role, width=124, sortable=False),
    Column(
        key=PRESENCE, heading="Närvaro", text=_word, width=132, sortable=False, mark=_mark,
        tooltip=lambda _row: "Klicka, eller tryck mellanslag, för att ändra",
    ),
    Column(
        key="serves_for", heading="Tjänstgör för", text=lambda row: row.serves_for, width=140,
        sortable=False,
    ),
    Column(
        key="note", heading="Anteckning", text=lambda row: row.note, width=120, sortable=False,
        hidden=True,
    ),
)  # fmt: skip
