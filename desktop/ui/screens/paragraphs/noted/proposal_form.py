"""The form of a proposal: what kind, by whom, with which words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from db.queries.handling import ProposalRow
from db.rules.lifecycle import ProposalKind
from db.rules.rich_text import RichText
from desktop.operations.handled import Handled
from desktop.ui.screens.paragraphs.noted.form import NotingForm, labelled
from desktop.ui.screens.paragraphs.noted.people_words import named, proposers
from desktop.ui.widgets.recipients_editor import RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor

KIND_WORDS = {
    ProposalKind.APPROVAL: "Bifall",
    ProposalKind.REJECTION: "Avslag",
    ProposalKind.AMENDMENT: "Ändring",
    ProposalKind.ADDITION: "Tillägg",
    ProposalKind.REFERRAL_BACK: "Återremiss",
    ProposalKind.TABLING: "Bordläggning",
}
_WORDED = (ProposalKind.AMENDMENT, ProposalKind.ADDITION)
_HINTS = {
    ProposalKind.APPROVAL: "Vad som bifalls, om det inte är förslaget",
    ProposalKind.REJECTION: "Vad som avslås, om det inte är förslaget",
    ProposalKind.AMENDMENT: "att …",
    ProposalKind.ADDITION: "att …",
}


@dataclass(frozen=True, slots=True)
class ProposalEntry:
    """A proposal as it is written in the form."""

    kind: ProposalKind
    proposers: tuple[str, ...]
    text: RichText
    reason: str


class ProposalForm(NotingForm):
    """Enter goes from field to field, and notes the proposal at the last."""

    def __init__(self) -> None:
        super().__init__("Yrkande", "Anteckna yrkandet")
        self.row: ProposalRow | None = None
        self.kind = _KindBox()
        self.people = RecipientsEditor("Person eller parti", completes=True)
        self.text = RichEditor("Yrkandets lydelse", grows=True)
        self.reason = QLineEdit()
        self._text_row = labelled("Lydelse", self.text)
        self._reason_row = labelled("Motivering", self.reason)
        self._lay_out_fields()

    def begin(self, found: Handled, row: ProposalRow | None = None) -> None:
        """Opens the form for a new proposal, or to change one."""
        self.row = row
        self.people.set_known(proposers(found))
        self.people.set_recipients(named(row.proposers, found) if row else ())
        self.kind.setCurrentIndex(self.kind.findData(row.kind) if row else 0)
        self.text.set_content(row.text if row else ())
        self.reason.setText(row.reason if row else "")
        self.open("Ändra yrkandet" if row else "Nytt yrkande")
        self._show_fields()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def entry(self) -> ProposalEntry:
        """What is written; a name that is still in the field is taken too."""
        self.people.take_written()
        kind = self._chosen_kind()
        names = tuple(one.name for one in self.people.recipients())
        text = () if kind.is_formal else self.text.content()
        return ProposalEntry(kind, names, text, self.reason.text().strip())

    def has_something(self) -> bool:
        """Whether there is enough to note without asking."""
        entry = self.entry()
        return bool(entry.text or (entry.proposers and entry.kind not in _WORDED))

    def _chosen_kind(self) -> ProposalKind:
        return ProposalKind(self.kind.currentData())  # Qt keeps the text alone.

    @Slot()
    def _show_fields(self) -> None:
        kind = self._chosen_kind()
        self._text_row.setVisible(not kind.is_formal)
        self._reason_row.setVisible(kind.is_formal)
        self.text.setPlaceholderText(_HINTS.get(kind, ""))

    @Slot()
    def _after_people(self) -> None:
        kind = self._chosen_kind()
        if kind.is_formal:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind in _WORDED and not self.text.content():
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.yes.click()

    def _lay_out_fields(self) -> None:
        for kind, words in KIND_WORDS.items():
            self.kind.addItem(words, kind)
        self.kind.setAccessibleName("Slag av yrkande")
        self.reason.setPlaceholderText("Varför, till exempel: kostnaderna ska redovisas")
        self.kind.currentIndexChanged.connect(self._show_fields)
        self.kind.entered.connect(self.people.setFocus)
        self.people.finished.connect(self._after_people)
        self.reason.returnPressed.connect(self.yes.click)
        rows: tuple[QWidget, ...] = (
            labelled("Yrkande om", self.kind, 200), labelled("Av", self.people), self._text_row,
            self._reason_row,
        )  # fmt: skip
        for row in rows:
            self.column.addWidget(row)


class _KindBox(QComboBox):
    """A choice that Enter goes on from."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tells that the choice is made."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
            return
        super().keyPressEvent(event)
