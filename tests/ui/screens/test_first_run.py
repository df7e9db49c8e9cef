"""The page without a register: making one, opening one, trying the sample."""

from time import sleep

import pytest
from PySide6.QtCore import QSettings, Qt

from db.queries.bodies import organisation
from db.store import Store
from desktop.operations import founding
from desktop.operations.founding import found_register, found_sample, free_path
from desktop.ui.job import Cancelled
from desktop.ui.main_window import MainWindow
from desktop.ui.registers import last_register, recent_registers, remember_register
from desktop.ui.screens import first_run
from desktop.ui.screens.first_run import FirstRunScreen
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import drop_files, nameless, show, type_text


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(first_run, "default_folder", lambda: tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def asked():
    return []


@pytest.fixture
def window(qtbot, dressed, folder, asked):
    window = MainWindow()
    window.plug_in(Room.FIRST_RUN, lambda: FirstRunScreen(lambda *said: asked.append(said)))
    window.resize(1280, 800)
    show(qtbot, window)
    window.go(Place(Room.FIRST_RUN))
    return window


def test_a_register_is_made_by_keys(window, folder, asked, qtbot):
    screen = window.screen_here
    assert screen.new.hasFocus()
    assert nameless(window) == []
    qtbot.keyClick(screen.new, Qt.Key.Key_Return)
    assert screen.founding.name.hasFocus()
    type_text(screen.founding.name, "Region Älvmarken")
    assert nameless(window) == []
    qtbot.keyClick(screen.founding.name, Qt.Key.Key_Return)
    path = folder / "Region Älvmarken.klubbslag"
    qtbot.waitUntil(lambda: asked == [(str(path), Place(Room.TODAY))], timeout=20_000)
    with Store.open(path) as store, store.reading() as session:
        assert organisation(session).name == "Region Älvmarken"
    assert [file.name for file in folder.iterdir()] == [path.name]


def test_a_name_with_signs_gives_a_sound_file_name(window, folder, qtbot):
    form = window.screen_here.founding
    window.screen_here.show_founding()
    form.name.setText('Å/Ä: "Ö"')
    assert form.path == folder / "ÅÄ Ö.klubbslag"
    folder.mkdir()
    (folder / "ÅÄ Ö.klubbslag").touch()
    assert form.path == folder / "ÅÄ Ö 2.klubbslag"


def test_esc_closes_the_form(window, qtbot):
    screen = window.screen_here
    screen.show_founding()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not screen.founding.isVisible()
    assert screen.new.hasFocus()


def test_a_dropped_document_waits_for_its_register(window, folder, asked, tmp_path, qtbot):
    memo = tmp_path / "memo.txt"
    memo.write_text("Hej", "utf-8")
    screen = window.screen_here
    drop_files(screen, memo)
    qtbot.waitUntil(screen.founding._heading.isVisible)
    type_text(screen.founding.name, "Tvärå")
    qtbot.keyClick(screen.founding.name, Qt.Key.Key_Return)
    wanted = (str(folder / "Tvärå.klubbslag"), Place(Room.INTAKE, str(memo)))
    qtbot.waitUntil(lambda: asked == [wanted], timeout=20_000)


def test_a_dropped_register_is_opened(window, asked, tmp_path, qtbot):
    file = tmp_path / "annat.klubbslag"
    drop_files(window.screen_here, file)
    qtbot.waitUntil(lambda: asked == [(str(file), Place(Room.TODAY))])


def test_registers_opened_last_are_offered(window, asked, tmp_path, qtbot):
    for name in ("ett", "två"):
        (tmp_path / f"{name}.klubbslag").touch()
        remember_register(tmp_path / f"{name}.klubbslag")
    remember_register(tmp_path / "borta.klubbslag")
    assert [path.stem for path in recent_registers()] == ["två", "ett"]
    assert last_register().endswith("borta.klubbslag")
    window.refresh()
    rows = window.screen_here.recent
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert asked == [(str(tmp_path / "två.klubbslag"), Place(Room.TODAY))]
    QSettings().clear()


def test_the_sample_is_made_with_progress_and_can_be_stopped(
    window, folder, asked, monkeypatch, qtbot
):
    def slow(_office, progress):
        for number in range(10_000):
            progress(number, 10_000)
            sleep(0.001)

    monkeypatch.setattr(founding, "fill_with_sample", slow)
    screen = window.screen_here
    screen.sample.click()
    assert screen.progress.isVisible()
    assert not screen.new.isEnabled()
    assert screen.progress.stop.hasFocus()
    assert nameless(window) == []
    screen.progress.stop.click()
    qtbot.waitUntil(screen.new.isEnabled, timeout=20_000)
    assert asked == []
    assert list(folder.glob("*")) == []


def test_a_stopped_sample_leaves_no_file(tmp_path):
    def stop(done, _total):
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        found_sample(tmp_path / "Exempel.klubbslag", "Eva Öst", stop)
    assert list(tmp_path.iterdir()) == []


def test_a_register_is_never_made_over_another(window, folder, asked, monkeypatch, qtbot):
    folder.mkdir()
    path = folder / "Tvärå.klubbslag"
    found_register(path, "Eva Öst", "Tvärå")
    before = path.read_bytes()
    screen = window.screen_here
    screen._on_founding("Tvärå", path)
    qtbot.waitUntil(lambda: window.frame.messages.isVisible(), timeout=20_000)
    assert "Det finns redan en fil" in window.frame.messages.message.text
    assert path.read_bytes() == before
    assert free_path(folder, "Tvärå") == folder / "Tvärå 2.klubbslag"
