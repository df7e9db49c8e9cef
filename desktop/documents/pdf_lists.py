"""Lists: hanging marks and numbers, levels within levels, tagged as lists."""

from __future__ import annotations

from db.rules.rich_text import Bullets, Item, Points, runs
from desktop.documents.pdf_places import Place
from desktop.documents.pdf_strips import Strip, ends_in_colon, text_strips
from desktop.documents.pdf_tree import Element

BULLETS = ("•", "–", "◦")
HANG = 1.75
_NUMBERED = "/A<</O/List/ListNumbering/{}>>"
_NUMBERINGS = ("Decimal", "LowerAlpha", "LowerRoman")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def list_strips(block: Bullets | Points, place: Place) -> list[Strip]:
    """The list's strips; its elements hang under the place's parent."""
    setter = _ListSetter(place, numbered=isinstance(block, Points))
    strips = [strip for item in block.items for strip in setter.item(item)]
    if strips:
        strips[0].keep = len(strips) > 1
        strips[-1].keep = False
        strips[-1].after = place.sheet.body.after
    return strips


class _ListSetter:
    """Remembers the open levels: the list of each, its last item, and how far it has counted."""

    def __init__(self, place: Place, *, numbered: bool) -> None:
        self.place = place
        self.numbered = numbered
        self.lists: list[Element] = []
        self.bodies: list[Element] = []
        self.counts: list[int] = []

    def item(self, item: Item) -> list[Strip]:
        level = self._open_level(item.level)
        self.counts[level] += 1
        entry = self.lists[level].add("LI")
        label_element, body_element = entry.add("Lbl"), entry.add("LBody")
        self.bodies.append(body_element)
        style = self.place.sheet.item
        hang = style.size * HANG
        own = self.place.inset(hang * level)
        mark = runs(self._mark(level) + " ")
        label = own.single(mark, style, label_element)
        offset = max(hang, label.lines[0].width + style.size * 0.25)
        column = own.inset(offset).column(item.runs, style, body_element)
        strips = text_strips(column, label=label)
        strips[-1].keep = ends_in_colon(strips[-1])
        return list(strips)

    def _open_level(self, wanted: int) -> int:
        """Close deeper levels, open one if the item goes deeper; never skips a level."""
        level = max(0, min(wanted, len(self.lists)))
        del self.lists[level + 1 :], self.counts[level + 1 :], self.bodies[level:]
        if level == len(self.lists):
            parent = self.bodies[level - 1] if level else self.place.parent
            self.lists.append(parent.add("L", _NUMBERED.format(self._numbering(level))))
            self.counts.append(0)
        return level

    def _numbering(self, level: int) -> str:
        return _NUMBERINGS[min(level, 2)] if self.numbered else "Disc"

    def _mark(self, level: int) -> str:
        if not self.numbered:
            return BULLETS[min(level, len(BULLETS) - 1)]
        return point_mark(self.counts[level], level)


def point_mark(number: int, level: int) -> str:
    """How a point is numbered: "1.", on the second level "a)", deeper "i)"."""
    if level == 0:
        return f"{number}."
    return f"{_letters(number) if level == 1 else _roman(number)})"


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("a") + place) + letters
    return letters


def _roman(number: int) -> str:
    numerals = ""
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        numerals += numeral * count
    return numerals
