"""The shape of a data table, the same in every writer: widths of columns, which hold figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from db.rules.rich_text import Cell, Table, plain
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, width
from desktop.documents.pdf_hyphens import SHORTEST_WORD

WHOLE_ROW = 12
"""A row of more lines than this may be parted between pages."""
SHORT_TABLE = 6
"""A table of so few rows under its head is not parted."""
# A longer word may be broken; one so short (a date, a dnr) is kept whole where there is room.
LONGEST_WHOLE_WORD = 20
_NUMBER = re.compile(r"[-−–+]?[\d\s\u00a0,%]*\d[\d\s\u00a0,%]*(kr|tkr|mnkr|st|%)?")
_NOTHING = frozenset({"", "–", "-"})


@dataclass(frozen=True, slots=True)
class CellMeasure:
    """What there is room for: the table's width, the font size, and the air beside a cell's text.

    All in points.
    """

    room: float
    size: float
    side: float


def column_shares(table: Table, count: int, measure: CellMeasure) -> list[float]:
    """How wide each of the columns is, in shares of 1.

    The table's own widths are followed, but no column is narrower than its dates, figures and
    short words. Without widths, the columns share the room by how much text they hold.
    """
    needs = [_Need.of(table, number, measure) for number in range(count)]
    shares = _given(table, count)
    if shares:
        shares = _widened(shares, [need.short / measure.room for need in needs])
    return shares or _natural(needs, measure.room)


def figure_columns(table: Table, count: int) -> list[bool]:
    """For each column, whether all that it holds under its head are figures, to be set flush right.

    The first column never is: it says what its row is about.
    """
    return [number > 0 and _holds_figures(table, number) for number in range(count)]


def _holds_figures(table: Table, number: int) -> bool:
    filled = False
    for row in table.rows[table.header_rows :]:
        text = plain(row[number]).strip() if number < len(row) else ""
        if text not in _NOTHING:
            if not _NUMBER.fullmatch(text):
                return False
            filled = True
    return filled


def label_share(labels: Sequence[str], usual: float, measure: CellMeasure) -> float:
    """How much of the width labels take that stand before their values.

    The ``usual`` share, or more where a word of theirs asks for it, up to half.
    """
    words = (word for label in labels for word in label.split())
    longest = max((width(Face.BOLD, word) for word in words), default=0.0)
    wanted = longest * measure.size / UNITS_PER_EM + measure.side
    return min(max(usual, wanted / measure.room), 0.5)


@dataclass(frozen=True, slots=True)
class _Need:
    """What a column asks for, in points.

    Its longest word, its longest that is short, its longest that is never broken, its text.
    """

    word: float
    short: float
    firm: float
    line: float

    @classmethod
    def of(cls, table: Table, number: int, measure: CellMeasure) -> _Need:
        word = short = firm = 0.0
        texts = {_text(row[number]) for row in table.rows if number < len(row)}
        line = max((width(Face.BOLD, text) for text in texts), default=0.0)
        whole = " ".join(texts).replace("§ ", "§\u00a0").replace("\n", " ")
        for part in set(whole.split(" ")):
            extent = width(Face.BOLD, part)
            if extent > word:
                word = extent
            if extent > short and len(part) <= LONGEST_WHOLE_WORD:
                short = extent
            if extent > firm and _is_firm(part):
                firm = extent
        # A hair more than it takes, so that no rounding breaks a word.
        scale, air = measure.size / UNITS_PER_EM, 2 * measure.side + 0.2
        return cls(
            word * scale + air,
            short * scale + air,
            firm * scale + air,
            max(line * scale + air, 1.0),
        )


def _text(cell: Cell) -> str:
    return cell[0].text if len(cell) == 1 else plain(cell)


def _is_firm(word: str) -> bool:
    """Whether a word is never broken: it is too short to be hyphenated, or tells a number."""
    if len(word) < SHORTEST_WORD:
        return True
    return len(word) <= LONGEST_WHOLE_WORD and any(sign.isdigit() for sign in word)


def _given(table: Table, count: int) -> list[float]:
    if len(table.widths) != count or min(table.widths) <= 0:
        return []
    total = sum(table.widths)
    return [share / total for share in table.widths]


def _widened(shares: Sequence[float], least: Sequence[float]) -> list[float]:
    """The shares, none below its least, taken from those that can spare it; none if none can."""
    lacking = sum(max(need - share, 0.0) for share, need in zip(shares, least, strict=True))
    spare = sum(max(share - need, 0.0) for share, need in zip(shares, least, strict=True))
    if lacking > spare:
        return []
    part = lacking / spare if spare else 0.0
    return [
        need if share < need else share - (share - need) * part
        for share, need in zip(shares, least, strict=True)
    ]


def _natural(needs: Sequence[_Need], room: float) -> list[float]:
    """Room for each column's longest word, the rest by how much text the column holds."""
    wanted = [need.line for need in needs]
    if sum(wanted) <= room:
        return [share / sum(wanted) for share in wanted]
    least = [need.word for need in needs]
    spare = room - sum(least)
    if spare <= 0:
        return _squeezed(needs, room)
    extra = [max(need.line - need.word, 0.0) for need in needs]
    return [
        (word + spare * more / sum(extra)) / room for word, more in zip(least, extra, strict=True)
    ]


def _squeezed(needs: Sequence[_Need], room: float) -> list[float]:
    """Room for what is never broken; the rest by how much longer the words are that are broken."""
    left = room - sum(need.firm for need in needs)
    if left <= 0:
        return _capped([need.firm for need in needs], room)
    longer = [min(need.word, room / 2) - min(need.firm, room / 2) for need in needs]
    return [
        (need.firm + left * more / sum(longer)) / room
        for need, more in zip(needs, longer, strict=True)
    ]


def _capped(least: Sequence[float], room: float) -> list[float]:
    """The least widths, none over twice its even share: one long word must not take all."""
    cap = 2 * room / len(least)
    capped = [min(share, cap) for share in least]
    return [share / sum(capped) for share in capped]
