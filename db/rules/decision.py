"""How a decision is written: a lead-in ("Regionstyrelsen beslutar att") and its numbered points.

A decision is rich text like any other part; a body that both decides for itself and proposes to
a higher one has two lead-ins with points of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from db.rules.rich_text import Bullets, Item, Points, RichText, Runs, Text, plain, runs

_ASSIGNS = re.compile(r"\b(?:får i uppdrag|ges i uppdrag|uppdras åt|uppdrar åt|återkomma senast)\b")
_PROPOSES = re.compile(r"\bföreslår\b.*(?:fullmäktige|styrelsen|nämnden)\b", re.IGNORECASE)


def decision(lead_in: str, points: tuple[str, ...]) -> RichText:
    """A decision of one lead-in and its points; either may be empty."""
    items = tuple(Item(runs(point)) for point in points)
    return (*((Text(runs(lead_in)),) if lead_in else ()), *((Points(items),) if items else ()))


def points_of(content: RichText) -> tuple[Runs, ...]:
    """The numbered points, all lists in order; sub-points count with their own line."""
    return tuple(item.runs for item in _items(content))


def _items(content: RichText) -> Iterator[Item]:
    for block in content:
        if isinstance(block, (Points, Bullets)):
            yield from block.items


def lead_in_of(content: RichText) -> str:
    """The first lead-in, or an empty string."""
    first = content[0] if content else None
    return plain(first.runs) if isinstance(first, Text) else ""


def gives_assignment(point: str) -> bool:
    """Whether a point tells somebody to do something ("får i uppdrag"), to be followed up."""
    return bool(_ASSIGNS.search(point))


def goes_upward(content: RichText) -> bool:
    """Whether the decision proposes something to a higher body ("föreslår fullmäktige att")."""
    texts = (plain(block.runs) for block in content if isinstance(block, Text))
    return any(_PROPOSES.search(text) for text in texts)
