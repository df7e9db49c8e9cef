"""Writing papers into folders, and remembering what was written there.

What was changed by hand since is noticed by its checksum and never written over unasked; the copy
that somebody worked on can be kept as a record of the case.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from db.entities.base import now
from db.entities.handed_out import HandedOut
from db.entities.paper import checksum
from db.queries.handed_out import (
    CaseChoice,
    cases_concerned,
    checksum_left,
    file_keys,
    subject_at,
)
from db.rules.lifecycle import Direction
from db.store import Session
from desktop.delivery.handed_out import Choice, Handed, Outcome, hand_file
from desktop.operations.office import Office, found
from desktop.operations.records import add_file

_WRITTEN = (Outcome.WRITTEN, Outcome.RENEWED, Outcome.SAME, Outcome.BESIDE)


class Named(Protocol):
    """A file to be written: a made paper, or a kept one."""

    @property
    def name(self) -> str:
        """The name of the file."""
        ...

    @property
    def content(self) -> bytes:
        """Its bytes."""
        ...


def hand_out(
    office: Office, papers: Iterable[Named], folder: Path, *, subject_id: int = 0,
    choices: Mapping[str, Choice] | None = None, otherwise: Choice | None = None,
) -> tuple[Handed, ...]:  # fmt: skip
    """Write papers into the folder; tells what became of each, in the order given.

    A file that nobody has touched since we wrote it is replaced. For one that is changed by hand,
    or never was ours, ``choices`` says by name what to do, then ``otherwise``; without a choice it
    is left, and its outcome is ``ASKED``. Raises ``DiskFull`` or ``FileTrouble``.
    """
    chosen = dict(choices or {})
    papers = tuple(papers)
    handed: list[Handed] = []
    try:
        with office.reading() as session:
            for paper in papers:
                choice = chosen.get(paper.name, otherwise)
                left = partial(_left_at, session)
                handed.append(hand_file(folder, paper.name, paper.content, left, choice))
    finally:
        # Also when the disk fills half-way: what was written is ours.
        _remember(office, handed, papers, subject_id)
    return tuple(handed)


def place_papers(
    office: Office, papers: Iterable[Named], folder: Path, *, subject_id: int = 0
) -> tuple[Path, ...]:
    """Write papers where nobody is at hand to choose; gives the files.

    A file changed by hand, or open elsewhere, is left, and the new one is put beside it. Raises
    ``DiskFull`` or ``FileTrouble``.
    """
    handed = hand_out(office, papers, folder, subject_id=subject_id, otherwise=Choice.BESIDE)
    return tuple(one.path for one in handed)


def edited_copy_to_record(office: Office, path: Path, case_id: int, title: str = "") -> int:
    """Keep a file that somebody has changed by hand as a record of the case; gives its key.

    Raises ``FileTrouble`` and ``AlreadyRegistered``.
    """
    title = title or f"{path.stem} (ändrad för hand)"
    return add_file(office, case_id, path, title, direction=Direction.DRAWN_UP, day=office.today())


def cases_of_file(session: Session, path: Path) -> tuple[CaseChoice, ...]:
    """The cases that the file of ours at the path concerns."""
    return cases_concerned(session, subject_at(session, path_key(path)))


def path_key(path: Path) -> str:
    """The path as it is remembered: whole, and alike however it is spelled."""
    return os.path.normcase(path.absolute().resolve())


def _left_at(session: Session, path: Path) -> str:
    return checksum_left(session, path_key(path))


def _remember(
    office: Office, handed: Sequence[Handed], papers: Sequence[Named], subject_id: int
) -> None:
    """Keep the checksums of what lies there now; a register that only reads remembers nothing."""
    sums = {
        path_key(one.path): checksum(paper.content)
        for one, paper in zip(handed, papers, strict=False)
        if one.outcome in _WRITTEN
    }
    if not sums or office.store.read_only:
        return
    with office.writing("paper.hand_out") as session:
        known = file_keys(session, sums)
        for path, sha256 in sums.items():
            if path in known:
                there = found(session, HandedOut, known[path])
                there.sha256, there.subject_id = sha256, subject_id or there.subject_id
                there.handed_at, there.handed_by = now(), office.clerk
            else:
                session.add(
                    HandedOut(
                        path=path, sha256=sha256, subject_id=subject_id,
                        handed_at=now(), handed_by=office.clerk,
                    )
                )  # fmt: skip
