"""Bookmarks of a bundle, and links from its agenda to the attachments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Name, NameTree, OutlineItem, Pdf, String

from desktop.documents.bundle_trees import Placed

SCHEME = "bilaga:"
"""What a link in the agenda begins with that leads to the attachment of the key after it."""
# An object of a PDF file; pikepdf gives them without further type.
Node = Any


@dataclass(slots=True)
class Bookmark:
    """A line of the outline: its text, the page it leads to (from 0), and those below it."""

    title: str
    page: int
    below: list[Bookmark] = field(default_factory=list["Bookmark"])


def add_bookmarks(target: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Give the target its outline."""
    with target.open_outline() as outline:
        outline.root.extend(map(_outline_item, bookmarks))
    target.Root.PageMode = Name.UseOutlines


def _outline_item(bookmark: Bookmark) -> OutlineItem:
    item = OutlineItem(bookmark.title, bookmark.page, "Fit")
    item.children.extend(map(_outline_item, bookmark.below))
    return item


def outline_pages(source: Pdf) -> dict[str, int]:
    """The page of each line of a source's own outline, by its text; the first of equals."""
    pages = {page.obj.objgen: number for number, page in enumerate(source.pages)}
    found: dict[str, int] = {}
    with source.open_outline() as outline:
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            waiting += reversed(item.children)
            destination: Node = item.destination
            if isinstance(destination, Array) and len(destination):
                page = pages.get(destination[0].objgen)
                if page is not None:
                    found.setdefault(item.title, page)
    return found


def link_attachments(target: Pdf, agenda: Placed, firsts: Mapping[str, tuple[int, str]]) -> None:
    """Let the agenda's links lead to the attachments; ``firsts``: first page and title by key.

    A link to an attachment that is not there leads nowhere.
    """
    for number, each in enumerate(agenda.pages, agenda.first):
        page: Node = each.obj
        for annotation in page.get("/Annots", ()):
            action: Node = annotation.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(SCHEME):
                del annotation.A
                first, title = firsts.get(address.removeprefix(SCHEME), (number, ""))
                annotation.Dest = Array([target.pages[first].obj, Name.Fit])
                annotation.Contents = String(title)


def resolve_names(target: Pdf, part: Placed) -> None:
    """Let links by name lead where the name did in the source: names are not taken along."""
    names = _names(part.source)
    if not names:
        return
    for each in part.pages:
        page: Node = each.obj
        for annotation in page.get("/Annots", ()):
            _resolve(target, annotation, names)


def _names(source: Pdf) -> dict[str, Node]:
    root: Node = source.Root
    found: dict[str, Node] = {}
    if "/Names" in root and "/Dests" in root.Names:
        found |= {str(key): value for key, value in NameTree(root.Names.Dests).items()}
    if "/Dests" in root:
        found |= {str(key): root.Dests[key] for key in root.Dests.keys()}  # noqa: SIM118
    return found


def _resolve(target: Pdf, annotation: Node, names: Mapping[str, Node]) -> None:
    holders: tuple[tuple[Node, str], ...] = ((annotation, "/Dest"), (annotation.get("/A"), "/D"))
    for holder, key in holders:
        if holder is None:
            continue
        named: Node = holder.get(key)
        if isinstance(named, (String, Name)):
            value: Node = names.get(str(named))
            place: Node = value if isinstance(value, Array) or value is None else value.get("/D")
            if place is None:
                del holder[key]
            else:
                holder[key] = Array([target.copy_foreign(place[0]), *list(place)[1:]])
