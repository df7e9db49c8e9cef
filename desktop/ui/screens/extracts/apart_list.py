"""Receivers that cannot be reached, with where they wait and a way to mend the address."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.rules.numbering import paragraphs_label
from desktop.ui.screens.extracts.lines import Line
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import words
from desktop.ui.widgets.thing_list import Thing, ThingList

_HIGHEST = 150


class ApartList(QWidget):
    """A short list under the others, there only when somebody has no address.

    ``go_to`` carries the ``Place`` of the recipient.
    """

    go_to = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ThingList("Mottagare utan adress")
        self._heading = words("", "label")
        self.list.opened.connect(self._on_opened)
        self._area = area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.list)
        area.setAccessibleName("Mottagare utan adress")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        column.addWidget(area)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows those of the lines that are unsent and have no address."""
        waiting: dict[tuple[str, int | None], list[Line]] = {}
        for line in lines:
            if line.lack and not line.delivery.is_sent:
                key = (line.delivery.name, line.delivery.recipient_id)
                waiting.setdefault(key, []).append(line)
        count = len(waiting)
        who = "En mottagare" if count == 1 else f"{count} mottagare"
        self._heading.setText(f"{who} utan adress, skickas inte med de andra")
        self.list.show_things([_thing(each) for each in waiting.values()])
        self._area.setFixedHeight(min(self.list.height(), _HIGHEST))
        self.setVisible(bool(waiting))

    @Slot(object)
    def _on_opened(self, line: Line) -> None:
        self.go_to.emit(Place(Room.RECIPIENTS, line.delivery.recipient_id))


def _thing(lines: Sequence[Line]) -> Thing:
    first = lines[0]
    where = ", ".join(
        f"{body} {paragraphs_label(numbers)}" for body, numbers in _numbers(lines).items()
    )
    return Thing(f"{first.receiver}: {first.lack}", where, "circle-alert", first, "Gå dit")


def _numbers(lines: Sequence[Line]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for line in lines:
        found.setdefault(line.extract.body, []).append(line.extract.number)
    return found
