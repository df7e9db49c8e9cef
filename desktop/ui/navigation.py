"""Where the clerk has been, so that Esc leads back the same way, and the next start to it."""

from __future__ import annotations

from PySide6.QtCore import QSettings

from desktop.ui.widgets.place import Place, Room, home_of

LIMIT = 50
FIRST_PLACE = Place(Room.TODAY)
_KEY = "window/room"


def last_place() -> Place:
    """The list that the clerk left, or the page of the day."""
    left = str(QSettings().value(_KEY, ""))
    return Place(Room.CASES) if left == Room.CASES else FIRST_PLACE


def remember_place(place: Place | None) -> None:
    """Keeps where the clerk was when the window closed."""
    QSettings().setValue(_KEY, place.room.value if place else "")


class Trail:
    """The places visited, the last being the present one."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    @property
    def here(self) -> Place | None:
        """Where the clerk is; None before the first place."""
        return self._places[-1] if self._places else None

    def visit(self, place: Place) -> None:
        """Goes to a place; going to a place again takes away the way round."""
        if place in self._places:
            del self._places[self._places.index(place) :]
        self._places = [*self._places, place][-LIMIT:]

    def back(self) -> Place | None:
        """Leaves the present place; the one to go to, or None when this is the first.

        A page opened without a way to it leads back to its home in the rail.
        """
        if len(self._places) > 1:
            self._places.pop()
            return self.here
        here = self.here
        if here is None or (here.key is None and home_of(here.room) is here.room):
            return None
        self._places = [Place(home_of(here.room))]
        return self.here

    def forget(self) -> None:
        """Starts anew, as when another register is opened."""
        self._places.clear()
