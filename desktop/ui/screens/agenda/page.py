"""Dagordning: the items in order, moved by mouse or keys, with what waits beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from db.queries.agenda_candidates import waiting_memos
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from db.rules.lifecycle import BodyKind, ItemKind
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.agenda.add_bar import AddBar, Choice
from desktop.ui.screens.agenda.changes import AgendaChanges
from desktop.ui.screens.agenda.columns import (
    AGENDA,
    WAITING,
    ItemLine,
    WaitingLine,
    item_lines,
    speak,
    waiting_lines,
)
from desktop.ui.screens.agenda.item_editor import ItemEditor
from desktop.ui.screens.agenda.preview import SummonsPages
from desktop.ui.tables.movable_view import MovableView
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.theme import set_role
from desktop.ui.widgets.inline_panel import InlinePanel, Question
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import SidePage
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.statute_note import StatuteNote
from desktop.ui.widgets.step_page import StepPage

URGENT = "KL 5:52"


class AgendaPage(StepPage):
    """The page of the step Dagordning."""

    steps = (MeetingStep.AGENDA,)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting: MeetingView | None = None
        self._changes = AgendaChanges(desk)
        self.items = MovableView(RowsModel(AGENDA, speak), "agenda", "Dagordning")
        self.waiting = MovableView(
            RowsModel(WAITING), "agenda-waiting", "Väntar på en plats", takes=False
        )
        self.bar = AddBar(desk)
        self.editor = ItemEditor(desk)
        self.pages = SummonsPages(desk, self.items, self.editor)
        self.panel = InlinePanel()
        self.law = StatuteNote()
        self._added = QLabel()
        self._empty = QLabel(
            "Inget väntar på en plats. Här samlas det som har bordlagts eller återremitterats, det "
            "andra organ föreslår, och tjänsteskrivelser till organet."
        )
        self._hint = QLabel()
        self._remark = QWidget()
        self._make_actions()
        self._lay_out()
        self._connect()

    # What the meeting asks.

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the agenda and what waits; ``detail`` is the key of an item to go to."""
        self._meeting = meeting
        self.bar.set_body(meeting.head.body_id)
        memos = self._desk.read(waiting_memos, meeting.head.body_id) or ()
        waiting = waiting_lines(meeting.unplaced, memos)
        self.waiting.rows.show_rows(waiting)
        self._empty.setVisible(not waiting)
        self.waiting.setVisible(bool(waiting))
        self._hint.setVisible(bool(waiting))
        self.items.rows.show_rows(item_lines(meeting.agenda))
        if detail:
            self.items.choose(int(detail))
        elif self.items.current_row() is None:
            self.items.choose_first()
        self._show_added(meeting)
        self._show_item()
        self.pages.show_meeting(meeting)
        self.actions_changed.emit()

    def first_action(self) -> QAction | None:
        """Adding the first item; then the summons, until it has gone out."""
        if self._meeting and not self._meeting.agenda:
            return self._add
        head = self._meeting.head if self._meeting else None
        return self._summon if head and not head.summoned_on and not head.cancelled else None

    def more_actions(self) -> Sequence[QAction]:
        """Adding, taking off, moving, and the paragraph of the item."""
        return (
            self._add, self._take_off, self._open, self._urgent, self._summon,
            self.pages.show_pages,
        )  # fmt: skip

    def side_pages(self) -> Sequence[SidePage]:
        """The summons as it will be."""
        return (self.pages.pane.side_page,)

    def panes(self) -> Sequence[QWidget]:
        """The agenda, the line for adding, the item, what waits."""
        return (self.items, self.bar, self.editor, self.waiting)

    def flush(self) -> None:
        """Saves what is being written in the item."""
        self.editor.flush()

    def go_back(self) -> bool:
        """Closes the section of law or the question."""
        if self.law.isVisible():
            self.law.hide()
            return True
        return self.panel.close_panel()

    # Showing.

    def _show_added(self, meeting: MeetingView) -> None:
        added = [row for row in meeting.agenda if row.added]
        assembly = meeting.head.body_kind is BodyKind.ASSEMBLY
        self._remark.setVisible(bool(added) and assembly)
        count = "Ett ärende" if len(added) == 1 else f"{len(added)} ärenden"
        self._added.setText(
            f"! {count} kom till efter kallelsen. Fullmäktige får avgöra det bara om det är "
            "brådskande och alla närvarande är överens."
        )

    @Slot()
    def _show_item(self) -> None:
        line = self.items.current_row()
        row = line.row if isinstance(line, ItemLine) else None
        name = self._meeting.head.body_name if self._meeting else ""
        self.editor.show_item(row, name)
        noted = row is not None and row.urgency_decided
        self._urgent.setEnabled(row is not None and row.added)
        self._urgent.setText(
            "Ta bort att det är brådskande" if noted else "Anteckna som brådskande"
        )
        self.pages.show_item()
        self._take_off.setEnabled(row is not None and row.number is None)
        self._open.setEnabled(row is not None and row.kind is not ItemKind.HEADING)

    # Doing.

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        if self._meeting:
            self._show_placed(self._changes.add(self._meeting.head, choice))

    @Slot(object, int)
    def _on_moved(self, item_id: int, place: int) -> None:
        self._changes.move(item_id, self.items.rows.find(item_id) + 1, place)
        self._show_placed(item_id)

    @Slot(str, object, int)
    def _on_dropped(self, _name: str, key: int, place: int) -> None:
        line = self.waiting.rows.row(self.waiting.rows.find(key))
        if self._meeting and isinstance(line, WaitingLine):
            self._show_placed(self._changes.place(self._meeting.head, line, place))

    @Slot(object)
    def _on_waiting_opened(self, line: WaitingLine) -> None:
        if self._meeting:
            self._show_placed(self._changes.place(self._meeting.head, line, None))

    def _show_placed(self, key: int | None) -> None:
        if key is not None:
            self.items.choose(key)

    @Slot()
    def _on_take_off(self) -> None:
        line = self.items.current_row()
        if not isinstance(line, ItemLine) or line.row.number is not None:
            return
        if line.row.paragraph_id is None:
            self._take(line)
            return
        self.panel.ask(
            Question(
                f"Ta bort ”{line.row.title}” från dagordningen?",
                ("Paragrafens utkast försvinner. Ärendet väntar på ett annat sammanträde.",),
                "Ta bort",
                lambda _text: self._take(line),
            ),
            self.items,
        )

    def _take(self, line: ItemLine) -> None:
        self.editor.flush()
        if self._meeting:
            self._changes.take_off(self._meeting.head, line)

    # Going elsewhere.

    @Slot()
    def _on_summon(self) -> None:
        self._go(MeetingStep.SUMMONS.value)

    @Slot()
    def _on_open(self) -> None:
        line = self.items.current_row()
        if isinstance(line, ItemLine) and line.row.kind is not ItemKind.HEADING:
            self._go(f"{MeetingStep.PARAGRAPHS}/item:{line.id}")

    @Slot(object)
    def _on_paragraph(self, paragraph_id: int) -> None:
        self._go(f"{MeetingStep.PARAGRAPHS}/{paragraph_id}")

    def _go(self, part: str) -> None:
        if self._meeting:
            self.go_to.emit(Place(Room.MEETING, self._meeting.head.id, part))

    # Building.

    @Slot()
    def _on_urgent(self) -> None:
        line = self.items.current_row()
        if isinstance(line, ItemLine):
            self._changes.urgency(line)

    def _make_actions(self) -> None:
        self._add = make_action(self, "Lägg till ärende", "plus", self.bar.begin, keys="Ctrl+N")
        self._summon = make_action(self, "Skapa kallelse", "mail", self._on_summon)
        self._take_off = make_action(
            self, "Ta bort från dagordningen", "x", self._on_take_off, keys="Del", only_there=True
        )
        self._open = make_action(self, "Öppna paragrafen", "file-text", self._on_open)
        self._urgent = make_action(self, "Anteckna som brådskande", "stamp", self._on_urgent)
        self.items.addActions([self._take_off, self._open, self._urgent])

    def _connect(self) -> None:
        self.bar.chosen.connect(self._on_chosen)
        self.items.chosen.connect(self._show_item)
        self.items.moved.connect(self._on_moved)
        self.items.dropped.connect(self._on_dropped)
        self.items.opened.connect(self._on_open)
        self.waiting.opened.connect(self._on_waiting_opened)
        self.editor.saved.connect(self.saved)
        self.pages.asked.connect(lambda: self.side_asked.emit("preview"))
        self.editor.paragraph_asked.connect(self._on_paragraph)
        self.editor.add_actions(self._take_off)

    def _lay_out(self) -> None:
        left = Split(
            "agenda", self.items, self.editor, sizes=(420, 220),
            orientation=Qt.Orientation.Vertical,
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lay_out_remark()
        for widget in (self.bar, self.panel, self._remark, self.law):
            column.addWidget(widget)
        column.addWidget(Split("agenda_waiting", left, self._side(), sizes=(700, 280)), 1)

    def _lay_out_remark(self) -> None:
        link = QPushButton(URGENT)
        link.setAccessibleName(f"Läs {URGENT}")
        set_role(link, "link")
        link.clicked.connect(lambda: self.law.show_section(URGENT))
        set_role(self._added, "warning")
        self._added.setWordWrap(True)
        column = QVBoxLayout(self._remark)
        column.setContentsMargins(16, 4, 16, 4)
        column.setSpacing(0)
        column.addWidget(self._added)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._remark.hide()

    def _side(self) -> QWidget:
        side = QWidget()
        set_role(side, "surface")
        self._hint.setText("Enter lägger raden sist på dagordningen. Du kan också dra den dit.")
        for label in (self._hint, self._empty):
            set_role(label, "small")
            label.setWordWrap(True)
            label.setContentsMargins(12, 8, 12, 8)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.waiting, 1)
        column.addWidget(self._empty)
        column.addWidget(self._hint)
        column.addStretch()
        side.setMinimumWidth(180)
        return side
