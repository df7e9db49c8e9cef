"""The control panel after a key stroke: 250 items, 61 members and 25 votes, in 50 ms."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from large_meeting import DAY, ITEMS, VOTES, hold
from measure import Measurement, cost, milliseconds

from db.entities.paragraph import Paragraph
from db.rules.rich_text import rich
from db.store import Store
from desktop.operations.control import remarks_on_meeting
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office

STROKES = 15
IN_TIME = 0.050


def measurements() -> Iterator[Measurement]:
    """CPU time of the panel after a key stroke in one text; the ratio is to 50 ms."""
    with tempfile.TemporaryDirectory() as folder:
        with Store.create(Path(folder) / "control.klubbslag") as store:
            office = Office(store, "Bench", lambda: DAY)
            held = hold(office)
            assign_numbers(office, held.meeting)
            keys = held.meeting, held.paragraphs[-1]
            spent = [_stroke(office, *keys, turn) for turn in range(STROKES)]
        median = statistics.median(spent[1:])
        subject = f"control panel after a key stroke, {ITEMS} items, {VOTES} votes"
        yield Measurement(subject, milliseconds(median), median / IN_TIME, 1.0)


def _stroke(office: Office, meeting: int, paragraph: int, turn: int) -> float:
    with office.writing("bench") as session:
        session.get_one(Paragraph, paragraph).summary = rich(f"Nytt {turn}")
    with office.reading() as session:
        return cost(lambda: remarks_on_meeting(session, meeting, DAY))
