"""The minutes: front page, proof of notice, list of items, and every paragraph (KL 5:65–69)."""

from __future__ import annotations

from collections.abc import Iterator

from db.rules.numbering import paragraphs_label

from db.entities.attendance import Attendance
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import PartKind, Presence, Role
from db.rules.rich_text import Runs, Table, runs
from desktop.documents.compose.notice import proof_of_notice
from desktop.documents.compose.paragraph import contents_entry, paragraph_blocks
from desktop.documents.compose.phrases import long_date, place_and_time, serving_line
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
    notice: Notice | None,
    organisation: Organisation,
    style: HouseStyle,
) -> Manuscript:
    """The minutes of one part; the main part holds the whole meeting."""
    body = meeting.body
    document = Document(
        kind="minutes",
        title=f"Protokoll, {body.name} {meeting.held_on.isoformat()}",
        subject=f"Sammanträdesprotokoll, {body.name}",
        head=RunningHead(
            paper="Sammanträdesprotokoll",
            organisation=organisation.name,
            body=body.name,
            day=meeting.held_on.isoformat(),
        ),
        registration_numbers=tuple(dict.fromkeys(_numbers(part_paragraphs(meeting, part)))),
        made_on=part.verified_on or meeting.held_on,
        mark="" if part.is_verified else NOT_VERIFIED,
        initials=("Ordf.", *("Just." for _ in part.verifiers)),
        blocks=(),
    )
    return Manuscript(document, tuple(_blocks(meeting, part, notice, style)))


def part_paragraphs(meeting: Meeting, part: MinutesPart) -> list[Paragraph]:
    """The paragraphs that the part prints: all of the meeting's for the main part, in § order."""
    paragraphs = meeting.paragraphs if part.kind is PartKind.MAIN else part.paragraphs
    return sorted(paragraphs, key=lambda p: (p.number is None, p.number or 0, p.id))


def _numbers(paragraphs: list[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        if not paragraph.is_secret:
            yield from (link.case.registration_number for link in paragraph.case_links)


def _blocks(
    meeting: Meeting, part: MinutesPart, notice: Notice | None, style: HouseStyle
) -> Iterator[Block | Protected]:
    paragraphs = part_paragraphs(meeting, part)
    yield Title(runs("Sammanträdesprotokoll"))
    yield Facts(tuple(_front_facts(meeting, part, paragraphs)))
    yield Signatures(tuple(_signatures(meeting, part)))
    yield proof_of_notice(meeting, part, notice)
    yield PageBreak()
    yield from _attendance(meeting)
    yield Contents("Ärenden", tuple(contents_entry(p) for p in paragraphs))
    yield PageBreak()
    for paragraph in paragraphs:
        yield from paragraph_blocks(paragraph, style)


def _front_facts(
    meeting: Meeting, part: MinutesPart, paragraphs: list[Paragraph]
) -> Iterator[Fact]:
    rows = meeting.attendances
    by_person = {row.person_id: row for row in rows}
    serving = [row for row in rows if row.presence is Presence.SERVING]
    waiting = [
        row for row in rows if row.presence is Presence.PRESENT and row.role is Role.SUBSTITUTE
    ]
    values: tuple[tuple[str, tuple[Runs, ...]], ...] = (
        ("Plats och tid", place_and_time(meeting)),
        ("Beslutande", tuple(serving_line(row, by_person) for row in serving)),
        ("Ej tjänstgörande ersättare", tuple(runs(row.name_and_party) for row in waiting)),
        ("Övriga närvarande", _lines(meeting.others_present)),
        ("Utses att justera", tuple(runs(_verifier(v)) for v in part.verifiers)),
        ("Justeringens plats och tid", _verification(part)),
        ("Paragrafer", _range(paragraphs)),
    )
    return (Fact(name, lines) for name, lines in values if lines)


def _lines(text: str) -> tuple[Runs, ...]:
    return tuple(runs(line.strip()) for line in text.splitlines() if line.strip())


def _verifier(verifier: Verifier) -> str:
    return f"{verifier.name} ({verifier.party})" if verifier.party else verifier.name


def _verification(part: MinutesPart) -> tuple[Runs, ...]:
    day = part.verified_on or part.planned_on
    text = ", ".join(filter(None, (part.planned_place, long_date(day) if day else "")))
    return (runs(text),) if text else ()


def _range(paragraphs: list[Paragraph]) -> tuple[Runs, ...]:
    found = [p.number for p in paragraphs if p.number is not None]
    return (runs(paragraphs_label(found)),) if found else ()


def _signatures(meeting: Meeting, part: MinutesPart) -> Iterator[Signature]:
    yield Signature("Sekreterare", meeting.secretary)
    yield Signature("Ordförande", part.chair)
    for verifier in part.verifiers:
        yield Signature("Justerande", _verifier(verifier))


def _attendance(meeting: Meeting) -> Iterator[Block]:
    if not meeting.attendances:
        return
    by_person = {row.person_id: row for row in meeting.attendances}
    yield Heading(runs("Närvaro"), 1)
    head = ("Namn", "Parti", "Uppdrag", "Närvaro", "Tjänstgör för")
    rows = [tuple(runs(text) for text in head)]
    rows.extend(_attendance_row(row, by_person) for row in meeting.attendances)
    yield Table(tuple(rows), 1, "Närvaro vid sammanträdet", (0.3, 0.09, 0.2, 0.19, 0.22))


_ROLES = {
    Role.CHAIR: "Ordförande",
    Role.VICE_CHAIR: "Vice ordförande",
    Role.MEMBER: "Ledamot",
    Role.SUBSTITUTE: "Ersättare",
}
_PRESENCES = {
    Presence.SERVING: "Tjänstgör",
    Presence.PRESENT: "Närvarande",
    Presence.ABSENT: "Frånvarande",
}


def _attendance_row(row: Attendance, by_person: dict[int, Attendance]) -> tuple[Runs, ...]:
    member = by_person.get(row.serves_for_id or 0)
    cells = (
        row.name,
        row.party,
        _ROLES.get(row.role, ""),
        _PRESENCES[row.presence],
        member.name if member else "",
    )
    return tuple(runs(text) for text in cells)
