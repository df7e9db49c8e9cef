"""What can be done with extracts, whichever list they are seen in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.delivery.handed_out import Handed
from desktop.operations.extracts import hand_out_extracts, hand_out_unverified_extracts
from desktop.operations.saving import save_list
from desktop.ui.desk import Desk
from desktop.ui.file_words import placed_in_words
from desktop.ui.screens.extracts.bottom_bar import BottomBar
from desktop.ui.screens.extracts.lines import Line, as_csv
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.opened_file import open_path


class ExtractWork(QObject):
    """Makes extracts and lists beside the window; ``said`` carries what came of it."""

    said = Signal(object)

    def __init__(self, desk: Desk, bar: BottomBar) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        bar.hand.said.connect(self.said)

    def make(self, lines: Sequence[Line], folder: Path) -> None:
        """Makes the extracts of these verified paragraphs in Word and PDF in the folder."""
        verified = [line.extract for line in lines if line.extract.verified_on]
        keys = list(dict.fromkeys(extract.id for extract in verified))
        if not keys:
            self.said.emit(Message("Inget är justerat än, så inga utdrag kan göras."))
            return
        job = self._bar.hand.put(hand_out_extracts, keys, folder, web=self._bar.web.isChecked())
        job.cancelled.connect(self._on_cancelled)

    def make_unverified(self, lines: Sequence[Line], folder: Path) -> None:
        """Makes extracts of what is not verified, marked so on every page; none is kept."""
        open_ones = [line.extract for line in lines if not line.extract.verified_on]
        keys = list(dict.fromkeys(extract.id for extract in open_ones))
        if not keys:
            self.said.emit(Message("Allt är justerat. Skapa utdragen som vanligt."))
            return
        job = self._bar.hand.put(
            hand_out_unverified_extracts, keys, folder, web=self._bar.web.isChecked(),
            then=self._on_unverified,
        )  # fmt: skip
        job.cancelled.connect(self._on_cancelled)

    def _on_unverified(self, handed: tuple[Handed, ...]) -> None:
        folder = handed[0].path.parent
        told = placed_in_words(handed, folder.name)
        text = f"{told} Varje sida är märkt Ej justerat, och utdragen gäller inte som justerade."
        self.said.emit(
            Message(text, Severity.WARNING, "", "Öppna mappen", lambda: open_path(folder))
        )

    def export(self, lines: Sequence[Line], folder: Path, name: str) -> None:
        """Writes the list for a spreadsheet into the folder."""
        self._desk.do_in_background(save_list, as_csv(lines), folder, name, then=self._on_saved)

    def _on_saved(self, path: Path) -> None:
        text = f"Listan är sparad som {path.name}."
        self.said.emit(
            Message(text, Severity.SUCCESS, "", "Öppna mappen", lambda: open_path(path.parent))
        )

    def _on_cancelled(self) -> None:
        self.said.emit(Message("Avbrutet. De utdrag som hann göras är hela och sparade."))
