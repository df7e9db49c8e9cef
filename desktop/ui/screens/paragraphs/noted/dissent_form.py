"""The form of a reservation, statement, note or declared non-participation (KL 4:25–27)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit

from db.queries.handling import DissentRow
from db.rules.lifecycle import DissentKind
from db.rules.refusals import LateReservation, NotWellFormed
from db.rules.rich_text import RichText
from desktop.operations.clock import tidy_clock
from desktop.operations.dissents import is_late
from desktop.operations.handled import Handled
from desktop.ui.screens.paragraphs.noted.form import NotingForm, labelled
from desktop.ui.screens.paragraphs.noted.people_words import everybody, named
from desktop.ui.widgets.recipients_editor import RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor
from desktop.ui.wording import refusal

KIND_WORDS = {
    DissentKind.RESERVATION: "Reservation",
    DissentKind.SEPARATE_STATEMENT: "Särskilt yttrande",
    DissentKind.MINUTES_NOTE: "Protokollsanteckning",
    DissentKind.NON_PARTICIPATION: "Deltar inte i beslutet",
}
_TEXT_HINTS = {
    DissentKind.RESERVATION: "Skriftlig motivering, om den lämnas: fram till justeringen",
    DissentKind.SEPARATE_STATEMENT: "Yttrandets text",
    DissentKind.MINUTES_NOTE: "Anteckningens text",
    DissentKind.NON_PARTICIPATION: "Motivering, om någon lämnas",
}


@dataclass(frozen=True, slots=True)
class DissentEntry:
    """What is written in the form; ``strangers`` are names of nobody at the meeting."""

    kind: DissentKind
    persons: tuple[int, ...]
    names: tuple[str, ...]
    strangers: tuple[str, ...]
    text: RichText
    announced_at: str
    late_acknowledged: bool


class DissentForm(NotingForm):
    """Enter goes from field to field."""

    def __init__(self) -> None:
        super().__init__("Reservation", "Anteckna")
        self.row: DissentRow | None = None
        self._kind = DissentKind.RESERVATION
        self._found = Handled(0)
        self.people = RecipientsEditor("Person", completes=True)
        self.clock = QLineEdit()
        self.text = RichEditor("Motivering", grows=True)
        self.late = QCheckBox("Anteckna ändå")
        self.clock.setAccessibleName("Anmäld klockan")
        self._clock_row = labelled("Anmäld kl.", self.clock, 72)
        self._lay_out_fields()

    def begin(self, found: Handled, kind: DissentKind, row: DissentRow | None = None) -> None:
        """Opens the form for a new dissent of that kind, or to change one."""
        self.row, self._kind, self._found = row, kind, found
        self.people.set_known(everybody(found))
        self.people.set_recipients(named(row.names, found) if row else ())
        self.clock.setText(row.announced_at.replace(":", ".") if row else "")
        self.text.set_content(row.text if row else ())
        self.text.setPlaceholderText(_TEXT_HINTS[kind])
        self.late.setChecked(bool(row and row.late_acknowledged))
        self._clock_row.setVisible(kind is DissentKind.RESERVATION)
        words = KIND_WORDS[kind]
        self.open(f"Ändra: {words[:1].lower()}{words[1:]}" if row else words)
        self._check_time()
        (self.text if row else self.people).setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self) -> DissentEntry:
        """What is written; a name that is still in the field is taken too."""
        self.people.take_written()
        chosen = self.people.recipients()
        return DissentEntry(
            self._kind,
            tuple(one.id for one in chosen if one.id),
            tuple(one.name for one in chosen),
            tuple(one.name for one in chosen if not one.id),
            self.text.content(),
            self.clock.text().strip() if self._kind is DissentKind.RESERVATION else "",
            self.late.isChecked(),
        )

    @Slot()
    def _check_time(self) -> None:
        """Warns of a reservation after the end of the meeting, and lets it stand all the same."""
        ends_at = self._found.ends_at
        try:
            clock = tidy_clock(self.clock.text())
        except NotWellFormed:
            clock = ""  # It may be half written.
        told = self._kind is DissentKind.RESERVATION
        late = told and is_late(clock, ends_at, one_day=self._found.one_day)
        self.late.setVisible(late)
        said = refusal(LateReservation(clock, ends_at)) if late else None
        self.say(f"{said.happened} {said.why} ({said.section})" if said else "")

    @Slot()
    def _after_people(self) -> None:
        told = self._kind is DissentKind.RESERVATION
        (self.clock if told else self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out_fields(self) -> None:
        self.clock.setPlaceholderText("16.00")
        self.clock.setToolTip("När reservationen anmäldes; före sammanträdets slut (KL 4:27)")
        self.clock.textEdited.connect(self._check_time)
        self.clock.returnPressed.connect(self.text.setFocus)
        self.people.finished.connect(self._after_people)
        self.late.setToolTip("Reservationen skrivs ut med att den anmäldes för sent")
        for row in (labelled("Av", self.people), self._clock_row, labelled("Text", self.text)):
            self.column.addWidget(row)
        self.under(self.late)
