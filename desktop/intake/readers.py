"""Files into text. The content decides which reader takes a file, never its name alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from desktop.intake.encodings import decode
from desktop.intake.source import Doubt, Format, Reason, SourceText, Unreadable

LARGEST = 20 * 1024 * 1024
"""The most bytes read from one file."""

_SIGNATURES = (
    (b"%PDF-", Format.PDF),
    (b"PK\x03\x04", Format.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n", Format.PICTURE),
    (b"\xff\xd8\xff", Format.PICTURE),
    (b"GIF8", Format.PICTURE),
    (b"II*\x00", Format.PICTURE),
    (b"MM\x00*", Format.PICTURE),
    (b"\x1f\x8b", Format.ARCHIVE),
)
_WEB_PAGE = re.compile(rb"\s*<(?:!doctype html|html[\s>])", re.IGNORECASE)
_MAIL_HEAD = re.compile(rb"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_MAIL_FIELD = re.compile(rb"^(?:MIME-Version|Received|Message-ID):", re.IGNORECASE | re.MULTILINE)
_TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".asc", ".log"})
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BINARY_SHARE = 0.02
_HEAD = 8192


def read_file(path: Path) -> SourceText:
    """The text of a file with its bytes, name and encoding.

    Raises ``Unreadable`` for a file that is missing, empty, larger than ``LARGEST``, binary,
    or of a format that has no reader.
    """
    content = _content(path)
    found = sniff(content)
    reader = _READERS.get(found)
    if reader is None:
        raise Unreadable(Reason.OTHER_FORMAT, path.name, len(content), found=found)
    return reader(path.name, content)


def sniff(content: bytes) -> Format:
    """What some bytes are, judged by how they begin."""
    for signature, found in _SIGNATURES:
        if content.startswith(signature):
            return _packed(content) if signature == b"PK\x03\x04" else found
    if _WEB_PAGE.match(content):
        return Format.WEB_PAGE
    head = _MAIL_HEAD.match(content[:_HEAD])
    if head and _MAIL_FIELD.search(head.group()):
        return Format.MAIL
    return Format.TEXT


def read_text(name: str, content: bytes) -> SourceText:
    """Bytes that are said to be text, as text; raises ``Unreadable`` when they are not."""
    decoded = decode(content)
    if not decoded.text.strip("\ufeff \t\r\n\f\v\x00"):
        raise Unreadable(Reason.EMPTY, name, len(content))
    controls = len(_CONTROL.findall(decoded.text))
    if controls > max(3, _BINARY_SHARE * len(decoded.text)):
        raise Unreadable(Reason.BINARY, name, len(content))
    doubts = [*decoded.doubts]
    if controls:
        doubts.append(Doubt.CONTROL_CHARACTERS)
    if Path(name).suffix.lower() not in _TEXT_ENDINGS:
        doubts.append(Doubt.OTHER_ENDING)
    return SourceText(name, content, decoded.text, decoded.encoding, tuple(doubts))


def _content(path: Path) -> bytes:
    """At most ``LARGEST`` bytes of a file; the size is looked at before anything is read."""
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(Reason.NOT_A_FILE, path.name)
        _demand_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Unreadable(Reason.MISSING, path.name) from error
    except OSError as error:
        raise Unreadable(Reason.NO_ACCESS, path.name) from error
    _demand_size(path.name, len(content))
    return content


def _demand_size(name: str, size: int) -> None:
    if size > LARGEST:
        raise Unreadable(Reason.TOO_LARGE, name, size, LARGEST)
    if not size:
        raise Unreadable(Reason.EMPTY, name)


def _packed(content: bytes) -> Format:
    return Format.WORD if b"word/" in content[:_HEAD] + content[-_HEAD:] else Format.ARCHIVE


_READERS: dict[Format, Callable[[str, bytes], SourceText]] = {Format.TEXT: read_text}
