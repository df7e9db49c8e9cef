"""What the things, fields and steps that rules speak of are called on the screens."""

from __future__ import annotations

_THINGS = {
    "agenda_item": "ärendepunkten",
    "appointment": "uppdraget",
    "attendance": "närvaron",
    "attendance_step": "närvaron",
    "ballot": "omröstningen",
    "body": "organet",
    "case_file": "ärendet",
    "delegated_decision": "delegationsbeslutet",
    "delegation_point": "punkten i delegationsordningen",
    "dispatch": "utskicket",
    "dissent": "reservationen",
    "extract": "protokollsutdraget",
    "file_content": "filen",
    "group_member": "gruppens medlemmar",
    "item_case": "ärendepunkten",
    "journal_event": "händelsen",
    "meeting": "sammanträdet",
    "memo": "tjänsteskrivelsen",
    "minutes_part": "protokollet",
    "notice": "anslaget",
    "number_series": "nummerserien",
    "organisation": "organisationen",
    "paper": "pappret",
    "paragraph": "paragrafen",
    "paragraph_case": "paragrafen",
    "paragraph_recipient": "paragrafens mottagare",
    "person": "personen",
    "proposal": "yrkandet",
    "recipient": "mottagaren",
    "record": "handlingen",
    "register": "diariet",
    "setting": "inställningen",
    "verifier": "justeraren",
    "vote": "omröstningen",
}
_FIELDS = {
    "body": "organet",
    "clock": "klockslaget",
    "day": "dagen",
    "decided_by": "den som har beslutat",
    "decided_on": "beslutsdagen",
    "email": "e-postadressen",
    "ends_on": "slutdagen",
    "code": "punktens beteckning",
    "delegate": "delegaten",
    "made_by": "den som har beslutat",
    "matter": "vad beslutet gäller",
    "minutes_location": "platsen där protokollet förvaras",
    "name": "namnet",
    "posted_on": "anslagsdagen",
    "point": "beslutspunkten",
    "proposal": "yrkandets text",
    "registration_number": "diarienumret",
    "serves_for": "den som ersätts",
    "starts_at": "tiden",
    "taken_down_on": "dagen då anslaget togs ned",
    "title": "rubriken",
    "year": "året",
}
_STEPS = {
    "obliterate": "makulering",
    "strike": "strykning",
    "acknowledge": "att låta anmärkningen stå",
    "chair_decision": "att beslutet inte kunde vänta",
    "correct": "rättelsen",
    "refer_back": "återremiss",
    "refuse_verification": "att inte justera",
    "renumber": "ny numrering",
}
_REASONS = {
    "numbered": "Punkten har redan fått sitt paragrafnummer.",
    "verified": "Protokollet är justerat.",
    "sent": "Utdrag med numren har skickats.",
    "dispatched": "Utdrag med numren har skickats.",
    "paper": "Numren står på ett papper som har lämnats ut.",
    "later": "Ett senare sammanträde har redan fått nummer.",
}
_FAULTS = {
    "no_year": "Det saknar årtal, så att numren skulle upprepas varje år.",
    "no_serial": "Det saknar löpnummer.",
    "field_twice": "Samma fält står två gånger.",
    "unknown_field": "Det har ett fält som inte finns.",
    "braces": "En klammer saknar sin motsvarighet.",
}


def thing(key: str) -> str:
    """The thing in definite form: "paragraph 12" gives "paragrafen"; other words unchanged."""
    return _THINGS.get(key.split(" ")[0], key)


def knows(key: str) -> bool:
    """Whether a key names a kind of thing, and not something that the clerk wrote."""
    return key.split(" ")[0] in _THINGS


def field(name: str) -> str:
    """A field in definite form; "värdet" for one without a name of its own."""
    return _FIELDS.get(name, "värdet")


def step(name: str) -> str:
    """A step as a noun; other words unchanged."""
    return _STEPS.get(name, name)


def reason(code: str) -> str:
    """Why numbers stand fast, as a sentence; "later:2026-03-17" names the day of the later."""
    name, _, detail = code.partition(":")
    words = _REASONS.get(name, code)
    return f"{words.rstrip('.')} ({detail})." if detail and name in _REASONS else words


def pattern_fault(code: str) -> str:
    """What is wrong with a pattern for registration numbers, as a sentence."""
    return _FAULTS.get(code, "Det ger inte varje ärende ett eget nummer.")
