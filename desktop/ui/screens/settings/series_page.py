"""Number series: where each body's §§ and each register's numbers stand, and starting a new one."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QPushButton

from db.queries.bodies import SeriesRow, bodies, registers, series
from db.rules.lifecycle import SeriesKind
from desktop.operations.organisation import start_paragraph_series, start_registration_series
from desktop.ui.desk import Desk
from desktop.ui.fields import number_field
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList

_HIGHEST = 99_999


class SeriesPage(SettingsPage):
    """The series that run, and the form for another: whose, which year, from which number."""

    key, name, icon = "series", "Nummerserier", "hash"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = ThingList("Nummerserier")
        self.owner = QComboBox()
        self.year = number_field()
        self.start = number_field()
        self.add = QPushButton("Starta serien")
        self._form = Form()
        self._owners: list[tuple[SeriesKind, int]] = []
        self._lay_out()
        self.add.clicked.connect(self._on_add)

    def refresh(self) -> None:
        """Shows the series as they stand."""
        self.list.show_things([_thing(row) for row in self.desk.read(series) or ()])
        chosen = self.owner.currentIndex()
        self.owner.clear()
        whose = [
            *((SeriesKind.PARAGRAPH, body) for body in self.desk.read(bodies) or ()),
            *((SeriesKind.REGISTRATION, row) for row in self.desk.read(registers) or ()),
        ]
        self._owners = [(kind, row.id) for kind, row in whose]
        self.owner.addItems([f"{_what(kind)}, {row.name}" for kind, row in whose])
        self.owner.setCurrentIndex(max(chosen, 0))

    def choose(self, kind: SeriesKind, owner_id: int) -> None:
        """Says whose series is to be started."""
        self.owner.setCurrentIndex(self._owners.index((kind, owner_id)))

    @Slot()
    def _on_add(self) -> None:
        index = self.owner.currentIndex()
        if index < 0:
            return
        kind, owner = self._owners[index]
        year, start = self.year.value(), self.start.value()
        starts = start_paragraph_series
        if kind is SeriesKind.REGISTRATION:
            starts = start_registration_series
        before = len(self.list.things())
        self.desk.do(starts, owner, year, start)
        self.refresh()
        if len(self.list.things()) > before:
            self.said.emit(Message(f"Serien för {year} börjar på {start}.", Severity.SUCCESS))

    def _lay_out(self) -> None:
        this_year = self.desk.office.today().year
        self.year.setRange(1950, this_year + 5)
        self.year.setValue(this_year)
        self.start.setRange(1, _HIGHEST)
        self._form.add("owner", "Serie för", self.owner)
        self._form.add("year", "År", self.year)
        self._form.add(
            "start", "Första nummer", self.start,
            "Annat än 1 när ni kommer från ett annat program mitt i året",
        )  # fmt: skip
        new = Section("Ny serie")
        new.add(self._form, self.add)
        now = Section("Serier som finns")
        now.add(
            words("En serie löper över ett kalenderår. Ett nummer ges bara en gång.", "muted"),
            self.list,
        )
        self.sheet.add(new, now)


def _what(kind: SeriesKind) -> str:
    return "Paragrafer" if kind is SeriesKind.PARAGRAPH else "Diarienummer"


def _thing(row: SeriesRow) -> Thing:
    return Thing(
        f"{_what(row.kind)}, {row.owner} {row.year}", "", "hash", aside=f"nästa {row.next_number}"
    )
