"""A desk in a process of its own: registers cases one after another and says each on its output.

Run as ``python -m tests.db.desks PATH REGISTER_ID COUNT NAME``. A line is printed, and flushed,
only after the commit it tells of has returned.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from db.entities.case import Case
from db.rules.lifecycle import SeriesKind
from db.series import draw
from db.store import Store


def main(path: str, register_id: str, count: str, name: str) -> None:
    """Register so many cases."""
    with Store.open(Path(path)) as store:
        for turn in range(int(count)):
            print(register_case(store, int(register_id), f"{name} {turn}"), flush=True)


def register_case(store: Store, register_id: int, title: str) -> int:
    """One case with the next number; gives its serial."""
    with store.writing("desk", "case.register") as session:
        serial = draw(session, SeriesKind.REGISTRATION, register_id, 2026, owner="RS")[0]
        session.add(
            Case(
                register_id=register_id,
                year=2026,
                serial=serial,
                registration_number=f"{serial}-2026",
                title=title,
                opened_on=date(2026, 3, 10),
            )
        )
    return serial


def start(path: Path, register_id: int, count: int, name: str) -> subprocess.Popen[str]:
    """The desk at work in a process of its own; its lines are in ``stdout``."""
    command = [sys.executable, "-m", "tests.db.desks", str(path), str(register_id), str(count)]
    return subprocess.Popen([*command, name], stdout=subprocess.PIPE, text=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
