"""Who may be named in a paragraph, as the fields complete them."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.operations.handled import Handled
from desktop.ui.widgets.recipients_editor import Addressee


def proposers(found: Handled) -> tuple[Addressee, ...]:
    """Those who took part, then the groups of their parties."""
    people = (Addressee(one.name, one.person) for one in found.present if one.took_part)
    return (*people, *(Addressee(f"{party}-gruppen") for party in found.parties))


def everybody(found: Handled) -> tuple[Addressee, ...]:
    """All who were at the meeting, those who took part first."""
    return tuple(
        Addressee(one.name, one.person, "" if one.took_part else "tjänstgjorde inte i paragrafen")
        for one in found.present
    )


def named(names: Iterable[str], found: Handled) -> tuple[Addressee, ...]:
    """Names as chips, with their keys when they were at the meeting."""
    keys = {one.name: one.person for one in found.present}
    return tuple(Addressee(name, keys.get(name, 0)) for name in names)
