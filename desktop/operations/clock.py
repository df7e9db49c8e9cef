"""Times of day as the clock in the room shows them."""

from __future__ import annotations

import re

from db.rules.refusals import NotWellFormed

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def tidy_clock(text: str) -> str:
    """The time as "HH:MM", read from "9.05" or "09:05"; empty stays empty.

    Raises ``NotWellFormed`` for what no clock shows.
    """
    text = text.strip()
    match = _CLOCK.fullmatch(text)
    if match is None and text:
        raise NotWellFormed("clock", text)
    return f"{int(match[1]):02}:{match[2]}" if match else ""
