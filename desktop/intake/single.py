"""Documents without §§: memo, summons, front page, statement, agreement, plan and others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.intake.agenda import agenda_parts, read_numbered_items, read_table_items, verifiers_in
from desktop.intake.bodies import body_named, capital, organisation_of
from desktop.intake.contents import without_contents
from desktop.intake.deciding import deciding_body, met_on
from desktop.intake.draft import Kind, ParagraphDraft, Part, PartKind
from desktop.intake.front_page import FrontPage, read_front_page
from desktop.intake.kinds import kind_label, labelled_kind, titled_kind
from desktop.intake.lines import Line
from desktop.intake.matters import Reading, read_matter
from desktop.intake.minutes import meeting_of
from desktop.intake.notice import Notice, read_notice
from desktop.intake.opening import Opening, read_opening
from desktop.intake.outline import Outline
from desktop.intake.signatures import find_signatures, without_signatures

_TOP = 20


def read_single(lines: Sequence[Line], width: int) -> Outline:
    """The findings about a document that has no §."""
    page = read_front_page(lines)
    top = [line.text for line in lines if not line.blank][:_TOP]
    label = labelled_kind(top)
    if page.is_front_page and label in (Kind.MINUTES, Kind.MINUTES_EXTRACT, None):
        return _front_page(lines, page)
    items = read_table_items(lines)
    if not items and label in (Kind.SUMMONS, None):
        numbered = read_numbered_items(lines)
        items = numbered if label or _like_agenda(numbered) else []
    if items:
        return _summons(lines, items)
    outline = _text(lines, width, label)
    return _notes(lines, outline) if outline.kind is Kind.NOTES else outline


def _like_agenda(items: Sequence[ParagraphDraft]) -> bool:
    """Whether numbered lines are matters of a meeting: most have a registration number."""
    return len(items) > 2 and sum(bool(i.registration_numbers) for i in items) * 2 > len(items)


def _front_page(lines: Sequence[Line], page: FrontPage) -> Outline:
    notice = read_notice(lines, 0, len(lines))
    shown = [line for line in lines if not line.blank and not line.furniture]
    return Outline(
        kind=Kind.FRONT_PAGE,
        organisation=organisation_of(line.text for line in lines),
        body=notice.body or deciding_body(lines, (), ()),
        met_on=page.met_on or notice.met_on or met_on(lines),
        meeting=meeting_of(page, notice, lines),
        parts=[Part(PartKind.FRONT_PAGE, line.start, line.end) for line in shown],
    )


def _summons(lines: Sequence[Line], items: Sequence[ParagraphDraft]) -> Outline:
    first = min(item.start for item in items)
    before = [line for line in lines if line.start < first]
    page = read_front_page(before)
    meeting = meeting_of(page, Notice(), ())
    opening, met = read_opening(before), page.met_on or met_on(lines)
    for signature in find_signatures(lines):
        office = signature.office.lower()
        if office.endswith("sekreterare"):
            meeting = replace(meeting, secretary=signature.name)
        elif office.startswith("ordf"):
            meeting = replace(meeting, chair=signature.name)
    return Outline(
        kind=Kind.SUMMONS,
        organisation=organisation_of(line.text for line in lines),
        body=deciding_body(lines, (), ()),
        met_on=met,
        dated=opening.day if opening.day != met else None,
        matters=list(items),
        meeting=replace(meeting, verifiers=tuple(dict.fromkeys(verifiers_in(lines)))),
        parts=[
            *page.parts(),
            *opening.parts,
            *without_signatures(lines)[1],
            *agenda_parts(lines, items),
        ],
    )


def _text(lines: Sequence[Line], width: int, label: Kind | None) -> Outline:
    lines, contents = without_contents(lines)
    lines, labels = _without_label(lines)
    reading = read_matter(lines, width)
    opening = reading.opening
    kind = label or _kind(reading, lines)
    return Outline(
        kind=kind,
        organisation=opening.organisation or organisation_of(line.text for line in lines),
        body=opening.body or _addressed(opening) or deciding_body(lines, (), reading.bodies),
        dated=opening.day,
        matters=[reading.matter],
        parts=[*labels, *contents, *reading.parts],
    )


def _addressed(opening: Opening) -> str:
    """The body that a memo is written to."""
    return next((name for to in opening.to if (name := body_named(capital(to)))), "")


def _notes(lines: Sequence[Line], outline: Outline) -> Outline:
    """Notes of a meeting: their day is the meeting's, and they tell who was there."""
    page = read_front_page(lines)
    met = page.met_on or met_on(lines) or outline.dated
    meeting = meeting_of(page, Notice(), ())
    return replace(outline, met_on=met, dated=None, meeting=meeting)


def _without_label(lines: Sequence[Line]) -> tuple[list[Line], list[Part]]:
    """The lines with the label of the document's kind set aside, so that it opens no part."""
    out = list(lines)
    shown = [at for at, line in enumerate(lines) if not line.blank and not line.furniture]
    for at in shown[:_TOP]:
        if kind_label(lines[at].text):
            out[at] = replace(lines[at], furniture=True)
            return out, [Part(PartKind.KIND, lines[at].start, lines[at].end)]
    return out, []


def _kind(reading: Reading, lines: Sequence[Line]) -> Kind:
    if PartKind.PROPOSED_DECISION in reading.kinds:
        return Kind.OFFICIAL_MEMO
    text = "\n".join(line.text for line in lines if not line.furniture)
    return titled_kind(reading.matter.title, text)
