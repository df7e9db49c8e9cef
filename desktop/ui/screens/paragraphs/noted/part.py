"""A part of the sheet that holds what was noted, with the clerk's free text under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.screens.paragraphs.noted.form import NotingForm
from desktop.ui.screens.paragraphs.noted.noted_list import NotedList
from desktop.ui.theme import set_role
from desktop.ui.widgets.flow import Flow
from desktop.ui.widgets.rich_editor import RichEditor

INDENT = 10
"""How far text stands in from the edge of a part, as in its editors."""


class Block(QWidget):
    """What is noted in a part. ``adders`` are the buttons that note more of it."""

    def __init__(self) -> None:
        super().__init__()
        self.adders: list[QPushButton] = []

    def is_filled(self) -> bool:
        """Whether anything is noted, or being noted."""
        return False

    def begin(self) -> None:
        """Begins to note something, when the part is opened empty."""

    def stand(self) -> QWidget | None:
        """What takes the focus when the clerk comes to the part."""
        return None

    def close_form(self) -> bool:
        """Leaves what is being noted; whether anything was."""
        return False

    def set_point_size(self, size: int) -> None:
        """Writes in that size, as for the wall of the room."""


class ListedBlock(Block):
    """A block that is a list of what is noted, and the form that notes more of it."""

    def __init__(self, noted: NotedList, form: NotingForm) -> None:
        super().__init__()
        self.list = noted
        self._noting = form

    def is_filled(self) -> bool:
        """Whether anything is noted, or being written."""
        return self.list.count() > 0 or self._noting.is_open

    def stand(self) -> QWidget | None:
        """The list, when there is anything in it."""
        return self.list if self.list.count() else None

    def close_form(self) -> bool:
        """Leaves the form."""
        return self._noting.close_form()

    def set_point_size(self, size: int) -> None:
        """Writes in that size."""
        self.list.set_point_size(size)


def indented(widget: QWidget) -> QWidget:
    """A card whose edge stands under the text of the part."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(INDENT, 0, 0, 0)
    column.addWidget(widget)
    return whole


class NotedPart(QWidget):
    """Holds blocks over the editor of free text, which is seen when it is asked for or has text."""

    def __init__(self, text: RichEditor) -> None:
        super().__init__()
        self.text = text
        self.blocks: list[Block] = []
        self._row = Flow()
        self._free = QPushButton("+ Fri text")
        self._column = QVBoxLayout(self)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()

    def put(self, *blocks: Block) -> None:
        """Puts blocks in the part, the first to begin with."""
        for block in blocks:
            self.blocks.append(block)
            self._column.insertWidget(len(self.blocks) - 1, block)
            for button in block.adders:
                set_role(button, "add")
                button.setAutoDefault(True)  # Enter presses it, in a window too.
                self._row.addWidget(button)
        self._row.addWidget(self._free)

    def set_label(self, label: str) -> None:
        """Calls the part by its heading in this house."""
        self.setAccessibleName(label)
        self.text.setAccessibleName(label)
        self._free.setAccessibleName(f"{label}: fri text")

    def is_filled(self) -> bool:
        """Whether the part has anything to show."""
        return any(block.is_filled() for block in self.blocks)

    def enter(self) -> None:
        """Puts the focus where the clerk would go on; begins to note in an empty part."""
        if self.blocks and not self.is_filled() and not self.text.content():
            self.blocks[0].begin()
            return
        place = next((stand for block in self.blocks if (stand := block.stand())), None)
        (place or self.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_free(self) -> None:
        """Shows the free text when there is some."""
        has_text = bool(self.text.content()) or self.text.hasFocus()
        self.text.setVisible(has_text)
        self._free.setVisible(not has_text)

    @Slot()
    def write_freely(self) -> None:
        """Opens the free text."""
        self.text.show()
        self._free.hide()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        set_role(self.text, "paper")
        set_role(self._free, "add")
        self._free.setToolTip("Egen text efter det som har noterats här")
        self._free.setAutoDefault(True)
        self._free.clicked.connect(self.write_freely)
        buttons = QHBoxLayout()  # A flow has no margins of its own.
        buttons.setContentsMargins(INDENT, 0, 0, 0)
        buttons.addLayout(self._row)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.text)
        self._column.addLayout(buttons)
        self.text.hide()
