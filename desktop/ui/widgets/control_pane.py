"""Kontroll: what a lawyer would remark, while it is being written; each leads to its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.checks.remark import Remark
from desktop.operations.control import acknowledge
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.law_words import label_words
from desktop.ui.remark_words import gravity, remark_in_words
from desktop.ui.theme import set_role
from desktop.ui.widgets.inline_panel import InlinePanel, Question
from desktop.ui.widgets.remark_list import RemarkList
from desktop.ui.widgets.statute_note import StatuteNote

PAUSE_MS = 250
Asks = Callable[..., Any]


class ControlPane(QWidget):
    """Asks for remarks beside the window, a moment after the latest change.

    ``go_asked`` carries the remark whose place is wanted. ``key`` keeps the questions of one pane
    apart from those of another. ``summed`` tells how many there are, in signs ("! 2  ○ 5") and in
    words; both are empty when there are none.
    """

    go_asked = Signal(object)
    summed = Signal(str, str)

    def __init__(self, desk: Desk, key: str) -> None:
        super().__init__()
        self._desk = desk
        self._key = f"control/{key}"
        self._asks: tuple[Asks, tuple[Any, ...]] | None = None
        self._asked_about: Remark | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.list = RemarkList()
        self.panel = InlinePanel()
        self.law = StatuteNote()
        self.go = QPushButton("Gå dit")
        self.let = QPushButton("Låt stå …")
        self.section = QPushButton()
        self._sum = QLabel()
        self._calm = QLabel("✓ Inget att anmärka på.")
        self._mark = QLabel()
        self._label = QLabel()
        self._words = QLabel()
        self._detail = QWidget()
        self._lay_out()
        self._connect()
        self._show(())

    def ask(self, query: Asks, *args: Any) -> None:
        """Says what is to be asked, ``query(session, *args, today)``, and asks in a moment."""
        first = self._asks != (query, args)
        if first:
            self._forget()
        self._asks = (query, args)
        self._pause.start(0 if first else PAUSE_MS)

    @property
    def subject(self) -> Any:
        """What the remarks are on: the first that was handed to ``ask`` with the query."""
        return self._asks[1][0] if self._asks else None

    @property
    def remarks(self) -> Sequence[Remark]:
        """What is shown."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole)
                for row in range(self.list.count())]  # fmt: skip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the question or the section first."""
        if event.key() == Qt.Key.Key_Escape and self.close_open():
            return
        super().keyPressEvent(event)

    def close_open(self) -> bool:
        """Closes the question or the section of law; whether either was open."""
        if self.panel.close_panel():
            return True
        was = self.law.isVisible()
        self.law.hide()
        return was

    @Slot()
    def _on_pause(self) -> None:
        if self._asks:
            query, args = self._asks
            self._desk.read_in_background(
                query, *args, self._desk.office.today(), then=self._show, key=self._key
            )

    def _forget(self) -> None:
        """What is remarked on another thing must not be shown, nor answered, for this one."""
        self._desk.drop(self._key)
        self._show(())
        self._calm.hide()

    def _show(self, remarks: Sequence[Remark]) -> None:
        short, words = _summed(remarks)
        self.summed.emit(short, words)
        self._sum.setText(words)
        self._sum.setVisible(bool(remarks))
        self._calm.setVisible(not remarks)
        self.list.setVisible(bool(remarks))
        self.list.show_remarks(remarks)
        self._on_chosen(self.list.remark)

    @Slot(object)
    def _on_chosen(self, remark: Remark | None) -> None:
        self._detail.setVisible(remark is not None)
        if remark != self._asked_about:
            self.panel.close_panel()
        if remark is None:
            self.law.hide()
            return
        shape, word, tone = gravity(remark)
        self._mark.setText(f"{shape} {word}")
        set_role(self._mark, "danger" if tone == "danger" else "small")
        self._label.setText(label_words(remark.label))
        self._words.setText(remark_in_words(remark))
        self.section.setText(f"Läs {remark.section}")
        self.section.setAccessibleName(f"Läs {remark.section}")
        self.section.setVisible(bool(remark.section))
        self.let.setVisible(not remark.acknowledged)
        if self.law.isVisible() and self.law.reference != remark.section:
            self.law.hide()

    @Slot()
    def _on_go(self) -> None:
        if self.list.remark:
            self.go_asked.emit(self.list.remark)

    @Slot()
    def _on_section(self) -> None:
        if self.list.remark:
            self.law.show_section(self.list.remark.section)

    @Slot()
    def _on_let(self) -> None:
        remark = self._asked_about = self.list.remark
        if remark is None:
            return
        needs = "Skriv varför. " if remark.grave else ""
        self.panel.ask(
            Question(
                "Låt anmärkningen stå?",
                (f"{needs}Den kommer tillbaka om uppgifterna ändras. Det antecknas i loggen.",),
                "Låt stå",
                lambda note: carried_out(self._desk, acknowledge, remark, note),
                "Anteckning" if remark.grave else "",
            ),
            self.list,
        )

    def _connect(self) -> None:
        self._pause.timeout.connect(self._on_pause)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self.go_asked)
        self.go.clicked.connect(self._on_go)
        self.let.clicked.connect(self._on_let)
        self.section.clicked.connect(self._on_section)

    def _lay_out(self) -> None:
        set_role(self, "surface")
        set_role(self.section, "link")
        set_role(self._sum, "label")
        set_role(self._label, "small")
        set_role(self._calm, "muted")
        self.setAccessibleName("Kontroll")
        self._label.setToolTip("§ lag · ◇ lokal regel · ○ vana")
        self.go.setToolTip("Gå till det som anmärkningen gäller (Enter i listan)")
        for label in (self._words, self._sum, self._calm):
            label.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out_detail()
        self._sum.setContentsMargins(12, 10, 12, 6)
        self._calm.setContentsMargins(12, 12, 12, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sum)
        column.addWidget(self._calm)
        column.addWidget(self.list, 1)
        for part in (self._detail, self.panel, self.law):
            column.addWidget(part)
        column.addStretch()

    def _lay_out_detail(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        for widget in (self._mark, self._label):
            head.addWidget(widget)
        head.addStretch()
        for button in (self.go, self.let):
            buttons.addWidget(button)
        buttons.addStretch()
        column = QVBoxLayout(self._detail)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._words)
        column.addLayout(buttons)
        column.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeft)


def _summed(remarks: Sequence[Remark]) -> tuple[str, str]:
    """How many of each kind: "2 hindrar justering · 5 anmärkningar · 1 låten stå"."""
    let = sum(one.acknowledged for one in remarks)
    grave = sum(one.blocks for one in remarks)
    other = len(remarks) - let - grave
    counted = (
        ("!", grave, "hindrar justering"),
        ("○", other, "anmärkning" if other == 1 else "anmärkningar"),
        ("✓", let, "låten stå" if let == 1 else "låtna stå"),
    )
    there = [one for one in counted if one[1]]
    words = " · ".join(f"{count} {word}" for _, count, word in there)
    return "  ".join(f"{shape} {count}" for shape, count, _ in there), words
