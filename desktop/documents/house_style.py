"""House style: the order and labels of headings, and how a paper looks.

The set of parts of a paragraph is stable, their order and labels are local habit. A style is a
TOML file under ``resources/house_styles``; a body names the one it uses. Read by the composers
(order, labels) and by every writer (fonts, measures). Measures are points, margins millimetres.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files

LARGE_TYPE = "large"
"""The name of the look for those who see little."""
LARGE_SIZE = 17.0


class Part(StrEnum):
    """The parts that a memo or a paragraph may have."""

    DECISION = "decision"
    STATEMENT = "statement"
    SUMMARY = "summary"
    MATTER = "matter"
    PROPOSALS = "proposals"
    ORDER_OF_PROPOSALS = "order_of_proposals"
    VOTE = "vote"
    RESERVATIONS = "reservations"
    NOTES = "notes"
    DECISION_BASIS = "decision_basis"
    RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True)
class LabelledPart:
    """A part with its heading in this house; ``{body}`` stands for the body's name in genitive."""

    part: Part
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Fonts and measures: sizes and spaces in points, margins in millimetres, colours #RRGGBB."""

    word_font: str
    body_size: float
    line_height: float
    heading_sizes: tuple[float, float, float, float]
    title_size: float
    small_size: float
    space_after: float
    margin_left: float
    margin_right: float
    margin_top: float
    margin_bottom: float
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """One organisation's or body's way of setting its papers."""

    key: str
    name: str
    memo: tuple[LabelledPart, ...]
    paragraph: tuple[LabelledPart, ...]
    registration_number_label: str
    extract_certification: str
    look: Look

    def label(self, part: Part, *, memo: bool = False) -> str:
        """The heading of a part, or an empty string when this house has none for it."""
        parts = self.memo if memo else self.paragraph
        return next((entry.label for entry in parts if entry.part is part), "")


def style_keys() -> tuple[str, ...]:
    """The keys of all styles that ship, sorted."""
    folder = files("resources") / "house_styles"
    return tuple(
        sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml"))
    )


@cache
def house_style(key: str) -> HouseStyle:
    """The style of that key. Raises ``FileNotFoundError`` when there is none."""
    text = (files("resources") / "house_styles" / f"{key}.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    look = data["look"] | {"heading_sizes": tuple(data["look"]["heading_sizes"])}
    return HouseStyle(
        key=key,
        name=data["name"],
        memo=_parts(data["memo"]),
        paragraph=_parts(data["paragraph"]),
        registration_number_label=data["registration_number_label"],
        extract_certification=data["extract_certification"],
        look=Look(**look),
    )


def look_named(look: Look, name: str) -> Look:
    """The look with the measures of that name: ``LARGE_TYPE``, or unchanged for an empty name.

    Raises ``KeyError`` for a name that there is none of.
    """
    return {"": look, LARGE_TYPE: _large(look)}[name]


def _large(look: Look) -> Look:
    """All text made larger in the same proportion, and narrower margins to make room for it."""
    share = LARGE_SIZE / look.body_size
    return replace(
        look,
        body_size=LARGE_SIZE,
        line_height=max(look.line_height, 1.4),
        heading_sizes=tuple(round(size * share, 1) for size in look.heading_sizes),
        title_size=round(look.title_size * share, 1),
        small_size=round(look.small_size * share, 1),
        space_after=round(look.space_after * share, 1),
        margin_left=min(look.margin_left, 25.0),
        margin_right=min(look.margin_right, 20.0),
        margin_top=max(look.margin_top, 44.0),
    )


def _parts(entries: dict[str, str]) -> tuple[LabelledPart, ...]:
    return tuple(LabelledPart(Part(key), label) for key, label in entries.items())
