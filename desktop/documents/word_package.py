"""The zip that a Word file is: parts deflated once, written with one fixed time stamp.

Parts that are the same in every paper (styles, theme, logo …) are deflated when the template is
read and then only copied, which is most of what an extract of one page consists of.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_STORED, _DEFLATED = 0, 8
_UTF8_NAMES = 0x800
_LOCAL, _CENTRAL, _END = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L"), "<4s4H2LH"
_VERSION = 20
_ALREADY_PACKED = (".png", ".jpg", ".jpeg", ".gif")


@dataclass(frozen=True, slots=True)
class PackedPart:
    """One part of the package, as it lies in the zip."""

    name: str
    method: int
    checksum: int
    size: int
    data: bytes


def packed(name: str, content: bytes, level: int = 2) -> PackedPart:
    """The part of that name, without leading slash, deflated unless it is a picture.

    The usual ``level`` takes a fifth of the time of zlib's own and a seventh more room.
    """
    checksum = zlib.crc32(content)
    if name.lower().endswith(_ALREADY_PACKED):
        return PackedPart(name, _STORED, checksum, len(content), content)
    deflate = zlib.compressobj(level, zlib.DEFLATED, -15)
    data = deflate.compress(content) + deflate.flush()
    return PackedPart(name, _DEFLATED, checksum, len(content), data)


def zip_bytes(parts: Iterable[PackedPart], day: date) -> bytes:
    """A zip of the parts in the given order, every entry stamped with ``day`` at midnight."""
    stamp = (max(day.year, 1980) - 1980) << 9 | day.month << 5 | day.day
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode("utf-8")
        sizes = (part.checksum, len(part.data), part.size)
        head = (_VERSION, _UTF8_NAMES, part.method, 0, stamp, *sizes, len(name), 0)
        pieces += (_LOCAL.pack(b"PK\3\4", *head), name, part.data)
        central = (_VERSION, *head, 0, 0, 0, 0, offset)
        directory += (_CENTRAL.pack(b"PK\1\2", *central), name)
        offset += _LOCAL.size + len(name) + len(part.data)
    index = b"".join(directory)
    count = len(directory) // 2
    end = struct.pack(_END, b"PK\5\6", 0, 0, count, count, len(index), offset, 0)
    return b"".join((*pieces, index, end))
