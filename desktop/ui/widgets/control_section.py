"""What of Kontroll must be settled on the very page that one is on; seen when there is any."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import Signal, Slot

from db.checks.remark import Remark
from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from desktop.operations.control import acknowledge, remarks_on_meeting
from desktop.ui.actions import carried_out
from desktop.ui.desk import Desk
from desktop.ui.widgets.inline_panel import InlinePanel, Question
from desktop.ui.widgets.message_bar import Message, Severity
from desktop.ui.widgets.remark_cards import RemarkCards
from desktop.ui.widgets.remark_places import place_in_meeting
from desktop.ui.widgets.sheet import Section, words

PUBLIC = frozenset({"personal_number", "secret_case_open"})
"""What must be mended before anything is shown to the public."""
WORDING = frozenset({"decision_reworded"})
"""What chair and verifiers must be told: the text says something else than the meeting decided."""
_MOST = 12


class ControlSection(Section):
    """Shows the remarks whose kinds are ``kinds``; ``go_to(Place)`` and ``said(Message)``."""

    go_to = Signal(object)
    said = Signal(object)

    def __init__(
        self, desk: Desk, kinds: Collection[str], heading: str = "Att ta ställning till"
    ) -> None:
        super().__init__(heading)
        self.cards = RemarkCards()
        self.panel = InlinePanel()
        self._desk = desk
        self._kinds = kinds
        self._key = f"control/{heading}/{id(self)}"
        self._meeting: MeetingView | None = None
        self._part: MinutesPartView | None = None
        self._more = words("", "small")
        self.add(self.panel, self.cards, self._more)
        self.cards.go_asked.connect(self._on_go)
        self.cards.let_stand.connect(self._on_let_stand)
        self.hide()

    def show_meeting(self, meeting: MeetingView, part: MinutesPartView | None = None) -> None:
        """Asks what is remarked on the meeting now; on one part alone when it is apart."""
        self._part = part
        if self._meeting is None or self._meeting.head.id != meeting.head.id:
            self.panel.close_panel()
            self._show(())
        self._meeting = meeting
        self._desk.read_in_background(
            remarks_on_meeting, meeting.head.id, self._desk.office.today(),
            then=self._show, key=self._key,
        )  # fmt: skip

    def close_panel(self) -> bool:
        """Lets the question be; whether there was one."""
        return self.panel.close_panel()

    def _show(self, remarks: tuple[Remark, ...]) -> None:
        found = [one for one in remarks if self._is_shown(one)]
        self.cards.show_remarks(found[:_MOST])
        left = len(found) - _MOST
        self._more.setText(f"… och {left} till." if left > 0 else "")
        self._more.setVisible(left > 0)
        self.setVisible(bool(found))

    def _is_shown(self, remark: Remark) -> bool:
        if remark.what not in self._kinds or remark.acknowledged:
            return False
        part = self._part
        if part is None or part.kind is PartKind.MAIN:
            return True
        return remark.subject_id in (part.id, *part.paragraph_ids)

    @Slot(object)
    def _on_go(self, remark: Remark) -> None:
        if self._meeting:
            self.go_to.emit(place_in_meeting(remark, self._meeting))

    @Slot(object)
    def _on_let_stand(self, remark: Remark) -> None:
        if not remark.grave:
            self._acknowledge(remark, "")
            return
        question = Question(
            heading=f"Låt {remark.where} stå som det är?",
            lines=("Anmärkningen hindrar inte längre justeringen. Skälet och ditt namn sparas.",),
            verb="Låt stå",
            answer=partial(self._acknowledge, remark),
            field="Skäl",
        )
        self.panel.ask(question, self.cards)

    def _acknowledge(self, remark: Remark, note: str) -> None:
        if carried_out(self._desk, acknowledge, remark, note):
            text = f"Antecknat: anmärkningen om {remark.where} får stå."
            self.said.emit(Message(text, Severity.SUCCESS))
