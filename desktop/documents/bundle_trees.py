"""Joining the structure trees of the files in a bundle, so that all of it can be read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, NameTree, Page, Pdf, Stream, String

from desktop.documents.bundle_sources import owners

# An object of a PDF file; pikepdf gives them without further type.
Node = Any


@dataclass(frozen=True, slots=True)
class Placed:
    """A source whose ``pages`` stand in the target already, from page ``first`` (from 0)."""

    title: str
    source: Pdf
    first: int
    pages: Sequence[Page]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)


@dataclass(slots=True)
class _Joined:
    """What the trees have in common."""

    roles: Node = field(default_factory=Dictionary)
    classes: Node = field(default_factory=Dictionary)
    numbers: list[Node] = field(default_factory=list[Any])
    next_key: int = 0
    names: dict[str, Node] = field(default_factory=dict[str, Any])
    named_parts: int = 0


def join_trees(target: Pdf, parts: Sequence[Placed], language: str) -> None:
    """Give the target one tree with a part for each source. The pages must stand there already."""
    top: Node = target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole: Node = target.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=top))
    joined = _Joined()
    kids = [_part(target, part, whole, joined) for part in parts]
    whole.K = Array(kids)
    top.K = whole
    top.ParentTree = target.make_indirect(Dictionary(Nums=Array(joined.numbers)))
    top.ParentTreeNextKey = joined.next_key
    if joined.names:
        named = [
            each for name in sorted(joined.names) for each in (String(name), joined.names[name])
        ]
        top.IDTree = Dictionary(Names=Array(named))
    if joined.roles.keys():
        top.RoleMap = joined.roles
    if joined.classes.keys():
        top.ClassMap = joined.classes
    root: Node = target.Root
    root.StructTreeRoot = top
    root.MarkInfo = Dictionary(Marked=True)
    root.Lang = String(language)


def _part(target: Pdf, part: Placed, whole: Node, joined: _Joined) -> Node:
    source: Node = part.source.Root
    # Pages that were copied before are met again here, not copied once more.
    tree: Node = target.copy_foreign(source.StructTreeRoot)
    element: Node = target.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Part, P=whole, T=String(part.title))
    )
    if "/Lang" in source:
        element.Lang = String(str(source.Lang))
    kids: Node = tree.K
    inner = list(kids) if isinstance(kids, Array) else [kids]
    for kid in inner:
        kid.P = element
    element.K = Array(inner)
    _merge(tree.get("/RoleMap"), joined.roles)
    _merge(tree.get("/ClassMap"), joined.classes)
    _rename(tree, joined)
    _renumber(part, tree, joined)
    return element


def _merge(these: Node, into: Node) -> None:
    if these is None:
        return
    for key in these.keys():  # noqa: SIM118 - no ordinary mapping
        if key not in into:
            into[key] = these[key]


def _rename(tree: Node, joined: _Joined) -> None:
    """Keep the names of elements (notes have them) apart from those of the sources before."""
    if "/IDTree" not in tree:
        return
    joined.named_parts += 1
    for name, element in NameTree(tree.IDTree).items():
        element.ID = String(f"{joined.named_parts}-{name}")
        joined.names[str(element.ID)] = element


def _renumber(part: Placed, tree: Node, joined: _Joined) -> None:
    """Move the keys by which pages find their elements past those of the sources before."""
    offset, most = joined.next_key, -1
    for key, value in owners(tree.ParentTree):
        joined.numbers += [key + offset, value]
        most = max(most, key)
    joined.next_key = offset + most + 1
    if not offset:
        return
    moved: set[tuple[int, int]] = set()
    for each in part.pages:
        page: Node = each.obj
        key: Node = page.get("/StructParents")
        if key is not None:
            page.StructParents = int(key) + offset
        for annotation in page.get("/Annots", ()):
            _move(annotation, offset, moved)
        resources: Node = page.get("/Resources")
        pictures: Node = resources.get("/XObject", ()) if resources is not None else ()
        for name in tuple(pictures):
            if isinstance(pictures[name], Stream):
                _move(pictures[name], offset, moved)


def _move(obj: Node, offset: int, moved: set[tuple[int, int]]) -> None:
    if obj.is_indirect and obj.objgen in moved:
        return
    moved.add(obj.objgen)
    for key in ("/StructParents", "/StructParent"):
        if key in obj:
            obj[key] = int(obj[key]) + offset
