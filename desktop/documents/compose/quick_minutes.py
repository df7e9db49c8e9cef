"""Quick minutes: what was decided, told the same day; without legal force until verified."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Organisation
from db.rules.rich_text import Text, runs
from desktop.documents.compose.minutes import NOT_VERIFIED, part_paragraphs
from desktop.documents.compose.paragraph import paragraph_blocks
from desktop.documents.compose.phrases import place_and_time
from desktop.documents.house_style import HouseStyle, Part
from desktop.documents.model import (
    Block,
    Document,
    Fact,
    Facts,
    Manuscript,
    Protected,
    RunningHead,
    Title,
)

NO_FORCE = (
    "Snabbprotokollet är inte justerat och har ingen rättslig verkan. Det som gäller är det "
    "justerade protokollet."
)


def compose_quick_minutes(
    meeting: Meeting, part: MinutesPart, organisation: Organisation, style: HouseStyle
) -> Manuscript:
    """The decisions of a meeting as they stand now, under the titles of their paragraphs."""
    body = meeting.body
    document = Document(
        kind="quick_minutes",
        title=f"Snabbprotokoll, {body.name} {meeting.held_on.isoformat()}",
        subject=f"Snabbprotokoll, {body.name}",
        head=RunningHead(
            paper="Snabbprotokoll",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        made_on=meeting.held_on,
        mark=NOT_VERIFIED,
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(meeting, part, style)))


def _blocks(meeting: Meeting, part: MinutesPart, style: HouseStyle) -> Iterator[Block | Protected]:
    decisions_only = tuple(one for one in style.paragraph if one.part is Part.DECISION)
    yield Title(runs("Snabbprotokoll"))
    yield Text(runs(NO_FORCE))
    yield Facts((Fact("Plats och tid", place_and_time(meeting)),))
    for paragraph in part_paragraphs(meeting, part):
        yield from paragraph_blocks(paragraph, replace(style, paragraph=decisions_only))
