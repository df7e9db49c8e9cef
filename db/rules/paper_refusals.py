"""What the rules of papers say no to: templates that cannot be used. Facts without words."""

from __future__ import annotations

from db.rules.refusals import Refusal


class TemplateUnusable(Refusal):
    """A file cannot serve as a Word template.

    ``fault`` is ``not_word``, ``encrypted``, ``too_large`` or ``damaged``.
    """

    name: str
    fault: str


class TemplateIncomplete(Refusal):
    """A form lacks fields without which the paper would not hold; ``missing`` names them."""

    name: str
    missing: tuple[str, ...]


class NoSuchStyle(Refusal):
    """The template has no style of that name."""

    name: str
    style: str
