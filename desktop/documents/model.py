"""What a paper is before it is Word, PDF or HTML: one neutral model for all writers.

A composer makes a ``Document`` from the register; the redaction gate may take secrets out of
it; a writer sets it. Text is the register's own rich text (``db.rules.rich_text``); what only
papers have (running heads, signatures, contents …) is added here. Measures are millimetres.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from db.rules.rich_text import Bullets, Points, Runs, Table, Text


class LineRole(StrEnum):
    """What a single set line is for; each role is one style in every writer."""

    REGISTRATION_NUMBER = "registration_number"
    LEAD_IN = "lead_in"
    RECIPIENT = "recipient"
    SMALL = "small"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's own title; one in each paper, above all headings."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 6. ``number`` ("§ 11") is set before the text.

    ``anchor`` names the place for contents and links; unique within the paper.
    """

    runs: Runs
    level: int = 1
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a given role, such as the dnr under a title."""

    runs: Runs
    role: LineRole


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with one or more lines of value, as on a front page."""

    label: str
    values: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, one under the other in two columns; not a data table."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign on, with who signs in which role; ``note`` may say how it was signed."""

    role: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signature lines, kept together on one page."""

    rows: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One row of the contents: ``number`` ("§ 11"), text, and the anchor of its heading.

    ``protected_text`` stands there instead in the internal version; the public one drops it.
    """

    number: str
    text: str
    anchor: str
    level: int = 1
    protected_text: str = ""


SHORT_CONTENTS = 25
"""Contents of so few rows are kept on one page where they fit."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of items with page numbers, under a heading of its own."""

    heading: str
    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG or JPEG bytes) with the text that stands for it. ``width`` in mm."""

    image: bytes
    alternative_text: str
    caption: str = ""
    width: float = 120.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block starts a new page."""


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks inside a frame with a heading, kept together where they fit (proof of notice …)."""

    heading: str
    blocks: tuple[Block, ...]


Block: TypeAlias = (
    Title
    | Heading
    | Text
    | Line
    | Bullets
    | Points
    | Table
    | Facts
    | Signatures
    | Contents
    | Figure
    | PageBreak
    | Box
)


def heads_nothing(block: Block, following: Block | None) -> bool:
    """Whether a heading has no text of its own, but only another as high after it.

    Such a heading says all there is to say of its matter, and may stand last on a page.
    """
    if not (isinstance(block, Heading) and isinstance(following, Heading)):
        return False
    return following.level <= block.level


def leads_in(block: Block, following: Block | None) -> bool:
    """Whether a text introduces the list after it ("Nämnden beslutar att"), and is held to it."""
    return isinstance(block, Text) and isinstance(following, (Points, Bullets))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningHead:
    """What every page carries in its head: the kind of paper, who, when and which case.

    Page number and number of pages ("1 (12)") are added by the writer.
    """

    paper: str
    organisation: str
    body: str = ""
    day: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper.

    ``title``, ``subject`` and ``keywords`` go to the file's properties, ``registration_numbers``
    to custom properties too. ``mark`` ("Ej justerat") is set on every page when not empty.
    ``initials`` are the roles whose initials have a box in every page's foot. ``made_on`` is the
    only date that may enter the file, so that the same data give the same bytes.
    """

    kind: str
    title: str
    head: RunningHead
    blocks: tuple[Block, ...]
    made_on: date
    subject: str = ""
    keywords: tuple[str, ...] = ()
    registration_numbers: tuple[str, ...] = ()
    language: str = "sv-SE"
    mark: str = ""
    initials: tuple[str, ...] = ()
    public: bool = True


@dataclass(frozen=True, slots=True)
class Protected:
    """Blocks that are kept from the public, and those that stand in their place (OSL)."""

    blocks: tuple[Block, ...]
    public: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a composer gives: a document whose secrets are marked but still there.

    No writer takes it: it becomes a ``Document`` in ``desktop.documents.redact`` alone.
    ``document.blocks`` is empty; ``blocks`` holds them.
    """

    document: Document
    blocks: tuple[Block | Protected, ...]
