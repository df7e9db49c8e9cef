"""A memo or a § of minutes cut at its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from desktop.intake.draft import Part, PartKind
from desktop.intake.headings import PartHeading, heading_of
from desktop.intake.lines import Line

_YRKAR = re.compile(r"\)\s+(?:m\.?\s?fl\.?\s+)?(?:yrkar|yrkade|föreslår|föreslog|begär|yrkande)\b")
_HOLDS_LEADS = frozenset(
    {
        PartKind.DECISION,
        PartKind.PROPOSED_DECISION,
        PartKind.PROPOSALS,
        PartKind.ORDER_OF_PROPOSALS,
        PartKind.VOTE,
        PartKind.RESERVATION,
        PartKind.PREVIOUS_HANDLING,
    }
)
_SENTENCE_LEAD = re.compile(
    r"(?P<head>(?:(?:Beslutet|Protokollet|Paragrafen|(?:Protokolls|Besluts)utdrag(?:et)?|Utdrag"
    r"|Kopia|Detta beslut)(?: ur protokollet)? (?:ska |skall )?"
    r"(?:(?:skickas|sändes?|sänds|expedieras|delges|lämnas) )?till|Expedieras till"
    r"|Delges))\s+(?=\w)"
)


@dataclass(slots=True)
class Section:
    """Some lines under the heading that opened them; the first section of a text has none."""

    heading: PartHeading | None
    heads: list[Line] = field(default_factory=lambda: list[Line]())
    lines: list[Line] = field(default_factory=lambda: list[Line]())

    @property
    def kind(self) -> PartKind | None:
        """The part the heading opens."""
        return self.heading.kind if self.heading else None

    @property
    def content(self) -> list[Line]:
        """The lines that hold text of the section, without blank ones and furniture."""
        return [line for line in self.lines if not line.blank and not line.furniture]

    def parts(self) -> list[Part]:
        """The section's place, line by line where furniture stands between."""
        kind = self.kind
        every = [*self.heads, *self.content] if kind else []
        return [Part(kind, line.start, line.end) for line in every if kind]


def cut(lines: Sequence[Line]) -> list[Section]:
    """The sections of some lines in order."""
    sections = [Section(None)]
    for line in lines:
        heading = None if line.furniture or line.blank else _opening(line, sections[-1])
        if heading is None:
            sections[-1].lines.append(line)
        elif heading.kind is sections[-1].kind and not sections[-1].content and not heading.sub:
            _merge(sections[-1], heading, line)
        else:
            sections.append(_opened(heading, line))
    return [_settled(section) for section in sections]


def _opening(line: Line, current: Section) -> PartHeading | None:
    heading = heading_of(line.text) or _sentence(line)
    if heading is None:
        return None
    if heading.sub and current.kind is PartKind.MATTER:
        return None
    if heading.lead and current.kind in _HOLDS_LEADS:
        return None
    in_debate = current.kind is PartKind.PROPOSALS and heading.kind is PartKind.PROPOSED_DECISION
    return replace(heading, kind=PartKind.PROPOSALS) if in_debate else heading


def _sentence(line: Line) -> PartHeading | None:
    """Recipients told in a sentence: "Beslutet skickas till kommunstyrelsen.\""""
    found = _SENTENCE_LEAD.match(line.text.strip())
    if not found:
        return None
    lead = len(line.text) - len(line.text.lstrip())
    return PartHeading(PartKind.RECIPIENTS, rest=lead + found.end("head"))


def _opened(heading: PartHeading, line: Line) -> Section:
    if heading.sub or heading.lead:
        return Section(heading, [], [line])
    if heading.rest >= 0:
        return Section(heading, [line.part(0, heading.rest)], [line.part(heading.rest)])
    return Section(heading, [line])


def _merge(section: Section, heading: PartHeading, line: Line) -> None:
    """Two headings of one kind in a row: the second tells whose it is."""
    first, opened = section.heading or heading, _opened(heading, line)
    section.heading = replace(first, body=first.body or heading.body, to=first.to or heading.to)
    section.heads.extend(opened.heads)
    section.lines.extend(opened.lines)


def _settled(section: Section) -> Section:
    """What is called a proposal but tells who moved what is a list of proposals made."""
    text = " ".join(line.bare for line in section.content[:12])
    if section.kind is PartKind.PROPOSED_DECISION and _YRKAR.search(text) and section.heading:
        section.heading = replace(section.heading, kind=PartKind.PROPOSALS)
    return section
