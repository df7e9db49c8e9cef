"""How a command answers: lines for a person, or one JSON value and nothing else."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from db.rules.rich_text import RichText, Runs, plain, plain_text


def print_json(value: Any) -> None:
    """The value as JSON on standard output, in UTF-8 with ISO dates."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=1, default=_plain) + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    raise TypeError(f"no JSON form for {type(value).__name__}")


def flat(row: Any) -> dict[str, Any]:
    """A row of a query as one flat object; inner rows become lists of texts or are spread out."""
    fields: dict[str, Any] = {}
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields.update(flat(value))
        else:
            fields[field.name] = value
    return fields


def text_of(content: RichText) -> str:
    """Rich text as plain lines."""
    return plain_text(content)


def lines_of(lines: Sequence[Runs]) -> list[str]:
    """Lines of runs as strings."""
    return [plain(line) for line in lines]


def without_empty(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that say something: an absent key means that there is nothing to say."""
    return {key: value for key, value in fields.items() if value not in ("", None, [], (), {})}


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows as aligned columns; the last one runs free."""
    if not rows:
        return
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join((*cells, row[-1])).rstrip())
