"""Minutes extracts: one canonical extract of each verified paragraph, and who was sent it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.entities.base import now
from db.entities.extract import Dispatch, Extract
from db.entities.paragraph import Paragraph, ParagraphRecipient
from db.entities.recipient import Recipient
from db.queries.existing import extract_of, kept_papers
from db.rules.lifecycle import Channel, PaperKind
from db.rules.refusals import AlreadySent
from db.store import Session
from desktop.delivery.files import write_new
from desktop.operations.office import Office, found
from desktop.operations.papers import MadePaper, extract_order, keep_papers, kept_paper

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class SentTo:
    """One line of a dispatch: which paragraph's extract went to which of its recipients, how."""

    paragraph_id: int
    label: str
    channel: Channel | None = None


def make_extract(office: Office, paragraph_id: int) -> tuple[MadePaper, ...]:
    """The extract in Word and PDF: the one that exists, or else made, certified and kept.

    Raises ``NotVerified`` while the paragraph is open.
    """
    with office.writing("extract.make") as session:
        return _extract_papers(office, session, found(session, Paragraph, paragraph_id))


def _extract_papers(
    office: Office, session: Session, paragraph: Paragraph
) -> tuple[MadePaper, ...]:
    papers = kept_papers(session, PaperKind.EXTRACT, paragraph.id)
    if papers:
        return tuple(kept_paper(session, key) for key in papers)
    made = keep_papers(office, session, extract_order(office, session, paragraph))
    _ensure_extract(office, session, paragraph)
    return made


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
    written: list[Path] = []
    for number, paragraph_id in enumerate(paragraph_ids, 1):
        papers = make_extract(office, paragraph_id)
        written.extend(write_new(folder, paper.name, paper.content) for paper in papers)
        if progress is not None:
            progress(number, len(paragraph_ids))
    return tuple(written)


def mark_sent(
    office: Office, lines: Iterable[SentTo], day: date, *, reason: str = ""
) -> tuple[int, ...]:
    """Record that extracts went to recipients; gives the keys of the new facts.

    A group becomes one row for each member. Raises ``AlreadySent`` when one has it already and
    no reason is given for sending once more.
    """
    with office.writing("extract.sent") as session:
        return tuple(
            key for line in lines for key in _send(office, session, line, day, reason.strip())
        )


def _send(office: Office, session: Session, line: SentTo, day: date, reason: str) -> Iterable[int]:
    paragraph = found(session, Paragraph, line.paragraph_id)
    _extract_papers(office, session, paragraph)
    extract = _ensure_extract(office, session, paragraph)
    row = next((r for r in paragraph.recipients if r.label == line.label), None)
    for label, recipient in _expanded(line.label, row):
        _demand_unsent(extract, label, reason)
        channel = line.channel or (recipient.channel if recipient else Channel.EMAIL)
        dispatch = Dispatch(
            extract_id=extract.id,
            recipient_id=recipient.id if recipient else None,
            label=label,
            name=recipient.holder or recipient.name if recipient else label,
            address=_address(recipient, channel),
            channel=channel,
            dispatched_on=day,
            sent_by=office.clerk,
            reason=reason,
        )
        session.add(dispatch)
        session.flush()
        yield dispatch.id
    session.expire(extract, ["dispatches"])


def _expanded(label: str, row: ParagraphRecipient | None) -> list[tuple[str, Recipient | None]]:
    recipient = row.recipient if row else None
    if recipient is None or not recipient.members:
        return [(label, recipient)]
    return [(f"{label}: {member.name}", member) for member in recipient.members]


def _demand_unsent(extract: Extract, label: str, reason: str) -> None:
    earlier = [d for d in extract.dispatches if d.label == label]
    if earlier and not reason:
        raise AlreadySent(label, earlier[-1].dispatched_on)


def _address(recipient: Recipient | None, channel: Channel) -> str:
    if recipient is None:
        return ""
    return recipient.postal_address if channel is Channel.POST else recipient.email
