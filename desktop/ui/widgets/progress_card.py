"""What is being made on a page without a register: how far it has come, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from desktop.ui.job import Job
from desktop.ui.theme import set_role


class ProgressCard(QFrame):
    """What is being made, how far it has come, and a way to stop."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "card")
        self._words = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName("Hur långt arbetet har kommit")
        self.stop = QPushButton("Avbryt")
        row = QHBoxLayout()
        row.addWidget(self._bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()

    def follow(self, job: Job, words: str) -> None:
        """Shows a job until it ends."""
        self._words.setText(words)
        self._bar.setRange(0, 0)
        job.progressed.connect(self._on_progress)
        self.stop.clicked.connect(job.cancel)
        self.show()

    @Slot(int, int, str)
    def _on_progress(self, done: int, total: int, _text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
