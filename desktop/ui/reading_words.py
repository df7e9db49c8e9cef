"""What reading in a document is told with: kinds, parts, doubts, and files that cannot be read."""

from __future__ import annotations

from desktop.intake.draft import Kind, PartKind
from desktop.intake.source import Doubt, Format, Reason, Unreadable
from desktop.ui.states import count_in_words
from desktop.ui.wording import Saying

KINDS = {
    Kind.OFFICIAL_MEMO: "tjänsteskrivelse",
    Kind.PARAGRAPH: "paragraf",
    Kind.MINUTES_EXTRACT: "protokollsutdrag",
    Kind.MINUTES: "protokoll",
    Kind.FRONT_PAGE: "protokollets förstasida",
    Kind.SUMMONS: "kallelse",
    Kind.DELEGATION_REPORT: "anmälan av delegationsbeslut",
    Kind.FOLLOW_UP_LIST: "uppföljningslista",
    Kind.NOTES: "minnesanteckningar",
    Kind.URGENT_CHAIR_DECISION: "ordförandebeslut",
    Kind.STATEMENT: "yttrande",
    Kind.AGREEMENT: "överenskommelse",
    Kind.FOLLOW_UP: "uppföljning",
    Kind.PLAN: "plan",
    Kind.OTHER: "annan handling",
}
PARTS = {
    PartKind.KIND: "slag",
    PartKind.ORGANISATION: "organisation",
    PartKind.BODY: "organ",
    PartKind.DATES: "datum",
    PartKind.REGISTRATION_NUMBER: "diarienummer",
    PartKind.PARAGRAPH_NUMBER: "paragrafnummer",
    PartKind.TITLE: "rubrik",
    PartKind.DECISION: "beslut",
    PartKind.PROPOSED_DECISION: "förslag till beslut",
    PartKind.STATEMENT: "yttrande",
    PartKind.SUMMARY: "sammanfattning",
    PartKind.MATTER: "ärendet",
    PartKind.PREVIOUS_HANDLING: "tidigare behandling",
    PartKind.PROPOSALS: "yrkanden",
    PartKind.ORDER_OF_PROPOSALS: "propositionsordning",
    PartKind.VOTE: "omröstning",
    PartKind.RESERVATION: "reservation",
    PartKind.MINUTES_NOTE: "protokollsanteckning",
    PartKind.VERIFICATION: "justering",
    PartKind.DECISION_BASIS: "beslutsunderlag",
    PartKind.RECIPIENTS: "mottagare",
    PartKind.AGENDA: "dagordning",
    PartKind.CONTENTS: "innehållsförteckning",
    PartKind.FRONT_PAGE: "förstasida",
    PartKind.PROOF_OF_NOTICE: "anslagsbevis",
    PartKind.SENDER: "avsändare",
    PartKind.SIGNATURES: "underskrifter",
    PartKind.FURNITURE: "sidhuvud och sidfot",
}
_FORMATS = {
    Format.PDF: "en PDF-fil",
    Format.WORD: "en Word-fil",
    Format.OLD_OFFICE: "en fil från ett äldre Office",
    Format.ARCHIVE: "en packad fil",
    Format.RTF: "en RTF-fil",
    Format.MAIL: "ett e-postmeddelande",
    Format.WEB_PAGE: "en webbsida",
    Format.PICTURE: "en bild",
}
_DOUBTS = {
    Doubt.MIXED_ENCODING: "Texten blandar två teckenkodningar. Kontrollera å, ä och ö.",
    Doubt.GUESSED_ENCODING: "Teckenkodningen är gissad. Kontrollera å, ä och ö.",
    Doubt.LOST_CHARACTERS: "Några tecken gick inte att läsa och står som \ufffd.",
    Doubt.CONTROL_CHARACTERS: "Texten har tecken som inte syns. De är borttagna.",
    Doubt.OTHER_ENDING: "Filnamnet slutar inte som en textfil brukar, men innehållet är text.",
}
_COPY_TEXT = "Öppna filen i sitt program och spara den som text (.txt)."


def doubt(value: Doubt) -> str:
    """What the clerk should look at, as a sentence."""
    return _DOUBTS[value]


def unreadable(bad: Unreadable) -> Saying:
    """Why a file gives no text, and what to do."""
    name = bad.name or "Filen"
    match bad.reason:
        case Reason.MISSING:
            return Saying(f"{name} finns inte.", "Filen är flyttad eller borttagen.", "Välj om.")
        case Reason.NOT_A_FILE:
            return Saying(f"{name} är en mapp.", "", "Öppna mappen och välj filerna i den.")
        case Reason.NO_ACCESS:
            why = "Du har inte rätt att läsa filen, eller så är den öppen i ett annat program."
            return Saying(f"{name} går inte att öppna.", why, "Stäng den och försök igen.")
        case Reason.EMPTY:
            return Saying(f"{name} är tom.", "Det finns ingen text att läsa in.", "Välj en annan.")
        case Reason.TOO_LARGE:
            return Saying(
                f"{name} är för stor.", _sizes(bad), "Dela den, eller lägg den i ärendet."
            )
        case Reason.OTHER_FORMAT:
            found = _FORMATS.get(bad.found, "en annan sorts fil") if bad.found else "ingen text"
            return Saying(f"{name} är {found}.", "Bara text kan läsas in än.", _COPY_TEXT)
        case Reason.BINARY:
            return Saying(f"{name} är inte text.", "Innehållet går inte att läsa.", _COPY_TEXT)


def _sizes(bad: Unreadable) -> str:
    most, size = (count_in_words(round(n / 1_048_576)) for n in (bad.limit, bad.size))
    return f"Den är på {size} MB, och högst {most} MB kan läsas in."
