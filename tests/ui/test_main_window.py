"""The window as a clerk meets it: rooms, keys, search, messages, panes."""

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from db.rules.refusals import VerifiedTextLocked
from db.rules.troubles import DiskFull
from desktop.ui.desk import Desk
from desktop.ui.main_window import MainWindow
from desktop.ui.theme import Theme, remembered_theme
from desktop.ui.widgets.palette import Hit
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.rich_editor import RichEditor
from desktop.ui.widgets.screen import Screen, SidePage
from desktop.ui.window_place import fits
from tests.ui.hands import nameless, show, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class Page(Screen):
    """A screen with an editor, an action and a side page."""

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.did = []
        self.field = QLineEdit()
        self.field.setAccessibleName("Fält")
        self.text = RichEditor("Text")
        self.action = QAction("Registrera ärende", self)
        self.action.triggered.connect(lambda: self.did.append("first"))
        self.side = [SidePage("history", "Historik", QLabel("Inget än"))]
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.text)

    def title(self):
        return self.name

    def first_action(self):
        return self.action

    def more_actions(self):
        return (QAction("Läs in dokument", self),)

    def open(self, place):
        self.did.append(place)

    def refresh(self):
        self.did.append("refresh")

    def flush(self):
        self.did.append("flush")

    def side_pages(self):
        return self.side

    def panes(self):
        return (self.field, self.text)


class Office:
    store = None


@pytest.fixture
def window(qtbot):
    window = MainWindow()
    window.desk = Desk(Office(), window)
    window.use(
        window.desk,
        lambda text, answer: answer(
            [Hit(f"Ärende om {text}", "Ärende", place=Place(Room.CASE, 7))]
        ),
    )
    window.pages = {}

    def make(room):
        window.pages[room] = Page(f"Sida {room.value}")
        return window.pages[room]

    for room in (Room.TODAY, Room.CASES, Room.CASE, Room.MEETINGS):
        window.plug_in(room, lambda room=room: make(room))
    window.show_register("Region Älvmarken", "Eva Öst")
    show(qtbot, window)
    window.go(Place(Room.TODAY))
    return window


def test_screens_are_made_at_their_first_visit(window):
    assert set(window.pages) == {Room.TODAY}
    window.go(Place(Room.CASES))
    window.go(Place(Room.TODAY))
    assert set(window.pages) == {Room.TODAY, Room.CASES}
    assert window.pages[Room.CASES].did == [Place(Room.CASES), "flush"]


def test_ctrl_and_a_number_leads_to_a_room(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_3, CTRL)
    assert window.trail.here == Place(Room.MEETINGS)
    assert window.frame.rail.buttons[Room.MEETINGS].isChecked()


def test_esc_leads_back_and_crumbs_show_the_way(window, qtbot):
    window.go(Place(Room.CASES))
    window.go(Place(Room.CASE, 7))
    assert window.frame.header._back.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.trail.here == Place(Room.CASES)
    assert not window.frame.header._back.isVisible()


def test_a_room_without_a_screen_says_that_it_waits(window):
    window.go(Place(Room.SETTINGS))
    assert window.screen_here is None
    assert window.frame._waiting.isVisible()


def test_ctrl_enter_is_the_next_step(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Return, CTRL)
    assert window.pages[Room.TODAY].did[-1] == "first"


def test_search_jumps_to_what_is_found(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert window.frame.search.hasFocus()
    type_text(window.frame.search, "ängen")
    qtbot.waitUntil(lambda: window.frame.search.palette_of_hits.isVisible())
    assert window.frame.search.palette_of_hits.current().title == "Ärende om ängen"
    qtbot.keyClick(window.frame.search, Qt.Key.Key_Return)
    assert window.trail.here == Place(Room.CASE, 7)


def test_search_runs_commands_and_esc_leaves_it(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
    type_text(window.frame.search, "registrera")
    qtbot.keyClick(window.frame.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: window.frame.search.palette_of_hits.count >= 2)
    titles = [window.frame.search.palette_of_hits._list.item(i).text() for i in range(2)]
    assert titles[1].startswith("Registrera ärende")
    qtbot.keyClick(window.frame.search, Qt.Key.Key_Escape)
    assert not window.frame.search.palette_of_hits.isVisible()
    assert window.trail.here == Place(Room.TODAY)


def test_ctrl_k_in_a_text_is_the_editors_and_ctrl_e_is_not(window, qtbot):
    page = window.pages[Room.TODAY]
    page.text.setFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_K, CTRL)
    assert page.text.hasFocus()
    qtbot.keyClick(page.text, Qt.Key.Key_E, CTRL)
    assert window.frame.search.hasFocus()


def test_a_refusal_and_a_trouble_are_told_in_the_bar(window):
    def refuse(_office):
        raise VerifiedTextLocked("Paragraf 11")

    def fail(_office):
        raise DiskFull("/hem/register.klubbslag")

    window.desk.do(refuse)
    assert "Paragraf 11 är justerad" in window.frame.messages.message.text
    assert window.frame.messages.message.section == "KL 5:69"
    window.desk.do(fail)
    assert "Disken är full" in window.frame.messages.message.text
    window.desk.failed.emit(ValueError("x"))
    assert "Något gick fel i programmet" in window.frame.messages.message.text
    assert "ValueError" not in window.frame.messages.message.text


def test_the_section_of_a_refusal_opens_by_key_and_esc_leads_back(window, qtbot):
    def refuse(_office):
        raise VerifiedTextLocked("Paragraf 11")

    page = window.pages[Room.TODAY]
    page.field.setFocus()
    window.desk.do(refuse)
    link = window.frame.messages._section
    assert link.text() == "Läs KL 5:69"
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Space)
    law = window.frame._law
    assert law.isVisible()
    assert law.hasFocus()
    assert "fjorton dagar" in law.toPlainText()
    assert "lydelse 1 januari 2024" in law.toPlainText()
    qtbot.keyClick(law, Qt.Key.Key_Escape)
    assert not law.isVisible()
    assert window.trail.here == Place(Room.TODAY)


def test_a_citation_of_several_sections_shows_them_all(window):
    window.frame.show_law("KL 5:45–46, 6:27")
    text = window.frame._law.toPlainText()
    assert [name in text for name in ("KL 5:45", "KL 5:46", "KL 6:27")] == [True] * 3
    window.frame.show_law("KL 99:1")
    assert "finns inte i programmet" in window.frame._law.toPlainText()


def test_what_is_done_can_be_taken_back_from_the_bar_and_by_key(window, qtbot):
    did = []
    for _ in range(2):
        window.desk.undoable(
            "Ärendet är makulerat", undo=lambda: did.append("u"), redo=lambda: did.append("r")
        )
    assert window.menus.undo.text() == "Ångra: Ärendet är makulerat"
    window.frame.messages._action.click()
    window.frame.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
    assert did == ["u", "u", "r"]


def test_what_has_been_taken_back_by_key_is_not_offered_once_more(window, qtbot):
    for text in ("Ett", "Två"):
        window.desk.undoable(text, undo=lambda: None, redo=lambda: None)
    assert window.frame.messages.message.text == "Två."
    window.frame.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.frame.messages.message is None
    assert window.menus.undo.text() == "Ångra: Ett"


def test_ctrl_z_in_a_text_takes_back_writing_only(window, qtbot):
    did = []
    window.desk.undoable("Något", undo=lambda: did.append("u"), redo=lambda: None)
    page = window.pages[Room.TODAY]
    page.text.setFocus()
    type_text(page.text, "a")
    qtbot.keyClick(page.text, Qt.Key.Key_Z, CTRL)
    assert page.text.toPlainText() == ""
    assert did == []


def test_a_change_refreshes_the_screen(window):
    window.desk.do(lambda _office: None)
    assert window.pages[Room.TODAY].did[-1] == "refresh"


def test_the_side_pane_is_closed_and_remembered(window, qtbot):
    assert window.frame.side.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.frame.side.isVisible()
    window.go(Place(Room.CASES))
    assert not window.frame.side.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.frame.side.isVisible()


def test_f1_shows_the_keys(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    text = window.frame._help.toPlainText()
    assert "Ctrl+Enter" in text
    assert "Gör nästa steg" in text


def test_f6_walks_all_panes_and_comes_round(window, qtbot):
    seen = []
    page = window.pages[Room.TODAY]
    page.field.setFocus()
    for _ in range(8):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(window.focusWidget())
    assert page.text in seen
    assert window.frame.search in seen
    assert page.field in seen


def test_tab_reaches_every_part(window, qtbot):
    seen = set()
    window.frame.search.setFocus()
    for _ in range(60):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.add(window.focusWidget())
    page = window.pages[Room.TODAY]
    assert {page.field, page.text, window.frame.search, window.frame.header._primary} <= seen


def test_the_look_is_changed_and_remembered(window, qapp):
    window.choose_theme(Theme.DARK)
    assert remembered_theme() is Theme.DARK
    assert window.menus.themes[Theme.DARK].isChecked()
    window.choose_theme(Theme.LIGHT)
    assert qapp.palette().window().color().lightness() > 200


def test_writing_is_saved_before_the_window_closes(window):
    window.close()
    assert window.pages[Room.TODAY].did[-1] == "flush"
    assert QSettings().value("window/geometry")


def test_every_control_of_the_window_has_a_name(window, qtbot):
    window.go(Place(Room.CASE, 7))
    window.desk.undoable("Något", undo=lambda: None, redo=lambda: None)
    type_text(window.frame.search, "a")
    assert nameless(window) == []


def test_a_control_without_a_name_is_seen(window):
    window.pages[Room.TODAY].field.setAccessibleName("")
    assert any("QLineEdit" in found for found in nameless(window))


@pytest.mark.parametrize(
    ("room", "whole"),
    [((1920, 1040), True), ((1280, 840), True), ((1280, 800), False), ((1024, 768), False)],
)
def test_the_window_with_its_frame_has_room_only_on_a_larger_screen(room, whole):
    assert fits(QSize(*room)) is whole


@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (900, 560)])
def test_the_window_fits_small_screens(window, size):
    window.resize(*size)
    assert (window.width(), window.height()) == size
    assert window.minimumSizeHint().width() <= 900
    assert window.minimumSizeHint().height() <= 560


def test_another_register_starts_anew(window):
    window.go(Place(Room.CASES))
    window.use(Desk(Office(), window))
    assert window.trail.here is None
    window.go(Place(Room.CASES))
    assert window.pages[Room.CASES].did == [Place(Room.CASES)]


def test_without_a_register_the_rail_leads_nowhere(qtbot, dressed):
    window = MainWindow()
    window.plug_in(Room.FIRST_RUN, lambda: Page("Börja"))
    show(qtbot, window)
    window.go(Place(Room.FIRST_RUN))
    assert not any(button.isEnabled() for button in window.frame.rail.buttons.values())
    qtbot.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.trail.here == Place(Room.FIRST_RUN)
    window.show_register("Region Älvmarken", "Eva Öst")
    window.go(Place(Room.TODAY))
    assert all(button.isEnabled() for button in window.frame.rail.buttons.values())


def test_what_is_to_be_read_gets_more_of_the_window_and_the_rail_folds_for_it(window, qtbot):
    window.resize(1280, 800)
    frame, rail = window.frame, window.frame.rail
    pages = [
        SidePage("control", "Kontroll", QWidget()),
        SidePage("preview", "Förhandsvisning", QWidget(), large=True),
    ]
    frame.show_side_pages(pages)
    assert (frame.side.width(), rail.collapsed) == (340, False)
    frame.open_side("preview")
    qtbot.waitUntil(lambda: frame.side.width() == 512)
    assert rail.collapsed
    frame.side.show_page("control")
    qtbot.waitUntil(lambda: frame.side.width() == 340)
    assert not rail.collapsed
