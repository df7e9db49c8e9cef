"""A large meeting: what opening it asks of the register, and verifying it against its papers alone.

250 items, 61 members and 25 open votes. Statements are counted, not timed: they must be as many
for 250 items as for 25.
"""

import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from large_meeting import DAY, ITEMS, MEMBERS, VOTES, LargeMeeting, hold
from measure import Measurement, cost, milliseconds, table
from sqlalchemy import Engine, event

from db.queries.meetings import meeting_view
from db.queries.paragraphs import meeting_paragraphs
from db.queries.service import meeting_service
from db.rules.lifecycle import PaperKind
from db.store import Session, Store
from desktop.operations.control import remarks_on_meeting
from desktop.operations.minutes import verify_minutes
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.papers import make_paper

FEW = 25
ROUNDS = 5

Reading = Callable[[Session, int], object]


def _open(session: Session, meeting: int) -> object:
    return meeting_view(session, meeting), meeting_paragraphs(session, meeting)


READINGS: dict[str, Reading] = {
    "opening": _open,
    "deriving attendance": meeting_service,
    "control panel": lambda session, meeting: tuple(remarks_on_meeting(session, meeting, DAY)),
}


def measurements() -> Iterator[Measurement]:
    """A row for each reading's statements and time, and one for numbering and verifying."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few.klubbslag", Path(folder) / "many.klubbslag"
        held = _built(many, ITEMS)
        yield from _statements(few, _built(few, FEW), many, held)
        yield _verifying(many, held)


def _built(path: Path, items: int) -> LargeMeeting:
    with Store.create(path) as store:
        return hold(_office(store), items)


def _office(store: Store) -> Office:
    return Office(store, "Bench", lambda: DAY)


def _statements(
    few: Path, small: LargeMeeting, many: Path, large: LargeMeeting
) -> Iterator[Measurement]:
    with Store.open(few) as one, Store.open(many) as other:
        for name, reading in READINGS.items():
            least = len(_sent(one, reading, small.meeting))
            most = len(_sent(other, reading, large.meeting))
            subject = f"statements for {name}, {ITEMS} items / {FEW} items"
            yield Measurement(subject, str(most), most / least, 1.0)
            spent = statistics.median(_cost(other, reading, large.meeting) for _ in range(ROUNDS))
            subject = f"{name}, {ITEMS} items, {MEMBERS} members, {VOTES} votes / 1 s"
            yield Measurement(subject, milliseconds(spent), spent, 1.0)


def _cost(store: Store, reading: Reading, meeting: int) -> float:
    with store.reading() as session:
        return cost(lambda: reading(session, meeting))


def _sent(store: Store, reading: Reading, meeting: int) -> list[str]:
    """The statements that a reading sends, in a transaction that has begun."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        said.append(sql)

    with store.reading() as session:
        session.connection()
        event.listen(Engine, "before_cursor_execute", note)
        try:
            reading(session, meeting)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
    return said


def _verifying(path: Path, held: LargeMeeting) -> Measurement:
    """Numbering and verifying, with the papers kept, against making the same papers."""
    turns = [_turn(path, held) for _ in range(ROUNDS)]
    verifying, papers = map(statistics.median, zip(*turns, strict=True))
    subject = f"numbering and verifying {ITEMS} items with papers / the papers alone"
    return Measurement(subject, milliseconds(verifying), verifying / papers, 3.0)


def _turn(path: Path, held: LargeMeeting) -> tuple[float, float]:
    copy = path.with_name("copy.klubbslag")
    shutil.copy(path, copy)
    with Store.open(copy) as store:
        office = _office(store)
        verifying = cost(lambda: _verify(office, held))
        papers = cost(lambda: make_paper(office, PaperKind.MINUTES, held.part))
    copy.unlink()
    return verifying, papers


def _verify(office: Office, held: LargeMeeting) -> None:
    assign_numbers(office, held.meeting)
    verify_minutes(office, held.part, DAY)


if __name__ == "__main__":
    print(table(measurements()))
