"""How the parts of the window lie: rail to the left, bars above, screens, side pane, jobs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.theme import set_role
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.help_page import HelpPage
from desktop.ui.widgets.job_strip import JobStrip
from desktop.ui.widgets.law_page import LawPage
from desktop.ui.widgets.message_bar import MessageBar
from desktop.ui.widgets.nav_rail import NavRail
from desktop.ui.widgets.page_header import ElidedLabel, PageHeader
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.side_pane import SidePane

HELP_KEY = "help"
LAW_KEY = "law"
SIDE_WIDTH, LEAST_SIDE = 340, 240
# Narrower than this, pages that can wait do not open the pane.
ROOMY_WITH_SIDE = 1360
# Narrower than this, the rail shows icons alone.
ROOMY = 1100
# The same while pages are read in the pane.
ROOMY_WITH_PAGES = 1500


class WindowFrame(QWidget):
    """The parts of the main window, laid out; what they do is decided by the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rail = NavRail()
        self.search = SearchField(self)
        self.messages = MessageBar()
        self.header = PageHeader()
        self.side = SidePane()
        self.jobs = JobStrip()
        self.pages = QStackedWidget()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._register = ElidedLabel()
        self._clerk = QLabel()
        self._waiting = EmptyState("folder-open", "Öppnar registret …")
        self._help = HelpPage()
        self._law = LawPage()
        self._beside: QWidget | None = None
        self._screen_pages: list[SidePage] = []
        self._lay_out()
        self._restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives a narrow window's room to the screen: the rail folds, the side pane shrinks."""
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _share_width(self) -> None:
        """As wide as the clerk has made the pane, else as it ought to be; never too wide."""
        self._fold_rail()
        large, is_open = self.side.shows_large, self.side.isVisibleTo(self)
        most = max(self.width() * (4 if large else 3) // 10, LEAST_SIDE)
        usual = most if large else SIDE_WIDTH
        wanted = min(int(str(QSettings().value(self._side_key(), usual))), most)
        if is_open and self.side.width() != wanted:
            self._split.setSizes([self._split.width() - wanted, wanted])

    def _side_key(self) -> str:
        return "window/side_large" if self.side.shows_large else "window/side_width"

    def _fold_rail(self) -> None:
        """Shows icons alone where there is little room, and beside what is to be read."""
        reads = self.side.isVisibleTo(self) and self.side.shows_large
        roomy = self.width() >= (ROOMY_WITH_PAGES if reads else ROOMY)
        wide = QSettings().value("window/rail", "wide") == "wide" and roomy
        if self.rail.collapsed == wide:
            self.rail.blockSignals(True)
            self.rail.set_collapsed(not wide)
            self.rail.blockSignals(False)

    def show_register(self, name: str, clerk: str) -> None:
        """Says which register is open, and who writes in it."""
        self._register.setText(name)
        self.rail.has_register = bool(name)
        self._clerk.setText(clerk)
        self._clerk.setAccessibleName(f"Den som skriver: {clerk}" if clerk else "")

    def add_screen(self, screen: Screen) -> None:
        """Makes room for a screen, and the pane for what it asks to show there."""
        self.pages.addWidget(screen)
        screen.section_asked.connect(self.show_law)
        screen.side_asked.connect(self.open_side)

    def remove_screen(self, screen: Screen) -> None:
        """Takes a screen away for good."""
        self.show_side_pages(())
        self.pages.removeWidget(screen)
        screen.deleteLater()

    def show_screen(self, screen: Screen) -> None:
        """Brings a screen to the front."""
        self.pages.setCurrentWidget(screen)

    def show_waiting(self) -> None:
        """Shows the skeleton while the register is being opened."""
        self.pages.setCurrentWidget(self._waiting)
        self.header.show_actions(None, ())
        self.show_side_pages(())

    def show_side_pages(self, pages: Sequence[SidePage]) -> None:
        """Fills the pane at the right with the pages of the screen of the moment."""
        self._screen_pages = list(pages)
        self.side.show_pages(self._screen_pages)
        self.side.setVisible(self._wants_side())
        self._share_width()

    def toggle_side_pane(self) -> None:
        """Opens or closes the pane at the right; remembered."""
        QSettings().setValue("window/side", "closed" if self.side.isVisible() else "open")
        self.show_side_pages(self._screen_pages)

    def show_help(self, topic: str, actions: Sequence[QAction]) -> None:
        """Shows help in the pane, whether the screen has pages there or not."""
        self._help.show_topic(topic, actions)
        self._show_beside(SidePage(HELP_KEY, "Hjälp", self._help))

    @Slot(str)
    def show_law(self, citation: str) -> None:
        """Shows what a section of law says in the pane; Esc closes it again."""
        self._law.show_citation(citation)
        self._show_beside(SidePage(LAW_KEY, "Lagrum", self._law))

    def close_beside(self) -> bool:
        """Takes help or law away again, the focus back where it was; whether there was any."""
        extra = self.side.page_named(HELP_KEY) or self.side.page_named(LAW_KEY)
        if extra is None or not self.side.isVisible():
            return False
        within = self.side.isAncestorOf(QApplication.focusWidget() or self)
        self.show_side_pages(self._screen_pages)
        if within and self._beside is not None and isValid(self._beside):
            self._beside.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _show_beside(self, page: SidePage) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and not self.side.isAncestorOf(focus):
            self._beside = focus
        self.side.show_pages([*self._screen_pages, page])
        self.side.show_page(page.key)
        self.side.show()
        self._share_width()
        page.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_page(self, panes: Sequence[QWidget]) -> None:
        """Gives the focus to the first part of the page that takes it."""
        if not any(_focus_within(pane) for pane in panes):
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_pane(self, panes: Sequence[QWidget]) -> None:
        """Moves the focus to the next part: rail, search, the panes of the screen, side pane."""
        parts = [self.rail, self.search, self.header, *panes, self.side, self.messages]
        parts = [part for part in parts if part.isVisibleTo(self)]
        now = _index_of_focus(parts)
        for part in (*parts[now + 1 :], *parts[: now + 1]):
            if _focus_within(part):
                return

    @Slot()
    def _on_side_closed(self) -> None:
        if self._screen_pages:
            QSettings().setValue("window/side", "closed")
        self.side.hide()
        self._fold_rail()

    @Slot()
    def _on_split(self) -> None:
        QSettings().setValue(self._side_key(), self.side.width())

    @Slot(bool)
    def _on_rail(self, collapsed: bool) -> None:
        QSettings().setValue("window/rail", "narrow" if collapsed else "wide")

    def _wants_side(self) -> bool:
        """As the clerk last said; until then, when there is room or the pages cannot wait."""
        pages, said = self._screen_pages, QSettings().value("window/side")
        roomy = self.width() >= ROOMY_WITH_SIDE or not all(page.patient for page in pages)
        return bool(pages) and (said == "open" if said else roomy)

    @Slot(str)
    def open_side(self, key: str) -> None:
        """Opens the pane at one of the screen's pages, and goes there; it stays open."""
        QSettings().setValue("window/side", "open")
        self.side.show_page(key)
        self.side.show()
        self._share_width()
        page = self.side.page_named(key)
        if page is not None:
            _focus_within(page)

    def _restore(self) -> None:
        self.rail.set_collapsed(QSettings().value("window/rail", "wide") == "narrow")
        self.rail.collapsed_changed.connect(self._on_rail)
        self._split.splitterMoved.connect(self._on_split)
        self.side.turned.connect(self._share_width)
        self.side.close_asked.connect(self._on_side_closed)
        self.messages.section_asked.connect(self.show_law)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        row.addLayout(column, 1)
        for part in (self._top_bar(), self.messages, self.header):
            column.addWidget(part)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.jobs)

    def _middle(self) -> QWidget:
        self.pages.addWidget(self._waiting)
        self._split.addWidget(self.pages)
        self._split.addWidget(self.side)
        self._split.setHandleWidth(1)
        self._split.setStretchFactor(0, 1)
        self._split.setChildrenCollapsible(False)
        self.side.setMinimumWidth(LEAST_SIDE)
        self.side.hide()
        return self._split

    def _top_bar(self) -> QWidget:
        bar = QFrame()
        set_role(bar, "bar")
        set_role(self._clerk, "muted")
        self._register.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._register.setMinimumWidth(80)
        self.search.setMinimumWidth(220)
        self.search.setMaximumWidth(520)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.search, 3)
        row.addWidget(self._register, 2)
        row.addWidget(self._clerk)
        return bar


def _index_of_focus(parts: Sequence[QWidget]) -> int:
    focus = QApplication.focusWidget()
    for index, part in enumerate(parts):
        if focus and (part is focus or part.isAncestorOf(focus)):
            return index
    return -1


def _focus_within(part: QWidget) -> bool:
    """Gives the focus to a part or the first within it that takes it; whether any did."""
    within = part.findChildren(QWidget)
    # A scroll area shows no focus of its own, so what can be worked with in it comes first.
    order = (*within, part) if isinstance(part, QScrollArea) else (part, *within)
    first = part.focusProxy()
    for widget in (first, *order) if first else order:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if takes and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
