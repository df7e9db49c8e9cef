"""Papers and lists out of the register, into a folder of the clerk's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from db.queries.papers import paper_file
from desktop.delivery.files import write_new
from desktop.delivery.handed_out import Choice, Handed
from desktop.operations.handing_out import hand_out, place_papers
from desktop.operations.office import Office


def save_papers(office: Office, paper_ids: Sequence[int], folder: Path) -> tuple[Path, ...]:
    """Write kept papers into the folder, byte for byte, each under its own name.

    What somebody has changed by hand there is left, and the paper put beside it. Raises
    ``DiskFull`` or ``FileTrouble``; then no file is left half written.
    """
    with office.reading() as session:
        files = [paper_file(session, key) for key in paper_ids]
    return place_papers(office, files, folder)


def hand_out_papers(
    office: Office, paper_ids: Sequence[int], folder: Path, *, subject_id: int = 0,
    choices: Mapping[str, Choice] | None = None,
) -> tuple[Handed, ...]:  # fmt: skip
    """The same, but a file changed by hand waits for a choice; see ``hand_out``."""
    with office.reading() as session:
        files = [paper_file(session, key) for key in paper_ids]
    return hand_out(office, files, folder, subject_id=subject_id, choices=choices)


def save_list(_office: Office, text: str, folder: Path, name: str) -> Path:
    """Write a list as UTF-8 with the mark that spreadsheet programs look for; gives the file."""
    return write_new(folder, name, text.encode("utf-8-sig"))
