"""The preview after a key stroke in a meeting of 150 paragraphs: the changed page within 100 ms.

The window is the real one, without a screen: letters are typed in the paragraph's own editor, and
the time runs from the key stroke until the page that holds it is shown. Meanwhile a clock strikes
in the window's thread, and its gaps tell whether the window answered; they are held against those
of the same typing while the preview is closed.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measure import Measurement, compare, cpu_seconds, milliseconds, table
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QKeyEvent, Qt, QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from db.entities.attendance import Attendance
from db.entities.base import Base
from db.entities.meeting import AgendaItem, Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body, Organisation, Register
from db.entities.paragraph import Paragraph
from db.entities.person import Person
from db.queries.meetings import meeting_view
from db.rules.decision import decision
from db.rules.lifecycle import BodyKind, PaperKind, Presence, Role
from db.rules.rich_text import Text, plain_text, runs
from db.store import Session, Store
from desktop.operations.live_previews import Draft, LivePreview, PaperOf
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.previews import preview_paper
from desktop.ui.desk import Desk
from desktop.ui.lean_imports import QT_VERSION
from desktop.ui.screens.paragraphs.page import ParagraphsPage
from desktop.ui.theme import Theme, dress
from desktop.ui.widgets.page_images import Shown

DAY = date(2026, 3, 10)
PARAGRAPHS, MEMBERS, WRITTEN = 150, 15, 75
STROKES, PACE = 60, 0.12
# After so many letters the clerk pauses: the text is saved, and the whole paper is read again.
SENTENCE, THOUGHT = 20, 1.9
IN_TIME, BEAT_MS = 0.100, 2
NOUNS = "nämnden ärendet samverkan kommunerna budget underlaget föreslår kansliet trafiken vägen"
WORDS = f"{NOUNS} planen uppdraget skolorna under hösten och att till med samt enligt".split()


def measurements() -> Iterator[Measurement]:
    """How long until the page is shown, and how long the window did not answer meanwhile."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "preview.klubbslag") as store,
    ):
        office = Office(store, "Bench", lambda: DAY)
        meeting, paragraph = made_meeting(office)
        yield from _typed(office, meeting, paragraph)
        yield _stroke_alone(office, meeting, paragraph)


def _typed(office: Office, meeting: int, paragraph: int) -> Iterator[Measurement]:
    clerk = _Clerk(office, meeting, paragraph)
    seen, unseen = clerk.type(seen=True), clerk.type(seen=False)
    clerk.close()
    title = f"preview, {PARAGRAPHS} paragraphs: key stroke to changed page shown"
    for name, value in (
        ("median", statistics.median(seen.waits)),
        ("CPU time, median", statistics.median(seen.spent)),
        ("CPU time, p95", _share(seen.spent, 0.95)),
    ):
        yield Measurement(f"{title}, {name}", milliseconds(value), value / IN_TIME, 1.0)
    for name, ours, other in (
        ("p95", _share(seen.gaps, 0.95), _share(unseen.gaps, 0.95)),
        ("longest", max(seen.gaps), max(unseen.gaps)),
    ):
        subject = f"window without answer while typing, {name} / preview closed"
        yield Measurement(subject, milliseconds(ours), ours / other, 2.0)


@dataclass(frozen=True)
class _Typed:
    """Of each letter: how long it waited for its page, what that cost; of the clock: its gaps."""

    waits: list[float]
    spent: list[float]
    gaps: list[float]


def _share(values: list[float], share: float) -> float:
    return sorted(values)[round(share * (len(values) - 1))]


def _stroke_alone(office: Office, meeting: int, paragraph: int) -> Measurement:
    """CPU time of one stroke (paragraph set, pages filled, one page drawn) / all of the paper."""
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    turn = iter(range(1_000_000))

    def stroke() -> None:
        draft = Draft(paragraph, {"summary": (Text(runs(f"Nytt {next(turn)}")),)})
        with office.reading() as session:
            layout = preview.follow(session, office, draft)
        preview.drawn([layout.written[0] if layout.written else 0])

    def whole() -> None:
        with office.reading() as session:
            preview_paper(session, office, PaperKind.MINUTES, meeting)

    return compare("preview, one stroke / the whole paper made", stroke, whole, 0.1, rounds=5)


class _Clerk(QObject):
    """Types in the paragraph's editor, and watches when its page is shown."""

    def __init__(self, office: Office, meeting: int, paragraph: int) -> None:
        super().__init__()
        # The program's own way with threads comes with its imports.
        assert QT_VERSION
        self._app = QApplication([])
        dress(self._app, Theme.LIGHT)
        self._meeting = meeting
        self._desk = Desk(office)
        self.page = ParagraphsPage(self._desk)
        self.pane = self.page.pages.pane
        self._shown = ""
        self._beats: list[float] = []
        self._beat = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._beat.timeout.connect(lambda: self._beats.append(time.perf_counter()))
        self.pane.feed.shown.connect(self._on_shown)
        self._desk.changed.connect(self._on_changed)
        self._window = _beside(self.page, self.pane)
        self._on_changed(str(paragraph))
        self._wait_for(lambda: bool(self.pane.view.layout_shown.versions))
        self._settle(1.5)

    def type(self, *, seen: bool) -> _Typed:
        """Types some sentences, the preview open or closed."""
        self.pane.setVisible(seen)
        editor = self.page.sheet.rich["matter"]
        self.page.sheet.show_part("matter")
        editor.moveCursor(QTextCursor.MoveOperation.End)
        self._settle(2.5)
        self._beats.clear()
        self._beat.start()
        letters = "".join(f"{word} " for word in WORDS * 3)[:STROKES]
        strokes = [self._stroke(n, letter, seen) for n, letter in enumerate(letters, 1)]
        self._beat.stop()
        waits, spent = zip(*strokes, strict=True)
        return _Typed(list(waits), list(spent), [b - a for a, b in pairwise(self._beats)])

    def close(self) -> None:
        """Ends what is under way."""
        self._desk.leave()
        self._window.close()

    def _stroke(self, number: int, letter: str, seen: bool) -> tuple[float, float]:
        start, spent = time.perf_counter(), cpu_seconds()
        editor = self.page.sheet.rich["matter"]
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(editor, key)
        wanted = plain_text(editor.content())
        self._wait_for(lambda: not seen or self._shown == wanted)
        took, cost = time.perf_counter() - start, cpu_seconds() - spent
        self._settle(PACE - took if number % SENTENCE else THOUGHT)
        return took, cost

    def _wait_for(self, done: Callable[[], bool]) -> None:
        until = time.perf_counter() + 10
        while not done():
            QApplication.processEvents()
            time.sleep(0.0005)
            if time.perf_counter() > until:
                raise TimeoutError

    def _settle(self, seconds: float) -> None:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            QApplication.processEvents()
            time.sleep(0.0005)

    @Slot(object)
    def _on_shown(self, shown: Shown) -> None:
        """After the pane itself: what is drawn now is what was written then."""
        self.pane.view.viewport().repaint()
        draft = shown.wish.draft
        if draft and not self.pane.view.lacks_pictures():
            self._shown = plain_text(draft.values["matter"])

    def _on_changed(self, detail: str = "") -> None:
        self.page.show_meeting(self._desk.read(meeting_view, self._meeting), detail)


def _beside(page: QWidget, pane: QWidget) -> QWidget:
    window = QWidget()
    row = QHBoxLayout(window)
    row.addWidget(page, 3)
    row.addWidget(pane, 2)
    window.resize(1280, 800)
    window.show()
    return window


def made_meeting(office: Office) -> tuple[int, int]:
    """A meeting of so many paragraphs, numbered, and the one that is written on."""
    chance = Random(1)
    with office.writing("bench") as session:
        body = _body(session)
        meeting = _kept(session, Meeting(body_id=body, held_on=DAY, secretary="Eva Öst"))
        part = _kept(session, MinutesPart(meeting_id=meeting, chair="Person 0"))
        for place in range(MEMBERS):
            _member(session, meeting, place)
        written = [
            _paragraph(session, body, meeting, part, number, chance)
            for number in range(1, PARAGRAPHS + 1)
        ]
    assign_numbers(office, meeting)
    return meeting, written[WRITTEN]


def _prose(chance: Random, count: int) -> Text:
    return Text(runs(" ".join(chance.choices(WORDS, k=count)).capitalize() + "."))


def _paragraph(
    session: Session, body: int, meeting: int, part: int, number: int, chance: Random
) -> int:
    title = f"Samverkan i länets norra delar, del {number}"
    item = AgendaItem(body_id=body, meeting_id=meeting, place=number, title=title)
    points = tuple(f"godkänna {' '.join(chance.choices(WORDS, k=9))}." for _ in range(3))
    paragraph = Paragraph(
        body_id=body, meeting_id=meeting, item_id=_kept(session, item), part_id=part,
        heard_on=DAY, year=DAY.year, title=title, summary=(_prose(chance, 60),),
        matter=tuple(_prose(chance, 40) for _ in range(5)),
        decision=decision("Fullmäktige beslutar att", points),
    )  # fmt: skip
    return _kept(session, paragraph)


def _member(session: Session, meeting: int, place: int) -> None:
    person = _kept(session, Person(name=f"Person {place}", party="S"))
    session.add(
        Attendance(
            meeting_id=meeting, person_id=person, name=f"Person {place}", party="S", place=place,
            role=Role.MEMBER if place else Role.CHAIR, presence=Presence.SERVING,
        )
    )  # fmt: skip


def _body(session: Session) -> int:
    house = _kept(session, Organisation(name="Region Älvmarken"))
    register = Register(organisation_id=house, code="R", name="Diarium", pattern="{serial}-{year}")
    return _kept(
        session,
        Body(
            organisation_id=house, register_id=_kept(session, register), seats=MEMBERS,
            kind=BodyKind.ASSEMBLY, name="Regionfullmäktige", abbreviation="RF",
        ),
    )  # fmt: skip


def _kept(session: Session, thing: Base) -> int:
    session.add(thing)
    session.flush()
    key: int = vars(thing)["id"]
    return key


if __name__ == "__main__":
    print(table(measurements()))
