"""States, kinds, days and counts as the screens write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)


def day_in_words(day: date, *, with_year: bool = True) -> str:
    """A day as "12 mars 2026", or "12 mars"."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return f"{words} {day.year}" if with_year else words


def count_in_words(number: int) -> str:
    """A number with thin groups of three: "1 204", its space unbreakable."""
    return f"{number:,}".replace(",", "\u00a0")


STATES = {
    "open": "öppet",
    "on_hold": "vilande",
    "closed": "stängt",
    "ad_acta": "ad acta",
    "obliterated": "makulerat",
    "incoming": "inkommen",
    "outgoing": "utgående",
    "drawn_up": "upprättad",
    "assembly": "fullmäktige",
    "executive_board": "styrelse",
    "committee": "nämnd",
    "subcommittee": "utskott",
    "chair": "ordförande",
    "vice_chair": "vice ordförande",
    "member": "ledamot",
    "substitute": "ersättare",
    "secretary": "sekreterare",
    "official": "tjänsteperson",
    "serving": "tjänstgör",
    "present": "närvarar",
    "absent": "frånvarande",
    "decision": "beslutsärende",
    "information": "informationsärende",
    "notifications": "anmälningsärende",
    "election": "val",
    "formality": "formalia",
    "heading": "rubrik",
    "undecided": "inte avgjort",
    "decided": "beslutat",
    "recommended": "föreslaget till annat organ",
    "tabled": "bordlagt",
    "referred_back": "återremitterat",
    "noted": "noterat",
    "withdrawn": "utgår",
    "draft": "utkast",
    "numbered": "numrerad",
    "struck": "struken",
    "main": "ordinarie justering",
    "immediate": "omedelbar justering",
    "withheld": "justering vägrad",
    "memo": "tjänsteskrivelse",
    "summons": "kallelse",
    "minutes": "protokoll",
    "quick_minutes": "snabbprotokoll",
    "extract": "protokollsutdrag",
    "notice": "anslag",
    "word": "Word",
    "pdf": "PDF",
    "html": "webbsida",
    "role": "roll",
    "person": "person",
    "organisation": "organisation",
    "group": "grupp",
    "email": "e-post",
    "internal_mail": "internpost",
    "post": "post",
    "digital_mailbox": "digital brevlåda",
    "oral": "muntligt",
    "delegations": "delegationslista",
    "journal": "journal",
    "ordinary": "ärende",
    "motion": "motion",
    "citizen_proposal": "medborgarförslag",
    "interpellation": "interpellation",
    "question": "fråga",
    "approval": "bifall",
    "rejection": "avslag",
    "amendment": "ändringsyrkande",
    "addition": "tilläggsyrkande",
    "referral_back": "återremiss",
    "tabling": "bordläggning",
    "acclamation": "acklamation",
    "secret": "sluten omröstning",
    "matter": "sakfråga",
    "employment": "anställning",
    "reservation": "reservation",
    "separate_statement": "särskilt yttrande",
    "minutes_note": "protokollsanteckning",
    "non_participation": "deltar inte i beslutet",
    "came": "kom",
    "left": "gick",
    "conflict": "jäv",
    "slip": "skrivfel",
    "fl_36": "beslut enligt FL 36 §",
    "delegate": "delegat",
    "legality_review": "laglighetsprövning",
    "administrative_appeal": "förvaltningsbesvär",
    "none": "kan inte överklagas",
    "registration": "diarienummer",
    "paragraph": "paragraf",
}


def state(value: str) -> str:
    """A state or kind of ``db.rules.lifecycle`` as the screens call it; unknown words unchanged."""
    return STATES.get(value, value)


_KEYS = {
    "Return": "Enter",
    "Left": "vänster",
    "Right": "höger",
    "Up": "upp",
    "Down": "ner",
    "Shift": "Skift",
    "Del": "Delete",
}


def keys_in_words(keys: str) -> str:
    """A short-cut as it stands on a Swedish keyboard: "Ctrl+Return" gives "Ctrl+Enter"."""
    return "+".join(_KEYS.get(key, key) for key in keys.split("+"))
