"""The notice (anslag) that minutes are verified, and the same facts as a proof (KL 8:12, 13:5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Body, Organisation
from db.rules.lifecycle import PartKind
from db.rules.rich_text import Text, runs
from desktop.documents.compose.phrases import long_date
from desktop.documents.compose.verification import part_label
from desktop.documents.model import (
    Block,
    Box,
    Document,
    Fact,
    Facts,
    Manuscript,
    RunningHead,
    Signature,
    Signatures,
    Title,
)


def compose_notice(
    meeting: Meeting, part: MinutesPart, notices: Sequence[Notice], organisation: Organisation
) -> Manuscript:
    """The notice as a paper of its own; it holds no personal data (KL 8:10)."""
    body = meeting.body
    own = "" if part.kind is PartKind.MAIN else part_label(part)
    which = f" i fråga om {own}" if own else ""
    document = Document(
        kind="notice",
        title=f"Anslag, {body.name} {meeting.held_on.isoformat()} {own}".strip(),
        subject="Tillkännagivande av justerat protokoll",
        head=RunningHead(
            paper="Anslag",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        made_on=max(notice.posted_on for notice in notices),
        blocks=(),
    )
    blocks: list[Block] = [
        Title(runs("Anslag")),
        Text(runs(f"Protokollet från {body.owner} sammanträde är justerat{which}.")),
        Facts(tuple(notice_facts(meeting, notices, part))),
        Text(runs(_appeal(body))),
    ]
    return Manuscript(document, tuple(blocks))


_WEEKS = {1: "en vecka", 2: "två veckor", 3: "tre veckor", 4: "fyra veckor"}


def _appeal(body: Body) -> str:
    weeks = _WEEKS.get(body.appeal_weeks, f"{body.appeal_weeks} veckor")
    which = "det sista anslaget" if len(body.notice_boards) > 1 else "anslaget"
    return (
        "Den som vill få ett beslut laglighetsprövat överklagar det hos förvaltningsrätten "
        f"inom {weeks} från den dag då {which} sattes upp (13 kap. 5 § kommunallagen)."
    )


def proof_of_notice(meeting: Meeting, part: MinutesPart, notices: Sequence[Notice]) -> Box:
    """The box on the front page of the minutes; days not known yet are left to fill in."""
    facts = Facts(tuple(notice_facts(meeting, notices, part)))
    signed = Signatures((Signature("Underskrift", notices[-1].posted_by if notices else ""),))
    text = Text(runs("Justeringen har tillkännagivits genom anslag."))
    return Box("Anslag och bevis", (text, facts, signed) if notices else (facts, signed))


def notice_facts(meeting: Meeting, notices: Sequence[Notice], part: MinutesPart) -> Iterator[Fact]:
    """What a notice must say, as labels and values."""
    location = notices[0].minutes_location if notices else meeting.body.minutes_location
    values = (
        ("Organ", (meeting.body.name,)),
        ("Sammanträdesdatum", (long_date(meeting.held_on),)),
        ("Paragrafer", (part_label(part),)),
        ("Protokollet justerat", (long_date(part.verified_on) if part.verified_on else _BLANK,)),
        ("Anslaget uppsatt", _on_boards(notices, [one.posted_on for one in notices])),
        ("Anslaget tas ned", _on_boards(notices, [_down(one) for one in notices])),
        ("Sista dag för överklagande", (_last_day(meeting.body, notices),)),
        ("Förvaringsplats för protokollet", (location or _BLANK,)),
    )
    for name, lines in values:
        if any(lines):
            yield Fact(name, tuple(runs(line) for line in lines))


_BLANK = "…………………………"


def _down(notice: Notice) -> date:
    return notice.taken_down_on or notice.take_down_on


def _on_boards(notices: Sequence[Notice], days: Sequence[date]) -> tuple[str, ...]:
    """A day for each board; blank while the notice is not posted."""
    boards = (f", {one.board}" if one.board else "" for one in notices)
    lines = tuple(f"{long_date(day)}{board}" for day, board in zip(days, boards, strict=True))
    return lines or (_BLANK,)


def _last_day(body: Body, notices: Sequence[Notice]) -> str:
    """The last day to appeal; blank until the notice is up on every board (KL 13:5)."""
    if not notices or {*body.notice_boards} - {one.board for one in notices}:
        return _BLANK
    return long_date(max(one.last_appeal_day for one in notices))
