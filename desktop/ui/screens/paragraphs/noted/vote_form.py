"""The form of a vote: what is asked, the votes, and what they come to while they are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLabel

from db.queries.voted import OpenVote
from db.rules.lifecycle import VoteMethod
from db.rules.refusals import Refusal
from db.rules.voting import Ballot
from desktop.operations.handled import Handled
from desktop.operations.votes import Asked
from desktop.ui.screens.paragraphs.noted import vote_words as words
from desktop.ui.screens.paragraphs.noted.form import NotingForm, labelled
from desktop.ui.screens.paragraphs.noted.vote_draft import VoteDraft, standing_of
from desktop.ui.screens.paragraphs.noted.vote_panes import OpenPane, SecretPane
from desktop.ui.screens.paragraphs.noted.vote_sides import VoteSides
from desktop.ui.theme import set_role
from desktop.ui.wording import refusal

_LOT = (None, Ballot.YES, Ballot.NO)


class VoteForm(NotingForm):
    """``same_asked(key)`` to take over the ballots of an earlier vote."""

    same_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Omröstning", "Anteckna omröstningen")
        self._found = Handled(0)
        self._draft = VoteDraft(Asked(None))
        self.sides = VoteSides()
        self.open_votes = OpenPane()
        self.secret = SecretPane()
        self.lot = QComboBox()
        self.totals, self.outcome = QLabel(), QLabel()
        self._lot_row = labelled("Lotten föll på", self.lot, 140)
        self._lay_out_fields()

    def begin(self, found: Handled, draft: VoteDraft, earlier: Sequence[OpenVote]) -> None:
        """Opens the form with a draft."""
        self._found, self._draft = found, draft
        self.sides.show_asked(found, draft.asked, draft.method)
        self.open_votes.show_voters(found.voters, draft.ballots, earlier)
        self.secret.show_sums(draft.sums)
        self.lot.setCurrentIndex(_LOT.index(draft.lot))
        self.open("Rätta omröstningen" if draft.corrects else "Ny omröstning")
        self._count()
        pane = self.secret if draft.method is VoteMethod.SECRET else self.open_votes
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> VoteDraft:
        """The vote as it is told so far."""
        return replace(
            self._draft, asked=self.sides.asked(), method=self.sides.chosen_method(),
            ballots=dict(self.open_votes.list.ballots), sums=self.secret.sums(),
            lot=_LOT[self.lot.currentIndex()],
        )  # fmt: skip

    def has_votes(self) -> bool:
        """Whether anything has been told yet."""
        draft = self.draft()
        return bool(draft.ballots or any(draft.sums))

    def take_over(self, ballots: Mapping[int, Ballot]) -> None:
        """Takes the ballots of an earlier vote."""
        self.open_votes.take_over(ballots)

    @Slot()
    def _count(self) -> None:
        """Shows what the vote comes to, and what a tie asks for."""
        draft = self.draft()
        secret = draft.method is VoteMethod.SECRET
        self.secret.setVisible(secret)
        self.open_votes.setVisible(not secret)
        try:
            now = standing_of(draft, self._found)
        except Refusal as said:
            self._tell(refusal(said).text, "", "danger")
            self._lot_row.hide()
            return
        missing = words.missing_words(now.missing, draft.method)
        totals = words.totals_words(now.totals, draft.method)
        whole = self.has_votes() and (secret or not now.missing)
        tied = whole and now.needs is not None
        self._lot_row.setVisible(whole and draft.by_lot and now.totals.is_tie)
        outcome = words.outcome_words(now, self._found.terms) if whole else ""
        if tied and now.needs is not None and not now.by_minority:
            outcome = refusal(now.needs).text
        self._tell(" · ".join(filter(None, (totals, missing))), outcome, "danger" if tied else "")

    def _tell(self, totals: str, outcome: str, tone: str) -> None:
        self.totals.setText(totals)
        self.outcome.setText(outcome)
        self.outcome.setVisible(bool(outcome))
        set_role(self.totals, "label" if outcome or not tone else "danger")
        set_role(self.outcome, tone)

    def _lay_out_fields(self) -> None:
        self.lot.addItems(["Välj …", "Ja", "Nej"])
        for label, name in ((self.totals, "Summor"), (self.outcome, "Utfall")):
            label.setAccessibleName(name)
            label.setWordWrap(True)
        self.sides.changed.connect(self._count)
        self.open_votes.changed.connect(self._count)
        self.secret.changed.connect(self._count)
        self.lot.activated.connect(self._count)
        self.open_votes.same_asked.connect(self.same_asked)
        self.open_votes.done.connect(self.yes.click)
        self.secret.done.connect(self._on_sums)
        for widget in (
            self.sides, self.totals, self.outcome, self._lot_row, self.open_votes, self.secret
        ):  # fmt: skip
            self.column.addWidget(widget)

    @Slot()
    def _on_sums(self) -> None:
        if self._lot_row.isVisible() and not self.lot.currentIndex():
            self.lot.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.yes.click()
