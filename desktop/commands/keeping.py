"""The commands that look after the register and what is in it: check, audit, backup, restore."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.checks.remark import Remark
from db.queries.existing import body_named
from db.queries.lookup import ThingKind, lookup
from db.queries.paragraph_view import paragraph_view
from db.rules.refusals import NotFound
from db.store import Session
from desktop.commands.answers import print_json
from desktop.commands.opening import open_office
from desktop.operations import backup as backups
from desktop.operations.control import (
    remarks_on_case,
    remarks_on_delegation,
    remarks_on_meeting,
    remarks_on_paragraph,
)
from desktop.operations.office import Office
from desktop.ui.remark_words import remark_in_words


def audit(said: argparse.Namespace) -> int:
    """Whether the register is whole; 1 with findings when it is not."""
    return tell_remarks(backups.audit(open_office(said.register)), as_json=said.json)


def check(said: argparse.Namespace) -> int:
    """What is to be remarked on a case, meeting or paragraph, or a body's delegated decisions.

    1 when any of it is grave.
    """
    office = open_office(said.register)
    with office.reading() as session:
        remarks = _remarks(session, office, " ".join(said.key))
    standing = [remark for remark in remarks if not remark.acknowledged]
    return tell_remarks(standing, as_json=said.json)


def _remarks(session: Session, office: Office, key: str) -> tuple[Remark, ...]:
    found = lookup(session, key)
    match found.kind if found else None:
        case ThingKind.CASE if found:
            return remarks_on_case(session, found.id, office.today())
        case ThingKind.MEETING if found:
            return remarks_on_meeting(session, found.id, office.today())
        case ThingKind.PARAGRAPH if found:
            meeting_id = paragraph_view(session, found.id).row.meeting_id
            if meeting_id is None:
                return ()
            return remarks_on_paragraph(session, meeting_id, found.id, office.today())
        case _:
            body_id = body_named(session, key)
            if body_id is None:
                raise NotFound(key)
            return remarks_on_delegation(session, body_id, office.today())


def tell_remarks(remarks: Sequence[Remark], *, as_json: bool) -> int:
    """Print remarks; 1 when any is grave."""
    grave = any(remark.grave for remark in remarks)
    if as_json:
        print_json({"ok": not grave, "remarks": [_fields(remark) for remark in remarks]})
    else:
        for remark in remarks:
            section = f" ({remark.section})" if remark.section else ""
            print(f"{remark_in_words(remark)}{section}")
        if not remarks:
            print("Inga anmärkningar.")
    return int(grave)


def _fields(remark: Remark) -> dict[str, Any]:
    return {
        "what": remark_in_words(remark),
        "where": remark.where,
        "section": remark.section,
        "label": remark.label,
        "grave": remark.grave,
    }


def backup(said: argparse.Namespace) -> int:
    """A verified copy while the register is in use."""
    target = Path(said.file)
    manifest = backups.back_up(open_office(said.register), target)
    if said.json:
        print_json({"backup": str(target), "manifest": str(manifest)})
    else:
        print(f"Säkerhetskopian {target} är gjord och kontrollerad.")
    return 0


def restore(said: argparse.Namespace) -> int:
    """A backup restored to a new file."""
    target = Path(said.to)
    backups.restore(Path(said.file), target)
    if said.json:
        print_json({"register": str(target)})
    else:
        print(f"Registret {target} är återställt och kontrollerat.")
    return 0
