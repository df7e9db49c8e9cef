"""AC-52 and AC-55: an organisation's own template, its fields and what survives in it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from db.rules.rich_text import Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.word_fields import UnknownField, report_fields
from desktop.documents.word_own_template import own_template
from desktop.documents.word_reader import read_word_text
from desktop.documents.word_writer import write_word
from tests.documents.test_word_own_template import plain_template, saved
from tests.documents.test_word_writer import png
from tests.documents.word_samples import minutes, paper

STYLE = house_style("region")
KNOWN = ("beslut", "dnr", "ordforande_namn", "paragraf")


def test_unknown_and_missing_fields_are_reported_and_none_remains() -> None:
    source = plain_template()
    source.add_paragraph("{{beslut}} i {{dnr}}, {{ordforande_namm}}")
    template = own_template(saved(source), STYLE.look)

    report = report_fields(template.fields, KNOWN, required=("paragraf",))
    assert report.unknown == (UnknownField("ordforande_namm", "ordforande_namn"),)
    assert report.missing == ("paragraf",)
    assert not report.complete

    values = {"beslut": "Bifall", "ordforande_namn": "Åsa Öberg", "paragraf": "§ 4"}
    data = write_word(paper(Text(runs("Text"))), STYLE, template, fields=values)
    assert read_word_text(data)[0][1] == "Bifall i 41-2026, "
    with ZipFile(BytesIO(data)) as package:
        assert not any(b"{{" in package.read(name) for name in package.namelist())


def test_sixty_pages_in_a_template_keep_its_head_logo_and_fields() -> None:
    source = plain_template()
    section = source.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(BytesIO(png()))
    page = section.header.paragraphs[0]
    for word, code in (("Sida ", "PAGE"), (" av ", "NUMPAGES")):
        page.add_run(word)
        page._p.append(
            parse_xml(
                f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>1</w:t></w:r>'
                "</w:fldSimple>"
            )
        )
    data = write_word(minutes(55), STYLE, own_template(saved(source), STYLE.look))

    opened = docx.Document(BytesIO(data))
    section = opened.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header._element.findall(f".//{qn('w:drawing')}")
    fields = section.header._element.findall(f".//{qn('w:fldSimple')}")
    assert [field.get(qn("w:instr")) for field in fields] == [" PAGE ", " NUMPAGES "]
    headings = [p for p in opened.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(headings) == 55
    assert opened.core_properties.language == "sv-SE"
