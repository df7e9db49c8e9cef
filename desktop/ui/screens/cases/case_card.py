"""One case with all that it holds, and what can be done with it; in the list and by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.queries.cases import CaseView, case_view
from db.queries.papers import paper_file, stored_file
from db.rules.lifecycle import CaseStatus, may_become
from desktop.operations.memos import start_memo
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.cases import case_things as things
from desktop.ui.screens.cases.case_head import CaseHeadView
from desktop.ui.screens.cases.case_work import CaseWork
from desktop.ui.theme import set_role
from desktop.ui.widgets.opened_file import open_copy
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.thing_list import Thing, ThingList

_STEPS = (
    (CaseStatus.CLOSED, "Avsluta", "check"),
    (CaseStatus.ON_HOLD, "Gör vilande", "clock"),
    (CaseStatus.AD_ACTA, "Lägg ad acta", "folder"),
    (CaseStatus.OPEN, "Öppna igen", "folder-open"),
    (CaseStatus.OBLITERATED, "Makulera …", "circle-x"),
)
_SECTIONS: tuple[tuple[str, str, Callable[[CaseView], list[Thing]]], ...] = (
    ("memos", "Tjänsteskrivelser", things.memo_things),
    ("items", "Dagordningar", things.item_things),
    ("paragraphs", "Paragrafer", lambda view: things.paragraph_things(view.paragraphs)),
    ("records", "Handlingar", lambda view: things.record_things(view.records)),
    ("papers", "Papper", lambda view: things.paper_things(view.papers)),
    ("dispatches", "Utskick", lambda view: things.dispatch_things(view.dispatches)),
)


class CaseCard(QScrollArea):
    """Shows a case. Signals as of a screen."""

    go_to = Signal(object)
    said = Signal(object)
    actions_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.view: CaseView | None = None
        self.work = CaseWork(desk)
        self.write_memo = QAction(icon("pencil"), "Skriv tjänsteskrivelse", self)
        self.to_agenda = QAction(icon("calendar"), "Till dagordning …", self)
        self.add_file = QAction(icon("paperclip"), "Lägg till handling …", self)
        self.delegated = QAction(icon("scale"), "Registrera delegationsbeslut …", self)
        self.revise = QAction(icon("pencil"), "Ändra uppgifter …", self)
        self.statuses = {status: QAction(icon(s), text, self) for status, text, s in _STEPS}
        self.lists = {key: ThingList(label) for key, label, _ in _SECTIONS}
        self._labels = {key: QLabel(label) for key, label, _ in _SECTIONS}
        self._head = CaseHeadView()
        self._status_button = QToolButton()
        self._lay_out()
        self._connect()

    def show_case(self, case_id: int) -> None:
        """Shows a case as the register has it now."""
        view: CaseView | None = self._desk.read(case_view, case_id)
        if view is None:
            return
        if self.view and self.view.head.id != case_id:
            self.close_panel()
            self.verticalScrollBar().setValue(0)
        self.view = view
        self.work.view = view
        self._head.show_head(view.head)
        for key, _, rows in _SECTIONS:
            found = rows(view)
            self.lists[key].show_things(found)
            self._labels[key].setVisible(bool(found))
        self._show_steps(view.head.status)

    def actions_of_case(self) -> Sequence[QAction]:
        """What can be done with the case as it stands."""
        open_steps = [one for one in self.statuses.values() if one.isEnabled()]
        own = (self.write_memo, self.to_agenda, self.add_file, self.delegated, self.revise)
        return (*own, *open_steps)

    def take_files(self, files: Sequence[Path]) -> None:
        """Asks what the first of the files is, to make a record of it."""
        if self.view and files:
            self.work.ask_about_file(files[0])

    def show_record(self, record_id: int) -> None:
        """Moves to a record of the case."""
        keys = [row.id for row in self.view.records] if self.view else []
        if record_id in keys:
            rows = self.lists["records"]
            rows.setFocus(Qt.FocusReason.OtherFocusReason)
            rows.setCurrentRow(keys.index(record_id))
            self.ensureWidgetVisible(rows)

    def close_panel(self) -> bool:
        """Lets a question be; whether there was one."""
        return self.work.close_panels()

    def _show_steps(self, status: CaseStatus) -> None:
        for step, action in self.statuses.items():
            action.setEnabled(may_become(status, step))
            action.setVisible(may_become(status, step))
        struck = status is CaseStatus.OBLITERATED
        self._status_button.setVisible(not struck)
        for action in (
            self.write_memo, self.to_agenda, self.add_file, self.delegated, self.revise,
        ):  # fmt: skip
            action.setEnabled(not struck)
        self.actions_changed.emit()

    @Slot()
    def _on_write_memo(self) -> None:
        if self.view is None:
            return
        case_id = self.view.head.id
        memo_id = self._desk.do(start_memo, case_id)
        if memo_id is not None:
            self.go_to.emit(things.memo_place(case_id, memo_id))

    @Slot()
    def _on_delegated(self) -> None:
        if self.view:
            part = f"delegates/new/{self.view.head.id}"
            self.go_to.emit(Place(Room.DELEGATIONS, None, part))

    @Slot()
    def _on_add_file(self) -> None:
        dialog = QFileDialog(self, "Välj fil")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self.take_files([Path(path)])

    @Slot(object)
    def _on_opened(self, target: object) -> None:
        if isinstance(target, Place):
            self.go_to.emit(target)
        elif isinstance(target, things.FileOfCase):
            self._open_file(target)

    def _open_file(self, file: things.FileOfCase) -> None:
        if file.paper_id:
            stored = self._desk.read(paper_file, file.paper_id)
        else:
            stored = self._desk.read(stored_file, file.sha256, file.name)
        if stored:
            open_copy(stored)

    def _connect(self) -> None:
        self.write_memo.triggered.connect(self._on_write_memo)
        self.to_agenda.triggered.connect(self.work.ask_about_agenda)
        self.delegated.triggered.connect(self._on_delegated)
        self.revise.triggered.connect(self.work.ask_about_revision)
        self.add_file.triggered.connect(self._on_add_file)
        for status, action in self.statuses.items():
            action.triggered.connect(lambda _=False, status=status: self.work.pass_to(status))
        for rows in self.lists.values():
            rows.opened.connect(self._on_opened)
        self.work.go_to.connect(self.go_to)
        self.work.said.connect(self.said)

    def _lay_out(self) -> None:
        page = QFrame()
        set_role(page, "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        for part in (self._head, self._buttons(), self.work):
            column.addWidget(part)
        for key, _, _ in _SECTIONS:
            set_role(self._labels[key], "section")
            self._labels[key].setBuddy(self.lists[key])
            column.addWidget(self._labels[key])
            column.addWidget(self.lists[key])
        column.addStretch()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)

    def _buttons(self) -> QWidget:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(6)
        for action in (self.write_memo, self.to_agenda):
            row.addWidget(_button(action))
        more = QMenu(self)
        more.addAction(self.revise)
        more.addAction(self.add_file)
        more.addAction(self.delegated)
        more.addSeparator()
        more.addActions(list(self.statuses.values()))
        self._status_button.setText("Mer")
        self._status_button.setAccessibleName("Mer: ändra, handling, delegation, avsluta, makulera")
        self._status_button.setToolTip("Ändra, lägg till handling, avsluta, vila, makulera")
        self._status_button.setIcon(icon("ellipsis"))
        self._status_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._status_button.setMenu(more)
        row.addWidget(self._status_button)
        row.addStretch()
        box = QWidget()
        box.setLayout(row)
        return box


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.icon(), f" {action.text().rstrip(' …')}")
    button.setIconSize(QSize(16, 16))
    button.setAccessibleName(action.text().rstrip(" …"))
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
