"""Footnotes: real ones in Word, at the foot of the page in PDF, below the text on the web."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pikepdf
import pytest
from pypdf import PdfReader

from db.rules.rich_text import Item, Points, Run, Runs, Table, Text, runs
from desktop.documents.bundle import BundleHead, BundlePart, join_parts
from desktop.documents.house_style import house_style
from desktop.documents.html_writer import write_html
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Manuscript,
    Title,
)
from desktop.documents.notes import Note, note, notes_of, numbered
from desktop.documents.pdf_characters import missing_characters
from desktop.documents.pdf_live import LivePaper
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.redact import REPLACEMENT, internal_version, public_version
from desktop.documents.word_own_template import own_template
from desktop.documents.word_writer import write_word
from desktop.operations.templates import SHIPPED, shipped_file
from tests.documents.checkers import (
    needs_docxcheck,
    needs_verapdf,
    verdict_of_docxcheck,
    verdict_of_verapdf,
)
from tests.documents.papers import SENTENCE, long_text, paper

STYLE = house_style("region")


def noted(text: str, *notes: str | Runs) -> Runs:
    return (Run(text), *map(note, notes))


SOURCE = (Run("Se "), Run("beslutet", link="https://tallmarken.example/b"), Run(".", italic=True))
EVERYWHERE: tuple[Block, ...] = (
    Title(noted("Avtal", "Gäller från 2027.")),
    Contents("Innehåll", ()),
    Heading(noted("Parter", "Se bilaga 1."), 1, "1", "parter"),
    Text((Run("Parterna är överens"), note(SOURCE), Run(" om formen."), note("En not till."))),
    Points((Item(noted("anta avtalet", "Enhälligt.")),)),
    Table(((runs("Kommun"), runs("Andel")), (noted("Granby", "Preliminär."), runs("12")))),
    Facts((Fact("Belopp", (noted("12 kronor", "Per invånare."),)),)),
    Box("Ruta", (Text(noted("I en ruta", "Också här.")),)),
)
COUNT = 8


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: package.read(name).decode() for name in names}


def test_notes_are_numbered_through_the_paper_in_reading_order():
    told = notes_of(numbered(paper(*EVERYWHERE)).blocks)
    assert [each.number for each in told] == list(range(1, COUNT + 1))
    assert told[0].mark == "¹"
    bare = paper(long_text(1))
    assert numbered(bare) is bare


# PDF


def test_a_note_stands_at_the_foot_of_the_page_of_its_mark():
    texts = [Text(noted(f"Stycke {n} slut.", f"Not till {n}.")) for n in range(100)]
    found = pages(write_pdf(paper(*texts), STYLE))
    assert len(found) > 2
    for page in found:
        marked, told = re.findall(r"Stycke (\d+)", page), re.findall(r"Not till (\d+)", page)
        assert told == marked
        assert page.index("Not till") > page.rindex("Stycke")


def test_notes_read_after_what_they_belong_to():
    tagged = read_tagged_text(write_pdf(paper(*EVERYWHERE), STYLE))
    place = tagged.index(("P", "Parterna är överens om formen."))
    assert tagged[place + 1 : place + 7] == [
        ("Reference", "³"), ("Lbl", "³"), ("P", "Se beslutet."),
        ("Reference", "⁴"), ("Lbl", "⁴"), ("P", "En not till."),
    ]  # fmt: skip
    assert [tag for tag, _ in tagged].count("Reference") == COUNT


def test_each_note_has_a_name_and_links_both_ways():
    with pikepdf.open(BytesIO(write_pdf(paper(*EVERYWHERE), STYLE))) as pdf:
        names = dict(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        assert len(names) == COUNT
        assert all(str(element.S) == "/Note" for element in names.values())
        told = [str(link.Contents) for page in pdf.pages for link in page.obj.get("/Annots", ())]
        assert sum(text.startswith("Not ") for text in told) == COUNT
        assert sum(text.startswith("Tillbaka till texten") for text in told) == COUNT


@pytest.mark.parametrize("sentences", [20, 100, 400])
def test_a_note_longer_than_a_page_goes_on_over_the_next(sentences: int):
    document = paper(
        long_text(10), Text(noted("Märkt", SENTENCE * sentences)), long_text(60), long_text(20)
    )
    tagged = read_tagged_text(write_pdf(document, STYLE))
    assert ("P", (SENTENCE * sentences).strip()) in tagged
    assert ("P", (SENTENCE * 60).strip()) in tagged


def test_a_repeated_table_head_does_not_bring_its_note_again():
    head = (noted("Namn", "Bara en gång."),)
    table = Table((head, *((runs(f"Ledamot {n}"),) for n in range(120))))
    data = write_pdf(paper(table), STYLE)
    assert len(pages(data)) > 2
    assert "".join(pages(data)).count("Bara en gång.") == 1


def test_papers_with_notes_are_the_same_bytes_again():
    for write in (write_pdf, write_word, write_html):
        assert write(paper(*EVERYWHERE), STYLE) == write(paper(*EVERYWHERE), STYLE)


@needs_verapdf
def test_notes_keep_the_file_valid(tmp_path: Path):
    long = paper(Text(noted("Märkt", SENTENCE * 100)), long_text(30))
    files = [tmp_path / "everywhere.pdf", tmp_path / "long.pdf"]
    for file, document in zip(files, (paper(*EVERYWHERE), long), strict=True):
        file.write_bytes(write_pdf(document, STYLE))
    assert verdict_of_verapdf(files) == []


def test_notes_of_joined_files_have_names_of_their_own():
    data = write_pdf(paper(*EVERYWHERE), STYLE)
    joined = [BundlePart(title=f"Del {n}", content=data, label=f"{n}.1") for n in range(3)]
    head = BundleHead(
        title="Allt", language="sv-SE", made_on=paper().made_on, stand_in=lambda part, fault: data
    )
    with pikepdf.open(BytesIO(join_parts(joined, head).content)) as pdf:
        names = dict(pikepdf.NameTree(pdf.Root.StructTreeRoot.IDTree).items())
        assert len(names) == 3 * COUNT
        assert all(str(element.ID) == name for name, element in names.items())


def test_a_paper_being_written_shows_its_notes():
    live = LivePaper()
    live.set(paper(*EVERYWHERE), STYLE.look)
    assert "Se bilaga 1." in "".join(pages(live.drawn()))
    assert not live.exchange("parter", EVERYWHERE[2:])


# Word


def test_word_has_real_footnotes():
    found = parts(write_word(paper(*EVERYWHERE), STYLE))
    body, notes = found["word/document.xml"], found["word/footnotes.xml"]
    referred = re.findall(r'<w:footnoteReference w:id="(\d+)"/>', body)
    assert referred == [str(n) for n in range(1, COUNT + 1)]
    assert re.findall(r'<w:footnote w:id="(\d+)">', notes) == referred
    assert "/word/footnotes.xml" in found["[Content_Types].xml"]
    assert "tallmarken.example" in found["word/_rels/footnotes.xml.rels"]


def test_a_paper_without_notes_has_no_part_for_them():
    assert "word/footnotes.xml" not in parts(write_word(paper(long_text(1)), STYLE))


@needs_docxcheck
def test_notes_keep_to_the_schemas_in_every_template(tmp_path: Path):
    document = paper(*EVERYWHERE)
    (tmp_path / "base.docx").write_bytes(write_word(document, STYLE))
    for one in SHIPPED:
        template = own_template(shipped_file(one.key), STYLE.look)
        (tmp_path / f"{one.key}.docx").write_bytes(write_word(document, STYLE, template))
        # A template may have notes of its own; ours are added after them.
        annotated = write_word(paper(Text(noted("Villkor", "Mallens not."))), STYLE, template)
        again = write_word(document, STYLE, own_template(annotated, STYLE.look))
        (tmp_path / f"{one.key}-again.docx").write_bytes(again)
        found = parts(again)
        referred = re.findall(r'footnoteReference w:id="(\d+)"', found["word/document.xml"])
        assert len(referred) == len(set(referred)) == COUNT + 1
        assert "Mallens not." in found["word/footnotes.xml"]
    assert verdict_of_docxcheck(sorted(tmp_path.iterdir())) == []


# The web


def test_the_web_page_leads_to_notes_and_back():
    page = write_html(paper(*EVERYWHERE), STYLE).decode()
    root = ElementTree.fromstring(page.partition("\n")[2])
    places = {found.get("id") for found in root.iter() if found.get("id")}
    marks = [found for found in root.iter("a") if found.get("role") == "doc-noteref"]
    backs = [found for found in root.iter("a") if found.get("role") == "doc-backlink"]
    assert len(marks) == len(backs) == COUNT
    assert {str(link.get("href"))[1:] for link in (*marks, *backs)} <= places
    assert all(link.get("aria-label") for link in (*marks, *backs))
    notes = root.find(".//section[@role='doc-endnotes']/ol")
    assert notes is not None
    assert len(notes) == COUNT


# Secrets and signs


def test_secrets_in_notes_are_kept_from_the_public():
    hidden = Note("", content=(Run("om "), Run("HEMLIGT", secret=True)))
    wholly = Note("", secret=True, content=runs("HEMLIGT"))
    secret = Manuscript(paper(), (Text((Run("Text"), hidden, Run(" och"), wholly)),))
    document: Document = public_version(secret)
    for write in (write_pdf, write_word, write_html):
        data = write(document, STYLE)
        said = data if write is not write_word else "".join(parts(data).values()).encode()
        assert b"HEMLIGT" not in said
    (text,) = document.blocks
    assert isinstance(text, Text)
    assert [each.content for each in notes_of((text,))] == [runs(f"om {REPLACEMENT}")]
    assert len(notes_of(internal_version(secret).blocks)) == 2


def test_a_sign_that_no_font_has_is_found_in_a_note():
    (missing,) = missing_characters(paper(Text(noted("Text", "Se 😀 här"))))
    assert missing.near == "Se 😀 här"
