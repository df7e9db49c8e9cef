"""Making papers: composed, redacted, set in Word and PDF, and kept by checksum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from db.entities.base import now
from db.entities.case import Memo
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.notice import Notice
from db.entities.organisation import Organisation
from db.entities.paper import FileContent, Paper
from db.entities.paragraph import Paragraph
from db.queries.existing import latest_edition, notices_of, only_organisation
from db.queries.whole_meeting import read_agenda, read_paragraphs
from db.rules.lifecycle import PaperFormat, PaperKind, PartKind
from db.rules.refusals import NotFound, NotVerified
from db.store import Session
from desktop.delivery.handed_out import Choice, Handed
from desktop.documents.compose.extract import UNVERIFIED_EXTRACT, compose_extract
from desktop.documents.compose.memo import compose_memo
from desktop.documents.compose.minutes import compose_minutes
from desktop.documents.compose.notice import compose_notice
from desktop.documents.compose.paragraph import label
from desktop.documents.compose.quick_minutes import compose_quick_minutes
from desktop.documents.compose.summons import compose_summons
from desktop.documents.compose.verification import part_label
from desktop.documents.house_style import house_style
from desktop.operations.handing_out import hand_out, place_papers
from desktop.operations.meeting_record import meeting_record, minuted_alone
from desktop.operations.office import Office, found
from desktop.operations.paper_setting import (
    MadePaper,
    Order,
    dressed,
    meeting_fields,
    organisation_fields,
    set_paper,
)
from desktop.operations.paragraphs import main_part
from desktop.operations.records import keep_file
from desktop.operations.reports import Report, delegations_report, journal_report
from desktop.operations.summons_notes import summons_notes

BOTH = (PaperFormat.WORD, PaperFormat.PDF)
_MEDIA_TYPES = {
    PaperFormat.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    PaperFormat.PDF: "application/pdf",
    PaperFormat.HTML: "text/html",
}


def make_paper(
    office: Office, kind: PaperKind, subject_id: int, *, formats: Iterable[PaperFormat] = BOTH,
    public: bool = True,
) -> tuple[MadePaper, ...]:  # fmt: skip
    """Make a paper from the register as it stands; nothing is stored.

    ``subject_id`` is a memo (memo), meeting (summons, minutes, quick minutes, delegations),
    minutes part (minutes, notice), paragraph (extract), case (journal), body or one delegated
    decision (delegations). Raises ``NotVerified`` for an extract of an open paragraph, and
    ``VerifiedTextLocked`` for quick minutes of verified ones.
    """
    with office.reading() as session:
        order = order_paper(office, session, kind, subject_id)
        return tuple(set_paper(order, form, public=public) for form in formats)


def write_papers(
    office: Office, kind: PaperKind, subject_id: int, folder: Path, *,
    formats: Iterable[PaperFormat] = BOTH, public: bool = True,
) -> tuple[Path, ...]:  # fmt: skip
    """Make a paper and write it into the folder under a telling name; gives the files.

    No file that others have touched is overwritten. Raises what ``make_paper`` raises,
    ``DiskFull`` or ``FileTrouble``.
    """
    made = make_paper(office, kind, subject_id, formats=formats, public=public)
    return place_papers(office, made, folder, subject_id=subject_id)


def hand_out_paper(
    office: Office, kind: PaperKind, subject_id: int, folder: Path, *,
    formats: Iterable[PaperFormat] = BOTH, public: bool = True,
    choices: Mapping[str, Choice] | None = None,
) -> tuple[Handed, ...]:  # fmt: skip
    """The same, but a file changed by hand waits for a choice; see ``hand_out``."""
    made = make_paper(office, kind, subject_id, formats=formats, public=public)
    return hand_out(office, made, folder, subject_id=subject_id, choices=choices)


def order_paper(office: Office, session: Session, kind: PaperKind, subject_id: int) -> Order:
    """Compose a paper within a transaction."""
    match kind:
        case PaperKind.MEMO:
            return _memo_order(session, found(session, Memo, subject_id))
        case PaperKind.SUMMONS:
            return _summons_order(session, found(session, Meeting, subject_id))
        case PaperKind.MINUTES:
            return minutes_order(session, _part(session, subject_id))
        case PaperKind.QUICK_MINUTES:
            return _quick_order(session, found(session, Meeting, subject_id))
        case PaperKind.NOTICE:
            return _notice_order(session, found(session, MinutesPart, subject_id))
        case PaperKind.DELEGATIONS:
            made = delegations_report(office, session, subject_id)
            return _of_report(session, kind, subject_id, made)
        case PaperKind.JOURNAL:
            made = journal_report(office, session, subject_id)
            return _of_report(session, kind, subject_id, made)
        case PaperKind.EXTRACT:
            return extract_order(office, session, found(session, Paragraph, subject_id))


def keep_papers(
    office: Office, session: Session, order: Order, formats: Iterable[PaperFormat] = BOTH
) -> tuple[MadePaper, ...]:
    """Set a paper and keep it in the register as the next edition; never over an earlier one."""
    edition = next_edition(session, order)
    made = [set_paper(order, form) for form in formats]
    return tuple(keep_paper(office, session, order, paper, edition) for paper in made)


def next_edition(session: Session, order: Order) -> int:
    """The edition that a paper gets which is kept now."""
    return latest_edition(session, order.kind, order.subject_id) + 1


def keep_paper(
    office: Office, session: Session, order: Order, made: MadePaper, edition: int, *,
    public: bool = True,
) -> MadePaper:  # fmt: skip
    """Keep a set paper in the register; gives it with its key."""
    paper = Paper(
        kind=order.kind,
        subject_id=order.subject_id,
        edition=edition,
        format=made.format,
        public=public,
        verified=order.verified,
        name=made.name,
        sha256=keep_file(session, made.content, _MEDIA_TYPES[made.format]),
        made_at=now(),
        made_by=office.clerk,
    )
    session.add(paper)
    session.flush()
    return MadePaper(made.name, made.format, made.content, paper.id)


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
    title = "" if memo.case.legal_basis else memo.title
    stem = ("Tjänsteskrivelse", memo.case.registration_number, title)
    order = Order(PaperKind.MEMO, memo.id, manuscript, style, stem, verified=False)
    told = organisation_fields(organisation_of(session))
    who = {"handlaggare": memo.author or memo.case.case_officer}
    return dressed(session, order, memo.body_id, told, who)


def _summons_order(session: Session, meeting: Meeting) -> Order:
    style = house_style(meeting.body.house_style)
    read_agenda(session, meeting)
    notes = summons_notes(session, meeting.id)
    manuscript = compose_summons(meeting, organisation_of(session), style, notes)
    stem = ("Kallelse", meeting.body.abbreviation, meeting.held_on.isoformat())
    order = Order(PaperKind.SUMMONS, meeting.id, manuscript, style, stem, verified=False)
    return _dressed_for(session, order, meeting, main_part(meeting))


def _of_report(session: Session, kind: PaperKind, subject_id: int, made: Report) -> Order:
    order = Order(kind, subject_id, made.manuscript, made.style, made.stem, verified=False)
    return dressed(session, order, made.body_id, organisation_fields(organisation_of(session)))


def _part(session: Session, subject_id: int) -> MinutesPart:
    """The minutes part of that key, or the main one of a meeting."""
    part = session.get(MinutesPart, subject_id)
    return part or main_part(found(session, Meeting, subject_id))


def minutes_order(session: Session, part: MinutesPart) -> Order:
    """The minutes of one part; what is verified apart is filed under the part itself."""
    meeting = found(session, Meeting, part.meeting_id)
    style = house_style(meeting.body.house_style)
    notices = _notices(session, part)
    read_paragraphs(session, meeting)
    record = meeting_record(session, meeting.id)
    manuscript = compose_minutes(meeting, part, notices, organisation_of(session), style, record)
    stem = minutes_stem(meeting, part, verified=part.is_verified, mark=manuscript.document.mark)
    subject_id = meeting.id if part.kind is PartKind.MAIN else part.id
    order = Order(PaperKind.MINUTES, subject_id, manuscript, style, stem, part.is_verified)
    return _dressed_for(session, order, meeting, part)


def _quick_order(session: Session, meeting: Meeting) -> Order:
    """Decisions told at once; raises ``VerifiedTextLocked`` when the minutes themselves hold."""
    part = main_part(meeting)
    part.demand_open()
    style = house_style(meeting.body.house_style)
    manuscript = compose_quick_minutes(meeting, part, organisation_of(session), style)
    stem = ("Snabbprotokoll", meeting.body.abbreviation, meeting.held_on.isoformat(), "ej justerat")
    order = Order(PaperKind.QUICK_MINUTES, meeting.id, manuscript, style, stem, verified=False)
    return _dressed_for(session, order, meeting, part)


def _dressed_for(
    session: Session, order: Order, meeting: Meeting, part: MinutesPart | None
) -> Order:
    told = organisation_fields(organisation_of(session))
    return dressed(session, order, meeting.body_id, told, meeting_fields(meeting, part))


def minutes_stem(
    meeting: Meeting, part: MinutesPart, *, verified: bool, mark: str = ""
) -> tuple[str, ...]:
    """The words that the name of the minutes' file is made of."""
    own = "" if part.kind is PartKind.MAIN else part_label(part)
    state = mark.lower() if verified else "ej justerat"
    return ("Protokoll", meeting.body.abbreviation, meeting.held_on.isoformat(), own, state)


def _notices(session: Session, part: MinutesPart) -> list[Notice]:
    return [found(session, Notice, key) for key in notices_of(session, part.id)]


def _notice_order(session: Session, part: MinutesPart) -> Order:
    meeting = found(session, Meeting, part.meeting_id)
    notices = _notices(session, part)
    if not notices:
        raise NotFound("notice")
    manuscript = compose_notice(meeting, part, notices, organisation_of(session))
    style = house_style(meeting.body.house_style)
    own = "" if part.kind is PartKind.MAIN else part_label(part)
    stem = ("Anslag", meeting.body.abbreviation, meeting.held_on.isoformat(), own)
    order = Order(PaperKind.NOTICE, part.id, manuscript, style, stem, verified=True)
    return _dressed_for(session, order, meeting, part)


def extract_order(
    office: Office, session: Session, paragraph: Paragraph, *, unverified: bool = False
) -> Order:
    """The extract of a verified paragraph; raises ``NotVerified``.

    Only when ``unverified`` is asked for, an open one is set, and says so on every page.
    """
    part = found(session, MinutesPart, paragraph.part_id) if paragraph.part_id else None
    verified = paragraph.is_received or (part is not None and part.is_verified)
    if not verified and not unverified:
        raise NotVerified(f"{paragraph.body.abbreviation} {label(paragraph)}".strip())
    style = house_style(paragraph.body.house_style)
    manuscript = compose_extract(
        paragraph,
        part,
        _notices(session, part) if part else (),
        organisation_of(session),
        style,
        minuted_alone(session, paragraph),
        certified_by=office.clerk,
        made_on=office.today(),
    )
    stem = _extract_stem(paragraph, manuscript.document.mark, verified=verified)
    order = Order(PaperKind.EXTRACT, paragraph.id, manuscript, style, stem, verified)
    meeting = session.get(Meeting, paragraph.meeting_id) if paragraph.meeting_id else None
    if meeting is not None:
        return _dressed_for(session, order, meeting, part)
    told = organisation_fields(organisation_of(session))
    return dressed(session, order, paragraph.body_id, told)


def _extract_stem(paragraph: Paragraph, mark: str, *, verified: bool) -> tuple[str, ...]:
    day = paragraph.heard_on.isoformat() if paragraph.heard_on else ""
    title = "" if paragraph.is_secret else paragraph.title
    number = f"§ {paragraph.number}" if paragraph.number else ""
    kind = "Utdrag" if verified else UNVERIFIED_EXTRACT
    state = mark.lower() if verified else ""
    return (kind, paragraph.body.abbreviation, day, number, state, title)
