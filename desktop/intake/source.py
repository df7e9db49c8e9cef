"""A file as it came into the house: its bytes, its text, and what was doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256


class Format(StrEnum):
    """What a file's content says it is, whatever its name."""

    TEXT = "text"
    PDF = "pdf"
    WORD = "word"
    OLD_OFFICE = "old_office"
    ARCHIVE = "archive"
    RTF = "rtf"
    MAIL = "mail"
    WEB_PAGE = "web_page"
    PICTURE = "picture"


class Reason(StrEnum):
    """Why a file could not be read as text."""

    MISSING = "missing"
    NOT_A_FILE = "not_a_file"
    NO_ACCESS = "no_access"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    OTHER_FORMAT = "other_format"
    BINARY = "binary"


class Doubt(StrEnum):
    """What the clerk should know about how a text was read."""

    MIXED_ENCODING = "mixed_encoding"
    GUESSED_ENCODING = "guessed_encoding"
    LOST_CHARACTERS = "lost_characters"
    CONTROL_CHARACTERS = "control_characters"
    OTHER_ENDING = "other_ending"


class Unreadable(Exception):
    """A file that gives no text: the reason and the facts a sentence about it needs.

    ``size`` and ``limit`` are bytes; ``found`` is set when the content is of a known other kind.
    """

    def __init__(
        self,
        reason: Reason,
        name: str,
        size: int = 0,
        limit: int = 0,
        found: Format | None = None,
    ) -> None:
        super().__init__(reason, name, size, limit, found)
        self.reason = reason
        self.name = name
        self.size = size
        self.limit = limit
        self.found = found


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, beside the bytes it was read from."""

    name: str
    content: bytes
    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()

    @property
    def sha256(self) -> str:
        """The checksum of the original bytes, in lower-case hexadecimal."""
        return sha256(self.content).hexdigest()
