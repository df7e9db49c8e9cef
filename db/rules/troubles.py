"""What goes wrong outside the rules: disk, network, files. Facts without words.

A ``Trouble`` can be tried again when its cause is gone; the Swedish sentence is made in
``desktop.ui.wording``.
"""

from __future__ import annotations

from db.rules.facts import Fact


class Trouble(Fact):
    """Something outside the program stood in the way; nothing has been changed."""


class RegisterMissing(Trouble):
    """There is no file at the path."""

    path: str


class RegisterExists(Trouble):
    """A file stands where a new register was to be made."""

    path: str


class NotARegister(Trouble):
    """The file is something else than a register, or is damaged."""

    path: str


class RegisterTooNew(Trouble):
    """The register was made by a newer version of the program."""

    path: str


class RegisterReadOnly(Trouble):
    """The register, or the folder it lies in, cannot be written to."""

    path: str


class RegisterBusy(Trouble):
    """Another window or program is writing and did not finish in time."""

    path: str


class DiskFull(Trouble):
    """There is no room left where the register or the file lies."""

    path: str


class UnsafePlace(Trouble):
    """The folder lies on a network share, where a register file is not safe."""

    path: str


class RegisterDamaged(Trouble):
    """A check of the register found something that must not be; ``finding`` says what."""

    path: str
    finding: str


class OldDatabaseLibrary(Trouble):
    """The SQLite library is older than the one that mends the WAL-reset fault."""

    version: str


class FileTrouble(Trouble):
    """A file could not be read or written.

    ``reason`` is the system's own word, in its own language; ``number`` is its errno, 0 if unknown.
    """

    path: str
    reason: str
    number: int = 0


class ServiceSilent(Trouble):
    """A service on the network did not answer as it should."""

    address: str
