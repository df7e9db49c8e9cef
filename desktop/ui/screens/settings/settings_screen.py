"""Inställningar: pages by subject, the subjects in a list at the left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui.desk import Desk
from desktop.ui.icons import icon
from desktop.ui.screens.settings.appearance_page import AppearancePage
from desktop.ui.screens.settings.backup_page import BackupPage
from desktop.ui.screens.settings.bodies_page import BodiesPage
from desktop.ui.screens.settings.keys_page import KeysPage
from desktop.ui.screens.settings.organisation_page import OrganisationPage
from desktop.ui.screens.settings.people_page import PeoplePage
from desktop.ui.screens.settings.series_page import SeriesPage
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.screens.settings.signing_page import SigningPage
from desktop.ui.screens.settings.templates_page import TemplatesPage
from desktop.ui.widgets.place import Place
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.split import Split

PAGES: tuple[type[SettingsPage], ...] = (
    OrganisationPage,
    BodiesPage,
    TemplatesPage,
    PeoplePage,
    SeriesPage,
    SigningPage,
    AppearancePage,
    KeysPage,
    BackupPage,
)


_ROW = 34


class SettingsScreen(Screen):
    """Opened with ``Place(Room.SETTINGS, part=key of a page)``; nothing needs to be saved."""

    help_topic = "settings"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.list = QListWidget()
        self.pages = {kind.key: kind(desk) for kind in PAGES}
        self._stack = QStackedWidget()
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row)

    @property
    def page(self) -> SettingsPage:
        """The page that is shown."""
        return list(self.pages.values())[max(self.list.currentRow(), 0)]

    def title(self) -> str:
        """The name of the rail."""
        return "Inställningar"

    def open(self, place: Place) -> None:
        """Shows a page; the one shown last when none is named."""
        keys = list(self.pages)
        if place.part in keys:
            self.list.setCurrentRow(keys.index(place.part))
        elif self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.page.refresh()

    def refresh(self) -> None:
        """Asks the register again."""
        self.page.refresh()

    def flush(self) -> None:
        """Saves what is being written."""
        self.page.flush()

    def panes(self) -> Sequence[QWidget]:
        """The list of subjects, and the page."""
        return (self.list, self._stack)

    @Slot(int)
    def _on_row(self, row: int) -> None:
        before = self._stack.currentWidget()
        if isinstance(before, SettingsPage):
            before.flush()
        self._stack.setCurrentIndex(row)
        self.page.refresh()

    def _lay_out(self) -> None:
        self.list.setAccessibleName("Inställningar efter ämne")
        self.list.setIconSize(QSize(18, 18))
        self.list.setMinimumWidth(190)
        for page in self.pages.values():
            item = QListWidgetItem(icon(page.icon), page.name)
            item.setSizeHint(QSize(0, _ROW))
            item.setToolTip(page.name)
            self.list.addItem(item)
            self._stack.addWidget(page)
            page.said.connect(self.said)
            page.saved.connect(self.saved)
        split = Split("settings", self.list, self._stack, sizes=(250, 800))
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
