"""The summons with its attachments, as one PDF or as a ZIP of the files themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from db.entities.meeting import Meeting
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.rich_text import Bullets, Item, Run, plain
from db.store import Session
from desktop.delivery.file_names import file_name
from desktop.documents.bundle import (
    NEW,
    Bundle,
    BundleHead,
    BundlePart,
    LeftOut,
    Progress,
    join_parts,
)
from desktop.documents.bundle_links import SCHEME
from desktop.documents.bundle_pages import as_pdf, stand_in
from desktop.documents.bundle_sources import Fault, UnusablePart
from desktop.documents.model import Block, Document, Heading, Line, LineRole
from desktop.documents.pdf_writer import write_pdf
from desktop.operations.attachments import Attachment, attachments, content_of
from desktop.operations.handing_out import place_papers
from desktop.operations.office import Office, found
from desktop.operations.paper_setting import MadePaper, Order, set_paper
from desktop.operations.papers import order_paper

_DAY = (1980, 1, 1, 0, 0, 0)
_PACKED = frozenset({"pdf", "docx", "xlsx", "pptx", "jpg", "jpeg", "png", "zip", "odt"})


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle with its name, and what it says of itself; see ``documents.bundle.Bundle``."""

    name: str
    content: bytes
    pages: int
    tagged: bool
    accessible: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class MadeZip:
    """A ZIP with its name; ``missing`` are the labels of attachments the register has lost."""

    name: str
    content: bytes
    files: int
    missing: tuple[str, ...]


def make_bundle(
    office: Office, meeting_id: int, *, public: bool = True, progress: Progress | None = None
) -> MadeBundle:
    """The summons with all attachments as one PDF; nothing is stored.

    What cannot stand in it is listed, and a page says so. ``progress`` may raise to stop the
    work. What is protected stands in the internal one only.
    """
    with office.reading() as session:
        meeting = found(session, Meeting, meeting_id)
        order = order_paper(office, session, PaperKind.SUMMONS, meeting_id)
        listed = attachments(session, meeting, public=public)
        agenda = with_attachments(order.document(public=public), listed)
        marks = _bookmarks(agenda)
        parts = list(_parts(session, order, agenda, listed, marks, progress))
    head = BundleHead(
        title=agenda.title,
        items=tuple(marks.values()),
        language=agenda.language,
        made_on=agenda.made_on,
        stand_in=partial(_stand_in, order, agenda),
    )
    bundle = join_parts([part for part, _ in parts], head, progress)
    faults = [LeftOut(part.label, part.title, fault) for part, fault in parts if fault]
    return _made(order, bundle, faults, public=public)


def write_bundle(
    office: Office, meeting_id: int, folder: Path, *, public: bool = True,
    progress: Progress | None = None,
) -> tuple[Path, MadeBundle]:  # fmt: skip
    """Make the bundle and write it into the folder; gives the file. See ``make_bundle``."""
    made = make_bundle(office, meeting_id, public=public, progress=progress)
    (path,) = place_papers(office, (made,), folder, subject_id=meeting_id)
    return path, made


def make_zip(
    office: Office, meeting_id: int, *, public: bool = True, progress: Progress | None = None
) -> MadeZip:
    """The summons and the attachments as they were registered, under telling names.

    A list says what each file is, its checksum, and which are missing ("2 av 31 saknas").
    """
    target = BytesIO()
    missing: list[str] = []
    with office.reading() as session, ZipFile(target, "w", ZIP_DEFLATED) as package:
        meeting = found(session, Meeting, meeting_id)
        order = order_paper(office, session, PaperKind.SUMMONS, meeting_id)
        listed = attachments(session, meeting, public=public)
        summons = set_paper(order, PaperFormat.PDF, public=public)
        _put(package, f"00 {summons.name}", summons.content)
        for number, each in enumerate(listed):
            if progress is not None:
                progress(number, len(listed), each.title)
            content = content_of(session, each)
            if content is None:
                missing.append(each.label)
            else:
                _put(package, zip_name(each), content)
        _put(package, "Innehåll.txt", _told(summons, listed, missing).encode("utf-8-sig"))
        _put(package, "manifest.json", _manifest(listed, missing))
    stem = order.stem if public else (*order.stem, "internt")
    name = file_name(*stem, "handlingar", suffix="zip")
    return MadeZip(name, target.getvalue(), len(listed) + 1 - len(missing), tuple(missing))


def zip_name(each: Attachment) -> str:
    """The name of an attachment's file: "03-1 Remissvar.pdf"; sorts as the agenda goes."""
    item, _, number = each.label.partition(".")
    new = NEW if each.added else ""
    return file_name(f"{item:0>2}-{number:0>2}", each.title, new, suffix=each.suffix)


def with_attachments(agenda: Document, listed: Sequence[Attachment]) -> Document:
    """The agenda with a list of links under each item that has attachments."""
    by_item: dict[str, list[Attachment]] = {}
    for each in listed:
        by_item.setdefault(f"i{each.item_id}", []).append(each)
    blocks: list[Block] = []
    pending: list[Attachment] = []
    for block in agenda.blocks:
        if isinstance(block, Heading) and block.level == 1:
            blocks += _links(pending)
            pending = by_item.pop(block.anchor, [])
        blocks.append(block)
    blocks += _links(pending)
    return replace(agenda, blocks=tuple(blocks))


def _links(listed: Sequence[Attachment]) -> list[Block]:
    if not listed:
        return []
    lead_in = Line((Run("Bilagor:"),), LineRole.LEAD_IN)
    return [lead_in, Bullets(tuple(Item(_link(each)) for each in listed))]


def _link(each: Attachment) -> tuple[Run, ...]:
    text = Run(f"Bilaga {each.label} {each.title}", link=f"{SCHEME}{each.record_id}")
    return (text, Run(f" – {NEW}", bold=True)) if each.added else (text,)


def _bookmarks(agenda: Document) -> dict[str, str]:
    """The bookmark of each item, by its anchor."""
    return {
        block.anchor: " ".join(f"{block.number} {plain(block.runs)}".split())
        for block in agenda.blocks
        if isinstance(block, Heading) and block.anchor
    }


def _parts(
    session: Session, order: Order, agenda: Document, listed: Sequence[Attachment],
    marks: Mapping[str, str], progress: Progress | None,
) -> Iterator[tuple[BundlePart, Fault | None]]:  # fmt: skip
    """The agenda and the attachments as PDF, each with why it could not be turned into one."""
    yield BundlePart(title=agenda.title, content=write_pdf(agenda, order.style)), None
    for number, each in enumerate(listed):
        if progress is not None:
            progress(number, 2 * len(listed), each.title)
        part = BundlePart(
            title=each.title,
            content=b"",
            label=each.label,
            item=marks.get(f"i{each.item_id}", ""),
            key=str(each.record_id),
            added=each.added,
        )
        yield _converted(session, order, agenda, each, part)


def _converted(
    session: Session, order: Order, agenda: Document, each: Attachment, part: BundlePart
) -> tuple[BundlePart, Fault | None]:
    content = content_of(session, each)
    try:
        if content is None:
            raise UnusablePart(Fault.MISSING)
        pdf = as_pdf(replace(part, content=content), each.file_name, order.style, agenda.made_on)
    except UnusablePart as unusable:
        page = _stand_in(order, agenda, part, unusable.fault)
        return replace(part, content=page), unusable.fault
    return replace(part, content=pdf), None


def _stand_in(order: Order, agenda: Document, part: BundlePart, fault: Fault) -> bytes:
    return stand_in(part, fault, order.style, agenda.made_on, agenda.head.organisation)


def _made(order: Order, bundle: Bundle, faults: Sequence[LeftOut], *, public: bool) -> MadeBundle:
    stem = order.stem if public else (*order.stem, "internt")
    return MadeBundle(
        file_name(*stem, "med bilagor", suffix="pdf"),
        bundle.content,
        bundle.pages,
        bundle.tagged,
        bundle.accessible,
        tuple(sorted((*faults, *bundle.left_out), key=_place)),
    )


def _place(left_out: LeftOut) -> tuple[int, ...]:
    return tuple(int(part) for part in left_out.label.split("."))


def _put(package: ZipFile, name: str, content: bytes) -> None:
    """Add a file, unpacked where it is packed already; the same bytes each time."""
    entry = ZipInfo(name, _DAY)
    packed_already = name.rpartition(".")[2] in _PACKED
    entry.compress_type = ZIP_STORED if packed_already else ZIP_DEFLATED
    package.writestr(entry, content)


def _told(summons: MadePaper, listed: Sequence[Attachment], missing: Iterable[str]) -> str:
    gone = set(missing)
    lines = [f"{len(gone)} av {len(listed)} saknas" if gone else "Alla bilagor finns med", ""]
    lines.append(f"00 {summons.name}")
    for each in listed:
        state = "SAKNAS i registret" if each.label in gone else zip_name(each)
        lines.append(f"Bilaga {each.label}  {each.title}  ({each.registration_number}): {state}")
    return "\r\n".join(lines) + "\r\n"


def _manifest(listed: Sequence[Attachment], missing: Iterable[str]) -> bytes:
    gone = set(missing)
    entries = [
        {
            "label": each.label,
            "title": each.title,
            "registration_number": each.registration_number,
            "file": None if each.label in gone else zip_name(each),
            "sha256": each.sha256,
            "size": each.size,
            "added_after_summons": each.added,
        }
        for each in listed
    ]
    told = {"attachments": entries, "missing": sorted(gone)}
    return json.dumps(told, ensure_ascii=False, indent=1).encode()
