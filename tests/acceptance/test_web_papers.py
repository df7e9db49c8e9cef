"""Papers as web pages from the register: told by their elements, and marked while not verified."""

from __future__ import annotations

import itertools
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from db.rules.lifecycle import PaperFormat, PaperKind
from desktop.operations.extracts import make_unverified_extract
from desktop.operations.notices import post_notice
from desktop.operations.papers import make_paper
from desktop.operations.templates import add_template, use_shipped_template
from tests.acceptance.clerk import Clerk, clerk_of, pdf_pages
from tests.documents.test_word_own_template import saved
from tests.world import TODAY, World

WEB = (PaperFormat.HTML,)
EMPTY = frozenset({"meta", "br", "hr", "col", "img", "link", "input"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Strict(HTMLParser):
    """Reads a page as browsers do; ``faults`` tells of tags that do not match."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        self.faults += [f"{tag} is never closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.faults.append(f"{tag} says something twice")
        if tag not in EMPTY:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in EMPTY:
            self.faults.append(f"{tag} is closed at once, which browsers do not see")

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} is closed where it is not open")


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def pages(clerk: Clerk) -> dict[str, str]:
    """Open and verified minutes, an extract, a notice, and a summons, as web pages."""
    office = clerk.office
    ahead = clerk.holds("RS", TODAY, ["Budget", "Taxor"])
    done = clerk.holds("RUN", TODAY, ["Ny cykelväg", "Taxor"])
    clerk.verifies(done, date(2026, 3, 12))
    part = clerk.view(done).parts[0].id
    post_notice(office, part, date(2026, 3, 13))
    paragraph = clerk.view(done).agenda[0].paragraph_id or 0
    subjects = {
        "open": (PaperKind.MINUTES, ahead),
        "quick": (PaperKind.QUICK_MINUTES, ahead),
        "verified": (PaperKind.MINUTES, done),
        "extract": (PaperKind.EXTRACT, paragraph),
        "notice": (PaperKind.NOTICE, part),
        "summons": (PaperKind.SUMMONS, ahead),
    }
    return {
        name: make_paper(office, kind, key, formats=WEB)[0].content.decode()
        for name, (kind, key) in subjects.items()
    }


def root_of(page: str) -> etree._Element:
    return etree.fromstring(page.encode())


def test_every_page_is_well_formed_for_browsers_too(pages: dict[str, str]):
    assert {name: Strict(page).faults for name, page in pages.items()} == {key: [] for key in pages}


def test_every_page_can_be_read_by_all(pages: dict[str, str]):
    for name, page in pages.items():
        root = root_of(page)
        assert root.get("lang") == "sv-SE", name
        assert "".join(root.find("head/title").itertext()).strip(), name
        assert len(list(root.iter("main"))) == len(list(root.iter("h1"))) == 1, name
        levels = [int(found.tag[1]) for found in root.iter(*HEADINGS)]
        assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), name
        told = ["".join(found.itertext()).strip() for found in root.iter(*HEADINGS)]
        assert all(told), name
        assert all(found.get("scope") in ("col", "row") for found in root.iter("th")), name
        assert all(found.find("caption") is not None for found in root.iter("table")), name
        assert all(found.get("alt") for found in root.iter("img")), name
        assert not list(root.iter("script", "iframe", "object", "form")), name
        places = [found.get("id") for found in root.iter() if found.get("id")]
        assert len(places) == len(set(places)), name


def test_ac_43_only_what_is_not_verified_says_so(pages: dict[str, str]):
    marked = {name for name, page in pages.items() if "Ej justerat" in page}
    assert marked == {"open", "quick"}
    (mark,) = root_of(pages["open"]).findall(".//header/p[@class='mark']")
    assert "".join(mark.itertext()) == "Ej justerat"
    # Printed, it stands on each page, for what is fixed is.
    assert "header .mark{position:fixed" in pages["open"]


def heads_of(data: bytes) -> dict[str, str]:
    """The text of the heads that a Word file's sections use."""
    section = docx.Document(BytesIO(data)).sections[0]
    heads = {"default": section.header}
    if section.different_first_page_header_footer:
        heads["first"] = section.first_page_header
    return {name: "\n".join(p.text for p in head.paragraphs) for name, head in heads.items()}


@pytest.mark.parametrize("template", ["", "own", "sober", "large_type"])
def test_ac_43_every_page_says_so_in_word_and_pdf_whatever_the_template(
    clerk: Clerk, template: str
):
    if template == "own":
        source = docx.Document()
        source.sections[0].different_first_page_header_footer = True
        source.sections[0].header.paragraphs[0].text = "{{organ}}"
        source.sections[0].first_page_header.paragraphs[0].text = "Vårt namn"
        add_template(clerk.office, "Vår.docx", saved(source))
    elif template:
        use_shipped_template(clerk.office, template)
    meeting = clerk.holds("RUN", TODAY, ["Ett", "Två", "Tre"] * 6)
    paragraph = clerk.view(meeting).agenda[0].paragraph_id or 0
    minutes = make_paper(clerk.office, PaperKind.MINUTES, meeting)
    for word, pdf in (minutes, make_unverified_extract(clerk.office, paragraph)):
        heads = heads_of(word.content)
        assert all("Ej justerat" in text for text in heads.values()), heads
        assert all("Ej justerat" in page for page in pdf_pages(pdf.content))
        with ZipFile(BytesIO(word.content)) as package:
            assert not any(b"{{" in package.read(name) for name in package.namelist())
