"""Fields that are saved one by one, as soon as each is left or chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.ui.fields import number_field
from desktop.ui.widgets.form import Form, FormRow

_Field = QLineEdit | QComboBox | QSpinBox | QCheckBox


class AutosaveForm(QWidget):
    """``changed`` carries the key and the new value of a field that was left changed."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Form()
        self._fields: dict[str, _Field] = {}
        self._values: dict[str, Any] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._column.addWidget(self.form)

    def add_line(self, key: str, label: str, hint: str = "", placeholder: str = "") -> QLineEdit:
        """A line of text."""
        field = QLineEdit()
        field.setPlaceholderText(placeholder)
        field.editingFinished.connect(self.flush)
        self._add(key, label, field, hint)
        return field

    def add_choice(
        self, key: str, label: str, choices: Sequence[tuple[Any, str]], hint: str = ""
    ) -> QComboBox:
        """One of several."""
        field = QComboBox()
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(12)
        field.activated.connect(self.flush)
        self._add(key, label, field, hint)
        self.set_choices(key, choices)
        return field

    def add_number(self, key: str, label: str, hint: str = "", most: int = 999) -> QSpinBox:
        """A whole number from 0."""
        field = number_field(most=most)
        field.editingFinished.connect(self.flush)
        self._add(key, label, field, hint)
        return field

    def add_check(self, key: str, text: str) -> QCheckBox:
        """Yes or no, told by its own text."""
        field = QCheckBox(text)
        field.setAccessibleName(text)
        field.clicked.connect(self.flush)
        self._fields[key] = field
        self._column.addWidget(field)
        return field

    def set_choices(self, key: str, choices: Sequence[tuple[Any, str]]) -> None:
        """What may be chosen now."""
        field = self._fields[key]
        if isinstance(field, QComboBox):
            field.clear()
            for value, name in choices:
                field.addItem(name, value)

    def row(self, key: str) -> FormRow:
        """The row of a field, for notes under it."""
        return self.form.rows[key]

    def value(self, key: str) -> Any:
        """What stands in a field."""
        return _read(self._fields[key])

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Shows values as saved; a field that is being written in is left alone."""
        for key, field in self._fields.items():
            saved, new = self._values.get(key), values.get(key)
            being_written = field.hasFocus() and _read(field) != saved and new == saved
            if not being_written:
                _show(field, new)
        self._values = dict(values)

    @Slot()
    def flush(self) -> None:
        """Tells of every field that differs from what is saved."""
        for key, field in self._fields.items():
            value = _read(field)
            if key in self._values and value != self._values[key]:
                self._values[key] = value
                self.changed.emit(key, value)

    def _add(self, key: str, label: str, field: _Field, hint: str) -> None:
        self._fields[key] = field
        self.form.add(key, label, field, hint)


def _read(field: _Field) -> Any:
    match field:
        case QLineEdit():
            return field.text().strip()
        case QComboBox():
            return field.currentData()
        case QSpinBox():
            return field.value()
        case _:
            return field.isChecked()


def _show(field: _Field, value: Any) -> None:
    match field:
        case QLineEdit():
            field.setText(str(value or ""))
        case QComboBox():
            field.setCurrentIndex(max(field.findData(value), 0))
        case QSpinBox():
            field.setValue(int(value or 0))
        case _:
            field.setChecked(bool(value))
