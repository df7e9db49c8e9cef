"""The line where items are added: a memo, a case, a formality, a heading, or words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QWidget,
)

from db.queries.agenda_candidates import Candidate, CandidateRow, agenda_candidates
from db.rules.lifecycle import ItemKind
from desktop.ui.desk import Desk
from desktop.ui.fields import put_sign
from desktop.ui.states import state
from desktop.ui.theme import set_role

FORMALITIES = (
    ("Sammanträdet öppnas", ItemKind.FORMALITY),
    ("Upprop", ItemKind.FORMALITY),
    ("Val av justerare", ItemKind.FORMALITY),
    ("Fastställande av dagordning", ItemKind.FORMALITY),
    ("Anmälan av jäv", ItemKind.FORMALITY),
    ("Information från förvaltningen", ItemKind.INFORMATION),
    ("Anmälan av delegationsbeslut", ItemKind.NOTIFICATIONS),
    ("Meddelanden", ItemKind.NOTIFICATIONS),
    ("Övriga frågor", ItemKind.FORMALITY),
    ("Sammanträdet avslutas", ItemKind.FORMALITY),
)
_KINDS = (
    ItemKind.DECISION,
    ItemKind.INFORMATION,
    ItemKind.NOTIFICATIONS,
    ItemKind.ELECTION,
    ItemKind.FORMALITY,
    ItemKind.HEADING,
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be added: a memo or case of the register, or an item with a title of its own."""

    title: str
    kind: ItemKind
    candidate: CandidateRow | None = None

    @property
    def words(self) -> str:
        """The choice as the list under the field shows it."""
        if self.candidate is None:
            return f"{self.title}  ·  {state(self.kind)}"
        what = "tjänsteskrivelse" if self.candidate.kind is Candidate.MEMO else "ärende"
        return f"{self.title}  ·  {what} {self.candidate.registration_number}"


class AddBar(QFrame):
    """``chosen`` carries a ``Choice``."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._body_id = 0
        self._choices: list[Choice] = []
        self.kind = QComboBox()
        self.field = QLineEdit()
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._popup = QListView()
        self._lay_out()
        self._connect()

    def set_body(self, body_id: int) -> None:
        """Says whose memos and cases are offered."""
        self._body_id = body_id

    def begin(self) -> None:
        """Puts the cursor in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc takes away what is written before it leaves the page."""
        asked = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        is_esc = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if asked and is_esc and self.field.text():
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.field.clear()
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        if not text.strip():
            return
        self._desk.read_in_background(
            agenda_candidates, self._body_id, text.strip(), then=self._on_found, key="candidates"
        )

    @Slot(object)
    def _on_found(self, rows: Sequence[CandidateRow] | None) -> None:
        typed = self.field.text().strip().casefold()
        if not typed or not self.field.hasFocus():
            return
        known = [Choice(title, kind) for title, kind in FORMALITIES if typed in title.casefold()]
        found = [Choice(row.title, ItemKind.DECISION, row) for row in rows or ()]
        self._choices = [*found, *known]
        self._words.setStringList([choice.words for choice in self._choices])
        if self._choices:
            self._completer.complete()
        else:
            self._popup.hide()

    @Slot(str)
    def _on_completed(self, words: str) -> None:
        choice = next((one for one in self._choices if one.words == words), None)
        if choice:
            self._give(choice)

    @Slot()
    def _on_entered(self) -> None:
        title = self.field.text().strip()
        if title:
            chosen = _KINDS[self.kind.currentIndex()]
            self._give(Choice(title, dict(FORMALITIES).get(title, chosen)))

    def _give(self, choice: Choice) -> None:
        # The completer writes what was chosen into the field after this: hence a little later.
        self._choices = []
        self._words.setStringList([])
        self.chosen.emit(choice)
        self.field.clear()

    def _connect(self) -> None:
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setWidget(self.field)
        self._completer.setMaxVisibleItems(12)
        self._completer.setPopup(self._popup)
        self._popup.setAccessibleName("Förslag")
        self._completer.activated.connect(self._on_completed)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)

    def _lay_out(self) -> None:
        set_role(self, "surface")
        for kind in _KINDS:
            self.kind.addItem(state(kind).capitalize(), kind)
        self.kind.setAccessibleName("Slag av ärendepunkt")
        self.kind.setToolTip("Vad punkten är när du skriver en egen rubrik")
        self.field.setAccessibleName("Lägg till på dagordningen")
        self.field.setPlaceholderText(
            "Lägg till: diarienummer, tjänsteskrivelse, formalia eller egen rubrik"
        )
        put_sign(self.field, "plus", "Lägg till på dagordningen")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.kind)
