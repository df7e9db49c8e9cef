"""The bar under the top edge: what happened, why, and a way on. It never interrupts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

# Named in full, a class of Qt is made when it is used: those of a reader of the screen, not before
# a message is spoken.
from PySide6 import QtGui
from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop.ui.colours import Colours, colours_of
from desktop.ui.icons import icon
from desktop.ui.theme import set_role
from desktop.ui.wording import Saying

SUCCESS_STAYS_MS = 8_000


class Severity(StrEnum):
    """How grave a message is; only success goes away by itself."""

    SUCCESS = "success"
    INFORMATION = "information"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Message:
    """A line for the bar. ``action`` is the text of its button (Ångra, Gå dit)."""

    text: str
    severity: Severity = Severity.INFORMATION
    section: str = ""
    action: str = ""
    on_action: Callable[[], None] | None = None


_SIGNS = {
    Severity.SUCCESS: ("circle-check", "Klart"),
    Severity.INFORMATION: ("info", "Upplysning"),
    Severity.WARNING: ("triangle-alert", "Obs"),
    Severity.DANGER: ("circle-alert", "Fel"),
}


def message_of(
    saying: Saying,
    severity: Severity,
    action: str = "",
    on_action: Callable[[], None] | None = None,
) -> Message:
    """A message with the words of a saying."""
    return Message(saying.text, severity, saying.section, action, on_action)


class MessageBar(QFrame):
    """Shows one message at a time; the newest. ``section_asked`` carries "KL 5:69"."""

    section_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message: Message | None = None
        self._sign = QLabel()
        self._text = QLabel()
        self._section = _link_button()
        self._action = _link_button()
        self._close = QToolButton()
        self._timer = QTimer(self, singleShot=True)
        self._lay_out()
        self._connect()
        self.hide()

    def show_message(self, message: Message) -> None:
        """Shows a message in place of the former, and tells screen readers."""
        self.message = message
        name, word = _SIGNS[message.severity]
        self._sign.setPixmap(icon(name).pixmap(QSize(18, 18)))
        self._sign.setAccessibleName(word)
        self._text.setText(message.text)
        _fill(self._section, f"Läs {message.section}" if message.section else "")
        _fill(self._action, message.action)
        self._start_timer(message)
        self.show()
        self.update()
        self._announce(f"{word}. {message.text}")

    def outdate(self) -> None:
        """Takes away what offered to take something back, when that is no longer the latest."""
        if self.message and self.message.severity is Severity.SUCCESS and self.message.action:
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        """Takes the message away."""
        self._timer.stop()
        self.message = None
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fills the bar in the colour of the severity, with a strip at the left edge."""
        ink, fill = self._tones()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(fill))
        painter.fillRect(0, 0, 4, self.height(), QColor(ink))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.palette().mid())

    def _tones(self) -> tuple[str, str]:
        colours: Colours = colours_of(QApplication.palette())
        severity = self.message.severity if self.message else Severity.INFORMATION
        return getattr(colours, severity.value), getattr(colours, f"{severity.value}_fill")

    def _lay_out(self) -> None:
        self.setAccessibleName("Meddelande")
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close.setIcon(icon("x"))
        self._close.setToolTip("Stäng meddelandet")
        self._close.setAccessibleName("Stäng meddelandet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        for button in (self._section, self._action, self._close):
            row.addWidget(button)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.dismiss)
        self._close.clicked.connect(self.dismiss)
        self._action.clicked.connect(self._on_action)
        self._section.clicked.connect(self._on_section)

    def _start_timer(self, message: Message) -> None:
        self._timer.stop()
        if message.severity is Severity.SUCCESS:
            self._timer.start(SUCCESS_STAYS_MS)

    @Slot()
    def _on_action(self) -> None:
        message = self.message
        self.dismiss()
        if message and message.on_action:
            message.on_action()

    @Slot()
    def _on_section(self) -> None:
        if self.message:
            self.section_asked.emit(self.message.section)

    def _announce(self, text: str) -> None:
        event = QtGui.QAccessibleAnnouncementEvent(self, text)
        if self.message and self.message.severity is Severity.DANGER:
            event.setPoliteness(QtGui.QAccessible.AnnouncementPoliteness.Assertive)
        QtGui.QAccessible.updateAccessibility(event)


def _link_button() -> QToolButton:
    button = QToolButton()
    set_role(button, "link")
    return button


def _fill(button: QToolButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)
    button.setVisible(bool(text))
