"""What was recognised, as fields to correct: those the reader was unsure of come first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from db.rules.rich_text import RichText, Runs, Text, map_runs, plain, runs
from desktop.intake.draft import Kind, PartKind
from desktop.operations.proposal import PARAGRAPH_KINDS, Proposal
from desktop.ui.reading_words import KINDS
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.decision_editor import DecisionEditor
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor

_TEXTS = {
    "statement": "Yttrande",
    "summary": "Sammanfattning",
    "matter": "Ärendet",
    "proposals": "Yrkanden",
    "order_of_proposals": "Propositionsordning",
    "reservations": "Reservationer",
    "notes": "Protokollsanteckningar",
}
_FIELDS = {
    PartKind.KIND: "kind",
    PartKind.TITLE: "title",
    PartKind.REGISTRATION_NUMBER: "registration_number",
    PartKind.BODY: "body",
    PartKind.PARAGRAPH_NUMBER: "number",
    PartKind.DATES: "day",
    PartKind.DECISION: "decision",
    PartKind.PROPOSED_DECISION: "decision",
    PartKind.STATEMENT: "statement",
    PartKind.SUMMARY: "summary",
    PartKind.MATTER: "matter",
    PartKind.PREVIOUS_HANDLING: "matter",
    PartKind.PROPOSALS: "proposals",
    PartKind.ORDER_OF_PROPOSALS: "order_of_proposals",
    PartKind.RESERVATION: "reservations",
    PartKind.MINUTES_NOTE: "notes",
    PartKind.DECISION_BASIS: "decision_basis",
    PartKind.RECIPIENTS: "recipients",
}


def field_of(kind: PartKind) -> str:
    """The field that a part of the text went into; empty for one that has none."""
    return _FIELDS.get(kind, "")


def kinds_of(field: str) -> frozenset[PartKind]:
    """The parts of the text that a field came from."""
    return frozenset(kind for kind, own in _FIELDS.items() if own == field)


class ProposalForm(Form):
    """Edits one proposal. ``field_entered(key)`` when the clerk comes to a field.

    ``heads_changed()`` comes when kind, title, dnr, body, number or day is another.
    """

    field_entered = Signal(str)
    heads_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Proposal | None = None
        self._unchanged: Proposal | None = None
        self.kind = QComboBox()
        self.title = QPlainTextEdit()
        self.number = QLineEdit()
        self.body = QComboBox(editable=True)
        self.paragraph = QLineEdit()
        self.day = DateField("Dag")
        self.decision = DecisionEditor(
            "Beslut", "Ingress, till exempel: Regionstyrelsen beslutar att", framed=True
        )
        self.texts = {key: RichEditor(label, grows=True) for key, label in _TEXTS.items()}
        self.basis = RichEditor("Beslutsunderlag", grows=True)
        self.recipients = RecipientsEditor("Mottagare")
        self._build()
        QApplication.instance().focusChanged.connect(self._on_focus)  # type: ignore[union-attr]

    def set_choices(self, bodies: Sequence[str], recipients: Sequence[Addressee]) -> None:
        """What the register has to choose from."""
        written = self.body.currentText()
        self.body.clear()
        self.body.addItems(list(bodies))
        self.body.setCurrentText(written)
        self.recipients.set_known(recipients)

    def show_proposal(self, proposal: Proposal, unsure: frozenset[str]) -> None:
        """Shows a proposal, its unsure fields first and marked."""
        self._shown = None
        self.kind.setCurrentIndex(self.kind.findData(proposal.kind))
        self.title.setPlainText(proposal.title)
        self.number.setText(proposal.registration_number)
        self.body.setCurrentText(proposal.body)
        self.paragraph.setText(proposal.number)
        self.day.set_day(proposal.day)
        self.decision.set_content(proposal.decision)
        for key, editor in self.texts.items():
            editor.set_content(getattr(proposal, key))
        self.basis.set_content(tuple(Text(runs(line)) for line in proposal.decision_basis))
        names = [Addressee(name) for name in proposal.recipients]
        self.recipients.set_recipients(names)
        self._shown = proposal
        self._unchanged = self._read(proposal)
        self._arrange(proposal, unsure)

    def proposal(self) -> Proposal | None:
        """The proposal as the clerk has left it; None when nothing is shown."""
        shown, before = self._shown, self._unchanged
        if shown is None or before is None:
            return None
        now = self._read(shown)
        names = (field.name for field in fields(now))
        changed = {n: getattr(now, n) for n in names if getattr(now, n) != getattr(before, n)}
        return replace(shown, **changed)

    def _read(self, shown: Proposal) -> Proposal:
        """What stands in the fields; what nobody touches is kept as it was recognised."""
        return replace(
            shown,
            kind=Kind(self.kind.currentData()),
            title=" ".join(self.title.toPlainText().split()),
            registration_number=self.number.text().strip(),
            body=self.body.currentText().strip(),
            number=self.paragraph.text().strip(" §"),
            day=self.day.day,
            decision=self.decision.content(),
            decision_basis=_lines(self.basis.content()),
            recipients=tuple(one.name for one in self.recipients.recipients()),
            **{key: editor.content() for key, editor in self.texts.items()},
        )

    def replace_word(self, written: str, wanted: str) -> None:
        """Writes a word otherwise in all fields."""
        proposal = self.proposal()
        if proposal:
            unsure = frozenset(key for key, row in self.rows.items() if row.is_marked)
            self.show_proposal(with_word(proposal, written, wanted), unsure)

    def is_paragraph(self) -> bool:
        """Whether the document is a decision of a body, and not a proposal to one."""
        return Kind(self.kind.currentData()) in PARAGRAPH_KINDS

    def enter_field(self, key: str) -> None:
        """Puts the cursor in a field."""
        row = self.rows.get(key)
        if row:
            row.show()
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, proposal: Proposal, unsure: frozenset[str]) -> None:
        for key, row in self.rows.items():
            row.mark("osäker" if key in unsure else "")
        self.order([key for key in self.rows if key in unsure])
        seldom = ("proposals", "order_of_proposals", "reservations", "notes", "statement")
        for key in seldom:
            self.rows[key].setVisible(bool(getattr(proposal, key)))
        self._show_kind()

    @Slot()
    def _show_kind(self) -> None:
        paragraph = self.is_paragraph()
        self.rows["number"].setVisible(paragraph)
        label = "Sammanträdesdag" if paragraph else "Dokumentets datum"
        self.rows["day"].set_label(label)
        self.rows["decision"].set_label("Beslut" if paragraph else "Förslag till beslut")
        self.heads_changed.emit()

    def _build(self) -> None:
        for kind, label in KINDS.items():
            self.kind.addItem(label.capitalize(), kind)
        self.title.setTabChangesFocus(True)
        written = self.body.lineEdit()
        if written:
            written.setAccessibleName("Organ")
        self.title.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 16)
        self.add("kind", "Slag", self.kind)
        self.add("title", "Rubrik", self.title)
        self.add("registration_number", "Diarienummer", self.number)
        self.add("body", "Organ", self.body)
        self.add("number", "Paragraf", self.paragraph)
        self.add("day", "Sammanträdesdag", self.day)
        self.add("decision", "Förslag till beslut", self.decision)
        for key in ("proposals", "order_of_proposals", "reservations", "notes"):
            self.add(key, _TEXTS[key], self.texts[key])
        for key in ("statement", "summary", "matter"):
            self.add(key, _TEXTS[key], self.texts[key])
        self.add("decision_basis", "Beslutsunderlag", self.basis)
        self.add("recipients", "Mottagare", self.recipients)
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.title.textChanged.connect(self.heads_changed)
        for field in (self.number, self.paragraph):
            field.textChanged.connect(self.heads_changed)
        self.body.currentTextChanged.connect(self.heads_changed)
        self.day.day_changed.connect(self.heads_changed)

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QObject | None, now: QObject | None) -> None:
        if not isinstance(now, QWidget) or not self.isAncestorOf(now):
            return
        for key, row in self.rows.items():
            if row.isAncestorOf(now):
                self.field_entered.emit(key)


def with_word(proposal: Proposal, written: str, wanted: str) -> Proposal:
    """The proposal with a word written otherwise wherever it stands."""

    def _text(value: str) -> str:
        return value.replace(written, wanted)

    def _line(line: Runs) -> Runs:
        return tuple(replace(run, text=_text(run.text)) for run in line)

    def _rich(content: RichText) -> RichText:
        return map_runs(content, _line)

    return replace(
        proposal,
        title=_text(proposal.title),
        decision=_rich(proposal.decision),
        decision_basis=tuple(map(_text, proposal.decision_basis)),
        recipients=tuple(map(_text, proposal.recipients)),
        **{key: _rich(getattr(proposal, key)) for key in _TEXTS},
    )


def _lines(content: RichText) -> tuple[str, ...]:
    lines = [plain(block.runs) for block in content if isinstance(block, Text)]
    return tuple(line.strip() for line in lines if line.strip())
