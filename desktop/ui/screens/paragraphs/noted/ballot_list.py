"""Those who may vote, with their ballots: J, N, A or F votes and goes on to the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from db.rules.voting import Ballot
from desktop.operations.votes import Voter
from desktop.ui.tables.column import Column, Mark, Shape
from desktop.ui.tables.rows_model import RowsModel
from desktop.ui.tables.rows_view import RowsView

MARKS = {
    Ballot.YES: Mark("Ja", Shape.CHECK, "success"),
    Ballot.NO: Mark("Nej", Shape.CROSS, "danger"),
    Ballot.ABSTAIN: Mark("Avstår", Shape.RING),
    Ballot.ABSENT: Mark("Frånvarande", Shape.NONE, "warning"),
}
KEYS = {"j": Ballot.YES, "n": Ballot.NO, "a": Ballot.ABSTAIN, "f": Ballot.ABSENT}
_ROUND = (Ballot.YES, Ballot.NO, Ballot.ABSTAIN)
_SHOWN = 9


@dataclass(frozen=True, slots=True)
class BallotRow:
    """One who may vote; ``id`` is the person."""

    id: int
    name: str
    party: str
    presides: bool


class BallotList(RowsView):
    """The ballots as they are told. ``ballots_changed`` after each; Enter asks to be ``done``.

    ``entered`` when the clerk comes to the list.
    """

    ballots_changed = Signal()
    done = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.ballots: dict[int, Ballot] = {}
        super().__init__(RowsModel(self._columns(), self._speak), "ballots", "Röster", parent)
        self.clicked.connect(self._on_clicked)

    def show_voters(self, voters: Sequence[Voter], ballots: Mapping[int, Ballot]) -> None:
        """Shows those who may vote, with the ballots that are known."""
        rows = tuple(BallotRow(one.person, one.name, one.party, one.presides) for one in voters)
        known = {row.id for row in rows}
        self.ballots = {person: value for person, value in ballots.items() if person in known}
        self.rows.show_rows(rows)
        self._fit(len(rows))
        self.choose_first()

    def tell(self, ballots: Mapping[int, Ballot]) -> None:
        """Takes ballots in, over those told before."""
        self.ballots |= ballots
        self._changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells that the clerk is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter votes; Backspace takes the vote back; Enter is done, or goes to who is left."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        ballot = KEYS.get(event.text().casefold()) if not held else None
        if ballot:
            self._vote(ballot)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take_back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            self._on_enter()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters vote, they do not search."""

    def _vote(self, ballot: Ballot) -> None:
        row = self.current_row()
        if isinstance(row, BallotRow):
            self.ballots[row.id] = ballot
            self._changed()
            self._go(self.currentIndex().row() + 1)

    def _take_back(self) -> None:
        row = self.current_row()
        if isinstance(row, BallotRow) and self.ballots.pop(row.id, None):
            self._changed()

    def _on_enter(self) -> None:
        left = [place for place, key in enumerate(self.rows.ids()) if key not in self.ballots]
        if left:
            self._go(left[0])
        else:
            self.done.emit()

    def _go(self, place: int) -> None:
        if place < self.rows.rowCount():
            self.choose(self.rows.ids()[place])

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if isinstance(row, BallotRow) and self.rows.columns[index.column()].key == "ballot":
            now = self.ballots.get(row.id)
            place = _ROUND.index(now) + 1 if now in _ROUND else 0
            self.ballots[row.id] = _ROUND[place % len(_ROUND)]
            self._changed()

    def _changed(self) -> None:
        self.rows.reread()
        self.ballots_changed.emit()

    def _fit(self, rows: int) -> None:
        high = self.verticalHeader().defaultSectionSize()
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(min(rows, _SHOWN) * high + header + 2 * self.frameWidth() + 6)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(key="name", heading="Namn", text=_name, width=180, stretch=True),
            Column(key="party", heading="Parti", text=lambda row: row.party, width=70),
            Column(
                key="ballot", heading="Röst", text=self._word, mark=self._mark, width=130,
                tooltip=lambda _row: "J ja · N nej · A avstår · F frånvarande · Backsteg tar bort",
            ),
        )  # fmt: skip

    def _mark(self, row: BallotRow) -> Mark | None:
        ballot = self.ballots.get(row.id)
        return MARKS[ballot] if ballot else None

    def _word(self, row: BallotRow) -> str:
        ballot = self.ballots.get(row.id)
        return MARKS[ballot].word if ballot else ""

    def _speak(self, row: BallotRow) -> str:
        return f"{_name(row)}, {row.party}, {self._word(row) or 'ingen röst'}"


def _name(row: BallotRow) -> str:
    return f"{row.name}, ordförande" if row.presides else row.name
