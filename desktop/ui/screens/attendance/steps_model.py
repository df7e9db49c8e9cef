"""The sentences of the minutes on who came and went, as a table: one row for each step."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.rules.lifecycle import StepKind
from db.rules.service import WITHIN
from desktop.operations.attendance_sheet import StepSentence
from desktop.ui.screens.attendance.cell_words import capital

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_INDEX = QModelIndex()
WHERE, CLOCK, SENTENCE = range(3)
_HEADINGS = ("Notering", "Kl.", "Så står det i protokollet")
_KINDS = {StepKind.CAME: "kom", StepKind.LEFT: "gick", StepKind.CONFLICT: "jäv"}


class StepsModel(QAbstractTableModel):
    """Shows steps; ``worded(step, sentence)`` and ``timed(step, clock)`` when one is rewritten."""

    worded = Signal(object, str)
    timed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.steps: tuple[StepSentence, ...] = ()

    def show_steps(self, steps: tuple[StepSentence, ...]) -> None:
        """Shows steps in place of those before; the same ones keep the clerk's place."""
        same = [one.step.id for one in steps] == [one.step.id for one in self.steps]
        if not same:
            self.beginResetModel()
        self.steps = steps
        if not same:
            self.endResetModel()
        elif steps:
            self.dataChanged.emit(self.index(0, 0), self.index(len(steps) - 1, SENTENCE))

    def step(self, index: Index) -> StepSentence | None:
        """The step at an index."""
        return self.steps[index.row()] if 0 <= index.row() < len(self.steps) else None

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        """How many steps."""
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        """Three."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """The headings."""
        if orientation is Qt.Orientation.Vertical or not 0 <= section < len(_HEADINGS):
            return None
        match role:
            case _Role.DisplayRole | _Role.AccessibleTextRole:
                return _HEADINGS[section]
            case _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """What Qt asks of a cell."""
        one = self.step(index)
        if one is None:
            return None
        match role:
            case _Role.DisplayRole | _Role.EditRole:
                return _text(one, index.column())
            case _Role.AccessibleTextRole:
                return f"{_HEADINGS[index.column()]}: {_text(one, index.column()) or 'tomt'}"
            case _Role.ToolTipRole:
                return _hint(one, index.column())
            case _Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        """Tells that a sentence or a time was rewritten; what is the same is not told."""
        one = self.step(index)
        text = " ".join(str(value).split())
        if one is None or role != _Role.EditRole or text == _plain(_text(one, index.column())):
            return False
        if index.column() == CLOCK:
            self.timed.emit(one, text)
        else:
            # The program's own words go on following the facts.
            self.worded.emit(one, "" if text == _plain(one.proposed) else text)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Time and sentence can be written in while the paragraph is not verified."""
        flags = super().flags(index)
        one = self.step(index)
        if one and not one.locked and index.column() != WHERE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags


def _text(one: StepSentence, column: int) -> str:
    if column == CLOCK:
        return one.step.clock.replace(":", ".")
    return one.sentence if column == SENTENCE else _noting(one)


def _plain(text: str) -> str:
    """With ordinary spaces, as it comes from the editor."""
    return " ".join(text.split())


def _noting(one: StepSentence) -> str:
    point = f", att-sats {one.step.point}" if one.step.point else ""
    own = "\negen lydelse" if one.is_own else ""
    under = " under" if one.step.point == WITHIN else ""
    return f"{capital(one.where)}: {_KINDS[one.step.kind]}{under}{point}{own}"


def _hint(one: StepSentence, column: int) -> str:
    if one.locked:
        return "Paragrafen är justerad, så noteringen kan inte ändras."
    if column == CLOCK:
        return "Klockslaget står i meningen och i närvarolistan. F2 eller Enter för att skriva."
    if one.is_own:
        return f"Programmets mening: {one.proposed}\nTöm rutan för att få tillbaka den."
    return "F2 eller Enter för att skriva om meningen."
