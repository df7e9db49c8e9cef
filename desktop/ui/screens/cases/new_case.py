"""The page where a new case is registered; the number comes by itself unless it is written."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.bodies import bodies, registers
from db.queries.existing import case_with_number
from db.queries.officers import case_officers, number_of_case
from db.rules.lifecycle import CaseKind
from desktop.operations.cases import LONGEST_TITLE, register_case
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.cases.kind_fields import KindFields
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.place import Place, Room

PAUSE_MS = 250


class NewCase(QScrollArea):
    """Asks for a case. ``registered(id, number)`` when it is in the register."""

    registered = Signal(object, str)
    go_to = Signal(object)
    given_up = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.register = QAction("Registrera", self)
        self.give_up = QAction("Avbryt", self)
        self.title = QPlainTextEdit()
        self.diary = QComboBox()
        self.body = QComboBox()
        self.kind = KindFields()
        self.officer = QLineEdit()
        self.number = QLineEdit()
        self.protected_title = QPlainTextEdit()
        self.legal_basis = QLineEdit()
        self._fold = QPushButton("+ Skyddad ärendemening")
        self._secret = Form()
        self._form = Form()
        self._button = QPushButton("Registrera")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Empties the page and asks for the title."""
        for field in (self.title, self.protected_title):
            field.clear()
        for field in (self.number, self.legal_basis):
            field.clear()
        self.kind.show_values(CaseKind.ORDINARY, "")
        self._fill_choices()
        self._secret.hide()
        self._fold.show()
        self._check()
        self._form.rows["title"].clear_note()
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_choices(self) -> None:
        self.officer.setText(self._desk.office.clerk)
        names = self._desk.read(case_officers) or ()
        self.officer.setCompleter(_completer(names, self.officer))
        self.diary.clear()
        for row in self._desk.read(registers) or ():
            self.diary.addItem(f"{row.name} ({row.code})", row.id)
        self._form.rows["diary"].setVisible(self.diary.count() > 1)
        self.body.clear()
        self.body.addItem("Inget organ än", None)
        rows = self._desk.read(bodies) or ()
        for row in rows:
            self.body.addItem(row.name, (row.id, row.register_id))
        used = Counter(row.register_id for row in rows).most_common(1)
        self.diary.setCurrentIndex(max(self.diary.findData(used[0][0]) if used else 0, 0))

    @Slot()
    def _on_body(self) -> None:
        chosen = self.body.currentData()
        if chosen:
            self.diary.setCurrentIndex(max(self.diary.findData(chosen[1]), 0))

    @Slot()
    def _check(self) -> None:
        """Says at once what stands in the way."""
        free = self._check_number()
        title = " ".join(self.title.toPlainText().split())
        long = len(title) > LONGEST_TITLE
        note = f"Högst {LONGEST_TITLE} tecken får plats." if long else ""
        self._form.rows["title"].say(note)
        basis = bool(self.legal_basis.text().strip()) or not self._protected()
        self._secret.rows["legal_basis"].say("" if basis else "Ange lagrummet, till exempel 25:1.")
        ready = bool(title) and not long and free and basis
        self.register.setEnabled(ready)
        self._button.setEnabled(ready)

    def _check_number(self) -> bool:
        row = self._form.rows["number"]
        written = self.number.text().strip()
        taken = self._taken(written) if written else None
        if taken is None:
            row.clear_note()
            return True
        place = Place(Room.CASE, taken)
        row.say(f"{written} finns redan.", action="Gå dit", way=lambda: self.go_to.emit(place))
        return False

    def _taken(self, number: str) -> int | None:
        return self._desk.read(case_with_number, number, self.diary.currentData())

    def _protected(self) -> str:
        return " ".join(self.protected_title.toPlainText().split())

    @Slot()
    def _on_register(self) -> None:
        self._check()
        if not self.register.isEnabled():
            return
        body = self.body.currentData()
        key = self._desk.do(
            register_case,
            self.diary.currentData(),
            self.title.toPlainText(),
            registration_number=self.number.text(),
            body_id=body[0] if body else None,
            case_officer=self.officer.text(),
            **self.kind.values,
            protected_title=self._protected(),
            legal_basis=self.legal_basis.text() if self._protected() else "",
        )
        if key is not None:
            self.registered.emit(key, self._desk.read(number_of_case, key) or "")

    @Slot()
    def _unfold(self) -> None:
        self._fold.hide()
        self._secret.show()
        self.protected_title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        for field in (self.title, self.protected_title):
            field.setTabChangesFocus(True)
            field.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 16)
        self.number.setPlaceholderText("Ges av sig självt")
        self.legal_basis.setPlaceholderText("Till exempel OSL 25:1")
        add = self._form.add
        add("title", "Ärendemening", self.title, "Offentlig: inga namn på enskilda.")
        self.kind.add_to(self._form)
        add("body", "Organ", self.body)
        add("diary", "Diarium", self.diary)
        add("officer", "Handläggare", self.officer)
        add("number", "Diarienummer", self.number, "Lämna tomt för nästa lediga nummer.")
        hint = "Skrivs aldrig på offentliga papper."
        self._secret.add("protected", "Skyddad ärendemening", self.protected_title, hint)
        self._secret.add("legal_basis", "Lagrum", self.legal_basis)

    def _lay_out(self) -> None:
        heading = QLabel("Nytt ärende")
        set_role(heading, "subtitle")
        set_role(self._fold, "add")
        mark_primary(self._button)
        self._fold.setIcon(icon("lock"))
        cancel = QPushButton("Avbryt")
        cancel.clicked.connect(self.give_up.trigger)
        page = QFrame()
        set_role(page, "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(14)
        for part in (heading, self._form):
            column.addWidget(part)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._secret)
        column.addLayout(_side_by_side(self._button, cancel))
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._check)
        for field in (self.title, self.protected_title):
            field.textChanged.connect(lambda: self._pause.start())
        for field in (self.number, self.legal_basis):
            field.textChanged.connect(lambda: self._pause.start())
        self.body.currentIndexChanged.connect(self._on_body)
        self.diary.currentIndexChanged.connect(self._check)
        self._fold.clicked.connect(self._unfold)
        self._button.clicked.connect(self._on_register)
        self.register.triggered.connect(self._on_register)
        self.give_up.triggered.connect(self.given_up)


def _side_by_side(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _completer(names: tuple[str, ...], parent: QWidget) -> QCompleter:
    completer = QCompleter(list(names), parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return completer
