"""Exactly who gets what, before it is written down that extracts were sent."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.operations.extracts import mark_sent
from desktop.ui.desk import Desk
from desktop.ui.screens.extracts.lines import Line
from desktop.ui.states import count_in_words, day_in_words
from desktop.ui.theme import mark_primary
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.sheet import Section, Sheet, together, words
from desktop.ui.widgets.thing_list import Thing, ThingList


class SendSheet(QWidget):
    """A page to read through; ``closed`` when it is done with or left, ``said`` for the bar."""

    closed = Signal()
    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DateField("Dag de skickades", desk.office.today)
        self.reason = QLineEdit()
        self.list = ThingList("Utdrag och mottagare")
        self.apart = ThingList("Mottagare utan adress")
        self.send = QPushButton()
        self.leave = QPushButton("Avbryt")
        self._desk = desk
        self._lines: tuple[Line, ...] = ()
        self._busy = False
        self._title = words("", "title")
        self._intro = words("", "muted")
        self._day_row = FormRow("Dag de skickades", self.day)
        self._reason_row = FormRow(
            "Varför skickas de igen?", self.reason, "Skälet sparas tillsammans med utskicket"
        )
        self._lack = Section("Utan adress i registret")
        self._lay_out()
        self._connect()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Shows what would be written down for these receivers."""
        self._lines = tuple(lines)
        self.day.set_day(self._desk.office.today())
        self.reason.clear()
        again = self._is_again()
        count = count_in_words(len(lines))
        self._title.setText(f"{count} utdrag skickas igen" if again else f"{count} utdrag skickas")
        self._intro.setText(
            "Skicka dem i ditt vanliga program, och anteckna här att det är gjort. "
            "Det som antecknas står kvar."
        )
        self.send.setText("Markera som skickade igen" if again else "Markera som skickade")
        self.send.setAccessibleName(self.send.text())
        self._reason_row.setVisible(again)
        self._reason_row.clear_note()
        self._show_lists()

    def _is_again(self) -> bool:
        return any(line.delivery.is_sent for line in self._lines)

    def _show_lists(self) -> None:
        self.list.show_things([_thing(line) for line in self._lines if not line.lack])
        apart = [line for line in self._lines if line.lack]
        self.apart.show_things([_thing(line) for line in apart])
        self._lack.setVisible(bool(apart))

    @Slot()
    def mark(self) -> None:
        """Writes down that they were sent; a second press while it works does nothing."""
        day = self.day.day
        if self._busy or not self._lines or day is None:
            return
        if self._is_again() and not self.reason.text().strip():
            self._reason_row.say("Skriv varför, till exempel ”kom inte fram”.")
            self.reason.setFocus()
            return
        self._busy = True
        job = self._desk.do_in_background(
            mark_sent, [line.sent_to() for line in self._lines], day,
            reason=self.reason.text(), then=self._on_marked,
        )  # fmt: skip
        job.ended.connect(self._on_ended)

    def _on_marked(self, keys: tuple[int, ...]) -> None:
        day = self.day.day
        when = day_in_words(day) if day else ""
        self._lines = ()
        self.closed.emit()
        text = f"{count_in_words(len(keys))} utdrag är antecknade som skickade {when}."
        self.said.emit(Message(text, Severity.SUCCESS))

    @Slot()
    def _on_ended(self) -> None:
        self._busy = False

    def _connect(self) -> None:
        self.send.clicked.connect(self.mark)
        self.leave.clicked.connect(self.closed)
        self.reason.textChanged.connect(lambda: self._reason_row.clear_note())

    def _lay_out(self) -> None:
        mark_primary(self.send)
        sheet = Sheet("Utdrag som skickas")
        receivers = Section("Det här går ut")
        receivers.add(self.list)
        self._lack.add(words("Antecknas ändå, eftersom du har valt dem.", "muted"), self.apart)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.send)
        row.addWidget(self.leave)
        row.addStretch()
        sheet.add(together(self._title, self._intro), self._day_row, self._reason_row)
        sheet.add(buttons, receivers, self._lack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(sheet)


def _thing(line: Line) -> Thing:
    where = ", ".join(part for part in (line.channel, line.delivery.address.text) if part)
    return Thing(
        title=f"{line.receiver} får {line.number}",
        detail=f"{line.extract.title} · {where}",
        icon="send",
        aside=line.lack,
        tone="warning" if line.lack else "",
    )
