"""Pages on the screen: where they stand, which pictures they lack, what is found on them."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from db.rules.rich_text import Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Document, Heading, RunningHead
from desktop.documents.pdf_live import Layout, LivePaper, Spot
from desktop.ui.widgets.page_geometry import GAP, MARGIN, PageStack
from desktop.ui.widgets.page_hits import hits_in
from desktop.ui.widgets.page_pictures import PagePictures
from desktop.ui.widgets.page_view import PageView
from tests.ui.hands import show

LONG = (
    "Verksamhetsutvecklingsprogrammet samhällsplaneringskonsekvensbedömning "
    "regionfullmäktigesammanträdeshandlingar kollektivtrafikmyndighetens och gemensamma "
    "samverkansöverenskommelserna om tandvårdsreformen"
)


def paper(*texts):
    live = LivePaper()
    blocks = (Heading(runs("Rubrik"), 1, "", "a"), *(Text(runs(text)) for text in texts))
    head = RunningHead(paper="Protokoll", organisation="Region Älvmarken")
    document = Document(
        kind="minutes", title="Protokoll", head=head, blocks=blocks, made_on=date(2026, 3, 10)
    )
    live.set(document, house_style("region").look)
    return live.drawn()


@pytest.fixture
def view(qtbot, dressed):
    view = PageView("Pappret")
    view.resize(400, 500)
    show(qtbot, view)
    view.show_layout(Layout((1, 2, 3, 4), (Spot(0, 100.0, "a", "Rubrik"),)))
    return view


def test_every_place_of_a_page_is_found_where_it_stands():
    stack = PageStack(5, (600.0, 800.0), 0.5, 400)
    assert stack.sheet(0).topLeft() == QPointF(50, MARGIN)
    assert stack.height_of(2, 100) == MARGIN + 2 * (400 + GAP) + 50
    spot = QPointF(50 + 30, stack.height_of(3, 200))
    assert stack.place_at(spot) == (3, QPointF(60, 200))
    assert stack.place_at(QPointF(10, 100)) is None
    assert stack.place_at(QPointF(100, MARGIN + 400 + GAP / 2)) is None
    assert list(stack.pages_between(0, 10_000)) == [0, 1, 2, 3, 4]
    assert list(stack.pages_between(MARGIN + 401 + GAP, MARGIN + 402 + GAP)) == [1]
    assert list(PageStack(0, (600.0, 800.0), 0.5, 400).pages_between(0, 500)) == []


def test_words_are_found_whole_where_a_line_broke_them():
    data = paper(LONG)
    (hit,) = hits_in(data, "regionfullmäktigesammanträdeshandlingar")
    assert (hit.page, len(hit.boxes)) == (0, 2)
    assert len(hits_in(data, "OCH  gemensamma samverkansöverenskommelserna")) == 1
    assert hits_in(data, "tandvården") == ()
    assert hits_in(data, "  ") == ()


def test_a_word_is_found_on_every_page():
    hits = hits_in(paper(*["Ett ord igen."] * 60), "ord")
    assert [hit.page for hit in hits] == sorted(hit.page for hit in hits)
    assert ({hit.page for hit in hits}, len(hits)) == ({0, 1, 2}, 60)


def test_pictures_far_away_are_forgotten_and_others_are_kept():
    pictures, image = PagePictures(), QImage(40, 60, QImage.Format.Format_RGB32)
    versions = list(range(100, 150))
    pictures.put(dict.fromkeys(range(40), image), versions, here=30)
    assert pictures.of(30) is image
    assert pictures.of(0) is None
    assert pictures.known(40)[30] == 130
    assert pictures.known(80) == {}
    pictures.cut(30)
    assert pictures.of(30) is None


def test_pages_in_sight_are_asked_for_until_they_are_there(view, qtbot):
    assert view.lacks_pictures()
    size = view.stack.page_size
    seen = {page: QImage(size, QImage.Format.Format_RGB32) for page in view.pages_in_sight()}
    view.put_pictures(seen, view.layout_shown.versions)
    assert not view.lacks_pictures()
    with qtbot.waitSignal(view.looked_elsewhere):
        QTest.keyClick(view, Qt.Key.Key_End)
    assert view.pages_in_sight()[-1] == 3
    assert view.lacks_pictures()
    view.zoom_in()
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.lacks_pictures()


def test_size_keeps_what_is_in_the_middle(view):
    view.set_factor(1.0)
    view.go_to(2, 400)
    page, down = view.place()
    view.zoom_in()
    assert view.factor == pytest.approx(1.2)
    assert view.place() == (page, pytest.approx(down, abs=2))
    view.set_factor(9)
    assert view.factor == pytest.approx(3.0)
    view.resize(800, 500)
    view.fit_width()
    assert view.stack.page_size.width() == view.viewport().width() - 2 * MARGIN


def test_a_place_in_sight_is_not_moved_and_one_elsewhere_is_brought_there(view):
    view.go_to(2, 300)
    value = view.verticalScrollBar().value()
    view.go_to(2, 310)
    assert view.verticalScrollBar().value() == value
    view.go_to(0, 10)
    assert 0 in view.pages_in_sight()


def test_words_stand_where_there_are_no_pages(view):
    view.clear("Sidorna görs …")
    assert list(view.pages_in_sight()) == []
    assert view.place() == (0, 0.0)
    assert not view.lacks_pictures()
    assert not view.grab().isNull()
