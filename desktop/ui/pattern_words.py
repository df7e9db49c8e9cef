"""The pattern of diary numbers as the clerk writes it, with the names of its fields in Swedish."""

from __future__ import annotations

import re

HINT = (
    "{nummer} är löpnumret, {nummer:05} fem siffror, {år} året, {åå} två siffror, {diarium} koden"
)
_NAMES = {"serial": "nummer", "year": "år", "yy": "åå", "register": "diarium"}
_KEYS = {name: key for key, name in _NAMES.items()}
_FIELD = re.compile(r"\{(\w+)")


def pattern_in_words(pattern: str) -> str:
    """ "{serial:05}-{year}" as "{nummer:05}-{år}"."""
    return _FIELD.sub(lambda found: "{" + _NAMES.get(found[1], found[1]), pattern)


def pattern_from_words(text: str) -> str:
    """What the rules know by the names that the clerk wrote, in Swedish or as it is kept."""
    return _FIELD.sub(lambda found: "{" + _KEYS.get(found[1].casefold(), found[1]), text.strip())
