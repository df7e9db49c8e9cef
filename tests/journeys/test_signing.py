"""Minutes signed in turn with three certificates, by keyboard alone; a tampered copy is found."""

import logging
from datetime import date

import pytest
from cryptography.hazmat.primitives import serialization
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.queries.meetings import meeting_view
from db.queries.papers import paper_file, signed_papers
from db.rules.refusals import VerifiedTextLocked
from desktop.app import ROOMS
from desktop.operations.office import Office
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.signing_settings import trust_issuers
from desktop.ui.widgets.place import Place, Room
from tests.documents.authority import PASSWORD, Authority
from tests.journeys.test_minutes_to_extract import CTRL, focus_on, press, write
from tests.ui.hands import show
from tests.world import CLERK, add_meeting, add_paragraph, number

NOW = date(2026, 3, 12)
PATIENCE = 60_000
SIGNERS = ("Eva Öst", "Anna Berg", "Nils Åkerlund")


@pytest.fixture(autouse=True)
def no_reports_of_tampering():
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def authority(tmp_path):
    """An issuer that is trusted here, and a key file for each who shall sign."""
    made = Authority("Älvmarkens utfärdare")
    path = tmp_path / "utfärdare.pem"
    path.write_bytes(made.certificate.public_bytes(serialization.Encoding.PEM))
    trust_issuers([path])
    for name in SIGNERS:
        (tmp_path / f"{name}.p12").write_bytes(made.key_file(name))
    return made


@pytest.fixture
def office(world):
    return Office(world.store, CLERK, lambda: NOW)


@pytest.fixture
def paragraph(world):
    key = add_meeting(world)
    found = add_paragraph(world, key, "Handlingsplan", cases=("00677-2020",))
    number(world, found)
    return key, found


@pytest.fixture
def window(qtbot, dressed, office, authority, paragraph):
    window = MainWindow()
    window.resize(1280, 800)
    show(qtbot, window)
    desk = Desk(office, window)
    window.faults = []
    desk.failed.connect(window.faults.append)
    window.use(desk)
    for room, make in ROOMS.items():
        window.plug_in(room, lambda make=make: make(desk))
    window.go(Place(Room.MEETING, paragraph[0], "verification"))
    yield window
    assert desk.wait()
    window.close()
    assert window.faults == []


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_three_sign_in_turn_a_tampered_copy_is_refused_and_the_sound_one_kept(
    window, office, paragraph, qtbot, tmp_path
):
    meeting, text = paragraph
    block = window.screen_here.page.signing
    make_the_file(window, block, qtbot, tmp_path / "runt")
    for name in SIGNERS:
        sign_as(block, qtbot, name, tmp_path / f"{name}.p12")
    find_the_tampered_copy(window, block, office, meeting, qtbot)
    take_back_the_sound_one(block, qtbot, tmp_path / "runt")
    keep_it(window, block, office, meeting, qtbot)
    control_what_is_kept(window, qtbot)
    with pytest.raises(VerifiedTextLocked):
        revise_paragraph(office, text, version_of(office, text), title="En annan rubrik")


def make_the_file(window, block, qtbot, folder):
    """The other manner is one key away; Ctrl+Enter makes the file in the folder."""
    focus_on("På papper")
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget().accessibleName() == "Digital underskrift"
    qtbot.waitUntil(block.make.isEnabled, timeout=PATIENCE)
    fill("Mapp för filen", folder)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: block.file is not None, timeout=PATIENCE)
    assert [one.name for one in folder.iterdir()] == [
        "Protokoll RUN 2026-03-10 för underskrift.pdf"
    ]
    assert words(block) == ["Väntar"] * 3


def sign_as(block, qtbot, name, key_file):
    """The next free place is chosen already; file, password, Enter."""
    assert name in block.form.place.currentText()
    former = block.file
    fill("Nyckelfil", key_file)
    focus_on("Lösenord")
    write(PASSWORD)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: block.file is not former and not block._busy, timeout=PATIENCE)
    assert block.file.content.startswith(former.content)
    signed = SIGNERS.index(name) + 1
    assert words(block) == ["Giltig"] * signed + ["Väntar"] * (3 - signed)


def find_the_tampered_copy(window, block, office, meeting, qtbot):
    """One byte is another than was signed: each signature over it says so, and nothing is kept."""
    former = block.file
    copy = former.path.with_name("kopia.pdf")
    data = bytearray(former.content)
    data[data.index(b"stream", 100) + 20] ^= 1
    copy.write_bytes(data)
    fill("Filen som går runt", copy)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: block.file is not former and not block._busy, timeout=PATIENCE)
    assert words(block) == ["Innehållet är ändrat"] * 3
    assert window.frame.messages.message.text == (
        "kopia.pdf: Innehållet har ändrats efter underskriften av Eva Öst, Anna Berg och "
        "Nils Åkerlund. Hämta filen på nytt från den som skrev under, eller låt alla skriva under "
        "igen."
    )
    assert not block.keep.isEnabled()
    assert not part_of(office, meeting).is_verified


def take_back_the_sound_one(block, qtbot, folder):
    sound = folder / "Protokoll RUN 2026-03-10 för underskrift.pdf"
    former = block.file
    fill("Filen som går runt", sound)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: block.file is not former and not block._busy, timeout=PATIENCE)
    assert words(block) == ["Giltig"] * 3


def keep_it(window, block, office, meeting, qtbot):
    """Ctrl+Enter verifies; the file and its control are kept, byte for byte."""
    content = block.file.content
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: part_of(office, meeting).is_verified, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.frame.messages.message.action == "Anslå", timeout=PATIENCE)
    part = part_of(office, meeting)
    assert part.verified_on == NOW
    assert part.verified_by == "Anna Berg, Nils Åkerlund"
    with office.reading() as session:
        (kept,) = signed_papers(meeting_view(session, meeting).papers)
        assert paper_file(session, kept.id).content == content
    assert kept.public
    assert kept.verified


def control_what_is_kept(window, qtbot):
    check = window.screen_here.page.shelf.check
    qtbot.waitUntil(check.isVisible, timeout=PATIENCE)
    focus_on("Kontrollera underskrifter")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(check.list.isVisible, timeout=PATIENCE)
    assert check.list.verdict.text() == (
        "Filen är, byte för byte, den som är bevarad. Alla har skrivit under, och innehållet är "
        "oförändrat."
    )


def fill(name, value):
    """Writes over what stands in a field."""
    focus_on(name)
    press(Qt.Key.Key_A, CTRL)
    write(str(value))


def words(block):
    return [thing.aside for thing in block.list.list.things()]


def part_of(office, meeting):
    with office.reading() as session:
        return meeting_view(session, meeting).parts[0]


def version_of(office, paragraph):
    with office.reading() as session:
        found = session.connection().exec_driver_sql(
            "SELECT version FROM paragraph WHERE id = ?", (paragraph,)
        )
        return found.scalar()
