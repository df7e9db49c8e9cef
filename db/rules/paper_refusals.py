"""What the rules of papers say no to: templates that cannot be used. Facts without words."""

from __future__ import annotations

from dataclasses import dataclass

from db.rules.refusals import Refusal


@dataclass(eq=False)
class TemplateUnusable(Refusal):
    """A file cannot serve as a Word template.

    ``fault`` is ``not_word``, ``encrypted``, ``too_large`` or ``damaged``.
    """

    name: str
    fault: str


@dataclass(eq=False)
class TemplateIncomplete(Refusal):
    """A form lacks fields without which the paper would not hold; ``missing`` names them."""

    name: str
    missing: tuple[str, ...]


@dataclass(eq=False)
class NoSuchStyle(Refusal):
    """The template has no style of that name."""

    name: str
    style: str
