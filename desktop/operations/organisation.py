"""Setting up the organisation: its registers, bodies and number series."""

from __future__ import annotations

from db.entities.organisation import Body, Organisation, Register
from db.rules.lifecycle import BodyKind, SeriesKind
from db.rules.registration_number import RegistrationPattern
from db.series import find_series, open_series
from db.store import Session
from desktop.operations.office import Office, demand_version, found

DEFAULT_PATTERN = "{serial:05}-{year}"


def set_up(office: Office, name: str, *, pattern: str = DEFAULT_PATTERN) -> int:
    """Create the organisation with one register; gives the organisation's key."""
    with office.writing("organisation.set_up") as session:
        organisation = Organisation(name=name.strip())
        session.add(organisation)
        session.flush()
        add_register_in(session, organisation.id, code="D", name="Diariet", pattern=pattern)
        return organisation.id


def revise_organisation(office: Office, organisation_id: int, version: int, **changes: str) -> None:
    """Change the organisation's name or addresses."""
    with office.writing("organisation.revise") as session:
        organisation = found(session, Organisation, organisation_id)
        demand_version(organisation, version)
        for field, value in changes.items():
            setattr(organisation, field, value.strip())


def add_register(office: Office, organisation_id: int, code: str, name: str, pattern: str) -> int:
    """Add a register with its dnr pattern; raises a refusal when the pattern cannot be used."""
    with office.writing("register.add") as session:
        return add_register_in(session, organisation_id, code=code, name=name, pattern=pattern).id


def revise_register(office: Office, register_id: int, version: int, **changes: str) -> None:
    """Change a register's name or pattern; numbers that are given stay as they were printed.

    Raises ``UnusablePattern`` for a pattern that cannot give each case a number of its own.
    """
    with office.writing("register.revise") as session:
        register = found(session, Register, register_id)
        demand_version(register, version)
        if "pattern" in changes:
            RegistrationPattern(changes["pattern"].strip())
        for field, value in changes.items():
            setattr(register, field, value.strip())


def add_register_in(
    session: Session, organisation_id: int, *, code: str, name: str, pattern: str
) -> Register:
    """Add a register within a transaction."""
    RegistrationPattern(pattern)
    register = Register(organisation_id=organisation_id, code=code, name=name, pattern=pattern)
    session.add(register)
    session.flush()
    return register


def add_body(
    office: Office, organisation_id: int, register_id: int, *, kind: BodyKind, name: str,
    abbreviation: str, seats: int = 0, parent_id: int | None = None, house_style: str = "region",
    genitive: str = "", minutes_location: str = "",
) -> int:  # fmt: skip
    """Add a body; gives its key."""
    with office.writing("body.add") as session:
        body = Body(
            organisation_id=organisation_id,
            register_id=register_id,
            kind=kind,
            name=name.strip(),
            abbreviation=abbreviation.strip(),
            seats=seats,
            parent_id=parent_id,
            house_style=house_style,
            genitive=genitive.strip(),
            minutes_location=minutes_location.strip(),
        )
        session.add(body)
        session.flush()
        return body.id


def revise_body(office: Office, body_id: int, version: int, **changes: object) -> None:
    """Change a body's name, seats, house style, place of minutes or numbering habits."""
    with office.writing("body.revise") as session:
        body = found(session, Body, body_id)
        demand_version(body, version)
        for field, value in changes.items():
            setattr(body, field, value)


def start_paragraph_series(office: Office, body_id: int, year: int, start: int = 1) -> None:
    """Open a body's paragraph series for a year; raises ``SeriesExists`` for a second one."""
    with office.writing("series.open") as session:
        body = found(session, Body, body_id)
        open_series(
            session, SeriesKind.PARAGRAPH, body_id, year, owner=body.abbreviation, start=start
        )


def start_registration_series(office: Office, register_id: int, year: int, start: int = 1) -> None:
    """Open a register's dnr series for a year; raises ``SeriesExists`` for a second one."""
    with office.writing("series.open") as session:
        register = found(session, Register, register_id)
        open_series(
            session, SeriesKind.REGISTRATION, register_id, year, owner=register.code, start=start
        )


def ensure_series(session: Session, kind: SeriesKind, owner_id: int, year: int, owner: str) -> None:
    """Open the series at 1 unless it is there."""
    if find_series(session, kind, owner_id, year) is None:
        open_series(session, kind, owner_id, year, owner=owner)
