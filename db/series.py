"""Where numbers come from: one row for each series, raised in one statement.

Drawn last in the transaction, so that desks wait for one another as shortly as can be, and
numbers neither double nor skip; UNIQUE constraints on the numbered things are the second door.
"""

from __future__ import annotations

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from db.entities.organisation import NumberSeries
from db.rules.lifecycle import SeriesKind
from db.rules.refusals import NoSeries, SeriesExists


def find_series(
    session: Session, kind: SeriesKind, owner_id: int, year: int
) -> NumberSeries | None:
    """The series of that owner and year, or none."""
    query = select(NumberSeries).where(
        NumberSeries.kind == kind, NumberSeries.owner_id == owner_id, NumberSeries.year == year
    )
    return session.scalar(query)


def open_series(
    session: Session, kind: SeriesKind, owner_id: int, year: int, *, owner: str, start: int = 1
) -> NumberSeries:
    """Open a series at ``start``; raises ``SeriesExists`` naming the one that is there."""
    existing = find_series(session, kind, owner_id, year)
    if existing is not None:
        raise SeriesExists(owner, year, existing.next_number)
    series = NumberSeries(kind=kind, owner_id=owner_id, year=year, next_number=start)
    session.add(series)
    session.flush()
    return series


def draw(
    session: Session, kind: SeriesKind, owner_id: int, year: int, *, owner: str, count: int = 1
) -> range:
    """The next ``count`` numbers of the series, taken; raises ``NoSeries`` when there is none."""
    session.flush()
    statement = (
        update(NumberSeries)
        .where(
            NumberSeries.kind == kind, NumberSeries.owner_id == owner_id, NumberSeries.year == year
        )
        .values(next_number=NumberSeries.next_number + count)
        .returning(NumberSeries.next_number)
        .execution_options(synchronize_session=False)
    )
    following = session.execute(statement).scalar()
    if following is None:
        raise NoSeries(owner, year)
    return range(following - count, following)


def give_back(session: Session, kind: SeriesKind, owner_id: int, year: int, first: int) -> None:
    """Let the series go on from ``first`` again, after the last numbers were taken back."""
    session.execute(
        update(NumberSeries)
        .where(
            NumberSeries.kind == kind, NumberSeries.owner_id == owner_id, NumberSeries.year == year
        )
        .values(next_number=first)
        .execution_options(synchronize_session=False)
    )
