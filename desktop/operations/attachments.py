"""The attachments of a meeting's agenda: the files among the records of the cases it takes up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from db.entities.case import Case
from db.entities.meeting import AgendaItem, Meeting
from db.entities.paper import FileContent, checksum
from db.entities.record import Record
from db.queries.supplements import first_summons_at
from db.queries.whole_meeting import read_records
from db.store import Session
from desktop.documents.compose.summons import shown_numbers


@dataclass(frozen=True, slots=True)
class Attachment:
    """A record's file that goes with an item.

    ``label`` ("3.1") counts within the item. ``added`` says that it came to the case after the
    summons was sent. ``sha256`` is that of the bytes the register should hold.
    """

    record_id: int
    item_id: int
    label: str
    title: str
    registration_number: str
    file_name: str
    sha256: str
    size: int
    added: bool

    @property
    def suffix(self) -> str:
        """The ending of the file's name, without the dot."""
        return PurePath(self.file_name).suffix.lstrip(".").casefold() or "bin"


def attachments(session: Session, meeting: Meeting, *, public: bool) -> tuple[Attachment, ...]:
    """The attachments in the agenda's order; a file stands once, with the first item.

    The public ones leave out all that is protected: items, cases and records with a section of
    secrecy behind them.
    """
    read_records(session, meeting)
    found: list[Attachment] = []
    shown = shown_numbers(meeting)
    seen: set[int] = set()
    sent_at = first_summons_at(session, meeting.id)
    for item in meeting.items:
        if public and item.legal_basis:
            continue
        records = [record for record in _records(item, public=public) if record.id not in seen]
        for number, record in enumerate(records, 1):
            seen.add(record.id)
            label = f"{shown.get(item.id, item.place)}.{number}"
            added = _after(meeting.summoned_on, sent_at, record)
            found.append(_attachment(session, item, record, label, public=public, added=added))
    return tuple(found)


def content_of(session: Session, attachment: Attachment) -> bytes | None:
    """The file's bytes; ``None`` when they are gone or not those that were registered."""
    file = session.get(FileContent, attachment.sha256)
    if file is None or checksum(file.content) != attachment.sha256:
        return None
    content = file.content
    session.expunge(file)
    return content


def _records(item: AgendaItem, *, public: bool) -> Iterator[Record]:
    for link in item.case_links:
        if public and _protected(link.case):
            continue
        for record in link.case.records:
            if record.sha256 and not (public and _protected(record)):
                yield record


def _protected(thing: Case | Record) -> bool:
    return bool(thing.legal_basis or thing.protected_title)


def _attachment(
    session: Session, item: AgendaItem, record: Record, label: str, *, public: bool, added: bool
) -> Attachment:  # fmt: skip
    case = session.get_one(Case, record.case_id)
    title = record.title if public else record.protected_title or record.title
    file = record.file
    return Attachment(
        record.id, item.id, label, title, case.registration_number, record.original_name,
        record.sha256 or "", file.size if file else 0,
        added,
    )  # fmt: skip


def _after(summoned_on: date | None, sent_at: datetime | None, record: Record) -> bool:
    """Whether the record came after the summons: on a later day, or later the day it was made."""
    if summoned_on is None:
        return False
    later = sent_at is not None and record.registered_at > sent_at
    return later or record.registered_at.astimezone().date() > summoned_on
