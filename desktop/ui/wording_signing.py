"""Refusals about digital signatures, in Swedish."""

from __future__ import annotations

from collections.abc import Iterator

from db.rules import signing_refusals as no
from db.rules.refusals import Refusal
from db.rules.signatures import Worth, awaited
from db.rules.troubles import ServiceSilent, Trouble
from desktop.ui.states import day_in_words

Parts = tuple[str, str, str]

_KEY_FAULTS: dict[str, tuple[str, str]] = {
    "password": ("Lösenordet eller koden är fel.", "Skriv den igen."),
    "damaged": (
        "Filen är skadad eller av ett annat slag.",
        "Välj en fil som slutar på .p12 eller .pfx, eller hämta certifikatet på nytt.",
    ),
    "no_key": (
        "Där finns ingen nyckel att skriva under med.",
        "Hämta certifikatet på nytt, tillsammans med sin nyckel.",
    ),
    "no_card": (
        "Kortet eller dess drivrutin svarar inte.",
        "Sätt i kortet, kontrollera drivrutinen i Inställningar och försök igen.",
    ),
    "locked": (
        "Kortet är spärrat efter för många felaktiga koder.",
        "Lås upp det med kortets program, eller vänd dig till den som lämnade ut det.",
    ),
    "several": (
        "På kortet finns flera nycklar, och det är inte sagt vilken som ska användas.",
        "Skriv nyckelns namn, som kortets program visar det.",
    ),
    "untrusted": (
        "Den som utfärdat certifikatet är inte känd här, eller certifikatet är spärrat. "
        "Därför går det inte att spara bevis för framtiden.",
        "Lägg till utfärdaren i Inställningar, eller skriv under utan tidsstämpel.",
    ),
    "not_for_signing": (
        "Certifikatet är utfärdat för något annat än underskrifter.",
        "Välj ett certifikat för underskrift.",
    ),
}

_BROKEN = {
    "": "Filen har ändrats efter underskriften, eller så duger inte certifikatet.",
    Worth.CHANGED: "Innehållet i filen har ändrats efter underskriften.",
    Worth.ADDED_TO: "Något annat än underskrifter har lagts till i filen efteråt.",
    Worth.MOVED: "Filen har sparats om i ett annat program, och då går den inte att kontrollera.",
    Worth.EXPIRED: "Certifikatet gällde inte när det användes.",
    Worth.RUN_OUT: "Certifikatet har gått ut, och ingen tidsstämpel visar när det användes.",
    Worth.REVOKED: "Certifikatet är spärrat.",
    Worth.DOUBTED: "Certifikatet bär en känd utfärdares namn men är inte utfärdat av den.",
}


def about_signing(said: Refusal) -> Parts | None:
    """What happened, why and what to do; None for a refusal of another kind."""
    return _about_key(said) or _about_signatures(said)


def _about_key(said: Refusal) -> Parts | None:
    match said:
        case no.KeyUnusable():
            why, advice = _KEY_FAULTS.get(said.fault, _KEY_FAULTS["damaged"])
            named = f"med {said.name} " if said.name else ""
            return f"Det går inte att skriva under {named}nu.", why, advice
        case no.CertificateOutOfDate():
            days = f"{day_in_words(said.valid_from)} till {day_in_words(said.valid_until)}"
            return (
                f"Certifikatet för {said.holder} gäller inte i dag.",
                f"Det gäller från {days}.",
                "Skriv under med ett certifikat som gäller.",
            )
        case _:
            return None


def _about_signatures(said: Refusal) -> Parts | None:
    match said:
        case no.NoPlaceToSign():
            return (
                f"Handlingen har ingen plats som heter {said.place}.",
                "",
                "Ta fram protokollet för underskrift på nytt och välj någon av platserna i det.",
            )
        case no.SignedAlready():
            by = f" av {said.by}" if said.by else ""
            return f"{said.place} är redan gjord{by}.", "", "Välj den plats som är din."
        case no.SignedFileBroken(fault="other_text"):
            return (
                "Filen är inte det protokoll som finns i registret.",
                "Texten har ändrats sedan den togs fram för underskrift, eller är en annan.",
                "Ta fram protokollet för underskrift på nytt.",
            )
        case no.SignedFileBroken(fault="added_to"):
            return (
                "Filen är ändrad.",
                "Den börjar som protokollet i registret, men något annat än underskrifter har "
                "lagts till.",
                "Låt alla skriva under på nytt, i en fil som tas fram här.",
            )
        case no.SignedFileBroken():
            return (
                "Filen går inte att läsa.",
                "Den är skadad, avkortad eller är ingen pdf.",
                "Hämta filen på nytt från den som skrev under sist.",
            )
        case no.SignatureBroken():
            return (
                f"Underskriften av {', '.join(said.by)} gäller inte.",
                _BROKEN.get(said.fault, _BROKEN[""]),
                "Hämta filen på nytt från den som skrev under, eller låt alla skriva under igen.",
            )
        case no.FileChangedMeanwhile():
            return (
                f"Filen {said.name} har ändrats sedan den lästes in.",
                "Någon annan kan ha skrivit under i den.",
                "Läs in den igen.",
            )
        case no.SignedByAnother():
            pairs = (f"{by} har skrivit under i stället för {name}" for name, by in _pairs(said))
            return (
                "Alla underskrifter är inte gjorda av den som skulle skriva under.",
                f"{'; '.join(pairs)}.",
                "Kontrollera vem det är, och intyga det innan du justerar.",
            )
        case no.SignaturesMissing():
            return (
                "Alla har inte skrivit under.",
                f"Det fattas: {'; '.join(said.missing)}.",
                "Låt dem skriva under, i samma fil som de andra.",
            )
        case _:
            return None


def _pairs(said: no.SignedByAnother) -> Iterator[tuple[str, str]]:
    return zip(map(awaited, said.awaited), said.by, strict=False)


def silent_service(met: Trouble) -> Parts | None:
    """What to say when a service on the network does not answer."""
    if not isinstance(met, ServiceSilent):
        return None
    return (
        f"Tjänsten {met.address} svarar inte som den ska.",
        "",
        "Kontrollera nätet och adressen, och försök igen om en stund.",
    )
