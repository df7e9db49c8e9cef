"""From jäv, a tie and a reservation to minutes that are verified and corrected, by keyboard."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton

from db.queries.corrections import corrections_of
from db.queries.papers import paper_file, papers_of
from db.rules.lifecycle import DissentKind, PaperKind, PartKind, ProposalKind
from db.rules.refusals import VerifiedTextLocked
from db.rules.voting import DecidedBy
from desktop.app import ROOMS
from desktop.documents.pdf_reader import read_tagged_text
from desktop.operations.office import Office
from desktop.operations.papers import make_paper
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
from tests.acceptance.chamber import AKERLUND, BERG, MARCH, Chamber, plain
from tests.acceptance.clerk import Clerk
from tests.journeys.test_minutes_to_extract import CTRL, focus_on, press, write
from tests.ui.hands import show
from tests.world import CLERK

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
TITLES = ("Val av justerare", "Stöd till byarna", "Bredband i dalen", "Årets plan")
VERIFIED, CORRECTED = date(2026, 3, 12), date(2026, 4, 20)
WATCHING = 30_000


@dataclass
class Calendar:
    """The day it is, in the clerk's office."""

    day: date = MARCH


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def room(world, calendar):
    """A meeting of seven that is written and numbered; everybody is noted as there."""
    clerk = Clerk(Office(world.store, CLERK, lambda: calendar.day), world)
    return Chamber(clerk, clerk.holds("RUN", MARCH, TITLES))


@pytest.fixture
def window(qtbot, dressed, room):
    window = MainWindow()
    window.resize(1280, 800)
    show(qtbot, window)
    desk = Desk(room.office, window)
    window.faults = []
    desk.failed.connect(window.faults.append)
    window.use(desk)
    for place, make in ROOMS.items():
        window.plug_in(place, lambda make=make: make(desk))
    window.go(Place(Room.MEETING, room.meeting, "attendance"))
    yield window
    assert desk.wait()
    window.close()
    assert window.faults == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_jav_to_correction(window, room, calendar, qtbot):
    note_who_stands_back_and_who_leaves(window, room)
    note_proposals(window, room)
    vote_to_a_tie(window, room)
    reserve(window, room)
    verify_one_at_once(window, room, qtbot)
    calendar.day = VERIFIED
    verify_the_rest(window, room, qtbot)
    calendar.day = CORRECTED
    first = kept(room)
    correct(window, room, qtbot)
    assert all(kept(room)[key] == content for key, content in first.items())
    read_the_minutes(room)


def page(window):
    return window.screen_here.page


def parts(room):
    return room.clerk.view(room.meeting).parts


def to_step(window, step):
    """Tab to the line of steps, and along it with the arrow."""
    steps = window.screen_here.line.findChildren(QToolButton)
    for _ in range(80):
        if QApplication.focusWidget() in steps:
            break
        press(KEY.Key_Tab)
    for _ in range(8):
        if step in [one.value for one in page(window).steps]:
            return
        press(KEY.Key_Right)
    raise AssertionError(f"the arrow does not reach {step}")


def note_who_stands_back_and_who_leaves(window, room):
    """J in § 2 for the chair; the vice chair leads, and leaves after § 3 with G."""
    focus_on("Närvaro")
    press(KEY.Key_Home, CTRL)
    press(KEY.Key_Right)
    press(KEY.Key_J)
    assert room.served(BERG) == [0, 2, 3]
    assert room.presiding(1) == AKERLUND
    assert room.served("Örjan Lind") == [1]
    press(KEY.Key_Down)
    press(KEY.Key_Right)
    press(KEY.Key_G)
    assert room.served(AKERLUND) == [0, 1, 2]
    assert room.served("Åsa Holm") == [3]
    said = window.frame.messages.message.text
    assert "Nils Åkerlund" in said


def note_proposals(window, room):
    """On to § 2: two proposals, each by a few letters of a name."""
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_PageDown, CTRL)
    assert page(window).view.row.paragraph_id == room.paragraph(1)
    assert "Anna Berg (S)" in plain(page(window).noted.aside.text())
    for kind, name in (("", "åkerlund"), ("Av", "ek")):
        press(KEY.Key_Y, ALT)
        write(kind)
        press(KEY.Key_Return)
        write(name)
        press(KEY.Key_Return)
        press(KEY.Key_Return)
    noted = [(one.kind, one.proposers) for one in room.handling(1).proposals]
    assert noted == [
        (ProposalKind.APPROVAL, ("Nils Åkerlund (M)",)),
        (ProposalKind.REJECTION, ("Karl Ek (S)",)),
    ]


def vote_to_a_tie(window, room):
    """Three against three with one abstention: the casting vote is the vice chair's."""
    focus_on("Propositionsordning")
    press(KEY.Key_V)
    form = page(window).noted.votes.form
    write("alla ja; ek, zetterlund, wik nej; ängsmark avstår")
    press(KEY.Key_Return)
    assert form.outcome.text() == "Ja vinner med ordförandens utslagsröst."
    press(KEY.Key_Return, CTRL)
    (vote,) = room.handling(1).votes
    totals = vote.totals
    assert (totals.yes, totals.no, totals.abstained) == (3, 3, 1)
    assert (vote.won_yes, vote.result.decided_by) == (True, DecidedBy.CASTING_VOTE)
    assert (BERG in names(vote), AKERLUND in names(vote)) == (False, True)


def names(vote):
    return " ".join(str(one) for one in vote.ballots)


def reserve(window, room):
    """Alt+S, a name, why; the clock is left empty, for the meeting is not over."""
    press(KEY.Key_S, ALT)
    write("ek")
    press(KEY.Key_Return)
    focus_on("Motivering")
    write("Stödet borde ha prövats mot budgeten.")
    press(KEY.Key_Return, CTRL)
    (dissent,) = room.handling(1).dissents
    assert (dissent.kind, dissent.names) == (DissentKind.RESERVATION, ("Karl Ek (S)",))


def verify_one_at_once(window, room, qtbot):
    """§ 3 is declared apart from the page of the minutes, verified and posted the same day."""
    to_step(window, "minutes")
    focus_on("Justera omedelbart …")
    press(KEY.Key_Space)
    assert QApplication.focusWidget() is page(window).immediate.choice
    press(KEY.Key_Down)
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    choose_verifier(window, qtbot)
    focus_on("Justera omedelbart")
    press(KEY.Key_Return)
    assert [part.numbers for part in parts(room)] == [(1, 2, 4), (3,)]
    verify_the_part(window, room, qtbot, 1)
    key = room.paragraph(2)
    with pytest.raises(VerifiedTextLocked):
        revise_paragraph(room.office, key, room.clerk.version(key), title="En annan rubrik")
    assert not parts(room)[0].is_verified


def choose_verifier(window, qtbot):
    """The name is completed; offscreen, the list of names keeps the window's place when it goes."""
    focus_on("Lägg till justerare")
    write("Karl Ek (S)")
    press(KEY.Key_Return)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def verify_the_part(window, room, qtbot, place):
    """Ctrl+Enter leads to the page of verification, does it, and leads on to the notice."""
    press(KEY.Key_Return, CTRL)
    shown = page(window)
    qtbot.waitUntil(shown.button.isEnabled, timeout=WATCHING)
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: parts(room)[place].is_verified, timeout=WATCHING)
    qtbot.waitUntil(lambda: window.frame.header._primary.text() == "Anslå", timeout=WATCHING)
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_Return, CTRL)
    assert parts(room)[place].notice is not None


def verify_the_rest(window, room, qtbot):
    """The main minutes get their verifier, are verified two days later and posted in their turn."""
    to_step(window, "minutes")
    focus_on("Del av protokollet")
    press(KEY.Key_Home)
    assert page(window).parts.part.kind is PartKind.MAIN
    choose_verifier(window, qtbot)
    verify_the_part(window, room, qtbot, 0)
    main, apart = parts(room)
    assert (main.verified_on, apart.verified_on) == (VERIFIED, MARCH)
    assert apart.notice.last_appeal_day <= main.notice.last_appeal_day


def correct(window, room, qtbot):
    """A month later § 4 is corrected from the list of paragraphs; the page says what will come."""
    to_step(window, "paragraphs")
    key = room.paragraph(3)
    focus_on("Sammanträdets paragrafer")
    press(KEY.Key_End)
    assert page(window).view.row.paragraph_id == key
    press(KEY.Key_E, CTRL)
    write("Rätta")
    qtbot.waitUntil(lambda: window.frame.search.palette_of_hits.isVisible())
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: window.trail.here == Place(Room.CORRECTION, key))
    focus_on("Regionala utvecklingsnämndens beslut")
    press(KEY.Key_Space)
    press(KEY.Key_End)
    press(KEY.Key_Backspace)
    write(" och gäller till 2029.")
    focus_on("Skäl")
    write("Årtalet saknades")
    focus_on("Beslutad av")
    write("Anna Berg (S)")
    press(KEY.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.screen_here.made.count() == 1, timeout=WATCHING)
    with room.office.reading() as session:
        (row,) = corrections_of(session, key)
    assert (row.reason, row.decided_by, row.decided_on) == (
        "Årtalet saknades", "Anna Berg (S)", CORRECTED,
    )  # fmt: skip


def kept(room):
    """The bytes of every kept paper of the meeting, by its key."""
    with room.office.reading() as session:
        rows = papers_of(session, [room.meeting, *(part.id for part in parts(room))])
        return {row.id: paper_file(session, row.id).content for row in rows}


def read_the_minutes(room):
    """The corrected minutes tell all of it."""
    main = parts(room)[0].id
    made = make_paper(room.office, PaperKind.MINUTES, main)
    pdf = next(one.content for one in made if one.name.endswith(".pdf"))
    text = plain("\n".join(text for _, text in read_tagged_text(pdf)))
    for sentence in (
        "På grund av jäv deltar Anna Berg (S) inte i handläggningen av ärendet eller i beslutet.",
        "Nils Åkerlund (M) är ordförande under paragrafen.",
        "Nils Åkerlund (M) yrkar bifall till förslaget.",
        "Med ordförandens utslagsröst beslutar nämnden enligt",
        "Karl Ek (S) reserverar sig mot beslutet med följande motivering:",
        "Stödet borde ha prövats mot budgeten.",
        "Nils Åkerlund (M) lämnar sammanträdet efter § 3. Åsa Holm (M) tjänstgör i dennes ställe.",
        "Paragrafen är omedelbart justerad den 10 mars 2026.",
        "Rättad 2026-04-20",
        "Förslaget antas och gäller till 2029.",
    ):
        assert sentence in text, sentence
