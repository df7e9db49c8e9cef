"""The summons with all its attachments from the meeting's page: one PDF or a ZIP, by keyboard."""

import time
from datetime import date
from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from db.rules.lifecycle import Direction
from desktop.documents import bundle_pages
from desktop.operations import bundle_plans
from desktop.operations.meetings import summon
from desktop.operations.records import add_record
from desktop.ui.screens.meeting import MeetingScreen
from desktop.ui.screens.summons import SummonsPage
from desktop.ui.widgets import summons_bundle
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.step_page import StepOffer
from tests.acceptance.clerk import clerk_of
from tests.ui.hands import nameless
from tests.world import TODAY

SECRET = "HEMLIGT-XYZ"


def _screen(desk):
    return MeetingScreen(desk, (StepOffer(SummonsPage.steps, SummonsPage),))


def pages(number):
    target = BytesIO()
    with pikepdf.Pdf.new() as made:
        for _ in range(number):
            made.add_blank_page(page_size=(300, 400))
        made.save(target)
    return target.getvalue()


@pytest.fixture
def clerk(world):
    return clerk_of(world)


@pytest.fixture
def files(clerk):
    def _files(case, name, content, title, **named):
        return add_record(
            clerk.office, clerk.world.cases[case], title, direction=Direction.INCOMING,
            content=content, original_name=name, received_on=TODAY, **named,
        )  # fmt: skip

    return _files


@pytest.fixture
def meeting(clerk, files):
    """An agenda of two items, with one attachment that everybody may see."""
    key = clerk.meets("RUN", TODAY)
    clerk.adds(key, "Handlingsplan", "00677-2020")
    clerk.adds(key, "Närvaro", "3399-2018")
    files("00677-2020", "svar.pdf", pages(3), "Remissvar")
    return key


@pytest.fixture
def at(opened, meeting, qtbot, tmp_path):
    """``at()`` gives the window and the part of the page that the bundle is made in."""

    def _at():
        window = opened({Room.MEETING: _screen}, Place(Room.MEETING, meeting, "summons"))
        bundle = window.screen_here.page.bundle
        bundle.folder.line.setText(str(tmp_path / "ut"))
        qtbot.waitUntil(lambda: bool(bundle._plan.text()))
        return window, bundle

    return _at


def said(window):
    message = window.frame.messages.message
    return message.text if message else ""


def press(widget):
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)


def only(folder, pattern):
    (path,) = folder.glob(pattern)
    return path


def test_one_pdf_of_everything_is_made_and_opened(at, qtbot, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(summons_bundle, "open_path", seen.append)
    window, bundle = at()
    assert bundle._plan.text().startswith("En bilaga följer med")
    assert nameless(bundle) == []
    press(bundle.pdf)
    qtbot.waitUntil(lambda: "ligger i ut. " in said(window), timeout=15_000)
    path = only(tmp_path / "ut", "*.pdf")
    assert path.name == f"Kallelse RUN {TODAY.isoformat()} med bilagor.pdf"
    with pikepdf.open(path) as made:
        assert f"{len(made.pages)} sidor." in said(window)
    window.frame.messages._action.click()
    assert seen == [path]
    assert bundle.pdf.isEnabled()


def test_what_is_secret_is_in_the_internal_one_only(at, files, world, qtbot, tmp_path):
    secret = files("00677-2020", "hemlig.pdf", pages(1), "Yttrande")
    with world.store.writing("test", "record.protect") as session:
        session.connection().exec_driver_sql(
            "UPDATE record SET protected_title = ?, legal_basis = 'OSL 39:2' WHERE id = ?",
            (SECRET, secret),
        )
    window, bundle = at()
    assert not bundle.internal.isChecked()
    press(bundle.zip)
    qtbot.waitUntil(lambda: said(window).endswith("2 filer."), timeout=15_000)
    public = only(tmp_path / "ut", "*.zip")
    with ZipFile(public) as package:
        told = b"".join(package.read(name) for name in package.namelist())
        assert SECRET.encode() not in told
        assert not any(SECRET in name for name in package.namelist())
    press(bundle.internal)
    qtbot.waitUntil(lambda: bundle._plan.text().startswith("2 bilagor"))
    press(bundle.zip)
    qtbot.waitUntil(lambda: "internt" in said(window), timeout=15_000)
    assert said(window).endswith("3 filer.")
    assert public.exists()


def test_ac_12_what_came_after_the_summons_is_told_as_new(at, clerk, files, meeting, qtbot):
    summon(clerk.office, meeting, date.today())
    files("3399-2018", "sent.pdf", pages(1), "Sen handling")
    window, bundle = at()
    qtbot.waitUntil(lambda: "En är ny sedan kallelsen" in bundle._plan.text())
    press(bundle.zip)
    qtbot.waitUntil(lambda: "filer." in said(window), timeout=15_000)
    path = only(bundle.folder.folder, "*.zip")
    with ZipFile(path) as package:
        new = [name for name in package.namelist() if "nytt sedan kallelsen" in name]
    assert new == ["02-01 Sen handling nytt sedan kallelsen.pdf"]


def test_without_the_converter_the_word_files_are_named(at, files, qtbot, monkeypatch):
    monkeypatch.setattr(bundle_plans, "converter", lambda: "")
    monkeypatch.setattr(bundle_pages, "converter", lambda: "")
    files("3399-2018", "pm.docx", b"PK\x03\x04 not opened here", "Promemoria")
    window, bundle = at()
    assert "ersätts av en sida som säger det: 2.1 Promemoria." in bundle._stand_ins.text()
    assert bundle.left_out.isHidden()
    press(bundle.pdf)
    qtbot.waitUntil(lambda: "En bilaga är inte med i sin helhet." in said(window), timeout=15_000)
    (line,) = bundle.left_out.things()
    assert line.title.startswith("Bilaga 2.1 Promemoria: ")


def test_a_bundle_changed_by_hand_is_asked_about(at, qtbot, tmp_path):
    window, bundle = at()
    press(bundle.pdf)
    qtbot.waitUntil(lambda: "ligger i ut. " in said(window), timeout=15_000)
    path = only(tmp_path / "ut", "*.pdf")
    path.write_bytes(b"notes made on it")
    press(bundle.pdf)
    qtbot.waitUntil(lambda: bundle.hand.asked is not None, timeout=15_000)
    assert bundle.hand.keep.hasFocus()
    QTest.keyClick(bundle.hand.keep, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Den är kvar som den var" in said(window))
    assert path.read_bytes() == b"notes made on it"


@pytest.fixture
def thousand_pages(files):
    for number in range(20):
        files("00677-2020", f"del{number}.pdf", pages(50 + number), f"Del {number + 1}")


@pytest.mark.usefixtures("thousand_pages")
def test_a_thousand_pages_leave_the_window_alive(at, qtbot, tmp_path):
    window, bundle = at()
    beats = []
    beat = QTimer(window, interval=10)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start()
    press(bundle.pdf)
    qtbot.waitUntil(lambda: "ligger i ut. " in said(window), timeout=60_000)
    beat.stop()
    gaps = [after - before for before, after in pairwise(beats)]
    assert max(gaps) < 1.0
    with pikepdf.open(only(tmp_path / "ut", "*.pdf")) as made:
        assert len(made.pages) > 1000


@pytest.mark.usefixtures("thousand_pages")
def test_cancelling_leaves_no_half_file(at, qtbot, tmp_path):
    window, bundle = at()
    jobs = []
    window.desk.job_started.connect(jobs.append)
    press(bundle.pdf)
    with qtbot.waitSignal(jobs[0].progressed, timeout=15_000):
        pass
    jobs[0].cancel()
    qtbot.waitUntil(lambda: said(window) == "Avbrutet. Ingen fil är skriven.", timeout=15_000)
    assert not (tmp_path / "ut").exists()
    qtbot.waitUntil(bundle.pdf.isEnabled)
