"""The paragraph as a sheet to write on: parts in the order of the house, each saved by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.queries.paragraph_view import ParagraphView
from db.rules.rich_text import RichText, block_lines
from desktop.operations.house_parts import HousePart, paragraph_parts
from desktop.ui.paragraph_words import owner
from desktop.ui.screens.paragraphs.head import ParagraphHead
from desktop.ui.screens.paragraphs.noted.part import NotedPart
from desktop.ui.widgets.decision_editor import DecisionEditor
from desktop.ui.widgets.paragraph_paper import content_of
from desktop.ui.widgets.parts_page import PartPlace, PartsPage
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor

RICH = (
    "statement", "summary", "matter", "decision_basis", "proposals", "order_of_proposals", "vote",
    "reservations", "notes",
)  # fmt: skip
NOTED = ("proposals", "order_of_proposals", "vote", "reservations", "notes")
SECRECY = "legal_basis"
_ALWAYS = frozenset({"decision", "recipients"})


class ParagraphSheet(PartsPage):
    """``save_asked(field, value)`` when a part is to be saved; ``writing_began`` before that."""

    save_asked = Signal(str, object)
    writing_began = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Paragrafen", parent)
        self.top = ParagraphHead()
        self.decision = DecisionEditor("Beslut")
        self.recipients = RecipientsEditor("Mottagare")
        self.secrecy = QLineEdit()
        self.rich = {key: RichEditor(key, grows=True) for key in RICH}
        self.noted = {key: NotedPart(self.rich[key]) for key in NOTED}
        self._labels: Sequence[HousePart] = ()
        self._paragraph_id = 0
        self.head.addWidget(self.top)
        self.recipients.setContentsMargins(10, 0, 0, 0)
        self.secrecy.setMaximumWidth(260)
        self._connect()

    def show_paragraph(self, view: ParagraphView) -> None:
        """Shows a paragraph as saved; what is being written in it is left alone."""
        other = view.row.id != self._paragraph_id
        self._paragraph_id = view.row.id
        self._label(paragraph_parts(view.house_style, owner(view)))
        self.top.show_paragraph(view)
        self._show_decision(view, other=other)
        for key, editor in self.rich.items():
            if other or not editor.is_changed:
                editor.set_content(content_of(view, key))
        shown = tuple(Addressee(row.label, row.recipient_id or 0) for row in view.recipients)
        if [one.name for one in shown] != [one.name for one in self.recipients.recipients()]:
            self.recipients.set_recipients(shown)
        if other or not self.secrecy.hasFocus():
            self.secrecy.setText(view.row.legal_basis)
        for part in self.noted.values():
            part.show_free()
        if other or any(
            one.is_filled() and not one.isVisibleTo(self) for one in self.noted.values()
        ):
            self.refold()
        if other:
            self.verticalScrollBar().setValue(0)

    def value(self, field: str) -> Any:
        """What stands in a part now, as the register keeps it."""
        match field:
            case "title":
                return self.top.title.title()
            case "decision":
                return self.decision.content()
            case "recipients":
                return tuple(one.name for one in self.recipients.recipients())
            case "decision_basis":
                return _lines(self.rich[field].content())
            case "legal_basis":
                return self.secrecy.text().strip()
            case _:
                return self.rich[field].content()

    def flush(self) -> None:
        """Asks for all that is being written to be saved."""
        self.top.title.save_now()
        self.decision.save_now()
        for editor in self.rich.values():
            editor.save_now()

    def forget(self) -> None:
        """Lets the next paragraph be shown from its beginning, even the same one."""
        self._paragraph_id = 0

    def set_point_size(self, size: int) -> None:
        """Writes the text of all parts in that size, as for the wall of the room."""
        for editor in (*self.rich.values(), *self.decision.editors()):
            font = editor.font()
            font.setPointSize(size)
            editor.setFont(font)
        for block in (one for part in self.noted.values() for one in part.blocks):
            block.set_point_size(size)

    def begin(self) -> None:
        """Puts the cursor where writing begins: in the points of the decision."""
        self.show_part("decision")

    def _show_decision(self, view: ParagraphView, *, other: bool) -> None:
        if other or not any(editor.is_changed for editor in self.decision.editors()):
            self.decision.set_content(view.decision)
            if not view.decision:
                self.decision.suggest_lead_in(f"{view.body_name} beslutar att")

    def _label(self, parts: Sequence[HousePart]) -> None:
        if parts == self._labels:
            return
        self._labels = parts
        places = [self._place(part) for part in parts if part.key in self._editors()]
        secrecy = PartPlace(
            SECRECY, "Sekretess (lagrum)", self.secrecy, lambda: bool(self.secrecy.text())
        )
        self.set_parts([*places, secrecy])

    def _place(self, part: HousePart) -> PartPlace:
        editor = self._editors()[part.key]
        if isinstance(editor, RichEditor):
            editor.setAccessibleName(part.label)
        if isinstance(editor, NotedPart):
            editor.set_label(part.label)
            filled, text = editor.is_filled, self._filled(part.key)
            return PartPlace(
                part.key, part.label, editor, lambda: filled() or text(), enter=editor.enter
            )
        return PartPlace(part.key, part.label, editor, self._filled(part.key), part.key in _ALWAYS)

    def _filled(self, key: str) -> Callable[[], bool]:
        return lambda: bool(self.value(key))

    def _editors(self) -> dict[str, QWidget]:
        return {**self.rich, **self.noted, "decision": self.decision, "recipients": self.recipients}

    def _connect(self) -> None:
        self.secrecy.setAccessibleName("Sekretess, lagrum")
        self.secrecy.setPlaceholderText("OSL 39 kap. 2 §")
        self.secrecy.editingFinished.connect(partial(self._ask, "legal_basis"))
        self.top.title.save_asked.connect(partial(self._ask, "title"))
        self.top.title.left.connect(self.begin)
        self.decision.save_asked.connect(partial(self._ask, "decision"))
        self.recipients.recipients_changed.connect(partial(self._ask, "recipients"))
        for key, editor in self.rich.items():
            editor.save_asked.connect(partial(self._ask, key))
        for editor in (self.top.title, self.decision, *self.rich.values()):
            editor.writing_began.connect(self.writing_began)

    def _ask(self, field: str, _told: object = None) -> None:
        self.save_asked.emit(field, self.value(field))


def _lines(content: RichText) -> tuple[Any, ...]:
    return tuple(line for block in content for line in block_lines(block) if line)
