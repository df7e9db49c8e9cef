"""The bodies: names, seats, place of the minutes, numbering, and the look of their papers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QPushButton

from db.queries.bodies import BodyRow, bodies, organisation, registers
from db.rules.lifecycle import BodyKind
from desktop.operations.organisation import add_body, revise_body
from desktop.operations.style_samples import house_styles, sample_page
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.settings.body_rules import BodyRules
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.states import state
from desktop.ui.widgets.autosave_form import AutosaveForm
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.sheet import Section

_NEW = "Nytt organ"


class BodiesPage(SettingsPage):
    """One body at a time, with a page set in its house style."""

    key, name, icon = "bodies", "Organ och husmallar", "gavel"

    def __init__(self, desk: Desk) -> None:
        self.paper = PdfView("Exempel på husmallen")
        super().__init__(desk, beside=self.paper)
        self._bodies: tuple[BodyRow, ...] = ()
        self.chooser = QComboBox()
        self.form = AutosaveForm()
        self.rules = BodyRules()
        self.add = QPushButton("Lägg till organ")
        self._lay_out()
        self.chooser.activated.connect(self._on_chosen)
        self.form.changed.connect(self._on_changed)
        self.rules.changed.connect(self._on_changed)
        self.add.clicked.connect(self._on_add)

    @property
    def body(self) -> BodyRow | None:
        """The body chosen."""
        index = self.chooser.currentIndex()
        return self._bodies[index] if 0 <= index < len(self._bodies) else None

    def refresh(self) -> None:
        """Shows the bodies as saved, on the one chosen before."""
        chosen = self.body.id if self.body else 0
        self._bodies = self.desk.read(bodies) or ()
        self.chooser.clear()
        self.chooser.addItems([body.name for body in self._bodies])
        self._choose(chosen)
        codes = [(row.id, f"{row.code} {row.name}") for row in self.desk.read(registers) or ()]
        self.form.set_choices("register_id", codes)
        self.form.set_choices("parent_id", self._parents())
        self._show()

    def flush(self) -> None:
        """Saves every field."""
        self.form.flush()
        self.rules.flush()

    def _choose(self, key: int) -> None:
        keys = [body.id for body in self._bodies]
        self.chooser.setCurrentIndex(keys.index(key) if key in keys else 0)

    def _parents(self) -> Sequence[tuple[int | None, str]]:
        own = self.body.id if self.body else 0
        others = [(body.id, body.name) for body in self._bodies if body.id != own]
        return [(None, "Inget"), *others]

    @Slot()
    def _on_chosen(self) -> None:
        self.form.set_choices("parent_id", self._parents())
        self._show()

    def _show(self) -> None:
        body = self.body
        self.form.setEnabled(body is not None)
        if body is None:
            return
        keys = ("name", "abbreviation", "genitive", "kind", "parent_id", "register_id", "seats",
                "house_style", "minutes_location")  # fmt: skip
        self.form.show_values({key: getattr(body, key) for key in keys})
        self.rules.show_body(body)
        self._show_paper(body)

    def _show_paper(self, body: BodyRow) -> None:
        house = self.desk.read(organisation)
        owner = body.genitive or (body.name if body.name.endswith("s") else f"{body.name}s")
        self.desk.read_in_background(
            sample_page, body.house_style, house.name if house else "", body.name, owner,
            then=self._on_pages, key="settings/style",
        )  # fmt: skip

    def _on_pages(self, data: bytes) -> None:
        self.paper.show_pdf(data)

    @Slot(str, object)
    def _on_changed(self, key: str, value: object) -> None:
        body = self.body
        if body is None or not self._may(body, key, value):
            return
        before = getattr(body, key)
        if not self._revise(body.id, key, value):
            return
        self.saved.emit()
        self.desk.undoable(
            f"Uppgifterna om {body.abbreviation} är ändrade",
            undo=lambda: self._revise(body.id, key, before),
            redo=lambda: self._revise(body.id, key, value),
        )

    def _revise(self, body_id: int, key: str, value: object) -> bool:
        found = self.desk.read(bodies) or ()
        version = next((one.version for one in found if one.id == body_id), None)
        return carried_out(self.desk, revise_body, body_id, version, **{key: value})

    def _may(self, body: BodyRow, key: str, value: object) -> bool:
        """Whether the value will do; says under the field why not."""
        row: FormRow | None = self.form.form.rows.get(key)
        taken = {one.abbreviation for one in self._bodies if one.id != body.id}
        fault = ""
        if key in ("name", "abbreviation") and not value:
            fault = "Får inte vara tomt."
        elif key == "abbreviation" and value in taken:
            fault = f"Ett annat organ heter redan {value}."
        if row and fault:
            row.say(fault)
        elif row:
            row.clear_note()
        return not fault

    @Slot()
    def _on_add(self) -> None:
        house = self.desk.read(organisation)
        codes = self.desk.read(registers)
        if house is None or not codes:
            return
        taken = {body.abbreviation for body in self._bodies}
        short = next(f"N{n}" for n in range(1, 1000) if f"N{n}" not in taken)
        made = self.desk.do(
            add_body, house.id, codes[0].id, kind=BodyKind.COMMITTEE, name=_NEW, abbreviation=short
        )
        if made:
            self.refresh()
            self._choose(made)
            self._on_chosen()
            self.form.form.rows["name"].field.setFocus()

    def _lay_out(self) -> None:
        self.chooser.setAccessibleName("Organ")
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.chooser.setSizeAdjustPolicy(policy)
        whose = Section("Organ")
        whose.add(self.chooser, self.add)
        details = Section("Uppgifter")
        details.add(self.form)
        form = self.form
        form.add_line("name", "Namn")
        form.add_line("abbreviation", "Förkortning", "Står i listor och filnamn, till exempel KS")
        form.add_line("genitive", "Namn i genitiv", "Som i ”Kommunstyrelsens beslut”")
        form.add_choice("kind", "Slag", [(kind, state(kind.value)) for kind in BodyKind])
        form.add_choice("parent_id", "Hör under", ())
        form.add_choice("register_id", "Diarium", ())
        form.add_number("seats", "Antal ledamöter", "Även vakanta platser räknas (KL 6:27)")
        form.add_line("minutes_location", "Protokollens förvaringsplats", "Står i anslaget")
        form.add_choice("house_style", "Husmall", house_styles(), "Ordning och rubriker i papper")
        rules = Section("Regler")
        rules.add(self.rules)
        self.sheet.add(whose, details, rules)
