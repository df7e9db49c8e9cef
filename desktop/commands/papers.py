"""The command that writes papers to a folder."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from db.queries.cases import case_view
from db.queries.existing import body_named
from db.queries.lookup import Found, ThingKind, lookup
from db.queries.meetings import meeting_view
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.refusals import NotFound, NotWellFormed
from desktop.commands.answers import print_json
from desktop.commands.opening import open_office
from desktop.delivery.handed_out import Choice
from desktop.documents.pdf_reader import page_count
from desktop.operations.bundles import make_bundle
from desktop.operations.extracts import make_extract
from desktop.operations.handing_out import hand_out
from desktop.operations.office import Office
from desktop.operations.papers import MadePaper, make_paper
from desktop.ui.file_words import handed_in_words, left_out_in_words, needs_words

_FROM_MEETING = {
    "summons": PaperKind.SUMMONS,
    "minutes": PaperKind.MINUTES,
    "quick-minutes": PaperKind.QUICK_MINUTES,
}


def paper(said: argparse.Namespace) -> int:
    """Write a paper in the asked formats and tell the files."""
    office = open_office(said.register)
    formats = _formats(said.format)
    subjects = _subjects(office, said.kind, " ".join(said.key))
    written: list[dict[str, Any]] = []
    for kind, subject_id in subjects:
        if said.bundle and kind is PaperKind.SUMMONS:
            made = _bundle(office, subject_id, public=not said.internal)
        else:
            made = _made(office, kind, subject_id, formats, public=not said.internal)
        written.extend(_write(office, Path(said.to), paper, subject_id) for paper in made)
    if said.json:
        print_json(written)
    else:
        for entry in written:
            print(entry["path"])
    return 0


def _formats(text: str) -> tuple[PaperFormat, ...]:
    try:
        return tuple(PaperFormat(word.strip()) for word in text.split(",") if word.strip())
    except ValueError:
        raise NotWellFormed("format", text) from None


def _subjects(office: Office, kind: str, key: str) -> list[tuple[PaperKind, int]]:
    with office.reading() as session:
        found = lookup(session, key)
        body_id = body_named(session, key)
        if kind == "delegations" and body_id is not None:
            return [(PaperKind.DELEGATIONS, body_id)]
        if found is None:
            raise NotFound(key)
        subjects = list(_found_subjects(office, kind, found))
    if not subjects:
        raise NotFound(f"{kind} {key}")
    return subjects


def _found_subjects(office: Office, kind: str, found: Found) -> Iterator[tuple[PaperKind, int]]:
    match kind, found.kind:
        case "memo", ThingKind.CASE:
            with office.reading() as session:
                yield from ((PaperKind.MEMO, m.id) for m in case_view(session, found.id).memos)
        case "summons" | "minutes" | "quick-minutes", ThingKind.MEETING:
            yield _FROM_MEETING[kind], found.id
        case "notice", ThingKind.MEETING:
            with office.reading() as session:
                parts = meeting_view(session, found.id).parts
            yield from ((PaperKind.NOTICE, part.id) for part in parts if part.notice)
        case "delegations", ThingKind.MEETING:
            yield PaperKind.DELEGATIONS, found.id
        case "journal", ThingKind.CASE:
            yield PaperKind.JOURNAL, found.id
        case "extract" | "extracts", _:
            yield from ((PaperKind.EXTRACT, key) for key in _paragraphs(office, found))
        case _:
            return


def _paragraphs(office: Office, found: Found) -> Sequence[int]:
    with office.reading() as session:
        match found.kind:
            case ThingKind.PARAGRAPH:
                return [found.id]
            case ThingKind.CASE:
                return [row.id for row in case_view(session, found.id).paragraphs if row.number]
            case ThingKind.MEETING:
                agenda = meeting_view(session, found.id).agenda
                return [row.paragraph_id for row in agenda if row.paragraph_id and row.number]
            case _:
                return []


def _made(
    office: Office, kind: PaperKind, subject_id: int, formats: Sequence[PaperFormat], *,
    public: bool,
) -> Iterator[MadePaper]:  # fmt: skip
    if kind is PaperKind.EXTRACT and public:
        # The one canonical extract: it is kept, and the same file is written every time.
        kept = make_extract(office, subject_id)
        yield from (paper for paper in kept if paper.format in formats)
        formats = [form for form in formats if form not in {paper.format for paper in kept}]
    yield from make_paper(office, kind, subject_id, formats=formats, public=public)


def _bundle(office: Office, meeting_id: int, *, public: bool) -> Iterator[MadePaper]:
    """The summons with all attachments as one file; those left out are told of."""
    bundle = make_bundle(office, meeting_id, public=public)
    for left_out in bundle.left_out:
        print(left_out_in_words(left_out), file=sys.stderr)
    yield MadePaper(bundle.name, PaperFormat.PDF, bundle.content)


def _write(office: Office, folder: Path, paper: MadePaper, subject_id: int) -> dict[str, Any]:
    beside = Choice.BESIDE
    (handed,) = hand_out(office, (paper,), folder, subject_id=subject_id, otherwise=beside)
    if needs_words(handed):
        print(handed_in_words(handed), file=sys.stderr)
    pages = page_count(paper.content) if paper.format is PaperFormat.PDF else None
    told = {
        "path": str(handed.path),
        "sha256": hashlib.sha256(paper.content).hexdigest(),
        "pages": pages,
    }
    return {key: value for key, value in told.items() if value is not None}
