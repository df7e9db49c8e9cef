"""Digital verification: minutes as a PDF that chair, secretary and verifiers sign in turn.

The file goes from one to the next, by mail or a shared folder, and only grows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.paper import checksum
from db.rules.lifecycle import PaperFormat
from db.rules.signatures import SWEDISH_TIME, Signing
from db.rules.signing_refusals import (
    SignatureBroken,
    SignaturesMissing,
    SignedByAnother,
)
from db.store import Session
from desktop.delivery.file_names import file_name
from desktop.documents.compose.signing import compose_signing
from desktop.documents.html_writer import write_html
from desktop.documents.signatures.checking import signing_of
from desktop.documents.signatures.signing import lasting_proof, signed
from desktop.operations.minutes import demand_ready, verify_part
from desktop.operations.office import Office, found
from desktop.operations.paper_setting import MadePaper, Order
from desktop.operations.papers import keep_paper, minutes_order, next_edition, organisation_of
from desktop.operations.signing_keys import Card, KeyFile, TimeService, issuers_in, opened_key
from desktop.operations.signing_text import demand_own, pdf_to_sign

MANNER = "Genom digital underskrift"
_TO_SIGN = {True: "för underskrift", False: "internt för underskrift"}


@dataclass(frozen=True, slots=True)
class SignedMinutes:
    """Minutes that all have signed: the kept papers, and what the signatures are worth."""

    papers: tuple[MadePaper, ...]
    signing: Signing


def minutes_to_sign(
    office: Office, part_id: int, *, public: bool = True, sealed: bool = False
) -> MadePaper:
    """The minutes as a PDF with a place to sign for each who shall; nothing is stored.

    ``public`` is false for minutes with what is kept from the public; ``sealed`` adds a list of
    all attachments with their checksums. Raises ``NotReady``.
    """
    with office.reading() as session:
        part = found(session, MinutesPart, part_id)
        if not part.is_verified:
            demand_ready(session, found(session, Meeting, part.meeting_id), part, office.today())
        order = minutes_order(session, part)
        content = pdf_to_sign(session, order, part, public=public, sealed=sealed)
        return MadePaper(_name(order, _TO_SIGN[public], "pdf"), PaperFormat.PDF, content)


def sign_minutes(
    office: Office, part_id: int, pdf: bytes, place: str, means: KeyFile | Card,
    service: TimeService | None = None,
) -> bytes:  # fmt: skip
    """The file with one more signature, in the place of that name ("Underskrift 1").

    Raises ``KeyUnusable``, ``CertificateOutOfDate``, ``NoPlaceToSign``, ``SignedAlready``,
    ``SignedFileBroken``, ``SignatureBroken``, ``ServiceSilent`` or ``FileTrouble``.
    """
    with office.reading() as session:
        demand_own(session, found(session, MinutesPart, part_id), pdf)
    _demand_whole(signing_of(pdf))
    proof = lasting_proof(service.address, issuers_in(service.issuers)) if service else None
    with opened_key(means, office.today()) as key:
        return signed(pdf, place, key, datetime.now(SWEDISH_TIME), proof)


def signatures_in(pdf: bytes, issuers: Sequence[Path] = ()) -> Signing:
    """What the signatures in a file are worth; ``issuers`` are files of those that are trusted.

    Raises ``SignedFileBroken``, ``KeyUnusable`` or ``FileTrouble``.
    """
    return signing_of(pdf, issuers_in(issuers))


def keep_signed_minutes(
    office: Office, part_id: int, pdf: bytes, day: date, issuers: Sequence[Path] = (), *,
    others: bool = False,
) -> SignedMinutes:  # fmt: skip
    """Verify minutes that all have signed, and keep the file with the result of its control.

    The part is verified as of ``day``, unless it was before; all is one transaction. ``others``
    says that it is in order that others than those waited for have signed. Raises
    ``SignedFileBroken``, ``SignatureBroken``, ``SignaturesMissing``, ``SignedByAnother`` or
    ``NotReady``.
    """
    signing = signatures_in(pdf, issuers)
    _demand_whole(signing)
    if not signing.complete:
        raise SignaturesMissing(signing.missing)
    if signing.by_others and not others:
        raise _by_another(signing)
    with office.writing("minutes.signed") as session:
        part = found(session, MinutesPart, part_id)
        public = demand_own(session, part, pdf)
        if not part.is_verified:
            verify_part(office, session, part, day, manner=MANNER)
        order = minutes_order(session, part)
        edition = next_edition(session, order)
        kept = tuple(
            keep_paper(office, session, order, paper, edition, public=public)
            for paper in _signed_papers(session, order, pdf, signing, office.today())
        )
        return SignedMinutes(kept, signing)


def _demand_whole(signing: Signing) -> None:
    if signing.broken:
        names = tuple(fact.holder or fact.expected for fact in signing.broken)
        raise SignatureBroken(names, signing.broken[0].worth.value)


def _by_another(signing: Signing) -> SignedByAnother:
    facts = signing.by_others
    return SignedByAnother(
        tuple(fact.expected for fact in facts), tuple(fact.holder for fact in facts)
    )


def _signed_papers(
    session: Session, order: Order, pdf: bytes, signing: Signing, day: date
) -> Iterator[MadePaper]:
    """The signed file, and a page that says what its signatures are worth."""
    name = _name(order, "undertecknat", "pdf")
    yield MadePaper(name, PaperFormat.PDF, pdf)
    organisation = organisation_of(session).name
    result = compose_signing(signing, name, organisation, checksum(pdf), day)
    page = write_html(result, order.style)
    yield MadePaper(_name(order, "underskrifter", "html"), PaperFormat.HTML, page)


def _name(order: Order, state: str, suffix: str) -> str:
    """The minutes' usual name, with another word for how far they have come."""
    *stem, _ = order.stem
    return file_name(*stem, state, suffix=suffix)
