"""Remarks as cards: what, where, on which section, with a way there and a way to let it stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.checks.remark import Remark
from desktop.ui.law_words import label_words
from desktop.ui.remark_words import change_in_words, gravity, remark_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.sheet import words
from desktop.ui.widgets.statute_note import StatuteNote


class RemarkCards(QWidget):
    """``go_asked(remark)`` leads to its place, ``let_stand(remark)`` acknowledges it as it is."""

    go_asked = Signal(object)
    let_stand = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = StatuteNote()
        self._remarks: tuple[Remark, ...] = ()
        self._cards: list[RemarkCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.note)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Shows remarks in the order given; those shown already are left as they are."""
        if tuple(remarks) == self._remarks:
            return
        self._remarks = tuple(remarks)
        self.note.hide()
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(remark) for remark in remarks]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)

    def remarks(self) -> tuple[Remark, ...]:
        """The remarks shown."""
        return self._remarks

    def cards(self) -> list[RemarkCard]:
        """The cards, in order."""
        return list(self._cards)

    def _card(self, remark: Remark) -> RemarkCard:
        card = RemarkCard(remark)
        card.go.clicked.connect(lambda: self.go_asked.emit(remark))
        card.stand.clicked.connect(lambda: self.let_stand.emit(remark))
        card.section.clicked.connect(lambda: self.note.show_section(remark.section))
        return card


class RemarkCard(QFrame):
    """One remark; a change of wording shows what stood before and what stands now."""

    def __init__(self, remark: Remark) -> None:
        super().__init__()
        self.remark = remark
        self.go = QPushButton("Gå dit")
        self.stand = QPushButton("Låt stå …" if remark.grave else "Kvittera")
        self.section = QToolButton()
        self._lay_out()

    def _lay_out(self) -> None:
        remark = self.remark
        set_role(self, "card")
        said = remark_in_words(remark, shortly=True)
        self.setAccessibleName(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(words(said))
        for label, text in change_in_words(remark):
            column.addWidget(words(label, "small"))
            column.addWidget(words(text))
        self._name_buttons(remark)
        shape, word, tone = gravity(remark)
        kind = QLabel(f"{shape} {word}, {label_words(remark.label)}")
        set_role(kind, "danger" if tone == "danger" else "small")
        column.addLayout(_row(kind, self.section))
        column.addLayout(_row(self.go, self.stand))
        # Hidden last: a widget that is in no layout yet becomes a window when it is shown.
        self.section.setVisible(bool(remark.section))
        self.stand.setVisible(not remark.acknowledged)

    def _name_buttons(self, remark: Remark) -> None:
        set_role(self.section, "link")
        self.section.setText(remark.section)
        self.section.setAccessibleName(f"Läs {remark.section}")
        self.section.setToolTip(f"Läs vad {remark.section} säger")
        self.stand.setAccessibleName(f"Låt anmärkningen om {remark.where} stå")
        self.stand.setToolTip("Behåll som det är; det antecknas vem som har sett anmärkningen")
        self.go.setAccessibleName(f"Gå till {remark.where}")


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
