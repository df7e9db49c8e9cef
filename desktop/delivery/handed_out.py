"""Files of ours that lie in folders where others work: who has touched them, and who has them open.

A file is ours while it has the checksum of what we last wrote in it. What somebody has changed
by hand, or put there themselves, is never written over unasked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from db.rules.troubles import FileTrouble
from desktop.delivery.files import replace_file, trouble_of, write_new

_SOMEBODY = "?"


class Standing(StrEnum):
    """How a path stands to what is to be written there."""

    FREE = "free"
    SAME = "same"
    OURS = "ours"
    EDITED = "edited"
    FOREIGN = "foreign"


class Choice(StrEnum):
    """What the clerk wants done with a file that is not as we left it."""

    KEEP = "keep"
    BESIDE = "beside"
    OVERWRITE = "overwrite"


class Outcome(StrEnum):
    """What was done: ``ASKED`` left the file as it was, until the clerk has chosen."""

    WRITTEN = "written"
    RENEWED = "renewed"
    SAME = "same"
    BESIDE = "beside"
    KEPT = "kept"
    ASKED = "asked"
    IN_USE = "in_use"


@dataclass(frozen=True, slots=True)
class Handed:
    """What became of one file. ``path`` is where the new text lies, or would have.

    ``wanted`` is the file that stood in the way, if any; ``changed_at`` when it was last changed,
    in the clock of this machine; ``standing`` how it stood; ``editor`` who has it open, ``""``
    when nobody has, ``"?"`` when nobody knows who.
    """

    path: Path
    outcome: Outcome
    standing: Standing = Standing.FREE
    wanted: Path | None = None
    changed_at: datetime | None = None
    editor: str = ""

    @property
    def is_there(self) -> bool:
        """Whether the new text lies at ``path``."""
        return self.outcome not in (Outcome.KEPT, Outcome.ASKED, Outcome.IN_USE)


Written = Callable[[Path], str]
"""Gives the checksum of what we last wrote at a path, or nothing."""


def standing(path: Path, content: bytes, written: str) -> Standing:
    """How the file stands to the content; ``written`` is the checksum we left there.

    Raises ``FileTrouble`` for a file that cannot be read.
    """
    there = _checksum(path)
    if not there:
        return Standing.FREE
    if there == sha256(content).hexdigest():
        return Standing.SAME
    if not written:
        return Standing.FOREIGN
    return Standing.OURS if there == written else Standing.EDITED


def hand_file(
    folder: Path, name: str, content: bytes, written: Written, choice: Choice | None = None
) -> Handed:
    """Write the content under that name, unless the file there is another's work.

    An untouched file of ours is replaced. For one that is not, ``choice`` says what to do, and
    without it nothing is done. A file that is open elsewhere is left, and told of. Raises
    ``DiskFull`` or ``FileTrouble``; then nothing is left half written.
    """
    path = folder / name
    found = standing(path, content, written(path))
    match found:
        case Standing.FREE:
            return Handed(write_new(folder, name, content), Outcome.WRITTEN)
        case Standing.SAME:
            return Handed(path, Outcome.SAME, found)
        case Standing.OURS:
            done = _replaced(path, content, found)
            aside = choice is Choice.BESIDE and not done.is_there
            return _beside(path, content, written, found) if aside else done
        case Standing.EDITED | Standing.FOREIGN:
            return _chosen(path, content, written, choice, found)


def _chosen(
    path: Path, content: bytes, written: Written, choice: Choice | None, found: Standing
) -> Handed:
    changed_at = _changed_at(path)
    match choice:
        case Choice.OVERWRITE:
            return _replaced(path, content, found)
        case Choice.BESIDE:
            return _beside(path, content, written, found)
        case Choice.KEEP:
            return Handed(path, Outcome.KEPT, found, path, changed_at)
        case None:
            return Handed(path, Outcome.ASKED, found, path, changed_at, editor_of(path))


def _replaced(path: Path, content: bytes, found: Standing) -> Handed:
    editor, changed_at = editor_of(path), _changed_at(path)
    if not editor:
        try:
            replace_file(path, content)
        except FileTrouble:
            # Windows lets nobody replace a file that is open; a folder that takes no files at all
            # is another matter.
            if not _takes_files(path.parent):
                raise
            editor = _SOMEBODY
    if editor:
        return Handed(path, Outcome.IN_USE, found, path, changed_at, editor)
    return Handed(path, Outcome.RENEWED, found, path, changed_at)


def _beside(path: Path, content: bytes, written: Written, found: Standing) -> Handed:
    """Write next to the file, over an earlier neighbour of ours that nobody has touched."""
    changed_at = _changed_at(path)
    for neighbour in _neighbours(path):
        match standing(neighbour, content, written(neighbour)):
            case Standing.FREE:
                target = write_new(neighbour.parent, neighbour.name, content)
                return Handed(target, Outcome.BESIDE, found, path, changed_at)
            case Standing.SAME:
                return Handed(neighbour, Outcome.BESIDE, found, path, changed_at)
            case Standing.OURS if _replaced(neighbour, content, found).is_there:
                return Handed(neighbour, Outcome.BESIDE, found, path, changed_at)
            case _:
                continue
    raise AssertionError("there is always a next number")


def _neighbours(path: Path) -> Iterator[Path]:
    number = 2
    while True:
        yield path.with_stem(f"{path.stem} {number}")
        number += 1


def editor_of(path: Path) -> str:
    """Who has the file open, as Word and LibreOffice tell in files beside it; see ``Handed``."""
    for name in (path.name, path.name[1:], path.name[2:]):
        with suppress(OSError):
            return _word_owner(path.with_name(f"~${name}").read_bytes())
    with suppress(OSError):
        return _office_owner(path.with_name(f".~lock.{path.name}#").read_text("utf-8", "replace"))
    return ""


def _word_owner(data: bytes) -> str:
    """The name in Word's owner file: its length in one byte, then as many characters."""
    name = data[1 : 1 + data[0]].decode("cp1252", "replace") if data else ""
    return name.strip() or _SOMEBODY


def _office_owner(text: str) -> str:
    """The name in LibreOffice's lock: the full name, else that of the account."""
    names = [part.strip() for part in text.split(",")[:2]]
    return next((name for name in names if name), _SOMEBODY)


def _checksum(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise trouble_of(error, path) from error


def _changed_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _takes_files(folder: Path) -> bool:
    trial = folder / ".klubbslag-trial"
    try:
        trial.touch(exist_ok=False)
        trial.unlink()
    except OSError:
        return False
    return True
