"""The organisation with its registers, bodies and number series."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from db.entities.organisation import Body, NumberSeries, Organisation, Register
from db.queries.pages import text_or_empty
from db.rules.lifecycle import BodyKind, SeriesKind
from db.rules.refusals import NotFound
from db.rules.swedish_order import sort_key


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """The organisation whose register file it is."""

    id: int
    version: int
    name: str
    postal_address: str
    email: str
    web: str


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A diary with its own dnr series."""

    id: int
    version: int
    code: str
    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body that meets and decides; ``parent`` is the abbreviation of the one above it.

    The last fields are its local rules, as the entity tells of them.
    """

    id: int
    version: int
    kind: BodyKind
    name: str
    abbreviation: str
    genitive: str
    parent_id: int | None
    parent: str
    register_id: int
    register: str
    seats: int
    house_style: str
    minutes_location: str
    opens_series: bool
    shows_year: bool
    may_return: bool
    asks_urgency: bool
    call_days: int
    appeal_weeks: int
    notice_boards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A number series; ``owner`` is the register's code or the body's abbreviation."""

    id: int
    kind: SeriesKind
    owner_id: int
    owner: str
    year: int
    next_number: int


def organisation(session: Session) -> OrganisationRow:
    """The organisation; raises ``NotFound`` in a register that is not set up yet."""
    query = select(
        Organisation.id, Organisation.version, Organisation.name, Organisation.postal_address,
        Organisation.email, Organisation.web,
    ).order_by(Organisation.id)  # fmt: skip
    row = session.execute(query.limit(1)).first()
    if row is None:
        raise NotFound("organisation")
    return OrganisationRow(*row)


def registers(session: Session) -> tuple[RegisterRow, ...]:
    """All registers, by code."""
    query = select(Register.id, Register.version, Register.code, Register.name, Register.pattern)
    rows = (RegisterRow(*row) for row in session.execute(query))
    return tuple(sorted(rows, key=lambda row: sort_key(row.code)))


def bodies(session: Session) -> tuple[BodyRow, ...]:
    """All bodies, in Swedish order of names."""
    above = aliased(Body)
    query = (
        select(
            Body.id, Body.version, Body.kind, Body.name, Body.abbreviation, Body.genitive,
            Body.parent_id, text_or_empty(above.abbreviation), Body.register_id, Register.code,
            Body.seats, Body.house_style, Body.minutes_location, Body.opens_series,
            Body.shows_year, Body.may_return, Body.asks_urgency, Body.call_days,
            Body.appeal_weeks, Body.notice_boards,
        )
        .join(Register, Register.id == Body.register_id)
        .outerjoin(above, above.id == Body.parent_id)
    )  # fmt: skip
    rows = (BodyRow(*row) for row in session.execute(query))
    return tuple(sorted(rows, key=lambda row: sort_key(row.name)))


def series(session: Session) -> tuple[SeriesRow, ...]:
    """All number series, the newest year first, then by owner."""
    owner: ColumnElement[str] = func.coalesce(Body.abbreviation, Register.code, "")
    query = (
        select(
            NumberSeries.id, NumberSeries.kind, NumberSeries.owner_id, owner, NumberSeries.year,
            NumberSeries.next_number,
        )
        .outerjoin(Body, Body.id == NumberSeries.owner_id)
        .outerjoin(Register, Register.id == NumberSeries.owner_id)
        .order_by(NumberSeries.year.desc(), owner)
    )  # fmt: skip
    return tuple(SeriesRow(*row) for row in session.execute(query))
