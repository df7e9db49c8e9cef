"""PDF files from anywhere, made ready to stand in a bundle: opened with care, actions taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

LARGEST = 300_000_000
MOST_PAGES = 5_000
_DEEPEST = 40
_SIDES = 4
_SAFE_ACTIONS = frozenset({"/GoTo", "/URI", "/Named"})
_SAFE_ADDRESS = re.compile(rb"(?i)(https?|mailto|tel|bilaga):")
_PLAYED = frozenset({"/RichMedia", "/Screen", "/Movie", "/Sound", "/3D", "/FileAttachment"})
_UA = re.compile(rb"pdfuaid:part\s*(=\s*[\"']1|>\s*1)")
# What pikepdf raises for a file whose objects are not of the kinds they must be.
STRANGE = (pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError, RuntimeError)
# An object of a PDF file; pikepdf gives them without further type.
Node = Any


class Fault(StrEnum):
    """Why an attachment does not stand in the bundle itself."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    NO_CONVERTER = "no_converter"
    MISSING = "missing"


class UnusablePart(Exception):
    """A file that cannot stand in a bundle."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def opened_source(data: bytes) -> Pdf:
    """The file, free of scripts and of all that plays. Raises ``UnusablePart``."""
    if len(data) > LARGEST:
        raise UnusablePart(Fault.TOO_LARGE)
    try:
        pdf = pikepdf.open(BytesIO(data))
    except pikepdf.PasswordError as error:
        raise UnusablePart(Fault.ENCRYPTED) from error
    except STRANGE as error:
        raise UnusablePart(Fault.BROKEN) from error
    try:
        _demand_pages(pdf)
        _disarm(pdf)
    except UnusablePart:
        pdf.close()
        raise
    except STRANGE as error:
        pdf.close()
        raise UnusablePart(Fault.BROKEN) from error
    return pdf


# For what a page lacks: made once, since making it takes longer than looking.
_NOTHING = Dictionary()


def _demand_pages(pdf: Pdf) -> None:
    count = len(pdf.pages)
    if not count:
        raise UnusablePart(Fault.BROKEN)
    if count > MOST_PAGES:
        raise UnusablePart(Fault.TOO_LARGE)


def _disarm(pdf: Pdf) -> None:
    """Fix forms as they look, and take out what acts by itself."""
    if "/AcroForm" in pdf.Root:
        pdf.flatten_annotations()
    for page in pdf.pages:
        obj: Node = page.obj
        _demand_plain(page)
        if "/AA" in obj:
            del obj.AA
        annotations: Node = obj.get("/Annots")
        if annotations is not None:
            kept = [each for each in annotations if str(each.get("/Subtype", "")) not in _PLAYED]
            for annotation in kept:
                _disarm_annotation(annotation)
            if len(kept) < len(annotations):
                obj.Annots = Array(kept)


def _demand_plain(page: pikepdf.Page) -> None:
    """Raise ``ValueError`` for a page whose parts are not of the kinds that they must be."""
    obj: Node = page.obj
    resources: Node = obj.get("/Resources", _NOTHING)
    fonts: Node = resources.get("/Font", _NOTHING)
    pictures: Node = resources.get("/XObject", _NOTHING)
    plain = (
        isinstance(resources, Dictionary)
        and isinstance(fonts, Dictionary)
        and isinstance(pictures, Dictionary)
    )
    notes: Node = obj.get("/Annots")
    if notes is not None:
        plain = plain and isinstance(notes, Array) and all(isinstance(n, Dictionary) for n in notes)
    sides = list(map(float, page.cropbox.as_list()))
    if not plain or len(sides) != _SIDES or int(obj.get("/Rotate", 0)) % 90:
        raise ValueError("a page is not as it must be")


def _disarm_annotation(annotation: Node) -> None:
    if "/AA" in annotation:
        del annotation.AA
    action: Node = annotation.get("/A")
    if action is None:
        return
    kind = str(action.get("/S", ""))
    address = bytes(action.get("/URI", b"")) if kind == "/URI" else b"http:"
    if kind not in _SAFE_ACTIONS or not _SAFE_ADDRESS.match(address):
        del annotation.A
    elif "/Next" in action:
        del action.Next


def is_tagged(pdf: Pdf) -> bool:
    """Whether the file has a structure tree, as far as a glance tells."""
    try:
        marks: Node = pdf.Root.get("/MarkInfo")
        tree: Node = pdf.Root.get("/StructTreeRoot")
        if marks is None or tree is None or not marks.get("/Marked", False):
            return False
        kids: Node = tree.K
        tops = list(kids) if isinstance(kids, Array) else [kids]
        sound = all(isinstance(top, Dictionary) and "/S" in top for top in tops)
        return sound and next(owners(tree.ParentTree), None) is not None
    except STRANGE:
        return False


def declares_ua(pdf: Pdf) -> bool:
    """Whether the file says of itself that it follows PDF/UA-1."""
    metadata: Node = pdf.Root.get("/Metadata")
    try:
        return metadata is not None and bool(_UA.search(metadata.read_bytes()))
    except STRANGE:
        return False


def owners(tree: Node, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Keys and values of a number tree. Raises ``ValueError`` for one that goes too deep."""
    if depth > _DEEPEST:
        raise ValueError("the number tree is too deep")
    for kid in tree.get("/Kids", ()):
        yield from owners(kid, depth + 1)
    # Taken out at once: to ask an array for its places one by one takes four times as long.
    numbers = list(tree.get(Name.Nums, ()))
    for key, value in zip(numbers[::2], numbers[1::2], strict=False):
        yield int(key), value
