"""One PDF of an agenda and its attachments: bookmarks, links, page numbers, one tree for readers.

Files that cannot stand in it are replaced by a page that says so, and listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, ObjectStreamMode, Pdf, String, settings

from desktop.documents.bundle_links import (
    Bookmark,
    add_bookmarks,
    link_attachments,
    outline_pages,
    resolve_names,
)
from desktop.documents.bundle_sources import (
    STRANGE,
    Fault,
    UnusablePart,
    declares_ua,
    is_tagged,
    opened_source,
)
from desktop.documents.bundle_trees import Placed, join_trees
from desktop.documents.pdf_stamps import Stamp, Stamper
from desktop.documents.uncollected import uncollected

NEW = "nytt sedan kallelsen"
_USUAL_LEVEL = -1
# What qpdf writes as the name of a file when it is asked not to draw one.
_STATIC_ID = b"<31415926535897932384626433832795>"
Progress = Callable[[int, int, str], None]
"""Told of done, total and what is at hand; may raise to stop the work."""
# An object of a PDF file; pikepdf gives them without further type.
Node = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePart:
    """A file of the bundle; the first is the agenda.

    ``label`` ("3.1") is empty for the agenda. ``item`` is the agenda's bookmark of the item that
    it belongs to, ``key`` what links in the agenda name it by.
    """

    title: str
    content: bytes
    label: str = ""
    item: str = ""
    key: str = ""
    added: bool = False

    @property
    def heading(self) -> str:
        """Its name in bookmarks."""
        told = f"Bilaga {self.label} {self.title}" if self.label else self.title
        return f"{told} ({NEW})" if self.added else told


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An attachment that is not in the bundle itself, and why."""

    label: str
    title: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Bundle:
    """The file. ``tagged`` says that every part is, so that all of it can be read aloud;
    ``accessible`` that every part moreover follows PDF/UA.
    """

    content: bytes
    pages: int
    tagged: bool
    accessible: bool
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleHead:
    """What the file says of itself, and how a page is made that stands for a missing part.

    ``items`` are the agenda's own bookmarks that lead to its items, in order.
    """

    title: str
    items: tuple[str, ...] = ()
    language: str
    made_on: date
    stand_in: Callable[[BundlePart, Fault], bytes]


def join_parts(
    parts: Sequence[BundlePart], head: BundleHead, progress: Progress | None = None
) -> Bundle:
    """Join the parts; the first one, the agenda, must be a PDF of our own."""
    step = progress or _silent
    total = len(parts) + 2
    left_out: list[LeftOut] = []
    sources: list[Pdf] = []
    with uncollected(), ExitStack() as open_files:
        target = open_files.enter_context(Pdf.new())
        for number, part in enumerate(parts):
            step(number, total, part.heading)
            source, fault = _source(part, head)
            sources.append(open_files.enter_context(source))
            if fault is not None:
                left_out.append(LeftOut(part.label, part.title, fault))
            target.pages.extend(source.pages)
        step(len(parts), total, head.title)
        placed = tuple(_placed(target, parts, sources))
        tagged = all(map(is_tagged, sources)) and _are_joined(target, placed, head)
        accessible = tagged and all(declares_ua(source) for source in sources)
        _finish(target, parts, placed, head, accessible=accessible)
        step(len(parts) + 1, total, head.title)
        content = _saved(target, _identity(parts))
        return Bundle(content, len(target.pages), tagged, accessible, tuple(left_out))


def _placed(target: Pdf, parts: Sequence[BundlePart], sources: Sequence[Pdf]) -> Iterator[Placed]:
    pages, first = list(target.pages), 0
    for part, source in zip(parts, sources, strict=True):
        end = first + len(source.pages)
        yield Placed(part.heading, source, first, pages[first:end])
        first = end


def _silent(done: int, total: int, text: str) -> None:
    """Tell nobody."""


def _source(part: BundlePart, head: BundleHead) -> tuple[Pdf, Fault | None]:
    try:
        return opened_source(part.content), None
    except UnusablePart as unusable:
        return opened_source(head.stand_in(part, unusable.fault)), unusable.fault


def _are_joined(target: Pdf, placed: Sequence[Placed], head: BundleHead) -> bool:
    """Join the trees; False when one of them is not what a tree must be."""
    try:
        join_trees(target, placed, head.language)
    except STRANGE:
        return False
    return True


def _finish(
    target: Pdf, parts: Sequence[BundlePart], placed: Sequence[Placed], head: BundleHead, *,
    accessible: bool,
) -> None:  # fmt: skip
    for each in placed:
        _resolve(target, each)
    firsts = {
        part.key: (place.first, part.heading)
        for part, place in zip(parts, placed, strict=True)
        if part.key
    }
    link_attachments(target, placed[0], firsts)
    add_bookmarks(target, list(_bookmarks(parts, placed, head.items)))
    _stamp(target, parts, placed)
    _describe(target, head, accessible=accessible)


def _resolve(target: Pdf, placed: Placed) -> None:
    """Let the part's own links lead on; in a strange file they may lead nowhere."""
    try:
        resolve_names(target, placed)
    except STRANGE:
        return


def _bookmarks(
    parts: Sequence[BundlePart], placed: Sequence[Placed], items: Sequence[str]
) -> Iterator[Bookmark]:
    """The agenda, its items in their order, and below each its attachments."""
    pages = outline_pages(placed[0].source)
    marks = {title: Bookmark(title, pages.get(title, 0)) for title in items}
    for part, place in zip(parts[1:], placed[1:], strict=True):
        above = marks.setdefault(part.item, Bookmark(part.item or part.heading, place.first))
        above.below.append(Bookmark(part.heading, place.first))
    yield Bookmark(parts[0].title, 0)
    yield from marks.values()


def _stamp(target: Pdf, parts: Sequence[BundlePart], placed: Sequence[Placed]) -> None:
    total = len(target.pages)
    stamper = Stamper(target, "".join(part.label for part in parts) + _WORDS)
    for part, place in zip(parts, placed, strict=True):
        for number, page in enumerate(place.pages, 1):
            left = _told(part, number, place.count)
            stamper.stamp(page, Stamp(left, f"{place.first + number} ({total})"))


_WORDS = f"Bilaga, sida () 0123456789 – {NEW} Ärende"


def _told(part: BundlePart, number: int, count: int) -> str:
    if not part.label:
        return ""
    item = part.label.partition(".")[0]
    told = f"Ärende {item} – Bilaga {part.label}, sida {number} ({count})"
    return f"{told} – {NEW}" if part.added else told


def _describe(target: Pdf, head: BundleHead, *, accessible: bool) -> None:
    root: Node = target.Root
    root.Lang = String(head.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    day = f"{head.made_on:%Y-%m-%d}T00:00:00Z"
    ua = "<pdfuaid:part>1</pdfuaid:part>" if accessible else ""
    text = _PACKET.format(title=escape(head.title), day=day, language=head.language, ua=ua)
    root.Metadata = target.make_stream(
        text.encode("utf-8"), {"/Type": Name.Metadata, "/Subtype": Name.XML}
    )
    stamp = String(f"D:{head.made_on:%Y%m%d}000000Z")
    target.trailer["/Info"] = target.make_indirect(
        Dictionary(
            Title=String(head.title), Creator=String("Klubbslag"), Producer=String("Klubbslag"),
            CreationDate=stamp, ModDate=stamp,
        )
    )  # fmt: skip


def _saved(target: Pdf, identity: str) -> bytes:
    goal = BytesIO()
    # The many small objects of the tree are packed lightly: a seventh of the whole time for a
    # twelfth more bytes.
    settings.set_flate_compression_level(1)
    try:
        target.save(
            goal,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
            static_id=True,
        )
    finally:
        settings.set_flate_compression_level(_USUAL_LEVEL)
    return _named(goal, f"<{identity}>".encode())


def _named(file: BytesIO, identity: bytes) -> bytes:
    """The file with its name put where it stands, near the end, without copying all of it."""
    content = file.getvalue()
    place, end = content.rfind(_STATIC_ID), len(content)
    del content
    with file.getbuffer() as view:
        tail = bytes(view[max(0, place - 200) : end]) if place >= 0 else b""
        view[end - len(tail) : end] = tail.replace(_STATIC_ID, identity)
    return file.getvalue()


def _identity(parts: Sequence[BundlePart]) -> str:
    """The file's name for itself, the same for the same parts.

    Of our own, since having it drawn from the finished file takes a tenth of the whole time.
    """
    digest = sha256("\n".join(part.heading for part in parts).encode())
    for part in parts:
        digest.update(part.content)
    return digest.hexdigest()[:32]


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Klubbslag</pdf:Producer><xmp:CreatorTool>Klubbslag</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>
{ua}</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
