"""What a vote is about: what yes and no stand for, and what the chair had found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.rules.lifecycle import VoteMatter, VoteMethod
from db.rules.order_of_proposals import Question
from desktop.operations.handled import Handled
from desktop.operations.votes import Asked
from desktop.ui.screens.paragraphs.noted.form import labelled
from desktop.ui.screens.paragraphs.noted.vote_draft import question_between

_METHODS = {VoteMethod.OPEN: "Öppen", VoteMethod.SECRET: "Sluten"}
_MATTERS = {
    VoteMatter.MATTER: "Sakfråga",
    VoteMatter.ELECTION: "Val",
    VoteMatter.EMPLOYMENT: "Anställning",
}


class VoteSides(QWidget):
    """``changed`` when anything of it is chosen anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found = Handled(0)
        self._keys: list[int | None] = []
        self.yes, self.no = _box("Ja-röst innebär"), _box("Nej-röst innebär")
        self.method, self.matter = _box("Sätt att rösta"), _box("Vad omröstningen gäller")
        self.chair = _box("Ordföranden fann")
        self._lay_out()

    def show_asked(self, found: Handled, asked: Asked, method: VoteMethod) -> None:
        """Shows what is asked."""
        self._found = found
        self._keys = [None, *(one.id for one in found.handling.standing)]
        self._label(asked.yes_id, asked.no_id)
        self.method.setCurrentIndex(list(_METHODS).index(method))
        self.matter.setCurrentIndex(list(_MATTERS).index(asked.matter))
        self.chair.setCurrentIndex(0 if asked.found_yes else 1)

    def asked(self) -> Asked:
        """What is asked, as chosen."""
        yes, no = self._keys[self.yes.currentIndex()], self._keys[self.no.currentIndex()]
        is_counter = question_between(self._found, yes, no) is Question.COUNTER
        matter = list(_MATTERS)[self.matter.currentIndex()]
        return Asked(yes, no, is_counter, self.chair.currentIndex() == 0, matter)

    def chosen_method(self) -> VoteMethod:
        """How the vote is held."""
        return list(_METHODS)[self.method.currentIndex()]

    def _label(self, yes: int | None, no: int | None) -> None:
        """Each alternative as what a vote for it means, the other side being what it is."""
        for box, own, other in ((self.yes, yes, no), (self.no, no, yes)):
            box.clear()
            for key in self._keys:
                box.addItem(self._meaning(key, other))
            box.setCurrentIndex(self._keys.index(own) if own in self._keys else 0)
            box.setToolTip(box.currentText())

    def _meaning(self, key: int | None, other: int | None) -> str:
        if key is None and other is None:
            return "förslaget i handlingarna"
        return self._found.meaning(question_between(self._found, key, other), key, other)

    @Slot()
    def _on_side(self) -> None:
        asked = self.asked()
        self._label(asked.yes_id, asked.no_id)
        self.changed.emit()

    def _lay_out(self) -> None:
        self.method.addItems(list(_METHODS.values()))
        self.matter.addItems(list(_MATTERS.values()))
        self.chair.addItems(["Ordföranden fann ja", "Ordföranden fann nej"])
        self.method.setToolTip("Öppen, utom i val och anställning (KL 5:55)")
        self.chair.setToolTip("Vad ordföranden fann innan omröstning begärdes")
        for box in (self.yes, self.no):
            box.activated.connect(self._on_side)
        for box in (self.method, self.matter, self.chair):
            box.activated.connect(self.changed)
        kinds = QWidget()
        row = QHBoxLayout(kinds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for box, share in ((self.method, 2), (self.matter, 2), (self.chair, 3)):
            row.addWidget(box, share)
        kinds.setFocusProxy(self.method)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(labelled("Ja innebär", self.yes))
        column.addWidget(labelled("Nej innebär", self.no))
        column.addWidget(kinds)


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    box.setMinimumContentsLength(6)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box
