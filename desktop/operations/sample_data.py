"""The sample organisation as values: Region Älvmarken, which does not exist, in 2025 and 2026.

``load_sample()`` reads ``resources/sample`` and gives a ``Sample``; nothing is looked up or
stored. "Today" in that world is ``Sample.today``.

The files, all TOML in UTF-8, dates as ``2025-03-18`` and times as ``09:00:00``:

``organisation.toml``  ``today``, ``[organisation]``, ``[[register]]``, ``[[body]]``
``people.toml``        ``[[elected]]`` and ``[[official]]``, then ``[[appointment]]``: one body,
                       role and time for each of its ``people``
``recipients.toml``    ``[[recipient]]``
``cases.toml``         ``[[case]]``, each with ``records``
``memos/*.toml``       one memo each
``meetings/*.toml``    one meeting each, its items as ``[[item]]`` in agenda order

The keys are the field names of ``desktop.operations.sample_values``; a field with a default may
be left out.
A ``RichText`` is written in the light markup of ``db.rules.markup``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from db.rules.markup import from_markup
from desktop.operations.sample_values import (
    Sample,
    SampleAppointment,
    SampleAssignment,
    SampleBody,
    SampleCase,
    SampleItem,
    SampleMeeting,
    SampleMemo,
    SampleOrganisation,
    SamplePerson,
    SampleRecipient,
    SampleRecord,
    SampleRegister,
    SampleService,
    SampleVisitor,
)


def load_sample(folder: Traversable | None = None) -> Sample:
    """The sample organisation from ``folder``, or the one that comes with the program.

    Raises ``ValueError`` naming the file when one of them cannot be understood.
    """
    root = folder or files("resources") / "sample"
    house, people, cases = (_table(root / f"{n}.toml") for n in ("organisation", "people", "cases"))
    return Sample(
        today=house["today"],
        organisation=SampleOrganisation(**house["organisation"]),
        registers=_all(SampleRegister, house["register"]),
        bodies=_all(SampleBody, house["body"]),
        people=_all(SamplePerson, people["elected"] + people["official"]),
        appointments=tuple(_appointments(people["appointment"])),
        recipients=_all(SampleRecipient, _table(root / "recipients.toml")["recipient"]),
        cases=_all(SampleCase, cases["case"]),
        memos=tuple(_memos(root / "memos")),
        meetings=tuple(sorted(_meetings(root / "meetings"), key=lambda meeting: meeting.on)),
    )


def incoming_documents(folder: Traversable | None = None) -> dict[str, str]:
    """The documents that came by e-mail and are not registered yet: file name to text."""
    root = (folder or files("resources") / "sample") / "incoming"
    return {entry.name: entry.read_text(encoding="utf-8") for entry in _entries(root, ".txt")}


_RICH = {
    *("decision", "proposals", "order_of_proposals", "vote", "reservations", "notes"),
    *("statement", "summary", "matter"),
}
_PARTS: dict[str, type[Any]] = {
    "records": SampleRecord,
    "assignments": SampleAssignment,
    "serving": SampleService,
    "visitors": SampleVisitor,
    "items": SampleItem,
}
_Kind = TypeVar("_Kind")


def _all(kind: type[_Kind], tables: list[dict[str, Any]]) -> tuple[_Kind, ...]:
    return tuple(_one(kind, table) for table in tables)


def _one(kind: type[_Kind], table: dict[str, Any]) -> _Kind:
    return kind(**{name: _value(name, value) for name, value in table.items()})


def _value(name: str, value: Any) -> Any:
    if name in _RICH:
        return from_markup(value)
    if name in _PARTS:
        return _all(_PARTS[name], value)
    return tuple(cast("list[Any]", value)) if isinstance(value, list) else value


def _appointments(tables: list[dict[str, Any]]) -> Iterator[SampleAppointment]:
    for table in tables:
        people = table.pop("people")
        for place, person in enumerate(people, start=1):
            yield SampleAppointment(person=person, place=place, **table)


def _memos(folder: Traversable) -> Iterator[SampleMemo]:
    for entry in _entries(folder, ".toml"):
        yield _one(SampleMemo, {"key": entry.name.removesuffix(".toml"), **_table(entry)})


def _meetings(folder: Traversable) -> Iterator[SampleMeeting]:
    for entry in _entries(folder, ".toml"):
        table = _table(entry)
        table["items"] = table.pop("item")
        yield _one(SampleMeeting, table)


def _entries(folder: Traversable, suffix: str) -> list[Traversable]:
    found = (entry for entry in folder.iterdir() if entry.name.endswith(suffix))
    return sorted(found, key=lambda entry: entry.name)


def _table(entry: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(entry.read_text(encoding="utf-8"))
    except ValueError as trouble:
        raise ValueError(f"{entry.name}: {trouble}") from trouble
