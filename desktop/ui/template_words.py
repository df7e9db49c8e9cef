"""What a Word template holds and lacks, and where it is used, in plain Swedish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from db.queries.templates import TemplateRow
from db.rules.lifecycle import PaperKind
from desktop.documents.template_fields import BODY_FIELD, FIELDS, field_key
from desktop.documents.word_fields import UnknownField
from desktop.documents.word_styles import WordStyle
from desktop.operations.template_reading import TemplateReport
from desktop.ui.states import day_in_words

ROLES: tuple[tuple[WordStyle, str], ...] = (
    (WordStyle.TITLE, "Handlingens rubrik"),
    (WordStyle.HEADING_1, "Paragrafens eller ärendets rubrik"),
    (WordStyle.HEADING_2, "Rubrik för beslutet och andra delar"),
    (WordStyle.HEADING_3, "Underrubrik i texten"),
    (WordStyle.BODY, "Löpande text"),
    (WordStyle.POINT_1, "Beslutspunkter"),
    (WordStyle.BULLET_1, "Punktlista"),
    (WordStyle.REGISTRATION_NUMBER, "Diarienummer"),
    (WordStyle.RECIPIENT, "Mottagare"),
    (WordStyle.MARK, "Märkning, till exempel Ej justerat"),
    (WordStyle.CAPTION, "Rubrik över tabell och bild"),
    (WordStyle.TABLE, "Tabell"),
    (WordStyle.TABLE_HEADING, "Rubrik i tabell"),
    (WordStyle.TABLE_TEXT, "Text i tabell"),
    (WordStyle.SIGNATURE_NAME, "Namn vid underskrift"),
    (WordStyle.SMALL, "Liten text"),
)
"""The roles whose styles the organisation may choose, as the secretary would call them."""

KINDS: tuple[tuple[PaperKind | None, str], ...] = (
    (None, "Alla slags handlingar"),
    (PaperKind.MEMO, "Tjänsteskrivelser"),
    (PaperKind.SUMMONS, "Kallelser"),
    (PaperKind.MINUTES, "Protokoll"),
    (PaperKind.QUICK_MINUTES, "Snabbprotokoll"),
    (PaperKind.EXTRACT, "Protokollsutdrag"),
    (PaperKind.NOTICE, "Anslag"),
    (PaperKind.DELEGATIONS, "Delegationslistor"),
    (PaperKind.JOURNAL, "Journaler"),
)
ALL_BODIES = "Alla organ"

_SWEDISH = {
    "title": "Rubrik",
    "subtitle": "Underrubrik",
    "body text": "Brödtext",
    "list bullet": "Punktlista",
    "list number": "Numrerad lista",
    "list paragraph": "Liststycke",
    "no spacing": "Inget avstånd",
    "caption": "Beskrivning",
    "header": "Sidhuvud",
    "footer": "Sidfot",
    "table grid": "Tabellrutnät",
    "normal table": "Normal tabell",
    "quote": "Citat",
    "intense quote": "Starkt citat",
    "toc heading": "Innehållsförteckningsrubrik",
    "heading": "Rubrik",
    "toc": "Innehåll",
    "list": "Lista",
    "list continue": "Listfortsättning",
    "macro": "Makrotext",
}


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field as a line: what it is called, what it gives, what is wrong with it, and how much."""

    name: str
    meaning: str
    aside: str = ""
    tone: str = ""


def style_in_words(name: str) -> str:
    """A style's name as a Swedish Word shows it: "heading 1" is "Rubrik 1"."""
    key = name.casefold()
    stem, _, number = key.rpartition(" ")
    if number.isdigit() and stem in _SWEDISH:
        return f"{_SWEDISH[stem]} {number}"
    return _SWEDISH.get(key, name)


def kind_in_words(kind: PaperKind | None) -> str:
    """A kind of papers, in the plural."""
    return dict(KINDS)[kind]


def here_in_words(own: TemplateRow | None, used: TemplateRow | None, owner: str) -> str:
    """Which template papers of a place take, and since when; ``owner`` says whose it is."""
    if own is not None:
        since = day_in_words(own.added_at.date())
        return f"{own.name} används sedan {since}, vald av {own.added_by}."
    if used is not None:
        return f"Ingen egen mall här. {used.name} används ({owner.lower()})."
    return "Ingen mall används. Handlingarna ser ut som organets husmall."


def placing_in_words(report: TemplateReport) -> str:
    """How a paper's text comes into the template."""
    if report.is_form:
        return (
            "Mallen är ett formulär: fälten sätter tjänsteskrivelser och utdrag, "
            "och ingen annan text läggs till."
        )
    if report.places_body:
        return "Handlingens text sätts där {{innehåll}} står i mallen."
    return "Handlingens text sätts sist i mallen. Skriv {{innehåll}} där den hellre ska stå."


def missing_in_words(report: TemplateReport) -> str:
    """What an incomplete template lacks; empty for a complete one."""
    if report.complete:
        return ""
    fields = _and([braced(name) for name in report.missing])
    return (
        f"Mallen är ofullständig: den saknar {fields}. Så länge görs ingen Word-fil med den. "
        "Lägg till det i Word och hämta mallen igen."
    )


def state_in_words(report: TemplateReport) -> str:
    """Whether papers can be made with the template, and what they would lack."""
    if not report.complete:
        return missing_in_words(report)
    strange = len(report.unknown)
    if not strange:
        return "✓ Mallen kan användas som den är."
    told = "Ett fält är okänt" if strange == 1 else f"{strange} fält är okända"
    return f"Mallen kan användas. {told} och lämnas tomt."


def styles_in_words(report: TemplateReport) -> str:
    """How many of the template's styles serve, and how many were added."""
    own, added = len(report.serving), len(WordStyle) - len(report.serving)
    words = f"{own} av mallens egna formatmallar används."
    if not added:
        return words
    return f"{words} {added} som den saknade är tillagda med organets utseende."


def field_lines(report: TemplateReport) -> Iterator[FieldWords]:
    """The template's fields: the unknown ones first, then those missing, then what each gives."""
    unknown = {each.name: each for each in report.unknown}
    for each in report.unknown:
        yield FieldWords(braced(each.name), _guess(each), "okänt", "danger")
    for name in report.missing:
        yield FieldWords(braced(name), meaning_of(name), "saknas", "danger")
    for name in report.fields:
        if name not in unknown:
            yield FieldWords(braced(name), meaning_of(name), "fylls i", "success")


def known_fields() -> tuple[FieldWords, ...]:
    """All fields that a template may hold."""
    return tuple(FieldWords(braced(_shown(f.name)), f.meaning) for f in FIELDS)


def meaning_of(name: str) -> str:
    """What the field of that name gives."""
    key = field_key(name)
    return next((field.meaning for field in FIELDS if field.name == key), "")


def braced(name: str) -> str:
    """A field as it is written in Word."""
    return f"{{{{{name}}}}}"


def _guess(unknown: UnknownField) -> str:
    if unknown.nearest:
        return f"Menade du {braced(_shown(unknown.nearest))}?"
    return "Något sådant fält finns inte"


def _shown(name: str) -> str:
    return "innehåll" if name == BODY_FIELD else name


def _and(words: list[str]) -> str:
    return " och ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
