"""All fields that a Word template may hold, in one place: ``{{dnr}}``, ``{{chair_name}}`` …

Each has a Swedish and an English name, which are one and the same field. Fields of *parts* give a
paper's own text, so that a template can be a form: it then sets the text itself, and no other
text is added (memos and extracts only, for minutes hold more than one of each).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from db.rules.lifecycle import PaperKind
from desktop.documents.house_style import Part

BODY_FIELD = "innehall"
FORMS = (PaperKind.MEMO, PaperKind.EXTRACT)
"""The kinds of papers that a template may set by fields alone."""


@dataclass(frozen=True, slots=True)
class TemplateField:
    """A field: its names, what it gives, an example, and the part whose text it is, if any."""

    name: str
    english: str
    meaning: str
    example: str
    part: Part | None = None


FIELDS = (
    TemplateField("innehall", "content", "Hela handlingens text, på den plats där fältet står", ""),
    TemplateField("titel", "title", "Handlingens titel", "§ 11 Ny cykelväg längs ån"),
    TemplateField("handling", "paper", "Vad det är för handling", "Protokollsutdrag"),
    TemplateField("organisation", "organisation", "Organisationens namn", "Region Tallmarken"),
    TemplateField("postadress", "postal_address", "Organisationens postadress", "Box 1, Tallby"),
    TemplateField("epost", "email", "Organisationens e-post", "kansliet@tallmarken.example"),
    TemplateField("webb", "web", "Organisationens webbplats", "tallmarken.example"),
    TemplateField("organ", "body", "Nämndens eller styrelsens namn", "Utvecklingsnämnden"),
    TemplateField("datum", "date", "Sammanträdets eller handlingens datum", "2026-03-10"),
    TemplateField("referens", "reference", "Hänvisning i sidhuvudet", "Dnr 00417-2026"),
    TemplateField("dnr", "registration_number", "Diarienummer", "00417-2026"),
    TemplateField("markning", "mark", "Märkning, till exempel Ej justerat", ""),
    TemplateField("upprattad", "made_on", "Dagen då handlingen gjordes", "2026-03-12"),
    TemplateField("ordforande_namn", "chair_name", "Ordförandens namn", "Åsa Tallåker"),
    TemplateField("sekreterare_namn", "secretary_name", "Sekreterarens namn", "Eva Öst"),
    TemplateField("justerare", "verifiers", "De valda justerarna", "Björn Ek, Märta Gran"),
    TemplateField("plats", "place", "Sammanträdets plats", "Tallsalen"),
    TemplateField("tid", "time", "Sammanträdets tid", "kl. 09.00–12.15"),
    TemplateField("justerat", "verified_on", "Dagen då protokollet justerades", "2026-03-12"),
    TemplateField("handlaggare", "case_officer", "Ärendets handläggare", "Olle Ask"),
    TemplateField("paragraf", "paragraph", "Paragrafens nummer", "§ 11"),
    TemplateField("rubrik", "heading", "Ärendets rubrik", "Ny cykelväg längs ån"),
    TemplateField(
        *("beslut", "decision", "Beslutet, eller förslaget till beslut"),
        *("1. Cykelvägen byggs.", Part.DECISION),
    ),
    TemplateField(
        *("yttrande", "statement", "Yttrandet till beslutsförslaget"),
        *("Vägen ryms i budgeten.", Part.STATEMENT),
    ),
    TemplateField(
        *("sammanfattning", "summary", "Sammanfattningen"),
        *("Många vill cykla till arbetet.", Part.SUMMARY),
    ),
    TemplateField(
        "arendet", "matter", "Ärendet", "Kansliet har räknat på tre sträckor.", Part.MATTER
    ),
    TemplateField(
        *("beslutsunderlag", "decision_basis", "Beslutsunderlaget"),
        *("Tjänsteskrivelse 2026-02-20", Part.DECISION_BASIS),
    ),
    TemplateField(
        *("mottagare", "recipients", "De som utdraget skickas till"),
        *("Regiondirektören", Part.RECIPIENTS),
    ),
)

_REQUIRED = {
    PaperKind.EXTRACT: ("paragraf", "dnr", "beslut"),
    PaperKind.MEMO: ("rubrik", "dnr", "beslut"),
}


def plain_key(name: str) -> str:
    """The name as names are compared: "Ordförande namn" and "ordforande_namn" are one."""
    letters = unicodedata.normalize("NFD", name.strip().casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[\s_-]+", "_", plain)


_CANONICAL = {plain_key(name): f.name for f in FIELDS for name in (f.english, f.name)}
_PARTS = frozenset(field.name for field in FIELDS if field.part)


def field_key(name: str) -> str:
    """The field's own name, whichever of its names it goes by; a strange one as it is compared."""
    key = plain_key(name)
    return _CANONICAL.get(key, key)


def known_names() -> tuple[str, ...]:
    """All names that fields go by, the Swedish ones first."""
    return (*(field.name for field in FIELDS), *(field.english for field in FIELDS))


def sample_values() -> dict[str, str]:
    """The examples by name, for a preview."""
    return {field.name: field.example for field in FIELDS}


def sets_parts(fields: Iterable[str]) -> bool:
    """Whether a template with these fields gives a paper's parts by fields."""
    return any(field_key(name) in _PARTS for name in fields)


def required_fields(kind: PaperKind) -> tuple[str, ...]:
    """What a form for that kind of paper must say for the paper to hold."""
    return _REQUIRED.get(kind, ())
