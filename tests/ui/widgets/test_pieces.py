"""The smaller pieces: dates, recipients, sheet of parts, PDF, timeline, rail, message bar."""

import io
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from reportlab.pdfgen.canvas import Canvas

from db.rules.rich_text import Text, runs
from desktop.ui.widgets.date_field import DateField, read_day
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.message_bar import Message, MessageBar, Severity
from desktop.ui.widgets.nav_rail import NARROW, WIDE, NavRail
from desktop.ui.widgets.parts_page import PartPlace, PartsPage
from desktop.ui.widgets.pdf_view import PdfView
from desktop.ui.widgets.place import Place, Room
from desktop.ui.widgets.recipients_editor import Addressee, RecipientsEditor
from desktop.ui.widgets.rich_editor import RichEditor
from desktop.ui.widgets.timeline import Happening, Timeline
from tests.ui.hands import nameless, show, type_text

# Said by the offscreen platform itself when the list of completions opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TODAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-03-10", date(2026, 3, 10)),
        ("20260310", date(2026, 3, 10)),
        ("10/3", date(2026, 3, 10)),
        ("10.3.2025", date(2025, 3, 10)),
        ("10 mars", date(2026, 3, 10)),
        ("den 10 mar 2027", date(2027, 3, 10)),
        ("I morgon", date(2026, 3, 10)),
        ("igår", date(2026, 3, 8)),
        ("31 februari", None),
        ("10 xyz", None),
        ("", None),
    ],
)
def test_days_are_read_as_they_are_written(words, day):
    assert read_day(words, TODAY) == day


def test_a_day_is_moved_by_keys(qtbot):
    field = show(qtbot, DateField("Sammanträdesdag", lambda: TODAY))
    told = []
    field.day_changed.connect(told.append)
    line = field.focusProxy()
    qtbot.keyClick(line, Qt.Key.Key_T)
    qtbot.keyClick(line, Qt.Key.Key_Up)
    qtbot.keyClick(line, Qt.Key.Key_PageDown)
    assert told == [TODAY, date(2026, 3, 10), date(2026, 3, 3)]
    assert line.toolTip() == "tisdag 3 mars 2026"


def test_nonsense_in_a_day_gives_the_former_day_back(qtbot):
    field = show(qtbot, DateField("Dag", lambda: TODAY))
    field.set_day(TODAY)
    field.focusProxy().setText("blaj")
    field.focusProxy().editingFinished.emit()
    assert (field.day, field.focusProxy().text()) == (TODAY, "2026-03-09")
    assert nameless(field) == []


@pytest.fixture
def recipients(qtbot):
    editor = RecipientsEditor()
    editor.set_known((Addressee("Regiondirektören", 1), Addressee("Kommunerna i länet", 2)))
    return show(qtbot, editor)


def test_recipients_are_added_known_or_new(recipients, qtbot):
    recipients._field.setFocus()
    type_text(recipients, "regiondirektören")
    qtbot.keyClick(recipients._field, Qt.Key.Key_Return)
    recipients._field.setText("Ny förening; Kommunerna i länet")
    qtbot.keyClick(recipients._field, Qt.Key.Key_Return)
    assert recipients.recipients() == (
        Addressee("Regiondirektören", 1),
        Addressee("Ny förening"),
        Addressee("Kommunerna i länet", 2),
    )
    assert nameless(recipients) == []


def test_a_recipient_is_not_added_twice_and_is_taken_away(recipients, qtbot):
    recipients.set_recipients((Addressee("Regiondirektören", 1),))
    recipients._field.setText("Regiondirektören")
    qtbot.keyClick(recipients._field, Qt.Key.Key_Return)
    assert len(recipients.recipients()) == 1
    with qtbot.waitSignal(recipients.recipients_changed) as told:
        qtbot.keyClick(recipients._field, Qt.Key.Key_Backspace)
    assert told.args == [()]


def test_empty_parts_are_folded_to_buttons(qtbot):
    editors = {label: RichEditor(label, grows=True) for label in ("Sammanfattning", "Yrkande")}
    editors["Sammanfattning"].set_content((Text(runs("Något")),))
    page = PartsPage("Paragraf")
    page.set_parts(
        [
            PartPlace(label, label, editor, lambda e=editor: bool(e.content()))
            for label, editor in editors.items()
        ]
    )
    page.resize(900, 600)
    show(qtbot, page)
    assert editors["Sammanfattning"].isVisible()
    assert not editors["Yrkande"].isVisible()
    button = next(b for b in page.findChildren(QPushButton) if b.text() == "+ Yrkande")
    with qtbot.waitSignal(page.part_entered) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == ["Yrkande"]
    assert editors["Yrkande"].hasFocus()
    assert nameless(page) == []


def pdf(pages):
    out = io.BytesIO()
    canvas = Canvas(out)
    for number in range(pages):
        canvas.drawString(72, 700, f"Sidan {number + 1} om kollektivtrafik")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_paper_is_shown_searched_and_reloaded_in_place(qtbot):
    view = PdfView()
    view.resize(500, 500)
    show(qtbot, view)
    assert view.show_pdf(pdf(5))
    assert view._page.text() == "sida 1 av 5"
    view.go_to_page(3)
    qtbot.waitUntil(lambda: view._page.text() == "sida 3 av 5")
    place = view.view.verticalScrollBar().value()
    assert place > 0
    assert view.show_pdf(pdf(6))
    assert view.view.verticalScrollBar().value() == place
    assert view._page.text() == "sida 3 av 6"
    view.search.field.setText("kollektivtrafik")
    qtbot.waitUntil(lambda: view.search.hits() == 6)
    view.search.step(1)
    view.zoom_in()
    view.fit_width()
    assert nameless(view) == []


def test_what_is_no_paper_is_told(qtbot):
    view = PdfView()
    qtbot.addWidget(view)
    assert not view.show_pdf(b"inte en pdf")
    assert view._page.text() == ""
    view.clear()


def test_the_timeline_leads_to_what_happened(qtbot):
    line = show(qtbot, Timeline())
    place = Place(Room.PARAGRAPH, 7)
    line.show_happenings(
        (
            Happening(TODAY, "Beslutat i RUN § 11", "Eva Öst", "gavel", place),
            Happening(TODAY, "Ärendet registrerat"),
        )
    )
    line._list.setCurrentRow(0)
    with qtbot.waitSignal(line.chosen) as told:
        qtbot.keyClick(line._list, Qt.Key.Key_Return)
    assert told.args == [place]


def test_the_rail_shows_rooms_and_counts(qtbot):
    rail = show(qtbot, NavRail())
    rail.has_register = True
    rail.show_counts({Room.DISPATCHES: 3})
    assert rail.buttons[Room.DISPATCHES].accessibleName() == "Utskick, 3 väntar"
    rail.show_room(Room.PARAGRAPH)
    assert rail.buttons[Room.MEETINGS].isChecked()
    rail.show_room(Room.FIRST_RUN)
    assert not any(button.isChecked() for button in rail.buttons.values())
    assert rail.width() == WIDE
    rail.set_collapsed(True)
    assert rail.width() == NARROW
    with qtbot.waitSignal(rail.chosen) as told:
        qtbot.mouseClick(rail.buttons[Room.CASES], Qt.MouseButton.LeftButton)
    assert told.args == [Room.CASES]
    assert nameless(rail) == []


def test_only_success_goes_away_by_itself(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    for severity in Severity:
        bar.show_message(Message("Klart.", severity))
        assert bar._timer.isActive() == (severity is Severity.SUCCESS)
        assert bar.message.text == "Klart."
        assert not bar.grab().isNull()


def test_a_message_leads_on_once(qtbot):
    bar = MessageBar()
    show(qtbot, bar)
    went = []
    bar.show_message(
        Message("Låst.", Severity.WARNING, "KL 5:69", "Gå dit", lambda: went.append(1))
    )
    with qtbot.waitSignal(bar.section_asked) as told:
        bar._section.click()
    assert told.args == ["KL 5:69"]
    assert nameless(bar) == []
    bar._action.click()
    assert went == [1]
    assert not bar.isVisible()


def test_an_empty_state_offers_the_first_action(qtbot):
    action = QAction("Registrera ärende")
    empty = EmptyState("folder", "Här samlas ärendena", "Registrera ett.", action)
    show(qtbot, empty)
    with qtbot.waitSignal(action.triggered):
        empty.findChild(QPushButton).click()
    assert nameless(empty) == []
