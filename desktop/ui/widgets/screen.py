"""What every screen is: a page with a title, a first action, and a way to open things in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.place import Place


@dataclass(frozen=True, slots=True)
class SidePage:
    """One tab of the right pane: Kontroll, Förhandsvisning, Historik.

    A ``patient`` one does not open the pane by itself in a window of usual width; a ``large`` one
    is to be read, and gets more of the window.
    """

    key: str
    label: str
    widget: QWidget
    patient: bool = False
    large: bool = False


class Screen(QWidget):
    """One page of the main window; a screen overrides what it has.

    Signals: ``go_to(Place)`` leads elsewhere; ``said(Message)`` shows in the message bar;
    ``title_changed()`` and ``actions_changed()`` make the window ask again; ``saved()``
    shows the time quietly in the corner; ``section_asked("KL 5:69")`` shows that section of law,
    ``side_asked(key)`` one of the side pages.
    """

    go_to = Signal(object)
    said = Signal(object)
    title_changed = Signal()
    actions_changed = Signal()
    saved = Signal()
    section_asked = Signal(str)
    side_asked = Signal(str)

    help_topic = ""

    def title(self) -> str:
        """The heading of the page as it is now."""
        return ""

    def trail(self) -> Sequence[tuple[str, Place]]:
        """The places above this one, outermost first, when the rail's own label is not enough."""
        return ()

    def first_action(self) -> QAction | None:
        """The one prominent action; its text is the button's."""
        return None

    def more_actions(self) -> Sequence[QAction]:
        """Other actions: beside the first one, in the menu Åtgärder, and in the search."""
        return ()

    def open(self, place: Place) -> None:
        """Shows what ``place.key`` names; called each time the clerk comes here."""

    def refresh(self) -> None:
        """Asks the register again; called after every change and with F5."""

    def side_pages(self) -> Sequence[SidePage]:
        """What the right pane shows beside this screen; none hides the pane."""
        return ()

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 walks between, in order."""
        return (self,)

    def flush(self) -> None:
        """Saves what is being written; called before leaving the page and before closing."""

    def go_back(self) -> bool:
        """Takes Esc when the page itself has something to close; whether it did."""
        return False
