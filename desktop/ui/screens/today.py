"""Idag: what is due and why, the meetings ahead, and what was worked with last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.lookup import ThingKind
from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingRow
from db.queries.recent import RecentRow
from db.queries.today import DueKind, DueRow, TodayView, Urgency, today_view
from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.states import day_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.date_field import WEEKDAYS
from desktop.ui.widgets.dropping import DropTarget, intake_place
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.thing_list import Thing, ThingList

WIDE = 860
MOST = 8
_GROUPS = (
    (Urgency.OVERDUE, "Försenat"),
    (Urgency.TODAY, "Idag"),
    (Urgency.THIS_WEEK, "Den här veckan"),
    (Urgency.LATER, "Senare"),
)
_TONES = {Urgency.OVERDUE: "danger", Urgency.TODAY: "warning"}
_DUE = {
    DueKind.SUMMON: ("Kalla till {}", "mail"),
    DueKind.VERIFY: ("Justera protokollet för {}", "signature"),
    DueKind.ANNOUNCE: ("Anslå protokollet för {}", "stamp"),
    DueKind.TAKE_DOWN: ("Ta ner anslaget för {}", "stamp"),
    DueKind.SEND: ("Skicka utdrag från {}", "send"),
    DueKind.ANSWER: ("Besvara {}", "folder"),
}
_WHY = {
    DueKind.SUMMON: "Kallelsen ska vara ute en vecka före sammanträdet",
    DueKind.VERIFY: "Protokollet ska justeras inom 14 dagar",
    DueKind.ANNOUNCE: "Justeringen ska anslås senast andra dagen",
    DueKind.TAKE_DOWN: "Anslaget ska sitta uppe hela överklagandetiden",
    DueKind.SEND: "Brukar skickas inom en vecka efter justeringen",
    DueKind.ANSWER: "Motioner och medborgarförslag besvaras om möjligt inom ett år",
}
_STEPS = {
    DueKind.SUMMON: MeetingStep.SUMMONS,
    DueKind.VERIFY: MeetingStep.VERIFICATION,
    DueKind.ANNOUNCE: MeetingStep.NOTICE,
    DueKind.TAKE_DOWN: MeetingStep.NOTICE,
    DueKind.SEND: MeetingStep.EXTRACTS,
}
_ROOMS = {
    ThingKind.CASE: (Room.CASE, "folder"),
    ThingKind.MEETING: (Room.MEETING, "calendar"),
    ThingKind.PARAGRAPH: (Room.PARAGRAPH, "gavel"),
}


class TodayScreen(Screen):
    """Idag."""

    help_topic = "today"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._read_in = QAction(icon("file-input"), "Läs in dokument …", self)
        self._case = QAction(icon("folder"), "Registrera ärende", self)
        self._open_first = QAction("Öppna det första", self)
        self.due = {group: ThingList(label) for group, label in _GROUPS}
        self.ahead = ThingList("Kommande sammanträden")
        self.recent = ThingList("Senast arbetat med")
        self._labels: dict[ThingList, QLabel] = {}
        self._calm = QLabel("Inget är förfallet eller på väg att förfalla.")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The day in words."""
        today = self._desk.office.today()
        return f"{WEEKDAYS[today.weekday()].capitalize()} {day_in_words(today)}"

    def first_action(self) -> QAction | None:
        """The first thing that is due."""
        return self._open_first if self._first() else self._case

    def more_actions(self) -> Sequence[QAction]:
        """What a day begins with."""
        return (self._read_in, self._case) if self._first() else (self._read_in,)

    def open(self, place: Place) -> None:
        """Asks anew what is due."""
        del place
        self.refresh()

    def refresh(self) -> None:
        """Asks the register, beside the window."""
        self._desk.read_in_background(
            today_view,
            self._desk.office.today(),
            clerk=self._desk.office.clerk,
            then=self._on_view,
            key="today",
        )

    def panes(self) -> Sequence[QWidget]:
        """The lists that have something."""
        lists = (*self.due.values(), self.ahead, self.recent)
        return [one for one in lists if one.count()] or [self]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the two columns under each other in a narrow window."""
        super().resizeEvent(event)
        wide = self.width() >= WIDE
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _on_view(self, view: TodayView) -> None:
        had_focus = next((one for one in self.panes() if one.hasFocus()), None)
        for group, rows in self.due.items():
            rows.show_things(_shown([row for row in view.due if row.urgency is group]))
        self.ahead.show_things([_meeting(row) for row in view.ahead])
        self.recent.show_things([_recent(row) for row in view.recent])
        for rows, label in self._labels.items():
            label.setVisible(rows.count() > 0)
        self._calm.setVisible(not view.due)
        something = bool(view.due or view.ahead or view.recent)
        self._stack.setCurrentIndex(1 if something else 0)
        if had_focus is None and self.isVisible() and self._first():
            next(rows for rows in self.due.values() if rows.count()).setFocus(
                Qt.FocusReason.OtherFocusReason
            )
        self.actions_changed.emit()

    def _first(self) -> Thing | None:
        return next((thing for rows in self.due.values() for thing in rows.things()), None)

    @Slot()
    def _on_first(self) -> None:
        first = self._first()
        if first:
            self.go_to.emit(first.target)

    def _connect(self) -> None:
        DropTarget(self, lambda files: self.go_to.emit(intake_place(files)))
        self._open_first.triggered.connect(self._on_first)
        self._read_in.triggered.connect(lambda: self.go_to.emit(Place(Room.INTAKE)))
        self._case.triggered.connect(lambda: self.go_to.emit(Place(Room.CASES, "new")))
        for rows in self._labels:
            rows.opened.connect(self.go_to)
            rows.section_asked.connect(self.section_asked)

    def _lay_out(self) -> None:
        page = QFrame()
        set_role(page, "surface")
        set_role(self._calm, "muted")
        self._columns.setContentsMargins(24, 12, 24, 24)
        self._columns.setSpacing(32)
        left = self._column([*self.due.items()])
        left.insertWidget(0, self._calm)
        # Not said before the register has been asked.
        self._calm.hide()
        right = self._column([("ahead", self.ahead), ("recent", self.recent)])
        self._columns.addLayout(left, 3)
        self._columns.addLayout(right, 2)
        page.setLayout(self._columns)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(scroll)
        self._stack.setCurrentIndex(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _column(self, lists: Sequence[tuple[str, ThingList]]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        for _, rows in lists:
            label = QLabel(rows.accessibleName())
            set_role(label, "section")
            label.hide()
            self._labels[rows] = label
            column.addWidget(label)
            column.addWidget(rows)
        column.addStretch()
        return column

    def _empty(self) -> QWidget:
        return EmptyState(
            "calendar-days",
            "Inget väntar",
            "Registrera ett ärende, eller släpp ett dokument här så läses det in.",
            self._case,
        )


def _shown(rows: Sequence[DueRow]) -> list[Thing]:
    """What the law asks for first; of many only some, and a way to the others."""
    ordered = sorted(rows, key=lambda row: not row.due.section)
    shown = [_due(row) for row in ordered[:MOST]]
    left = len(ordered) - MOST
    if left <= 0:
        return shown
    return [*shown, Thing(f"och {left} till", "", "ellipsis", Place(Room.DISPATCHES))]


def _due(row: DueRow) -> Thing:
    words, sign = _DUE[row.kind]
    meeting = row.name or f"{row.body} {day_in_words(row.held_on)}"
    why, section = _WHY[row.kind], row.due.section
    if row.count:
        why = f"{row.count} mottagare väntar. {why}"
    tone = _TONES.get(row.urgency, "")
    day = day_in_words(row.due.day)
    if row.kind is DueKind.TAKE_DOWN:
        aside = f"från {day}"
        return Thing(words.format(meeting), why, sign, _place(row), aside, "", section)
    when = f"senast {day}"
    return Thing(words.format(meeting), why, sign, _place(row), when, tone, section)


def _place(row: DueRow) -> Place:
    if row.case_id is not None:
        return Place(Room.CASE, row.case_id)
    return Place(Room.MEETING, row.meeting_id, _STEPS[row.kind].value)


def _meeting(row: MeetingRow) -> Thing:
    day = f"{WEEKDAYS[row.held_on.weekday()]} {day_in_words(row.held_on)}"
    detail = " · ".join(part for part in (f"{day} kl. {row.starts_at}", row.place) if part)
    off = "inställt" if row.cancelled else ""
    place = Place(Room.MEETING, row.id)
    return Thing(row.body_name, detail, "calendar", place, off, "warning")


def _recent(row: RecentRow) -> Thing:
    room, sign = _ROOMS[row.kind]
    return Thing(f"{row.key} {row.title}", "", sign, Place(room, row.id))
