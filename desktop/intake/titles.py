"""A title told from the sentence that was drawn up behind it."""

from __future__ import annotations

import re

from desktop.intake.lines import Line

_SENTENCE = re.compile(
    r"(?<=[a-zåäö0-9)])\s+(?=[A-ZÅÄÖ][a-zåäö]+ (?:[a-zåäö]+ ){0,3}[a-zåäö][^.:]{0,200}[.:](?:\s"
    r"|$))|\s+(?=[a-z]\)\s)"
)
_CAPITAL_BEFORE = re.compile(
    r"(?:^|\s)(?:av|från|för|i|på|till|med|om|och|mellan|vid|hos|mot|över)$"
)


def split_title(line: Line) -> tuple[str, Line | None]:
    """The title, and the rest of the line where a sentence follows the title on it."""
    for gap in _SENTENCE.finditer(line.text):
        before = line.text[: gap.start()]
        if len(before) >= 5 and not _CAPITAL_BEFORE.search(before):
            return before.strip(), line.part(gap.end())
    return line.bare, None
