"""What became of the signatures in minutes, as a paper to keep beside the signed file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from db.rules.rich_text import Row, Table, Text, runs
from db.rules.signatures import SWEDISH_TIME, SignatureFact, Signing, Worth
from desktop.documents.compose.sealed import grouped
from desktop.documents.model import Block, Document, Fact, Facts, RunningHead, Title

_WORTHS = {
    Worth.HOLDS: "Giltig. Det undertecknade är oförändrat.",
    Worth.UNKNOWN_ISSUER: "Det undertecknade är oförändrat. Utfärdaren är inte känd här.",
    Worth.RUN_OUT: "Det undertecknade är oförändrat. Certifikatet har gått ut sedan dess.",
    Worth.EXPIRED: "Certifikatet gällde inte när det användes.",
    Worth.REVOKED: "Certifikatet är spärrat.",
    Worth.MOVED: "Filen har sparats om efter underskriften.",
    Worth.DOUBTED: "Certifikatet kan inte styrkas.",
    Worth.ADDED_TO: "Något annat än underskrifter har lagts till efteråt.",
    Worth.CHANGED: "Det undertecknade har ändrats.",
    Worth.MISSING: "Inte undertecknat.",
}
_OTHER = "Certifikatet är utfärdat för någon annan än den som väntades."
_HEADS = ("Plats", "Undertecknat av", "Tidpunkt", "Utfärdare av certifikatet", "Resultat")


def compose_signing(
    signing: Signing, minutes: str, organisation: str, sha256: str, day: date
) -> Document:
    """The result of a control made that day; ``minutes`` names the file, ``sha256`` is its own."""
    return Document(
        kind="signing",
        title=f"Kontroll av underskrifter, {minutes}",
        head=RunningHead(
            paper="Kontroll av underskrifter", organisation=organisation, day=day.isoformat()
        ),
        blocks=tuple(_blocks(signing, minutes, sha256, day)),
        made_on=day,
    )


def _blocks(signing: Signing, minutes: str, sha256: str, day: date) -> Iterator[Block]:
    yield Title(runs("Kontroll av underskrifter"))
    facts = (("Fil", minutes), ("SHA-256", grouped(sha256)), ("Kontrollerad", day.isoformat()))
    yield Facts(tuple(Fact(label, (runs(value),)) for label, value in facts))
    yield Text(runs(_in_short(signing)))
    yield Table((tuple(map(runs, _HEADS)), *map(_row, signing.facts)))


def _in_short(signing: Signing) -> str:
    if signing.complete:
        return "Alla har skrivit under, och det undertecknade är oförändrat."
    if signing.broken:
        return "Minst en underskrift gäller inte."
    return "Alla har inte skrivit under."


def _row(fact: SignatureFact) -> Row:
    result = f"{_WORTHS[fact.worth]} {_OTHER if fact.by_another else ''}".rstrip()
    texts = (fact.expected, fact.holder, _moment(fact), fact.issuer, result)
    return tuple(map(runs, texts))


def _moment(fact: SignatureFact) -> str:
    if fact.signed_at is None:
        return ""
    by = "enligt tidsstämpel" if fact.stamped else "enligt den som skrev under"
    return f"{_local(fact.signed_at)}, {by}"


def _local(moment: datetime) -> str:
    return f"{moment.astimezone(SWEDISH_TIME):%Y-%m-%d kl. %H.%M}"
