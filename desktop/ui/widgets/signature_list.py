"""The places to sign in a file, each with its state, and what the file is worth as a whole."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.rules.signatures import Kinship, SignatureFact, Signing
from desktop.ui.icons import icon
from desktop.ui.signature_words import Verdict, state_of, told_of, verdict_of
from desktop.ui.widgets.sheet import words
from desktop.ui.widgets.thing_list import Thing, ThingList


class SignatureList(QWidget):
    """One row for each place, in the order of the paper, and a sentence above them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = ThingList(name)
        self.verdict = words()
        self._tone = "muted"
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._sign)
        head.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.list)

    def show_signing(self, signing: Signing, kinship: Kinship) -> None:
        """Shows what a file is worth."""
        verdict = verdict_of(signing, kinship)
        self.say(verdict)
        self.list.show_things([_thing(fact) for fact in signing.facts])

    def say(self, verdict: Verdict) -> None:
        """Shows a sentence, without rows until there are some."""
        self._tone = verdict.tone
        self.verdict.setText(verdict.text)
        self._draw_sign()
        self._sign.setVisible(bool(verdict.text))
        self.verdict.setVisible(bool(verdict.text))
        self.list.show_things(())

    def changeEvent(self, event: QEvent) -> None:
        """Draws the sign anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()

    def _draw_sign(self) -> None:
        self._sign.setPixmap(icon(_SIGNS[self._tone]).pixmap(QSize(_HIGH, _HIGH)))


_HIGH = 18
_SIGNS = {
    "success": "circle-check", "warning": "triangle-alert", "danger": "circle-x", "muted": "clock",
}  # fmt: skip


def _thing(fact: SignatureFact) -> Thing:
    icon, word, tone = state_of(fact)
    return Thing(fact.expected, told_of(fact), icon, None, word, tone)
