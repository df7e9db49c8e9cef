"""Registering records with their original files."""

from __future__ import annotations

from datetime import date
from mimetypes import guess_type
from pathlib import Path

from db.entities.base import now
from db.entities.case import Case
from db.entities.paper import FileContent, checksum
from db.entities.record import Record
from db.queries.existing import case_with_file, records_in
from db.rules.lifecycle import Direction
from db.rules.refusals import AlreadyRegistered
from db.store import Session
from desktop.delivery.files import read_file
from desktop.operations.cases import tidy_title
from desktop.operations.office import Office, found


def add_record(
    office: Office, case_id: int, title: str, *, direction: Direction, content: bytes | None = None,
    original_name: str = "", media_type: str = "application/octet-stream",
    received_on: date | None = None, drawn_up_on: date | None = None, counterpart: str = "",
    their_reference: str = "", record_type: str = "",
) -> int:  # fmt: skip
    """Register a record in a case; gives its key.

    Raises ``AlreadyRegistered`` when a record with the very same file is in the register.
    """
    with office.writing("record.add") as session:
        record = Record(
            case_id=case_id,
            running_number=0,
            title=tidy_title(title),
            direction=direction,
            received_on=received_on,
            drawn_up_on=drawn_up_on,
            counterpart=counterpart.strip(),
            their_reference=their_reference.strip(),
            record_type=record_type,
            original_name=original_name,
            registered_at=now(),
        )
        return enter_record(session, record, content, media_type)


def add_file(
    office: Office, case_id: int, path: Path, title: str, *, direction: Direction,
    day: date | None = None, counterpart: str = "",
) -> int:  # fmt: skip
    """Register a file from the disk as a record of the case; gives its key.

    ``day`` is when it came in, or was drawn up. Raises ``FileTrouble`` for a file that cannot be
    read, ``AlreadyRegistered`` for one that the register has.
    """
    content = read_file(path)
    came_in = direction is Direction.INCOMING
    return add_record(
        office,
        case_id,
        title,
        direction=direction,
        content=content,
        original_name=path.name,
        media_type=guess_type(path.name)[0] or "application/octet-stream",
        received_on=day if came_in else None,
        drawn_up_on=None if came_in else day,
        counterpart=counterpart,
    )


def enter_record(session: Session, record: Record, content: bytes | None, media_type: str) -> int:
    """Put the record and its file into the case, under the next running number."""
    if content is not None:
        refuse_known_file(session, content, record.original_name)
        record.sha256 = keep_file(session, content, media_type)
    found(session, Case, record.case_id)
    record.running_number = records_in(session, record.case_id) + 1
    session.add(record)
    session.flush()
    return record.id


def refuse_known_file(session: Session, content: bytes, name: str) -> None:
    """Raise ``AlreadyRegistered`` when a record has these very bytes."""
    known = case_with_file(session, checksum(content))
    if known is not None:
        raise AlreadyRegistered(name, known)


def keep_file(session: Session, content: bytes, media_type: str) -> str:
    """Keep the bytes once; gives their checksum."""
    sha256 = checksum(content)
    if session.get(FileContent, sha256) is None:
        session.add(
            FileContent(sha256=sha256, size=len(content), media_type=media_type, content=content)
        )
        session.flush()
    return sha256
