"""The parts of memos and paragraphs in the order and under the headings of a house style."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.house_style import LabelledPart, house_style


@dataclass(frozen=True, slots=True)
class HousePart:
    """A part as the register names it ("decision_basis"), and its heading in this house."""

    key: str
    label: str


def memo_parts(style: str) -> tuple[HousePart, ...]:
    """The parts of a memo in the style with that key, in its order."""
    return tuple(_part(entry, "") for entry in house_style(style).memo)


def paragraph_parts(style: str, genitive: str) -> tuple[HousePart, ...]:
    """The parts of a paragraph; ``genitive`` is the body's ("Regionstyrelsens")."""
    return tuple(_part(entry, genitive) for entry in house_style(style).paragraph)


def _part(entry: LabelledPart, genitive: str) -> HousePart:
    label = entry.label.replace("{body}", genitive).strip(" :")
    return HousePart(entry.part.value, label[:1].upper() + label[1:])
