"""What must be in place before minutes can be verified: facts, not words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import object_session, selectinload

from db.entities.handling import Vote
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import ParagraphStatus, PartKind
from db.rules.rich_text import runs_to_json, to_json


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands in the way: what kind, and which paragraph (0 for the minutes)."""

    what: str
    where: str
    paragraph_id: int = 0


def unready(meeting: Meeting, part: MinutesPart, day: date) -> Iterator[Missing]:
    """All that is missing for the part to be verified on that day."""
    name = f"{meeting.body.abbreviation} {meeting.held_on.isoformat()}"
    if not (meeting.paragraphs if part.kind is PartKind.MAIN else part.paragraphs):
        yield Missing("no_paragraphs", name)
    if not part.chair:
        yield Missing("no_chair", name)
    if not part.verifiers:
        yield Missing("no_verifiers", name)
    if day < meeting.held_on:
        yield Missing("before_meeting", name)
    for paragraph in part.paragraphs:
        yield from _unready_paragraph(paragraph)


def _unready_paragraph(paragraph: Paragraph) -> Iterator[Missing]:
    where = f"§ {paragraph.number}" if paragraph.number else paragraph.title
    if paragraph.number is None:
        yield Missing("no_number", where, paragraph.id)
    if not paragraph.decision and paragraph.status is not ParagraphStatus.STRUCK:
        yield Missing("no_decision", where, paragraph.id)


def text_checksum(paragraphs: Iterable[Paragraph]) -> str:
    """SHA-256 over all text of the paragraphs, in § order, so that a changed bit is found.

    What was proposed, how each one voted and who thought otherwise belong to it (KL 5:67).
    """
    digest = hashlib.sha256()
    ordered = sorted(paragraphs, key=lambda p: p.number or 0)
    _load_handling(ordered)
    for paragraph in ordered:
        lines = [runs_to_json(line) for line in paragraph.all_lines()]
        recipients = [row.label for row in paragraph.recipients]
        whole = [paragraph.number, paragraph.title, lines, recipients, *_handling(paragraph)]
        digest.update(json.dumps(whole, ensure_ascii=False).encode())
    return digest.hexdigest()


def _load_handling(paragraphs: Sequence[Paragraph]) -> None:
    """Fetch the handling of all paragraphs at once, not one by one."""
    session = object_session(paragraphs[0]) if paragraphs else None
    if session is None:
        return
    query = select(Paragraph).where(Paragraph.id.in_([one.id for one in paragraphs]))
    whole = query.options(
        selectinload(Paragraph.moved_proposals),
        selectinload(Paragraph.votes).selectinload(Vote.ballots),
        selectinload(Paragraph.dissents),
    )
    session.scalars(whole).all()


def _handling(paragraph: Paragraph) -> Iterator[list[Any]]:
    """Proposals, votes with ballots, and dissents as plain values; nothing where there is none."""
    for said in paragraph.moved_proposals:
        text = to_json(said.text)
        yield ["proposal", said.kind, said.proposers, text, said.reason, said.withdrawn]
    for vote in paragraph.votes:
        sums = [vote.yes, vote.no, vote.blank, vote.acclaimed_yes, vote.lot_yes]
        ballots = [[one.name, one.party, one.value] for one in vote.ballots]
        yield ["vote", vote.method, vote.matter, vote.yes_id, vote.no_id, sums, ballots]
    for dissent in paragraph.dissents:
        text = to_json(dissent.text)
        yield ["dissent", dissent.kind, dissent.names, text, dissent.announced_at]
