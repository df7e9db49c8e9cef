"""Narrowing a list by what was typed above it."""

from __future__ import annotations

from array import array
from contextlib import closing
from itertools import islice
from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import Session

from db.entities.search_entry import SearchEntry
from db.queries.pages import keys
from db.queries.words import all_among, matching, needles, part_match


def filtered(
    session: Session, query: Select[int], key: Any, typed: str, limit: int | None = None
) -> array[int]:
    """The keys of the query whose public text holds every word typed, in the query's order.

    ``key`` is the column that the query selects. The first
    ``limit`` hits are given, or all of them.
    """
    wanted = needles(typed)
    if not wanted:
        return keys(session, query.limit(limit))
    parts = part_match(wanted)
    narrowed = query.join(SearchEntry, SearchEntry.id == key).with_only_columns(
        key, SearchEntry.key, SearchEntry.title, SearchEntry.text
    )
    if parts:
        narrowed = narrowed.where(key.in_(matching("search_part", parts)))
    with closing(session.execute(narrowed.execution_options(yield_per=1000))) as rows:
        fitting = (row[0] for row in rows if all_among(wanted, "\n".join(row[1:])))
        return array("q", islice(fitting, limit))
