"""The sums of votes, in figures or words, in sentences or tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.intake.draft import VoteResult

_WORDS = [
    "noll",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
    "tretton",
    "fjorton",
    "femton",
    "sexton",
    "sjutton",
    "arton",
    "nitton",
    "tjugo",
]
_FIGURE = rf"(?:\d{{1,3}}|{'|'.join(_WORDS)}|ett)"
_ABSTAIN = (
    rf"[^.\d]{{0,60}}?(?P<abstain>{_FIGURE})\s+(?:ledamöter\s+|ledamot\s+)?(?:som\s+)?"
    r"(?:har\s+)?(?:avstår|avstod|avstått|avstående|nedlagda|blanka|lagt)"
)
_SUMS = re.compile(
    rf"\b(?P<yes>{_FIGURE})\s+(?:st\s+)?ja(?:[- ]?röst(?:er)?)?\b[^.\d]{{0,40}}?"
    rf"\b(?P<no>{_FIGURE})\s+(?:st\s+)?nej(?:[- ]?röst(?:er)?)?\b(?:{_ABSTAIN})?",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\bröstar?(?:de)?\s+ja\s*\((?P<yes>\d{1,3})\).{0,900}?\bröstar?(?:de)?\s+nej\s*\((?P<no>\d{1,3})\)"
    r"(?:[^.]{0,300}?\bavstår\b[^.(]{0,60}\((?P<abstain>\d{1,3})\))?",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED = re.compile(
    r"\bja(?:-röster)?\s*[:=]?\s*(?P<yes>\d{1,3})\b[^.\d]{0,30}?\bnej(?:-röster)?\s*[:=]?\s*(?P<no>\d{1,3})\b"
    r"(?:[^.\d]{0,30}?\b(?:avstår|avstod|avst)\s*[:=]?\s*(?P<abstain>\d{1,3})\b)?",
    re.IGNORECASE,
)
_SUM_ROW = re.compile(
    r"\bSumma:?\s+(?P<yes>\d{1,3})\s+(?P<no>\d{1,3})(?:\s+(?P<abstain>\d{1,3}))?\b"
)

_SENTENCES = (_SUMS, _CALLED, _LABELLED)


def read_votes(text: str) -> tuple[VoteResult, ...]:
    """The votes of a §, in order; a table's sums count only where no sentence tells them."""
    told = [found for pattern in _SENTENCES for found in pattern.finditer(text)]
    told.sort(key=lambda found: found.start())
    results = tuple(_without_repeats(map(_result, told)))
    return results or tuple(_result(found) for found in _SUM_ROW.finditer(text))


def _without_repeats(results: Iterator[VoteResult]) -> Iterator[VoteResult]:
    last: VoteResult | None = None
    for result in results:
        if result != last:
            yield result
        last = result


def _result(found: re.Match[str]) -> VoteResult:
    return VoteResult(_figure(found["yes"]), _figure(found["no"]), _figure(found["abstain"] or "0"))


def _figure(text: str) -> int:
    low = text.lower()
    if low.isdigit():
        return int(low)
    return 1 if low == "ett" else _WORDS.index(low)
