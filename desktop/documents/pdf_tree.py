"""The structure tree of a PDF: its nodes, and how they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.documents.pdf_objects import FileObjects, reference_to

FORM = "Form"
"""The tag of a field, which holds nothing else."""


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

    ``target`` is where a link leads; ``number`` is its object's, when the tree is written. An
    ``identity`` is a name of its own in the file, as each note must have.
    """

    tag: str
    keys: str = ""
    kids: list[Element | Mark | Annotation] = field(default_factory=list[Any])
    target: str = ""
    number: int = 0
    identity: str = ""

    def add(self, tag: str, keys: str = "") -> Element:
        """A new last child."""
        child = Element(tag, keys)
        self.kids.append(child)
        return child


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole tree: its root, which element owns each mark of each page, and each annotation."""

    root: Element
    marked: Sequence[Sequence[Element]]
    annotated: Sequence[Element]


def tree_objects(document: FileObjects, tree: Tree, top: int, first: int) -> list[bytes]:
    """The tree's objects: its top, which has the number ``top``, then those from ``first`` on."""
    nodes = list(_walk(tree.root))
    for number, (element, _) in enumerate(nodes, first):
        element.number = number
    writer = _ElementWriter(document, len(tree.marked))
    texts = [writer.text(e, parent.number if parent else top) for e, parent in nodes]
    owners = [
        f"{page}[{' '.join([f'{e.number} 0 R' for e in elements])}]"
        for page, elements in enumerate(tree.marked)
    ]
    keys = len(tree.marked)
    owners += [f"{keys + n} {element.number} 0 R" for n, element in enumerate(tree.annotated)]
    texts.append(f"<</Nums[{' '.join(owners)}]>>")
    head = (
        f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {first + len(nodes)} 0 R"
        f"/ParentTreeNextKey {keys + len(tree.annotated)}{_named(e for e, _ in nodes)}>>"
    )
    return [text.encode("ascii") for text in (head, *texts)]


def _named(elements: Iterable[Element]) -> str:
    """The tree in which elements are found by their names, if any has one."""
    names = sorted((e.identity, e.number) for e in elements if e.identity)
    listed = "".join(f"({name}) {number} 0 R " for name, number in names)
    return f"/IDTree<</Names[{listed}]>>" if listed else ""


def _walk(root: Element) -> Iterator[tuple[Element, Element | None]]:
    """Every element with its parent, parents first, in reading order."""
    stack: list[tuple[Element, Element | None]] = [(root, None)]
    while stack:
        element, parent = stack.pop()
        yield element, parent
        stack += [(kid, element) for kid in reversed(element.kids) if isinstance(kid, Element)]


class _ElementWriter:
    """Writes elements once all have their numbers."""

    def __init__(self, document: FileObjects, pages: int) -> None:
        self.document = document
        self.pages = [reference_to(document, f"Page{number + 1}") for number in range(pages)]

    def text(self, element: Element, parent: int) -> str:
        home = next((kid.page for kid in element.kids if isinstance(kid, Mark)), -1)
        page = f"/Pg {self.pages[home]}" if home >= 0 else ""
        kids = " ".join([self._kid(kid, home) for kid in element.kids])
        if len(element.kids) != 1:
            kids = f"[{kids}]"
        named = f"/ID({element.identity})" if element.identity else ""
        return f"<</S/{element.tag}{named}/P {parent} 0 R{page}{element.keys}/K {kids}>>"

    def _kid(self, kid: Element | Mark | Annotation, home: int) -> str:
        match kid:
            case Element():
                return f"{kid.number} 0 R"
            case Mark() if kid.page == home:
                return str(kid.number)
            case Mark():
                return f"<</Type/MCR/Pg {self.pages[kid.page]}/MCID {kid.number}>>"
            case Annotation():
                annotation = reference_to(self.document, f"Annot.{kid.name}")
                return f"<</Type/OBJR/Obj {annotation}/Pg {self.pages[kid.page]}>>"
