"""The commands that look after the register: audit, backup and restore."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.checks.remark import Remark
from desktop.commands.answers import print_json
from desktop.commands.opening import open_office
from desktop.operations import backup as backups
from desktop.ui.remark_words import remark_in_words


def audit(said: argparse.Namespace) -> int:
    """Whether the register is whole; 1 with findings when it is not."""
    return tell_remarks(backups.audit(open_office(said.register)), as_json=said.json)


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
