"""The way to verify paragraphs at once, and to take it back, as a section of the minutes."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from db.queries.meetings import MeetingView
from db.queries.minutes import MinutesPartView
from db.rules.lifecycle import PartKind
from desktop.ui.part_words import part_name
from desktop.ui.screens.minutes.apart import may_join, open_paragraphs
from desktop.ui.states import day_in_words
from desktop.ui.widgets.sheet import Section, words


class ApartSection(Section):
    """``ask`` opens the question which paragraphs; ``back`` takes the part shown back."""

    def __init__(self) -> None:
        super().__init__("Justeras för sig")
        self.ask = QPushButton("Justera omedelbart …")
        self.back = QPushButton("Justera med de andra")
        self._parts = words("", "muted")
        self._refusals = words()
        self.ask.setToolTip("Välj paragrafer som justeras för sig, till exempel samma dag")
        self.back.setToolTip("Låt paragraferna justeras med resten av protokollet igen")
        self.add(self._parts, self._refusals, self.ask, self.back)

    def show_part(self, meeting: MeetingView, part: MinutesPartView) -> None:
        """Shows what is verified apart, why, and what can be done with it."""
        others = [one for one in meeting.parts if one.kind is not PartKind.MAIN]
        self._parts.setText("\n".join(part_name(one) for one in others))
        self._parts.setVisible(bool(others) and part.kind is PartKind.MAIN)
        self._refusals.setText("\n".join(refusal_words(part)))
        self._refusals.setVisible(bool(part.refusals))
        is_main = part.kind is PartKind.MAIN
        self.ask.setVisible(is_main and bool(open_paragraphs(meeting)))
        self.back.setVisible(may_join(meeting, part))
        seen = (self.ask, self.back, self._parts, self._refusals)
        self.setVisible(any(not one.isHidden() for one in seen))


def refusal_words(part: MinutesPartView) -> list[str]:
    """Who would not verify what, when and why, a line each."""
    return [
        f"{said.name} har den {day_in_words(said.refused_on)} vägrat att justera "
        f"{_number(said.number, said.title)}: {said.reason}"
        for said in part.refusals
    ]


def _number(number: int | None, title: str) -> str:
    return f"§\u00a0{number}" if number else title
