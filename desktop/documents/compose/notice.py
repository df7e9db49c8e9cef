"""The notice (anslag) that minutes are verified, and the same facts as a proof (KL 8:12, 13:5)."""

from __future__ import annotations

from collections.abc import Iterator

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.rules.rich_text import Text, runs
from desktop.documents.compose.phrases import long_date
from desktop.documents.model import (
    Block,
    Box,
    Document,
    Fact,
    Facts,
    Manuscript,
    RunningHead,
    Title,
)


def compose_notice(
    meeting: Meeting, part: MinutesPart, notice: Notice, organisation: Organisation
) -> Manuscript:
    """The notice as a paper of its own; it holds no personal data (KL 8:10)."""
    body = meeting.body
    document = Document(
        kind="notice",
        title=f"Anslag, {body.name} {meeting.held_on.isoformat()}",
        subject="Tillkännagivande av justerat protokoll",
        head=RunningHead(
            paper="Anslag",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        made_on=notice.posted_on,
        blocks=(),
    )
    blocks: list[Block] = [
        Title(runs("Anslag")),
        Text(runs(f"Protokollet från {body.owner} sammanträde är justerat.")),
        Facts(tuple(notice_facts(meeting, notice, part))),
        Text(
            runs(
                "Den som vill få ett beslut laglighetsprövat överklagar det hos förvaltningsrätten "
                "inom tre veckor från den dag då anslaget sattes upp (13 kap. 5 § kommunallagen)."
            )
        ),
    ]
    return Manuscript(document, tuple(blocks))


def proof_of_notice(meeting: Meeting, part: MinutesPart, notice: Notice | None) -> Box:
    """The box on the front page of the minutes; days not known yet are left to fill in."""
    facts = Facts(tuple(notice_facts(meeting, notice, part)))
    text = Text(runs("Justeringen har tillkännagivits genom anslag."))
    return Box("Anslag och bevis", (text, facts) if notice else (facts,))


def notice_facts(meeting: Meeting, notice: Notice | None, part: MinutesPart) -> Iterator[Fact]:
    """What a notice must say, as labels and values."""
    blank = "…………………………"
    location = notice.minutes_location if notice else meeting.body.minutes_location
    values = (
        ("Organ", meeting.body.name),
        ("Sammanträdesdatum", long_date(meeting.held_on)),
        ("Protokollet justerat", long_date(part.verified_on) if part.verified_on else blank),
        ("Anslaget uppsatt", long_date(notice.posted_on) if notice else blank),
        ("Anslaget tas ned", long_date(notice.take_down_on) if notice else blank),
        ("Sista dag för överklagande", long_date(notice.last_appeal_day) if notice else blank),
        ("Förvaringsplats för protokollet", location or blank),
    )
    return (Fact(name, (runs(value),)) for name, value in values)
