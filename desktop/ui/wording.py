"""Refusals and troubles in plain Swedish: what happened, why, what to do, and the section."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from db.rules import refusals as no
from db.rules import troubles as bad
from desktop.ui import things
from desktop.ui.pattern_words import pattern_in_words
from desktop.ui.states import count_in_words, day_in_words, state
from desktop.ui.wording_files import about_file
from desktop.ui.wording_meeting import at_meeting
from desktop.ui.wording_minutes import about_minutes
from desktop.ui.wording_papers import about_papers
from desktop.ui.wording_signing import about_signing, silent_service


@dataclass(frozen=True, slots=True)
class Saying:
    """What a message bar says: sentences, and the section of law ("KL 5:69") when there is one."""

    happened: str
    why: str = ""
    advice: str = ""
    section: str = ""

    @property
    def text(self) -> str:
        """The sentences after each other."""
        return " ".join(part for part in (self.happened, self.why, self.advice) if part)


def refusal(said: no.Refusal) -> Saying:
    """What to say when a rule says no."""
    words = _lawful(said) or _everyday(said) or at_meeting(said)
    words = words or about_minutes(said) or about_papers(said) or about_signing(said)
    happened, why, advice = words or _UNKNOWN_REFUSAL
    return Saying(happened, why, advice, said.section)


def trouble(met: bad.Trouble) -> Saying:
    """What to say when disk, file or network stands in the way."""
    words = _register_trouble(met) or _file_trouble(met) or silent_service(met)
    return Saying(*(words or _UNKNOWN_TROUBLE))


_Parts = tuple[str, str, str]

_UNKNOWN_REFUSAL: _Parts = (
    "Det går inte att göra så.",
    "En regel i registret säger nej, och inget har ändrats.",
    "Ladda om sidan med F5 och pröva ett annat sätt.",
)
_UNKNOWN_TROUBLE: _Parts = (
    "Något utanför programmet stod i vägen.",
    "Inget har ändrats.",
    "Försök igen om en stund.",
)
FAULT = Saying(
    "Något gick fel i programmet.",
    "Felet är vårt, inte ditt. Det du har sparat finns kvar.",
    "Du kan arbeta vidare. Felet är antecknat i loggen.",
)


def _lawful(said: no.Refusal) -> _Parts | None:
    match said:
        case no.VerifiedTextLocked():
            return (
                f"{_capital(things.thing(said.what))} ingår i ett justerat protokoll "
                f"och kan inte ändras{_locked(said)}."
                if things.knows(said.what)
                else f"{said.what} är justerad och kan inte ändras{_locked(said)}.",
                "",
                "Gör en rättelse.",
            )
        case no.JournalLocked():
            return (
                f"Händelsen {said.what} kan inte ändras eller tas bort.",
                "Journalen växer bara, så att det alltid går att se vad som har hänt.",
                "Skriv en ny anteckning i stället.",
            )
        case no.NotReady():
            return (
                f"{said.what} kan inte justeras än.",
                _remarks_left(len(said.remarks)),
                "Gå igenom Kontroll och åtgärda dem.",
            )
        case no.NotVerified():
            return (
                f"Utdrag ur {said.what} kan inte göras än.",
                "Paragrafen är inte justerad.",
                "Justera protokollet först.",
            )
        case no.ReasonNeeded():
            return (
                f"Skäl saknas för {things.step(said.step)}.",
                "Skälet sparas tillsammans med åtgärden.",
                "Skriv ett skäl och försök igen.",
            )
        case _:
            return _numbering(said)


def _numbering(said: no.Refusal) -> _Parts | None:
    match said:
        case no.NumberTaken():
            return (
                f"Numret {said.number} används redan.",
                "Ett nummer ges bara en gång.",
                "Välj ett annat nummer eller öppna det som har numret.",
            )
        case no.NoSeries():
            return (
                f"Det finns ingen nummerserie för {said.owner} {said.year}.",
                "Utan serie kan inget nummer ges.",
                "Lägg upp serien under Inställningar.",
            )
        case no.SeriesExists():
            return (
                f"{said.owner} har redan en nummerserie för {said.year}.",
                f"Nästa nummer i den är {said.next_number}.",
                "Använd den som finns.",
            )
        case no.CannotRenumber():
            return (
                f"Paragraferna för {said.meeting} kan inte numreras om.",
                _sentence(things.reason(said.reason)),
                "Behåll numren, eller stryk paragrafen och ange varför.",
            )
        case no.NothingToNumber():
            return (
                f"Det finns inget att numrera för {said.meeting}.",
                "Dagordningen har ingen punkt som ska bli paragraf.",
                "Lägg till ett ärende på dagordningen.",
            )
        case _:
            return None


def _everyday(said: no.Refusal) -> _Parts | None:
    match said:
        case no.NotFound():
            return (
                f"{_capital(things.thing(said.key))} finns inte i registret.",
                "",
                "Kontrollera stavningen eller sök med Ctrl+K.",
            )
        case no.NotWellFormed():
            return (
                f"{_capital(things.field(said.field))} kan inte vara ”{said.value}”.",
                "Värdet har inte rätt form.",
                "Rätta det och försök igen.",
            )
        case no.AlreadyRegistered():
            return (
                f"{said.name} är redan registrerad.",
                f"Samma fil finns i ärende {said.registration_number}.",
                "Öppna ärendet om du vill se den.",
            )
        case no.ChangedMeanwhile():
            return (
                f"Någon annan har ändrat {things.thing(said.what)} medan du skrev.",
                "Inget har skrivits över.",
                "Ladda om med F5 och gör din ändring igen.",
            )
        case no.UnusablePattern():
            return (
                f"Mönstret {pattern_in_words(said.pattern)} kan inte användas för diarienummer.",
                things.pattern_fault(said.fault),
                "Rätta mönstret, till exempel {nummer}-{år}.",
            )
        case no.StepNotOpen():
            return (
                f"{_capital(things.thing(said.what))} kan inte gå från {state(said.now)} "
                f"till {state(said.then)}.",
                "Steget är inte öppet.",
                "Välj ett annat läge.",
            )
        case _:
            return None


def _register_trouble(met: bad.Trouble) -> _Parts | None:
    match met:
        case bad.RegisterMissing():
            return (
                f"Registret {_name(met.path)} finns inte.",
                f"Ingen fil ligger i {_folder(met.path)}.",
                "Leta upp filen med Öppna register, eller skapa ett nytt.",
            )
        case bad.RegisterExists():
            return (
                f"Det finns redan en fil som heter {_name(met.path)}.",
                "Ett nytt register skrivs aldrig över en annan fil.",
                "Välj ett annat namn eller en annan mapp.",
            )
        case bad.NotARegister():
            return (
                f"{_name(met.path)} kan inte öppnas.",
                "Filen är inte ett register, eller så är den skadad.",
                "Välj en annan fil eller återställ från en säkerhetskopia.",
            )
        case bad.RegisterTooNew():
            return (
                f"{_name(met.path)} kan inte öppnas.",
                "Registret är gjort med en nyare version av programmet.",
                "Uppdatera programmet och försök igen.",
            )
        case bad.RegisterReadOnly():
            return (
                f"Det går inte att skriva i {_name(met.path)}.",
                "Filen eller mappen är skrivskyddad.",
                "Ta bort skrivskyddet eller välj en annan mapp.",
            )
        case _:
            return _register_state(met)


def _register_state(met: bad.Trouble) -> _Parts | None:
    match met:
        case bad.RegisterBusy():
            return (
                f"{_name(met.path)} är upptaget.",
                "Ett annat fönster eller program skriver i registret just nu.",
                "Vänta en stund och försök igen.",
            )
        case bad.UnsafePlace():
            return (
                f"Registret kan inte ligga i {_folder(met.path)}.",
                "Mappen finns på en nätverksdisk, och där kan registret skadas.",
                "Välj en mapp på den egna datorn.",
            )
        case bad.RegisterDamaged():
            return (
                f"Något stämmer inte i {_name(met.path)}.",
                f"Kontrollen fann: {_sentence(met.finding)}",
                "Arbeta inte vidare i registret. Återställ från en säkerhetskopia.",
            )
        case bad.OldDatabaseLibrary():
            return (
                "Programmet kan inte öppna register på den här datorn.",
                f"Lagringsbiblioteket är för gammalt (version {met.version}).",
                "Installera om programmet.",
            )
        case _:
            return None


def _file_trouble(met: bad.Trouble) -> _Parts | None:
    match met:
        case bad.DiskFull():
            return (
                "Disken är full.",
                f"Det finns inte plats att spara i {_folder(met.path)}.",
                "Frigör utrymme och försök igen. Inget har gått förlorat.",
            )
        case bad.FileTrouble():
            return about_file(met)
        case _:
            return None


def _locked(said: no.VerifiedTextLocked) -> str:
    if not said.verified_on:
        return ""
    by = f" av {said.by}" if said.by else ""
    return f" (låst {day_in_words(said.verified_on)}{by})"


def _remarks_left(number: int) -> str:
    match number:
        case 0:
            return "Något som måste finnas saknas."
        case 1:
            return "En allvarlig anmärkning återstår."
        case _:
            return f"{count_in_words(number)} allvarliga anmärkningar återstår."


def _sentence(words: str) -> str:
    """The words with a capital first letter and a full stop."""
    words = words.strip()
    return _capital(words).rstrip(".") + "." if words else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _name(path: str) -> str:
    return PurePath(path).name or path or "Filen"


def _folder(path: str) -> str:
    return str(PurePath(path).parent)
