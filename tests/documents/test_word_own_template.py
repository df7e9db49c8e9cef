"""An organisation's own template: fields, styles, heads and what is refused."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from db.rules.rich_text import Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Document, Heading
from desktop.documents.word_fields import UnknownField, report_fields
from desktop.documents.word_own_template import TemplateRefused, own_template
from desktop.documents.word_reader import read_word_heads, read_word_text
from desktop.documents.word_styles import WordStyle
from desktop.documents.word_writer import write_word
from tests.documents.checkers import needs_docxcheck, verdict_of_docxcheck
from tests.documents.test_word_writer import EVERY_BLOCK, part, png
from tests.documents.word_samples import bullets, minutes, paper, points

STYLE = house_style("municipality")


def saved(template: WordDocument) -> bytes:
    goal = BytesIO()
    template.save(goal)
    return goal.getvalue()


def plain_template() -> WordDocument:
    """python-docx's own template, with the zoom that the schema demands."""
    template = docx.Document()
    template.settings.element.find(qn("w:zoom")).set(qn("w:percent"), "100")
    return template


def full_template() -> WordDocument:
    """A template with logo, fields in heads, cells, split runs and a control, and a place."""
    template = plain_template()
    section = template.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "{{organ}} – {{ handling }}"
    section.header.paragraphs[0].add_run().add_picture(BytesIO(png()))
    section.first_page_header.paragraphs[0].text = "Första sidan för {{organisation}}"
    section.footer.paragraphs[0].text = "Sida "
    page = '<w:fldSimple {} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    section.footer.paragraphs[0]._p.append(parse_xml(page.format(nsdecls("w"))))
    split = template.add_paragraph()
    for text in ("Ärende {", "{ d", "nr }", "} hos {{ordforande_namm}}."):
        split.add_run(text)
    template.add_table(1, 1).cell(0, 0).text = "{{Ordförande namn}}"
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:tag w:val='paragraf'/><w:showingPlcHdr/></w:sdtPr>"
        "<w:sdtContent><w:p><w:r><w:t>Klicka </w:t></w:r><w:r><w:t>här</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    template.element.body.insert(2, parse_xml(control))
    template.add_paragraph("{{innehåll}}")
    template.add_paragraph("Sist")
    return template


def filled(template: WordDocument, document: Document | None = None, **fields: str) -> bytes:
    ready = own_template(saved(template), STYLE.look)
    return write_word(document or paper(Text(runs("Blocken"))), STYLE, ready, fields=fields)


def texts(data: bytes) -> list[str]:
    return [text for _, text in read_word_text(data)]


# Fields


def test_fields_are_filled_wherever_they_stand() -> None:
    data = filled(full_template(), ordforande_namn="Åsa & Öberg", paragraf="§ 11")
    assert texts(data) == ["Ärende 41-2026 hos .", "Åsa & Öberg", "§ 11", "Blocken", "Sist"]
    heads = read_word_heads(data)
    assert heads["word/header1.xml"] == "Regionala utvecklingsnämnden – Protokoll"
    assert "Första sidan för Region Björkdalen" in heads.values()


def test_no_field_is_ever_left_unfilled() -> None:
    data = filled(full_template())
    with ZipFile(BytesIO(data)) as package:
        content = b"".join(package.read(name) for name in package.namelist())
    assert b"{{" not in content
    assert "\ue0f0".encode() not in content


def test_all_fields_are_listed_as_written() -> None:
    template = own_template(saved(full_template()), STYLE.look)
    assert set(template.fields) == {
        "dnr",
        "ordforande_namm",
        "Ordförande namn",
        "paragraf",
        "organ",
        "handling",
        "organisation",
    }


def test_unknown_fields_are_reported_with_the_nearest_name_and_missing_ones_named() -> None:
    report = report_fields(
        ("dnr", "ordforande_namm", "innehåll", "xyz"),
        known=("dnr", "ordforande_namn", "paragraf"),
        required=("paragraf", "dnr"),
    )
    assert report.unknown == (
        UnknownField("ordforande_namm", "ordforande_namn"),
        UnknownField("xyz", ""),
    )
    assert report.missing == ("paragraf",)
    assert not report.complete


def test_a_value_of_several_lines_is_set_as_lines() -> None:
    template = plain_template()
    template.add_paragraph("{{adress}}")
    assert texts(filled(template, adress="Storgatan 1\nÅby"))[0] == "Storgatan 1\nÅby"


def test_a_field_s_value_is_not_read_as_a_field() -> None:
    template = plain_template()
    template.add_paragraph("{{a}} {{b}}")
    assert texts(filled(template, a="{{b}}", b="2"))[0] == "{{b}} 2"


# Heads, logo and mark


def test_logo_first_page_and_page_fields_are_kept() -> None:
    data = filled(full_template(), minutes(3))
    opened = docx.Document(BytesIO(data))
    assert opened.sections[0].different_first_page_header_footer
    header = opened.sections[0].header
    assert len(header.part.rels) == 1
    assert header._element.findall(f".//{qn('w:drawing')}")
    assert "PAGE" in part(data, "word/footer1.xml")


def test_the_mark_and_initials_are_added_to_every_head_and_foot() -> None:
    document = paper(mark="Ej justerat", initials=("Ordförande",))
    heads = read_word_heads(filled(full_template(), document))
    marked = [text for text in heads.values() if "Ej justerat" in text]
    assert len(marked) == 2
    assert any("Sida" in text and "Ordförande" in text for text in heads.values())


def test_a_template_without_heads_gets_ours() -> None:
    data = filled(plain_template(), paper(mark="Ej justerat"))
    header = docx.Document(BytesIO(data)).sections[0].header
    lines = [paragraph.text for paragraph in header.paragraphs]
    assert lines[0] == "Region Björkdalen\tProtokoll"
    assert lines[-1] == "Ej justerat"


def test_our_head_ends_at_the_template_s_right_margin() -> None:
    data = filled(plain_template())
    stops = docx.Document(BytesIO(data)).sections[0].header.paragraphs[0].paragraph_format.tab_stops
    kinds = {stop.position.twips: stop.alignment.name for stop in stops}
    assert kinds == {4680: "CLEAR", 9360: "CLEAR", 8640: "RIGHT"}


# Styles and lists


def test_styles_are_found_by_name_whatever_their_ids() -> None:
    template = plain_template()
    template.styles["Heading 1"].element.set(qn("w:styleId"), "Rubrik1")
    template.styles.add_style("Brödtext", WD_STYLE_TYPE.PARAGRAPH)
    del template.styles.element[
        list(template.styles.element).index(template.styles["Body Text"].element)
    ]
    data = filled(template, paper(Heading(runs("A")), Text(runs("b"))))
    styles = [style for style, _ in read_word_text(data)]
    assert styles == ["Rubrik1", template.styles["Brödtext"].style_id]


def test_a_chosen_style_goes_first() -> None:
    template = plain_template()
    template.styles.add_style("Vår text", WD_STYLE_TYPE.PARAGRAPH)
    ready = own_template(saved(template), STYLE.look, chosen={WordStyle.BODY: "Vår text"})
    data = write_word(paper(Text(runs("b"))), STYLE, ready)
    assert [style for style, _ in read_word_text(data)] == [template.styles["Vår text"].style_id]


def test_missing_styles_are_added_and_none_is_defined_twice() -> None:
    template = plain_template()
    for style in list(template.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:default")) != "1":
            template.styles.element.remove(style)
    data = filled(template, paper(*EVERY_BLOCK))
    ids = re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml"))
    assert len(ids) == len(set(ids))
    assert {style for style, _ in read_word_text(data)} <= set(ids)


def test_lists_start_over_in_an_own_template() -> None:
    data = filled(full_template(), paper(points("a"), points("b"), bullets("c")))
    used = re.findall(r'<w:numId w:val="(\d+)"', part(data, "word/document.xml"))
    numbering = part(data, "word/numbering.xml")
    assert len(set(used[:2])) == 2
    for number in used[:2]:
        instance = re.search(rf'<w:num w:numId="{number}">.*?</w:num>', numbering, re.DOTALL)
        assert instance
        assert "startOverride" in instance[0]


def test_the_language_becomes_swedish() -> None:
    styles = part(filled(plain_template()), "word/styles.xml")
    assert re.search(r'<w:rPrDefault>.*?<w:lang w:val="sv-SE"', styles, re.DOTALL)


@needs_docxcheck
def test_papers_in_an_own_template_are_valid(tmp_path: Path) -> None:
    everything = paper(*EVERY_BLOCK, mark="Ej justerat", initials=("Ordf.",))
    for name, template in (("full", full_template()), ("plain", plain_template())):
        (tmp_path / f"{name}.docx").write_bytes(filled(template, everything))
        (tmp_path / f"{name}_minutes.docx").write_bytes(filled(template, minutes(4)))
    assert verdict_of_docxcheck(sorted(tmp_path.iterdir())) == []


# Kinds of file


def changed(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    goal = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(goal, "w", ZIP_DEFLATED) as package:
        for entry in source.namelist():
            content = source.read(entry)
            package.writestr(entry, content.replace(old, new) if entry == name else content)
    return goal.getvalue()


def test_a_dotx_is_read_like_a_docx() -> None:
    types = b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    dotx = changed(saved(full_template()), "[Content_Types].xml", *types)
    data = write_word(paper(Text(runs("Blocken"))), STYLE, own_template(dotx, STYLE.look))
    assert "Blocken" in texts(data)
    assert "template.main" not in part(data, "[Content_Types].xml")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"inte en fil",
        b"PK\x05\x06" + b"\0" * 18,
        changed(saved(docx.Document()), "word/document.xml", b"<w:body>", b"<w:bo"),
        changed(saved(docx.Document()), "word/styles.xml", b"</w:styles>", b""),
        saved(docx.Document())[:-200],
    ],
    ids=["empty", "text", "empty zip", "broken body", "broken styles", "cut off"],
)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateRefused):
        own_template(data, STYLE.look)
