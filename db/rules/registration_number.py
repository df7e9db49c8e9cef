"""Registration numbers (dnr): the pattern of a register, and the forms for search and order.

The key of a case is (register, year, serial). Each register prints it after a pattern of its own,
the printed form is kept as written, and a case is found by any spelling of it.
"""

from __future__ import annotations

import re
import unicodedata
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
            "serial": r"(?P<serial>[0-9]+)",
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
