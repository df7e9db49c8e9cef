"""The pane at the right edge: Kontroll, Förhandsvisning, Historik; it can be closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QToolButton, QVBoxLayout, QWidget

from desktop.ui.icons import icon
from desktop.ui.theme import set_role
from desktop.ui.widgets.screen import SidePage


class SidePane(QWidget):
    """Tabs that the screen of the moment fills.

    ``close_asked`` when the cross is pressed, ``turned`` when another tab is in front.
    """

    close_asked = Signal()
    turned = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabWidget()
        self._pages: list[SidePage] = []
        self._lay_out()

    def show_pages(self, pages: Sequence[SidePage]) -> None:
        """Shows the pages of a screen, on the tab that was last in use if it has one."""
        if list(pages) == self._pages:
            return
        wanted = self._current_key()
        self._clear()
        for page in pages:
            self.tabs.addTab(page.widget, page.label)
        self._pages = list(pages)
        self.show_page(wanted)

    def show_page(self, key: str) -> None:
        """Brings one tab to the front."""
        for index, page in enumerate(self._pages):
            if page.key == key:
                self.tabs.setCurrentIndex(index)

    @property
    def shows_large(self) -> bool:
        """Whether the tab in front is one that is to be read."""
        index = self.tabs.currentIndex()
        return 0 <= index < len(self._pages) and self._pages[index].large

    def page_named(self, key: str) -> QWidget | None:
        """What the tab with that key shows; None when there is none."""
        return next((page.widget for page in self._pages if page.key == key), None)

    def _current_key(self) -> str:
        index = self.tabs.currentIndex()
        return self._pages[index].key if 0 <= index < len(self._pages) else ""

    def _clear(self) -> None:
        # A page belongs to its screen: taken out of the tabs it is kept, not destroyed.
        while self.tabs.count():
            widget = self.tabs.widget(0)
            self.tabs.removeTab(0)
            if widget:
                widget.setParent(None)
        self._pages = []

    def _lay_out(self) -> None:
        set_role(self, "surface")
        self.setAccessibleName("Sidopanel")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setToolTip("Stäng sidopanelen (F9)")
        close.setAccessibleName("Stäng sidopanelen")
        close.clicked.connect(self.close_asked)
        self.tabs.setCornerWidget(close)
        self.tabs.currentChanged.connect(self.turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
