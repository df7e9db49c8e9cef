"""What a Word template holds: fields, what is wrong with them, and styles that can be chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QComboBox, QVBoxLayout, QWidget

from desktop.operations.template_reading import TemplateReport
from desktop.ui.template_words import (
    ROLES,
    FieldWords,
    braced,
    field_lines,
    known_fields,
    placing_in_words,
    state_in_words,
    style_in_words,
    styles_in_words,
)
from desktop.ui.theme import set_role
from desktop.ui.widgets.autosave_form import AutosaveForm
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.sheet import Section, words
from desktop.ui.widgets.thing_list import Thing, ThingList

PAUSE_MS = 500
_ROWS_SHOWN = 16


class TemplateContents(QWidget):
    """``style_chosen`` carries a role and the name of the style for it, empty for the usual one."""

    style_chosen = Signal(str, str)
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = words()
        self.fields = ThingList("Fält i mallen")
        self.styles = AutosaveForm()
        self._placing = words("", "muted")
        self._macros = words(
            "Makron i filen är lämnade utanför. De körs aldrig och följer inte med.", "muted"
        )
        self._no_fields = words("Mallen har inga fält. Den används som brevpapper.", "muted")
        self._styles = words("", "muted")
        self._choice: tuple[str, str] | None = None
        # Whoever walks through the names with the arrow keys has chosen when she stops.
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self._lay_out()
        self.styles.changed.connect(self._on_style)

    def show_report(self, report: TemplateReport, chosen: Mapping[str, str]) -> None:
        """Shows what the template holds; ``chosen`` are the styles chosen, by role."""
        self.state.setText(state_in_words(report))
        set_role(self.state, "" if report.complete else "danger")
        self._placing.setText(placing_in_words(report))
        self._macros.setVisible(report.has_macros)
        self.fields.show_things([_thing(line) for line in field_lines(report)])
        self._no_fields.setVisible(not self.fields.things())
        self._styles.setText(styles_in_words(report))
        self._offer_styles(report, chosen)

    def _offer_styles(self, report: TemplateReport, chosen: Mapping[str, str]) -> None:
        tables = set(report.table_styles)
        texts = [name for name in report.styles if name not in tables]
        for role, _ in ROLES:
            names = report.table_styles if role.value.endswith("Table") else texts
            own = "" if role.value in chosen else report.serving.get(role, "")
            usual = f"Som mallen har: {style_in_words(own)}" if own else "Klubbslags egen"
            offers = [("", usual), *((name, style_in_words(name)) for name in names)]
            self.styles.set_choices(role.value, offers)
        self.styles.show_values({role.value: chosen.get(role.value, "") for role, _ in ROLES})

    @Slot()
    def flush(self) -> None:
        """Tells of the style that was chosen last, without waiting for the pause to end."""
        self._pause.stop()
        if self._choice:
            choice, self._choice = self._choice, None
            self.style_chosen.emit(*choice)

    @Slot(str, object)
    def _on_style(self, role: str, name: object) -> None:
        if self._choice and self._choice[0] != role:
            self.flush()
        self._choice = (role, str(name or ""))
        self._pause.start()

    def _lay_out(self) -> None:
        for role, label in ROLES:
            field: QComboBox = self.styles.add_choice(role.value, label, [])
            field.setMaxVisibleItems(_ROWS_SHOWN)
        holds = Section("Det här innehåller mallen")
        holds.add(self.state, self._placing, self._macros, self._no_fields, self.fields)
        styles = Section("Formatmallar")
        styles.add(self._styles, self.styles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        column.addWidget(holds)
        column.addWidget(styles)


class KnownFields(Section):
    """All fields that may be written in a template; Enter copies one."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__("Fält att skriva i mallen")
        self.list = ThingList("Fält att skriva i mallen")
        self.list.opened.connect(self._on_opened)
        self.add(
            words(
                "Skriv fältet i Word, i texten, sidhuvudet, sidfoten eller en tabell, så fylls "
                f"det i: {braced('dnr')}. Enter eller ett klick kopierar.",
                "muted",
            ),
            self.list,
        )
        # Not before it has a parent: a list with rows shows itself, as a window if it has none.
        self.list.show_things([_thing(line, target=line.name) for line in known_fields()])

    @Slot(object)
    def _on_opened(self, name: str) -> None:
        QApplication.clipboard().setText(name)
        text = f"{name} är kopierat. Klistra in det i mallen med Ctrl+V."
        self.said.emit(Message(text, Severity.SUCCESS))


def _thing(line: FieldWords, target: object = None) -> Thing:
    bad = line.tone == "danger"
    icon = "triangle-alert" if bad else "circle-check" if line.tone else "copy"
    return Thing(line.name, line.meaning, icon, target, line.aside, line.tone)
