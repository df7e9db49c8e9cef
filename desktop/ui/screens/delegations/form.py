"""Registering what a delegate or the chair decided; doubts are told at once, by their section."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from db.queries.appointments import appointed_on
from db.queries.cases import CaseView, case_view
from db.queries.delegations import DelegatedRow, PointRow, scheme_points
from db.queries.existing import case_with_number
from db.rules.lifecycle import AppealWay, DecisionMaker, Role
from desktop.ui.desk import Desk
from desktop.ui.screens.delegations.body_box import BodyBox
from desktop.ui.screens.delegations.doubt import Doubt
from desktop.ui.screens.delegations.work import DelegationWork
from desktop.ui.states import state
from desktop.ui.theme import mark_primary
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain_lines import PlainLines
from desktop.ui.widgets.sheet import Section, Sheet

_NUMBER_HINT = "Diarienummer, hur det än skrivs. Får vara tomt."
_HEADINGS = {
    DecisionMaker.DELEGATE: "Nytt delegationsbeslut",
    DecisionMaker.CHAIR: "Nytt brådskande ordförandebeslut",
}


class DecisionForm(Sheet):
    """``done(key)`` when it is in the register, ``given_up`` when the clerk lets it be."""

    done = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk, work: DelegationWork) -> None:
        super().__init__("Registrera beslut", paper=False)
        self._desk = desk
        self._work = work
        self._maker = DecisionMaker.DELEGATE
        self._row: DelegatedRow | None = None
        self._points: tuple[PointRow, ...] = ()
        self._case: CaseView | None = None
        self.body, self.point, self.appeal = BodyBox(desk), QComboBox(), QComboBox()
        self.made_by, self.case, self.legal_basis = QLineEdit(), QLineEdit(), QLineEdit()
        self.day = DateField("Beslutsdag", desk.office.today)
        self.matter, self.urgency = PlainLines(), PlainLines()
        self._first, self._more = Form(), Form()
        self.doubt = Doubt()
        self.register = QAction("Registrera", self)
        self.give_up = QAction("Avbryt", self)
        self._button, self._cancel = QPushButton(), QPushButton("Avbryt")
        self._section = Section("")
        self._lay_out()
        self._connect()

    # Beginning.

    def begin(self, maker: DecisionMaker, *, body_id: int | None = None, number: str = "") -> None:
        """Asks for a new decision, about a case when its number is given."""
        self._start(maker, None)
        for field in (self.matter, self.urgency):
            field.clear()
        for line in (self.case, self.legal_basis, self.made_by):
            line.clear()
        self.day.set_day(self._desk.office.today())
        self.appeal.setCurrentIndex(0)
        self.case.setText(number)
        self._on_case()
        self._choose_body(body_id or (self._case.head.body_id if self._case else None))
        self._check()
        first = self.point if maker is DecisionMaker.DELEGATE else self.made_by
        self._focus(first if self.body.count() == 1 or number else self.body)

    def begin_revision(self, row: DelegatedRow) -> None:
        """Shows what was registered, to be mended."""
        self._start(row.maker, row)
        self._choose_body(row.body_id)
        self.point.setCurrentIndex(max(self.point.findData(row.point_id), 0))
        self.made_by.setText(row.made_by)
        self.case.setText(row.registration_number)
        self.day.set_day(row.decided_on)
        self.matter.setPlainText(row.matter)
        self.urgency.setPlainText(row.urgency)
        self.legal_basis.setText(row.legal_basis)
        self.appeal.setCurrentIndex(max(self.appeal.findData(row.appeal), 0))
        self._on_case()
        self._check()
        self._focus(self.matter)

    def _start(self, maker: DecisionMaker, row: DelegatedRow | None) -> None:
        self._maker, self._row = maker, row
        chairs = maker is DecisionMaker.CHAIR
        self._section.heading.setText("Rätta uppgifterna" if row else _HEADINGS[maker])
        verb = "Spara ändringarna" if row else "Registrera"
        self.register.setText(verb)
        self._button.setText(verb)
        self._button.setAccessibleName(verb)
        self.rows["point"].setVisible(not chairs)
        self.rows["appeal"].setVisible(not chairs)
        self.rows["urgency"].setVisible(chairs)
        self.body.setEnabled(row is None)
        self.body.fill()

    def _focus(self, field: QWidget) -> None:
        self.verticalScrollBar().setValue(0)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_body(self, body_id: int | None) -> None:
        index = self.body.findData(body_id)
        if body_id is not None and index >= 0:
            self.body.setCurrentIndex(index)
        self._on_body()

    # Following what is written.

    @Slot()
    def _on_body(self) -> None:
        """The points of the body's scheme, and its chair."""
        body_id = self.body.currentData()
        points = self._desk.read(scheme_points, body_id) if body_id else ()
        keep = self._row.point_id if self._row else None
        self._points = tuple(one for one in points or () if one.active or one.id == keep)
        self.point.blockSignals(True)
        self.point.clear()
        self.point.addItem("Ingen punkt, särskilt uppdrag", None)
        for one in self._points:
            self.point.addItem(f"{one.code} {one.matter}", one.id)
        self.point.setCurrentIndex(1 if self._points else 0)
        self.point.blockSignals(False)
        if self._maker is DecisionMaker.CHAIR and body_id:
            seats = self._desk.read(appointed_on, body_id, self.day.day or date.min) or ()
            chair = next((one for one in seats if one.role is Role.CHAIR), None)
            self.made_by.setText(chair.name_and_party if chair else "")
        else:
            self._on_point()
        self._check()

    @Slot()
    def _on_point(self) -> None:
        point = next((one for one in self._points if one.id == self.point.currentData()), None)
        if point and (not self._row or not self.made_by.text()):
            self.made_by.setText(point.delegate)
        row = self.rows["point"]
        told = "Anmäls till nämnden." if point is None or point.must_report else (
            "Anmäls inte: protokollförs särskilt och anslås."
        )  # fmt: skip
        basis = f" Lagrum: {point.legal_basis}." if point and point.legal_basis else ""
        row.say(f"{told}{basis}", "small")
        self._check()

    @Slot()
    def _on_case(self) -> None:
        """Which case the number means, in any spelling; none is told when it is written."""
        self._find_case()
        number = self.case.text().strip()
        if number and not self._case:
            self.rows["case"].say("Det finns inget ärende med det numret.")

    @Slot()
    def _find_case(self) -> None:
        number = self.case.text().strip()
        key = self._desk.read(case_with_number, number) if number else None
        self._case = self._desk.read(case_view, key) if key else None
        row = self.rows["case"]
        if self._case:
            head = self._case.head
            row.say(f"{head.registration_number} {head.title}", "small")
            if head.legal_basis and not self.legal_basis.text():
                self.legal_basis.setText(head.legal_basis)
        else:
            row.clear_note()
        self._check()

    @Slot()
    def _check(self) -> None:
        """Says at once what stands in the way, and what may not be delegated."""
        day, today = self.day.day, self._desk.office.today()
        late = day is not None and day > today
        self.rows["day"].say("Dagen har inte varit än." if late else "")
        self._show_doubt()
        chairs = self._maker is DecisionMaker.CHAIR
        whole = all((
            self.body.currentData(), self.matter.text, self.made_by.text().strip(),
            day is not None and not late, self.urgency.text or not chairs,
            self._case or not self.case.text().strip(),
        ))  # fmt: skip
        self.register.setEnabled(whole)
        self._button.setEnabled(whole)

    def _show_doubt(self) -> None:
        delegated = self._maker is DecisionMaker.DELEGATE
        kind = self._case.head.kind if self._case and delegated else None
        self.doubt.show_matter(self.matter.text if delegated else "", kind)

    # Registering.

    def _written(self) -> dict[str, Any]:
        chairs = self._maker is DecisionMaker.CHAIR
        own = {"urgency": self.urgency.text} if chairs else {
            "point_id": self.point.currentData(), "appeal": AppealWay(self.appeal.currentData()),
        }  # fmt: skip
        return {
            "matter": self.matter.text,
            "made_by": self.made_by.text().strip(),
            "decided_on": self.day.day,
            "case_id": self._case.head.id if self._case else None,
            "legal_basis": self.legal_basis.text().strip(),
            **own,
        }

    @Slot()
    def _on_register(self) -> None:
        self._on_case()
        if not self.register.isEnabled():
            return
        if self._row:
            if self._work.revise(self._row, self._written()):
                self.done.emit(self._row.id)
            return
        key = self._work.register(self._maker, self.body.currentData(), self._written())
        if key is not None:
            self.done.emit(key)

    def _connect(self) -> None:
        self.body.currentIndexChanged.connect(self._on_body)
        self.point.currentIndexChanged.connect(self._on_point)
        self.case.editingFinished.connect(self._on_case)
        self.day.day_changed.connect(self._check)
        self.case.textChanged.connect(self._find_case)
        for field in (self.matter, self.urgency, self.made_by):
            field.textChanged.connect(self._check)
        self.register.triggered.connect(self._on_register)
        self.give_up.triggered.connect(self.given_up)
        self._button.clicked.connect(self._on_register)
        self._cancel.clicked.connect(self.given_up)

    def _lay_out(self) -> None:
        for way in AppealWay:
            self.appeal.addItem(state(way.value).capitalize(), way)
        for box in (self.body, self.point, self.appeal):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(16)
        add = self._first.add
        add("body", "Organ", self.body)
        add("point", "Punkt i delegationsordningen", self.point)
        add("made_by", "Beslutat av", self.made_by)
        add("matter", "Vad som beslutades", self.matter)
        add = self._more.add
        add("urgency", "Varför det inte kunde vänta", self.urgency, "Står i anmälan (KL 6:39).")
        add("day", "Beslutsdag", self.day)
        add("case", "Ärende", self.case, _NUMBER_HINT)
        hint = "Tomt är offentligt. Lagrum, till exempel OSL 26 kap. 1 §, döljer vad det gäller."
        add("legal_basis", "Sekretess", self.legal_basis, hint)
        add("appeal", "Överklagas genom", self.appeal)
        self.rows = {**self._first.rows, **self._more.rows}
        self._lay_out_foot()
        self.add(self._section)

    def _lay_out_foot(self) -> None:
        mark_primary(self._button)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._button)
        row.addWidget(self._cancel)
        row.addStretch()
        self._section.add(self._first, self.doubt, self._more, buttons)
