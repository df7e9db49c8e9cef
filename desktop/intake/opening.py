"""What stands before the first heading of a memo or a §: title, numbers, day, sender."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.rules.registration_number import find_registration_numbers
from desktop.intake.bodies import body_named, organisation_named
from desktop.intake.characters import without_breaks
from desktop.intake.dates import first_date, only_date
from desktop.intake.draft import Part, PartKind
from desktop.intake.kinds import kind_label
from desktop.intake.lines import Line
from desktop.intake.people import NAME
from desktop.intake.titles import split_title

_COLUMN = re.compile(r"\S(?:.*?\S)?(?=\s{3,}|\s*$)")
_NUMBER_LABEL = re.compile(
    r"(?:(?:ert|vårt|er|vår)\s+)?(?:diarie-?\s?(?:nummer|nr)|dnr|ärende(?:nummer|nr)|beteckning"
    r"|referens)\b[\s.:]*",
    re.IGNORECASE,
)
_ODD_NUMBER = re.compile(rf"(?i:{_NUMBER_LABEL.pattern})(?P<number>[A-ZÅÄÖ]{{1,5}}[ ]?\d{{4,8}})")
_DATE_LABEL = re.compile(
    r"(?:datum|upprättad|daterad|publicerad|beslutsdatum|ankomstdatum|skapad)\b[\s.:]*",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?:handläggare|kontaktperson|föredragande|tfn|tel|telefon|e-?post|mobil|direkt|växel"
    r"|besöksadress|postadress|fax|org\.?\s?nr|bankgiro|webb)\b|.*\S@\S|.*\bwww\."
    r"|\d{3} ?\d\d [A-ZÅÄÖ]",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d|[a-zåäöA-ZÅÄÖ]{7}")
_PAGE = re.compile(r"(?:Sida?|Sidan?)?\s*(?:\d{1,4} ?\(\d{1,4}\))?")
_MEETING = re.compile(
    r"(?:Sammanträdesdatum|Sammanträde|Mötesdatum)\b[\s:]*(?:\S.{0,12}\d{4}.{0,12})?$"
)
_OFFICE = re.compile(
    rf"{NAME}, [a-zåäö]\S*(?: \S+){{0,3}}|\S+(?:kontoret|förvaltningen|avdelningen)"
)
_TO = re.compile(r"till:?(?:\s+(?P<whom>.+))?", re.IGNORECASE)
_BROKEN_TITLE = re.compile(r"[a-zåäö]{2,}[^.]{0,80}$|\d{4}[:/]\d+$")
_LONGEST_TITLE = 700
_MOST_COLUMNS = 3
"""A line with more columns is the row of a table, whatever stands in it."""
_TOP = 80
"""How many lines may hold the facts of an opening."""


@dataclass(slots=True)
class Opening:
    """The facts of an opening; ``rest`` are the lines that are neither fact nor title.

    ``awaits_to`` tells that "Till" stood alone: the next name is the addressee.
    """

    title: str = ""
    numbers: list[str] = field(default_factory=lambda: list[str]())
    body: str = ""
    organisation: str = ""
    day: date | None = None
    to: list[str] = field(default_factory=lambda: list[str]())
    awaits_to: bool = False
    rest: list[Line] = field(default_factory=lambda: list[Line]())
    parts: list[Part] = field(default_factory=lambda: list[Part]())


def read_opening(lines: Sequence[Line]) -> Opening:
    """The opening of a memo, a § or a letter, each line given to the fact it tells."""
    found = Opening()
    top, below = lines[:_TOP], lines[_TOP:]
    left = [untold for line in top for untold in _take(found, line)]
    left = [*_without_sender(found, left), *below]
    found.rest = _take_title(found, left)
    return found


def _take(found: Opening, line: Line) -> list[Line]:
    """What of a line is no fact."""
    return [line] if line.blank or line.furniture else _untold(found, line)


def _untold(found: Opening, line: Line) -> list[Line]:
    """The columns of the line that are no facts; the facts are taken."""
    cells = [line.part(*match.span()) for match in _COLUMN.finditer(line.text)]
    kinds = [_fact(found, cell) for cell in cells]
    told = [(cell, kind) for cell, kind in zip(cells, kinds, strict=True) if kind]
    whole = len(told) == len(cells)
    if not whole and not any(_VALUE.search(cell.text) for cell, _ in told):
        return [line]
    if not told or len(cells) > _MOST_COLUMNS:
        return [line]
    found.parts.extend(Part(kind, cell.start, cell.end) for cell, kind in told)
    return [cell for cell, kind in zip(cells, kinds, strict=True) if not kind]


def _fact(found: Opening, cell: Line) -> PartKind | None:
    """The kind of a cell that tells a single fact, the fact being noted."""
    bare = cell.bare
    if kind_label(bare):
        return PartKind.KIND
    if _PAGE.fullmatch(bare):
        return PartKind.FURNITURE
    if _MEETING.match(bare):
        return PartKind.DATES
    if _is_number(found, bare):
        return PartKind.REGISTRATION_NUMBER
    if _is_day(found, bare):
        return PartKind.DATES
    if to := _TO.fullmatch(bare):
        found.to.extend([to["whom"]] if to["whom"] else [])
        found.awaits_to = not to["whom"]
        return PartKind.RECIPIENTS
    return _is_name(found, bare)


def _is_number(found: Opening, bare: str) -> bool:
    odd = _ODD_NUMBER.fullmatch(bare)
    if odd:
        found.numbers.append(odd["number"])
        return True
    numbers = find_registration_numbers(bare)
    left = bare
    for number in reversed(numbers):
        left = left[: number.start] + left[number.end :]
    left = _NUMBER_LABEL.sub("", left)
    if re.sub(r"[\d\s.:,()-]", "", left) or not (numbers or _NUMBER_LABEL.match(bare)):
        return False
    found.numbers.extend(number.text for number in numbers)
    return True


def _is_day(found: Opening, bare: str) -> bool:
    label = _DATE_LABEL.match(bare)
    value = bare[label.end() :] if label else bare
    day = only_date(value) or (first_date(value, six_figures=True) if label else None)
    if not day and not (label and not value):
        return False
    found.day = found.day or day
    return True


def _is_name(found: Opening, bare: str) -> PartKind | None:
    if found.awaits_to and (organisation_named(bare) or body_named(bare)):
        found.awaits_to = False
        found.to.append(bare)
        return PartKind.RECIPIENTS
    if organisation := organisation_named(bare):
        found.organisation = found.organisation or organisation
        return PartKind.ORGANISATION
    if body := body_named(bare):
        found.body = found.body or body
        return PartKind.BODY
    return PartKind.SENDER if _CONTACT.match(bare) or _OFFICE.fullmatch(bare) else None


def _without_sender(found: Opening, lines: Sequence[Line]) -> list[Line]:
    """The lines without those that stand directly above or below a sender's address."""
    senders = [part for part in found.parts if part.kind is PartKind.SENDER]
    left: list[Line] = list(lines)
    for part in senders:
        above = [line for line in left if not line.blank and line.end + 1 == part.start]
        while above:
            found.parts.append(Part(PartKind.SENDER, above[0].start, above[0].end, sure=False))
            left.remove(above[0])
            top = above[0].start
            above = [line for line in left if not line.blank and line.end + 1 == top]
    return left


def _take_title(found: Opening, lines: Sequence[Line]) -> list[Line]:
    """The lines after the title; a number with its label at the title's end is no part of it."""
    shown = [line for line in lines if not line.furniture]
    start = next((at for at, line in enumerate(shown) if not line.blank), len(shown))
    end = start
    while end < len(shown) and not shown[end].blank:
        end += 1
    end = _over_gap(shown, end)
    title = [line for line in shown[start:end] if not line.blank]
    rest = list(shown[end:])
    if len(title) == 1 and title[0].bare.endswith("."):
        text, sentence = split_title(title[0])
        title = [title[0].part(0, title[0].text.index(text) + len(text))] if sentence else title
        rest = [*([sentence] if sentence else []), *rest]
    found.title = _title_text(found, title)
    found.parts.extend(Part(PartKind.TITLE, line.start, line.end) for line in title)
    return rest


def _over_gap(lines: Sequence[Line], end: int) -> int:
    """The title's end where a blank line cuts it in the middle of a sentence."""
    if not 0 < end < len(lines) - 1 or lines[end - 1].bare.endswith((".", ":", "?", "!")):
        return end
    goes_on = _BROKEN_TITLE.match(lines[end + 1].bare)
    return end + 2 if goes_on else end


def _title_text(found: Opening, lines: Sequence[Line]) -> str:
    text = " ".join(without_breaks(line.bare).strip() for line in lines)[:_LONGEST_TITLE]
    label = re.search(r"\s*[,(]?\b(?:Dnr|DNR|Diarienummer|Diarienr)\b", text)
    if not label:
        return text
    numbers = find_registration_numbers(text[label.start() :])
    found.numbers.extend(number.text for number in numbers)
    return text[: label.start()] if numbers else text
