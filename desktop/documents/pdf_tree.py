"""The structure tree of a PDF: its nodes, and writing them with reportlab's own object writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from reportlab.pdfbase.pdfdoc import PDFObject


class FileObject(Protocol):
    """What reportlab can write into a file."""

    def format(self, document: FileObjects) -> bytes:
        """The object as it stands in the file."""
        ...


class FileObjects(Protocol):
    """What is used here of a reportlab ``PDFDocument``: its numbered objects and its catalog."""

    Catalog: Any
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]  # noqa: N815

    def Reference(self, object_: object) -> FileObject:  # noqa: N802
        """Give an object its number; a reference to it."""
        ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a page's content; ``page`` counts from 0."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to an element, by its name in the file."""

    page: int
    name: str


@dataclass(slots=True, eq=False)
class Element:
    """A node of the tree: a standard tag, further keys as they stand in the file, children.

    ``target`` is where a link leads.
    """

    tag: str
    keys: str = ""
    kids: list[Element | Mark | Annotation] = field(default_factory=list[Any])
    target: str = ""

    def add(self, tag: str, keys: str = "") -> Element:
        """A new last child."""
        child = Element(tag, keys)
        self.kids.append(child)
        return child


def text_string(text: str) -> str:
    """The text as a PDF string that holds any character."""
    return f"<FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>"


class Raw(PDFObject):
    """An object whose text is ready (or will be, before the file is written)."""

    def __init__(self, text: str = "") -> None:
        self.text = text

    def format(self, document: FileObjects) -> bytes:  # noqa: ARG002
        """The object as it stands in the file."""
        return self.text.encode("ascii")


class LinkObject(PDFObject):
    """A link on a page; ``number`` counts the file's links from 0, ``pages`` its pages so far."""

    def __init__(
        self,
        box: tuple[float, float, float, float],
        target: str,
        destination: FileObject | None,
        description: str,
        number: int,
        pages: Sequence[object],
    ) -> None:
        self.box = box
        self.target = target
        self.destination = destination
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
        if self.destination is not None:
            return f"/Dest {self.destination.format(document).decode('ascii')}"
        address = self.target.encode("utf-8", "replace").hex()
        return f"/A<</S/URI/URI <{address}>>>"


def write_tree(
    document: FileObjects,
    root: Element,
    marked: Sequence[Sequence[Element]],
    annotated: Sequence[Element],
) -> None:
    """Add the tree to the file: which element owns each mark of each page, and each link."""
    tree = Raw()
    tree_name = _register(document, tree)
    names: dict[int, str] = {}
    objects: list[tuple[Element, Raw, str]] = []
    for element, parent in _walk(root):
        raw = Raw()
        names[id(element)] = _register(document, raw)
        objects.append((element, raw, names[id(parent)] if parent else tree_name))
    for element, raw, parent_name in objects:
        raw.text = _element_text(document, element, parent_name, names)
    owners = [f"{page}[{' '.join(names[id(e)] for e in es)}]" for page, es in enumerate(marked)]
    owners += [f"{len(marked) + n} {names[id(e)]}" for n, e in enumerate(annotated)]
    parents = _register(document, Raw(f"<</Nums[{' '.join(owners)}]>>"))
    next_key = len(marked) + len(annotated)
    tree.text = (
        f"<</Type/StructTreeRoot/K {names[id(root)]}/ParentTree {parents}"
        f"/ParentTreeNextKey {next_key}>>"
    )
    document.Catalog.StructTreeRoot = tree
    document.Catalog.MarkInfo = Raw("<</Marked true>>")


def _walk(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Every element with its parent, parents first, in reading order."""
    stack: list[tuple[Element, Element | None]] = [(root, None)]
    while stack:
        element, parent = stack.pop()
        yield element, parent
        kids = [kid for kid in element.kids if isinstance(kid, Element)]
        stack.extend((kid, element) for kid in reversed(kids))


def _register(document: FileObjects, raw: Raw) -> str:
    """Give the object a number; its reference as it stands in the file."""
    return document.Reference(raw).format(document).decode("ascii")


def _element_text(
    document: FileObjects, element: Element, parent: str, names: dict[int, str]
) -> str:
    home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), None)
    page = f"/Pg {_page(document, home)}" if home is not None else ""
    kids = " ".join(_kid_text(document, kid, home, names) for kid in element.kids)
    return f"<</S/{element.tag}/P {parent}{page}{element.keys}/K[{kids}]>>"


def _kid_text(
    document: FileObjects, kid: Element | Mark | Annotation, home: int | None, names: dict[int, str]
) -> str:
    match kid:
        case Element():
            return names[id(kid)]
        case Mark() if kid.page == home:
            return str(kid.number)
        case Mark():
            return f"<</Type/MCR/Pg {_page(document, kid.page)}/MCID {kid.number}>>"
        case Annotation():
            annotation = _reference(document, f"Annot.{kid.name}")
            return f"<</Type/OBJR/Obj {annotation}/Pg {_page(document, kid.page)}>>"


def _page(document: FileObjects, page: int) -> str:
    return _reference(document, f"Page{page + 1}")


def _reference(document: FileObjects, name: str) -> str:
    """A reference to the object that reportlab keeps under the name."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[name])
