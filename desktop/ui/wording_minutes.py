"""Refusals about minutes once they are written: verifying, posting, correcting, in Swedish."""

from __future__ import annotations

from db.rules import minutes_refusals as no
from db.rules.refusals import Refusal
from desktop.ui.states import day_in_words

Parts = tuple[str, str, str]


def about_minutes(said: Refusal) -> Parts | None:
    """What happened, why and what to do; None for a refusal of another kind."""
    return _verifying(said) or _posting(said) or _correcting(said) or _delegating(said)


def _verifying(said: Refusal) -> Parts | None:
    match said:
        case no.NothingToVerify():
            return (
                f"Ingen paragraf är vald ur {said.meeting}.",
                "Det som justeras för sig måste ha minst en paragraf.",
                "Välj de paragrafer som ska justeras.",
            )
        case no.NotAVerifier():
            return (
                f"{said.name} ska inte justera paragrafen.",
                "Bara ordföranden och de valda justerarna kan vägra att justera.",
                "Välj en av dem, eller rätta vilka som justerar.",
            )
        case no.VerifierIsChair():
            return (
                f"{said.name} är ordförande och kan inte också vara justerare.",
                "Ordföranden justerar alltid, och därtill minst en annan.",
                "Välj någon annan som justerare.",
            )
        case _:
            return None


def _posting(said: Refusal) -> Parts | None:
    match said:
        case no.AlreadyPosted():
            board = f" på {said.board}" if said.board else ""
            return (
                f"Anslaget är redan uppsatt{board}, den {day_in_words(said.posted_on)}.",
                "Ett protokoll anslås en gång på varje anslagstavla.",
                "Öppna det anslag som finns.",
            )
        case no.NoSuchBoard():
            return (
                f"{said.board or 'Den valda platsen'} hör inte till organets anslagstavlor.",
                "En gemensam nämnd anslår på alla samverkande kommuners tavlor.",
                "Välj en tavla i listan, eller lägg till den under Inställningar.",
            )
        case _:
            return None


def _correcting(said: Refusal) -> Parts | None:
    match said:
        case no.StillOpen():
            return (
                f"{said.what} är inte justerad än och behöver ingen rättelse.",
                "En rättelse läggs till en justerad text, som aldrig ändras.",
                "Ändra i texten direkt.",
            )
        case no.NothingCorrected():
            return (
                f"Rättelsen av {said.what} ändrar ingenting.",
                "Den nya lydelsen är lika med den som gäller.",
                "Skriv den nya lydelsen.",
            )
        case no.BasisNotOpen():
            return (
                f"{said.what} kan inte rättas med stöd av 36 § förvaltningslagen.",
                "Den bestämmelsen gäller inte beslut som prövas genom laglighetsprövning.",
                "Välj rättelse av skrivfel.",
            )
        case _:
            return None


def _delegating(said: Refusal) -> Parts | None:
    match said:
        case no.PointNotActive():
            return (
                f"Punkt {said.code} i delegationsordningen gäller inte längre.",
                "Den som beslutar måste ha nämndens uppdrag.",
                "Välj en punkt som gäller.",
            )
        case no.PointInUse():
            return (
                f"Punkt {said.code} kan inte tas bort.",
                "Beslut har fattats med stöd av den.",
                "Låt den sluta gälla i stället.",
            )
        case no.AlreadyPublished():
            return (
                "Beslutet kan inte tas bort.",
                "Det är redan anslaget.",
                "Rätta uppgifterna i stället.",
            )
        case no.AlreadyReported():
            return (
                f"Beslutet är redan anmält, vid sammanträdet den {day_in_words(said.reported_on)}.",
                "Ett beslut anmäls en gång.",
                "Ta det ur den listan först, om det är fel.",
            )
        case _:
            return None
