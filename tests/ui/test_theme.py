import re
from importlib.resources import files

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QWidget

from desktop.ui.colours import ALL, DARK, LIGHT, colours_of, contrast, palette_of
from desktop.ui.icons import icon
from desktop.ui.theme import BASE_POINT_SIZE, Theme, dress

pytestmark = pytest.mark.usefixtures("dressed")

GROUNDS = ("window", "surface", "raised", "hover", "selection")
TONES = ("danger", "warning", "success", "information")


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", ALL)
def test_text_can_be_read_on_every_ground(colours):
    for ground in (*GROUNDS, "secret_fill", *(f"{tone}_fill" for tone in TONES)):
        assert contrast(colours.text, getattr(colours, ground)) >= 7, ground
    for ground in ("window", "surface", "raised", "hover"):
        assert contrast(colours.muted, getattr(colours, ground)) >= 4.5, ground


@pytest.mark.parametrize("colours", ALL)
def test_coloured_text_can_be_read(colours):
    for tone in TONES:
        ink = getattr(colours, tone)
        for ground in (f"{tone}_fill", "surface", "window"):
            assert contrast(ink, getattr(colours, ground)) >= 4.5, (tone, ground)
        assert contrast(colours.link, getattr(colours, f"{tone}_fill")) >= 4.5, tone
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.link, colours.surface) >= 4.5
    assert contrast(colours.link, colours.window) >= 4.5


@pytest.mark.parametrize("colours", ALL)
def test_bounds_and_focus_can_be_seen(colours):
    for ground in ("window", "surface"):
        assert contrast(colours.border, getattr(colours, ground)) >= 3
        assert contrast(colours.accent, getattr(colours, ground)) >= 3
    assert contrast(colours.disabled, colours.surface) >= 3


def test_the_look_is_known_from_the_palette():
    for colours in ALL:
        assert colours_of(palette_of(colours)) is colours
    assert colours_of(QPalette()) is LIGHT


def test_the_sheet_names_no_colour_and_no_pixel_font():
    sheet = files("resources").joinpath("qss/klubbslag.qss").read_text("utf-8")
    sheet = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    assert not re.findall(r":[^;{]*#[0-9a-fA-F]{3,8}", sheet)
    assert not re.search(r"font-size:\s*[\d.]+px", sheet)
    assert not re.search(r"(^|[}\s,])\*\s*{", sheet)


def test_dressing_changes_palette_and_font(qapp):
    dress(qapp, Theme.DARK)
    assert qapp.palette().window().color().name() == DARK.window
    assert qapp.font().pointSize() == BASE_POINT_SIZE
    dress(qapp, Theme.LIGHT)
    assert qapp.palette().window().color().name() == LIGHT.window


def test_icons_take_the_colour_of_the_palette(qapp):
    for theme, colours in ((Theme.DARK, DARK), (Theme.LIGHT, LIGHT)):
        dress(qapp, theme)
        image = icon("check").pixmap(QSize(32, 32)).toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(32)
            for y in range(32)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks == {colours.text}


def test_disabled_icons_are_dimmed():
    image = icon("x").pixmap(QSize(64, 64), QIcon.Mode.Disabled).toImage()
    assert image.pixelColor(32, 32).name() == LIGHT.disabled


def test_every_icon_can_be_drawn():
    for entry in files("resources").joinpath("icons").iterdir():
        if entry.name.endswith(".svg"):
            assert not icon(entry.name[:-4]).pixmap(QSize(16, 16)).isNull()


def test_an_unknown_icon_is_told_at_once():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_icons_survive_many_widgets():
    for _ in range(200):
        widget = QWidget()
        widget.setWindowIcon(icon("gavel"))
        widget.windowIcon().pixmap(QSize(16, 16))
        del widget
