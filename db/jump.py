"""From a dnr to its case faster than a session can begin, with nothing but the driver."""

from __future__ import annotations

from pathlib import Path

from db.driver import connect, demand_register
from db.rules.registration_number import search_form

_SQL = "SELECT id FROM case_file WHERE search_form = ? ORDER BY opened_on DESC, id DESC LIMIT 1"


class Jump:
    """A connection of its own to the register at the path, kept open for jumps.

    Raises ``RegisterMissing``, ``NotARegister`` or ``UnsafePlace``; one thread at a time.
    """

    def __init__(self, path: Path) -> None:
        demand_register(path)
        self._connection = connect(path, read_only=True)

    def to_case(self, number: str) -> int | None:
        """The case with that dnr in any spelling, the newest if registers share it, or none."""
        found = self._connection.execute(_SQL, (search_form(number),)).fetchall()
        return found[0][0] if found else None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
