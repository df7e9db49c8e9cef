"""Whether the register is whole: the database, the journal, the papers and the numbers.

What a check of structure cannot see (a flipped bit in a text, a row changed outside the program)
is found by the checksums that were kept when the text was locked and the paper made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.checks.readiness import text_checksum
from db.checks.remark import Remark
from db.entities.journal import FIRST_HASH, JournalEvent, event_hash
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body, NumberSeries
from db.entities.paper import FileContent, checksum
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import SeriesKind
from db.rules.statutes import RuleLabel


def integrity(session: Session) -> Iterator[Remark]:
    """Everything in the register that is not as it was left; nothing when it is whole."""
    for part in parts_of_integrity():
        yield from part(session)


def parts_of_integrity() -> tuple[Callable[[Session], Iterator[Remark]], ...]:
    """The checks one by one, for who tells how far they have come."""
    return (_database, _journal, _verified_text, _files, _series)


def _grave(what: str, where: str, *facts: str) -> Remark:
    return Remark(what=what, where=where, label=RuleLabel.LAW, section="OSL 5:1", grave=True,
                  facts=facts)  # fmt: skip


def _database(session: Session) -> Iterator[Remark]:
    connection = session.connection()
    for (finding,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if finding != "ok":
            yield _grave("database_damaged", "", str(finding))
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield _grave("reference_broken", str(row[0]), str(row[1]))


def _journal(session: Session) -> Iterator[Remark]:
    expected, previous = 1, FIRST_HASH
    query = select(JournalEvent).order_by(JournalEvent.number)
    for event in session.scalars(query.execution_options(yield_per=1000)):
        if event.number != expected or event.previous_hash != previous:
            yield _grave("journal_broken", str(expected), str(event.number))
            return
        if _hash_of(event) != event.hash:
            yield _grave("journal_changed", str(event.number), event.who)
            return
        expected, previous = event.number + 1, event.hash


def _hash_of(event: JournalEvent) -> str:
    return event_hash(
        event.number,
        event.at.isoformat(timespec="milliseconds"),
        event.who,
        event.action,
        event.subject,
        event.subject_id,
        event.changes,
        event.previous_hash,
    )


def _verified_text(session: Session) -> Iterator[Remark]:
    query = select(MinutesPart).where(MinutesPart.verified_on.is_not(None))
    for part in session.scalars(query):
        if text_checksum(part.paragraphs) != part.text_sha256:
            day = part.verified_on.isoformat() if part.verified_on else ""
            yield _grave("verified_text_changed", f"protokoll justerat {day}", part.verified_by)


def _files(session: Session) -> Iterator[Remark]:
    for key in session.scalars(select(FileContent.sha256)):
        file = session.get_one(FileContent, key)
        if checksum(file.content) != key or len(file.content) != file.size:
            yield _grave("file_changed", key[:12])
        session.expunge(file)


def _series(session: Session) -> Iterator[Remark]:
    query = select(NumberSeries, Body.abbreviation).join(
        Body, (Body.id == NumberSeries.owner_id) & (NumberSeries.kind == SeriesKind.PARAGRAPH)
    )
    for series, body in session.execute(query).all():
        yield from _paragraph_series(session, series, body)


def _paragraph_series(session: Session, series: NumberSeries, body: str) -> Iterator[Remark]:
    where = f"{body} {series.year}"
    used = select(func.min(Paragraph.number), func.max(Paragraph.number), func.count()).where(
        Paragraph.body_id == series.owner_id,
        Paragraph.year == series.year,
        Paragraph.number.is_not(None),
    )
    first, last, count = session.execute(used).one()
    if first is None or last is None:
        return
    if last >= series.next_number:
        yield _grave("series_behind", where, str(last), str(series.next_number))
    if last - first + 1 != count:
        yield Remark(
            what="series_gap",
            where=where,
            label=RuleLabel.HABIT,
            facts=(str(first), str(last), str(count)),
        )
