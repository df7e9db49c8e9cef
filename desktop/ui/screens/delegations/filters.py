"""Which decisions are listed: those that wait, those of one body, those of one year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from db.queries.bodies import BodyRow
from db.queries.delegation_list import Waits
from db.rules.lifecycle import BodyKind
from desktop.ui.fields import refill

_YEARS = 30


class Filters(QWidget):
    """Three choices; ``announced`` offers those that are not posted. ``changed`` after each."""

    changed = Signal()

    def __init__(self, *, announced: bool) -> None:
        super().__init__()
        self.waits, self.body, self.year = QComboBox(), QComboBox(), QComboBox()
        self.waits.addItem("Alla beslut", None)
        self.waits.addItem("Ej anmälda", Waits.REPORT)
        if announced:
            self.waits.addItem("Ej anslagna", Waits.ANNOUNCEMENT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        named = ((self.waits, "Visa", 130), (self.body, "Organ", 170), (self.year, "År", 100))
        for box, name, wide in named:
            box.setAccessibleName(name)
            box.setMaximumWidth(wide)
            box.setMinimumWidth(min(wide, 116))
            box.currentIndexChanged.connect(self.changed)
            row.addWidget(box)

    @property
    def body_id(self) -> int | None:
        """The body chosen; None for all."""
        return self.body.currentData()

    @property
    def chosen(self) -> dict[str, Any]:
        """The choices by the names of the query."""
        return {
            "waits": self.waits.currentData(),
            "body_id": self.body.currentData(),
            "year": self.year.currentData(),
        }

    def fill(self, found: Sequence[BodyRow], this_year: int) -> None:
        """What may be chosen now; the choice of the moment stays."""
        delegating = [(r.name, r.id) for r in found if r.kind is not BodyKind.ASSEMBLY]
        refill(self.body, "Alla organ", delegating)
        years = range(this_year, this_year - _YEARS, -1)
        refill(self.year, "Alla år", [(str(year), year) for year in years])
