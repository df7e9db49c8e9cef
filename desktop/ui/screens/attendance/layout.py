"""How the page is laid out: the grid above, the sentences and the front page below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from db.queries.meetings import MeetingView
from db.rules.rich_text import Text
from desktop.operations.attendance_sheet import AttendanceSheet, FrontLine
from desktop.ui.desk import Desk
from desktop.ui.screens.attendance.cell_paint import LegendLine
from desktop.ui.screens.attendance.cell_words import quorum_words
from desktop.ui.screens.attendance.details import MeetingDetails
from desktop.ui.screens.attendance.grid import Grid
from desktop.ui.screens.attendance.remarks_strip import RemarksStrip
from desktop.ui.screens.attendance.stand_in_bar import StandInBar
from desktop.ui.screens.attendance.steps_view import StepsView
from desktop.ui.states import day_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.inline_panel import InlinePanel
from desktop.ui.widgets.page_header import ElidedLabel
from desktop.ui.widgets.paper_text import PaperPart, PaperText
from desktop.ui.widgets.split import Split
from desktop.ui.widgets.statute_note import StatuteNote

_LEGEND_FROM = 440
_KEYS = "K kom · G gick · J jäv · Mellanslag hela mötet · T ersättare · Delete tar tillbaka"
_NOTHING = (
    "Alla är närvarande från början till slut.\n"
    "Gå till en ruta ovanför och tryck K när någon kommer, G när någon går och J vid jäv. "
    "Meningarna till protokollet står sedan här."
)


class AttendanceLayout:
    """The widgets of the page, put in their places on it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self.grid = Grid()
        self.steps = StepsView()
        self.remarks = RemarksStrip()
        self.stand_in = StandInBar()
        self.ask = InlinePanel()
        self.law = StatuteNote()
        self.paper = PaperText("Protokollets första sida, som den blir")
        self.details = MeetingDetails(desk)
        self.tabs = QTabWidget()
        self.legend = LegendLine()
        self._lock = QLabel()
        self._quorum = QLabel()
        self._title = ElidedLabel()
        self._section = QPushButton()
        self._below = QStackedWidget()
        self._lay_out(page)
        self.grid.moved.connect(self.show_here)
        self._section.clicked.connect(self._on_section)

    def show_sheet(self, sheet: AttendanceSheet, meeting: MeetingView) -> None:
        """Shows all of it."""
        self.grid.show_sheet(sheet)
        self.steps.rows.show_steps(sheet.sentences)
        self._below.setCurrentIndex(1 if sheet.sentences else 0)
        self.remarks.show_remarks(sheet.remarks)
        self.paper.show_text("Så här blir protokollets första sida", "", _paper(sheet.front))
        self.details.show_meeting(meeting, sheet)
        self._lock.setText(_locked(sheet))
        self._lock.setVisible(bool(self._lock.text()))
        self.show_here()

    def fit(self, height: int) -> None:
        """In a low window the rows of the grid are worth more than what the letters mean."""
        self.legend.setVisible(height >= _LEGEND_FROM)

    def show_here(self) -> None:
        """Shows the quorum of the paragraph that the clerk is in."""
        column = self.grid.here()[1]
        self.steps.show_place(self.grid.chosen().steps)
        self._section.setVisible(column is not None)
        if column is None:
            self._quorum.clear()
            self._title.setText("")
            return
        words = quorum_words(column)
        self._quorum.setText(words if column.is_met else f"! {words}")
        self._title.setText(column.item.title)
        self._title.setToolTip(column.item.title)
        set_role(self._quorum, "" if column.is_met else "danger")
        self._section.setText(column.section)
        self._section.setAccessibleName(f"Läs {column.section}")

    @Slot()
    def _on_section(self) -> None:
        self.law.show_section(self._section.text())

    def _lay_out(self, page: QWidget) -> None:
        set_role(self._section, "link")
        self._lock.setWordWrap(True)
        self._lock.setContentsMargins(16, 6, 16, 6)
        set_role(self._lock, "muted")
        upper = _column(self.grid, self.remarks, self.stand_in, self.ask)
        upper.addLayout(self._foot())
        below = Split("attendance_below", self._written(), self._right(), sizes=(620, 440))
        above = QWidget()
        above.setLayout(upper)
        set_role(above, "surface")
        split = Split(
            "attendance_grid", above, below, sizes=(400, 240),
            orientation=Qt.Orientation.Vertical,
        )  # fmt: skip
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        whole = _column(self.law, self._lock, split)
        whole.setStretch(2, 1)
        page.setLayout(whole)

    def _foot(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(4)
        keys = QLabel(_KEYS)
        set_role(keys, "small")
        set_role(self._title, "muted")
        for widget in (self._quorum, self._section):
            line.addWidget(widget)
        line.addWidget(self._title, 1)
        line.addWidget(keys)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 12, 4)
        foot.setSpacing(2)
        foot.addLayout(line)
        foot.addWidget(self.legend)
        return foot

    def _written(self) -> QWidget:
        empty = QLabel(_NOTHING)
        empty.setWordWrap(True)
        empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        empty.setContentsMargins(16, 14, 16, 8)
        set_role(empty, "muted")
        self._below.addWidget(empty)
        self._below.addWidget(self.steps)
        set_role(self._below, "surface")
        return self._below

    def _right(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.details)
        scroll.setAccessibleName("Om sammanträdet")
        self.tabs.addTab(self.paper, "Första sidan")
        self.tabs.addTab(scroll, "Om sammanträdet")
        self.tabs.setAccessibleName("Första sidan och sammanträdet")
        self.tabs.setMinimumWidth(280)
        return self.tabs


def _column(*widgets: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, 1 if isinstance(widget, Grid) else 0)
    return column


def _paper(front: Sequence[FrontLine]) -> tuple[PaperPart, ...]:
    return tuple(PaperPart(one.heading, tuple(map(Text, one.lines))) for one in front)


def _locked(sheet: AttendanceSheet) -> str:
    """Why nothing, or not everything, can be noted; empty when it can."""
    if sheet.locked_on:
        by = f" av {sheet.locked_by}" if sheet.locked_by else ""
        return (
            f"Protokollet är justerat {day_in_words(sheet.locked_on)}{by}. Närvaron är låst; "
            "ett fel rättas genom en rättelse av paragrafen."
        )
    verified = [column.label for column in sheet.columns if column.verified_on]
    if not verified:
        return ""
    are = "är omedelbart justerad" if len(verified) == 1 else "är omedelbart justerade"
    return f"{', '.join(verified)} {are}. Där är närvaron låst (streckade rutor)."
