"""The delegation scheme of a body: its points, each changed in its fields and saved at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.delegations import PointRow, scheme_points
from desktop.operations.delegation import add_point, revise_point, take_out_point
from desktop.ui.actions import make_action
from desktop.ui.desk import Desk
from desktop.ui.screens.delegations.body_box import BodyBox
from desktop.ui.screens.delegations.doubt import Doubt
from desktop.ui.tables.column import Column, Mark, Shape
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_page import RowsPage
from desktop.ui.tables.rows_view import RowsView
from desktop.ui.widgets.autosave_form import AutosaveForm
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.sheet import Section, Sheet, words
from desktop.ui.widgets.split import Split

_FIELDS = ("code", "matter", "delegate", "legal_basis", "must_report", "active")
_NUMBER = re.compile(r"(\d+)$")


def _mark(row: PointRow) -> Mark:
    if not row.active:
        return Mark("gäller inte", Shape.CROSS)
    return Mark("anmäls", Shape.DISC) if row.must_report else Mark("anslås", Shape.RING)


COLUMNS = (
    Column(key="code", heading="Punkt", text=lambda row: row.code, width=72),
    Column(
        key="matter", heading="Vad", text=lambda row: row.matter, width=160, stretch=True,
        tooltip=lambda row: row.matter,
    ),
    Column(key="delegate", heading="Delegat", text=lambda row: row.delegate, width=160),
    Column(key="legal_basis", heading="Lagrum", text=lambda row: row.legal_basis, width=110),
    Column(key="state", heading="Läge", text=lambda row: _mark(row).word, width=110, mark=_mark),
)  # fmt: skip


def next_code(codes: Sequence[str]) -> str:
    """The number after the last one that is free: after 2.3 comes 2.4."""
    last = codes[-1] if codes else "0"
    match = _NUMBER.search(last)
    stem, number = (last[: match.start()], int(match[1])) if match else (f"{last}.", 0)
    free = (f"{stem}{n}" for n in range(number + 1, number + len(codes) + 2))
    return next(code for code in free if code not in codes)


class SchemePage(QWidget):
    """One body's scheme at a time; ``saved`` shows the time quietly."""

    saved = Signal()
    actions_changed = Signal()
    chosen = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._points: tuple[PointRow, ...] = ()
        self._shown: PointRow | None = None
        self.body = BodyBox(desk)
        self.view = RowsView(RowsModel(COLUMNS, _speak), "scheme", "Delegationsordningens punkter")
        self.form = AutosaveForm()
        self.doubt = Doubt()
        self.new = make_action(self, "Lägg till punkt", "plus", self._on_new, keys="Ctrl+N")
        self.page = RowsPage(self.view, self._empty(), "Filtrera på punkt, ord eller delegat")
        self._sheet = Sheet("Punkten", paper=False)
        self._lay_out()
        self._connect()

    @property
    def body_id(self) -> int | None:
        """Whose scheme is shown."""
        return self.body.currentData()

    def show_scheme(self) -> None:
        """Asks anew; stays at the body and the point."""
        self.body.fill()
        found = self._desk.read(scheme_points, self.body_id) if self.body_id else ()
        self._points = found or ()
        wanted = self.page.filter.text().casefold().split()
        rows = [one for one in self._points if all(w in _speak(one).casefold() for w in wanted)]
        self.view.rows.show_rows(rows, len(self._points))
        if self.view.current_row() is None:
            self.view.choose_first()
        self._show_point()

    def choose_body(self, body_id: int) -> None:
        """Shows a body's scheme."""
        self.body.setCurrentIndex(max(self.body.findData(body_id), 0))

    def panes(self) -> Sequence[QWidget]:
        """The list, its filter, the fields."""
        return (self.view, self.page.filter, self._sheet)

    def flush(self) -> None:
        """Saves what is being written."""
        self.form.flush()

    @Slot()
    def _on_body(self) -> None:
        self.form.flush()
        self.show_scheme()
        self.chosen.emit()

    @Slot()
    def _show_point(self) -> None:
        row = self.view.current_row()
        point = row if isinstance(row, PointRow) else None
        if point is not None and self._shown is not None and point.id != self._shown.id:
            self.form.flush()
        self._shown = point
        self._sheet.setVisible(point is not None)
        if point is None:
            return
        self.form.show_values({field: getattr(point, field) for field in _FIELDS})
        for row_of in self.form.form.rows.values():
            row_of.clear_note()
        self.doubt.show_matter(point.matter)

    @Slot(str, object)
    def _on_changed(self, field: str, value: Any) -> None:
        point = self._shown
        if point is None:
            return
        if field in _FIELDS[:3] and not value:
            self.form.row(field).say("Får inte vara tomt.")
            return
        before = getattr(point, field)
        if not self._revise(point.id, field, value):
            return
        self.saved.emit()
        self._desk.undoable(
            f"Punkt {point.code} är ändrad",
            undo=lambda: self._revise(point.id, field, before),
            redo=lambda: self._revise(point.id, field, value),
        )

    def _revise(self, key: int, field: str, value: Any) -> bool:
        found = self._desk.read(scheme_points, self.body_id) or ()
        now = next((one for one in found if one.id == key), None)
        if now is None:
            return False
        return self._desk.do(revise_point, key, now.version, **{field: value}) is not None

    @Slot()
    def _on_new(self) -> None:
        """A point of its own number, to be written over."""
        body_id = self.body_id
        if body_id is None:
            return
        self.form.flush()
        code = next_code([one.code for one in self._points])
        delegate = self._shown.delegate if self._shown else "Förvaltningschefen"
        adds = partial(self._desk.do, add_point, body_id, code, "Ny punkt", delegate)
        made = [adds()]
        if made[0] is None:
            return

        def _again() -> None:
            made[0] = adds()

        self._desk.undoable(
            f"Punkt {code} är tillagd",
            undo=lambda: self._desk.do(take_out_point, made[0]),
            redo=_again,
        )
        self.page.filter.clear()
        self.show_scheme()
        self.view.choose(made[0])
        self._matter.setFocus(Qt.FocusReason.OtherFocusReason)
        self._matter.selectAll()

    def _empty(self) -> QWidget:
        text = "Här står vilka beslut nämnden har överlåtit, och åt vem (KL 6:37)."
        return EmptyState("list-ordered", "Ingen delegationsordning än", text, self.new)

    def _connect(self) -> None:
        self.body.currentIndexChanged.connect(self._on_body)
        self.page.filter_changed.connect(self.show_scheme)
        self.view.chosen.connect(self._show_point)
        self.view.opened.connect(self._on_opened)
        self.form.changed.connect(self._on_changed)

    @Slot()
    def _on_opened(self) -> None:
        self.form.row("code").field.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_action(self) -> QAction:
        """Another point."""
        return self.new

    def _lay_out(self) -> None:
        self.body.setAccessibleName("Organ")
        self.body.setMaximumWidth(260)
        self.page.tools.addWidget(self.body)
        form = self.form
        form.add_line("code", "Punkt", "Numret i delegationsordningen, till exempel 2.1")
        self._matter = form.add_line("matter", "Vad som får beslutas")
        form.add_line("delegate", "Delegat", "Den som får besluta")
        form.add_line("legal_basis", "Lagrum", "Lagen som besluten vilar på, om någon")
        form.add_check("must_report", "Besluten anmäls till nämnden")
        form.add_check("active", "Punkten gäller")
        section = Section("Punkten")
        told = "Beslut som inte anmäls protokollförs särskilt, och anslås om de får överklagas."
        section.add(form, words(told, "small"), self.doubt)
        self._sheet.add(section)
        self._sheet.setMinimumWidth(320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Split("scheme", self.page, self._sheet, sizes=(680, 400)))


def _speak(row: PointRow) -> str:
    return f"{row.code}, {row.matter}, {row.delegate}, {_mark(row).word}"
