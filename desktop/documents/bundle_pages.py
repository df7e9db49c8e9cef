"""Attachments of every kind as PDF pages: pictures, texts, Word files, and pages that stand in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageSequence, UnidentifiedImageError

from db.rules.rich_text import Text, rich, runs
from desktop.documents.bundle import BundlePart
from desktop.documents.bundle_sources import Fault, UnusablePart
from desktop.documents.house_style import HouseStyle
from desktop.documents.model import Block, Document, Figure, PageBreak, RunningHead, Title
from desktop.documents.office_pdf import SUFFIXES, converter, office_to_pdf
from desktop.documents.pdf_pictures import UnusablePicture
from desktop.documents.pdf_writer import write_pdf

_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp", ".webp"})
_AS_IT_IS = (b"\x89PNG", b"\xff\xd8")
_MOST_FRAMES = 200
_MOST_TEXT = 2_000_000
_WIDEST = 150.0

_WHY = {
    Fault.ENCRYPTED: "Filen är skyddad med lösenord och kan inte visas här.",
    Fault.BROKEN: "Filen är skadad och kan inte visas här.",
    Fault.TOO_LARGE: "Filen är för stor för att visas här.",
    Fault.OTHER_KIND: "Filen är av ett slag som inte kan visas här.",
    Fault.NO_CONVERTER: "Filen kan inte visas här.",
    Fault.MISSING: "Filen saknas i registret.",
}


def as_pdf(part: BundlePart, name: str, style: HouseStyle, made_on: date) -> bytes:
    """The attachment as PDF; ``name`` is that of the file. Raises ``UnusablePart``."""
    suffix = PurePath(name).suffix.casefold()
    if part.content.startswith(b"%PDF") or suffix == ".pdf":
        return part.content
    if suffix in _PICTURES:
        return _pictures(part, style, made_on)
    if suffix == ".txt":
        return _text(part, style, made_on)
    if suffix in SUFFIXES:
        return _office(part, suffix)
    raise UnusablePart(Fault.OTHER_KIND)


def stand_in(
    part: BundlePart, fault: Fault, style: HouseStyle, made_on: date, organisation: str = ""
) -> bytes:
    """A page that says why the attachment is not there, and that it is handed out separately."""
    advice = "" if fault is Fault.MISSING else " Bilagan lämnas separat."
    blocks = (Title(runs(part.heading)), Text(runs(_WHY[fault] + advice)))
    return write_pdf(_document(part, blocks, made_on, organisation), style)


def why_left_out(fault: Fault) -> str:
    """The sentence of a page that stands in."""
    return _WHY[fault]


def _document(
    part: BundlePart, blocks: tuple[Block, ...], made_on: date, organisation: str = ""
) -> Document:
    head = RunningHead(paper=f"Bilaga {part.label}", organisation=organisation)
    return Document(
        kind="attachment", title=part.heading, head=head, blocks=blocks, made_on=made_on
    )


def _pictures(part: BundlePart, style: HouseStyle, made_on: date) -> bytes:
    blocks: list[Block] = [Title(runs(part.heading))]
    for number, image in enumerate(_frames(part.content), 1):
        told = part.title if number == 1 else f"{part.title}, sida {number}"
        blocks += [PageBreak()] if number > 1 else []
        blocks.append(Figure(image, told, width=_WIDEST))
    try:
        return write_pdf(_document(part, tuple(blocks), made_on), style)
    except UnusablePicture as unusable:
        fault = Fault.TOO_LARGE if unusable.width else Fault.BROKEN
        raise UnusablePart(fault) from unusable


def _frames(content: bytes) -> Iterator[bytes]:
    """The picture as PNG or JPEG, a scanned document page by page. Raises ``UnusablePart``."""
    if content.startswith(_AS_IT_IS):
        yield content
        return
    try:
        with Image.open(BytesIO(content)) as picture:
            if getattr(picture, "n_frames", 1) > _MOST_FRAMES:
                raise UnusablePart(Fault.TOO_LARGE)
            for frame in ImageSequence.Iterator(picture):
                target = BytesIO()
                frame.convert("RGB").save(target, "PNG")
                yield target.getvalue()
    except Image.DecompressionBombError as error:
        raise UnusablePart(Fault.TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise UnusablePart(Fault.BROKEN) from error


def _text(part: BundlePart, style: HouseStyle, made_on: date) -> bytes:
    if len(part.content) > _MOST_TEXT:
        raise UnusablePart(Fault.TOO_LARGE)
    try:
        text = part.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = part.content.decode("cp1252", "replace")
    blocks = (Title(runs(part.title)), *(Text(t.runs) for t in rich(text) if isinstance(t, Text)))
    return write_pdf(_document(part, blocks, made_on), style)


def _office(part: BundlePart, suffix: str) -> bytes:
    program = converter()
    if not program:
        raise UnusablePart(Fault.NO_CONVERTER)
    made = office_to_pdf(part.content, suffix, program)
    if made is None:
        raise UnusablePart(Fault.BROKEN)
    return made
