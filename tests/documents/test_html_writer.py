"""Papers as web pages: the same words as in the other forms, told by elements, safe to post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree, html

from db.rules.rich_text import Item, Points, Run, Text, runs
from desktop.documents.house_style import house_style, style_keys
from desktop.documents.html_sheet import LEAST_CONTRAST, contrast, readable, style_sheet
from desktop.documents.html_writer import write_html
from desktop.documents.model import Document, Figure, Heading, Title
from tests.documents.papers import numbered, paper, picture, said, whole_paper

STYLE = house_style("region")


def page(document: Document) -> etree._Element:
    """The page as a strict XML parser reads it."""
    return etree.fromstring(write_html(document, STYLE))


def told(document: Document) -> str:
    """All words of the main part in reading order, pictures by their alternative texts."""
    (main,) = page(document).iter("main")
    return squeezed(" ".join(_words(main)))


def _words(node: etree._Element) -> Iterator[str]:
    yield node.get("alt", "") + (node.text or "")
    for kid in node:
        yield from _words(kid)
        yield kid.tail or ""


def squeezed(text: str) -> str:
    """Without the spaces, which pages set as they like."""
    return re.sub(r"\s+", "", text)


def texts(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in root.iterfind(path)]


def test_every_word_of_the_paper_is_told_once_and_in_order():
    assert told(whole_paper()) == squeezed("".join(said(whole_paper().blocks)))


def test_browsers_and_strict_parsers_see_the_same_page():
    data = write_html(whole_paper(), STYLE)
    strict = [str(element.tag) for element in etree.fromstring(data).iter()]
    lenient = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    assert [str(element.tag) for element in lenient.iter()] == strict
    assert data.startswith(b"<!DOCTYPE html>\n<html lang=")


def test_the_page_asks_for_nothing_from_elsewhere():
    root = page(whole_paper())
    assert not list(root.iter("script", "link", "iframe", "object", "base", "form"))
    sources = [found.get("src", "") for found in root.iter("img")]
    assert sources
    assert all(source.startswith("data:image/") for source in sources)
    sheet = "".join(root.find("head/style").itertext())
    assert "url(" not in sheet
    assert "@import" not in sheet
    named = [name for found in root.iter() for name in found.keys() if name.startswith("on")]  # noqa: SIM118
    assert not named


def test_each_thing_is_told_by_its_element():
    root = page(whole_paper())
    assert root.get("lang") == "sv-SE"
    assert texts(root, ".//h1") == ["Protokoll"]
    assert texts(root, ".//main/section/h2")[1:] == ["§ 1 Ärende nummer 1", "§ 2 Ärende nummer 2"]
    assert texts(root, ".//nav//a") == ["§ 1 Ärende nummer 1", "§ 2 Ärende nummer 2"]
    assert texts(root, ".//main/dl/div/dt")[:2] == ["Plats och tid", "Beslutande"]
    assert texts(root, ".//table/caption") == ["Omröstning"]
    heads = root.findall(".//thead/tr/th")
    assert [head.get("scope") for head in heads] == ["col", "col", "col"]
    assert texts(root, ".//section[@class='box']/h2") == ["Bevis om anslag"]
    assert texts(root, ".//header/p[@class='mark']") == ["Ej justerat"]
    assert texts(root, ".//figure/figcaption") == ["Figur 1. Grått"]


def test_links_lead_to_places_that_are_there():
    root = page(whole_paper())
    places = [found.get("id") for found in root.iter() if found.get("id")]
    assert len(places) == len(set(places))
    targets = [str(found.get("href")) for found in root.iter("a")]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(places)
    assert "https://tallmarken.example/ärende" in targets
    named = [found.get("aria-labelledby") for found in root.iter() if found.get("aria-labelledby")]
    assert set(named) <= set(places)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "data:text/html,x", "file:///etc", "#nix"])
def test_other_links_are_plain_text(link: str):
    root = page(paper(Text((Run("Se här", link=link),))))
    assert not list(root.iter("a"))
    assert texts(root, ".//main/p") == ["Se här"]


def test_every_list_of_points_starts_anew_and_nests():
    points = Points((Item(runs("ett")), Item(runs("a"), 1), Item(runs("i"), 2), Item(runs("två"))))
    root = page(paper(*numbered(1, points), *numbered(2, Points((Item(runs("ensam")),)))))
    lists = root.findall(".//section/ol")
    assert [len(found.findall("li")) for found in lists] == [2, 1]
    assert [found.get("type") for found in root.iter("ol")] == [None, "a", "i", None]
    assert not any(found.get("start") for found in root.iter("ol"))


def test_no_heading_level_is_skipped():
    blocks = (Heading(runs("Ett"), 1), Heading(runs("Fyra"), 4), Heading(runs("Två"), 2))
    for titled in ((Title(runs("Överst")),), ()):
        root = page(paper(*titled, *blocks))
        levels = [int(found.tag[1]) for found in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
        first = 1 + len(titled)
        assert levels == [*range(1, first), first, first + 1, first + 1]


def test_signs_with_a_meaning_are_told_as_they_are():
    text = "5 < 6 & \"7\" > '8' </main><script>x()</script> \x00\x1f"
    root = page(replace(paper(Text(runs(text))), title=text, subject=text))
    assert texts(root, ".//main/p") == ["5 < 6 & \"7\" > '8' </main><script>x()</script>"]
    assert not list(root.iter("script"))


def test_a_broken_picture_is_told_in_words():
    root = page(paper(Figure(b"not a picture", "En graf över året", "Figur 1")))
    assert texts(root, ".//figure/p") == ["En graf över året"]
    assert not list(root.iter("img"))


def test_what_the_camera_wrote_is_left_out():
    shot = picture(kind="JPEG")
    secret = b"\xff\xe1\x00\x10Exif\x00\x00SECRETXX"
    marked = shot[:2] + secret + shot[2:]
    (shown,) = page(paper(Figure(marked, "Bild"))).iter("img")
    assert "U0VDUkVU" not in str(shown.get("src"))
    assert str(shown.get("src")).startswith("data:image/jpeg;base64,")


@pytest.mark.parametrize("key", style_keys())
def test_every_colour_can_be_read(key: str):
    look = house_style(key).look
    sheet = style_sheet(look)
    colours = re.findall(r"color:(#[0-9A-F]{6})", sheet)
    assert colours
    assert all(contrast(colour) >= LEAST_CONTRAST for colour in colours)
    assert "@accent" not in sheet


def test_a_pale_colour_is_made_darker():
    assert contrast("#FFFFFF") == pytest.approx(1)
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#F2C94C") < LEAST_CONTRAST <= contrast(readable("#F2C94C"))


def test_the_same_paper_gives_the_same_bytes():
    assert write_html(whole_paper(), STYLE) == write_html(whole_paper(), STYLE)
