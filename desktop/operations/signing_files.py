"""The file that goes from one signer to the next: made in a folder, signed there, taken back.

Each step tells ``progress`` how far it has come; what that raises stops the work, and nothing is
written then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from db.entities.minutes import MinutesPart
from db.queries.papers import paper_file
from db.rules.signatures import Kinship, Signing
from db.rules.signing_refusals import FileChangedMeanwhile
from desktop.delivery.files import read_file, replace_file
from desktop.operations.handing_out import place_papers
from desktop.operations.office import Office, found
from desktop.operations.signing import (
    SignedMinutes,
    keep_signed_minutes,
    minutes_to_sign,
    sign_minutes,
    signatures_in,
)
from desktop.operations.signing_keys import Card, KeyFile, TimeService
from desktop.operations.signing_text import beside_kept, kinship_of

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class SignedFile:
    """A file with places to sign: what its signatures are worth, how it is related to ours.

    ``path`` is None for a file that the register keeps.
    """

    name: str
    path: Path | None
    content: bytes = field(repr=False)
    signing: Signing
    kinship: Kinship


def place_minutes_to_sign(
    office: Office, part_id: int, folder: Path, *, public: bool = True, sealed: bool = False,
    progress: Progress | None = None,
) -> SignedFile:  # fmt: skip
    """Make the minutes that are to be signed and write them into the folder.

    Raises ``NotReady``, ``DiskFull`` or ``FileTrouble``.
    """
    _step(progress, 0, 2, "Protokollet sätts")
    made = minutes_to_sign(office, part_id, public=public, sealed=sealed)
    _step(progress, 1, 2, made.name)
    path = place_papers(office, (made,), folder, subject_id=part_id)[0]
    return SignedFile(path.name, path, made.content, signatures_in(made.content), Kinship.OWN)


def read_signed_file(
    office: Office, part_id: int, path: Path, issuers: Sequence[Path] = (),
    progress: Progress | None = None,
) -> SignedFile:  # fmt: skip
    """What a file that came back is worth; nothing is stored.

    Raises ``SignedFileBroken`` when it is no PDF, ``KeyUnusable`` or ``FileTrouble``.
    """
    content = read_file(path)
    _step(progress, 0, 2, "Underskrifterna kontrolleras")
    signing = signatures_in(content, issuers)
    _step(progress, 1, 2, "Filen jämförs med registret")
    with office.reading() as session:
        kinship = kinship_of(session, found(session, MinutesPart, part_id), content)
    return SignedFile(path.name, path, content, signing, kinship)


def sign_file(
    office: Office, part_id: int, file: SignedFile, place: str, means: KeyFile | Card,
    service: TimeService | None = None, issuers: Sequence[Path] = (),
    progress: Progress | None = None,
) -> SignedFile:  # fmt: skip
    """Sign in one place; the file grows where it lies, and what was there stays in it.

    Raises what ``sign_minutes`` raises, ``FileChangedMeanwhile``, ``DiskFull``.
    """
    path = file.path or Path(file.name)
    if read_file(path) != file.content:
        raise FileChangedMeanwhile(file.name)
    _step(progress, 0, 2, "Filen jämförs med registret")
    content = sign_minutes(office, part_id, file.content, place, means, service)
    _step(progress, 1, 2, "Underskrifterna kontrolleras")
    signing = signatures_in(content, issuers)
    replace_file(path, content)
    return SignedFile(file.name, path, content, signing, Kinship.OWN)


def keep_signed_file(
    office: Office, part_id: int, file: SignedFile, day: date, issuers: Sequence[Path] = (), *,
    others: bool = False, progress: Progress | None = None,
) -> SignedMinutes:  # fmt: skip
    """Verify minutes and keep the file that all have signed; see ``keep_signed_minutes``."""
    _step(progress, 0, 1, "Underskrifterna kontrolleras")
    return keep_signed_minutes(office, part_id, file.content, day, issuers, others=others)


def check_kept_file(
    office: Office, paper_id: int, issuers: Sequence[Path] = (), progress: Progress | None = None
) -> SignedFile:
    """What the signatures in a paper of the register are worth today."""
    _step(progress, 0, 1, "Underskrifterna kontrolleras")
    with office.reading() as session:
        file = paper_file(session, paper_id)
    signing = signatures_in(file.content, issuers)
    return SignedFile(file.name, None, file.content, signing, Kinship.KEPT)


def check_loose_file(
    office: Office, paper_id: int, path: Path, issuers: Sequence[Path] = (),
    progress: Progress | None = None,
) -> SignedFile:  # fmt: skip
    """What the signatures in any file are worth, held against a signed paper of the register.

    Raises ``SignedFileBroken`` when it is no PDF, ``KeyUnusable`` or ``FileTrouble``.
    """
    content = read_file(path)
    _step(progress, 0, 1, "Underskrifterna kontrolleras")
    with office.reading() as session:
        kept = paper_file(session, paper_id).content
    signing = signatures_in(content, issuers)
    return SignedFile(path.name, path, content, signing, beside_kept(kept, content))


def _step(progress: Progress | None, done: int, total: int, text: str) -> None:
    if progress is not None:
        progress(done, total, text)
