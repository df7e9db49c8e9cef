"""The settings: saved as they are written, and what may not be is said under the field."""

from datetime import date

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from db.queries.bodies import bodies, organisation, registers, series
from db.queries.people import appointments
from db.rules.lifecycle import Role, SeriesKind
from db.store import Store
from desktop.operations.style_samples import house_styles
from desktop.ui.screens.settings.settings_screen import PAGES, SettingsScreen
from desktop.ui.theme import Theme, remembered_text_size, remembered_theme
from desktop.ui.widgets.place import Place, Room
from tests.ui.hands import nameless, type_text


@pytest.fixture
def at(opened):
    """``at(key)`` gives the window and the page of the settings."""

    def _at(key):
        window = opened({Room.SETTINGS: SettingsScreen}, Place(Room.SETTINGS, None, key))
        return window, window.screen_here.page

    return _at


def asked(office, query, **named):
    with office.reading() as session:
        return query(session, **named)


def fill(page, field, text):
    """Writes in a field and leaves it."""
    field.setFocus()
    field.selectAll()
    type_text(page, text)
    field.clearFocus()


def test_the_organisation_is_saved_field_by_field(at, office, qtbot):
    _window, page = at("organisation")
    with qtbot.waitSignal(page.saved):
        fill(page, page.form.form.rows["web"].field, "www.alvmarken.example")
    fill(page, page.form.form.rows["name"].field, "Region Älvmarken Norra")
    row = asked(office, organisation)
    assert (row.name, row.web) == ("Region Älvmarken Norra", "www.alvmarken.example")


def test_a_pattern_shows_its_next_number_and_a_bad_one_is_not_saved(at, office, world):
    _window, page = at("organisation")
    form = page.registers[world.registers["RUN"]]
    field, note = form._pattern, form.fields.row("pattern")._note
    assert note.text() == "Nästa nummer blir 00001-2026"
    fill(page, field, "RUN {år}:{nummer:04}")
    assert note.text() == "Nästa nummer blir RUN 2026:0001"
    fill(page, field, "{nummer}")
    assert "årtal" in note.text()
    patterns = {row.code: row.pattern for row in asked(office, registers)}
    assert patterns["RUN"] == "RUN {year}:{serial:04}"


def test_a_register_is_added(at, office):
    _window, page = at("organisation")
    page.new.add.click()
    assert page.new._rows["code"]._note.text().startswith("Skriv en kod")
    page.new.code.setText("KS")
    page.new.name.setText("Styrelsens diarium")
    page.new.add.click()
    assert "KS" in {row.code for row in asked(office, registers)}


def test_a_body_is_changed_and_its_style_is_shown_at_once(at, office, world, qtbot):
    _window, page = at("bodies")
    page._choose(world.bodies["RUN"])
    page._on_chosen()
    qtbot.waitUntil(lambda: page.paper.document.pageCount() == 1)
    before = page.paper._data
    style = page.form.form.rows["house_style"].field
    other = next(key for key, _name in house_styles() if key != style.currentData())
    style.setCurrentIndex(style.findData(other))
    style.activated.emit(style.currentIndex())
    qtbot.waitUntil(lambda: page.paper._data != before)
    fill(page, page.form.form.rows["abbreviation"].field, "RS")
    assert page.form.form.rows["abbreviation"]._note.text() == "Ett annat organ heter redan RS."
    row = next(b for b in asked(office, bodies) if b.id == world.bodies["RUN"])
    assert (row.house_style, row.abbreviation) == (other, "RUN")


def test_a_body_is_added_under_its_own_name(at, office):
    _window, page = at("bodies")
    page.add.click()
    fill(page, page.form.form.rows["name"].field, "Kulturnämnden")
    assert "Kulturnämnden" in {row.name for row in asked(office, bodies)}


def test_ac_06_a_series_starts_where_it_is_told_and_only_once(at, office, world):
    window, page = at("series")
    page.choose(SeriesKind.PARAGRAPH, world.bodies["RUN"])
    page.year.setValue(2027)
    page.start.setValue(88)
    page.add.click()
    found = [row for row in asked(office, series) if row.year == 2027]
    assert [(row.owner, row.next_number) for row in found] == [("RUN", 88)]
    page.add.click()
    assert "har redan en nummerserie för 2027" in window.frame.messages.message.text


def test_ac_20_a_seat_ends_and_a_successor_takes_it(at, office, world):
    window, page = at("people")
    page.body.setCurrentIndex(page.body.findData(world.bodies["RUN"]))
    page._show_seats()
    seat = next(t.target for t in page.list.things() if t.title.startswith("Nils Åkerlund"))
    page._on_opened(seat)
    page.last_day._change(date(2026, 4, 30))
    page.end.click()
    assert page.first_day.day == date(2026, 5, 1)
    assert Role(page.role.currentData()) is Role.VICE_CHAIR
    page.person.setText("Sara Ek")
    page.party.setText("M")
    page.add.click()
    rows = asked(office, appointments, body_id=world.bodies["RUN"])
    seats = {row.name: (row.role, row.starts_on, row.ends_on) for row in rows}
    assert seats["Nils Åkerlund"][2] == date(2026, 4, 30)
    assert seats["Sara Ek"] == (Role.VICE_CHAIR, date(2026, 5, 1), None)
    assert "Sara Ek är vice ordförande" in window.frame.messages.message.text


def test_looks_change_at_once_and_the_name_is_kept(at):
    _window, page = at("appearance")
    page.theme.setCurrentIndex(page.theme.findData(Theme.DARK))
    page.text_size.setCurrentIndex(page.text_size.findData(14))
    page.theme.activated.emit(0)
    assert (remembered_theme(), remembered_text_size()) == (Theme.DARK, 14)
    assert QApplication.font().pointSize() == 14
    fill(page, page.clerk, "Åsa Öberg")
    assert QSettings().value("clerk/name") == "Åsa Öberg"


def test_keys_are_found_by_what_they_do(at):
    _window, page = at("keys")
    everything = page.list.count()
    page.filter.setText("inställ")
    found = [(thing.title, thing.aside) for thing in page.list.things()]
    assert ("Inställningar", "Ctrl+7") in found
    assert len(found) < everything


def test_a_copy_is_made_and_can_be_opened(at, office, world, qtbot, tmp_path):
    window, page = at("backup")
    assert page.facts.facts()[0].value == "world.klubbslag"
    page.folder.line.setText(str(tmp_path / "kopior"))
    page.copy.click()
    qtbot.waitUntil(lambda: window.frame.messages.message is not None, timeout=15_000)
    assert "är gjord och kontrollerad" in window.frame.messages.message.text
    copy = next((tmp_path / "kopior").glob("*.klubbslag"))
    with Store.open(copy) as store, store.reading() as session:
        assert {row.id for row in bodies(session)} == set(world.bodies.values())


def test_every_control_of_every_page_has_a_name(at):
    window, _page = at("organisation")
    for kind in PAGES:
        window.go(Place(Room.SETTINGS, None, kind.key))
        for width in (1280, 1024):
            window.resize(width, 640)
            assert nameless(window) == [], kind.key
