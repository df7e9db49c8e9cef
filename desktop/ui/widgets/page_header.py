"""The head of every page: the way back, where one is, and the one prominent action."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.icons import icon
from desktop.ui.theme import mark_primary, set_role
from desktop.ui.widgets.place import Place
from desktop.ui.widgets.saved_label import SavedLabel


class PageHeader(QFrame):
    """Title, crumbs and actions of the page; ``crumb_chosen`` carries a ``Place``."""

    crumb_chosen = Signal(object)
    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved = SavedLabel()
        self._title = ElidedLabel()
        self._crumbs = QHBoxLayout()
        self._back = QToolButton()
        self._more = QToolButton()
        self._primary = QPushButton()
        self._action: QAction | None = None
        self._lay_out()

    def show_title(self, title: str, crumbs: Sequence[tuple[str, Place]]) -> None:
        """Shows the title, and above it the places on the way here."""
        self._title.setText(title)
        self._title.setToolTip(title)
        self._back.setVisible(bool(crumbs))
        _empty(self._crumbs)
        for label, place in crumbs:
            self._crumbs.addWidget(self._crumb(label, place))
            self._crumbs.addWidget(_divider())
        self._crumbs.addStretch()

    def show_actions(self, first: QAction | None, more: Sequence[QAction]) -> None:
        """Shows the first action as the prominent button and the others in a menu beside it."""
        self._bind(first)
        self._more.setVisible(bool(more))
        menu = QMenu(self._more)
        menu.addActions(list(more))
        self._more.setMenu(menu)

    def _bind(self, action: QAction | None) -> None:
        if self._action:
            self._action.changed.disconnect(self._on_action_changed)
        self._action = action
        self._primary.setVisible(action is not None)
        if action:
            action.changed.connect(self._on_action_changed)
            self._on_action_changed()

    @Slot()
    def _on_action_changed(self) -> None:
        if not self._action:
            return
        text = self._action.text().replace("&", "")
        self._primary.setText(text)
        self._primary.setAccessibleName(text)
        self._primary.setToolTip(self._action.toolTip())
        self._primary.setEnabled(self._action.isEnabled())

    @Slot()
    def _on_primary(self) -> None:
        if self._action:
            self._action.trigger()

    def _lay_out(self) -> None:
        set_role(self, "bar")
        set_role(self._title, "title")
        mark_primary(self._primary)
        self._name_buttons()
        self._primary.clicked.connect(self._on_primary)
        self._back.clicked.connect(self.back_asked)
        column = QVBoxLayout()
        column.setSpacing(0)
        self._crumbs.setSpacing(4)
        column.addLayout(self._crumbs)
        column.addWidget(self._title)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._back)
        row.addLayout(column, 1)
        for widget in (self.saved, self._more, self._primary):
            row.addWidget(widget)

    def _name_buttons(self) -> None:
        self._back.setIcon(icon("arrow-left"))
        self._back.setToolTip("Tillbaka (Esc)")
        self._back.setAccessibleName("Tillbaka")
        self._more.setIcon(icon("ellipsis"))
        self._more.setToolTip("Fler åtgärder")
        self._more.setAccessibleName("Fler åtgärder")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _crumb(self, label: str, place: Place) -> QPushButton:
        button = QPushButton(label)
        button.setAccessibleName(f"Gå till {label}")
        set_role(button, "crumb")
        button.clicked.connect(lambda: self.crumb_chosen.emit(place))
        return button


class ElidedLabel(QLabel):
    """A line that is cut with an ellipsis when there is no room for all of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Shows the text, as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, _event: object) -> None:
        """Cuts anew for the new width."""
        self._cut()

    def whole_text(self) -> str:
        """The text before it was cut."""
        return self._whole

    def _cut(self) -> None:
        line = " ".join(self._whole.split())
        mode = Qt.TextElideMode.ElideRight
        super().setText(self.fontMetrics().elidedText(line, mode, max(self.width(), 40)))


def _divider() -> QLabel:
    label = QLabel("›")
    set_role(label, "muted")
    return label


def _empty(row: QHBoxLayout) -> None:
    while row.count():
        item = row.takeAt(0)
        widget = item.widget() if item else None
        if widget:
            widget.deleteLater()
