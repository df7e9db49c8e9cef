"""The way from verified minutes to correcting one of their paragraphs."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QPushButton

from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.numbering import paragraph_label
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.sheet import Section, words


class CorrectingSection(Section):
    """Which paragraph is to be corrected; ``go_to`` carries the page where that is done."""

    go_to = Signal(object)

    def __init__(self) -> None:
        super().__init__("Rättelse")
        self.box = QComboBox()
        self.button = QPushButton("Rätta …")
        self.box.setAccessibleName("Paragraf att rätta")
        self.box.setMinimumContentsLength(12)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.box.setSizeAdjustPolicy(policy)
        self.button.setToolTip("Lägg en rättelse till paragrafen; den justerade texten står kvar")
        self.add(words("Det som är fel rättas synligt.", "muted"), self.box, self.button)
        self.button.clicked.connect(self._on_clicked)

    def show_part(self, meeting: MeetingView, part: MinutesPartView) -> None:
        """Offers the paragraphs of a part that is verified."""
        before = self.box.currentData()
        self.box.clear()
        for row in meeting.agenda:
            if row.paragraph_id in part.paragraph_ids and row.number is not None:
                self.box.addItem(f"{paragraph_label(row.number)}  {row.title}", row.paragraph_id)
        self.box.setCurrentIndex(max(self.box.findData(before), 0))
        self.setVisible(part.is_verified and self.box.count() > 0)

    @Slot()
    def _on_clicked(self) -> None:
        self.go_to.emit(Place(Room.CORRECTION, self.box.currentData()))
