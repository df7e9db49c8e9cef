"""The minutes: front page, proof of notice, list of items, and every paragraph (KL 5:65–69)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paragraph import Paragraph
from db.queries.service import MeetingService
from db.rules.lifecycle import PartKind
from db.rules.numbering import paragraphs_label
from db.rules.rich_text import Runs, runs
from desktop.documents.compose.attendance import Roll
from desktop.documents.compose.correction import correction_blocks, correction_mark
from desktop.documents.compose.minuted import MeetingRecord, Minuted
from desktop.documents.compose.notice import proof_of_notice
from desktop.documents.compose.paragraph import contents_entry, paragraph_blocks
from desktop.documents.compose.phrases import long_date, place_and_time
from desktop.documents.compose.verification import (
    part_label,
    parts_apart,
    signatures,
    verification_notes,
    verifier_name,
)
from desktop.documents.house_style import HouseStyle
from desktop.documents.model import (
    Block,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Manuscript,
    PageBreak,
    Protected,
    RunningHead,
    Signature,
    Signatures,
    Title,
)

NOT_VERIFIED = "Ej justerat"


def compose_minutes(
    meeting: Meeting,
    part: MinutesPart,
    notices: Sequence[Notice],
    organisation: Organisation,
    style: HouseStyle,
    record: MeetingRecord,
) -> Manuscript:
    """The minutes of one part; the main part holds the whole meeting.

    ``record`` tells who served and how each matter was handled.
    """
    body = meeting.body
    paragraphs = part_paragraphs(meeting, part)
    own = "" if part.kind is PartKind.MAIN else part_label(part)
    document = Document(
        kind="minutes",
        title=f"Protokoll, {body.name} {meeting.held_on.isoformat()} {own}".strip(),
        subject=f"Sammanträdesprotokoll, {body.name}",
        head=RunningHead(
            paper="Sammanträdesprotokoll",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        registration_numbers=tuple(dict.fromkeys(_numbers(paragraphs))),
        made_on=part.verified_on or meeting.held_on,
        mark=correction_mark(paragraphs) if part.is_verified else NOT_VERIFIED,
        initials=("Ordf.", *("Just." for _ in part.verifiers)),
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(meeting, part, notices, style, record)))


def part_paragraphs(meeting: Meeting, part: MinutesPart) -> list[Paragraph]:
    """The paragraphs that the part prints: all of the meeting's for the main part, in § order."""
    paragraphs = meeting.paragraphs if part.kind is PartKind.MAIN else part.paragraphs
    return sorted(paragraphs, key=lambda p: (p.number is None, p.number or 0, p.id))


def _numbers(paragraphs: list[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if not paragraph.is_secret:
            yield from (link.case.registration_number for link in paragraph.case_links)


def _blocks(
    meeting: Meeting,
    part: MinutesPart,
    notices: Sequence[Notice],
    style: HouseStyle,
    record: MeetingRecord,
) -> Iterator[Block | Protected]:
    paragraphs = part_paragraphs(meeting, part)
    roll = Roll(record.service, _items(record.service, paragraphs))
    yield Title(runs("Sammanträdesprotokoll"))
    yield Facts(tuple(front_facts(meeting, part, paragraphs, roll)))
    yield Signatures(tuple(_signatures(meeting, part, roll)))
    yield proof_of_notice(meeting, part, notices)
    yield PageBreak()
    # First what is short and kept together: the attendance table may go on over the next page.
    yield Contents("Ärenden", tuple(contents_entry(p) for p in paragraphs))
    if record.service.people:
        yield Heading(runs("Närvaro"), 1)
        yield roll.table()
    yield PageBreak()
    parts = {one.id: one for one in meeting.parts}
    for paragraph in paragraphs:
        own = parts.get(paragraph.part_id or 0)
        yield from section_blocks(paragraph, own, style, record.minuted(paragraph.id))


def section_blocks(
    paragraph: Paragraph, part: MinutesPart | None, style: HouseStyle, minuted: Minuted
) -> Iterator[Block | Protected]:
    """One paragraph as the minutes tell it, with how it was verified and corrected."""
    yield from paragraph_blocks(paragraph, style, minuted)
    yield from verification_notes(paragraph, part)
    yield from correction_blocks(paragraph, style)


def _signatures(meeting: Meeting, part: MinutesPart, roll: Roll) -> Iterator[Signature]:
    """Who signs; one who led some paragraphs in the chair's place signs for those."""
    acting = tuple(roll.acting_chairs(part.chair))
    for row in signatures(meeting.secretary, part):
        yield row
        if row.role == "Ordförande":
            for name, label in acting:
                yield Signature(f"Ordförande {label}", name, row.note)


def _items(service: MeetingService, paragraphs: list[Paragraph]) -> tuple[int, ...]:
    """The items of the paragraphs that are printed, in the order of treatment."""
    printed = {paragraph.item_id for paragraph in paragraphs}
    return tuple(key for key in service.handled if key in printed)


def front_facts(
    meeting: Meeting, part: MinutesPart, paragraphs: list[Paragraph], roll: Roll
) -> Iterator[Fact]:
    """The lines of the front page that have something to say (KL 5:66)."""
    values: tuple[tuple[str, tuple[Runs, ...]], ...] = (
        ("Plats och tid", place_and_time(meeting)),
        ("Beslutande", roll.members()),
        ("Tjänstgörande ersättare", roll.substitutes()),
        ("Ej tjänstgörande ersättare", roll.idle_substitutes()),
        ("Övriga närvarande", (*roll.officials(), *_lines(meeting.others_present))),
        ("Utses att justera", tuple(runs(verifier_name(v)) for v in part.verifiers)),
        ("Justeringens plats och tid", _verification(part)),
        ("Paragrafer", _range(paragraphs)),
        ("Justerade för sig", _apart(meeting, part)),
    )
    return (Fact(name, lines) for name, lines in values if lines)


def _apart(meeting: Meeting, part: MinutesPart) -> tuple[Runs, ...]:
    return parts_apart(meeting.parts) if part.kind is PartKind.MAIN else ()


def _lines(text: str) -> tuple[Runs, ...]:
    return tuple(runs(line.strip()) for line in text.splitlines() if line.strip())


def _verification(part: MinutesPart) -> tuple[Runs, ...]:
    day = part.verified_on or part.planned_on
    manner = part.manner if part.is_verified else ""
    text = ", ".join(filter(None, (part.planned_place, long_date(day) if day else "", manner)))
    return (runs(text),) if text else ()


def _range(paragraphs: list[Paragraph]) -> tuple[Runs, ...]:
    found = [p.number for p in paragraphs if p.number is not None]
    return (runs(paragraphs_label(found)),) if found else ()
