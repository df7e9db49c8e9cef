"""The strip at the lower edge while something is being made: what, how far, and Avbryt."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.ui.job import Job

PATIENCE_MS = 300


class JobStrip(QFrame):
    """Shows the newest running job; short ones never appear."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._text = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._stop = QPushButton("Avbryt")
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._lay_out()
        self._timer.timeout.connect(self.show)
        self._stop.clicked.connect(self._on_stop)
        self.hide()

    @Slot(object)
    def begin(self, job: Job) -> None:
        """Follows a job from now on."""
        self._job = job
        self._text.setText("Arbetar …")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        job.progressed.connect(self._on_progressed)
        self._timer.start()

    @Slot(object)
    def end(self, job: Job) -> None:
        """Goes away when the job it follows is over."""
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()

    @Slot(int, int, str)
    def _on_progressed(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._text.setText(text or f"{done} av {total}")

    @Slot()
    def _on_stop(self) -> None:
        if self._job:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._text.setText("Avbryter …")

    def _lay_out(self) -> None:
        self._bar.setAccessibleName("Hur långt arbetet har kommit")
        self._bar.setFixedWidth(220)
        self._stop.setAccessibleName("Avbryt arbetet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(12)
        row.addWidget(self._text)
        row.addStretch()
        row.addWidget(self._bar)
        row.addWidget(self._stop)
