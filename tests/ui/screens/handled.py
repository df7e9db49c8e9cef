"""A meeting's page of paragraphs in a window, worked by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.meeting_steps import MeetingStep
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer

KEY = Qt.Key
_STEPS = (StepOffer(ParagraphsPage.steps, ParagraphsPage),)
_NONE = Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def page_of(opened, room, place=0):
    """The page of paragraphs at one of them, and its window."""
    window = opened(
        {Room.MEETING: lambda desk: MeetingScreen(desk, _STEPS)},
        Place(Room.MEETING, room.meeting, f"{MeetingStep.PARAGRAPHS}/{room.paragraph(place)}"),
    )
    return window, window.screen_here.page


def press(*keys, held=_NONE):
    """Presses keys where the focus is."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def said(window):
    """What the message bar says."""
    message = window.frame.messages.message
    return f"{message.text} {message.section}".strip() if message else ""
