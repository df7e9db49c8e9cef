"""What is said of minutes on their way: what is missing, who signs, which day is the last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.ui.states import day_in_words

_MISSING = {
    "no_paragraphs": "Protokollet har inga paragrafer",
    "no_chair": "Ordförande saknas",
    "no_verifiers": "Ingen justerare är vald",
    "before_meeting": "Kan inte justeras före sammanträdet",
    "no_number": "{where} saknar nummer",
    "no_decision": "{where} saknar beslut",
    "not_quorate": "{where}: organet är inte beslutfört",
    "nobody_presides": "{where} saknar ordförande",
    "served_again": "{where}: någon tjänstgör igen efter avbrott",
    "personal_number": "{where} innehåller personnummer",
    "secret_case_open": "{where} är öppen fast ärendet har sekretess",
    "referral_without_reason": "{where}: återremissen saknar motivering",
    "votes_do_not_add_up": "{where}: rösterna stämmer inte",
    "votes_missing": "{where}: röster saknas",
    "vote_unsettled": "{where}: omröstningen är inte avgjord",
    "reservation_late": "{where}: reservationen anmäldes för sent",
    "proposals_without_order": "{where} saknar propositionsordning",
    "chair_verifies": "Ordföranden är också justerare",
}
FIELD_OF = {"no_chair": "chair", "no_verifiers": "verifiers", "before_meeting": "day"}
"""The field of the minutes that mends what is missing, where there is one."""


def missing(what: str, where: str) -> str:
    """What stands in the way of verifying, in a few words."""
    return _MISSING.get(what, "{where}: något saknas").replace("{where}", where)


def in_line(names: Sequence[str]) -> str:
    """Names after each other: "Anna Berg (S), Nils Åkerlund (M) och Eva Öst"."""
    *first, last = names or ("",)
    return f"{', '.join(first)} och {last}" if first else last


def last_day(day: date, today: date) -> str:
    """How near a last day is: "senast 24 mars 2026", "i dag är sista dagen", "för sent"."""
    words = day_in_words(day)
    match (day - today).days:
        case 0:
            return f"{words}, i dag är sista dagen"
        case 1:
            return f"{words}, i morgon"
        case left if left < 0:
            return f"{words}, dagen har passerat"
        case left:
            return f"{words}, {left} dagar kvar"
