"""What a case is said to be, changed in its own page; its number is only written otherwise."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from db.queries.bodies import bodies
from db.queries.cases import CaseHead, case_view
from db.queries.existing import case_with_number
from desktop.operations.cases import revise_case
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.screens.cases.case_panels import Panel
from desktop.ui.screens.cases.kind_fields import KindFields
from desktop.ui.widgets.place import Place, Room

_OFFICER = "case_officer"


class RevisionPanel(Panel):
    """Asks what is to be another; ``revised`` when it is in the register, ``go_to`` a namesake."""

    revised = Signal()
    go_to = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__("Ändra ärendets uppgifter", "Spara ändringarna")
        self._desk = desk
        self._head: CaseHead | None = None
        self.body = QComboBox()
        self.kind = KindFields()
        self.lines = {name: QLineEdit() for name in (
            "title", _OFFICER, "their_reference", "registration_number", "protected_title",
            "legal_basis",
        )}  # fmt: skip
        self._add_rows()
        for line in self.lines.values():
            line.textChanged.connect(self._check)
            line.returnPressed.connect(self._on_save)
        self.button.clicked.connect(self._on_save)

    def begin(self, head: CaseHead) -> None:
        """Shows what the case is now, the cursor in its title."""
        self._head = head
        self.body.clear()
        self.body.addItem("Inget organ än", None)
        for row in self._desk.read(bodies) or ():
            self.body.addItem(row.name, row.id)
        if self.body.findData(head.body_id) < 0:
            self.body.addItem(head.body_name, head.body_id)
        self.body.setCurrentIndex(self.body.findData(head.body_id))
        self.kind.show_values(head.kind, head.submitted_by)
        for name, line in self.lines.items():
            line.setText(str(_value(head, name)))
            line.setCursorPosition(0)
        self._check()
        self.show_at(self.lines["title"])

    def _add_rows(self) -> None:
        add, lines = self.form.add, self.lines
        add("title", "Ärendemening", lines["title"], "Offentlig: inga namn på enskilda.")
        self.kind.add_to(self.form)
        add("body", "Organ", self.body)
        add("officer", "Handläggare", lines[_OFFICER])
        add("reference", "Deras beteckning", lines["their_reference"])
        hint = "Rätta bara hur numret är skrivet."
        add("number", "Diarienummer", lines["registration_number"], hint)
        hint = "Skrivs aldrig på offentliga papper."
        add("protected", "Skyddad ärendemening", lines["protected_title"], hint)
        hint = "Till exempel OSL 25:1."
        add("legal_basis", "Lagrum", lines["legal_basis"], hint)

    def _written(self) -> dict[str, object]:
        written = {name: " ".join(line.text().split()) for name, line in self.lines.items()}
        if not written["protected_title"]:
            written["legal_basis"] = ""
        return {**written, **self.kind.values, "body_id": self.body.currentData()}

    @Slot()
    def _check(self) -> None:
        """Says at once what stands in the way."""
        written = self._written()
        title, number = self.form.rows["title"], self._check_number()
        if written["title"]:
            title.clear_note()
        else:
            title.say("Skriv en ärendemening.")
        basis = self.form.rows["legal_basis"]
        lacks = bool(written["protected_title"]) and not written["legal_basis"]
        if lacks:
            basis.say("Ange lagrummet, till exempel OSL 25:1.")
        else:
            basis.clear_note()
        self.button.setEnabled(bool(written["title"]) and number and not lacks)

    def _check_number(self) -> bool:
        row, head = self.form.rows["number"], self._head
        number = str(self._written()["registration_number"])
        if head is None or not number:
            row.say("Skriv ett diarienummer.")
            return False
        taken = self._desk.read(case_with_number, number, head.register_id)
        if taken in (None, head.id):
            row.clear_note()
            return True
        place = Place(Room.CASE, taken)
        row.say(f"{number} finns redan.", action="Gå dit", way=lambda: self.go_to.emit(place))
        return False

    @Slot()
    def _on_save(self) -> None:
        head = self._head
        if head is None or not self.button.isEnabled():
            return
        after = {key: new for key, new in self._written().items() if new != _value(head, key)}
        before = {key: _value(head, key) for key in after}
        if after and not self._revise(head.id, head.version, after):
            return
        self.revised.emit()
        if after:
            self._desk.undoable(
                "Ärendets uppgifter är ändrade",
                undo=lambda: self._again(head.id, before),
                redo=lambda: self._again(head.id, after),
            )

    def _revise(self, case_id: int, version: int, changes: Mapping[str, object]) -> bool:
        return carried_out(self._desk, revise_case, case_id, version, **changes)

    def _again(self, case_id: int, values: Mapping[str, object]) -> None:
        view = self._desk.read(case_view, case_id)
        if view:
            self._revise(case_id, view.head.version, values)


def _value(head: CaseHead, name: str) -> object:
    return head.officer if name == _OFFICER else getattr(head, name)
