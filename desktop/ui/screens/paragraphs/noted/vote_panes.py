"""The two ways of telling votes: one by one with their names, or as three sums without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.queries.voted import OpenVote
from db.rules.numbering import paragraph_label
from db.rules.voting import Ballot
from desktop.operations.votes import Voter
from desktop.ui.screens.paragraphs.noted.ballot_list import BallotList
from desktop.ui.screens.paragraphs.noted.ballot_reading import read_ballots
from desktop.ui.theme import set_role


class OpenPane(QWidget):
    """A line for parties and names over the list of voters.

    ``changed`` after each vote, ``same_asked(key)`` to take over the ballots of an earlier vote,
    ``done`` when Enter is pressed and nobody is left.
    """

    changed = Signal()
    same_asked = Signal(object)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._voters: Sequence[Voter] = ()
        self._earlier: Sequence[OpenVote] = ()
        self.line = QLineEdit()
        self.same = QComboBox()
        self.list = BallotList()
        self._note = QLabel()
        self._lay_out()

    def show_voters(
        self, voters: Sequence[Voter], ballots: Mapping[int, Ballot], earlier: Sequence[OpenVote]
    ) -> None:
        """Shows those who may vote, and earlier votes to take after."""
        self._voters, self._earlier = voters, earlier
        self.list.show_voters(voters, ballots)
        self.same.clear()
        self.same.addItems(["Samma röster som …", *(_vote_name(one) for one in earlier)])
        self.same.setVisible(bool(earlier))
        self.line.clear()
        self.say("")

    def say(self, text: str) -> None:
        """Tells what was not understood."""
        self._note.setText(text)
        self._note.setVisible(bool(text))

    def take_over(self, ballots: Mapping[int, Ballot]) -> None:
        """Takes the ballots of an earlier vote, of those who serve here."""
        known = {one.person: one.name for one in self._voters}
        self.list.tell({person: value for person, value in ballots.items() if person in known})
        new = [name for person, name in known.items() if person not in ballots]
        gone = len(ballots) - (len(known) - len(new))
        parts = (
            f"Röstade inte då: {', '.join(new)}." if new else "",
            f"{gone} som röstade då tjänstgör inte här." if gone else "",
        )
        self.say(" ".join(filter(None, parts)))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_entered(self) -> None:
        if not self.line.text().strip():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        typed = read_ballots(self.line.text(), self._voters, self.list.ballots)
        self.list.tell(typed.ballots)
        self.say(_not_understood(typed.unknown))
        if typed.unknown:
            self.line.selectAll()
        else:
            self.line.clear()

    @Slot(int)
    def _on_same(self, place: int) -> None:
        if place > 0:
            self.same_asked.emit(self._earlier[place - 1].id)

    def _lay_out(self) -> None:
        self.line.setPlaceholderText("Parti eller namn och röst: S: ja; M: nej; Berg avstår")
        self.line.setAccessibleName("Parti eller namn och röst")
        self.line.setToolTip("Enter noterar. Även: alla ja, övriga nej, S, C: ja")
        self.same.setAccessibleName("Samma röster som i en tidigare omröstning")
        self.line.returnPressed.connect(self._on_entered)
        self.same.activated.connect(self._on_same)
        self.list.ballots_changed.connect(self.changed)
        self.list.done.connect(self.done)
        set_role(self._note, "danger")
        self._note.setWordWrap(True)
        hint = QLabel("I listan: J ja · N nej · A avstår · F frånvarande, och vidare till nästa")
        set_role(hint, "small")
        hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 3)
        row.addWidget(self.same, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        for widget in (self._note, self.list, hint):
            column.addWidget(widget)
        self.setFocusProxy(self.line)


class SecretPane(QWidget):
    """Three sums; Enter goes from one to the next, and is ``done`` at the last."""

    changed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = tuple(QLineEdit() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, name in zip(self.fields, ("Ja", "Nej", "Blanka"), strict=True):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(f"Antal {name.lower()}")
            field.setMaximumWidth(72)
            field.textEdited.connect(self.changed)
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch()
        for field, following in zip(self.fields, self.fields[1:], strict=False):
            field.returnPressed.connect(following.setFocus)
        self.fields[-1].returnPressed.connect(self.done)
        self.setFocusProxy(self.fields[0])

    def show_sums(self, sums: Sequence[str]) -> None:
        """Shows the sums as typed."""
        for field, text in zip(self.fields, sums, strict=True):
            field.setText(text)

    def sums(self) -> tuple[str, str, str]:
        """Yes, no and blank as typed."""
        yes, no, blank = (field.text() for field in self.fields)
        return yes, no, blank


def _vote_name(vote: OpenVote) -> str:
    title = vote.title if len(vote.title) < 40 else f"{vote.title[:38]}…"
    return f"{paragraph_label(vote.number)} {title}" if vote.number is not None else title


def _not_understood(words: Sequence[str]) -> str:
    if not words:
        return ""
    told = ", ".join(f"”{word}”" for word in words)
    return f"Ingen eller flera svarar mot {told}. Skriv parti eller namn och ja, nej eller avstår."
