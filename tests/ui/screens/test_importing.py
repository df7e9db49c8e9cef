"""Reading in: the text beside its parts, what is asked, and what comes of it in the register."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from db.queries.cases import case_ids, case_view, memo_view
from db.queries.existing import case_with_number
from db.queries.paragraph_view import paragraph_view
from db.rules.decision import points_of
from db.rules.rich_text import Points, plain, plain_text
from desktop.intake.draft import PartKind
from desktop.intake.recognise import read_document
from desktop.operations.proposal import proposals_from
from desktop.ui.screens.cases.case_screen import CaseScreen
from desktop.ui.screens.importing.importing_screen import ImportingScreen
from desktop.ui.widgets.dropping import intake_place
from desktop.ui.widgets.place import Place, Room
from tests.intake.papers import ALL, EXTRACT, MEMO
from tests.ui.hands import drop_files, nameless, type_text

CTRL = Qt.KeyboardModifier.ControlModifier
ROOMS = {Room.INTAKE: ImportingScreen, Room.CASE: CaseScreen}
SEEDS = Path(__file__).parents[4] / "shared/samples/seeds"


@pytest.fixture
def files(tmp_path):
    made = []
    for name, text in (("memo.txt", MEMO), ("utdrag.txt", EXTRACT)):
        made.append(tmp_path / name)
        made[-1].write_text(text, "utf-8")
    return made


@pytest.fixture
def reading(opened, qtbot):
    def _reading(*paths):
        window = opened(ROOMS, intake_place(paths))
        qtbot.waitUntil(lambda: window.screen_here._looked_at is not None)
        return window

    return _reading


def said(window):
    told = window.frame.messages.message
    return told.text if told else ""


def answers(screen):
    return {b.text(): b for b in screen.pane.checks.findChildren(QPushButton) if b.isVisible()}


def test_a_memo_comes_out_in_its_parts(reading, files):
    window = reading(files[0])
    form = window.screen_here.form
    assert form.kind.currentText() == "Tjänsteskrivelse"
    assert form.title.toPlainText().startswith("Öppnare bryggor")
    assert (form.number.text(), form.body.currentText()) == ("4127-2021", "Regionstyrelsen")
    assert len(points_of(form.decision.content())) == 2
    assert "Region Tvärådalen äger elva bryggor." in plain_text(form.texts["matter"].content())
    assert [one.name for one in form.recipients.recipients()] == ["Regiondirektören"]
    assert not form.rows["proposals"].isVisible()
    assert nameless(window) == []


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_nobody_touches_is_accepted_as_it_was_recognised(name, reading, tmp_path):
    file = tmp_path / f"{name}.txt"
    file.write_text(ALL[name], "utf-8")
    screen = reading(file).screen_here
    wanted = proposals_from(read_document(file))
    for at in range(len(wanted)):
        screen._on_matter(at)
    screen._keep()
    assert tuple(screen._looked_at.proposals) == wanted


def test_ctrl_enter_accepts_and_goes_on_to_the_next(reading, files, qtbot):
    window = reading(*files)
    screen = window.screen_here
    assert screen.title() == "Läs in: memo.txt (1 av 2)"
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.title() == "Läs in: utdrag.txt (2 av 2)")
    assert said(window) == "Ärende 4127-2021 registrerat."
    key = window.desk.read(case_with_number, "4127-2021")
    memo = window.desk.read(memo_view, window.desk.read(case_view, key).memos[0].id)
    assert (memo.body, len(memo.decision)) == ("RS", 2)
    window.frame.messages._action.click()
    assert window.trail.here == Place(Room.CASE, key)


def test_what_the_clerk_corrects_is_what_is_registered(reading, files, qtbot):
    window = reading(files[0])
    form = window.screen_here.form
    form.number.setText("1-2026")
    form.enter_field("title")
    form.title.selectAll()
    type_text(form.title, "Bryggor året om")
    window.screen_here.accept.trigger()
    qtbot.waitUntil(lambda: said(window) == "Ärende 1-2026 registrerat.")
    key = window.desk.read(case_with_number, "1-2026")
    assert window.desk.read(case_view, key).head.title == "Bryggor året om"
    assert window.screen_here._empty.isVisible()


def test_joined_words_are_asked_about(reading, files, qtbot):
    window = reading(files[1])
    screen = window.screen_here
    assert "utgångspunkterna" in plain_text(screen.form.texts["matter"].content())
    answers(screen)["Nej, utgångspunk-terna"].click()
    assert "utgångspunk-terna" in plain_text(screen.form.texts["matter"].content())
    assert answers(screen) == {}


def test_a_paragraph_keeps_its_number_and_parts(reading, files, qtbot):
    window = reading(files[1])
    form = window.screen_here.form
    assert form.rows["number"].isVisible()
    assert form.paragraph.text() == "23"
    window.screen_here.accept.trigger()
    qtbot.waitUntil(lambda: bool(said(window)))
    key = window.desk.read(case_with_number, "418-2022")
    row = window.desk.read(case_view, key).paragraphs[0]
    view = window.desk.read(paragraph_view, row.id)
    assert (row.body, row.number) == ("RUN", 23)
    assert [one.label for one in view.recipients] == [
        "Trafikdirektör",
        "Hamnchef",
        "Ekonomidirektör",
    ]
    assert isinstance(view.decision[-1], Points)
    assert [plain(line) for line in view.decision_basis] == ["Överenskommelse om skärgårdstrafik."]


def test_the_text_and_the_fields_find_each_other(reading, files):
    screen = reading(files[0]).screen_here
    screen.form.enter_field("summary")
    assert screen.source._chosen.kind is PartKind.SUMMARY
    cursor = screen.source.text.textCursor()
    cursor.setPosition(MEMO.index("Dnr 4127") - MEMO.index("Öppnare"))
    screen.source.text.setTextCursor(cursor)
    assert screen.source._here.text().startswith("Här: ")


def test_a_file_that_is_there_already_is_told_with_a_way_to_it(reading, files, qtbot):
    window = reading(files[0])
    window.screen_here.accept.trigger()
    qtbot.waitUntil(lambda: bool(said(window)))
    screen = window.screen_here
    screen.take_files([files[0]])
    qtbot.waitUntil(lambda: screen._looked_at is not None)
    assert not screen.accept.isEnabled()
    answers(screen)["Gå dit"].click()
    assert window.trail.here.room is Room.CASE
    assert len(window.desk.read(case_ids)) == 4


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.txt", b"", "tom.txt är tom."),
        ("bild.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "bild.txt är en bild."),
        ("blad.pdf", b"%PDF-1.7\n%", "blad.pdf är en PDF-fil."),
        ("skräp.txt", bytes(range(32)) * 40, "skräp.txt är inte text."),
    ],
)
def test_a_file_that_cannot_be_read_gets_one_clear_sentence(
    name, content, words, opened, tmp_path, qtbot, files
):
    bad = tmp_path / name
    bad.write_bytes(content)
    window = opened(ROOMS, intake_place([bad, files[0]]))
    screen = window.screen_here
    qtbot.waitUntil(screen._failed.isVisible)
    assert screen._failed._heading.text() == words
    assert nameless(window) == []
    screen.skip.trigger()
    qtbot.waitUntil(lambda: screen._looked_at is not None)


def test_a_missing_file_and_a_folder_are_told(opened, tmp_path, qtbot):
    window = opened(ROOMS, intake_place([tmp_path / "borta.txt", tmp_path]))
    screen = window.screen_here
    qtbot.waitUntil(lambda: screen._failed._heading.text() == "borta.txt finns inte.")
    screen.skip.trigger()
    qtbot.waitUntil(lambda: screen._failed._heading.text() == f"{tmp_path.name} är en mapp.")


def test_files_are_dropped_on_the_empty_page(opened, files, qtbot):
    window = opened(ROOMS, Place(Room.INTAKE))
    screen = window.screen_here
    assert screen._empty.isVisible()
    assert nameless(window) == []
    drop_files(screen, *files)
    qtbot.waitUntil(lambda: screen.title() == "Läs in: memo.txt (1 av 2)")


def test_coming_back_does_not_read_the_same_files_again(reading, files, qtbot):
    window = reading(files[0])
    place = window.trail.here
    window.screen_here.skip.trigger()
    window.go(Place(Room.CASE, window.desk.read(case_ids)[0]))
    window.back()
    assert window.trail.here == place
    assert window.screen_here._looked_at is None


def test_a_text_of_many_matters_shows_one_at_a_time(reading, tmp_path):
    file = tmp_path / "protokoll.txt"
    file.write_text(ALL["whole_minutes"], "utf-8")
    screen = reading(file).screen_here
    assert screen.pane.matters.count() == 2
    screen.form.title.setPlainText("Ny rubrik")
    screen.pane.matters.setCurrentIndex(1)
    assert screen.form.title.toPlainText() == "Val av hamnråd"
    screen.pane.matters.setCurrentIndex(0)
    assert screen.form.title.toPlainText() == "Ny rubrik"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample documents are not here")
def test_the_real_memo_and_extract_come_out_as_they_were_recognised(reading):
    for start in ("000", "003"):
        file = next(SEEDS.glob(f"{start}*.txt"))
        screen = reading(file).screen_here
        screen._keep()
        assert tuple(screen._looked_at.proposals) == proposals_from(read_document(file))
        assert screen.accept.isEnabled()
