"""A memo written as a page of parts, in the order and under the headings of the body's house."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.queries.bodies import bodies
from db.queries.cases import MemoView, memo_view
from db.queries.recipients import recipient_ids, recipient_rows
from db.rules.rich_text import RichText, Text, block_lines
from desktop.operations.house_parts import HousePart, memo_parts
from desktop.operations.memos import revise_memo
from desktop.ui.desk import Desk
from desktop.ui.theme import set_role
from desktop.ui.widgets.date_field import DateField
from desktop.ui.widgets.decision_editor import DecisionEditor
from desktop.ui.widgets.format_bar import FormatBar
from desktop.ui.widgets.parts_page import PartPlace, PartsPage
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor
from desktop.ui.widgets.title_editor import TitleEditor

_HOUSE = "region"
_ALWAYS = frozenset({"decision", "matter"})
_RICH = {"statement": "Yttrande", "summary": "Sammanfattning", "matter": "Ärendet"}


class MemoPage(QWidget):
    """Edits one memo; everything is saved by itself. ``saved()`` after each saving.

    ``memo_changed()`` comes when another memo or another text is shown.
    """

    saved = Signal()
    memo_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.memo: MemoView | None = None
        self._order: tuple[HousePart, ...] = ()
        self.page = PartsPage("Tjänsteskrivelse")
        self.title = TitleEditor("Rubrik")
        self.body = QComboBox()
        self.dated = DateField("Datum", desk.office.today)
        self.author = QLineEdit()
        self.decision = DecisionEditor("Förslag till beslut", "Regionstyrelsen beslutar att")
        self.texts = {key: RichEditor(label, grows=True) for key, label in _RICH.items()}
        self.basis = RichEditor("Beslutsunderlag", grows=True)
        self.recipients = RecipientsEditor("Mottagare")
        self._lay_out()
        self._connect()

    def show_memo(self, memo_id: int) -> None:
        """Shows a memo as the register has it; what is being written stays."""
        memo: MemoView | None = self._desk.read(memo_view, memo_id)
        if memo is None:
            return
        fresh = self.memo is None or self.memo.id != memo_id
        self.memo = memo
        if fresh:
            self._fill_choices()
            self._forget_writing()
        self._show_head(memo)
        self._show_parts(memo)
        self._lay_parts()
        self.memo_changed.emit()

    @property
    def order(self) -> tuple[HousePart, ...]:
        """The parts in the order of the house."""
        return self._order

    def begin(self) -> None:
        """Puts the cursor where writing goes on: in the first part."""
        if self._order and self.isVisible():
            self.page.show_part(self._order[0].key)

    def flush(self) -> None:
        """Saves what is being written."""
        for editor in (self.title, *self.texts.values(), self.basis):
            if editor.is_changed:
                editor.save_now()
        self.decision.save_now()
        self._on_author()

    def _fill_choices(self) -> None:
        self.body.blockSignals(True)
        self.body.clear()
        self.body.addItem("Välj organ", None)
        for row in self._desk.read(bodies) or ():
            self.body.addItem(row.name, (row.id, row.house_style))
        self.body.blockSignals(False)
        ids = self._desk.read(recipient_ids, active=True) or ()
        known = self._desk.read(recipient_rows, ids) or ()
        self.recipients.set_known([Addressee(row.name, row.id, row.holder) for row in known])

    def _forget_writing(self) -> None:
        """What stands here belongs to another memo, and was saved when that was left."""
        for editor in (*self.texts.values(), self.basis, *self.decision.editors()):
            editor.set_content(())
        self.title.clear()
        self.title.save_now()
        self.author.setModified(False)

    def _show_head(self, memo: MemoView) -> None:
        self.title.set_title(memo.title)
        self.body.blockSignals(True)
        places = (
            i for i in range(1, self.body.count()) if self.body.itemData(i)[0] == memo.body_id
        )
        self.body.setCurrentIndex(next(places, 0))
        self.body.blockSignals(False)
        self.dated.set_day(memo.dated_on)
        if not self.author.isModified():
            self.author.setText(memo.author)

    def _show_parts(self, memo: MemoView) -> None:
        parts = {"statement": memo.statement, "summary": memo.summary, "matter": memo.matter}
        for key, editor in self.texts.items():
            if not editor.is_changed:
                editor.set_content(parts[key])
        if not any(editor.is_changed for editor in self.decision.editors()):
            self.decision.set_content(memo.decision)
            self.decision.suggest_lead_in(self._lead_in())
        if not self.basis.is_changed:
            self.basis.set_content(tuple(Text(line) for line in memo.decision_basis))
        self.recipients.set_recipients(tuple(Addressee(name) for name in memo.recipients))

    def _lead_in(self) -> str:
        body = self.body.currentText() if self.body.currentData() else ""
        return f"{body} beslutar att" if body else ""

    def _lay_parts(self) -> None:
        chosen = self.body.currentData()
        order = memo_parts(chosen[1] if chosen else _HOUSE)
        if order == self._order:
            self.page.refold()
            return
        self._order = order
        self.page.set_parts([self._place(part) for part in order])

    def _place(self, part: HousePart) -> PartPlace:
        editor, filled = self._editor(part.key)
        editor.setAccessibleName(part.label)
        return PartPlace(part.key, part.label, editor, filled, part.key in _ALWAYS)

    def _editor(self, key: str) -> tuple[QWidget, Callable[[], bool]]:
        match key:
            case "decision":
                return self.decision, lambda: bool(self.decision.content())
            case "decision_basis":
                return self.basis, lambda: bool(self.basis.content())
            case "recipients":
                return self.recipients, lambda: bool(self.recipients.recipients())
            case _:
                editor = self.texts[key]
                return editor, lambda: bool(editor.content())

    # Saving.

    def _save(self, **changes: Any) -> None:
        memo = self.memo
        if memo is None or all(getattr(memo, key) == value for key, value in changes.items()):
            return
        if self._desk.do(revise_memo, memo.id, memo.version, **changes) is not None:
            self.saved.emit()

    @Slot(str)
    def _on_title(self, title: str) -> None:
        self._save(title=title)

    @Slot(object)
    def _on_decision(self, content: RichText) -> None:
        self._save(decision=content)

    @Slot(object)
    def _on_basis(self, content: RichText) -> None:
        lines = (line for block in content for line in block_lines(block))
        self._save(decision_basis=tuple(line for line in lines if line))

    @Slot(object)
    def _on_recipients(self, chosen: tuple[Addressee, ...]) -> None:
        self._save(recipients=tuple(one.name for one in chosen))

    @Slot()
    def _on_body(self) -> None:
        chosen = self.body.currentData()
        self.flush()
        self._save(body_id=chosen[0] if chosen else None)

    @Slot(object)
    def _on_day(self, day: date | None) -> None:
        self._save(dated_on=day)

    @Slot()
    def _on_author(self) -> None:
        self.author.setModified(False)
        self._save(author=self.author.text().strip())

    def _connect(self) -> None:
        self.title.save_asked.connect(self._on_title)
        self.decision.save_asked.connect(self._on_decision)
        self.basis.save_asked.connect(self._on_basis)
        self.recipients.recipients_changed.connect(self._on_recipients)
        self.body.currentIndexChanged.connect(self._on_body)
        self.dated.day_changed.connect(self._on_day)
        self.author.editingFinished.connect(self._on_author)
        for key, editor in self.texts.items():
            editor.save_asked.connect(self._saver(key))

    def _saver(self, key: str) -> Callable[[RichText], None]:
        return lambda content: self._save(**{key: content})

    def _lay_out(self) -> None:
        set_role(self.title, "headline")
        self.title.document().setDocumentMargin(0)
        facts = QHBoxLayout()
        facts.setSpacing(12)
        self.body.setMinimumContentsLength(10)
        for label, field, share in (
            ("Till", self.body, 4),
            ("Datum", self.dated, 0),
            ("Handläggare", self.author, 3),
        ):
            facts.addLayout(_labelled(label, field), share)
        self.page.head.addLayout(facts)
        self.page.head.addWidget(self.title)
        self.title.left.connect(self.begin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FormatBar(self.page))
        column.addWidget(self.page)


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    label = QLabel(text)
    set_role(label, "small")
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(text)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(field)
    return column
