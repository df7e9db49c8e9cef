"""Who holds which seat, from day to day: ending one, and letting a successor take it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QPushButton

from db.queries.bodies import bodies
from db.queries.people import AppointmentRow, PersonRow, appointments, people
from db.rules.lifecycle import Role
from db.rules.swedish_order import sort_key
from desktop.operations.people import add_person, appoint, end_appointment
from desktop.ui.desk import Desk
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.states import day_in_words, state
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.sheet import Section, Sheet, words
from desktop.ui.widgets.thing_list import Thing, ThingList


class PeoplePage(SettingsPage):
    """The seats of one body; minutes keep the names and parties of their own day."""

    key, name, icon = "people", "Personer och uppdrag", "users"

    def __init__(self, desk: Desk) -> None:
        self._changes = Sheet("Ändra uppdrag", paper=False)
        super().__init__(desk, beside=self._changes)
        self._seats: tuple[AppointmentRow, ...] = ()
        self._people: dict[str, PersonRow] = {}
        self._ending: AppointmentRow | None = None
        self.body = QComboBox()
        self.ended = QCheckBox("Visa även avslutade uppdrag")
        self.list = ThingList("Uppdrag")
        self.last_day = DateField("Sista dag", desk.office.today)
        self.end = QPushButton("Avsluta uppdraget")
        self.person, self.party = QLineEdit(), QLineEdit()
        self.role = QComboBox()
        self.first_day = DateField("Första dag", desk.office.today)
        self.add = QPushButton("Lägg till")
        self._form = Form()
        self._end = Section("Avsluta uppdrag")
        self._whose = words()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Shows the seats as saved, of the body chosen before."""
        chosen = self.body.currentData()
        self.body.clear()
        for body in self.desk.read(bodies) or ():
            self.body.addItem(body.name, body.id)
        self.body.setCurrentIndex(max(self.body.findData(chosen), 0))
        everybody = self.desk.read(people) or ()
        self._people = {person.name.casefold(): person for person in everybody}
        completer = QCompleter([person.name for person in everybody], self.person)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.person.setCompleter(completer)
        self._show_seats()

    @Slot()
    def _show_seats(self) -> None:
        key = self.body.currentData()
        if key is None:
            return
        self._seats = self.desk.read(appointments, body_id=key) or ()
        today = self.desk.office.today()
        shown = [seat for seat in self._seats if self.ended.isChecked() or _holds(seat, today)]
        self.list.show_things([_thing(seat, today) for seat in sorted(shown, key=_order)])
        self._end.setVisible(self._ending is not None)

    @Slot(object)
    def _on_opened(self, seat: AppointmentRow) -> None:
        self._ending = seat
        self._whose.setText(f"{_name(seat)}, {state(seat.role.value)}")
        self.last_day.set_day(seat.ends_on or self.desk.office.today())
        self._end.show()
        self._changes.ensureWidgetVisible(self._end)
        self.last_day.setFocus()

    @Slot()
    def _on_end(self) -> None:
        seat, day = self._ending, self.last_day.day
        if seat is None or day is None:
            return
        self._ending = None
        self.desk.do(end_appointment, seat.id, day)
        self._propose_successor(seat, day)
        self._show_seats()

    def _propose_successor(self, seat: AppointmentRow, day: date) -> None:
        self.role.setCurrentIndex(self.role.findData(seat.role))
        self.first_day.set_day(day + timedelta(days=1))
        self.party.setText(seat.party)
        self.person.setFocus()
        text = f"{_name(seat)} lämnar uppdraget {day_in_words(day)}. Skriv vem som tar över."
        self.said.emit(Message(text, Severity.SUCCESS))

    @Slot()
    def _on_add(self) -> None:
        name, day, body = self.person.text().strip(), self.first_day.day, self.body.currentData()
        self._form.rows["person"].say("" if name else "Skriv ett namn.")
        self._form.rows["day"].say("" if day else "Ange från vilken dag.")
        if not name or day is None or body is None:
            return
        person = self._person_named(name)
        if person is None:
            return
        role, party = Role(self.role.currentData()), self.party.text().strip()
        place = max((s.place for s in self._seats if s.role is role), default=0) + 1
        made = self.desk.do(appoint, person, body, role, day, place=place, party=party)
        if made:
            self.person.clear()
            self.party.clear()
            self.said.emit(
                Message(
                    f"{name} är {state(role.value)} från {day_in_words(day)}.", Severity.SUCCESS
                )
            )

    def _person_named(self, name: str) -> int | None:
        known = self._people.get(name.casefold())
        if known:
            return known.id
        made: int | None = self.desk.do(add_person, name, party=self.party.text().strip())
        return made

    @Slot()
    def _on_person(self) -> None:
        known = self._people.get(self.person.text().strip().casefold())
        if known:
            self.party.setText(known.party)

    def _connect(self) -> None:
        self.body.activated.connect(self._show_seats)
        self.ended.clicked.connect(self._show_seats)
        self.list.opened.connect(self._on_opened)
        self.end.clicked.connect(self._on_end)
        self.add.clicked.connect(self._on_add)
        self.person.editingFinished.connect(self._on_person)

    def _lay_out(self) -> None:
        self.body.setAccessibleName("Organ")
        # A long name is cut rather than the names of the people beside it.
        self.body.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.body.setMinimumContentsLength(12)
        for role in Role:
            self.role.addItem(state(role.value), role)
        self.role.setCurrentIndex(self.role.findData(Role.MEMBER))
        seats = Section("Uppdrag")
        seats.add(self.body, self.ended, self.list)
        last = Form()
        last.add("day", "Sista dag", self.last_day, "Protokoll före den dagen ändras inte")
        self._end.add(self._whose, last, self.end)
        self._end.hide()
        for key, label, field in (
            ("person", "Namn", self.person),
            ("party", "Parti", self.party),
            ("role", "Uppdrag", self.role),
            ("day", "Första dag", self.first_day),
        ):
            self._form.add(key, label, field)
        new = Section("Nytt uppdrag")
        new.add(self._form, self.add)
        self.sheet.add(seats)
        self._changes.add(self._end, new)


_RANK: Sequence[Role] = tuple(Role)


def _order(seat: AppointmentRow) -> tuple[object, ...]:
    return _RANK.index(seat.role), seat.place, sort_key(seat.name)


def _holds(seat: AppointmentRow, today: date) -> bool:
    return seat.ends_on is None or seat.ends_on >= today


def _name(seat: AppointmentRow) -> str:
    return f"{seat.name} ({seat.party})" if seat.party else seat.name


def _thing(seat: AppointmentRow, today: date) -> Thing:
    until = f"till {day_in_words(seat.ends_on)}" if seat.ends_on else "tills vidare"
    over = not _holds(seat, today)
    return Thing(
        title=f"{_name(seat)}, {state(seat.role.value)}",
        detail=f"från {day_in_words(seat.starts_on)} {until}",
        icon="user",
        target=seat,
        aside="avslutat" if over else "Avsluta",
    )
