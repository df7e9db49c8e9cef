"""A paper on the screen: zoom, search, headings that lead on, its place kept, the printer."""

from io import BytesIO

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from reportlab.pdfgen.canvas import Canvas

from desktop.ui.widgets.pdf_geometry import point_at, shown_factor
from desktop.ui.widgets.pdf_print import print_pdf
from desktop.ui.widgets.pdf_view import PdfView
from tests.ui.hands import nameless, show, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def paper(pages=4, word="sida"):
    """A PDF with one heading in the outline on each page, 200 points from the top."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    for number in range(1, pages + 1):
        canvas.drawString(72, 642, f"{word} {number}")
        canvas.bookmarkHorizontal(f"p{number}", 0, 642)
        canvas.addOutlineEntry(f"§ {number} Rubrik", f"p{number}", 0)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def view(qtbot, dressed):
    view = PdfView("Protokollet", leads=lambda entry: entry.title.startswith("§"))
    view.resize(620, 700)
    show(qtbot, view)
    assert view.show_pdf(paper())
    return view


def position_of(view, page, y):
    """Where a place of the paper is seen in the viewport."""
    for height in range(0, view.view.viewport().height(), 2):
        spot = QPoint(view.view.viewport().width() // 2, height)
        found = point_at(view.view, spot)
        if found and found[0] == page and abs(found[1].y() - y) < 3:
            return spot
    raise AssertionError("not in sight")


def test_the_outline_is_known_and_the_page_is_told(view):
    assert [(one.title, one.page) for one in view.entries()] == [
        (f"§ {n} Rubrik", n - 1) for n in range(1, 5)
    ]
    assert view._page.text() == "sida 1 av 4"
    view.go_to_page(3)
    assert view._page.text() == "sida 3 av 4"


def test_a_click_on_a_heading_leads_on_and_a_click_beside_it_does_not(view, qtbot):
    spot = position_of(view, 0, 210)
    with qtbot.waitSignal(view.heading_chosen) as told:
        qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert told.args[0].title == "§ 1 Rubrik"
    with qtbot.assertNotEmitted(view.heading_chosen):
        beside = position_of(view, 0, 400)
        qtbot.mouseClick(view.view.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_enter_and_a_double_click_lead_to_what_the_place_lies_under(view, qtbot):
    view.go_to_page(2)
    view.view.setFocus()
    with qtbot.waitSignal(view.heading_chosen) as told:
        qtbot.keyClick(view.view, Qt.Key.Key_Return)
    assert told.args[0].title == "§ 2 Rubrik"
    with qtbot.waitSignal(view.heading_chosen):
        qtbot.mouseDClick(
            view.view.viewport(), Qt.MouseButton.LeftButton, pos=position_of(view, 1, 400)
        )


def test_a_new_version_stands_where_the_old_one_stood(view, qtbot):
    view.go_to_page(3)
    before = view.view.verticalScrollBar().value()
    assert view.show_pdf(paper(word="ny"))
    qtbot.wait(50)
    assert view.view.verticalScrollBar().value() == before > 0
    assert view._page.text() == "sida 3 av 4"


def test_zoom_by_keys_starts_from_what_is_seen(view, qtbot):
    view.view.setFocus()
    fitted = shown_factor(view.view)
    qtbot.keyClick(view.view, Qt.Key.Key_Plus, CTRL)
    assert shown_factor(view.view) == pytest.approx(fitted * 1.2)
    qtbot.keyClick(view.view, Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(view.view, Qt.Key.Key_Minus, CTRL)
    assert shown_factor(view.view) == pytest.approx(fitted / 1.2)
    qtbot.keyClick(view.view, Qt.Key.Key_0, CTRL)
    assert shown_factor(view.view) == pytest.approx(fitted)


def test_search_by_keys(view, qtbot):
    view.view.setFocus()
    qtbot.keyClick(view.view, Qt.Key.Key_F, CTRL)
    assert view.search.field.hasFocus()
    type_text(view, "sida 3")
    qtbot.waitUntil(lambda: view.search.hits() == 1)
    qtbot.keyClick(view.search.field, Qt.Key.Key_F3)
    assert view._page.text() == "sida 3 av 4"
    qtbot.keyClick(view.search.field, Qt.Key.Key_Escape)
    assert view.view.hasFocus()
    assert not view.search.field.text()
    view.search.field.setText("saknas")
    view.search.step(1)
    assert view.search.field.accessibleDescription() == "Inget hittat för ”saknas”"


def test_printing_gives_every_page_or_those_chosen(tmp_path, qapp):
    for first, last, count in ((0, 0, 4), (2, 3, 2)):
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "ut.pdf"))
        printer.setFromTo(first, last)
        assert print_pdf(paper(), printer) == count
        assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF")


def test_every_control_has_a_name(view):
    assert nameless(view) == []
