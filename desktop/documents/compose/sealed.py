"""The list of attachments that minutes seal: who signs the minutes signs their checksums too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.rules.rich_text import Row, Table, Text, runs
from desktop.documents.model import Block, Heading

_GROUP = 8
_INTRODUCTION = (
    "Protokollets underskrifter omfattar även dessa bilagor. Kontrollsumman (SHA-256) räknas ut "
    "av filens innehåll och blir en annan om filen ändras. Mellanslagen hör inte till den."
)


@dataclass(frozen=True, slots=True)
class SealedFile:
    """An attachment: its number on the agenda, its title, its dnr, SHA-256 of its bytes."""

    label: str
    title: str
    registration_number: str
    sha256: str


def sealed_blocks(files: Sequence[SealedFile]) -> Iterator[Block]:
    """A heading and a table of the files; nothing when there are none."""
    if files:
        yield Heading(runs("Bilagor"), 1, "", "bilagor")
        yield Text(runs(_INTRODUCTION))
        head = tuple(runs(text) for text in ("Bilaga", "Handling", "Diarienummer", "SHA-256"))
        yield Table((head, *map(_row, files)), widths=(1.0, 4.0, 2.0, 3.6))


def _row(file: SealedFile) -> Row:
    return (
        runs(file.label),
        runs(file.title),
        runs(file.registration_number),
        runs(grouped(file.sha256)),
    )


def grouped(sha256: str) -> str:
    """A checksum in groups of eight, to be read and compared by eye."""
    starts = range(0, len(sha256), _GROUP)
    return " ".join(sha256[start : start + _GROUP] for start in starts)
