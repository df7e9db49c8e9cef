"""The menus of the window and all its actions, each with its keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.ui.icons import icon
from desktop.ui.states import keys_in_words
from desktop.ui.theme import Theme
from desktop.ui.widgets.palette import Hit
from desktop.ui.widgets.place import RAIL, Room

THEME_WORDS = {
    Theme.SYSTEM: "Som datorn",
    Theme.LIGHT: "Ljust",
    Theme.DARK: "Mörkt",
    Theme.HIGH_CONTRAST: "Hög kontrast",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """What the menus lead to; each is called without arguments unless it says otherwise."""

    undo: Callable[[], None]
    redo: Callable[[], None]
    search: Callable[[], None]
    back: Callable[[], None]
    next_pane: Callable[[], None]
    refresh: Callable[[], None]
    first_action: Callable[[], None]
    side_pane: Callable[[], None]
    rail: Callable[[], None]
    help: Callable[[], None]
    quit: Callable[[], object]
    go_to_room: Callable[[Room], None]
    choose_theme: Callable[[Theme], None]


class Menus:
    """Builds the menu bar of a window; ``screen`` holds the actions of the screen of the moment."""

    def __init__(self, window: QMainWindow, ways: Ways) -> None:
        self._window = window
        self._ways = ways
        bar = window.menuBar()
        self.file = bar.addMenu("&Arkiv")
        self.edit = bar.addMenu("&Redigera")
        self.view = bar.addMenu("&Visa")
        self.go = bar.addMenu("&Gå")
        self.screen = bar.addMenu("Å&tgärder")
        self.help = bar.addMenu("&Hjälp")
        self._build()

    def show_screen_actions(self, first: QAction | None, more: Sequence[QAction]) -> None:
        """Fills Åtgärder with what the screen of the moment can do."""
        self.screen.clear()
        self.screen.addActions([action for action in (first, *more) if action])
        self.screen.addAction(self.next_step)

    def show_undo(self, undo_text: str, redo_text: str) -> None:
        """Says in the menu what would be taken back or done again."""
        self.undo.setText(f"Ångra: {undo_text}" if undo_text else "Ångra")
        self.undo.setEnabled(bool(undo_text))
        self.redo.setText(f"Gör om: {redo_text}" if redo_text else "Gör om")
        self.redo.setEnabled(bool(redo_text))

    def all_actions(self) -> Iterator[QAction]:
        """Every action of every menu."""
        for menu in (self.screen, self.file, self.edit, self.view, self.go, self.help):
            yield from _leaves(menu)

    def hits(self) -> list[Hit]:
        """The actions that may be run now, as the search offers them."""
        return [_hit(action) for action in self.all_actions() if action.isEnabled()]

    def _build(self) -> None:
        ways = self._ways
        self.quit = self._add(self.file, "Avsluta", "Ctrl+Q", "", ways.quit)
        self.undo = self._add(self.edit, "Ångra", "Ctrl+Z", "undo-2", ways.undo)
        self.redo = self._add(self.edit, "Gör om", "Ctrl+Y", "redo-2", ways.redo)
        self.edit.addSeparator()
        self.search = self._add(self.edit, "Sök överallt", "Ctrl+E", "search", ways.search)
        self.search.setShortcuts([QKeySequence("Ctrl+E"), QKeySequence("Ctrl+K")])
        self._build_view()
        self._build_go()
        self.next_step = self._add(
            self.screen, "Gör nästa steg", "Ctrl+Return", "", ways.first_action
        )
        self._add(self.help, "Hjälp om den här sidan", "F1", "circle-question-mark", ways.help)
        self.show_undo("", "")

    def _build_view(self) -> None:
        ways = self._ways
        self._add(self.view, "Uppdatera", "F5", "refresh-cw", ways.refresh)
        self.pane = self._add(self.view, "Sidopanel", "F9", "panel-right", ways.side_pane)
        self._add(self.view, "Sidolist", "Ctrl+F9", "panel-left", ways.rail)
        looks = self.view.addMenu(icon("contrast"), "Utseende")
        self._looks = QActionGroup(self._window)
        self.themes = {theme: self._theme(looks, theme) for theme in Theme}

    def _theme(self, menu: QMenu, theme: Theme) -> QAction:
        words = THEME_WORDS[theme]
        action = self._add(menu, words, "", "", lambda: self._ways.choose_theme(theme))
        action.setCheckable(True)
        action.setData(f"Utseende: {words}")
        self._looks.addAction(action)
        return action

    def _build_go(self) -> None:
        ways = self._ways
        for number, entry in enumerate(RAIL, 1):
            self._add(self.go, entry.label, f"Ctrl+{number}", entry.icon, self._leads(entry.room))
        self.go.addSeparator()
        self.back = self._add(self.go, "Tillbaka", "Esc", "arrow-left", ways.back)
        self.back.setShortcuts([QKeySequence("Esc"), QKeySequence("Alt+Left")])
        self._add(self.go, "Nästa del av fönstret", "F6", "", ways.next_pane)

    def _leads(self, room: Room) -> Callable[[], None]:
        return lambda: self._ways.go_to_room(room)

    def _add(
        self, menu: QMenu, text: str, keys: str, icon_name: str, way: Callable[[], object]
    ) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(keys))
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda: way())
        menu.addAction(action)
        return action


def _leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _leaves(inner)
        elif not action.isSeparator():
            yield action


def _hit(action: QAction) -> Hit:
    words = str(action.data() or action.text()).replace("&", "")
    return Hit(
        words,
        "Kommando",
        keys_in_words(action.shortcut().toString()),
        "chevron-right",
        command=action.trigger,
    )
