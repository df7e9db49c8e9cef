"""Exceptions that carry facts: declared as dataclasses, and made so when first raised.

Most are never raised in a run of the program, and sixty dataclasses made at its start would be
felt: each is a piece of source that Python writes, compiles and runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Self, dataclass_transform


@dataclass_transform(eq_default=False)
class Fact(Exception):
    """The ground of ``Refusal`` and ``Trouble``; the fields of a subclass are its facts."""

    def __new__(cls, *args: Any, **named: Any) -> Self:
        """A new exception, its class completed; ``__init__`` then takes the fields."""
        if "__dataclass_fields__" not in vars(cls):
            dataclass(eq=False)(cls)
        return super().__new__(cls, *args, **named)
