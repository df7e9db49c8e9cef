"""Why a file could not be read, in plain Swedish: what happened, why and what to do."""

from __future__ import annotations

from desktop.intake.source import Format, Reason, Unreadable
from desktop.ui.wording import Saying

_FORMATS = {
    Format.PDF: "en PDF-fil",
    Format.WORD: "ett Worddokument",
    Format.OLD_OFFICE: "ett äldre Officedokument",
    Format.ARCHIVE: "ett arkiv",
    Format.RTF: "ett RTF-dokument",
    Format.MAIL: "ett e-brev",
    Format.WEB_PAGE: "en webbsida",
    Format.PICTURE: "en bild",
}
_WHY = {
    Reason.MISSING: ("Filen finns inte.", "Kontrollera namnet och mappen."),
    Reason.NOT_A_FILE: ("Det är en mapp eller något annat än en fil.", "Välj en fil."),
    Reason.NO_ACCESS: ("Du har inte rätt att läsa filen.", "Be den som äger filen om tillgång."),
    Reason.EMPTY: ("Filen är tom.", "Be avsändaren skicka den igen."),
    Reason.BINARY: ("Filen innehåller inte text.", "Spara innehållet som text och läs in den."),
}


def unreadable(met: Unreadable) -> Saying:
    """What to say when a file gives no text; nothing has been registered."""
    happened = f"{met.name} kunde inte läsas in."
    match met.reason:
        case Reason.TOO_LARGE:
            limit = met.limit // (1024 * 1024)
            return Saying(happened, f"Filen är större än {limit} MB.", "Dela upp den i mindre.")
        case Reason.OTHER_FORMAT:
            kind = _FORMATS.get(met.found, "av ett annat slag") if met.found else "något annat"
            return Saying(happened, f"Filen är {kind}.", "Spara innehållet som text (.txt).")
        case reason:
            return Saying(happened, *_WHY[reason])
