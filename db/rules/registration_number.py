"""Registration numbers (dnr): the pattern of a register, and the forms for search and order.

The key of a case is (register, year, serial). Each register prints it after a pattern of its own,
the printed form is kept as written, and a case is found by any spelling of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from string import Formatter
from typing import NamedTuple

from db.rules.refusals import UnusablePattern
from db.rules.swedish_order import sort_key

_DASHES = "-‐‑‒–—−"
_LABEL = re.compile(r"^\s*(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)\b[\s.:]*", re.I)
_GROUP = re.compile(r"[^\W\d_]+|\d+")
_SERIAL_WIDTH = re.compile(r"(?:0[1-9])?")


class RegistrationKey(NamedTuple):
    """What tells one case from another; ``register`` is None where the pattern leaves it out."""

    register: str | None
    year: int
    serial: int


@dataclass(frozen=True)
class RegistrationPattern:
    """How a register prints its numbers, such as ``{serial:05}-{year}`` or ``{register}/{serial}``.

    The fields are ``{register}``, ``{year}`` or its two last digits ``{yy}``, and ``{serial}``,
    which may be padded (``{serial:05}``). Raises ``UnusablePattern`` when the text cannot give
    each case a number of its own.
    """

    text: str

    def __post_init__(self) -> None:
        names = [name for _, name, _ in self._pieces if name]
        if "serial" not in names:
            raise UnusablePattern(self.text, "no_serial")
        if not {"year", "yy"} & set(names):
            raise UnusablePattern(self.text, "no_year")
        if len(names) != len({"year" if name == "yy" else name for name in names}):
            raise UnusablePattern(self.text, "field_twice")

    @cached_property
    def _pieces(self) -> list[tuple[str, str, str]]:
        """Literal text, name and width of each piece of the pattern."""
        try:
            parsed = list(Formatter().parse(self.text))
        except ValueError as fault:
            raise UnusablePattern(self.text, "braces") from fault
        for _, name, width, conversion in parsed:
            known = name in (None, "register", "year", "yy", "serial")
            padded = _SERIAL_WIDTH if name == "serial" else re.compile("")
            if not known or conversion or not padded.fullmatch(width or ""):
                raise UnusablePattern(self.text, "unknown_field")
        return [(literal, name or "", width or "") for literal, name, width, _ in parsed]

    @cached_property
    def _reader(self) -> re.Pattern[str]:
        fields = {
            "": "",
            "register": r"(?P<register>[^\W\d_]+)",
            "year": r"(?P<year>[12][0-9]{3})",
            "yy": r"(?P<yy>[0-9]{2})",
            "serial": r"(?P<serial>[0-9]{1,18})",
        }
        return re.compile(
            "".join(_tolerant(literal) + fields[name] for literal, name, _ in self._pieces), re.I
        )

    def format(self, register: str, year: int, serial: int) -> str:
        """The number as the register prints it."""
        return self.text.format(register=register, year=year, yy=f"{year % 100:02}", serial=serial)

    def parse(self, text: str) -> RegistrationKey | None:
        """The key that the text spells, the register in capitals; None when it is no such number.

        Padding, case, kinds of dash and space, and space around separators do not matter.
        """
        match = self._reader.fullmatch(_plain(text).strip())
        if match is None or not int(match["serial"]):
            return None
        found = match.groupdict()
        register = found.get("register")
        year = int(found["year"]) if "year" in found else _full_year(int(found["yy"]))
        return RegistrationKey(register and register.upper(), year, int(found["serial"]))


def _full_year(two_digits: int) -> int:
    """The year between 1970 and 2069 that ends in the digits."""
    return two_digits + (1900 if two_digits >= 70 else 2000)


def _tolerant(literal: str) -> str:
    """An expression for the literal that lets space stand, or be missing, around each sign."""
    signs = (re.escape(sign) for sign in _plain(literal) if sign != " ")
    return r"\s*" + "".join(sign + r"\s*" for sign in signs) if literal else ""


def _plain(text: str) -> str:
    """The text with one kind of dash and space, and without signs that do not show."""
    composed = unicodedata.normalize("NFKC", text)
    seen = (sign for sign in composed if unicodedata.category(sign) != "Cf")
    return "".join("-" if sign in _DASHES else " " if sign.isspace() else sign for sign in seen)


def search_form(text: str) -> str:
    """The form that all spellings of one number share.

    Case, padding zeros, and the kind of space, dash or other separator are dropped, the order and
    the limits of the groups of letters and digits are kept. A leading "Dnr" is passed over.
    """
    groups = _GROUP.findall(_LABEL.sub("", _plain(text)).casefold())
    return "-".join(group.lstrip("0") or "0" if group.isdecimal() else group for group in groups)


def natural_key(text: str) -> str:
    """A key for binary comparison: 9-2020 before 10-2020 before 00677-2020."""
    return sort_key(search_form(text))


class LookAlike(NamedTuple):
    """A Cyrillic or Greek letter at ``position`` that looks like the Latin letter ``resembles``."""

    letter: str
    position: int
    resembles: str


_CYRILLIC = dict(zip("АВЕКМНОРСТУХЅІЈЁаеорсухѕіјё", "ABEKMHOPCTYXSIJËaeopcyxsijë", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανρυ", "ABEZHIKMNOPTYXoavpu", strict=True))


def look_alikes(text: str) -> tuple[LookAlike, ...]:
    """The letters of other alphabets that could be taken for Latin ones, in order."""
    table = _CYRILLIC | _GREEK
    return tuple(
        LookAlike(letter, position, table[letter])
        for position, letter in enumerate(text)
        if letter in table
    )


class Found(NamedTuple):
    """A number met in running text: as written with line breaks joined, and where it stands."""

    text: str
    start: int
    end: int


# The forms met in practice. In running text a form must be telling enough to stand alone.
_DASH = f"[{re.escape(_DASHES)}]"
_YEAR = r"(?:18|19|20)\d\d"
_BREAK = r"(?:[ \t]*\n[ \t]*)?"
_SIGN = rf"(?:[/:.]|{_DASH}){_BREAK}"
_CODE = r"(?P<code>[A-ZÅÄÖ]{1,6})"
_START = rf"(?<![\w/.:§])(?<!§\s)(?<!{_DASH})"
_END = rf"(?!\w)(?!{_DASH}\w)(?![/:]\w)(?!\.\d)"
# A plan code is sometimes printed close behind the year: 00513/20241.1.2.
_LAST_YEAR = rf"(?P<year>{_YEAR})(?:(?=\d(?:\.\d+)+)|{_END})"
_SHAPES = (
    rf"{_CODE}[ /-]?{_YEAR}/\d{{1,6}}\snr\s{_YEAR}\.\d+{_END}",
    rf"{_CODE}(?:\s|{_SIGN})?(?P<year>{_YEAR}){_SIGN}(?P<serial>\d{{1,6}})"
    rf"(?:\.\d{{3}}|:\d{{1,3}}|{_DASH}\d{{3,5}})?{_END}",
    rf"{_CODE}(?:\s|/{_BREAK})(?P<serial>\d{{1,6}})(?:/|{_DASH}){_BREAK}{_LAST_YEAR}",
    rf"{_YEAR}/{_CODE}\s\d{{1,4}}(?:\s\d{{3}})?{_END}",
    rf"{_CODE}\d\d/\d{{3,6}}{_END}",
    rf"\d\d(?P<code>[A-ZÅÄÖ]{{2,4}})\d{{3,6}}{_END}",
    r"(?P<code>(?<=\()[A-ZÅÄÖ]{2,4})\d{6}(?=\))",
    rf"\d+(?:\.\d+)+/\d{{1,6}}(?:/|{_DASH}){_LAST_YEAR}",
    rf"(?P<serial>[1-9]\d{{2,4}}|0\d{{4}}){_DASH}{_BREAK}{_LAST_YEAR}",
    rf"(?P<serial>\d{{3,6}})/{_BREAK}{_LAST_YEAR}",
    rf"(?P<year>{_YEAR})/{_BREAK}(?P<serial>\d{{1,6}}){_END}",
    rf"(?P<year>{_YEAR}){_DASH}{_BREAK}(?P<serial>\d{{5,6}}|\d{{3}}){_END}",
)
_SURE = tuple(map(re.compile, _SHAPES))
_FREE = tuple(re.compile(_START + shape) for shape in _SHAPES)
_BARE = re.compile(
    rf"(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,5}}[ /.-]?)?\d{{1,6}}(?:{_SIGN}\d{{1,6}}){{1,3}}{_END}"
    rf"|(?:[A-ZÅÄÖ]{{2,4}}\d{{6}}|\d{{4,7}}){_END}"
)
_LABELS = re.compile(r"\b(?:dnr|(?:diarie|ärende)(?:nr|nummer))\b[\s.:]*", re.I)
_NEXT = re.compile(r"\s*(?:[,;&]|och|samt)\s*")

# What looks like the number of a case and is something else.
_PRINTS = "SFS|SOU|Ds|dir|prop|bet|rskr|skr|EU|EG|EEG|ISO|SS|EN|NJA|RÅ|HFD|ISBN|HT|VT|ÅR|tel|fax"
_NO_REGISTER = re.compile(rf"{_PRINTS}|\w*FS", re.I)
_DATE = re.compile(rf"{_YEAR}(?:-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?)?")
_FOREIGN_BEFORE = re.compile(
    rf"(?:\b(?:{_PRINTS}|mål\w*|tel\w*|tfn|mobil\w*|direkt|växel|läsår\w*|säsong\w*|"
    r"förordning\w*|direktiv\w*|lag\w*|åren|period\w*)\b[.):]*\s*(?:nr\.?\s*)?|\d[ \u00a0])$",
    re.I,
)
_AMOUNT_AFTER = re.compile(r"\s*(?:kr|kronor|tkr|mnkr|mkr|miljoner|personer|invånare|kvm|meter)\b")


def find_registration_numbers(text: str) -> list[Found]:
    """The registration numbers in running text, in order, each time they occur.

    Numbers of laws and other prints, ranges of years, dates, telephone numbers and the like are
    left out. After a label such as "Dnr" shorter and odder forms are taken too.
    """
    matches = [match for label in _LABELS.finditer(text) for match in _after(label)]
    matches += [match for shape in _FREE for match in shape.finditer(text) if _is_case(match)]
    matches.sort(key=lambda match: (match.start(), -match.end()))
    return list(_apart(matches))


def _apart(matches: list[re.Match[str]]) -> Iterator[Found]:
    """What was found, without what lies inside something found before it."""
    done = 0
    for match in matches:
        if match.start() >= done:
            done = match.end()
            yield Found(_LINE_BREAK.sub(_closed, match[0]), *match.span())


_LINE_BREAK = re.compile(r"(.)[ \t]*\n[ \t]*")


def _closed(match: re.Match[str]) -> str:
    return match[1] + " " if match[1].isalnum() else match[1]


def _after(label: re.Match[str]) -> Iterator[re.Match[str]]:
    """The numbers that follow a label, more than one when commas or "och" join them."""
    match = _first_at(label.string, label.end(), (*_SURE, _BARE))
    while match:
        yield match
        joint = _NEXT.match(match.string, match.end())
        match = _first_at(match.string, joint.end(), _SURE) if joint else None


def _first_at(
    text: str, position: int, shapes: tuple[re.Pattern[str], ...]
) -> re.Match[str] | None:
    """The number that begins at the position, in the first of the shapes that fits."""
    matches = (shape.match(text, position) for shape in shapes)
    return next((match for match in matches if match and not _DATE.fullmatch(match[0])), None)


def _is_case(match: re.Match[str]) -> bool:
    """Whether a number without a label is that of a case."""
    parts = match.groupdict("")
    if code := parts.get("code"):
        lone_letter = len(code) == 1 and match[0][1:2].isspace()
        return not (_NO_REGISTER.fullmatch(code) or lone_letter)
    if _is_span(parts.get("year", ""), parts.get("serial", "")):
        return False
    start, end = match.span()
    before, after = match.string[max(0, start - 24) : start], match.string[end : end + 12]
    return not (_FOREIGN_BEFORE.search(before) or _AMOUNT_AFTER.match(after))


def _is_span(year: str, serial: str) -> bool:
    """Whether the two are a span of years: 2018–2020, 2018/19."""
    if re.fullmatch(_YEAR, serial):
        return True
    return len(serial) == 2 and int(serial) == (int(year) + 1) % 100
