"""AC-54, AC-55 and AC-56 for Word: lists start over, fields and language survive, so does text."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from db.rules.rich_text import Item, Points, Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Document, Heading
from desktop.documents.word_reader import read_word_heads, read_word_text
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_writer import write_word
from tests.documents.word_samples import bullets, minutes, paper

STYLE = house_style("region")
OFFICE = shutil.which("soffice")


def part(data: bytes, name: str) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


# AC-54


def decisions(*paragraphs: tuple[int, int]) -> Document:
    """Minutes of paragraphs with so many decision points, each with two bullets after them."""
    blocks = [
        block
        for number, count in paragraphs
        for block in (
            Heading(runs(f"Ärende {number}"), 1, f"§ {number}", f"p{number}"),
            Points(tuple(Item(runs(f"att {n} i {number}")) for n in range(1, count + 1))),
            bullets(f"underlag a till {number}", f"underlag b till {number}"),
        )
    ]
    return paper(*blocks)


def starts(data: bytes) -> dict[str, list[str]]:
    """For each numbering instance used in the body, the texts of its items."""
    lists: dict[str, list[str]] = {}
    for paragraph in re.findall(r"<w:p>.*?</w:p>", part(data, "word/document.xml")):
        number = re.search(r'<w:numId w:val="(\d+)"', paragraph)
        if number:
            lists.setdefault(number[1], []).append(re.sub(r"<[^>]+>", "", paragraph))
    return lists


@pytest.mark.parametrize(
    "paragraphs", [((15, 3), (16, 1), (17, 12)), ((16, 1),)], ids=["minutes", "extract"]
)
def test_each_paragraph_s_points_start_at_1(paragraphs: tuple[tuple[int, int], ...]) -> None:
    data = write_word(decisions(*paragraphs), STYLE)
    lists = starts(data)
    assert [len(items) for items in lists.values()] == [count for _, count in paragraphs]
    numbering = part(data, "word/numbering.xml")
    for number in lists:
        instance = re.search(rf'<w:num w:numId="{number}">(.*?)</w:num>', numbering)
        assert instance
        assert '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>' in instance[1]
    bulleted = [style for style, text in read_word_text(data) if text.startswith("underlag")]
    assert set(bulleted) == {WordStyle.BULLET_1}
    assert 'w:startOverride w:val="1"' not in numbering.partition('<w:num w:numId="2"')[0]


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_numbers_them_the_same(tmp_path: Path) -> None:
    source = tmp_path / "protokoll.docx"
    source.write_bytes(write_word(decisions((15, 3), (16, 1), (17, 12)), STYLE))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    turn = [str(OFFICE), "--headless", home, "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run([*turn, "--outdir", str(tmp_path), str(source)], capture_output=True, check=True)
    text = (tmp_path / "protokoll.txt").read_text(encoding="utf-8-sig")
    numbered = re.findall(r"(\d+)\. att (\d+) i (\d+)", text)
    expected = [
        (str(n), str(n), p)
        for p, count in (("15", 3), ("16", 1), ("17", 12))
        for n in range(1, count + 1)
    ]
    assert numbered == expected


# AC-55


def test_sixty_pages_keep_fields_first_page_headings_language_and_contents() -> None:
    data = write_word(minutes(55), STYLE)
    document = docx.Document(BytesIO(data))

    assert document.sections[0].different_first_page_header_footer
    for name in ("word/header1.xml", "word/header2.xml"):
        assert re.findall(r"<w:instrText[^>]*> (\w+) <", part(data, name)) == ["PAGE", "NUMPAGES"]
    heads = read_word_heads(data)
    assert heads["word/header1.xml"] != heads["word/header2.xml"]
    assert "(" in heads["word/header1.xml"].rsplit("Sida", 1)[1]

    headings = [p for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(headings) == 55
    assert {p.style.style_id for p in headings if p.style} == {"Heading1"}
    assert '<w:name w:val="heading 1"/>' in part(data, "word/styles.xml")

    assert '<w:lang w:val="sv-SE"' in part(data, "word/styles.xml")
    assert document.core_properties.language == "sv-SE"

    body = part(data, "word/document.xml")
    assert ' TOC \\o "1-1" \\h \\z ' in body
    shown = [text for style, text in read_word_text(data) if style == "TOC1"]
    assert len(shown) == 55
    assert int(shown[-1].rsplit("\t", 1)[1]) >= 55


# AC-56

CHARACTERS = (
    "& < > \" ' å ä ö é § – mellan\u00a0ord fi ff ffi ﬁ 🏛 Čohkkáš «citat» ”svenska” ’apostrof’ …"
)


def test_every_character_survives_in_word() -> None:
    document = paper(
        Heading(runs(CHARACTERS)),
        Text(runs(CHARACTERS)),
        Points((Item(runs(CHARACTERS)),)),
        title=CHARACTERS,
    )
    data = write_word(document, STYLE)
    assert [text for _, text in read_word_text(data)] == [CHARACTERS] * 3
    opened = docx.Document(BytesIO(data))
    assert [paragraph.text for paragraph in opened.paragraphs] == [CHARACTERS] * 3
    assert opened.core_properties.title == CHARACTERS


def test_soft_hyphens_and_forbidden_characters_vanish() -> None:
    data = write_word(paper(Text(runs("sam\u00adman\u00adträde\x0b\x00\x1f!"))), STYLE)
    assert read_word_text(data) == [("BodyText", "sammanträde!")]
