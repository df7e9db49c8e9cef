"""What signatures are worth, in Swedish: each with a shape and a word, and the file as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules.signatures import SWEDISH_TIME, Kinship, SignatureFact, Signing, Worth, awaited
from desktop.ui.minutes_words import in_line
from desktop.ui.states import day_in_words

_STATES = {
    Worth.HOLDS: ("circle-check", "Giltig", "success"),
    Worth.UNKNOWN_ISSUER: ("triangle-alert", "Okänd utfärdare", "warning"),
    Worth.RUN_OUT: ("triangle-alert", "Certifikatet har gått ut", "warning"),
    Worth.EXPIRED: ("circle-x", "Certifikatet gällde inte", "danger"),
    Worth.DOUBTED: ("circle-x", "Falsk utfärdare", "danger"),
    Worth.REVOKED: ("circle-x", "Certifikatet är spärrat", "danger"),
    Worth.ADDED_TO: ("circle-x", "Ändrad efteråt", "danger"),
    Worth.MOVED: ("circle-x", "Filen är omsparad", "danger"),
    Worth.CHANGED: ("circle-x", "Innehållet är ändrat", "danger"),
    Worth.MISSING: ("clock", "Väntar", "muted"),
}
_BROKEN = {
    Worth.CHANGED: "Innehållet har ändrats efter underskriften av {names}.",
    Worth.ADDED_TO: "Något annat än underskrifter har lagts till efter underskriften av {names}.",
    Worth.MOVED: (
        "Filen har sparats om i ett annat program efter underskriften av {names}, "
        "och då går underskriften inte att kontrollera."
    ),
    Worth.EXPIRED: "Certifikatet för {names} gällde inte när det användes.",
    Worth.RUN_OUT: (
        "Certifikatet för {names} har gått ut, och ingen tidsstämpel visar när det användes. "
        "Innehållet är oförändrat."
    ),
    Worth.REVOKED: "Certifikatet för {names} är spärrat.",
    Worth.DOUBTED: (
        "Certifikatet för {names} bär en känd utfärdares namn men är inte utfärdat av den."
    ),
}
_FETCH_AGAIN = "Hämta filen på nytt från den som skrev under, eller låt alla skriva under igen."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to say of a whole file, and how grave it is: success, warning, danger or muted."""

    text: str
    tone: str


def state_of(fact: SignatureFact) -> tuple[str, str, str]:
    """The icon, the word and the tone of one signature."""
    if fact.by_another and fact.worth in (Worth.HOLDS, Worth.UNKNOWN_ISSUER):
        return "triangle-alert", "Någon annan", "warning"
    return _STATES[fact.worth]


def told_of(fact: SignatureFact) -> str:
    """Who signed, when, and who vouches for the name."""
    if fact.worth is Worth.MISSING:
        return "Har inte skrivit under än"
    parts = [f"{fact.holder or 'Någon'}{_moment(fact)}"]
    if fact.issuer:
        known = "" if fact.worth is not Worth.UNKNOWN_ISSUER else ", som inte är känd här"
        parts.append(f"certifikat från {fact.issuer}{known}")
    return " · ".join(parts)


def _moment(fact: SignatureFact) -> str:
    if fact.signed_at is None:
        return ""
    at = fact.signed_at.astimezone(SWEDISH_TIME)
    stamp = " (tidsstämplat)" if fact.stamped else ""
    return f", {day_in_words(at.date())} kl. {at:%H.%M}{stamp}"


def verdict_of(signing: Signing, kinship: Kinship) -> Verdict:
    """What the file is worth as a whole; the gravest is said."""
    if kinship is not Kinship.KEPT and kinship is not Kinship.OWN:
        return Verdict(_stranger(signing, kinship), "danger")
    if signing.broken:
        gentle = all(fact.worth is Worth.RUN_OUT for fact in signing.broken)
        text = broken_words(signing)
        return Verdict(text, "warning") if gentle else Verdict(f"{text} {_FETCH_AGAIN}", "danger")
    if signing.missing:
        return Verdict(f"Det väntar på {in_line(_names(signing.missing))}.", "muted")
    return _whole(signing, kinship)


def broken_words(signing: Signing) -> str:
    """One sentence for each way in which signatures do not hold."""
    return " ".join(
        sentence.format(names=in_line([f.holder or awaited(f.expected) for f in those]))
        for worth, sentence in _BROKEN.items()
        if (those := [fact for fact in signing.broken if fact.worth is worth])
    )


def _stranger(signing: Signing, kinship: Kinship) -> str:
    match kinship:
        case Kinship.CUT_BACK:
            return (
                "Filen är avkortad: den är början av den bevarade filen och saknar underskriften "
                f"av {in_line(_names(signing.missing))}. Den bevarade gäller."
            )
        case Kinship.ADDED_TO if signing.broken:
            return f"{broken_words(signing)} {_FETCH_AGAIN}"
        case Kinship.ADDED_TO:
            return (
                "Filen är ändrad: den börjar som protokollet, men något annat än underskrifter "
                "har lagts till, också om underskrifterna i sig håller."
            )
        case _ if signing.broken:
            return f"{broken_words(signing)} {_FETCH_AGAIN}"
        case _:
            return (
                "Filen är inte det protokoll som finns i registret. Texten kan ha ändrats sedan "
                "filen togs fram, eller så är det en annan handling."
            )


def _whole(signing: Signing, kinship: Kinship) -> Verdict:
    kept = "Filen är, byte för byte, den som är bevarad. " if kinship is Kinship.KEPT else ""
    if not signing.facts:
        return Verdict(f"{kept}Den har inga platser för underskrift.", "warning")
    others = [f"{f.holder} i stället för {awaited(f.expected)}" for f in signing.by_others]
    if others:
        return Verdict(f"{kept}Alla platser är undertecknade, men {in_line(others)}.", "warning")
    whole = f"{kept}Alla har skrivit under, och innehållet är oförändrat."
    if any(fact.worth is Worth.UNKNOWN_ISSUER for fact in signing.facts):
        unsure = "Vem som utfärdat certifikaten är inte känt här; välj betrodda i Inställningar."
        return Verdict(f"{whole} {unsure}", "warning")
    return Verdict(whole, "success")


def _names(expected: tuple[str, ...]) -> list[str]:
    return [awaited(each) for each in expected]
