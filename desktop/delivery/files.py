"""Writing files so that none is ever left half done, and none is overwritten unasked."""

from __future__ import annotations

import os
from pathlib import Path

from db.rules.troubles import DiskFull, FileTrouble, Trouble

_FULL = (28, 122)  # ENOSPC, EDQUOT


def write_new(folder: Path, name: str, content: bytes) -> Path:
    """Write the bytes under that name, or the next free one ("namn 2.pdf"); gives the path.

    A file with the very same bytes is left as it is. Raises ``DiskFull`` or ``FileTrouble``;
    then nothing is left behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write(folder, name, content)
    except OSError as error:
        raise trouble_of(error, folder / name) from error


def read_file(path: Path) -> bytes:
    """The bytes of a file; raises ``FileTrouble``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise trouble_of(error, path) from error


def replace_file(path: Path, content: bytes) -> None:
    """Write the bytes to the path, whole or not at all, over a file of ours that stands there.

    Raises ``DiskFull`` or ``FileTrouble``.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        _fill(draft, content)
        draft.replace(path)
    except OSError as error:
        raise trouble_of(error, path) from error
    finally:
        draft.unlink(missing_ok=True)


def _fill(draft: Path, content: bytes) -> None:
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def trouble_of(error: OSError, path: Path) -> Trouble:
    """What the system's refusal means: a full disk, or trouble with the one file."""
    if error.errno in _FULL:
        return DiskFull(str(path.parent))
    return FileTrouble(str(path), error.strerror or str(error), error.errno or 0)


def _write(folder: Path, name: str, content: bytes) -> Path:
    draft = folder / f".{name[:80]}.{os.getpid()}.part"
    try:
        _fill(draft, content)
        return _place(draft, folder / name, content)
    finally:
        draft.unlink(missing_ok=True)


def _place(draft: Path, wanted: Path, content: bytes) -> Path:
    number = 1
    target = wanted
    while True:
        try:
            os.link(draft, target)
        except FileExistsError:
            if target.is_file() and target.read_bytes() == content:
                return target
            number += 1
            target = wanted.with_stem(f"{wanted.stem} {number}")
        else:
            return target
