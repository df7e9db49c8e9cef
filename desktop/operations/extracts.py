"""Minutes extracts: one canonical extract of each verified paragraph, and who was sent it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.entities.base import now
from db.entities.extract import Dispatch, Extract
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import Recipient
from db.queries.existing import extract_of, kept_papers
from db.rules.lifecycle import Channel, PaperFormat, PaperKind
from db.rules.refusals import AlreadySent
from db.store import Session
from desktop.delivery.handed_out import Choice, Handed
from desktop.operations.handing_out import hand_out
from desktop.operations.office import Office, found
from desktop.operations.papers import (
    BOTH,
    MadePaper,
    extract_order,
    keep_papers,
    kept_paper,
    make_paper,
    set_paper,
)

_WEB = (PaperFormat.HTML,)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SentTo:
    """One line of a dispatch: which paragraph's extract went to which of its recipients, how.

    ``label`` is the recipient as the paragraph writes it; of a group, ``recipient_id`` picks one
    member, and without it the line is for all of them.
    """

    paragraph_id: int
    label: str
    channel: Channel | None = None
    recipient_id: int | None = None


def make_extract(office: Office, paragraph_id: int) -> tuple[MadePaper, ...]:
    """The extract in Word and PDF: the one that exists, or else made, certified and kept.

    Raises ``NotVerified`` while the paragraph is open.
    """
    with office.writing("extract.make") as session:
        return _extract_papers(office, session, found(session, Paragraph, paragraph_id))


def make_unverified_extract(
    office: Office, paragraph_id: int, formats: Iterable[PaperFormat] = BOTH, *,
    public: bool = True,
) -> tuple[MadePaper, ...]:  # fmt: skip
    """An extract of a paragraph that is not verified, marked so on every page; never kept."""
    with office.reading() as session:
        paragraph = found(session, Paragraph, paragraph_id)
        order = extract_order(office, session, paragraph, unverified=True)
        return tuple(set_paper(order, form, public=public) for form in formats)


def hand_out_unverified_extracts(
    office: Office, paragraph_ids: Sequence[int], folder: Path, progress: Progress | None = None,
    *, web: bool = False, choices: Mapping[str, Choice] | None = None,
) -> tuple[Handed, ...]:  # fmt: skip
    """Write extracts of paragraphs that are not verified into the folder, each page marked so."""
    formats = (*BOTH, *_WEB) if web else BOTH
    handed: list[Handed] = []
    for number, paragraph_id in enumerate(paragraph_ids, 1):
        papers = make_unverified_extract(office, paragraph_id, formats)
        handed += hand_out(office, papers, folder, subject_id=paragraph_id, choices=choices)
        if progress is not None:
            progress(number, len(paragraph_ids))
    return tuple(handed)


def _extract_papers(
    office: Office, session: Session, paragraph: Paragraph
) -> tuple[MadePaper, ...]:
    papers = kept_papers(session, PaperKind.EXTRACT, paragraph.id)
    if papers:
        return tuple(kept_paper(session, key) for key in papers)
    made = keep_papers(office, session, extract_order(office, session, paragraph))
    _ensure_extract(office, session, paragraph)
    return made


def new_edition(office: Office, session: Session, paragraph: Paragraph) -> tuple[MadePaper, ...]:
    """The extract anew after a correction, as the next edition; the earlier ones stay."""
    earlier = found(session, Extract, extract_of(session, paragraph.id) or 0)
    extract = Extract(
        paragraph_id=paragraph.id,
        edition=earlier.edition + 1,
        certified_by=office.clerk,
        made_at=now(),
    )
    session.add(extract)
    session.flush()
    return keep_papers(office, session, extract_order(office, session, paragraph))


def _ensure_extract(office: Office, session: Session, paragraph: Paragraph) -> Extract:
    key = extract_of(session, paragraph.id)
    if key is not None:
        return found(session, Extract, key)
    extract = Extract(paragraph_id=paragraph.id, certified_by=office.clerk, made_at=now())
    session.add(extract)
    session.flush()
    return extract


def make_extracts(
    office: Office, paragraph_ids: Sequence[int], folder: Path, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Make the extracts and write them into the folder, each under a telling name.

    Each extract is a transaction of its own; stopping half-way leaves whole files only.
    """
    handed = hand_out_extracts(office, paragraph_ids, folder, progress, otherwise=Choice.BESIDE)
    return tuple(one.path for one in handed)


def hand_out_extracts(
    office: Office, paragraph_ids: Sequence[int], folder: Path, progress: Progress | None = None,
    *, web: bool = False, choices: Mapping[str, Choice] | None = None,
    otherwise: Choice | None = None,
) -> tuple[Handed, ...]:  # fmt: skip
    """The same, but a file changed by hand waits for a choice; see ``hand_out``.

    ``web`` makes a web page of each as well.
    """
    handed: list[Handed] = []
    for number, paragraph_id in enumerate(paragraph_ids, 1):
        papers = make_extract(office, paragraph_id)
        if web:
            papers += make_paper(office, PaperKind.EXTRACT, paragraph_id, formats=_WEB)
        handed += hand_out(
            office, papers, folder, subject_id=paragraph_id, choices=choices, otherwise=otherwise
        )
        if progress is not None:
            progress(number, len(paragraph_ids))
    return tuple(handed)


def mark_sent(
    office: Office, lines: Iterable[SentTo], day: date, *, reason: str = ""
) -> tuple[int, ...]:
    """Record that extracts went to recipients; gives the keys of the new facts.

    A group becomes one row for each member that lacks it. Raises ``AlreadySent`` when all of a
    line have it already and no reason is given for sending once more.
    """
    with office.writing("extract.sent") as session:
        return tuple(
            key for line in lines for key in _send(office, session, line, day, reason.strip())
        )


def _send(office: Office, session: Session, line: SentTo, day: date, reason: str) -> Iterable[int]:
    paragraph = found(session, Paragraph, line.paragraph_id)
    _extract_papers(office, session, paragraph)
    extract = _ensure_extract(office, session, paragraph)
    for recipient in _to_reach(extract, paragraph, line, reason):
        dispatch = _dispatch(office, extract, line, recipient, day, reason)
        session.add(dispatch)
        session.flush()
        yield dispatch.id
    session.expire(extract, ["dispatches"])


def _to_reach(
    extract: Extract, paragraph: Paragraph, line: SentTo, reason: str
) -> list[Recipient | None]:
    """Those of the line that lack the extract; all of them when it is sent once more."""
    row = next((r for r in paragraph.recipients if r.label == line.label), None)
    receivers = _receivers(row, line)
    if reason:
        return receivers
    earlier = [d for d in extract.dispatches if d.label == line.label]
    reached = {d.recipient_id for d in earlier}
    waiting = [r for r in receivers if (r.id if r else None) not in reached]
    if not waiting:
        raise AlreadySent(line.label, earlier[-1].dispatched_on)
    return waiting


def _receivers(row: ParagraphRecipient | None, line: SentTo) -> list[Recipient | None]:
    recipient = row.recipient if row else None
    if recipient is None or not recipient.members:
        return [recipient]
    return [m for m in recipient.members if line.recipient_id in (None, m.id)]


def _dispatch(
    office: Office, extract: Extract, line: SentTo, recipient: Recipient | None, day: date,
    reason: str,
) -> Dispatch:  # fmt: skip
    channel = line.channel or (recipient.channel if recipient else Channel.EMAIL)
    return Dispatch(
        extract_id=extract.id,
        recipient_id=recipient.id if recipient else None,
        label=line.label,
        name=recipient.holder or recipient.name if recipient else line.label,
        address=_address(recipient, channel),
        channel=channel,
        dispatched_on=day,
        sent_by=office.clerk,
        reason=reason,
    )


def _address(recipient: Recipient | None, channel: Channel) -> str:
    if recipient is None:
        return ""
    return recipient.postal_address if channel is Channel.POST else recipient.email
