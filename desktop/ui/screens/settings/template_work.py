"""What is done with the template of one place: fetched, chosen, removed; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from db.queries.templates import TemplateRow, templates
from db.rules.lifecycle import PaperKind
from desktop.operations.template_reading import TemplateReport
from desktop.operations.templates import (
    add_template_file,
    place_template,
    use_shipped_template,
)
from desktop.ui.desk import Desk
from desktop.ui.template_words import missing_in_words
from desktop.ui.widgets.message_bar import Message, Severity

LARGE = "large"


@dataclass(frozen=True, slots=True)
class Spot:
    """Whose papers, of which kind, a template is for; None for all."""

    body_id: int | None = None
    kind: PaperKind | None = None

    def own(self, rows: tuple[TemplateRow, ...]) -> TemplateRow | None:
        """The template of exactly this place."""
        here = (self.body_id, self.kind)
        return next((row for row in rows if (row.body_id, row.kind) == here), None)

    def nearest(self, rows: tuple[TemplateRow, ...]) -> TemplateRow | None:
        """The template that papers of this place take: the body's own before the common one."""
        wider = (
            *(self, Spot(self.body_id, None)),
            *(Spot(None, self.kind), Spot(None, None)),
        )
        found = (spot.own(rows) for spot in wider)
        return next((row for row in found if row is not None), None)


class TemplateWork(QObject):
    """Does what the page offers; ``said`` tells of it, ``busy`` while a file is being read."""

    said = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def rows(self) -> tuple[TemplateRow, ...]:
        """All templates in use."""
        found: tuple[TemplateRow, ...] | None = self._desk.read(templates)
        return found or ()

    def fetch(self, spot: Spot, path: Path) -> None:
        """Takes a file of the clerk's into use."""
        self._add(spot, add_template_file, path)

    def use_shipped(self, spot: Spot, key: str) -> None:
        """Takes one of our own templates into use."""
        self._add(spot, use_shipped_template, key)

    def remove(self, spot: Spot) -> None:
        """Stops using the template of the place."""
        before = spot.own(self.rows())
        if before:
            self._place(spot, None)
            self._remember(f"Mallen {before.name} togs bort", spot, before)

    def choose_style(self, spot: Spot, role: str, name: str) -> None:
        """Lets another of the template's styles serve a role; an empty name the usual one."""
        before = spot.own(self.rows())
        if before is None:
            return
        others = tuple(one for one in before.styles if not one.startswith(f"{role}="))
        chosen = (*others, f"{role}={name}") if name else others
        self._place(spot, replace(before, styles=chosen))
        self._remember("Formatmallen byttes", spot, before)

    def choose_large_type(self, spot: Spot, *, large: bool) -> None:
        """Lets PDF and web page be set in large type too, or not."""
        before = spot.own(self.rows())
        if before:
            self._place(spot, replace(before, look=LARGE if large else ""))
            self._remember("Stor stil valdes" if large else "Vanlig stil valdes", spot, before)

    def _add(self, spot: Spot, operation: Callable[..., Any], what: object) -> None:
        before = spot.own(self.rows())
        self.busy.emit(True)
        job = self._desk.do_in_background(
            operation, what, body_id=spot.body_id, kind=spot.kind,
            then=lambda report: self._on_added(spot, before, report),
        )  # fmt: skip
        job.ended.connect(lambda: self.busy.emit(False))

    def _on_added(self, spot: Spot, before: TemplateRow | None, report: TemplateReport) -> None:
        self._remember(f"Mallen {report.name} togs i bruk", spot, before)
        if not report.complete:
            self.said.emit(Message(missing_in_words(report), Severity.WARNING))

    def _place(self, spot: Spot, wanted: TemplateRow | None) -> None:
        self._desk.do(place_template, spot.body_id, spot.kind, wanted)

    def _remember(self, text: str, spot: Spot, before: TemplateRow | None) -> None:
        after = spot.own(self.rows())
        if after != before:
            self._desk.undoable(
                text,
                undo=lambda: self._place(spot, before),
                redo=lambda: self._place(spot, after),
            )
