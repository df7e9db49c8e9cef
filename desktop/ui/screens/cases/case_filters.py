"""The lists of cases that are kept ready: mine, open, motions, and those without a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from db.rules.lifecycle import CaseKind, CaseStatus

ANSWERED = (CaseKind.MOTION, CaseKind.CITIZEN_PROPOSAL)
"""The kinds that are answered within a year (KL 5:35)."""
HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """A list of its own: ``wanted(clerk, today)`` are the conditions that the query takes."""

    key: str
    label: str
    wanted: Callable[[str, date], Mapping[str, Any]]


FILTERS = (
    CaseFilter("all", "Alla ärenden", lambda _clerk, _today: {}),
    CaseFilter("mine", "Mina ärenden", lambda clerk, _today: {"officer": clerk}),
    CaseFilter("open", "Öppna ärenden", lambda _clerk, _today: {"status": CaseStatus.OPEN}),
    CaseFilter(
        "motions",
        "Motioner och medborgarförslag",
        lambda _clerk, _today: {"kinds": ANSWERED, "status": CaseStatus.OPEN},
    ),
    CaseFilter(
        "undecided",
        "Utan beslut i sex månader",
        lambda _clerk, today: {"without_decision_since": today - HALF_A_YEAR},
    ),
)


def filter_named(key: str) -> CaseFilter:
    """The list with that key; the one of all cases for an unknown key."""
    return next((one for one in FILTERS if one.key == key), FILTERS[0])
