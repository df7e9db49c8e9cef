"""Who is sent a paper: chips, and a field that completes from the recipients of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.theme import set_role
from desktop.ui.widgets.flow import Flow


@dataclass(frozen=True, slots=True)
class Addressee:
    """A recipient as the editor knows it; ``id`` 0 for a name that is not in the register yet."""

    name: str
    id: int = 0
    detail: str = ""


class RecipientsEditor(QWidget):
    """Chips of recipients in order. ``recipients_changed`` carries a tuple of ``Addressee``.

    ``finished`` comes when Enter is pressed with nothing written. With ``completes`` Enter takes
    the first of the known that has a word beginning as what is written.
    """

    recipients_changed = Signal(object)
    finished = Signal()

    def __init__(
        self, name: str = "Mottagare", parent: QWidget | None = None, *, completes: bool = False
    ) -> None:
        super().__init__(parent)
        self._completes = completes
        self._known: dict[str, Addressee] = {}
        self._chosen: list[Addressee] = []
        self._row = Flow()
        self._field = _AddField()
        self._words = QStringListModel(self)
        self._set_up(name)

    def set_known(self, known: Sequence[Addressee]) -> None:
        """The recipients to complete from."""
        self._known = {one.name.casefold(): one for one in known}
        self._words.setStringList([one.name for one in known])

    def set_recipients(self, chosen: Sequence[Addressee]) -> None:
        """Shows recipients as saved."""
        self._chosen = list(chosen)
        self._show()

    def recipients(self) -> tuple[Addressee, ...]:
        """The recipients in order."""
        return tuple(self._chosen)

    def _set_up(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFocusProxy(self._field)
        self._field.setAccessibleName(f"Lägg till {name.lower()}")
        self._field.setPlaceholderText(f"Lägg till {name.lower()}")
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._field.setCompleter(completer)
        completer.activated.connect(self._on_completed, Qt.ConnectionType.QueuedConnection)
        self._field.returnPressed.connect(self._on_entered)
        self._field.emptied.connect(self._on_emptied)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._row)
        column.addWidget(self._field)
        self._field.setMaximumWidth(360)

    @Slot()
    def _on_completed(self) -> None:
        self._on_entered()

    @Slot()
    def take_written(self) -> None:
        """Makes a chip of what is written in the field."""
        if self._field.text().strip():
            self._on_entered()

    @Slot()
    def _on_entered(self) -> None:
        if not self._field.text().strip():
            self.finished.emit()
            return
        for name in self._field.text().split(";"):
            self._add(name.strip())
        self._field.clear()

    @Slot()
    def _on_emptied(self) -> None:
        if self._chosen:
            self._remove(self._chosen[-1])

    def _add(self, name: str) -> None:
        one = self._known.get(name.casefold()) or self._completed(name) or Addressee(name)
        if name and one not in self._chosen:
            self._chosen.append(one)
            self._changed()

    def _completed(self, name: str) -> Addressee | None:
        """The first of the known that has a word beginning so."""
        begun = name.casefold()
        if not self._completes or not begun:
            return None
        found = (
            one
            for known, one in self._known.items()
            if known.startswith(begun) or f" {begun}" in known or f"({begun}" in known
        )
        return next(found, None)

    def _remove(self, one: Addressee) -> None:
        self._chosen.remove(one)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._changed()

    def _changed(self) -> None:
        self._show()
        self.recipients_changed.emit(self.recipients())

    def _show(self) -> None:
        self._row.clear()
        for one in self._chosen:
            chip = _Chip(one)
            chip.removed.connect(self._remove)
            self._row.addWidget(chip)
        self.updateGeometry()


class _Chip(QFrame):
    """One recipient with a cross."""

    removed = Signal(object)

    def __init__(self, one: Addressee) -> None:
        super().__init__()
        set_role(self, "chip")
        label = QLabel(one.name)
        label.setToolTip(one.detail or one.name)
        cross = QToolButton()
        cross.setIcon(icon("x"))
        cross.setIconSize(QSize(12, 12))
        cross.setAccessibleName(f"Ta bort {one.name}")
        cross.setToolTip(f"Ta bort {one.name}")
        cross.clicked.connect(lambda: self.removed.emit(one))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(label)
        row.addWidget(cross)


class _AddField(QLineEdit):
    """A line that tells when Backspace is pressed with nothing in it."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)
