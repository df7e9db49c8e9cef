"""Objects of a PDF file whose text we write ourselves, beside those that reportlab makes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

from reportlab.pdfbase.pdfdoc import PDFObject

COMPRESSION = 4
"""Takes three fifths of the time of zlib's own choice, and a twenty-fifth more room."""


class Packed:
    """How streams are packed; for reportlab, which has no say in how hard."""

    pdfname = "FlateDecode"

    @staticmethod
    def encode(text: bytes | str) -> bytes:
        """The packed bytes."""
        data = text.encode("utf-8") if isinstance(text, str) else text
        return zlib.compress(data, COMPRESSION)


Place: TypeAlias = tuple[int, float]
"""A page, from 0, and a height on it, in points from its lower edge."""


class FileObject(Protocol):
    """What reportlab can write into a file."""

    def format(self, document: FileObjects) -> bytes:
        """The object as it stands in the file."""
        ...


class FileObjects(Protocol):
    """What is used here of a reportlab ``PDFDocument``: its numbered objects and its parts."""

    Catalog: Any
    Pages: Any
    info: FileObject
    delayedFonts: list[Any]  # noqa: N815
    idToObject: dict[str, FileObject]  # noqa: N815
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815
    numberToId: dict[int, str]  # noqa: N815

    def Reference(self, object_: object) -> FileObject:  # noqa: N802
        """Give an object its number; a reference to it."""
        ...


def text_string(text: str) -> str:
    """The text as a PDF string that holds any character."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


def registered(document: FileObjects, object_: FileObject) -> str:
    """Give the object a number; its reference as it stands in the file."""
    return document.Reference(object_).format(document).decode("ascii")


def reference_to(document: FileObjects, name: str) -> str:
    """A reference to the object that reportlab keeps under the name."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])


def destination(document: FileObjects, place: Place) -> str:
    """A place as it stands in the file, when all pages are known."""
    page, top = place
    return f"[{reference_to(document, f'Page{page + 1}')}/XYZ 0 {top:.2f} 0]"


class Raw(PDFObject):
    """An object whose text is ready (or will be, before the file is written)."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: FileObjects) -> bytes:  # noqa: ARG002
        """The object as it stands in the file."""
        return self.text.encode("ascii")


class RawStream(PDFObject):
    """A stream of bytes under the given keys, as they stand in the file."""

    __RefOnly__ = 1

    def __init__(self, keys: str, content: bytes) -> None:
        self.keys = keys
        self.content = content

    def format(self, document: FileObjects) -> bytes:  # noqa: ARG002
        """The object as it stands in the file."""
        head = f"<<{self.keys}/Length {len(self.content)}>>\nstream\n"
        return head.encode("ascii") + self.content + b"endstream\n"


class LinkObject(PDFObject):
    """A link on a page, to an address or to ``#`` with the name of one of the ``places``.

    ``number`` counts the file's links from 0, ``pages`` its pages so far.
    """

    def __init__(
        self,
        box: tuple[float, float, float, float],
        target: str,
        places: Mapping[str, Place],
        description: str,
        number: int,
        pages: Sequence[object],
    ) -> None:
        self.box = box
        self.target = target
        self.places = places
        self.description = description
        self.number = number
        self.pages = pages

    def format(self, document: FileObjects) -> bytes:
        """The object as it stands in the file, when all pages are known."""
        box = " ".join(f"{measure:.2f}" for measure in self.box)
        text = (
            f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4"
            f"/Contents {text_string(self.description)}"
            f"/StructParent {len(self.pages) + self.number}{self._action(document)}>>"
        )
        return text.encode("ascii")

    def _action(self, document: FileObjects) -> str:
        if self.target.startswith("#"):
            return f"/Dest {destination(document, self.places[self.target[1:]])}"
        address = self.target.encode("utf-8", "replace").hex()
        return f"/A<</S/URI/URI <{address}>>>"


class SignatureField(PDFObject):
    """An empty field to sign in; ``name`` is its own, ``description`` what a screen reader says.

    ``number`` counts the file's annotations from 0, ``pages`` its pages so far.
    """

    def __init__(
        self,
        box: tuple[float, float, float, float],
        name: str,
        description: str,
        page: int,
        number: int,
        pages: Sequence[object],
    ) -> None:
        self.box = box
        self.name = name
        self.description = description
        self.page = page
        self.number = number
        self.pages = pages

    def format(self, document: FileObjects) -> bytes:
        """The object as it stands in the file, when all pages are known."""
        left, bottom, right, top = self.box
        text = (
            f"<</Type/Annot/Subtype/Widget/FT/Sig/T {text_string(self.name)}"
            f"/TU {text_string(self.description)}"
            f"/Rect[{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}]/F 4"
            f"/P {reference_to(document, f'Page{self.page + 1}')}"
            f"/StructParent {len(self.pages) + self.number}"
            f"/AP<</N {self._nothing(document)}>>>>"
        )
        return text.encode("ascii")

    def _nothing(self, document: FileObjects) -> str:
        """How it looks before it is signed."""
        left, bottom, right, top = self.box
        size = f"/BBox[0 0 {right - left:.2f} {top - bottom:.2f}]"
        return registered(document, RawStream(f"/Type/XObject/Subtype/Form{size}", b""))
