"""The keys of the grid, and the same as menu: who came, who left, who stands back, who is away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from db.queries.attendance_grid import OPENING, CellState, GridColumn
from db.queries.served import Attendee
from db.rules.lifecycle import Presence
from desktop.operations.attendance_change import Change
from desktop.operations.attendance_marks import (
    mark_absent,
    mark_away,
    mark_coming,
    mark_conflict,
    mark_leaving,
    mark_remote,
    take_back,
)
from desktop.operations.meeting_hours import begin_day
from desktop.ui.actions import carried_out, make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.attendance.cell_words import names, span_label
from desktop.ui.screens.attendance.changes import AttendanceChanges
from desktop.ui.screens.attendance.grid import Chosen, Grid
from desktop.ui.widgets.inline_panel import Question
from desktop.ui.widgets.message_bar import Message, Severity

_GONE = (CellState.AWAY, CellState.NOT_COME)


class Marks(QObject):
    """Does to the chosen cells what a key says. ``asked`` carries a ``Question`` for the page."""

    said = Signal(object)
    asked = Signal(object)

    def __init__(self, desk: Desk, grid: Grid) -> None:
        super().__init__(grid)
        self._desk = desk
        self._grid = grid
        self._changes = AttendanceChanges(desk)
        self.actions = tuple(self._make_actions())
        self._grid.addActions(list(self.actions))

    def _make_actions(self) -> Sequence[QAction]:
        put = self._action
        self.day = put("Ny dag börjar här", "calendar-days", "N", self._on_day)
        return (
            put("Kom från och med paragrafen", "arrow-right", "K", self._on_came),
            put("Gick efter paragrafen, eller borta i de valda", "door-open", "G", self._on_left),
            put(
                "Kom under paragrafen, med från nästa",
                "arrow-right",
                "Shift+K",
                self._on_came_within,
            ),
            put(
                "Gick under paragrafen, före beslutet", "door-open", "Shift+G", self._on_left_within
            ),
            put("Jäv i paragrafen", "scale", "J", self._on_conflict),
            put("Jäv bara i en att-sats …", "scale", "Shift+J", self._on_point),
            put("Frånvarande hela sammanträdet, eller åter där", "user", "Space", self._on_whole),
            put("Deltar på distans, eller åter på plats", "external-link", "D", self._on_remote),
            self._taking_back(),
            self.day,
        )

    def _taking_back(self) -> QAction:
        action = self._action("Ta tillbaka noteringen", "undo-2", "Del", self._on_take_back)
        action.setShortcuts([QKeySequence("Del"), QKeySequence("Backspace")])
        return action

    def _action(self, text: str, sign: str, keys: str, way: Callable[[], object]) -> QAction:
        return make_action(self._grid, text, sign, way, keys=keys, only_there=True)

    # What the keys do.

    def _on_came(self) -> None:
        chosen = self._ready()
        if chosen:
            column = chosen.columns[0]
            text = f"{names(chosen.people)} kom till {column.label}"
            self._mark(text, mark_coming, chosen.persons, column.item.id)

    def _on_left(self) -> None:
        chosen = self._ready()
        if chosen is None:
            return
        first, last = chosen.columns[0], chosen.columns[-1]
        if first is not last:
            text = f"{names(chosen.people)} är borta i {span_label(first, last)}"
            self._mark(text, mark_away, chosen.persons, first.item.id, last.item.id)
            return
        people = self._there(chosen.people, first)
        if people:
            text = f"{names(people)} gick efter {first.label}"
            self._mark(text, mark_leaving, _keys(people), first.item.id)

    def _on_came_within(self) -> None:
        chosen = self._ready()
        if chosen:
            column = chosen.columns[0]
            text = f"{names(chosen.people)} kom under {column.label}"
            self._mark(text, mark_coming, chosen.persons, column.item.id, within=True)

    def _on_left_within(self) -> None:
        chosen = self._ready()
        people = self._there(chosen.people, chosen.columns[0]) if chosen else []
        if chosen and people:
            column = chosen.columns[0]
            text = f"{names(people)} gick under {column.label}"
            self._mark(text, mark_leaving, _keys(people), column.item.id, within=True)

    def _on_conflict(self) -> None:
        self._stand_back(None)

    def _on_point(self) -> None:
        chosen = self._ready()
        if chosen is None:
            return
        where = chosen.columns[0].label
        self.asked.emit(
            Question(
                f"Jäv i en att-sats av {where}",
                (f"{names(chosen.people)} deltar i resten av paragrafen.",),
                "Notera jäv",
                lambda text: self._stand_back(text),
                field="Att-satsens nummer",
                hint="Att-satsens nummer, till exempel 2",
            )
        )

    def _stand_back(self, point: str | None) -> None:
        chosen = self._ready()
        if chosen is None:
            return
        if point is not None and not point.isdecimal():
            self._say(f"”{point}” är inget nummer på en att-sats. Skriv till exempel 2.")
            return
        number = int(point) if point is not None else None
        people = self._there(chosen.people, chosen.columns[0])
        if people:
            items = [column.item.id for column in chosen.columns]
            named = f" att-sats {point}" if point else ""
            text = f"Jäv för {names(people)} i {chosen.columns[0].label}{named}"
            self._mark(text, mark_conflict, _keys(people), items, point=number)

    def _on_whole(self) -> None:
        chosen = self._grid.chosen()
        if not chosen.people:
            self._say_vacant()
            return
        absent = chosen.people[0].presence is not Presence.ABSENT
        word = "frånvarande" if absent else "närvarande"
        text = f"{names(chosen.people)} noterades som {word}"
        self._mark(text, mark_absent, chosen.persons, absent=absent)

    def _on_remote(self) -> None:
        chosen = self._grid.chosen()
        if not chosen.people:
            self._say_vacant()
            return
        remote = not chosen.people[0].remote
        word = "på distans" if remote else "på plats"
        text = f"{names(chosen.people)} deltar {word}"
        self._mark(text, mark_remote, chosen.persons, remote=remote)

    def _on_take_back(self) -> None:
        chosen = self._grid.chosen()
        if not chosen.steps:
            self._say("Här står ingen notering att ta tillbaka. Gå till rutan med pilen, strecket "
                      "eller J.")  # fmt: skip
            return
        alone = len(chosen.people) == len(chosen.columns) == 1
        steps = chosen.steps[-1:] if alone else chosen.steps
        text = f"Noteringen för {names(chosen.people)} togs tillbaka"
        self._mark(text, take_back, [step.id for step in steps])

    def _on_day(self) -> None:
        """A later day of the meeting begins with the paragraph, or no longer does."""
        sheet, column = self._grid.grid.sheet, self._grid.here()[1]
        if sheet is None or column is None:
            return
        if sheet.ends_on is None or sheet.ends_on <= sheet.held_on:
            self._say("Sammanträdet är på en dag. Ange slutdagen under Om sammanträdet först.")
            return
        before = column.item.begins_day
        day = None if before else min(column.day + timedelta(days=1), sheet.ends_on)
        key = column.item.id
        if carried_out(self._desk, begin_day, key, day):
            self._desk.undoable(
                f"En ny dag börjar med {column.label}" if day else f"{column.label} hör till "
                "dagen före",
                undo=lambda: self._desk.do(begin_day, key, before),
                redo=lambda: self._desk.do(begin_day, key, day),
            )  # fmt: skip

    # What hinders them.

    def _ready(self) -> Chosen | None:
        """What is chosen; None, and why is said, when nothing can be noted there."""
        chosen = self._grid.chosen()
        if not chosen.people:
            self._say_vacant()
            return None
        if not chosen.columns or chosen.columns[0].item.id == OPENING:
            self._say("Dagordningen är tom. Lägg till ärenden, så kan du notera vem som kommer "
                      "och går.")  # fmt: skip
            return None
        return chosen

    def _there(self, people: Sequence[Attendee], column: GridColumn) -> list[Attendee]:
        """Those who are there in a paragraph; says so when none is."""
        there = [one for one in people if column.cells[one.person].state not in _GONE]
        if not there:
            self._say(f"{names(people)} är inte där i {column.label}.")
        return there

    def _mark(
        self, text: str, operation: Callable[..., Change], *args: object, **named: object
    ) -> None:
        sheet = self._grid.grid.sheet
        if sheet:
            self._changes.make(text, operation, sheet.meeting_id, *args, **named)

    def _say_vacant(self) -> None:
        self._say("Platsen är vakant, så det finns ingen att notera något om.")

    def _say(self, text: str) -> None:
        self.said.emit(Message(text, Severity.INFORMATION))


def _keys(people: Sequence[Attendee]) -> list[int]:
    return [one.person for one in people]
