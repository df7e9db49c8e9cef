"""The organisation's own Word templates in the settings: fetched, reported on, styled, undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.queries.templates import templates
from db.rules.lifecycle import PaperKind
from desktop.documents.word_styles import WordStyle
from desktop.operations import templates as templates_module
from desktop.operations.templates import add_template
from desktop.ui.screens.settings.settings_screen import SettingsScreen
from desktop.ui.template_words import style_in_words
from desktop.ui.widgets import opened_file
from desktop.ui.widgets.place import Place, Room
from tests.documents.test_word_own_template import plain_template, saved
from tests.ui.hands import drop_files, nameless

HERE = Place(Room.SETTINGS, None, "templates")


@pytest.fixture(autouse=True)
def no_office(monkeypatch):
    """Pages come from our own PDF, so that the tests need no other program."""
    monkeypatch.setattr(templates_module, "converter", lambda: "")


@pytest.fixture
def shown(opened, qtbot):
    """``shown()`` gives the window and the page, its sample pages shown."""

    def _shown():
        window = opened({Room.SETTINGS: SettingsScreen}, HERE)
        page = window.screen_here.page
        qtbot.waitUntil(lambda: page.preview.paper.document.pageCount() > 0)
        return window, page

    return _shown


@pytest.fixture
def in_use(office):
    def _in_use():
        with office.reading() as session:
            return [(row.name, row.kind, row.look) for row in templates(session)]

    return _in_use


def template(folder: Path, *lines: str, name: str = "Utdragsmall.dotx") -> Path:
    source = plain_template()
    for line in lines:
        source.add_paragraph(line)
    path = folder / name
    path.write_bytes(saved(source))
    return path


def press(widget, key=Qt.Key.Key_Space, held=Qt.KeyboardModifier.NoModifier):
    widget.setFocus()
    QTest.keyClick(widget, key, held)


def choose(combo, text):
    """Chooses by keyboard: down until the text stands there."""
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Home)
    while combo.currentText() != text:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, f"no {text} among the choices"


def test_nothing_yet_says_so_and_shows_the_house_style(shown):
    _window, page = shown()
    assert page._here.text().startswith("Ingen mall används.")
    assert page.contents.isHidden()
    assert page.remove.isHidden()
    assert nameless(page) == []


def test_one_press_takes_our_own_template_into_use_and_undo_takes_it_back(shown, in_use, qtbot):
    window, page = shown()
    press(page.shipped["large_type"])
    qtbot.waitUntil(lambda: in_use() == [("Stor stil", None, "large")])
    qtbot.waitUntil(lambda: not page.remove.isHidden())
    assert page._here.text().startswith("Stor stil används")
    assert page.large.isChecked()
    press(page.shipped["sober"])
    qtbot.waitUntil(lambda: "Saklig" in window.desk.undo_stack.undo_text)
    assert in_use() == [("Saklig", None, "")]
    window.desk.undo()
    assert in_use() == [("Stor stil", None, "large")]
    window.desk.undo()
    assert in_use() == []
    window.desk.redo()
    assert in_use() == [("Stor stil", None, "large")]


def test_ac_52_a_dropped_template_is_reported_on_in_words(shown, in_use, qtbot, tmp_path):
    window, page = shown()
    choose(page.kind, "Protokollsutdrag")
    drop_files(page, template(tmp_path, "{{beslut}} i {{dnr}}", "{{ordforande_namm}}"))
    qtbot.waitUntil(lambda: in_use() == [("Utdragsmall.dotx", PaperKind.EXTRACT, "")])
    qtbot.waitUntil(lambda: len(page.contents.fields.things()) == 4)
    told = {t.title: (t.detail, t.aside) for t in page.contents.fields.things()}
    assert told["{{ordforande_namm}}"] == (
        "Menade du {{ordforande_namn}}?",
        "okänt",
    )
    assert told["{{paragraf}}"] == ("Paragrafens nummer", "saknas")
    assert told["{{dnr}}"] == ("Diarienummer", "fylls i")
    assert "ofullständig: den saknar {{paragraf}}" in page.contents.state.text()
    assert "ofullständig" in window.frame.messages.message.text
    assert [t.title for t in page.list.things()] == ["Alla organ, protokollsutdrag"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 no template", "Det är ingen Word-fil"),
        (b"PK\x03\x04" + bytes(900), "Filen är skadad."),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "skyddad med lösenord"),
    ],
)
def test_a_bad_file_is_told_of_and_changes_nothing(shown, in_use, qtbot, tmp_path, content, said):
    window, page = shown()
    press(page.shipped["sober"])
    qtbot.waitUntil(lambda: in_use() == [("Saklig", None, "")])
    bad = tmp_path / "Mall.docx"
    bad.write_bytes(content)
    drop_files(page, bad)
    qtbot.waitUntil(
        lambda: (
            window.frame.messages.message is not None
            and "kan inte användas som mall" in window.frame.messages.message.text
        )
    )
    assert said in window.frame.messages.message.text
    assert in_use() == [("Saklig", None, "")]
    qtbot.waitUntil(page.fetch.isEnabled)


def test_a_style_is_chosen_for_a_role_by_keyboard_and_undone(shown, office, qtbot):
    source = plain_template()
    source.styles["Heading 2"].name = "Vår beslutsrubrik"
    add_template(office, "Brevmall.dotx", saved(source))
    window, page = shown()
    field = page.contents.styles.form.rows["Heading2"].field
    qtbot.waitUntil(lambda: field.count() > 1)
    assert field.currentText() == "Klubbslags egen"
    assert page.contents.styles.form.rows["Heading1"].field.currentText() == (
        "Som mallen har: Rubrik 1"
    )
    choose(field, "Vår beslutsrubrik")

    def chosen():
        with office.reading() as session:
            (row,) = templates(session)
            return row.styles

    qtbot.waitUntil(lambda: chosen() == (f"{WordStyle.HEADING_2.value}=Vår beslutsrubrik",))
    window.desk.undo()
    assert chosen() == ()


def test_a_style_goes_to_the_template_that_was_shown_though_another_is_chosen_in_the_pause(
    shown, office, world, qtbot
):
    source = plain_template()
    source.styles["Heading 2"].name = "Vår beslutsrubrik"
    body = world.bodies["RUN"]
    add_template(office, "Alla.dotx", saved(source))
    add_template(office, "Egen.dotx", saved(source), body_id=body)
    _window, page = shown()
    field = page.contents.styles.form.rows["Heading2"].field
    qtbot.waitUntil(lambda: field.count() > 1)
    choose(field, "Vår beslutsrubrik")
    choose(page.body, "Regionala utvecklingsnämnden")
    assert page.contents.isHidden()

    def chosen():
        with office.reading() as session:
            return {row.body_id: len(row.styles) for row in templates(session)}

    qtbot.waitUntil(lambda: chosen() == {None: 1, body: 0})
    qtbot.waitUntil(page.contents.isVisible)


def test_a_body_without_its_own_says_whose_it_uses(shown, office, world, qtbot):
    add_template(office, "Alla.docx", saved(plain_template()))
    _window, page = shown()
    choose(page.body, "Regionala utvecklingsnämnden")
    assert page._here.text() == (
        "Ingen egen mall här. Alla.docx används (alla organ, alla slags handlingar)."
    )
    assert page.remove.isHidden()
    press(page.shipped["sober"])
    qtbot.waitUntil(lambda: len(page.list.things()) == 2)
    page.list.setFocus()
    page.list.setCurrentRow(0)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert page.body.currentText() == "Alla organ"


def test_a_template_is_removed_and_put_back(shown, office, in_use, qtbot):
    add_template(office, "Alla.docx", saved(plain_template()))
    window, page = shown()
    qtbot.waitUntil(lambda: not page.remove.isHidden())
    press(page.remove)
    assert in_use() == []
    assert page.contents.isHidden()
    window.desk.undo()
    assert in_use() == [("Alla.docx", None, "")]


def test_large_type_is_asked_for_in_every_form(shown, office, in_use, qtbot):
    add_template(office, "Alla.docx", saved(plain_template()))
    _window, page = shown()
    press(page.large)
    assert in_use() == [("Alla.docx", None, "large")]


def test_the_sample_and_a_copy_of_the_template_open_in_word(shown, office, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(opened_file, "open_path", asked.append)
    data = saved(plain_template())
    add_template(office, "Alla.docx", data)
    window, page = shown()
    qtbot.waitUntil(page.preview.open.isEnabled)
    press(page.preview.open)
    assert asked[0].name == "Exempel i Alla.docx"
    press(page.open)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1].read_bytes() == data
    assert "hämta den sedan hit" in window.frame.messages.message.text


def test_a_field_is_copied_with_enter(shown):
    window, page = shown()
    page._fields.list.setFocus()
    page._fields.list.setCurrentRow(10)
    QTest.keyClick(page._fields.list, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "{{dnr}}"
    assert "{{dnr}} är kopierat" in window.frame.messages.message.text


def test_styles_are_called_as_a_swedish_word_calls_them():
    names = ("heading 2", "Body Text", "List Bullet 3", "Vår egen", "Normal", "toc 1")
    swedish = ("Rubrik 2", "Brödtext", "Punktlista 3", "Vår egen", "Normal", "Innehåll 1")
    assert tuple(map(style_in_words, names)) == swedish
