"""What can be done with extracts, whichever list they are seen in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.operations.extracts import make_extracts
from desktop.operations.saving import save_list
from desktop.ui.desk import Desk
from desktop.ui.screens.extracts.lines import Line, as_csv
from desktop.ui.states import count_in_words
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path


class ExtractWork(QObject):
    """Makes extracts and lists beside the window; ``said`` carries what came of it."""

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def make(self, lines: Sequence[Line], folder: Path) -> None:
        """Makes the extracts of these verified paragraphs in Word and PDF in the folder."""
        verified = [line.extract for line in lines if line.extract.verified_on]
        keys = list(dict.fromkeys(extract.id for extract in verified))
        if not keys:
            self.said.emit(Message("Inget är justerat än, så inga utdrag kan göras."))
            return
        job = self._desk.do_in_background(make_extracts, keys, folder, then=self._on_made)
        job.cancelled.connect(self._on_cancelled)

    def export(self, lines: Sequence[Line], folder: Path, name: str) -> None:
        """Writes the list for a spreadsheet into the folder."""
        self._desk.do_in_background(save_list, as_csv(lines), folder, name, then=self._on_saved)

    def _on_made(self, paths: tuple[Path, ...]) -> None:
        folder = paths[0].parent
        text = f"{count_in_words(len(paths))} filer ligger i mappen {folder.name}."
        self._tell(text, folder)

    def _on_saved(self, path: Path) -> None:
        self._tell(f"Listan är sparad som {path.name}.", path.parent)

    def _on_cancelled(self) -> None:
        self.said.emit(Message("Avbrutet. De utdrag som hann göras är hela och sparade."))

    def _tell(self, text: str, folder: Path) -> None:
        self.said.emit(
            Message(text, Severity.SUCCESS, "", "Öppna mappen", lambda: open_path(folder))
        )
