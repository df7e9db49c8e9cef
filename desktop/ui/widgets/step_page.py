"""What every step of a meeting is: a page inside the meeting that works with one meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from db.queries.meeting_steps import MeetingStep
from db.queries.meetings import MeetingView
from desktop.ui.desk import Desk
from desktop.ui.widgets.screen import SidePage


class StepPage(QWidget):
    """A page of the meeting for one step or more; the meeting holds the page and feeds it.

    ``steps`` are the steps that the page is for. Signals: ``go_to(Place)`` leads elsewhere (also
    to another step: ``Place(Room.MEETING, meeting id, step)``), ``said(Message)`` shows in the
    message bar, ``saved()`` shows the time quietly, ``actions_changed()`` makes the meeting ask
    for the actions again; ``side_asked(key)`` shows one of the side pages.
    """

    go_to = Signal(object)
    said = Signal(object)
    saved = Signal()
    actions_changed = Signal()
    side_asked = Signal(str)

    steps: Sequence[MeetingStep] = ()
    help_topic = "meeting"

    def show_meeting(self, meeting: MeetingView, detail: str = "") -> None:
        """Shows the meeting as the register has it now; called at opening and after each change.

        ``detail`` names a place within the page (the key of a paragraph); empty to stay.
        """

    def first_action(self) -> QAction | None:
        """The one prominent action here; None to offer the meeting's next step instead."""
        return None

    def more_actions(self) -> Sequence[QAction]:
        """Other actions of the page."""
        return ()

    def side_pages(self) -> Sequence[SidePage]:
        """What the right pane shows beside this page."""
        return ()

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 walks between, in order."""
        return (self,)

    def flush(self) -> None:
        """Saves what is being written; called before the page is left."""

    def go_back(self) -> bool:
        """Takes Esc when the page itself has something to close; whether it did."""
        return False


PageMaker = Callable[[Desk], StepPage]


@dataclass(frozen=True, slots=True)
class StepOffer:
    """A page that a meeting may show: the steps it is for, and how it is made when first seen."""

    steps: Sequence[MeetingStep]
    make: PageMaker
