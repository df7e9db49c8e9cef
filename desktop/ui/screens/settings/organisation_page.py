"""The organisation, and its registers with the pattern of their numbers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.queries.bodies import (
    OrganisationRow,
    RegisterRow,
    SeriesRow,
    organisation,
    registers,
    series,
)
from db.rules.lifecycle import SeriesKind
from db.rules.refusals import UnusablePattern
from db.rules.registration_number import RegistrationPattern
from desktop.operations.organisation import add_register, revise_organisation, revise_register
from desktop.ui.desk import Desk
from desktop.ui.pattern_words import HINT, pattern_from_words, pattern_in_words
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.things import pattern_fault
from desktop.ui.widgets.autosave_form import AutosaveForm
from desktop.ui.widgets.form import Form, FormRow
from desktop.ui.widgets.sheet import Section, words


class OrganisationPage(SettingsPage):
    """Name and addresses, and each register with a live example of its next number."""

    key, name, icon = "organisation", "Organisation och diarier", "building-2"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._organisation: OrganisationRow | None = None
        self.form = AutosaveForm()
        self.registers: dict[int, RegisterForm] = {}
        self.new = NewRegister(desk)
        self._registers = Section("Diarier")
        self._forms = QVBoxLayout()
        self._lay_out()
        self.form.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Shows the organisation and its registers as saved."""
        self._organisation = self.desk.read(organisation)
        if self._organisation:
            row = self._organisation
            self.form.show_values(
                {"name": row.name, "postal_address": row.postal_address,
                 "email": row.email, "web": row.web}
            )  # fmt: skip
            self.new.organisation_id = row.id
        counters = self.desk.read(series) or ()
        for row in self.desk.read(registers) or ():
            self._form_of(row).show_register(row, counters)

    def flush(self) -> None:
        """Saves every field."""
        self.form.flush()
        for form in self.registers.values():
            form.fields.flush()

    def _form_of(self, row: RegisterRow) -> RegisterForm:
        if row.id not in self.registers:
            form = RegisterForm(self.desk)
            form.fields.changed.connect(self.saved)
            self.registers[row.id] = form
            self._forms.addWidget(form)
        return self.registers[row.id]

    @Slot(str, object)
    def _on_changed(self, key: str, value: object) -> None:
        row = self._organisation
        if row:
            self.desk.do(revise_organisation, row.id, row.version, **{key: str(value)})
            self.saved.emit()

    def _lay_out(self) -> None:
        self.form.add_line("name", "Namn")
        self.form.add_line("postal_address", "Postadress")
        self.form.add_line("email", "E-post")
        self.form.add_line("web", "Webbplats")
        house = Section("Organisation")
        house.add(self.form)
        whole = QWidget()
        whole.setLayout(self._forms)
        self._forms.setContentsMargins(0, 0, 0, 0)
        self._forms.setSpacing(20)
        self._registers.add(whole)
        added = Section("Nytt diarium")
        added.add(self.new)
        self.sheet.add(house, self._registers, added)


class RegisterForm(QWidget):
    """One register: its name, its pattern, and what the next number will look like."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._row: RegisterRow | None = None
        self._next = 1
        self.fields = AutosaveForm()
        self._pattern = QLineEdit()
        self._heading = words("", "label")
        self._lay_out()
        self.fields.changed.connect(self._on_changed)

    def show_register(self, row: RegisterRow, counters: tuple[SeriesRow, ...]) -> None:
        """Shows a register as saved."""
        self._row = row
        self._next = _next_number(row, counters, self._desk.office.today().year)
        self._heading.setText(f"Diarium {row.code}")
        self.fields.show_values({"name": row.name, "pattern": pattern_in_words(row.pattern)})
        self._show_example()

    @Slot()
    def _show_example(self) -> None:
        row, note = self._row, self.fields.row("pattern")
        if row is None:
            return
        try:
            example = _example(self._pattern.text(), row.code, self._desk, self._next)
        except UnusablePattern as fault:
            note.say(pattern_fault(fault.fault))
        else:
            note.say(f"Nästa nummer blir {example}", "small")

    @Slot(str, object)
    def _on_changed(self, key: str, value: object) -> None:
        row = self._row
        said = pattern_from_words(str(value)) if key == "pattern" else str(value)
        if row and not (key == "pattern" and not _usable(said)):
            self._desk.do(revise_register, row.id, row.version, **{key: said})

    def _lay_out(self) -> None:
        name = self.fields.add_line("name", "Namn")
        self._pattern = self.fields.add_line("pattern", "Mönster för diarienummer")
        self._pattern.setToolTip(HINT)
        name.setAccessibleDescription("Diariets namn")
        self._pattern.textChanged.connect(self._show_example)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading)
        column.addWidget(self.fields)


class NewRegister(QWidget):
    """Code, name and pattern of a register to add."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.organisation_id = 0
        self.code, self.name, self.pattern = QLineEdit(), QLineEdit(), QLineEdit()
        self.add = QPushButton("Lägg till diarium")
        self._desk = desk
        self._rows: dict[str, FormRow] = {}
        self.pattern.setText("{nummer:05}-{år}")
        self.pattern.textChanged.connect(self._show_example)
        self.code.textChanged.connect(self._show_example)
        self.add.clicked.connect(self._on_add)
        self._lay_out()
        self._show_example()

    @Slot()
    def _show_example(self) -> None:
        try:
            example = _example(self.pattern.text(), self.code.text().strip() or "KS", self._desk, 1)
        except UnusablePattern as fault:
            self._rows["pattern"].say(pattern_fault(fault.fault))
        else:
            self._rows["pattern"].say(f"Första numret blir {example}", "small")

    @Slot()
    def _on_add(self) -> None:
        code, name = self.code.text().strip(), self.name.text().strip()
        self._rows["code"].say("" if code else "Skriv en kod, till exempel KS.")
        self._rows["name"].say("" if name else "Skriv vad diariet heter.")
        pattern = pattern_from_words(self.pattern.text())
        if code and name and _usable(pattern):
            made = self._desk.do(add_register, self.organisation_id, code, name, pattern)
            if made:
                self.code.clear()
                self.name.clear()

    def _lay_out(self) -> None:
        form = Form()
        for key, label, field in (
            ("code", "Kod för nytt diarium", self.code),
            ("name", "Namn på nytt diarium", self.name),
            ("pattern", "Mönster för nytt diarium", self.pattern),
        ):
            self._rows[key] = form.add(key, label, field)
        self.pattern.setToolTip(HINT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(form)
        column.addWidget(self.add, 0)


def _next_number(row: RegisterRow, counters: tuple[SeriesRow, ...], year: int) -> int:
    fitting = (
        one.next_number
        for one in counters
        if one.kind is SeriesKind.REGISTRATION and one.owner_id == row.id and one.year == year
    )
    return next(fitting, 1)


def _example(pattern: str, code: str, desk: Desk, number: int) -> str:
    year = desk.office.today().year
    return RegistrationPattern(pattern_from_words(pattern)).format(code, year, number)


def _usable(pattern: str) -> bool:
    try:
        RegistrationPattern(pattern)
    except UnusablePattern:
        return False
    return True
