"""Registering cases, and keeping the register of them clean (OSL 5:1–2)."""

from __future__ import annotations

from datetime import date

from db.entities.case import Case
from db.entities.organisation import NumberSeries, Register
from db.queries.existing import case_with_number, case_with_serial
from db.rules.lifecycle import CaseKind, CaseStatus, SeriesKind
from db.rules.refusals import NotWellFormed, NumberTaken
from db.rules.registration_number import RegistrationPattern, look_alikes, natural_key, search_form
from db.series import draw, find_series
from db.store import Session
from desktop.operations.office import Office, demand_version, found
from desktop.operations.organisation import ensure_series

LONGEST_TITLE = 1000


def register_case(
    office: Office, register_id: int, title: str, *, registration_number: str = "",
    body_id: int | None = None, case_officer: str = "", opened_on: date | None = None,
    protected_title: str = "", legal_basis: str = "", kind: CaseKind = CaseKind.ORDINARY,
    submitted_by: str = "",
) -> int:  # fmt: skip
    """Register a case; gives its key. A motion or citizen proposal says who put it.

    Without a registration number the register's next one is drawn. A given number is kept as it
    is written; raises ``NumberTaken`` when a case has it in any spelling, ``NotWellFormed`` for
    a title that is empty or a number with foreign letters that look like ours.
    """
    with office.writing("case.register") as session:
        day = opened_on or office.today()
        case = Case(
            register_id=register_id,
            body_id=body_id,
            year=day.year,
            serial=None,
            registration_number=tidy_number(registration_number),
            title=tidy_title(title),
            protected_title=protected_title.strip(),
            legal_basis=legal_basis.strip(),
            case_officer=case_officer.strip(),
            opened_on=day,
            kind=kind,
            submitted_by=submitted_by.strip(),
        )
        enter(session, case)
        return case.id


def enter(session: Session, case: Case) -> None:
    """Give the case its number, drawn or as written, and put it in the register."""
    register = found(session, Register, case.register_id)
    if case.registration_number:
        _take_number_as_written(session, register, case)
    else:
        _draw_number(session, register, case)
    session.add(case)
    session.flush()


def _draw_number(session: Session, register: Register, case: Case) -> None:
    kind = SeriesKind.REGISTRATION
    ensure_series(session, kind, register.id, case.year, register.code)
    serial = draw(session, kind, register.id, case.year, owner=register.code)[0]
    case.serial = serial
    pattern = RegistrationPattern(register.pattern)
    case.registration_number = pattern.format(register.code, case.year, serial)


def _take_number_as_written(session: Session, register: Register, case: Case) -> None:
    taken = case_with_number(session, case.registration_number, register.id)
    if taken is not None:
        raise NumberTaken(case.registration_number, taken)
    _follow_number(session, register, case)


def _follow_number(session: Session, register: Register, case: Case) -> None:
    """Take year and serial out of the number, and let the series never give it again."""
    key = RegistrationPattern(register.pattern).parse(case.registration_number)
    if key is None or (key.year, key.serial) == (case.year, case.serial):
        return
    taken = case_with_serial(session, register.id, key.year, key.serial)
    if taken is not None:
        raise NumberTaken(case.registration_number, taken)
    case.year, case.serial = key.year, key.serial
    ensure_series(session, SeriesKind.REGISTRATION, register.id, key.year, register.code)
    series = find_series(session, SeriesKind.REGISTRATION, register.id, key.year)
    _pass_by(series, key.serial)


def _pass_by(series: NumberSeries | None, used: int) -> None:
    if series is not None and series.next_number <= used:
        series.next_number = used + 1


def tidy_number(text: str) -> str:
    """The number with ordinary spaces; raises ``NotWellFormed`` for look-alike letters."""
    number = " ".join(text.replace("\u00a0", " ").split())
    if look_alikes(number):
        raise NotWellFormed("registration_number", number)
    return number


def tidy_title(text: str) -> str:
    """The title on one line; raises ``NotWellFormed`` when empty or too long."""
    title = " ".join(text.split())
    if not title or len(title) > LONGEST_TITLE:
        raise NotWellFormed("title", title[:80])
    return title


def revise_case(office: Office, case_id: int, version: int, **changes: object) -> None:
    """Change title, kind, officer, body, protected title or how the number is written, all or none.

    Raises ``ChangedMeanwhile``, and ``NumberTaken`` or ``NotWellFormed`` as when registering.
    """
    with office.writing("case.revise") as session:
        case = found(session, Case, case_id)
        demand_version(case, version)
        if "title" in changes:
            changes["title"] = tidy_title(str(changes["title"]))
        if "registration_number" in changes:
            _rewrite_number(session, case, str(changes.pop("registration_number")))
        for field, value in changes.items():
            setattr(case, field, value)


def correct_number(office: Office, case_id: int, version: int, number: str) -> None:
    """Correct a case's number; it must stay the same number or be a free one.

    A higher one moves the series on, so that it is never given again.
    """
    with office.writing("case.correct_number") as session:
        case = found(session, Case, case_id)
        demand_version(case, version)
        _rewrite_number(session, case, number)


def _rewrite_number(session: Session, case: Case, number: str) -> None:
    written = tidy_number(number)
    if not written:
        raise NotWellFormed("registration_number", written)
    taken = case_with_number(session, written, case.register_id)
    if taken not in (None, case.id):
        raise NumberTaken(written, taken or 0)
    case.registration_number = written
    _follow_number(session, found(session, Register, case.register_id), case)
    case.search_form, case.number_sort = search_form(written), natural_key(written)


def change_status(
    office: Office, case_id: int, version: int, status: CaseStatus, reason: str = ""
) -> None:
    """Close, reopen, rest or strike a case; raises ``StepNotOpen`` or ``ReasonNeeded``."""
    with office.writing("case.status") as session:
        case = found(session, Case, case_id)
        demand_version(case, version)
        case.become(status, office.today(), reason)
