"""A case's journal as a paper: its records, and who did what and when, before and after.

What is secret is marked, never left out: a protected title, everything of a secret thing, and
every wording of a text that has ever held a secret word (it may have stood there unmarked).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.entities.case import Case
from db.entities.organisation import Organisation
from db.entities.record import Record
from db.queries.journal import Change, EventRow
from db.rules.rich_text import (
    Run,
    Runs,
    Table,
    Text,
    block_lines,
    from_json,
    runs,
    runs_from_json,
)
from desktop.documents.compose.journal_words import FIELDS, STATES, SUBJECTS, action_words
from desktop.documents.compose.phrases import long_date
from desktop.documents.model import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Manuscript,
    RunningHead,
    Title,
)

_LONGEST = 400
_ALWAYS_SECRET = frozenset({"protected_title"})
_RICH = frozenset(
    {"decision", "statement", "summary", "matter", "proposals", "order_of_proposals", "vote",
     "reservations", "notes", "wording_at_meeting"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Secrets:
    """What of the history is kept from the public: whole things, and fields of things."""

    things: frozenset[int]
    fields: frozenset[tuple[int, str]]

    def covers(self, event: EventRow, field: str) -> bool:
        """Whether the values of a field are secret."""
        if field in _ALWAYS_SECRET or event.subject_id in self.things:
            return True
        return (event.subject_id, field) in self.fields


def compose_journal(
    case: Case, events: Sequence[EventRow], secret_ids: Iterable[int],
    organisation: Organisation, *, made_on: date,
) -> Manuscript:  # fmt: skip
    """The journal, the oldest event first; ``secret_ids`` are the case's things that are secret."""
    document = Document(
        kind="journal",
        title=f"Journal för ärende {case.registration_number}",
        subject=f"Journal, ärende {case.registration_number}",
        head=RunningHead(
            paper="Journal",
            organisation=organisation.name,
            day=made_on.isoformat(),
            reference=f"Dnr {case.registration_number}",
        ),
        registration_numbers=(case.registration_number,),
        made_on=made_on,
        blocks=(),
    )
    secrets = _Secrets(frozenset(secret_ids), _secret_fields(events))
    return Manuscript(document, tuple(_blocks(case, events, secrets, made_on)))


def _secret_fields(events: Sequence[EventRow]) -> frozenset[tuple[int, str]]:
    """The texts in whose history some words are marked secret."""
    return frozenset(
        (event.subject_id, change.field)
        for event in events
        for change in event.changes
        if any(run.secret for value in (change.before, change.after)
               for run in _shown(change.field, value))
    )  # fmt: skip


def _blocks(
    case: Case, events: Sequence[EventRow], secrets: _Secrets, made_on: date
) -> Iterator[Block]:
    yield Title(runs("Journal"))
    yield Facts(tuple(_facts(case, made_on)))
    if case.records:
        yield Heading(runs("Handlingar"), 1)
        yield _records(case.records)
    yield Heading(runs("Händelser"), 1)
    if not events:
        yield Text(runs("Inget har hänt i ärendet."))
        return
    head = tuple(runs(text) for text in ("Nr", "Tid", "Vem", "Vad", "Före och efter"))
    rows = (_event(event, secrets) for event in reversed(events) if _tells(event))
    yield Table((head, *rows), 1, "Händelser i ärendet", (0.08, 0.15, 0.14, 0.2, 0.43))


def _facts(case: Case, made_on: date) -> Iterator[Fact]:
    secret = bool(case.legal_basis)
    protected = (Run(case.protected_title, secret=True),) if case.protected_title else ()
    submitted = (Run(case.submitted_by, secret=secret),) if case.submitted_by else ()
    values: tuple[tuple[str, Runs], ...] = (
        ("Dnr", runs(case.registration_number)),
        ("Ärendemening", runs(case.title)),
        ("Skyddad beskrivning", protected),
        ("Sekretess", runs(case.legal_basis)),
        ("Väckt av", submitted),
        ("Status", runs(STATES[case.status])),
        ("Öppnat", runs(long_date(case.opened_on))),
        ("Handläggare", runs(case.case_officer)),
        ("Utskriven", runs(long_date(made_on))),
    )
    return (Fact(name, (value,)) for name, value in values if value)


def _records(records: Sequence[Record]) -> Table:
    head = tuple(runs(text) for text in ("Nr", "Datum", "Riktning", "Från/till", "Handling"))
    rows = (_record(record) for record in records)
    return Table((head, *rows), 1, "Handlingar i ärendet", (0.07, 0.15, 0.15, 0.23, 0.4))


def _record(record: Record) -> tuple[Runs, ...]:
    """A record's row; of a secret one the public title alone is shown (OSL 5:2)."""
    day = record.received_on or record.drawn_up_on
    other = (Run(record.counterpart, secret=bool(record.legal_basis)),)
    hidden = f" {record.protected_title}" if record.protected_title else ""
    protected = (Run(hidden, secret=True),) if hidden else ()
    return (
        runs(str(record.running_number)),
        runs(day.isoformat() if day else ""),
        runs(STATES[record.direction]),
        other if record.counterpart else (),
        (*runs(record.title), *protected),
    )


def _tells(event: EventRow) -> bool:
    """Whether anything changed that a reader has a name for."""
    return any(change.field in FIELDS for change in event.changes)


def _event(event: EventRow, secrets: _Secrets) -> tuple[Runs, ...]:
    moment = event.at.astimezone()
    subject = SUBJECTS.get(event.subject, "")
    what = f"{action_words(event.action)} ({subject.lower()})" if subject else ""
    return (
        runs(str(event.number)),
        runs(f"{moment:%Y-%m-%d %H:%M}"),
        runs(event.who),
        runs(what),
        tuple(_changes(event, secrets)),
    )


def _changes(event: EventRow, secrets: _Secrets) -> Iterator[Run]:
    told = [one for one in event.changes if one.field in FIELDS]
    for place, change in enumerate(told):
        yield Run(f"{'; ' if place else ''}{FIELDS[change.field]}: ")
        values = _before_and_after(change)
        if secrets.covers(event, change.field):
            values = tuple(replace(run, secret=True) for run in values)
        yield from values


def _before_and_after(change: Change) -> Runs:
    before, after = _shown(change.field, change.before), _shown(change.field, change.after)
    if not before:
        return _cut(after)
    return (*_cut(before), Run(" → "), *(_cut(after) or runs("(tomt)")))


def _shown(field: str, value: Any) -> Runs:
    """A value of the journal as runs; a text's secret words keep their mark."""
    if value in (None, "", "[]"):
        return ()
    if field in _RICH:
        lines = (line for block in from_json(json.loads(value)) for line in block_lines(block))
        return _joined(lines)
    if field == "decision_basis":
        return _joined(runs_from_json(line) for line in json.loads(value))
    return runs(STATES.get(str(value), str(value)))


def _joined(lines: Iterable[Runs]) -> Runs:
    found: list[Run] = []
    for line in lines:
        found.extend((Run(" / "), *line) if found else line)
    return tuple(found)


def _cut(content: Runs) -> Runs:
    """So much of a long text that the row stays readable."""
    left, shown = _LONGEST, list[Run]()
    for run in content:
        if left <= 0:
            return (*shown, Run(" …"))
        shown.append(replace(run, text=run.text[:left]))
        left -= len(run.text)
    return tuple(shown)
