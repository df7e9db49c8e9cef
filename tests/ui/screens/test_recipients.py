"""Recipients in real windows: found, added, corrected, and never mixed up."""

import pytest
from PySide6.QtCore import Qt

from db.queries.recipients import recipient_ids, recipient_view
from db.rules.lifecycle import Channel, RecipientKind
from desktop.ui.screens.recipients.recipients_screen import RecipientsScreen
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee
from tests.ui.hands import nameless, type_text
from tests.world import add_meeting, add_paragraph

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(opened, world, qtbot):
    add_paragraph(world, add_meeting(world), "Plan", recipients=("Ekonomichefen",))
    window = opened({Room.RECIPIENTS: RecipientsScreen}, Place(Room.RECIPIENTS))
    qtbot.waitUntil(lambda: window.screen_here.model.rowCount() == 8)
    return window


@pytest.fixture
def screen(window):
    return window.screen_here


def shown(window, world, name):
    return window.desk.read(recipient_view, world.recipients[name])


def choose(screen, world, name):
    screen.view.choose(world.recipients[name])
    assert screen.card.view.row.name == name


def test_the_list_is_in_swedish_order_and_tells_what_is_missing(screen, window):
    rows = [screen.model.row(n) for n in range(screen.model.rowCount())]
    assert [row.name for row in rows][-2:] == ["Åsele by", "Östanå kommun"]
    marks = {row.name: screen.model.columns[3].mark(row) for row in rows}
    assert marks["Anna Berg"].word == "fel i adressen"
    assert marks["Ekonomichefen"].word == "adress saknas"
    assert marks["Skattekontoret"] is None
    assert screen.view.hasFocus()
    assert nameless(window) == []


def test_a_role_shows_its_holder_and_where_it_occurs(screen, world):
    choose(screen, world, "Regionala utvecklingsdirektören")
    assert screen.card.form.holder.text() == "Moa Sund"
    choose(screen, world, "Ekonomichefen")
    assert [thing.detail for thing in screen.card.paragraphs.things()] == ["Plan"]
    assert screen.card.form.rows["email"]._note.text().startswith("Utan adress")


def test_a_change_is_saved_when_the_field_is_left_and_taken_back_by_undo(
    window, screen, world, qtbot
):
    choose(screen, world, "Ekonomichefen")
    screen.card.form.email.setFocus()
    type_text(screen.card.form.email, "ekonomi@alvmarken.example")
    qtbot.keyClick(screen.card.form.email, Qt.Key.Key_Tab)
    assert shown(window, world, "Ekonomichefen").row.email == "ekonomi@alvmarken.example"
    assert window.frame.header.saved.text().startswith("Sparat")
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert shown(window, world, "Ekonomichefen").row.email == ""
    assert screen.card.form.email.text() == ""


def test_a_bad_address_is_told_at_once_and_not_saved(window, screen, world, qtbot):
    choose(screen, world, "Ekonomichefen")
    screen.card.form.email.setFocus()
    type_text(screen.card.form.email, "ekonomi@")
    note = screen.card.form.rows["email"]._note
    qtbot.waitUntil(lambda: note.text() == "Adressen ska se ut som namn@exempel.se.")
    qtbot.keyClick(screen.card.form.email, Qt.Key.Key_Tab)
    assert shown(window, world, "Ekonomichefen").row.email == ""


def test_a_role_is_added_by_keys(window, screen, world, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    form = screen.card.form
    assert form.name.hasFocus()
    assert not screen.card.add.isEnabled()
    assert nameless(window) == []
    type_text(form.name, "Hamnchefen")
    qtbot.waitUntil(screen.card.add.isEnabled)
    form.holder.setText("Örjan Lind")
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 9)
    assert screen.view.current_row().name == "Hamnchefen"
    row = screen.card.view.row
    assert (row.kind, row.holder, row.channel) == (RecipientKind.ROLE, "Örjan Lind", Channel.EMAIL)
    assert window.frame.messages.message.text == "Hamnchefen är tillagd."


def test_a_name_is_not_used_twice(screen, qtbot):
    screen.new.trigger()
    type_text(screen.card.form.name, "ekonomichefen")
    note = screen.card.form.rows["name"]._note
    qtbot.waitUntil(lambda: note.text() == "En annan mottagare heter så.")
    assert not screen.card.add.isEnabled()


def test_what_is_given_up_reaches_nobody_else(window, screen, world, qtbot):
    choose(screen, world, "Anna Berg")
    before = shown(window, world, "Anna Berg").row
    screen.new.trigger()
    type_text(screen.card.form.name, "Halvskrivet")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    screen.flush()
    screen.view.setFocus()
    assert screen.card.form.name.text() == "Anna Berg"
    assert shown(window, world, "Anna Berg").row == before


def test_a_half_written_name_stays_with_its_own_recipient(window, screen, world):
    choose(screen, world, "Anna Berg")
    screen.card.form.name.setFocus()
    screen.card.form.name.setCursorPosition(9)
    type_text(screen.card.form.name, "sson")
    choose(screen, world, "Skattekontoret")
    screen.card.form.check()
    assert screen.card.form.name.text() == "Skattekontoret"
    assert shown(window, world, "Skattekontoret").row.name == "Skattekontoret"


def test_members_of_a_group_are_changed(window, screen, world):
    choose(screen, world, "Kommunerna i länet")
    form = screen.card.form
    assert [one.name for one in form.members.recipients()] == [
        "Granby kommun",
        "Åsele by",
        "Östanå kommun",
    ]
    form.members._remove(form.members.recipients()[0])
    assert len(shown(window, world, "Kommunerna i länet").members) == 2
    window.desk.undo()
    assert len(shown(window, world, "Kommunerna i länet").members) == 3


def test_an_unknown_member_is_told(screen, world):
    choose(screen, world, "Kommunerna i länet")
    form = screen.card.form
    form.members.set_recipients([*form.members.recipients(), Addressee("Okänd ort")])
    form.check()
    assert form.rows["members"]._note.text() == "Finns inte bland mottagarna: Okänd ort"


def test_one_that_is_not_used_leaves_the_list_but_not_the_register(window, screen, world, qtbot):
    choose(screen, world, "Skattekontoret")
    screen.card.form.active.click()
    qtbot.waitUntil(lambda: screen.model.rowCount() == 7)
    assert len(window.desk.read(recipient_ids)) == 8
    screen.filter.setCurrentIndex(screen.filter.count() - 1)
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)


def test_a_place_names_the_recipient_to_show(window, screen, world, qtbot):
    window.go(Place(Room.RECIPIENTS, world.recipients["Åsele by"]))
    qtbot.waitUntil(lambda: screen.card.view.row.name == "Åsele by")
    assert [thing.title for thing in screen.card.groups.things()] == ["Kommunerna i länet"]
