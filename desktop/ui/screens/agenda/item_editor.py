"""One item of the agenda: title, kind, presenter, time and proposed decision; saved by itself."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.queries.agenda import AgendaRow
from db.rules.lifecycle import ItemKind
from desktop.operations.agenda import revise_item
from desktop.ui.desk import Desk
from desktop.ui.states import state
from desktop.ui.theme import set_role
from desktop.ui.widgets.decision_editor import DecisionEditor
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.title_editor import TitleEditor


class ItemEditor(QScrollArea):
    """Shows an item; ``saved`` when something was saved, ``paragraph_asked`` to go to its §."""

    saved = Signal()
    paragraph_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk = desk
        self._row: AgendaRow | None = None
        self.title = TitleEditor("Rubrik")
        self.kind = QComboBox()
        self.presenter = QLineEdit()
        self.time = QLineEdit()
        self.decision = DecisionEditor("Förslag till beslut")
        self.written = QPushButton("Öppna paragrafen")
        self._note = QLabel()
        self._lay_out()
        self._connect()

    @property
    def row(self) -> AgendaRow | None:
        """The item as saved last."""
        return self._row

    def show_item(self, row: AgendaRow | None, body_name: str) -> None:
        """Shows an item as saved, or nothing; what is being written in it is left alone."""
        self.setVisible(row is not None)
        if row is None:
            self.flush()
            self._row = None
            return
        other = self._row is None or self._row.id != row.id
        if other:
            self.flush()
        self._row = row
        self._fill(row, body_name, other=other)

    def flush(self) -> None:
        """Saves what is being written."""
        if self._row:
            self.title.save_now()
            self.decision.save_now()
            self._on_line()

    def _fill(self, row: AgendaRow, body_name: str, *, other: bool) -> None:
        self.title.set_title(row.title)
        self.kind.setCurrentIndex(self.kind.findData(row.kind))
        for field, text in ((self.presenter, row.presenter), (self.time, row.starts_at)):
            if other or not field.hasFocus():
                field.setText(text)
        has_paragraph = row.paragraph_id is not None
        takes_decision = row.kind in (ItemKind.DECISION, ItemKind.ELECTION)
        self._decision_row.setVisible(takes_decision and not has_paragraph)
        if other or not any(editor.is_changed for editor in self.decision.editors()):
            self.decision.set_content(row.proposed_decision)
            self.decision.suggest_lead_in(f"{body_name} beslutar att")
        self.written.setVisible(has_paragraph)
        self._note.setVisible(has_paragraph)

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self._save(title=title)

    @Slot(object)
    def _on_decision(self, content: object) -> None:
        self._save(proposed_decision=content)

    @Slot()
    def _on_kind(self) -> None:
        self._save(kind=self.kind.currentData())

    @Slot()
    def _on_line(self) -> None:
        if self._row is None:
            return
        changes = {
            name: text
            for name, text, before in (
                ("presenter", self.presenter.text().strip(), self._row.presenter),
                ("starts_at", self.time.text().strip()[:5], self._row.starts_at),
            )
            if text != before
        }
        if changes:
            self._save(**changes)

    def _save(self, **changes: object) -> None:
        if self._row is None:
            return
        row = self._row
        version = self._desk.do(revise_item, row.id, row.version, **changes)
        if version is not None:
            if self._row is row:
                self._row = replace(row, version=version)
            self.saved.emit()

    @Slot()
    def _on_written(self) -> None:
        if self._row:
            self.paragraph_asked.emit(self._row.paragraph_id)

    def _connect(self) -> None:
        self.title.save_asked.connect(self._on_title)
        self.title.left.connect(self.presenter.setFocus)
        self.decision.save_asked.connect(self._on_decision)
        self.kind.activated.connect(self._on_kind)
        self.presenter.editingFinished.connect(self._on_line)
        self.time.editingFinished.connect(self._on_line)
        self.written.clicked.connect(self._on_written)

    def add_actions(self, *actions: QAction) -> None:
        """Puts buttons for the item's actions under it."""
        for place, action in enumerate(actions):
            button = QPushButton(action.text())
            button.setAccessibleName(action.text())
            button.setToolTip(action.toolTip())
            set_role(button, "link")
            button.clicked.connect(action.trigger)
            action.changed.connect(lambda b=button, a=action: b.setEnabled(a.isEnabled()))
            self._buttons.insertWidget(place, button)

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setAccessibleName("Ärendepunkten")
        self.setMinimumHeight(120)
        for kind in ItemKind:
            self.kind.addItem(state(kind).capitalize(), kind)
        self.time.setMaxLength(5)
        self.time.setMaximumWidth(80)
        inside = QFrame()
        set_role(inside, "surface")
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(FormRow("Rubrik", self.title))
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(FormRow("Slag", self.kind), 2)
        line.addWidget(FormRow("Föredragande", self.presenter), 3)
        line.addWidget(FormRow("Tid", self.time))
        column.addLayout(line)
        self._decision_row = FormRow("Förslag till beslut", self.decision)
        column.addWidget(self._decision_row)
        self._note.setText("Beslutet skrivs nu i paragrafen.")
        set_role(self._note, "muted")
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self._note)
        self._buttons.addWidget(self.written, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch()
        column.addLayout(self._buttons)
        column.addStretch()
        self.setWidget(inside)
