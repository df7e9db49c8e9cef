"""How a recipient stands in the list."""

from __future__ import annotations

from db.queries.addresses import AddressState
from db.queries.recipients import RecipientRow
from db.rules.lifecycle import RecipientKind
from desktop.ui.states import state
from desktop.ui.tables.column import Column, Mark, Shape

_STATES = {
    AddressState.MISSING: Mark("adress saknas", Shape.ALERT, "warning"),
    AddressState.INVALID: Mark("fel i adressen", Shape.ALERT, "danger"),
}


def speak(row: RecipientRow) -> str:
    """What a screen reader says of the whole row."""
    held = f", {row.holder}" if row.holder else ""
    return f"{state(row.kind.value).capitalize()} {row.name}{held}"


def address_mark(row: RecipientRow) -> Mark | None:
    """What is wrong with where papers go; a group has no address of its own."""
    if not row.active:
        return Mark("används inte", Shape.CROSS)
    return None if row.kind is RecipientKind.GROUP else _STATES.get(row.address.state)


def _address(row: RecipientRow) -> str:
    if row.kind is RecipientKind.GROUP:
        return "1 medlem" if row.members == 1 else f"{row.members} medlemmar"
    mark = address_mark(row)
    return mark.word if mark else row.address.text


COLUMNS = (
    Column(key="name", heading="Namn", text=lambda row: row.name, width=140, stretch=True),
    Column(key="kind", heading="Slag", text=lambda row: state(row.kind.value), width=108),
    Column(key="holder", heading="Innehavare", text=lambda row: row.holder, width=120),
    Column(
        key="address",
        heading="Adress",
        text=_address,
        mark=address_mark,
        tooltip=_address,
        width=150,
        sortable=False,
    ),
    Column(
        key="channel",
        heading="Sätt",
        text=lambda row: state(row.channel.value),
        width=110,
        hidden=True,
    ),
    Column(
        key="occurrences",
        heading="Paragrafer",
        text=lambda row: str(row.occurrences) if row.occurrences else "",
        width=90,
        align_right=True,
        sortable=False,
        hidden=True,
    ),
)
