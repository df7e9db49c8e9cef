"""One matter read part by part: a § of minutes, or what a memo proposes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from db.rules.rich_text import RichText
from desktop.intake.bodies import capital
from desktop.intake.chunks import chunks
from desktop.intake.decision_points import Points, read_points
from desktop.intake.draft import ParagraphDraft, Part, PartKind
from desktop.intake.lines import Line
from desktop.intake.markup import rich_blocks
from desktop.intake.opening import Opening, read_opening
from desktop.intake.proposals import read_proposals, read_reservations
from desktop.intake.recipients import attestation, read_recipients
from desktop.intake.sections import Section, cut
from desktop.intake.signatures import without_signatures
from desktop.intake.votes import read_votes

_DEBATE = (PartKind.PROPOSALS, PartKind.ORDER_OF_PROPOSALS, PartKind.VOTE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A matter, the places of its parts, and what its opening said of the whole document.

    ``bodies`` are those its headings name, the deciding one first.
    """

    matter: ParagraphDraft
    opening: Opening
    parts: tuple[Part, ...] = ()
    bodies: tuple[str, ...] = ()
    kinds: frozenset[PartKind] = field(default_factory=lambda: frozenset[PartKind]())


def read_matter(lines: Sequence[Line], width: int, number: str = "") -> Reading:
    """What some lines say of one matter; ``number`` is its §, if it has one."""
    lines, signed = without_signatures(lines)
    first, *sections = cut(lines)
    opening = read_opening(first.lines)
    loose = Section(None, [], opening.rest)
    signed += _attested(sections)
    sections = [loose, *_ended(sections)]
    parts = [*opening.parts, *signed, *(part for section in sections for part in section.parts())]
    parts += [Part(PartKind.MATTER, li.start, li.end, sure=False) for li in loose.content]
    return Reading(
        _matter(opening, sections, width, number, lines),
        opening,
        tuple(parts),
        tuple(_bodies(sections)),
        frozenset(section.kind for section in sections if section.kind),
    )


def _attested(sections: Sequence[Section]) -> Iterator[Part]:
    """The places of lines that attest the copy, behind the recipients."""
    for section in _of(sections, PartKind.RECIPIENTS):
        _, used = read_recipients(section.lines)
        for line in attestation(section.lines[used:]):
            yield Part(PartKind.SIGNATURES, line.start, line.end)


def _ended(sections: Sequence[Section]) -> Iterator[Section]:
    """The sections; what comes after the last recipient is left to nobody."""
    for section in sections:
        if section.kind is PartKind.RECIPIENTS:
            _, used = read_recipients(section.lines)
            section.lines = section.lines[:used]
        yield section


def _matter(
    opening: Opening, sections: Sequence[Section], width: int, number: str, lines: Sequence[Line]
) -> ParagraphDraft:
    decided, proposed = _decisions(sections, width, is_paragraph=bool(number))
    return ParagraphDraft(
        number=number,
        title=opening.title,
        registration_numbers=tuple(dict.fromkeys(opening.numbers)),
        lead_in=decided.lead_in or proposed.lead_in,
        decision_points=decided.points,
        proposed_points=proposed.points,
        statement=_rich(sections, width, PartKind.STATEMENT),
        summary=_rich(sections, width, PartKind.SUMMARY),
        matter=_rich(sections, width, None, PartKind.MATTER),
        previous_handling=_rich(sections, width, PartKind.PREVIOUS_HANDLING),
        proposals=read_proposals(_of(sections, PartKind.PROPOSALS), width),
        order_of_proposals=_rich(sections, width, PartKind.ORDER_OF_PROPOSALS, PartKind.VOTE),
        votes=read_votes(_text(sections, *_DEBATE) or _text(sections, PartKind.DECISION)),
        reservations=read_reservations(_of(sections, PartKind.RESERVATION), width),
        minutes_note=_rich(sections, width, PartKind.MINUTES_NOTE, PartKind.VERIFICATION),
        decision_basis=_basis(sections, width),
        recipients=_recipients(sections) or _addressees(sections, opening),
        start=lines[0].start if lines else 0,
        end=lines[-1].end if lines else 0,
    )


def _of(sections: Sequence[Section], *kinds: PartKind | None) -> list[Section]:
    return [section for section in sections if section.kind in kinds]


def _text(sections: Sequence[Section], *kinds: PartKind) -> str:
    every = [line for section in _of(sections, *kinds) for line in section.content]
    return "\n".join(line.bare for line in every)


def _rich(sections: Sequence[Section], width: int, *kinds: PartKind | None) -> RichText:
    every = [rich_blocks(chunks(sec.lines, width)) for sec in _of(sections, *kinds)]
    return tuple(block for blocks in every for block in blocks)


def _decisions(
    sections: Sequence[Section], width: int, *, is_paragraph: bool
) -> tuple[Points, Points]:
    """What is decided and what is proposed.

    Where a § decides nothing itself, its proposal to a higher body is its decision.
    """
    proposals = _of(sections, PartKind.PROPOSED_DECISION)
    decisions = _of(sections, PartKind.DECISION)
    if not is_paragraph:
        proposals += [sec for sec in decisions if sec.heading and sec.heading.lead]
        decisions = [sec for sec in decisions if sec.heading and not sec.heading.lead]
    decided = _points(decisions, width)
    proposed = _points(proposals, width)
    upward = [sec for sec in proposals if sec.heading and sec.heading.to]
    if decided.points or not is_paragraph or not upward:
        return decided, proposed
    own = any(section.heading and section.heading.body for section in upward)
    return _points(upward, width), Points("", ()) if own else proposed


def _points(sections: Sequence[Section], width: int) -> Points:
    every = [read_points(section.lines, width) for section in sections]
    leads = [points.lead_in for points in every if points.lead_in]
    return Points(" ".join(leads), tuple(point for points in every for point in points.points))


def _basis(sections: Sequence[Section], width: int) -> tuple[str, ...]:
    every = [
        chunk.text
        for section in _of(sections, PartKind.DECISION_BASIS)
        for chunk in chunks(section.lines, width, entries=True)
    ]
    return tuple(dict.fromkeys(every))


def _recipients(sections: Sequence[Section]) -> tuple[str, ...]:
    every = [
        name
        for section in _of(sections, PartKind.RECIPIENTS)
        for name in read_recipients(section.lines)[0]
    ]
    return tuple(dict.fromkeys(every))


def _addressees(sections: Sequence[Section], opening: Opening) -> tuple[str, ...]:
    """To whom a letter is written; a memo's "Till" names the body that is to decide."""
    memo = _of(sections, PartKind.PROPOSED_DECISION)
    return () if memo else tuple(opening.to)


def _bodies(sections: Sequence[Section]) -> Iterator[str]:
    """The bodies named in headings: who decides, then who is proposed to, then who proposes.

    Where nothing is decided here, who proposes comes first: it is a proposal upward.
    """
    decisions = [sec.heading.body for sec in _of(sections, PartKind.DECISION) if sec.heading]
    headings = [sec.heading for sec in _of(sections, PartKind.PROPOSED_DECISION) if sec.heading]
    owners = [heading.body for heading in headings]
    receivers = [heading.to for heading in headings]
    proposals = [*receivers, *owners] if decisions else [*owners, *receivers]
    yield from (capital(name) for name in [*decisions, *proposals] if name)
