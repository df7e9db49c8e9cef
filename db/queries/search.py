"""One search for everything: keys first, then words, the best first.

What is found is public text only. Words are looked for in two indexes: whole words as written,
and every three letters with accents folded, whose hits are looked at once more before they count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Integer, func, literal_column, select, table, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from db.entities.case import Case
from db.entities.meeting import Meeting
from db.entities.organisation import Body
from db.entities.search_entry import SearchEntry
from db.queries.keys import written_meeting
from db.queries.lookup import ThingKind, candidates
from db.queries.pages import AnySelect, chosen, in_order
from db.queries.words import Needle, matching, needles, part_match, word_match
from db.rules.numbering import meeting_key, paragraph_key
from db.rules.registration_number import search_form

_CAP = 3_000
_RANKED = 5_000
_SNIPPET = 140
_TITLE_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found; ``key`` is what to show it by, ``snippet`` the line that holds the words."""

    kind: ThingKind
    id: int
    key: str
    title: str
    body: str
    day: date | None
    snippet: str


class SearchStopped(Exception):
    """The search was stopped from another thread."""


def stopper(session: Session) -> Callable[[], None]:
    """What another thread calls to stop what this session is asking.

    The search then raises ``SearchStopped``; the session goes on as if nothing was asked.
    """
    driver: Any = session.connection().connection.driver_connection
    return driver.interrupt


def search(session: Session, typed: str, *, limit: int = 50) -> tuple[Hit, ...]:
    """What answers to the text, best first: a key, then titles, then texts.

    Any text may be given. Hits with å, ä and ö as typed come before those without. Raises
    ``SearchStopped``.
    """
    try:
        found = {hit.id: hit for hit in islice(_found(session, typed, limit), limit)}
    except OperationalError as error:
        if "interrupted" in str(error.orig):
            raise SearchStopped from None
        raise
    return tuple(found.values())


def _found(session: Session, typed: str, limit: int) -> Iterator[Hit]:
    """All hits, best first, each once."""
    seen: set[int] = set()
    for hit in _hits(session, typed, limit):
        if hit.id not in seen:
            seen.add(hit.id)
            yield hit


def _hits(session: Session, typed: str, limit: int) -> Iterator[Hit]:
    yield from _by_key(session, typed, limit)
    wanted = () if paragraph_key(typed) or meeting_key(typed) else needles(typed)
    if wanted:
        yield from _by_words(session, wanted, limit)


# Keys


def _by_key(session: Session, typed: str, limit: int) -> Iterator[Hit]:
    found = candidates(session, typed, limit)
    meetings = [one.id for one in found if one.kind is ThingKind.MEETING]
    yield from _meeting_hits(session, meetings)
    others = [one.id for one in found if one.kind is not ThingKind.MEETING]
    yield from _entry_hits(session, others or _numbers_begun(session, typed, limit))


def _meeting_hits(session: Session, ids: list[int]) -> tuple[Hit, ...]:
    if not ids:
        return ()
    query = (
        select(Meeting.id, Body.abbreviation, Body.name, Meeting.held_on, Meeting.place)
        .join(Body, Body.id == Meeting.body_id)
        .where(Meeting.id.in_(chosen(ids)))
    )
    hits = (
        Hit(ThingKind.MEETING, key, written_meeting(short, day), name, short, day, place)
        for key, short, name, day, place in session.execute(query)
    )
    return in_order(ids, hits)


def _numbers_begun(session: Session, typed: str, limit: int) -> list[int]:
    """Cases whose dnr begins with what is typed so far."""
    form = search_form(typed)
    if not any(sign.isdigit() for sign in form):
        return []
    query = select(Case.id).where(Case.search_form >= form, Case.search_form < form + "\U0010ffff")
    return list(session.scalars(query.order_by(Case.opened_on.desc()).limit(limit)))


def _entry_hits(session: Session, ids: list[int]) -> tuple[Hit, ...]:
    if not ids:
        return ()
    rows = session.execute(_entries().where(SearchEntry.id.in_(chosen(ids))))
    return in_order(ids, (_hit(row, ()) for row in rows))


# Words


class Grade(IntEnum):
    """How well a text answers, the best first."""

    TITLE_WORDS = 0
    TITLE = 1
    TITLE_FOLDED = 2
    TEXT = 3
    TEXT_FOLDED = 4


def _by_words(session: Session, wanted: tuple[Needle, ...], limit: int) -> list[Hit]:
    rows = {row.id: row for row in _whole_words(session, wanted, limit)}
    rows |= {row.id: row for row in _parts(session, wanted, limit, rows)}
    graded = ((_grade(wanted, row.title, row.text), row) for row in rows.values())
    fitting = [(grade, row) for grade, row in graded if grade is not None]
    fitting.sort(key=lambda pair: pair[0])
    return [_hit(row, wanted) for _, row in fitting]


def _whole_words(session: Session, wanted: tuple[Needle, ...], limit: int) -> Iterator[Any]:
    """Titles with the words, the newest first; then texts, ranked unless there are too many."""
    match = word_match(wanted)
    titles = _matched("search_word", f"title : ({match})").order_by(_newest("search_word"))
    yield from session.execute(titles.limit(limit))
    order = _newest("search_word")
    if _few(session, match):
        order = func.bm25(literal_column("search_word"), _TITLE_WEIGHT, 1.0)
    yield from session.execute(_matched("search_word", match).order_by(order).limit(limit))


def _few(session: Session, match: str) -> bool:
    some = matching("search_word", match).limit(_RANKED + 1).subquery()
    return (session.scalar(select(func.count()).select_from(some)) or 0) <= _RANKED


def _parts(
    session: Session, wanted: tuple[Needle, ...], limit: int, found: Iterable[int]
) -> Iterator[Any]:
    """Texts with the words as parts of others: the newest candidates, looked at one by one."""
    match = part_match(wanted)
    if not match:
        return
    known = set(found)
    query = _matched("search_part", match).order_by(_newest("search_part")).limit(_CAP)
    with closing(session.execute(query.execution_options(yield_per=50))) as rows:
        fresh = (row for row in rows if row.id not in known)
        yield from islice((row for row in fresh if _grade(wanted, row.title, row.text)
                           is not None), limit)  # fmt: skip


def _entries() -> AnySelect:
    return select(
        SearchEntry.id, SearchEntry.kind, SearchEntry.key, SearchEntry.title, SearchEntry.body,
        SearchEntry.day, SearchEntry.text,
    )  # fmt: skip


def _matched(index: str, match: str) -> AnySelect:
    words = table(index)
    rowid = literal_column(f"{index}.rowid", Integer)
    condition = text(f"{index} MATCH :match").bindparams(match=match)
    return _entries().select_from(words).join(SearchEntry, SearchEntry.id == rowid).where(condition)


def _newest(index: str) -> ColumnElement[Any]:
    return literal_column(f"{index}.rowid", Integer).desc()


def _grade(wanted: tuple[Needle, ...], title: str, words: str) -> Grade | None:
    """How well the text answers to all that is wanted; None when it does not."""
    head = title.lower()
    if all(needle.exact in head for needle in wanted):
        whole = all(needle.whole.search(head) for needle in wanted)
        return Grade.TITLE_WORDS if whole else Grade.TITLE
    if all(needle.pattern.search(head) for needle in wanted):
        return Grade.TITLE_FOLDED
    all_words = f"{head}\n{words.lower()}"
    if all(needle.exact in all_words for needle in wanted):
        return Grade.TEXT
    folded = all(needle.pattern.search(all_words) for needle in wanted)
    return Grade.TEXT_FOLDED if folded else None


def _hit(row: Any, wanted: tuple[Needle, ...]) -> Hit:
    key, kind, name, title, body, day, words = row
    return Hit(ThingKind(kind), key, name, title, body, day, _snippet(words, wanted))


def _snippet(words: str, wanted: tuple[Needle, ...]) -> str:
    """The stretch of text around the first word found, or the beginning of the text."""
    matches = (needle.pattern.search(words.lower()) for needle in wanted)
    place = next((match.start() for match in matches if match), 0)
    line = words.rfind("\n", 0, place) + 1
    start = max(line, place - _SNIPPET // 3)
    stretch = " ".join(words[start : start + _SNIPPET].split("\n"))
    return f"{'… ' if start > line else ''}{stretch}{' …' if start + _SNIPPET < len(words) else ''}"
