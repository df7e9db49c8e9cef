"""Refusals about papers and their templates, in Swedish."""

from __future__ import annotations

from db.rules import paper_refusals as no
from db.rules.refusals import Refusal

Parts = tuple[str, str, str]

_WHY = {
    "not_word": "Det är ingen Word-fil av det slag som mallar är (.docx eller .dotx).",
    "encrypted": "Filen är skyddad med lösenord.",
    "too_large": "Filen är för stor för att vara en mall.",
    "damaged": "Filen är skadad.",
}
_ADVICE = {
    "encrypted": "Ta bort lösenordet i Word och hämta filen igen.",
    "too_large": "Gör bilderna i mallen mindre och hämta filen igen.",
}
_USUAL_ADVICE = "Öppna filen i Word, spara den som Word-dokument (.docx) och hämta den igen."


def about_papers(said: Refusal) -> Parts | None:
    """What happened, why and what to do; None for a refusal of another kind."""
    match said:
        case no.TemplateUnusable():
            return (
                f"{said.name} kan inte användas som mall.",
                _WHY.get(said.fault, _WHY["damaged"]),
                _ADVICE.get(said.fault, _USUAL_ADVICE),
            )
        case no.TemplateIncomplete():
            fields = ", ".join(f"{{{{{name}}}}}" for name in said.missing)
            return (
                f"Mallen {said.name} är ofullständig.",
                f"Den saknar {fields}, och utan det kan handlingen inte gälla.",
                "Lägg till det i mallen och hämta den igen, eller välj en annan mall.",
            )
        case no.NoSuchStyle():
            return (
                f"Mallen {said.name} har ingen formatmall som heter ”{said.style}”.",
                "",
                "Välj en av dem som finns i mallen.",
            )
        case _:
            return None
