"""Documents with §§: one or more paragraphs, an extract, or whole minutes with a front page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from db.rules.registration_number import find_registration_numbers
from desktop.intake.bodies import organisation_of
from desktop.intake.contents import entry, leads_to_page
from desktop.intake.deciding import deciding_body, met_on
from desktop.intake.draft import Kind, Meeting, ParagraphDraft, Part, PartKind
from desktop.intake.front_page import FrontPage, read_front_page
from desktop.intake.kinds import labelled_kind, listed_kind
from desktop.intake.lines import Line
from desktop.intake.matters import Reading, read_matter
from desktop.intake.notice import Notice, read_notice
from desktop.intake.opening import read_opening
from desktop.intake.outline import Outline
from desktop.intake.paragraph_heads import ParagraphHead
from desktop.intake.people import name_in

_CHAIR = re.compile(r"\bOrdföranden?,? (?=[A-ZÅÄÖ])")

_LONGEST_ENTRY = 6


def read_minutes(lines: Sequence[Line], heads: Sequence[ParagraphHead], width: int) -> Outline:
    """The findings about a document whose §§ begin at the heads."""
    before = lines[: heads[0].at]
    page, notice = read_front_page(before), _notice(lines, heads)
    readings = [] if heads[0].listed else list(_readings(lines, heads, notice, width))
    matters = [reading.matter for reading in readings] or list(_listed(lines, heads))
    named = [body for reading in readings for body in reading.bodies]
    return Outline(
        kind=_kind(before, page, matters, listed=heads[0].listed),
        organisation=organisation_of(line.text for line in lines),
        body=notice.body or deciding_body(lines, [head.short for head in heads], named),
        met_on=page.met_on or notice.met_on or met_on(lines),
        matters=matters,
        meeting=meeting_of(page, notice, lines),
        parts=[
            *_front_parts(before, page, notice),
            *_head_parts(lines, heads),
            *(part for reading in readings for part in reading.parts),
            *_notice_parts(lines, notice),
        ],
    )


def meeting_of(page: FrontPage, notice: Notice, lines: Sequence[Line]) -> Meeting:
    """What front page, proof of notice and text say of the meeting."""
    return Meeting(
        page.chair or _chair_in(lines),
        page.secretary,
        tuple(dict.fromkeys(page.verifiers)),
        page.attendance,
        page.paragraph_range,
        page.verified_on,
        notice.posted_on,
        notice.taken_down_on,
    )


def _chair_in(lines: Sequence[Line]) -> str:
    """The chair as the text of a § names one: "Ordföranden Anna Berg (S) ställer …\""""
    for line in lines:
        found = _CHAIR.search(line.text)
        name = name_in(line.text[found.end() :]) if found else ""
        if found and name and line.text.startswith(name, found.end()):
            return name
    return ""


def _notice(lines: Sequence[Line], heads: Sequence[ParagraphHead]) -> Notice:
    """The proof of notice before the first § or behind the last."""
    before = read_notice(lines, 0, heads[0].at)
    return before if before.start >= 0 else read_notice(lines, heads[-1].at, len(lines))


def _readings(
    lines: Sequence[Line], heads: Sequence[ParagraphHead], notice: Notice, width: int
) -> Iterator[Reading]:
    stop = notice.start if notice.start > heads[-1].at else len(lines)
    for head, end in zip(heads, [*(head.at for head in heads[1:]), stop], strict=True):
        own = [lines[head.at].part(head.rest), *lines[head.at + 1 : end]]
        yield read_matter(own, width, head.number)


def _listed(lines: Sequence[Line], heads: Sequence[ParagraphHead]) -> Iterator[ParagraphDraft]:
    """The §§ as a list of contents tells them."""
    for head in heads:
        block = _entry_lines(lines, head)
        first = block[0].text[head.rest :]
        numbers = [number.text for number in find_registration_numbers(first)]
        texts = [*([] if numbers else [first]), *(line.text for line in block[1:])]
        yield ParagraphDraft(
            number=head.number,
            title=" ".join(" ".join(map(entry, texts)).split()),
            registration_numbers=tuple(numbers),
            start=block[0].start,
            end=block[-1].end,
        )


def _entry_lines(lines: Sequence[Line], head: ParagraphHead) -> list[Line]:
    """The lines of an entry, up to the one that leads to a page."""
    block: list[Line] = []
    for line in lines[head.at : head.at + _LONGEST_ENTRY]:
        if not line.blank and not line.furniture:
            block.append(line)
        if leads_to_page(line.text):
            break
    return block


def _kind(
    before: Sequence[Line], page: FrontPage, matters: Sequence[ParagraphDraft], *, listed: bool
) -> Kind:
    if listed:
        return Kind.FRONT_PAGE if page.is_front_page else Kind.MINUTES
    if page.is_front_page:
        return Kind.MINUTES if len(matters) > 1 else Kind.MINUTES_EXTRACT
    label = labelled_kind(line.text for line in before)
    if label is Kind.MINUTES_EXTRACT:
        return label
    list_kind = listed_kind(matters[0].title) if len(matters) == 1 else None
    return list_kind or Kind.PARAGRAPH


def _front_parts(lines: Sequence[Line], page: FrontPage, notice: Notice) -> list[Part]:
    if not page.is_front_page:
        return read_opening(lines).parts
    stop = notice.start if notice.start >= 0 else len(lines)
    shown = [line for line in lines[:stop] if not line.blank and not line.furniture]
    return [Part(PartKind.FRONT_PAGE, line.start, line.end) for line in shown]


def _head_parts(lines: Sequence[Line], heads: Sequence[ParagraphHead]) -> Iterator[Part]:
    for head in heads:
        line = lines[head.at]
        if head.listed:
            for listed in _entry_lines(lines, head):
                yield Part(PartKind.CONTENTS, listed.start, listed.end)
        else:
            yield Part(PartKind.PARAGRAPH_NUMBER, line.start, line.start + head.rest)


def _notice_parts(lines: Sequence[Line], notice: Notice) -> Iterator[Part]:
    for line in lines[notice.start : notice.end] if notice.start >= 0 else ():
        if not line.blank and not line.furniture:
            yield Part(PartKind.PROOF_OF_NOTICE, line.start, line.end)
