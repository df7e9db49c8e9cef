"""A decision: what the body does ("Regionstyrelsen beslutar att") and its numbered points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.rules.rich_text import Block, Points, RichText, Text, runs
from desktop.ui.theme import set_role
from desktop.ui.widgets.points_editor import PointsEditor
from desktop.ui.widgets.rich_editor import RichEditor


class DecisionEditor(QWidget):
    """Edits a decision; one that both decides and proposes has two lead-ins, each with points.

    ``framed`` draws fields with borders, for forms. ``save_asked(RichText)`` carries the whole
    decision, ``writing_began()`` as of ``RichEditor``, ``text_changed()`` at each key stroke.
    """

    save_asked = Signal(object)
    writing_began = Signal()
    text_changed = Signal()

    def __init__(
        self, name: str, hint: str = "", *, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._hint = hint
        self._framed = framed
        self._clauses: list[_Clause] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.setAccessibleName(name)
        self._ensure(1)

    def set_content(self, content: RichText) -> None:
        """Shows a decision as saved."""
        parts = clauses_of(content) or [((), Points(()))]
        self._ensure(len(parts))
        for clause, (lead, points) in zip(self._clauses, parts, strict=True):
            clause.lead.set_content(lead)
            clause.points.set_points(points)

    def suggest_lead_in(self, text: str) -> None:
        """Writes a lead-in where nothing is written yet; it is saved with the first point."""
        first = self._clauses[0].lead
        if not self.content() and text:
            first.set_content((Text(runs(text)),))

    def content(self) -> RichText:
        """The decision as it stands."""
        return tuple(block for clause in self._clauses for block in clause.content())

    def has_points(self) -> bool:
        """Whether any point is written."""
        return any(isinstance(block, Points) for block in self.content())

    def written(self) -> RichText:
        """The decision as it stands, but nothing while only a lead-in is suggested."""
        written = self.has_points() or any(editor.is_changed for editor in self.editors())
        return self.content() if written else ()

    @Slot()
    def save_now(self) -> None:
        """Asks for what is written to be saved."""
        for clause in self._clauses:
            if clause.lead.is_changed or clause.points.is_changed:
                clause.lead.save_now()
                clause.points.save_now()

    def editors(self) -> list[RichEditor]:
        """The editors inside, in order."""
        return [editor for clause in self._clauses for editor in (clause.lead, clause.points)]

    def _ensure(self, count: int) -> None:
        while len(self._clauses) > count:
            clause = self._clauses.pop()
            clause.hide()
            clause.deleteLater()
        while len(self._clauses) < count:
            self._add_clause()
        self.setFocusProxy(self._clauses[0].points)

    def _add_clause(self) -> None:
        clause = _Clause(self._name, self._hint, len(self._clauses) + 1, framed=self._framed)
        self._clauses.append(clause)
        self._column.addWidget(clause)
        for editor in (clause.lead, clause.points):
            editor.save_asked.connect(self._on_save)
            editor.writing_began.connect(self.writing_began)
            editor.textChanged.connect(self.text_changed)

    @Slot()
    def _on_save(self) -> None:
        self.save_asked.emit(self.content())


class _Clause(QWidget):
    def __init__(self, name: str, hint: str, number: int, *, framed: bool) -> None:
        super().__init__()
        more = f" {number}" if number > 1 else ""
        self.lead = RichEditor(f"{name}, ingress{more}", grows=True)
        self.points = PointsEditor(f"{name}, punkter{more}")
        self.lead.setPlaceholderText(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4 if framed else 2)
        for editor in (self.lead, self.points):
            set_role(editor, "" if framed else "paper")
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            column.addWidget(editor)

    def content(self) -> RichText:
        return (*self.lead.content(), *self.points.content())


def clauses_of(content: RichText) -> list[tuple[RichText, Points]]:
    """The decision's lead-ins, each with the points that follow it."""
    found: list[tuple[RichText, Points]] = []
    lead: list[Block] = []
    for block in content:
        if isinstance(block, Points):
            found.append((tuple(lead), block))
            lead = []
        else:
            lead.append(block)
    return [*found, (tuple(lead), Points(()))] if lead else found
