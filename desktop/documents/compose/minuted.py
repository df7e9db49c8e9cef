"""What the meeting did in each paragraph, gathered from what was noted, for the composers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from db.queries.handling import NOTHING, Handling
from db.queries.served import NotedStep
from db.queries.service import ItemService, MeetingService
from db.rules.lifecycle import BodyKind, DissentKind, StepKind
from db.rules.rich_text import RichText
from db.rules.service import WITHIN
from desktop.documents.compose.dissents import dissent_text
from desktop.documents.compose.movements import proposed_sentence
from desktop.documents.compose.names import short_body
from desktop.documents.compose.proposals import order_text, proposal_text
from desktop.documents.compose.votes import vote_text
from desktop.documents.house_style import Part


@dataclass(frozen=True, slots=True)
class Minuted:
    """One paragraph as the meeting handled it; sentences where attendance changed.

    ``body`` is what the body calls itself ("nämnden"). ``comings`` stand at the beginning,
    ``leavings`` at the end; ``conflicts`` before the decision, and ``left_within`` with those
    who left before it.
    """

    handling: Handling = NOTHING
    body: str = ""
    assembly: bool = False
    added: str = ""
    conflicts: tuple[str, ...] = ()
    left_within: tuple[str, ...] = ()
    comings: tuple[str, ...] = ()
    leavings: tuple[str, ...] = ()

    def text(self, part: Part, label: str) -> RichText:
        """What was noted of a part, as text; ``label`` is the part's heading."""
        match part:
            case Part.PROPOSALS:
                return proposal_text(self.handling, assembly=self.assembly)
            case Part.ORDER_OF_PROPOSALS:
                return order_text(self.handling, self.body)
            case Part.VOTE:
                return vote_text(self.handling, self.body, label)
            case Part.RESERVATIONS:
                return dissent_text(self.handling, DissentKind.RESERVATION)
            case Part.NOTES:
                return dissent_text(self.handling, DissentKind.MINUTES_NOTE)
            case _:
                return ()

    @property
    def alone(self) -> Minuted:
        """The same for an extract, which tells nothing of who came for or left before others."""
        return replace(self, comings=(), leavings=())


NOT_MINUTED = Minuted()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Who served at a meeting and how its matters were handled."""

    service: MeetingService
    handlings: Mapping[int, Handling]

    def minuted(self, paragraph_id: int) -> Minuted:
        """What the meeting did in a paragraph; nothing for one that is not of the meeting."""
        served = self.service.of_paragraph(paragraph_id)
        handling = self.handlings.get(paragraph_id, NOTHING)
        if served is None:
            return replace(NOT_MINUTED, handling=handling)
        meeting = self.service.meeting
        return Minuted(
            handling,
            short_body(meeting.body_name, meeting.body_kind.value),
            meeting.body_kind is BodyKind.ASSEMBLY,
            _added(self.service, served),
            tuple(self._sentences(served.item.id, StepKind.CONFLICT)),
            tuple(self._sentences(served.item.id, _LEFT_WITHIN)),
            tuple(self._sentences(served.item.id, StepKind.CAME)),
            tuple(self._sentences(served.item.id, StepKind.LEFT, _CAME_WITHIN)),
        )

    def _sentences(self, item_id: int, *kinds: _Kind) -> Iterator[str]:
        for one in self.service.movements_at(item_id):
            if _kind(one.step) in kinds:
                yield proposed_sentence(self.service, one)


_Kind: TypeAlias = StepKind | tuple[StepKind, int]
_LEFT_WITHIN: _Kind = (StepKind.LEFT, WITHIN)
_CAME_WITHIN: _Kind = (StepKind.CAME, WITHIN)


def _kind(step: NotedStep) -> _Kind:
    """What a step is, where it is told apart by its place in the paragraph."""
    is_move = step.kind is not StepKind.CONFLICT
    return (step.kind, WITHIN) if is_move and step.point == WITHIN else step.kind


def _added(service: MeetingService, served: ItemService) -> str:
    """How minutes mark an item that the summons did not hold (KL 5:52)."""
    if not served.item.added:
        return ""
    if not served.item.urgency_decided:
        return "Tillkommande ärende."
    body = short_body(service.meeting.body_name, service.meeting.body_kind.value)
    return f"Tillkommande ärende. {body.capitalize()} har beslutat att ärendet är brådskande."
