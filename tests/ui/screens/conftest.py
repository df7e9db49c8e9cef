"""A window over a small register of its own, as the screens of tests stand in it."""

from collections.abc import Callable

import pytest

from desktop.operations.office import Office
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.register_search import search_on
from desktop.ui.widgets.screen import Screen
from tests.ui.hands import show
from tests.world import CLERK, TODAY

Maker = Callable[[Desk], Screen]


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def opened(qtbot, dressed, office):
    """``opened({room: maker}, place)`` gives a window at the place; ``window.desk`` is its desk."""
    windows = []

    def _open(makers: dict[Room, Maker], place: Place) -> MainWindow:
        window = MainWindow()
        window.desk = Desk(office, window)
        window.use(window.desk, search_on(window.desk))
        window.heard = []
        window.desk.failed.connect(window.heard.append)
        for room, make in makers.items():
            window.plug_in(room, lambda make=make: make(window.desk))
        window.show_register("Region Älvmarken", CLERK)
        window.resize(1280, 800)
        show(qtbot, window)
        window.go(place)
        windows.append(window)
        return window

    yield _open
    for window in windows:
        window.close()
        window.desk.leave()
        assert window.heard == []
