"""Making papers: composed, redacted, set in Word and PDF, and kept by checksum."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from db.entities.base import now
from db.entities.case import Memo
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paper import FileContent, Paper
from db.entities.paragraph import Paragraph
from db.queries.existing import latest_edition, notice_of, only_organisation
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.refusals import NotFound, NotVerified
from db.store import Session
from desktop.delivery.file_names import file_name
from desktop.delivery.files import write_new
from desktop.documents.compose.extract import compose_extract
from desktop.documents.compose.memo import compose_memo
from desktop.documents.compose.minutes import compose_minutes
from desktop.documents.compose.notice import compose_notice
from desktop.documents.compose.paragraph import label
from desktop.documents.compose.summons import compose_summons
from desktop.documents.house_style import HouseStyle, house_style
from desktop.documents.model import Document, Manuscript
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.redact import internal_version, public_version
from desktop.documents.word_writer import write_word
from desktop.operations.office import Office, found
from desktop.operations.paragraphs import main_part
from desktop.operations.records import keep_file

BOTH = (PaperFormat.WORD, PaperFormat.PDF)
_SUFFIXES = {PaperFormat.WORD: "docx", PaperFormat.PDF: "pdf", PaperFormat.HTML: "html"}
_MEDIA_TYPES = {
    PaperFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.PDF: "application/pdf",
    PaperFormat.HTML: "text/html",
}
_WRITERS: dict[PaperFormat, Callable[[Document, HouseStyle], bytes]] = {
    PaperFormat.WORD: write_word,
    PaperFormat.PDF: write_pdf,
}


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper's bytes and what it is called; ``paper_id`` when it is kept in the register."""

    name: str
    format: PaperFormat
    content: bytes
    paper_id: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """A composed paper that is still to be set: whose it is, its text and its name."""

    kind: PaperKind
    subject_id: int
    manuscript: Manuscript
    style: HouseStyle
    stem: tuple[str, ...]
    verified: bool


def make_paper(
    office: Office, kind: PaperKind, subject_id: int, *, formats: Iterable[PaperFormat] = BOTH,
    public: bool = True,
) -> tuple[MadePaper, ...]:  # fmt: skip
    """Make a paper from the register as it stands; nothing is stored.

    ``subject_id`` is a memo (memo), meeting (summons, minutes), minutes part (notice) or
    paragraph (extract). Raises ``NotVerified`` for an extract of an open paragraph.
    """
    with office.reading() as session:
        order = order_paper(office, session, kind, subject_id)
        return tuple(set_paper(order, form, public=public) for form in formats)


def write_papers(
    office: Office, kind: PaperKind, subject_id: int, folder: Path, *,
    formats: Iterable[PaperFormat] = BOTH, public: bool = True,
) -> tuple[Path, ...]:  # fmt: skip
    """Make a paper and write it into the folder under a telling name; gives the files.

    No file is overwritten. Raises what ``make_paper`` raises, ``DiskFull`` or ``FileTrouble``.
    """
    made = make_paper(office, kind, subject_id, formats=formats, public=public)
    return tuple(write_new(folder, paper.name, paper.content) for paper in made)


def order_paper(office: Office, session: Session, kind: PaperKind, subject_id: int) -> Order:
    """Compose a paper within a transaction."""
    match kind:
        case PaperKind.MEMO:
            return _memo_order(session, found(session, Memo, subject_id))
        case PaperKind.SUMMONS:
            return _summons_order(session, found(session, Meeting, subject_id))
        case PaperKind.MINUTES:
            return minutes_order(session, main_part(found(session, Meeting, subject_id)))
        case PaperKind.NOTICE:
            return _notice_order(session, found(session, MinutesPart, subject_id))
        case PaperKind.EXTRACT:
            return extract_order(office, session, found(session, Paragraph, subject_id))


def set_paper(order: Order, form: PaperFormat, *, public: bool = True) -> MadePaper:
    """Set a composed paper in one format."""
    gate = public_version if public else internal_version
    content = _WRITERS[form](gate(order.manuscript), order.style)
    parts = order.stem if public else (*order.stem, "internt")
    return MadePaper(file_name(*parts, suffix=_SUFFIXES[form]), form, content)


def keep_papers(
    office: Office, session: Session, order: Order, formats: Iterable[PaperFormat] = BOTH
) -> tuple[MadePaper, ...]:
    """Set a paper and keep it in the register as the next edition; never over an earlier one."""
    edition = latest_edition(session, order.kind, order.subject_id) + 1
    kept: list[MadePaper] = []
    for form in formats:
        made = set_paper(order, form)
        paper = Paper(
            kind=order.kind,
            subject_id=order.subject_id,
            edition=edition,
            format=form,
            public=True,
            verified=order.verified,
            name=made.name,
            sha256=keep_file(session, made.content, _MEDIA_TYPES[form]),
            made_at=now(),
            made_by=office.clerk,
        )
        session.add(paper)
        session.flush()
        kept.append(MadePaper(made.name, form, made.content, paper.id))
    return tuple(kept)


def kept_paper(session: Session, paper_id: int) -> MadePaper:
    """A paper of the register, byte for byte."""
    paper = found(session, Paper, paper_id)
    content = found_file(session, paper.sha256)
    return MadePaper(paper.name, paper.format, content, paper.id)


def found_file(session: Session, sha256: str) -> bytes:
    """The bytes with that checksum; raises ``NotFound``."""
    file = session.get(FileContent, sha256)
    if file is None:
        raise NotFound(sha256)
    return file.content


def organisation_of(session: Session) -> Organisation:
    """The register's organisation."""
    return found(session, Organisation, only_organisation(session) or 0)


def _memo_order(session: Session, memo: Memo) -> Order:
    style = house_style(memo.body.house_style if memo.body else "region")
    manuscript = compose_memo(memo, organisation_of(session), style)
    stem = ("Tjänsteskrivelse", memo.case.registration_number, memo.title)
    return Order(PaperKind.MEMO, memo.id, manuscript, style, stem, verified=False)


def _summons_order(session: Session, meeting: Meeting) -> Order:
    style = house_style(meeting.body.house_style)
    manuscript = compose_summons(meeting, organisation_of(session), style)
    stem = ("Kallelse", meeting.body.abbreviation, meeting.held_on.isoformat())
    return Order(PaperKind.SUMMONS, meeting.id, manuscript, style, stem, verified=False)


def minutes_order(session: Session, part: MinutesPart) -> Order:
    """The minutes of one part."""
    meeting = found(session, Meeting, part.meeting_id)
    style = house_style(meeting.body.house_style)
    notice = _notice(session, part)
    manuscript = compose_minutes(meeting, part, notice, organisation_of(session), style)
    state = "" if part.is_verified else "ej justerat"
    stem = ("Protokoll", meeting.body.abbreviation, meeting.held_on.isoformat(), state)
    return Order(PaperKind.MINUTES, meeting.id, manuscript, style, stem, part.is_verified)


def _notice(session: Session, part: MinutesPart) -> Notice | None:
    key = notice_of(session, part.id)
    return found(session, Notice, key) if key is not None else None


def _notice_order(session: Session, part: MinutesPart) -> Order:
    meeting = found(session, Meeting, part.meeting_id)
    notice = _notice(session, part)
    if notice is None:
        raise NotFound("notice")
    manuscript = compose_notice(meeting, part, notice, organisation_of(session))
    style = house_style(meeting.body.house_style)
    stem = ("Anslag", meeting.body.abbreviation, meeting.held_on.isoformat())
    return Order(PaperKind.NOTICE, part.id, manuscript, style, stem, verified=True)


def extract_order(office: Office, session: Session, paragraph: Paragraph) -> Order:
    """The extract of a verified paragraph; raises ``NotVerified``."""
    part = found(session, MinutesPart, paragraph.part_id) if paragraph.part_id else None
    if not paragraph.is_received and (part is None or not part.is_verified):
        raise NotVerified(f"{paragraph.body.abbreviation} {label(paragraph)}".strip())
    style = house_style(paragraph.body.house_style)
    manuscript = compose_extract(
        paragraph,
        part,
        _notice(session, part) if part else None,
        organisation_of(session),
        style,
        certified_by=office.clerk,
        made_on=office.today(),
    )
    day = paragraph.heard_on.isoformat() if paragraph.heard_on else ""
    title = "" if paragraph.is_secret else paragraph.title
    number = f"§ {paragraph.number}" if paragraph.number else ""
    stem = ("Utdrag", paragraph.body.abbreviation, day, number, title)
    return Order(PaperKind.EXTRACT, paragraph.id, manuscript, style, stem, verified=True)
