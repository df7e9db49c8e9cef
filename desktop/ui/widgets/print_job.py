"""Printing a paper: the printer is chosen in the system's own way, the work is done beside."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QThreadPool
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.ui.job import Job
from desktop.ui.widgets.pdf_print import print_pdf


class PrintJob(QObject):
    """Prints one paper at a time for its owner."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._job: Job | None = None

    def ask(self, data: bytes, pages: int) -> None:
        """Lets the clerk choose a printer and pages; nothing happens when they leave it."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._owner)
        dialog.setWindowTitle("Skriv ut")
        dialog.setMinMax(1, pages)
        dialog.accepted.connect(lambda: self.begin(data, printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def begin(self, data: bytes, printer: QPrinter) -> Job:
        """Prints in another thread; gives the job, whose answer is the number of pages."""
        self._job = Job(lambda: print_pdf(data, printer))
        QThreadPool.globalInstance().start(self._job.run)
        return self._job
