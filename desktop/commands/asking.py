"""The commands that ask the register, or the law."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, cast

from db.queries.assignments import assignment_rows
from db.queries.cases import case_ids, case_rows
from db.queries.dispatches import dispatch_ids, dispatch_rows
from db.queries.meetings import meeting_ids, meeting_rows
from db.queries.paragraphs import paragraph_ids, paragraph_rows
from db.queries.recipients import recipient_ids, recipient_rows
from db.queries.records import record_ids, record_rows
from db.queries.search import search as search_words
from db.queries.today import due_rows
from db.rules.deadlines import legal_dates
from db.store import Session
from desktop.commands.answers import flat, print_json, print_table
from desktop.commands.opening import open_office
from desktop.commands.showing import shown
from desktop.operations.office import Office

_Rows = Callable[[Session, Office], Sequence[Any]]

_LISTS: dict[str, tuple[_Rows, tuple[str, ...]]] = {
    "cases": (
        lambda s, _: case_rows(s, case_ids(s)),
        ("registration_number", "status", "body", "opened_on", "title"),
    ),
    "meetings": (
        lambda s, _: meeting_rows(s, meeting_ids(s)),
        ("body", "held_on", "starts_at", "place"),
    ),
    "paragraphs": (
        lambda s, _: paragraph_rows(s, paragraph_ids(s)),
        ("body", "heard_on", "number", "title"),
    ),
    "records": (
        lambda s, _: record_rows(s, record_ids(s)),
        ("registration_number", "running_number", "direction", "title"),
    ),
    "dispatches": (
        lambda s, _: dispatch_rows(s, dispatch_ids(s)),
        ("dispatched_on", "body", "number", "channel", "label"),
    ),
    "recipients": (
        lambda s, _: recipient_rows(s, recipient_ids(s)),
        ("kind", "channel", "email", "name"),
    ),
    "assignments": (
        lambda s, _: assignment_rows(s),
        ("body", "heard_on", "number", "text"),
    ),
    "due": (
        lambda s, office: due_rows(s, office.today()),
        ("day", "section", "kind", "body", "held_on"),
    ),
}


def listing(said: argparse.Namespace) -> int:
    """What a screen lists, as lines or as flat objects."""
    office = open_office(said.register)
    rows_of, columns = _LISTS[said.what]
    with office.reading() as session:
        rows = [flat(row) for row in rows_of(session, office)]
    if said.json:
        print_json(rows)
    else:
        print_table([[_cell(row.get(column)) for column in columns] for row in rows])
    return 0


def _cell(value: Any) -> str:
    return "" if value is None else str(value)


def show(said: argparse.Namespace) -> int:
    """One case, meeting or paragraph with all it holds."""
    office = open_office(said.register)
    with office.reading() as session:
        found = shown(session, " ".join(said.key))
    if said.json:
        print_json(found)
    else:
        _print_shown(found, "")
    return 0


def _print_shown(fields: dict[str, Any], margin: str) -> None:
    for key, value in fields.items():
        match value:
            case [dict(), *_]:
                print(f"{margin}{key}:")
                for entry in cast("list[dict[str, Any]]", value):
                    _print_shown(entry, margin + "    ")
                    print()
            case list():
                print(f"{margin}{key}:")
                for line in cast("list[Any]", value):
                    print(f"{margin}    {line}")
            case _:
                text = str(value).replace("\n", f"\n{margin}    ")
                print(f"{margin}{key}: {text}")


def search(said: argparse.Namespace) -> int:
    """What the words find, best first."""
    office = open_office(said.register)
    with office.reading() as session:
        hits = search_words(session, " ".join(said.query), limit=said.limit)
    if said.json:
        print_json([flat(hit) for hit in hits])
    else:
        print_table([(h.kind.value, h.key, _cell(h.day), h.title) for h in hits])
    return 0


def dates(said: argparse.Namespace) -> int:
    """The legal dates that follow from the days given, with their sections."""
    found = legal_dates(
        meeting=said.meeting, verified=said.verified, posted=said.posted, assembly=said.assembly
    )
    if said.json:
        print_json({n: {"date": d.day.isoformat(), "section": d.section} for n, d in found.items()})
    else:
        print_table([(_DATES.get(n, n), d.day.isoformat(), d.section) for n, d in found.items()])
    return 0


_DATES = {
    "call_by": "Kallelse och tillkännagivande senast",
    "verify_by": "Justeras senast",
    "announce_by": "Anslås senast",
    "last_appeal_day": "Sista dag för överklagande",
    "earliest_takedown": "Anslaget tas ned tidigast",
    "legal_force": "Laga kraft om ingen överklagat",
}
