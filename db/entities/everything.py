"""All entities together: the whole shape that a register file has."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.schema import SchemaItem

from db.entities import (
    correction,
    delegation,
    extract,
    handed_out,
    journal,
    meeting,
    notice,
    paper_template,
    person,
    search_entry,
)
from db.entities.base import Base

_ROOTS = (
    *(correction, delegation, extract, handed_out, journal, meeting, notice),
    *(paper_template, person, search_entry),
)

metadata: MetaData = Base.metadata


def belongs(_item: SchemaItem, name: str | None, *_: object) -> bool:
    """Whether a table or index is kept by migrations; word indexes are made with the triggers."""
    return not (name or "").startswith(("search_word", "search_part"))
