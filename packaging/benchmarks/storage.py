"""How fast lists and jumps are in registers of ten thousand to a million paragraphs.

Each of ours is held against the very SQL that it sends, sent once more through the bare driver.
The large registers have small texts, and no word index above a hundred thousand; they lie in a
temporary folder that is taken away again. The times are by the clock on the wall.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import big_register
from measure import Measurement, milliseconds, table
from sqlalchemy import Engine, event

from db import driver
from db.first_page import first_cases
from db.jump import Jump
from db.queries.cases import case_ids, case_rows
from db.queries.paragraphs import paragraph_ids, paragraph_rows
from db.queries.search import search
from db.store import Session, Store

SMALL, MIDDLE, LARGE = 10_000, 100_000, 1_000_000
PAGE = 200
ROUNDS = 25
_SEARCHES = ("överens", "overenskommelse", "bredband budget", "folkhälsa", "samv", "kommunande")

Sent = list[tuple[str, Any]]


@dataclass(frozen=True)
class Pair:
    """What a task of ours costs, in seconds, and the same SQL through the bare driver."""

    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def measurements() -> Iterator[Measurement]:
    """Lists and jumps at three sizes; search at the middle one."""
    with tempfile.TemporaryDirectory(prefix="klubbslag-bench-") as folder:
        small = _measured(Path(folder) / "small.klubbslag", SMALL)
        large = _measured(Path(folder) / "large.klubbslag", LARGE)
        for name, pair in small.items():
            yield _against_bare(f"{name}, {SMALL:,} §§", pair)
            yield _against_bare(f"{name}, {LARGE:,} §§", large[name])
            growth = large[name].ours / pair.ours
            figure = milliseconds_exactly(large[name].ours)
            yield Measurement(f"{name}, {LARGE:,} / {SMALL:,} §§", figure, growth, 2.0)
        yield _typing(Path(folder) / "middle.klubbslag")


def _against_bare(subject: str, pair: Pair) -> Measurement:
    return Measurement(subject, milliseconds_exactly(pair.ours), pair.ratio, 3.0)


def milliseconds_exactly(seconds: float) -> str:
    """``0.0000123`` → ``"0.012 ms"``."""
    return f"{seconds * 1000:.3f} ms"


def _measured(path: Path, paragraphs: int) -> dict[str, Pair]:
    with big_register.build(path, paragraphs, searchable=False) as store:
        number = f"{paragraphs // 10}-2018"
        with closing(Jump(path)) as jump, closing(driver.connect(path, read_only=True)) as bare:
            sql = _recorded(store, _newest_cases)
            return {
                "first 200 cases, by the driver": _pair(lambda: first_cases(path, PAGE), bare, sql),
                "first 200 cases": _pair(lambda: _read(store, _newest_cases), bare, sql),
                "first 200 paragraphs": _pair(
                    lambda: _read(store, _newest_paragraphs),
                    bare,
                    _recorded(store, _newest_paragraphs),
                ),
                "jump to a dnr": _pair(lambda: jump.to_case(number), bare, [_jump(number)]),
            }


def _newest_cases(session: Session) -> object:
    return case_rows(session, case_ids(session, limit=PAGE))


def _newest_paragraphs(session: Session) -> object:
    return paragraph_rows(session, paragraph_ids(session, limit=PAGE))


def _jump(number: str) -> tuple[str, Any]:
    sql = "SELECT id FROM case_file WHERE search_form = ? ORDER BY opened_on DESC, id DESC LIMIT 1"
    return sql, (number,)


def _read(store: Store, task: Callable[[Session], object]) -> object:
    with store.reading() as session:
        return task(session)


def _recorded(store: Store, task: Callable[[Session], object]) -> Sent:
    """What the task sends to the database."""
    sent: Sent = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_: Any) -> None:
        sent.append((sql, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        _read(store, task)
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return [(sql, values) for sql, values in sent if not sql.startswith("BEGIN")]


def _pair(ours: Callable[[], object], bare: Any, sent: Sent) -> Pair:
    """Both tasks in turn, medians; short ones many times in each turn."""

    def send() -> None:
        for sql, values in sent:
            bare.execute(sql, values).fetchall()

    ours()
    send()
    turns = [(_seconds(ours), _seconds(send)) for _ in range(ROUNDS)]
    return Pair(*map(statistics.median, zip(*turns, strict=True)))


def _seconds(task: Callable[[], object], least: float = 0.01) -> float:
    """Wall time of one run, from as many runs as take the least time."""
    runs, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < least:
        task()
        runs += 1
    return spent / runs


def _typing(path: Path) -> Measurement:
    """The slowest of some searches while somebody types, held against a tenth of a second."""
    with big_register.build(path, MIDDLE, searchable=True) as store:
        slowest = max(_search_seconds(store, typed) for typed in _SEARCHES)
    subject = f"slowest of {len(_SEARCHES)} searches, {MIDDLE:,} §§ / 100 ms"
    return Measurement(subject, milliseconds(slowest), slowest / 0.1, 1.0)


def _search_seconds(store: Store, typed: str) -> float:
    def task() -> object:
        return _read(store, lambda session: search(session, typed))

    return statistics.median(_seconds(task) for _ in range(5))


if __name__ == "__main__":
    print(table(measurements()))
