"""Putting a PDF file together: object streams, one table of places, the same bytes each time.

reportlab can write files too, but not small ones: the many short objects of a structure tree
take a third of the room, and half of the time, when they are packed.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from desktop.documents.pdf_fonts import EMBEDDING
from desktop.documents.pdf_objects import COMPRESSION, FileObjects, Raw, registered
from desktop.documents.pdf_tree import Tree, tree_objects

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OBJECTS_PER_STREAM = 200
_STREAM_END = b"endstream\n"
_IN_PLACE, _PACKED = 1, 2


def file_of(document: FileObjects, tree: Tree) -> bytes:
    """The file of a reportlab document whose pages are all drawn, with its structure tree."""
    top = Raw()
    document.Catalog.StructTreeRoot = top
    document.Catalog.MarkInfo = Raw("<</Marked true>>")
    top_number = int(registered(document, top).split()[0])
    with EMBEDDING:
        for face in document.delayedFonts:
            face.addObjects(document)
    root = registered(document, document.Catalog)
    information = registered(document, document.info)
    objects = _formatted(document)
    objects[top_number - 1], *others = tree_objects(document, tree, top_number, len(objects) + 1)
    return packed(objects + others, f"/Root {root}/Info {information}")


def _formatted(document: FileObjects) -> list[bytes]:
    """All objects in the order of their numbers, from 1; writing one may give rise to others."""
    objects: list[bytes] = []
    while name := document.numberToId.get(len(objects) + 1):
        objects.append(document.idToObject[name].format(document))
    return objects


def packed(objects: Sequence[bytes], trailer: str) -> bytes:
    """A PDF file of the objects, numbered from 1; ``trailer`` names its root."""
    file = _File(len(objects))
    plain: list[tuple[int, bytes]] = []
    for number, data in enumerate(objects, 1):
        if data.endswith(_STREAM_END):
            file.add(number, data)
        else:
            plain.append((number, data))
    waiting = iter(plain)
    while bunch := list(islice(waiting, OBJECTS_PER_STREAM)):
        file.add_packed(bunch)
    return file.finished(trailer)


class _File:
    """The parts of a file so far, and where each object lies."""

    def __init__(self, count: int) -> None:
        self.parts = [HEADER]
        self.size = len(HEADER)
        self.places = [(0, 0, 0xFFFF)] * (count + 1)

    def add(self, number: int, stream: bytes) -> None:
        """A stream as an object of its own."""
        self.places[number] = (_IN_PLACE, self.size, 0)
        # PDF/A wants a line end before the closing word.
        body = stream.removesuffix(_STREAM_END)
        self._put(b"%d 0 obj\n%b\nendstream\nendobj\n" % (number, body))

    def _put(self, part: bytes) -> None:
        self.parts.append(part)
        self.size += len(part)

    def add_packed(self, bunch: Sequence[tuple[int, bytes]]) -> None:
        """Objects that are no streams, together in one."""
        home = len(self.places)
        offset, heads = 0, list[str]()
        for index, (number, data) in enumerate(bunch):
            self.places[number] = (_PACKED, home, index)
            heads.append(f"{number} {offset}")
            offset += len(data) + 1
        head = " ".join(heads).encode("ascii") + b"\n"
        keys = f"/Type/ObjStm/N {len(bunch)}/First {len(head)}"
        self._add_new(keys, head + b"\n".join(data for _, data in bunch))

    def _add_new(self, keys: str, content: bytes) -> None:
        """A compressed stream under the next free number."""
        self.places.append((0, 0, 0))
        data = zlib.compress(content, COMPRESSION)
        head = f"<<{keys}/Filter/FlateDecode/Length {len(data)}>>\nstream\n"
        self.add(len(self.places) - 1, head.encode("ascii") + data + _STREAM_END)

    def finished(self, trailer: str) -> bytes:
        """The file, with the table of places at its end."""
        start = self.size
        identity = hashlib.sha256(b"".join(self.parts)).hexdigest()[:32]
        places = [*self.places, (_IN_PLACE, start, 0)]
        keys = f"/Type/XRef/W[1 4 2]/Size {len(places)}{trailer}/ID[<{identity}><{identity}>]"
        self._add_new(keys, _rows(places))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(self.parts)


def _rows(places: Iterable[tuple[int, int, int]]) -> bytes:
    rows = list(places)
    return struct.pack(">" + "BIH" * len(rows), *chain.from_iterable(rows))
