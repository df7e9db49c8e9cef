"""The last door in the program before the store: nothing verified changes, all is journalled.

Hooked to every writing session's flush. Looks once more that no locked thing is touched (the
entities' own methods are the first door, the triggers the third), writes the journal, and keeps
the words that can be searched in step.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import InstanceState, Session

from db.entities.attendance import Attendance, AttendanceStep
from db.entities.base import Base, now
from db.entities.case import Case
from db.entities.correction import Acknowledgement, Correction, VerificationRefusal
from db.entities.extract import Dispatch, Extract
from db.entities.handed_out import HandedOut
from db.entities.handling import Ballot, Dissent, Proposal, Vote
from db.entities.journal import FIRST_HASH, JournalEvent, event_hash
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.organisation import NumberSeries
from db.entities.paper import FileContent, Paper
from db.entities.paragraph import Paragraph, ParagraphCase, ParagraphRecipient
from db.entities.person import Person
from db.entities.recipient import Recipient
from db.entities.search_entry import SearchEntry, Setting
from db.rules.lifecycle import PartKind
from db.rules.refusals import JournalLocked, VerifiedTextLocked
from db.rules.registration_number import natural_key, search_form
from db.rules.swedish_order import sort_key
from db.searchable import searchable

# What files lie on a desk's disk is no matter of the register's.
_UNJOURNALLED = (JournalEvent, SearchEntry, FileContent, Setting, NumberSeries, HandedOut)
_GROWING = (
    JournalEvent,
    Paper,
    FileContent,
    Extract,
    Dispatch,
    Correction,
    VerificationRefusal,
    Acknowledgement,
)


def before_flush(session: Session, *_: object) -> None:
    """Refuse what is locked, then write down what changes."""
    changed = [thing for thing in session.dirty if session.is_modified(thing)]
    held: list[MinutesPart] = []  # Let go of, a part would be read again for each thing in it.
    for thing in [*session.new, *changed, *session.deleted]:
        held += _demand_unlocked(session, thing)
    for thing in [*changed, *session.deleted]:
        if isinstance(thing, _GROWING):
            raise JournalLocked(type(thing).__tablename__)
    for thing in [*session.new, *changed]:
        _compose(thing)
        _set_sort_keys(thing)
    _journal(session, changed)
    _index(session, changed)


def _compose(thing: object) -> None:
    """Bring plain text into NFC: the word indexes find nothing in letters taken apart."""
    for key, _ in _columns(thing):
        value = getattr(thing, key)
        if isinstance(value, str) and not unicodedata.is_normalized("NFC", value):
            setattr(thing, key, unicodedata.normalize("NFC", value))


def _set_sort_keys(thing: object) -> None:
    match thing:
        case Case():
            thing.title_sort = sort_key(thing.title)
            thing.number_sort = natural_key(thing.registration_number)
            thing.search_form = search_form(thing.registration_number)
        case Paragraph():
            thing.title_sort = sort_key(thing.title)
        case Person() | Recipient():
            thing.name_sort = sort_key(thing.name)
        case _:
            return


def _demand_unlocked(session: Session, thing: object) -> list[MinutesPart]:
    """The parts that hold the thing, none of them verified."""
    parts = list(_parts_of(session, thing))
    for part in parts:
        if _was_verified(part) and not (thing is part and inspect(part).pending):
            raise VerifiedTextLocked(_table(thing), _was(part, "verified_on"), part.verified_by)
    return parts


def _was(part: MinutesPart, field: str) -> Any:
    """The value as the register has it."""
    before = inspect(part).attrs[field].history.deleted
    return before[0] if before else getattr(part, field)


def _parts_of(session: Session, thing: object) -> Iterator[MinutesPart]:
    match thing:
        case MinutesPart():
            yield thing
        case Paragraph() | Verifier():
            for key in _keys_before_and_now(thing, "part_id"):
                yield from _found(session, key)
        case ParagraphCase() | ParagraphRecipient() | Proposal() | Vote() | Dissent():
            yield from _part_of_paragraph(session, thing.paragraph_id)
        case Ballot():
            vote = session.get(Vote, thing.vote_id)
            if vote is not None:
                yield from _part_of_paragraph(session, vote.paragraph_id)
        case Meeting():
            yield from _main_parts(session, thing.id)
        case AgendaItem() | Attendance() | AttendanceStep():
            for key in _keys_before_and_now(thing, "meeting_id"):
                yield from _main_parts(session, key)
        case _:
            return


def _part_of_paragraph(session: Session, paragraph_id: int) -> Iterator[MinutesPart]:
    paragraph = session.get(Paragraph, paragraph_id)
    if paragraph is not None:
        yield from _found(session, paragraph.part_id)


def _keys_before_and_now(thing: object, name: str) -> set[int | None]:
    history = inspect(thing, raiseerr=True).attrs[name].history
    return {getattr(thing, name), *(history.deleted or ())}


def _found(session: Session, key: int | None) -> Iterator[MinutesPart]:
    part = session.get(MinutesPart, key) if key is not None else None
    if part is not None:
        yield part


def _main_parts(session: Session, meeting_id: int | None) -> Iterator[MinutesPart]:
    if meeting_id is None:
        return
    query = select(MinutesPart).where(
        MinutesPart.meeting_id == meeting_id, MinutesPart.kind == PartKind.MAIN
    )
    with session.no_autoflush:
        yield from session.scalars(query)


def _was_verified(part: MinutesPart) -> bool:
    """Whether the part was verified before this flush; verifying it is itself allowed."""
    state: InstanceState[MinutesPart] = inspect(part)
    history = state.attrs["verified_on"].history
    return bool(history.deleted and history.deleted[0]) or (
        not history.has_changes() and part.verified_on is not None
    )


def _journal(session: Session, changed: list[object]) -> None:
    events = [
        *((thing, _values(thing)) for thing in session.new),
        *((thing, _differences(thing)) for thing in changed),
        *((thing, _last_values(thing)) for thing in session.deleted),
    ]
    kept = [(t, values) for t, values in events if values and not isinstance(t, _UNJOURNALLED)]
    if not kept:
        return
    number, previous = _head(session)
    for thing, values in kept:
        number += 1
        event = _event(session, number, previous, thing, values)
        previous = event.hash
        session.add(event)


def _head(session: Session) -> tuple[int, str]:
    query = (
        select(JournalEvent.number, JournalEvent.hash).order_by(JournalEvent.number.desc()).limit(1)
    )
    with session.no_autoflush:
        row = session.execute(query).first()
    return (row.number, row.hash) if row else (0, FIRST_HASH)


def _event(
    session: Session, number: int, previous: str, thing: Any, values: dict[str, list[Any]]
) -> JournalEvent:
    at, who, action = now(), str(session.info["who"]), str(session.info["action"])
    changes = json.dumps(values, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    at = at.replace(microsecond=at.microsecond // 1000 * 1000)
    stamp = at.isoformat(timespec="milliseconds")
    table = _table(thing)
    key = int(thing.id)
    return JournalEvent(
        number=number,
        at=at,
        who=who,
        action=action,
        subject=table,
        subject_id=key,
        changes=changes,
        previous_hash=previous,
        hash=event_hash(number, stamp, who, action, table, key, changes, previous),
    )


def _table(thing: object) -> str:
    return type(thing).__tablename__ if isinstance(thing, Base) else type(thing).__name__


def _columns(thing: object) -> Iterator[tuple[str, Any]]:
    for attribute in inspect(thing, raiseerr=True).mapper.column_attrs:
        yield attribute.key, attribute.columns[0].type


def _values(thing: object) -> dict[str, list[Any]]:
    values = {key: _plain(kind, getattr(thing, key)) for key, kind in _columns(thing)}
    return {key: [None, value] for key, value in values.items() if value not in (None, "", "[]")}


def _last_values(thing: object) -> dict[str, list[Any]]:
    return {key: [value, None] for key, (_, value) in _values(thing).items()}


def _differences(thing: object) -> dict[str, list[Any]]:
    state = inspect(thing, raiseerr=True)
    found: dict[str, list[Any]] = {}
    for key, kind in _columns(thing):
        history = state.attrs[key].history
        if history.has_changes():
            before = history.deleted[0] if history.deleted else None
            found[key] = [_plain(kind, before), _plain(kind, getattr(thing, key))]
    return found


def _plain(kind: Any, value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if hasattr(kind, "process_bind_param"):
        return kind.process_bind_param(value, None)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _index(session: Session, changed: list[object]) -> None:
    for thing in [*session.new, *changed]:
        entry = searchable(session, thing)
        if entry is not None:
            session.merge(entry, load=True)
