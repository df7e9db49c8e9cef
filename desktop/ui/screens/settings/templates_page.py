"""The organisation's own Word templates: dropped here, tried, given styles, taken into use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QPushButton, QWidget

from db.queries.bodies import BodyRow, bodies, organisation
from db.queries.templates import TemplateRow
from desktop.operations.style_samples import sample_page
from desktop.operations.template_reading import TemplateReport
from desktop.operations.templates import (
    SHIPPED,
    TemplatePages,
    preview_pages,
    template_file,
    template_report,
)
from desktop.ui.desk import Desk
from desktop.ui.screens.settings.settings_page import SettingsPage
from desktop.ui.screens.settings.template_contents import KnownFields, TemplateContents
from desktop.ui.screens.settings.template_preview import TemplatePreview
from desktop.ui.screens.settings.template_work import LARGE, Spot, TemplateWork
from desktop.ui.template_words import ALL_BODIES, KINDS, here_in_words, kind_in_words
from desktop.ui.widgets.dropping import DropTarget
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.message_bar import Message
from desktop.ui.widgets.opened_file import open_content
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList

_COPY = (
    "En kopia av mallen är öppnad i Word. Spara den där du vill ha den och hämta den sedan hit, "
    "så används den nya."
)
_WORD_FILES = "Word-mallar (*.dotx *.docx *.dotm *.docm)"


class TemplatesPage(SettingsPage):
    """The template of one body and kind of papers at a time, with sample pages beside it."""

    key, name, icon = "templates", "Word-mallar", "file-text"

    def __init__(self, desk: Desk) -> None:
        self.preview = TemplatePreview()
        super().__init__(desk, beside=self.preview)
        self.work = TemplateWork(desk, self)
        self.body, self.kind = QComboBox(), QComboBox()
        self.fetch = QPushButton("Hämta Word-mall …")
        self.shipped = {one.key: QPushButton(f"Använd ”{one.name}”") for one in SHIPPED}
        self.large = QCheckBox("Stor stil även i PDF och på webben")
        self.open = QPushButton("Öppna mallen i Word")
        self.remove = QPushButton("Ta bort mallen")
        self.list = ThingList("Mallar i bruk")
        self.contents = TemplateContents()
        self._here = words()
        self._in_use = Section("Mallar i bruk")
        self._fields = KnownFields()
        self._bodies: tuple[BodyRow, ...] = ()
        self._rows: tuple[TemplateRow, ...] = ()
        self._shown: object = None
        self._styled: Spot | None = None
        self._lay_out()
        self._connect()

    @property
    def spot(self) -> Spot:
        """Whose papers, and which kind of them, the page is about."""
        place = self.body.currentIndex() - 1
        body = self._bodies[place].id if 0 <= place < len(self._bodies) else None
        return Spot(body, KINDS[max(self.kind.currentIndex(), 0)][0])

    def refresh(self) -> None:
        """Shows the templates as they are, of the place chosen before."""
        chosen = self.spot.body_id
        self._bodies = self.desk.read(bodies) or ()
        self.body.clear()
        self.body.addItems([ALL_BODIES, *(body.name for body in self._bodies)])
        self._choose_body(chosen)
        self._rows = self.work.rows()
        self._in_use.setVisible(bool(self._rows))
        self.list.show_things([self._thing(row) for row in self._rows])
        self._show()

    def flush(self) -> None:
        """Saves a style that was just chosen."""
        self.contents.flush()

    def _choose_body(self, body_id: int | None) -> None:
        keys = [None, *(body.id for body in self._bodies)]
        self.body.setCurrentIndex(keys.index(body_id) if body_id in keys else 0)

    # Showing.

    @Slot()
    def _on_spot(self) -> None:
        """What was chosen a moment ago is for the template that was shown then."""
        self.contents.flush()
        self._show()

    @Slot()
    def _show(self) -> None:
        own, used = self.spot.own(self._rows), self.spot.nearest(self._rows)
        self._here.setText(here_in_words(own, used, self._owner(used)))
        for widget in (self.remove, self.open, self.large):
            widget.setVisible(own is not None)
        self.large.setChecked(own is not None and own.look == LARGE)
        self.contents.styles.setEnabled(own is not None)
        now = (self.spot, used)
        if now != self._shown:
            self.contents.setVisible(used is not None and self._styled == self.spot)
            self._shown = now
            self._ask(used)

    def _ask(self, used: TemplateRow | None) -> None:
        if used is None:
            self.desk.drop("templates/report")
            self._ask_house_style()
            return
        spot = self.spot
        self.preview.show_waiting()
        self.desk.read_in_background(
            template_report, used.id,
            then=lambda report: self._on_report(spot, used, report), key="templates/report",
        )  # fmt: skip
        self.desk.read_in_background(
            preview_pages, used.id,
            then=lambda made: self._on_pages(used, made), key="templates/pages",
        )  # fmt: skip

    def _ask_house_style(self) -> None:
        body = next((one for one in self._bodies if one.id == self.spot.body_id), None)
        house = self.desk.read(organisation)
        name = body.name if body else "Nämnden"
        owner = body.genitive if body and body.genitive else f"{name}s"
        self.desk.read_in_background(
            sample_page, body.house_style if body else "region", house.name if house else "",
            name, owner, then=self.preview.show_house_style, key="templates/pages",
        )  # fmt: skip

    def _on_report(self, spot: Spot, used: TemplateRow, report: TemplateReport) -> None:
        self._styled = spot
        self.contents.show()
        chosen = dict(pair.split("=", 1) for pair in used.styles)
        self.contents.show_report(report, chosen)

    def _on_pages(self, used: TemplateRow, made: TemplatePages) -> None:
        self.preview.show_template(used.name, made)

    def _owner(self, row: TemplateRow | None) -> str:
        if row is None:
            return ""
        body = next((one.name for one in self._bodies if one.id == row.body_id), ALL_BODIES)
        return f"{body}, {kind_in_words(row.kind).lower()}"

    def _thing(self, row: TemplateRow) -> Thing:
        target = Spot(row.body_id, row.kind)
        return Thing(self._owner(row), row.name, "file-text", target, "Visa")

    # Doing.

    @Slot()
    def _on_fetch(self) -> None:
        dialog = QFileDialog(self, "Välj en Word-mall", "", _WORD_FILES)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, chosen: str) -> None:
        self.work.fetch(self.spot, Path(chosen))

    def _on_dropped(self, files: Sequence[Path]) -> None:
        if files:
            self.work.fetch(self.spot, files[0])

    @Slot()
    def _on_open(self) -> None:
        own = self.spot.own(self._rows)
        if own:
            self.desk.read_in_background(template_file, own.id, then=self._on_template)

    def _on_template(self, file: tuple[str, bytes]) -> None:
        open_content(*file)
        self.said.emit(Message(_COPY))

    def _on_shipped(self, key: str, *_: object) -> None:
        self.work.use_shipped(self.spot, key)

    @Slot(object)
    def _on_row(self, spot: Spot) -> None:
        self._choose_body(spot.body_id)
        self.kind.setCurrentIndex([kind for kind, _ in KINDS].index(spot.kind))
        self._on_spot()

    @Slot(bool)
    def _on_large(self, large: bool) -> None:
        self.work.choose_large_type(self.spot, large=large)

    @Slot(str, str)
    def _on_style(self, role: str, name: str) -> None:
        if self._styled:
            self.work.choose_style(self._styled, role, name)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        for button in (self.fetch, *self.shipped.values()):
            button.setEnabled(not busy)

    def _connect(self) -> None:
        self.body.activated.connect(self._on_spot)
        self.kind.activated.connect(self._on_spot)
        self.fetch.clicked.connect(self._on_fetch)
        self.open.clicked.connect(self._on_open)
        self.remove.clicked.connect(lambda: self.work.remove(self.spot))
        self.large.clicked.connect(self._on_large)
        for key, button in self.shipped.items():
            button.clicked.connect(partial(self._on_shipped, key))
        self.list.opened.connect(self._on_row)
        self.contents.style_chosen.connect(self._on_style)
        self.work.busy.connect(self._on_busy)
        self.work.said.connect(self.said)
        self._fields.said.connect(self.said)
        DropTarget(self, self._on_dropped)

    def _lay_out(self) -> None:
        self.kind.addItems([name for _, name in KINDS])
        for field in (self.body, self.kind):
            field.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            field.setMinimumContentsLength(12)
        form = Form()
        form.add("body", "Organ", self.body)
        form.add("kind", "Handlingar", self.kind)
        choices = QWidget()
        flow = Flow()
        choices.setLayout(flow)
        for button in (self.fetch, *self.shipped.values(), self.open, self.remove):
            flow.addWidget(button)
        own = Section("Mall för")
        drop = words("Du kan också släppa en .dotx- eller .docx-fil var som helst här.", "muted")
        own.add(form, self._here, choices, drop, self.large)
        self._in_use.add(self.list)
        self.sheet.add(own, self._in_use, self.contents, self._fields)
