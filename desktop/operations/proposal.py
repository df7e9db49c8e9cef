"""What the clerk says an incoming document is: the reader's draft, open to correction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from db.rules.decision import decision
from db.rules.rich_text import RichText, Text, rich, runs
from desktop.intake.draft import Draft, Kind, ParagraphDraft

_POINT_NUMBER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-z]\)|[-–•])\s+")
MEMO_KINDS = frozenset({Kind.OFFICIAL_MEMO, Kind.STATEMENT})
PARAGRAPH_KINDS = frozenset({Kind.PARAGRAPH, Kind.MINUTES_EXTRACT, Kind.MINUTES})


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One matter of a document as it will be registered; the clerk may change every field.

    ``number`` is the § of a paragraph, empty for a memo. ``day`` is the meeting's day for a
    paragraph, the document's own for anything else.
    """

    kind: Kind
    title: str
    registration_number: str = ""
    body: str = ""
    number: str = ""
    day: date | None = None
    decision: RichText = ()
    statement: RichText = ()
    summary: RichText = ()
    matter: RichText = ()
    proposals: RichText = ()
    order_of_proposals: RichText = ()
    reservations: RichText = ()
    notes: RichText = ()
    decision_basis: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()


def proposals_from(draft: Draft) -> tuple[Proposal, ...]:
    """The draft's matters as proposals; a document without any is one with its text as matter."""
    if not draft.matters:
        return (_whole(draft),)
    return tuple(_from_matter(draft, matter) for matter in draft.matters)


def _whole(draft: Draft) -> Proposal:
    lines = [line.strip() for line in draft.text.splitlines() if line.strip()]
    return Proposal(
        kind=draft.kind,
        title=(lines[0] if lines else draft.source.name)[:300],
        registration_number=next(iter(draft.registration_numbers), ""),
        body=draft.body,
        day=draft.document_date,
        matter=rich(draft.text),
    )


def _from_matter(draft: Draft, matter: ParagraphDraft) -> Proposal:
    numbers = matter.registration_numbers or draft.registration_numbers
    reservations = tuple(r.text or ", ".join(r.who) for r in matter.reservations)
    return Proposal(
        kind=draft.kind,
        title=matter.title or draft.source.name,
        registration_number=next(iter(numbers), ""),
        body=draft.body,
        number=matter.number,
        day=draft.meeting_date if matter.number else draft.document_date,
        decision=_decision(matter),
        statement=matter.statement,
        summary=matter.summary,
        matter=(*matter.previous_handling, *matter.matter),
        proposals=_texts(matter.proposals),
        order_of_proposals=matter.order_of_proposals,
        reservations=_texts(reservations),
        notes=matter.minutes_note,
        decision_basis=matter.decision_basis,
        recipients=matter.recipients,
    )


def _decision(matter: ParagraphDraft) -> RichText:
    points = matter.decision_points or matter.proposed_points
    return decision(matter.lead_in, tuple(_POINT_NUMBER.sub("", point) for point in points))


def _texts(lines: tuple[str, ...]) -> RichText:
    return tuple(Text(runs(line)) for line in lines)
