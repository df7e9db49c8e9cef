"""A paper written as Word: what python-docx, a schema and the zip find in the file."""

from __future__ import annotations

import re
import struct
import time
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st

from db.rules.rich_text import Item, Points, Run, Table, Text, runs
from desktop.documents.house_style import house_style, style_keys
from desktop.documents.model import (
    Block,
    Box,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    LineRole,
    PageBreak,
    RunningHead,
    Signature,
    Signatures,
    Title,
)
from desktop.documents.word_numbering import MOST_INSTANCES
from desktop.documents.word_reader import read_word_heads, read_word_text
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_writer import write_word
from tests.documents.checkers import needs_docxcheck, verdict_of_docxcheck
from tests.documents.word_samples import bullets, minutes, paper, points

STYLE = house_style("municipality")


def written(document: Document) -> bytes:
    return write_word(document, STYLE)


def opened(document: Document) -> WordDocument:
    return docx.Document(BytesIO(written(document)))


def part(data: bytes, name: str = "word/document.xml") -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name).decode()


def lines(*blocks: Block) -> list[tuple[str, str]]:
    return read_word_text(written(paper(*blocks)))


def png(width: int = 40, height: int = 20) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content))
            + kind
            + content
            + struct.pack(">L", zlib.crc32(kind + content))
        )

    header = struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x80" * width) * height)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


EVERY_BLOCK: tuple[Block, ...] = (
    Title(runs("Titel")),
    Heading(runs("Rubrik"), 1, "§ 1", "a"),
    Text(
        (
            Run("fet", bold=True),
            Run("kursiv", italic=True),
            Run("webb", link="https://a.test/?b=c&d"),
        )
    ),
    *(Line(runs(role.value), role) for role in LineRole),
    bullets("en", "två"),
    Points((Item(runs("en")), Item(runs("a"), 1), Item(runs("i"), 2), Item(runs("två")))),
    Table(((runs("H"), runs("I")), (runs("c"),)), 1, "Tabell 1"),
    Facts((Fact("Plats", (runs("Sal A"), runs("Sal B"))), Fact("Tom", ()))),
    Signatures((Signature("Ordförande", "Eva", "Digitalt"), Signature("Justerare", "Bo"))),
    Contents("Innehåll", (ContentsEntry("§ 1", "Rubrik", "a"), ContentsEntry("", "Okänd", "x"))),
    Figure(png(), "En grå ruta", "Figur 1"),
    Figure(b"trasig", "En trasig bild"),
    PageBreak(),
    Box("Bevis", (Text(runs("I rutan")), Facts((Fact("När", (runs("i dag"),)),)))),
    Table(((runs("sist"),),), 0),
)


# The file as a whole


@needs_docxcheck
def test_every_file_is_valid_by_schema_and_references(tmp_path: Path) -> None:
    documents = {
        "every_block": paper(*EVERY_BLOCK, mark="Ej justerat", initials=("Ordf.", "Just.")),
        "empty": paper(),
        "only_table": paper(Table(((runs("a"),),))),
        "two_tables": paper(Table(((runs("a"),),)), Table(((runs("b"),),))),
        "minutes": minutes(6),
        "odd_anchors": paper(
            Heading(runs("A"), anchor="å ä/ö" * 20),
            Heading(runs("B"), anchor="å ä/ö" * 20 + "!"),
            Heading(runs("C"), anchor="å ä/ö" * 20),
            Text((Run("till B", link="#" + "å ä/ö" * 20 + "!"), Run("bort", link="#finns-inte"))),
        ),
    }
    for name, document in documents.items():
        (tmp_path / f"{name}.docx").write_bytes(written(document))
    assert verdict_of_docxcheck(sorted(tmp_path.iterdir())) == []


def test_python_docx_opens_every_block_in_every_house_style() -> None:
    for key in style_keys():
        document = docx.Document(BytesIO(write_word(paper(*EVERY_BLOCK), house_style(key))))
        assert document.paragraphs[0].text == "Titel"


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert written(minutes(4)) == written(minutes(4))


def test_only_the_day_it_was_made_enters_the_file() -> None:
    data = written(paper(Text(runs("text"))))
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(2026, 3, 12, 0, 0, 0)}
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", part(data, "docProps/core.xml"))) == {
        "2026-03-12T00:00:00Z"
    }


def test_a_paper_without_blocks_is_still_a_paper() -> None:
    assert lines() == [("AfterTable", "")]


# Text


@given(st.text(max_size=80))
@settings(max_examples=80, deadline=None)
def test_any_text_reads_back_but_for_what_xml_forbids(text: str) -> None:
    forbidden = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\ud800-\udfff\ufffe\uffff]")
    expected = forbidden.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    expected = re.sub(r"(?<=§) (?=\d)", "\u00a0", expected)
    assert lines(Text(runs(text))) == [("BodyText", expected)]


def test_special_characters_emoji_and_no_break_space_read_back() -> None:
    text = "a & b < c > \"d\" 'e' åäöé § – \u00a0 fi ffl 🏛 \u2011"
    assert lines(Text(runs(text))) == [("BodyText", text)]


def test_python_docx_reads_the_same_text_as_our_reader() -> None:
    document = paper(Title(runs("T & U")), Text(runs("dnr 41-2026\tmed\nbrott")))
    assert [p.text for p in opened(document).paragraphs] == [
        text for _, text in read_word_text(written(document))
    ]


def test_section_signs_keep_their_numbers() -> None:
    assert lines(Text(runs("se § 11 och §§ 4–5, ej § x"))) == [
        ("BodyText", "se §\u00a011 och §§\u00a04–5, ej § x")
    ]


def test_hyphens_in_the_paper_s_own_dnr_do_not_break() -> None:
    xml = part(written(paper(Text(runs("dnr 41-2026 gäller, inte e-post")))))
    assert xml.count("<w:noBreakHyphen/>") == 1
    assert "e-post" in xml


def test_a_line_that_is_a_dnr_never_breaks_at_its_hyphens() -> None:
    line = Line(runs("Dnr KS-2025-7"), LineRole.REGISTRATION_NUMBER)
    assert lines(line) == [("RegistrationNumber", "Dnr KS-2025-7")]
    assert part(written(paper(line))).count("<w:noBreakHyphen/>") == 2


def test_bold_italic_and_links_are_runs() -> None:
    content = (
        Run("fet", bold=True),
        Run("kursiv", italic=True),
        Run("sida", link="https://a.test"),
    )
    paragraph = opened(paper(Text(content))).paragraphs[0]
    assert [(r.text, r.bold, r.italic) for r in paragraph.runs] == [
        ("fet", True, None),
        ("kursiv", None, True),
    ]
    assert paragraph.hyperlinks[0].address == "https://a.test"


def test_an_address_that_is_none_is_set_as_text() -> None:
    links = ("www", "http://[", "#saknas", "javascript")
    content = tuple(Run(f"länk {link}", link=link) for link in links)
    data = written(paper(Text(content)))
    assert "hyperlink" not in part(data)
    assert "External" not in part(data, "word/_rels/document.xml.rels")


def test_a_link_is_quoted_so_that_word_accepts_it() -> None:
    data = written(paper(Text((Run("x", link='https://a.test/å b"<&>'),))))
    relations = part(data, "word/_rels/document.xml.rels")
    assert 'Target="https://a.test/%C3%A5%20b%22%3C&amp;%3E"' in relations


def test_a_link_within_the_paper_leads_to_its_heading() -> None:
    xml = part(written(paper(Heading(runs("A"), anchor="a"), Text((Run("se A", link="#a"),)))))
    name = re.search(r'w:bookmarkStart w:id="1" w:name="(\w+)"', xml)
    assert name
    assert f'w:anchor="{name[1]}"' in xml


# Blocks and their styles


def test_each_block_has_a_style_of_its_own() -> None:
    assert lines(*EVERY_BLOCK[:7]) == [
        ("Title", "Titel"),
        ("Heading1", "§\u00a01\tRubrik"),
        ("BodyText", "fetkursivwebb"),
        ("RegistrationNumber", "registration_number"),
        ("LeadIn", "lead_in"),
        ("Recipient", "recipient"),
        ("SmallText", "small"),
    ]


def test_headings_are_word_s_own_six_levels() -> None:
    document = opened(paper(*(Heading(runs(f"nivå {n}"), n) for n in range(1, 9))))
    assert [p.style.name for p in document.paragraphs if p.style] == [
        *(f"Heading {n}" for n in range(1, 7)),
        "Heading 6",
        "Heading 6",
    ]


def test_headings_keep_with_what_follows() -> None:
    for level in range(1, 7):
        style = opened(paper()).styles[f"Heading {level}"]
        assert style.paragraph_format.keep_with_next
        assert style.paragraph_format.keep_together


def test_bullets_are_styled_by_depth_and_share_one_instance() -> None:
    data = written(paper(bullets("en"), Text(runs("mellan")), bullets("två")))
    assert [style for style, _ in read_word_text(data)] == ["ListBullet", "BodyText", "ListBullet"]
    assert "<w:numId" not in part(data)


def test_each_numbered_list_has_an_instance_that_starts_at_1() -> None:
    data = written(paper(points("a", "b"), points("c"), points("d")))
    used = re.findall(r'<w:numId w:val="(\d+)"', part(data))
    assert used == ["2", "2", "3", "4"]
    numbering = part(data, "word/numbering.xml")
    for number in set(used):
        instance = re.search(rf'<w:num w:numId="{number}">.*?</w:num>', numbering)
        assert instance
        assert '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>' in instance[0]
    assert numbering.count("<w:abstractNum ") == 2


def test_points_beyond_what_word_can_number_carry_their_numbers_as_text() -> None:
    many = [points("x") for _ in range(MOST_INSTANCES)]
    nested = Points((Item(runs("en")), Item(runs("under"), 1), Item(runs("två"))))
    assert [text for _, text in lines(*many, nested)[-3:]] == ["1.\ten", "a)\tunder", "2.\ttvå"]


def test_table_heads_repeat_and_rows_stay_whole() -> None:
    rows = tuple((runs(f"namn {n}"), runs(str(n))) for n in range(3))
    table = Table(((runs("Namn"), runs("Röst")), *rows), 1, "Röster", (0.75, 0.25))
    xml = part(written(paper(table)))
    assert xml.count("<w:cantSplit/>") == 4
    assert xml.count("<w:cantSplit/><w:tblHeader/>") == 1
    assert '<w:tblCaption w:val="Röster"/><w:tblDescription w:val="Namn, Röst"/>' in xml
    assert 'w:firstRow="1"' in xml
    first, second = map(int, re.findall(r'<w:gridCol w:w="(\d+)"', xml))
    assert first == pytest.approx(3 * second, abs=2)


def test_a_table_s_caption_stands_above_and_stays_with_it() -> None:
    document = opened(paper(Table(((runs("a"),),), 0, "Tabell 1")))
    assert document.paragraphs[0].text == "Tabell 1"
    assert document.paragraphs[0].paragraph_format.keep_with_next


def test_ragged_rows_are_filled_out() -> None:
    table = opened(paper(Table(((runs("a"), runs("b"), runs("c")), (runs("d"),))))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["a", "b", "c"],
        ["d", "", ""],
    ]


def test_tables_that_touch_are_kept_apart_and_a_paragraph_ends_the_paper() -> None:
    table = Table(((runs("a"),),))
    body = opened(paper(table, table)).element.body
    assert [child.tag.split("}")[1] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_text_after_a_table_has_air_without_an_empty_paragraph() -> None:
    document = opened(paper(Table(((runs("a"),),)), Text(runs("efter"))))
    assert [p.text for p in document.paragraphs] == ["efter"]
    assert document.paragraphs[0].paragraph_format.space_before


def test_a_table_after_a_table_has_no_air_in_its_cells() -> None:
    table = opened(paper(Table(((runs("a"),),)), Facts((Fact("b", (runs("c"),)),)))).tables[1]
    paragraphs = [p for cell in table.rows[0].cells for p in cell.paragraphs]
    assert [p.paragraph_format.space_before for p in paragraphs] == [None, None]


def test_facts_are_two_columns_without_lines() -> None:
    facts = Facts((Fact("Plats", (runs("Sal A"), runs("Sal B"))),))
    table = opened(paper(facts)).tables[0]
    assert table.style
    assert table.style.name == "Uppgifter"
    assert [cell.text for cell in table.rows[0].cells] == ["Plats", "Sal A\nSal B"]


def test_signatures_are_kept_on_one_page() -> None:
    rows = (Signature("Ordförande", "Eva"), Signature("Justerare", "Bo", "Digitalt"))
    document = opened(paper(Signatures(rows), Text(runs("efter"))))
    held = [
        [p.paragraph_format.keep_with_next for cell in row.cells for p in cell.paragraphs]
        for row in document.tables[0].rows
    ]
    assert held == [[None, None], [False, False, False]]
    assert document.styles["Underskrift namn"].paragraph_format.keep_with_next


def test_a_box_holds_its_blocks_in_one_cell_that_is_not_split() -> None:
    box = Box("Bevis", (Text(runs("text")), points("ett")))
    document = opened(paper(box))
    assert document.tables[0].cell(0, 0).text == "Bevis\ntext\nett"
    assert "<w:cantSplit/>" in part(written(paper(box)))


def test_a_figure_is_shown_with_its_alternative_text_and_caption() -> None:
    document = opened(paper(Figure(png(40, 20), 'Karta "över" länet', "Figur 1", 100.0)))
    shape = document.inline_shapes[0]
    assert (round(shape.width.mm), round(shape.height.mm)) == (100, 50)
    assert 'descr="Karta &quot;över&quot; länet"' in part(
        written(paper(Figure(png(), 'Karta "över" länet')))
    )
    assert document.paragraphs[1].text == "Figur 1"


def test_a_figure_is_never_larger_than_the_page() -> None:
    shape = opened(paper(Figure(png(10, 400), "hög", width=300))).inline_shapes[0]
    assert shape.width.mm <= 155
    assert shape.height.mm <= 231.1


def test_one_picture_shown_twice_is_kept_once() -> None:
    with ZipFile(BytesIO(written(paper(Figure(png(), "a"), Figure(png(), "b"))))) as package:
        assert sum(name.startswith("word/media/") for name in package.namelist()) == 1


def test_a_broken_picture_is_told_of_in_words() -> None:
    assert lines(Figure(b"trasig", "En karta")) == [("Figure", "En karta")]


def test_a_page_break_is_a_property_of_what_follows() -> None:
    document = opened(paper(Text(runs("a")), PageBreak(), Text(runs("b"))))
    assert [p.paragraph_format.page_break_before for p in document.paragraphs] == [None, True]


def test_no_paragraph_is_empty_for_the_sake_of_spacing() -> None:
    assert [text for _, text in read_word_text(written(minutes(6)))[:-1] if not text] == [
        "",  # keeps the box from joining the signatures
        "",  # ends the box's only cell, which ends with a table
        *[""] * 8,  # the empty cells of two tables of votes
    ]


# Contents


def test_contents_are_a_field_that_is_filled_and_never_asks() -> None:
    data = written(minutes(3))
    xml = part(data)
    assert ' TOC \\o "1-1" \\h \\z ' in xml
    assert "w:dirty" not in xml
    assert "updateFields" not in part(data, "word/settings.xml")
    assert xml.count("PAGEREF") == 3
    assert '<w:docPartGallery w:val="Table of Contents"/>' in xml


def test_contents_show_the_pages_they_are_given() -> None:
    heading = Heading(runs("Rubrik"), 1, "§ 1", "a")
    contents = Contents("Ärenden", (ContentsEntry("§ 1", "Rubrik", "a"),))
    data = write_word(paper(contents, heading), STYLE, page_numbers={"a": 47})
    assert read_word_text(data)[1] == ("TOC1", "§\u00a01\tRubrik\t47")


def test_contents_guess_pages_that_rise() -> None:
    rows = [text for style, text in read_word_text(written(minutes(12))) if style == "TOC1"]
    pages = [int(row.rsplit("\t", 1)[1]) for row in rows]
    assert pages == sorted(pages)
    assert pages[0] == 3
    assert 10 <= pages[-1] <= 18


def test_every_entry_points_at_a_bookmark() -> None:
    xml = part(written(minutes(5)))
    pointed = set(re.findall(r"PAGEREF (\S+)", xml))
    assert pointed == set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="(\S+?)"', xml))
    assert len(pointed) == 5


# Heads, feet and properties


def test_heads_differ_on_the_first_page_and_count_pages_by_fields() -> None:
    data = written(paper(Text(runs("a"))))
    section = opened(paper(Text(runs("a")))).sections[0]
    assert section.different_first_page_header_footer
    for name in ("word/header1.xml", "word/header2.xml"):
        assert re.findall(r"<w:instrText[^>]*> (\w+) ", part(data, name)) == ["PAGE", "NUMPAGES"]
    heads = read_word_heads(data)
    assert heads["word/header2.xml"] == (
        "Region Björkdalen\tProtokoll\nRegionala utvecklingsnämnden\t2026-03-12\n"
        "Dnr RUN 41-2026\tSida 1 (1)"
    )
    assert "HeaderName" in part(data, "word/header2.xml")
    assert "HeaderName" not in part(data, "word/header1.xml")


def test_the_mark_is_on_every_page() -> None:
    heads = read_word_heads(written(paper(mark="Ej justerat")))
    marked = [name for name, text in heads.items() if "Ej justerat" in text]
    assert marked == ["word/header1.xml", "word/header2.xml"]
    assert not any("justerat" in text for text in read_word_heads(written(paper())).values())


def test_initials_have_a_box_in_every_foot() -> None:
    heads = read_word_heads(written(paper(initials=("Ordförande", "Justerare"))))
    for name in ("word/footer1.xml", "word/footer2.xml"):
        assert heads[name].startswith("Ordförande\nJusterare\n")


def test_a_head_without_body_or_reference_has_no_empty_line() -> None:
    head = RunningHead(paper="Tjänsteskrivelse", organisation="Åkersdals kommun")
    text = read_word_heads(written(paper(head=head)))["word/header2.xml"]
    assert text == "Åkersdals kommun\tTjänsteskrivelse\n\tSida 1 (1)"


def test_a_long_title_is_cut_in_the_foot() -> None:
    heads = read_word_heads(written(paper(title="mycket långt ord " * 30)))
    assert heads["word/footer1.xml"].endswith(" …")
    assert len(heads["word/footer1.xml"]) <= 102


def test_title_dnr_and_language_are_properties() -> None:
    document = paper(
        title="Protokoll & bilaga",
        subject="Utveckling",
        keywords=("a", "b"),
        registration_numbers=("41-2026", "42-2026"),
    )
    properties = opened(document).core_properties
    assert (properties.title, properties.subject) == ("Protokoll & bilaga", "Utveckling")
    assert (properties.keywords, properties.identifier) == ("a, b", "41-2026, 42-2026")
    assert (properties.language, properties.author) == ("sv-SE", "Region Björkdalen")
    custom = part(written(document), "docProps/custom.xml")
    assert 'name="Diarienummer"><vt:lpwstr>41-2026, 42-2026<' in custom
    assert 'name="Titel"><vt:lpwstr>Protokoll &amp; bilaga<' in custom


def test_the_language_is_in_styles_and_settings() -> None:
    data = written(paper())
    assert '<w:lang w:val="sv-SE"' in part(data, "word/styles.xml")
    assert '<w:themeFontLang w:val="sv-SE"' in part(data, "word/settings.xml")
    finnish = write_word(paper(language="fi-FI"), STYLE)
    assert '<w:lang w:val="fi-FI"' in part(finnish, "word/styles.xml")


def test_the_look_drives_styles_and_margins() -> None:
    look = replace(STYLE.look, word_font="Georgia", body_size=14.0, margin_left=40.0)
    document = docx.Document(BytesIO(write_word(minutes(1), replace(STYLE, look=look))))
    assert round(document.sections[0].left_margin.mm) == 40  # type: ignore[union-attr]
    styles = document.part.styles.element.xml
    assert 'w:ascii="Georgia"' in styles
    assert '<w:sz w:val="28"/>' in styles


def test_text_has_no_direct_formatting_of_fonts_or_sizes() -> None:
    xml = part(written(minutes(6)))
    for element in ("<w:sz ", "<w:rFonts", "<w:color", "<w:jc ", "<w:shd", "<w:pBdr"):
        assert element not in xml


def test_all_styles_named_in_the_body_exist() -> None:
    data = written(paper(*EVERY_BLOCK, mark="m", initials=("a",)))
    defined = set(re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml")))
    assert set(WordStyle) <= defined


def test_large_tables_are_quick() -> None:
    rows = tuple(tuple(runs(f"cell {r} {c}") for c in range(5)) for r in range(200))
    document = paper(Table(rows))
    written(document)
    start = time.process_time()
    written(document)
    assert time.process_time() - start < 0.5
