"""The window: rail, search, message bar, the screen of the moment, and the pane beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from db.rules.refusals import Refusal
from db.rules.troubles import Trouble
from desktop.ui.desk import Desk
from desktop.ui.menus import Menus, Ways
from desktop.ui.navigation import Trail
from desktop.ui.theme import Theme, dress, remember_theme, remembered_theme
from desktop.ui.widgets.message_bar import Message, Severity, message_of
from desktop.ui.widgets.palette import Hit
from desktop.ui.widgets.place import Place, Room, home_of, label_of
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.widgets.search_field import Search
from desktop.ui.window_frame import WindowFrame
from desktop.ui.window_place import fill_small_screen, place_window, remember_geometry
from desktop.ui.wording import FAULT, refusal, trouble

Factory = Callable[[], Screen]


class MainWindow(QMainWindow):
    """The one window of a register. Screens are plugged in and made at their first visit."""

    def __init__(self) -> None:
        super().__init__()
        self.frame = WindowFrame(self)
        self.menus = Menus(self, self._ways())
        self.trail = Trail()
        self._factories: dict[Room, Factory] = {}
        self._screens: dict[Room, Screen] = {}
        self._desk: Desk | None = None
        self.setCentralWidget(self.frame)
        self.frame.search.use(None, self.menus.hits)
        self._connect()
        self._restore()

    def show_register(self, name: str, clerk: str = "") -> None:
        """Says which register is open and who writes, in the top bar and the title."""
        self.frame.show_register(name, clerk)
        self.setWindowTitle(f"{name} – Klubbslag" if name else "Klubbslag")

    def appear(self) -> None:
        """Shows the window, over the whole of a screen that has no room for it."""
        fill_small_screen(self)
        self.show()

    def plug_in(self, room: Room, factory: Factory) -> None:
        """Says how the screen of a room is made; an earlier one is thrown away."""
        self._factories[room] = factory
        earlier = self._screens.pop(room, None)
        if earlier is not None:
            self.frame.remove_screen(earlier)

    def search_with(self, search: Search | None) -> None:
        """Says what the search field asks besides the menus."""
        self.frame.search.use(search, self.menus.hits)

    def use(self, desk: Desk, search: Search | None = None) -> None:
        """Connects the window to an opened register; earlier screens are thrown away."""
        self._throw_away()
        self._desk = desk
        self.search_with(search)
        desk.changed.connect(self.refresh)
        desk.refused.connect(self._on_refused)
        desk.troubled.connect(self._on_troubled)
        desk.failed.connect(self.show_fault)
        desk.done.connect(self._on_done)
        desk.job_started.connect(self.frame.jobs.begin)
        desk.job_ended.connect(self.frame.jobs.end)
        desk.undo_stack.changed.connect(self._on_undo_changed)

    @property
    def screen_here(self) -> Screen | None:
        """The screen of the moment; None while its room has no screen yet."""
        here = self.trail.here
        return self._screens.get(here.room) if here else None

    @Slot(object)
    def go(self, place: Place) -> None:
        """Goes to a place and remembers the way."""
        self._leave()
        self.trail.visit(place)
        self._arrive(place)
        self._focus_page()

    @Slot()
    def back(self) -> None:
        """Goes back the way the clerk came; the screen may take the step itself."""
        screen = self.screen_here
        if self.frame.close_beside() or (screen and screen.go_back()):
            return
        self._leave()
        if place := self.trail.back():
            self._arrive(place)
            self._focus_page()

    @Slot()
    def refresh(self) -> None:
        """Lets the screen of the moment ask the register again."""
        screen = self.screen_here
        if screen:
            screen.refresh()
            self._show_head()

    @Slot(object)
    def show_message(self, message: Message) -> None:
        """Shows a message in the bar."""
        self.frame.messages.show_message(message)

    @Slot(object)
    def show_fault(self, _fault: BaseException) -> None:
        """Says that the program erred."""
        self.show_message(message_of(FAULT, Severity.DANGER))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Saves what is being written, lets jobs end, and remembers the window."""
        self._leave()
        if self._desk:
            self._desk.wait()
        remember_geometry(self)
        super().closeEvent(event)

    # What the menus lead to.

    def _ways(self) -> Ways:
        return Ways(
            undo=self._on_undo,
            redo=self._on_redo,
            search=self.frame.search.begin,
            back=self.back,
            next_pane=self._on_next_pane,
            refresh=self.refresh,
            first_action=self._on_first_action,
            side_pane=self.frame.toggle_side_pane,
            rail=self._on_rail,
            help=self._on_help,
            quit=self.close,
            go_to_room=self._on_room,
            choose_theme=self.choose_theme,
        )

    def choose_theme(self, theme: Theme) -> None:
        """Changes the look at once and remembers it."""
        remember_theme(theme)
        self.menus.themes[theme].setChecked(True)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            dress(app, theme)

    @Slot(object)
    def _on_room(self, room: Room) -> None:
        if self.frame.rail.leads:
            self.go(Place(room))

    def _on_undo(self) -> None:
        if self._desk:
            self._desk.undo()

    def _on_redo(self) -> None:
        if self._desk:
            self._desk.redo()

    def _on_first_action(self) -> None:
        screen = self.screen_here
        if screen and (action := screen.first_action()) and action.isEnabled():
            action.trigger()

    def _on_rail(self) -> None:
        self.frame.rail.set_collapsed(not self.frame.rail.collapsed)

    def _on_help(self) -> None:
        screen = self.screen_here
        topic = screen.help_topic if screen else ""
        self.frame.show_help(topic, list(self.menus.all_actions()))

    def _on_next_pane(self) -> None:
        screen = self.screen_here
        self.frame.step_pane(screen.panes() if screen else ())

    def _arrive(self, place: Place) -> None:
        self.frame.rail.show_room(place.room)
        screen = self._screen(place.room)
        if screen is None:
            self.frame.show_waiting()
            self.frame.header.show_title(label_of(place.room), ())
            return
        self.frame.show_screen(screen)
        screen.open(place)
        self._show_head()
        self._show_actions()

    def _focus_page(self) -> None:
        screen = self.screen_here
        self.frame.focus_page(screen.panes() if screen else ())

    def _leave(self) -> None:
        screen = self.screen_here
        if screen:
            screen.flush()
        self.frame.header.saved.clear_time()

    def _screen(self, room: Room) -> Screen | None:
        if room not in self._screens and room in self._factories:
            self._screens[room] = self._make(room)
        return self._screens.get(room)

    def _make(self, room: Room) -> Screen:
        screen = self._factories[room]()
        screen.go_to.connect(self.go)
        screen.said.connect(self.show_message)
        screen.title_changed.connect(self._show_head)
        screen.actions_changed.connect(self._show_actions)
        screen.saved.connect(self._on_saved)
        self.frame.add_screen(screen)
        return screen

    def _throw_away(self) -> None:
        for screen in self._screens.values():
            self.frame.remove_screen(screen)
        self._screens.clear()
        self.trail.forget()
        if self._desk:
            self._desk.leave()
            self._desk.deleteLater()

    @Slot()
    def _show_head(self) -> None:
        screen, here = self.screen_here, self.trail.here
        if screen and here:
            self.frame.header.show_title(screen.title(), self._crumbs(screen, here))

    def _crumbs(self, screen: Screen, here: Place) -> Sequence[tuple[str, Place]]:
        home = home_of(here.room)
        if home is here.room and here.key is None:
            return ()
        return ((label_of(home), Place(home)), *screen.trail())

    @Slot()
    def _show_actions(self) -> None:
        screen = self.screen_here
        if not screen:
            return
        first, more = screen.first_action(), list(screen.more_actions())
        self.frame.header.show_actions(first, more)
        self.menus.show_screen_actions(first, more)
        self.frame.show_side_pages(list[SidePage](screen.side_pages()))

    def _connect(self) -> None:
        frame = self.frame
        frame.rail.chosen.connect(self._on_room)
        frame.header.crumb_chosen.connect(self.go)
        frame.header.back_asked.connect(self.back)
        frame.search.chosen.connect(self._on_hit)

    @Slot(object)
    def _on_hit(self, hit: Hit) -> None:
        self.frame.search.clear()
        if hit.place:
            self.go(hit.place)
        elif hit.command:
            self._focus_page()
            # After the key that chose it has been let go of, so that it reaches no other widget.
            QTimer.singleShot(0, hit.command)

    @Slot(object)
    def _on_refused(self, said: Refusal) -> None:
        self.show_message(message_of(refusal(said), Severity.WARNING))

    @Slot(object)
    def _on_troubled(self, met: Trouble) -> None:
        self.show_message(message_of(trouble(met), Severity.DANGER))

    @Slot(str)
    def _on_done(self, text: str) -> None:
        self.show_message(Message(f"{text}.", Severity.SUCCESS, "", "Ångra", self._on_undo))

    @Slot()
    def _on_saved(self) -> None:
        self.frame.header.saved.show_saved(datetime.now())

    @Slot()
    def _on_undo_changed(self) -> None:
        if self._desk:
            self.frame.messages.outdate()
            stack = self._desk.undo_stack
            self.menus.show_undo(stack.undo_text, stack.redo_text)

    def _restore(self) -> None:
        self.setWindowTitle("Klubbslag")
        place_window(self)
        self.menus.themes[remembered_theme()].setChecked(True)
