"""From numbered minutes to extracts that are sent, through real windows, by keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.dispatches import dispatch_ids, dispatch_rows
from db.queries.meetings import meeting_view
from db.rules.rich_text import rich
from desktop.app import ROOMS
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.word_reader import read_word_text
from desktop.operations.agenda import add_item
from desktop.operations.meetings import plan_meeting
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.paragraphs import open_paragraph, revise_paragraph
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import show, type_text
from tests.world import CLERK

CTRL = Qt.KeyboardModifier.ControlModifier
MEETING = date(2026, 3, 10)
NOW = date(2026, 3, 12)
DECISIONS = {
    "Val av justerare": ("Nils Åkerlund utses att justera.", ()),
    "Handlingsplan för jämställd tillväxt": (
        "Handlingsplanen antas och gäller till 2029.",
        ("Regionala utvecklingsdirektören", "Kommunerna i länet", "Ekonomichefen"),
    ),
    "Ny bro över älven": ("Bron byggs vid Östanå.", ("Skattekontoret",)),
}


def press(key, held=Qt.KeyboardModifier.NoModifier):
    """Presses a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, held)


def write(text):
    """Writes where the keyboard is."""
    type_text(QApplication.focusWidget(), text)


def focus_on(name):
    """Presses Tab until the control with that name has the keyboard."""
    for _ in range(80):
        here = QApplication.focusWidget()
        spoken = QAccessible.queryAccessibleInterface(here).text(QAccessible.Text.Name)
        if name in (here.accessibleName(), spoken):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {name}")


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: NOW)


@pytest.fixture
def meeting(office, world):
    """A meeting that is held, written and numbered; nobody is chosen to verify it yet."""
    key = plan_meeting(office, world.bodies["RUN"], MEETING, place="Sal Björken")
    for title, (text, recipients) in DECISIONS.items():
        item = add_item(office, world.bodies["RUN"], title, meeting_id=key)
        paragraph = open_paragraph(office, item)
        with office.reading() as session:
            rows = meeting_view(session, key).agenda
        version = _version(office, next(r.paragraph_id for r in rows if r.id == item))
        revise_paragraph(
            office, paragraph, version, decision=rich(text), summary=rich(f"Om {title.lower()}."),
            recipients=recipients,
        )  # fmt: skip
    assign_numbers(office, key)
    return key


def _version(office, paragraph):
    with office.reading() as session:
        found = session.connection().exec_driver_sql(
            "SELECT version FROM paragraph WHERE id = ?", (paragraph,)
        )
        return found.scalar()


@pytest.fixture
def window(qtbot, dressed, office, meeting):
    window = MainWindow()
    window.resize(1280, 800)
    show(qtbot, window)
    desk = Desk(office, window)
    window.faults = []
    desk.failed.connect(window.faults.append)
    window.use(desk)
    for room, make in ROOMS.items():
        window.plug_in(room, lambda make=make: make(desk))
    window.go(Place(Room.MEETING, meeting, "minutes"))
    yield window
    assert desk.wait()
    window.close()
    assert window.faults == []


def part_of(office, meeting):
    with office.reading() as session:
        return meeting_view(session, meeting).parts[0]


def page(window):
    return window.screen_here.page


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_from_numbers_to_what_is_sent(window, office, meeting, qtbot, tmp_path):
    choose_a_verifier(window, office, meeting, qtbot)
    verify(window, office, meeting, qtbot)
    post_the_notice(window, office, meeting, qtbot)
    make_the_extracts(window, qtbot, tmp_path / "utdrag")
    read_them_back(tmp_path / "utdrag")
    mark_them_as_sent(window, office, meeting, qtbot)
    press_once_more(window, office)


def choose_a_verifier(window, office, meeting, qtbot):
    """The list of what is missing leads to the field, which completes from those who served."""
    lacks = page(window).missing.list
    qtbot.waitUntil(lambda: lacks.count() == 1)
    focus_on("Det som saknas före justering")
    press(Qt.Key.Key_Return)
    assert QApplication.focusWidget().accessibleName() == "Lägg till justerare"
    write("Nils Åkerlund (M)")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lacks.count() == 0)
    verifier = part_of(office, meeting).verifiers[0]
    assert (verifier.name, verifier.party) == ("Nils Åkerlund", "M")
    qtbot.waitUntil(lambda: page(window).paper.document.pageCount() > 0)


def verify(window, office, meeting, qtbot):
    """Ctrl+Enter leads to the page that says what will happen; once more, and it does."""
    press(Qt.Key.Key_Return, CTRL)
    shown = page(window)
    qtbot.waitUntil(lambda: shown.button.isEnabled())
    said = " ".join(f"{fact.label}: {fact.value}" for fact in shown.facts.facts())
    assert "Anna Berg (S) och Nils Åkerlund (M)" in said
    assert "24 mars 2026" in said
    assert [thing.title[-len(title) :] for thing, title in zip(
        shown.locked.things(), DECISIONS, strict=True
    )] == list(DECISIONS)  # fmt: skip
    assert not part_of(office, meeting).is_verified
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: part_of(office, meeting).is_verified)
    qtbot.waitUntil(lambda: window.frame.messages.message is not None)
    assert part_of(office, meeting).verified_on == NOW
    assert window.frame.messages.message.action == "Anslå"


def post_the_notice(window, office, meeting, qtbot):
    """The bar leads on; the day proposed is the last weekday of two, and the rest is reckoned."""
    qtbot.waitUntil(lambda: window.frame.header._primary.text() == "Anslå")
    press(Qt.Key.Key_Return, CTRL)
    shown = page(window)
    assert shown.posted_on.day == date(2026, 3, 13)
    facts = {fact.label: fact for fact in shown.facts.facts()}
    assert facts["Anslås senast"].value.startswith("14 mars 2026")
    assert facts["Sista dag att överklaga"].value == "7 april 2026"
    assert facts["Tas ned tidigast"].value == "8 april 2026"
    assert facts["Tas ned tidigast"].section == "KL 13:5"
    press(Qt.Key.Key_Return, CTRL)
    notice = part_of(office, meeting).notice
    assert notice.posted_on == date(2026, 3, 13)
    assert notice.minutes_location == "Kansliet, Storgatan 1, Älvstad"
    press(Qt.Key.Key_Return, CTRL)
    assert window.trail.here.key == meeting
    assert type(page(window)).__name__ == "ExtractsPage"


def make_the_extracts(window, qtbot, folder):
    """All of them at once, into the folder that is written in the field."""
    focus_on("Mapp för utdrag")
    press(Qt.Key.Key_A, CTRL)
    write(str(folder))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: folder.is_dir() and len(list(folder.iterdir())) == 4)
    qtbot.waitUntil(lambda: "4 filer" in window.frame.messages.message.text)


def read_them_back(folder):
    """Each holds its own paragraph, whole, and nothing of the others."""
    for title in ("Handlingsplan för jämställd tillväxt", "Ny bro över älven"):
        for path in folder.glob(f"*{title}*"):
            text = _text_of(path)
            for other, (decided, recipients) in DECISIONS.items():
                mine = other == title
                assert (decided in text) == mine, path.name
                assert (f"Om {other.lower()}." in text) == mine
                assert all((name in text) == mine for name in recipients)
    assert {path.suffix for path in folder.iterdir()} == {".docx", ".pdf"}


def _text_of(path):
    data = path.read_bytes()
    if path.suffix == ".docx":
        return "\n".join(text for _, text in read_word_text(data))
    return "\n".join(text for _, text in read_tagged_text(data))


def mark_them_as_sent(window, office, meeting, qtbot):
    """First the page that says who gets what; the one without an address stands apart."""
    shown = page(window)
    assert "Ekonomichefen" in shown.apart.list.things()[0].title
    qtbot.waitUntil(lambda: window.frame.header._primary.text() == "Markera som skickade")
    press(Qt.Key.Key_Return, CTRL)
    told = [thing.title for thing in shown.sheet.list.things()]
    assert len(told) == 5
    assert any("Moa Sund" in line for line in told)
    assert sent(office) == []
    focus_on("Markera som skickade")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(sent(office)) == 5)
    qtbot.waitUntil(lambda: "5 utdrag" in window.frame.messages.message.text)
    assert {row.name for row in sent(office)} == {
        "Moa Sund", "Granby kommun", "Åsele by", "Östanå kommun", "Skattekontoret",
    }  # fmt: skip
    assert {row.dispatched_on for row in sent(office)} == {NOW}


def press_once_more(window, office):
    """A second press finds nobody left, and writes nothing."""
    press(Qt.Key.Key_Return, CTRL)
    assert "redan fått" in window.frame.messages.message.text
    assert len(sent(office)) == 5


def sent(office):
    with office.reading() as session:
        return list(dispatch_rows(session, dispatch_ids(session)))
