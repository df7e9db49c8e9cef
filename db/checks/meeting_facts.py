"""What the checks of a meeting look at: facts as they are stored, without the store.

Texts are kept as they are stored and taken apart only where something in them is looked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.rules.lifecycle import BodyKind, ItemKind, Outcome, ParagraphStatus, PartKind
from db.rules.rich_text import RichText, from_json


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """A meeting with its body's local rules."""

    id: int
    held_on: date
    ends_on: date | None
    ends_at: str
    summoned_on: date | None
    cancelled: bool
    body_id: int
    body: str
    body_kind: BodyKind
    call_days: int
    appeal_weeks: int
    boards: tuple[str, ...]

    @property
    def year(self) -> int:
        """The year of its paragraph series."""
        return self.held_on.year


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """An item of the agenda."""

    id: int
    place: int
    kind: ItemKind
    title: str
    legal_basis: str
    outcome: Outcome
    outcome_reason: str
    proposed: str


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """A paragraph; ``texts`` are its parts as stored, the decision first."""

    id: int
    item_id: int | None
    part_id: int | None
    number: int | None
    status: ParagraphStatus
    title: str
    legal_basis: str
    wording_at_meeting: str | None
    texts: tuple[str, ...]

    @property
    def name(self) -> str:
        """ "§ 11", or the title of a draft."""
        return f"§ {self.number}" if self.number else self.title

    @property
    def decision(self) -> RichText:
        """The decision as blocks."""
        return taken_apart(self.texts[0])

    @property
    def has_order(self) -> bool:
        """Whether the clerk has told in words how the proposals were put."""
        return self.texts[5] not in ("", "[]") or self.texts[6] not in ("", "[]")

    @property
    def is_struck(self) -> bool:
        """Whether it has lapsed."""
        return self.status is ParagraphStatus.STRUCK


@dataclass(frozen=True, slots=True)
class PartFacts:
    """A minutes part."""

    id: int
    kind: PartKind
    chair: str
    verified_on: date | None
    verifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """A posting of a minutes part."""

    part_id: int
    board: str
    posted_on: date
    last_appeal_day: date
    take_down_on: date
    taken_down_on: date | None


@dataclass(frozen=True, slots=True)
class RefusalFacts:
    """A verifier who would not verify a paragraph."""

    paragraph_id: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMeeting:
    """All that the checks look at. ``before`` are the series' numbers up to the meeting's last."""

    meeting: MeetingFacts
    items: Sequence[ItemFacts]
    paragraphs: Sequence[ParagraphFacts]
    parts: Sequence[PartFacts]
    notices: Sequence[NoticeFacts]
    refusals: Sequence[RefusalFacts]
    with_recipients: frozenset[int]
    secret_cases: Mapping[int, str]
    series: Sequence[int]
    older: Sequence[date]
    by_item: Mapping[int, ItemFacts] = field(default_factory=dict[int, ItemFacts])

    def item_of(self, paragraph: ParagraphFacts) -> ItemFacts | None:
        """The paragraph's item."""
        return self.by_item.get(paragraph.item_id or 0)

    def of_part(self, part: PartFacts) -> list[ParagraphFacts]:
        """The part's own paragraphs."""
        return [one for one in self.paragraphs if one.part_id == part.id]


def taken_apart(stored: str | None) -> RichText:
    """A text as blocks, from its stored form."""
    return from_json(json.loads(stored)) if stored else ()
