"""Words cut by a hyphen at the end of a line, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop.intake.lines import Joined

_FIRST_HALF = re.compile(r"(?:^|[\s(/\"”])((?:[^\W\d_]+-)*[^\W\d_]{2,}-)$")
_NUMBER_HALF = re.compile(r"(?:^|\s)[A-ZÅÄÖ]{1,6}[-/ ]?\d{4}-$")
_SECOND_HALF = re.compile(r"([^\W\d_]+)(\S*)(?:\s|$)")
_SUSPENDED = frozenset({"och", "eller", "samt", "respektive", "som", "till"})
_FARTHEST = 12
"""The most blank and furniture lines between two halves of a word."""


def join_broken_words(
    texts: Sequence[str], furniture: Sequence[bool]
) -> tuple[list[str], list[bool], list[Joined]]:
    """The lines with broken words joined.

    The second half moves up to the first; where blank lines or page furniture stand between,
    its whole line does. A hyphen for a shared last part ("kultur- och fritid") is kept.
    """
    out, marks = list(texts), list(furniture)
    joins: list[Joined] = []
    last = -1
    for at, text in enumerate(texts):
        if marks[at] or not text.strip():
            continue
        if last >= 0 and at - last <= _FARTHEST:
            word = _broken(out[last], text)
            if word:
                joins.append(word)
                out[last], out[at] = _moved(out[last], text, word, whole=at > last + 1)
        last = at if out[at].strip() else last
    return out, marks, joins


def _broken(first: str, second: str) -> Joined | None:
    """The two halves of a word and the word, or nothing when no word is broken."""
    head, tail = first.rstrip(), second.lstrip()
    if _NUMBER_HALF.search(head):
        return _join(head, tail) if tail[:1].isdigit() else None
    found, rest = _FIRST_HALF.search(head), _SECOND_HALF.match(tail)
    if not found or not rest or not tail[0].islower() or rest.group(1) in _SUSPENDED:
        return None
    return _join(head if found.group(1).isupper() else head[:-1], tail, head)


def _join(head: str, tail: str, written: str = "") -> Joined:
    half = tail.split(maxsplit=1)[0]
    return Joined(
        f"{(written or head).split()[-1]} {half}",
        head.split()[-1] + half,
    )


def _moved(first: str, second: str, word: Joined, *, whole: bool) -> tuple[str, str]:
    _, _, rest = second.strip().partition(" ")
    head = first.rstrip()
    start = len(head) - len(word.before.split()[0])
    joined = head[:start] + word.after
    return (f"{joined} {rest}".rstrip(), "") if whole else (joined, rest)
