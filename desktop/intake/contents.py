"""Lists of contents: lines whose dots or tab lead to a page number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.intake.draft import Part, PartKind
from desktop.intake.headings import heading_of
from desktop.intake.lines import Line

_LEADS_TO_PAGE = re.compile(r"(?:(?:\.\s?){4,}|_{4,}|…{2,})\s*\d*\s*$|\S\s*\t\s*\d{1,4}\s*$")


def leads_to_page(line: str) -> bool:
    """Whether a line ends as an entry of a list of contents does."""
    return bool(_LEADS_TO_PAGE.search(line[-200:]))


def entry(line: str) -> str:
    """An entry without its dots and page number."""
    return _LEADS_TO_PAGE.sub("", line).strip()


def without_contents(lines: Sequence[Line]) -> tuple[list[Line], list[Part]]:
    """The lines with those of a list of contents set aside as furniture, and their places."""
    out, parts = list(lines), list[Part]()
    for at, line in enumerate(lines):
        if leads_to_page(line.text) or _opens_contents(lines, at):
            out[at] = replace(line, furniture=True)
            parts.append(Part(PartKind.CONTENTS, line.start, line.end))
    return out, parts


def _opens_contents(lines: Sequence[Line], at: int) -> bool:
    heading = heading_of(lines[at].text) if not lines[at].blank else None
    return heading is not None and heading.kind is PartKind.CONTENTS
