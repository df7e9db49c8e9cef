"""AC-52 in the register: templates taken into use, reported on, tried, and set in."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from db.queries.templates import TemplateRow, templates
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.paper_refusals import NoSuchStyle, TemplateIncomplete, TemplateUnusable
from db.rules.refusals import ChangedMeanwhile, NotFound
from db.rules.troubles import FileTrouble
from desktop.documents.template_fields import FIELDS, field_key
from desktop.documents.word_fields import UnknownField
from desktop.documents.word_reader import read_word_text
from desktop.documents.word_styles import WordStyle
from desktop.operations import templates as templates_module
from desktop.operations.memos import start_memo
from desktop.operations.papers import make_paper
from desktop.operations.templates import (
    SHIPPED,
    add_template,
    add_template_file,
    choose_template_styles,
    place_template,
    preview_pages,
    preview_template,
    remove_template,
    shipped_file,
    template_file,
    template_report,
    use_shipped_template,
)
from desktop.ui.wording import refusal
from tests.acceptance.clerk import Clerk, clerk_of, pdf_pages, read_word
from tests.documents.test_word_own_template import plain_template, saved
from tests.world import TODAY, World


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def paragraph(clerk: Clerk) -> int:
    """A verified paragraph of RUN."""
    meeting = clerk.holds("RUN", TODAY, ["Ny cykelväg"])
    clerk.verifies(meeting, date(2026, 3, 12))
    found = clerk.view(meeting).agenda[0].paragraph_id
    assert found is not None
    return found


def template_of(*lines: str) -> bytes:
    source = plain_template()
    for line in lines:
        source.add_paragraph(line)
    return saved(source)


def odt() -> bytes:
    """A text of another program in a Word file's name."""
    target = BytesIO()
    with ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    return target.getvalue()


def rows(clerk: Clerk) -> tuple[TemplateRow, ...]:
    with clerk.office.reading() as session:
        return templates(session)


def word(clerk: Clerk, kind: PaperKind, subject: int) -> bytes:
    (made,) = make_paper(clerk.office, kind, subject, formats=(PaperFormat.WORD,))
    return made.content


def left_open(data: bytes) -> list[str]:
    """The parts of the file that still hold a field."""
    with ZipFile(BytesIO(data)) as package:
        return [name for name in package.namelist() if b"{{" in package.read(name)]


def test_a_form_with_a_slip_and_a_gap_is_kept_but_incomplete(clerk: Clerk, paragraph: int):
    data = template_of("{{beslut}} i {{dnr}}", "{{ordforande_namm}}")
    report = add_template(clerk.office, "Utdrag.docx", data, kind=PaperKind.EXTRACT)
    assert report.unknown == (UnknownField("ordforande_namm", "ordforande_namn"),)
    assert report.missing == ("paragraf",)
    assert not report.complete
    assert [row.name for row in rows(clerk)] == ["Utdrag.docx"]
    with pytest.raises(TemplateIncomplete) as refused:
        word(clerk, PaperKind.EXTRACT, paragraph)
    assert "{{paragraf}}" in refusal(refused.value).text
    made = make_paper(clerk.office, PaperKind.EXTRACT, paragraph, formats=(PaperFormat.PDF,))
    assert made[0].content.startswith(b"%PDF")


def test_a_whole_form_says_what_the_paper_says_and_nothing_twice(clerk: Clerk, paragraph: int):
    data = template_of(
        *("{{paragraf}} {{rubrik}}", "Dnr: {{dnr}}", "{{beslut}}", "{{ordforande_namm}}"),
        *("Ordförande {{chair_name}}", "{{ Sekreterare namn }}"),
    )
    report = add_template(clerk.office, "Utdrag.docx", data, kind=PaperKind.EXTRACT)
    assert report.complete
    assert report.unknown == (UnknownField("ordforande_namm", "ordforande_namn"),)
    made = word(clerk, PaperKind.EXTRACT, paragraph)
    lines = read_word(made).replace("\u00a0", " ").splitlines()
    assert lines[0] == "§ 1 Ny cykelväg"
    assert read_word(made).count("Förslaget antas.") == 1
    assert "Ordförande Anna Berg (S)" in lines
    assert left_open(made) == []


def test_minutes_are_never_a_form(clerk: Clerk):
    add_template(clerk.office, "Allt.docx", template_of("{{beslut}}", "{{paragraf}}", "{{dnr}}"))
    meeting = clerk.holds("RUN", TODAY, ["Ett", "Två"])
    text = read_word(word(clerk, PaperKind.MINUTES, meeting))
    assert text.count("Förslaget antas.") >= 2


def test_a_letterhead_is_complete_as_it_is(clerk: Clerk, paragraph: int):
    report = add_template(clerk.office, "Brev.docx", template_of("Vårt brevhuvud {{organ}}"))
    assert report.complete
    text = read_word(word(clerk, PaperKind.EXTRACT, paragraph))
    assert text.startswith("Vårt brevhuvud Regionala utvecklingsnämnden")
    assert "Förslaget antas." in text


def test_no_field_is_left_in_any_part(clerk: Clerk, paragraph: int):
    source = plain_template()
    source.add_paragraph("{{dnr}} {{okänt}}")
    source.sections[0].header.paragraphs[0].text = "{{organ}} {{hittepå}}"
    source.sections[0].footer.paragraphs[0].text = "{{titel}} {{fel stavat}}"
    _add_text_box(source, "{{paragraf}} {{skräp}}")
    data = _with_notes(saved(source), "{{dnr}} {{fot}}")
    add_template(clerk.office, "Mall.docx", data)
    made = word(clerk, PaperKind.EXTRACT, paragraph)
    assert left_open(made) == []
    assert "§" in read_word(made)


def _add_text_box(source: WordDocument, text: str) -> None:
    box = (
        f'<w:p {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict><v:shape>'
        f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    source.element.body.insert(0, parse_xml(box))


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _with_notes(data: bytes, text: str) -> bytes:
    """The file with a footnote of that text."""
    run = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2">{run}</w:footnote></w:footnotes>'
    kind = f"{_WORD}.footnotes+xml"
    return _with_part(data, "footnotes.xml", notes.encode(), kind, f"{_TIES}/footnotes")


def _with_macros(data: bytes) -> bytes:
    """The file with a macro project that does nothing."""
    tie = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    kind = "application/vnd.ms-office.vbaProject"
    return _with_part(data, "vbaProject.bin", b"macro", kind, tie)


def _with_part(data: bytes, name: str, added: bytes, kind: str, tie: str) -> bytes:
    target = BytesIO()
    override = f'<Override PartName="/word/{name}" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rIdMore" Type="{tie}" Target="{name}"/></Relationships>'
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as goal:
        for entry in source.namelist():
            content = source.read(entry)
            if entry == "[Content_Types].xml":
                content = content.replace(b"</Types>", override.encode())
            if entry == "word/_rels/document.xml.rels":
                content = content.replace(b"</Relationships>", relation.encode())
            goal.writestr(entry, content)
        goal.writestr(f"word/{name}", added)
    return target.getvalue()


def test_each_body_may_have_its_own_and_the_nearest_is_used(clerk: Clerk):
    bodies = clerk.world.bodies
    add_template(clerk.office, "Alla.docx", template_of("Allas mall"))
    add_template(clerk.office, "RUN.docx", template_of("RUN:s mall"), body_id=bodies["RUN"])
    kind = PaperKind.SUMMONS
    add_template(clerk.office, "K.docx", template_of("Kallelser"), body_id=bodies["RUN"], kind=kind)
    ours, theirs = clerk.meets("RUN", TODAY, ["Ett"]), clerk.meets("RS", TODAY, ["Ett"])
    first = {
        (meeting, kind): read_word(word(clerk, kind, meeting)).splitlines()[0]
        for meeting in (ours, theirs)
        for kind in (PaperKind.SUMMONS, PaperKind.MINUTES)
    }
    assert list(first.values()) == ["Kallelser", "RUN:s mall", "Allas mall", "Allas mall"]


@pytest.fixture
def memo(clerk: Clerk) -> int:
    """A memo to RUN."""
    case = clerk.world.cases["00677-2020"]
    return start_memo(clerk.office, case)


def test_memos_and_reports_are_set_in_the_template_too(clerk: Clerk, memo: int):
    add_template(clerk.office, "Alla.docx", template_of("Allas mall {{handlaggare}}"))
    case = clerk.world.cases["00677-2020"]
    subjects = {
        PaperKind.MEMO: memo,
        PaperKind.JOURNAL: case,
        PaperKind.DELEGATIONS: clerk.world.bodies["RUN"],
    }
    for kind, subject in subjects.items():
        assert read_word(word(clerk, kind, subject)).startswith("Allas mall"), kind


def test_what_was_in_use_is_put_back(clerk: Clerk):
    add_template(clerk.office, "Ett.docx", template_of("ett"))
    (first,) = rows(clerk)
    use_shipped_template(clerk.office, "large_type")
    place_template(clerk.office, None, None, first)
    (back,) = rows(clerk)
    assert (back.name, back.sha256, back.look) == ("Ett.docx", first.sha256, "")
    place_template(clerk.office, None, None, None)
    assert rows(clerk) == ()
    place_template(clerk.office, None, None, first)
    assert [row.name for row in rows(clerk)] == ["Ett.docx"]


def test_the_report_says_which_style_serves_which_role(clerk: Clerk):
    source = plain_template()
    source.styles["Heading 2"].name = "Vår beslutsrubrik"
    report = add_template(clerk.office, "Mall.docx", saved(source))
    assert report.serving[WordStyle.HEADING_1].casefold() == "heading 1"
    assert WordStyle.HEADING_2 not in report.serving
    assert "Table Grid" in report.table_styles
    (row,) = rows(clerk)
    chosen = {WordStyle.HEADING_2: "Vår beslutsrubrik"}
    choose_template_styles(clerk.office, row.id, row.version, chosen)
    with clerk.office.reading() as session:
        again = template_report(session, row.id)
    assert again.serving[WordStyle.HEADING_2] == "Vår beslutsrubrik"


def test_sample_pages_need_no_other_program(clerk: Clerk, monkeypatch: pytest.MonkeyPatch):
    use_shipped_template(clerk.office, "sober")
    (row,) = rows(clerk)
    monkeypatch.setattr(templates_module, "converter", lambda: "")
    with clerk.office.reading() as session:
        made = preview_pages(session, row.id)
    assert not made.of_word
    assert len(pdf_pages(made.pages)) == 2
    assert "Räcken sätts vid ån:" in read_word(made.word)


def test_a_file_is_fetched_from_its_place(clerk: Clerk, tmp_path: Path):
    path = tmp_path / "Brevmall.dotx"
    path.write_bytes(template_of("Vårt brev"))
    assert add_template_file(clerk.office, path).name == "Brevmall.dotx"
    with pytest.raises(FileTrouble):
        add_template_file(clerk.office, tmp_path / "borta.docx")
    huge = tmp_path / "Stor.docx"
    huge.touch()
    os.truncate(huge, 30_000_000)
    with pytest.raises(TemplateUnusable, match="too_large"):
        add_template_file(clerk.office, huge)
    assert [row.name for row in rows(clerk)] == ["Brevmall.dotx"]


def bomb(size: int, name: str = "word/document.xml") -> bytes:
    """A template whose part unpacks to that many bytes of empty paragraphs."""
    target = BytesIO()
    with ZipFile(BytesIO(template_of("x"))) as source, ZipFile(target, "w", ZIP_DEFLATED) as goal:
        for entry in source.namelist():
            if entry != name:
                goal.writestr(entry, source.read(entry))
        start = f"<w:document {nsdecls('w')}><w:body>".encode()
        goal.writestr(name, start + b"<w:p/>" * (size // 6) + b"</w:body></w:document>")
    return target.getvalue()


@pytest.mark.parametrize("size", [30_000_000, 150_000_000])
def test_what_unpacks_without_end_is_refused_at_once(clerk: Clerk, size: int):
    data = bomb(size)
    assert len(data) < 1_000_000
    started = time.process_time()
    with pytest.raises(TemplateUnusable) as refused:
        add_template(clerk.office, "Bomb.docx", data)
    assert time.process_time() - started < 1
    assert refused.value.fault == "too_large"
    assert rows(clerk) == ()


def test_a_new_file_takes_the_old_one_s_place(clerk: Clerk):
    add_template(clerk.office, "Ett.docx", template_of("ett"))
    add_template(clerk.office, "Två.docx", template_of("två"))
    (row,) = rows(clerk)
    assert row.name == "Två.docx"
    with clerk.office.reading() as session:
        assert template_file(session, row.id) == ("Två.docx", template_of("två"))
    with pytest.raises(ChangedMeanwhile):
        remove_template(clerk.office, row.id, row.version - 1)
    remove_template(clerk.office, row.id, row.version)
    assert rows(clerk) == ()


def test_styles_are_chosen_by_role(clerk: Clerk, paragraph: int):
    source = plain_template()
    source.styles["Heading 2"].name = "Vår beslutsrubrik"
    add_template(clerk.office, "Mall.docx", saved(source))
    (row,) = rows(clerk)
    with clerk.office.reading() as session:
        assert "Vår beslutsrubrik" in template_report(session, row.id).styles
    chosen = {WordStyle.HEADING_2: "Vår beslutsrubrik"}
    choose_template_styles(clerk.office, row.id, row.version, chosen)
    styles = [style for style, text in read_word_text(word(clerk, PaperKind.EXTRACT, paragraph))]
    assert "Heading2" in styles
    again = rows(clerk)[0].version
    with pytest.raises(NoSuchStyle):
        choose_template_styles(clerk.office, row.id, again, {WordStyle.TITLE: "Finns inte"})


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda one: one.key)
def test_our_own_templates_serve_every_paper(clerk: Clerk, paragraph: int, shipped):
    report = use_shipped_template(clerk.office, shipped.key)
    assert (report.complete, report.unknown, report.places_body) == (True, (), True)
    made = word(clerk, PaperKind.EXTRACT, paragraph)
    assert left_open(made) == []
    assert "Förslaget antas." in read_word(made)
    (row,) = rows(clerk)
    with clerk.office.reading() as session:
        assert left_open(preview_template(session, row.id)) == []
    with pytest.raises(NotFound):
        use_shipped_template(clerk.office, "finns-inte")


def test_large_type_is_large_in_pdf_and_html_too(clerk: Clerk, paragraph: int):
    def pages() -> tuple[int, str]:
        formats = (PaperFormat.PDF, PaperFormat.HTML)
        pdf, html = make_paper(clerk.office, PaperKind.EXTRACT, paragraph, formats=formats)
        return len(pdf_pages(pdf.content)), html.content.decode()

    small = pages()
    use_shipped_template(clerk.office, "large_type")
    large = pages()
    assert large[0] >= small[0]
    assert "font-size:1rem" in small[1]
    assert "font-size:1.55rem" in large[1]
    default = docx.Document(BytesIO(shipped_file("large_type"))).styles.element
    assert 'w:val="34"' in default.xml


def test_macros_are_left_out_and_told_of(clerk: Clerk, paragraph: int):
    data = _with_macros(template_of("x"))
    assert add_template(clerk.office, "Makro.docm", data).has_macros
    with ZipFile(BytesIO(word(clerk, PaperKind.EXTRACT, paragraph))) as package:
        assert not any("vba" in name for name in package.namelist())


def test_four_hundred_styles_are_no_hindrance(clerk: Clerk, paragraph: int):
    source = plain_template()
    for number in range(400):
        source.styles.add_style(f"Egen {number}", 1)
    report = add_template(clerk.office, "Stor.docx", saved(source))
    assert len(report.styles) > 400
    assert "Förslaget antas." in read_word(word(clerk, PaperKind.EXTRACT, paragraph))


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "not_word"),
        (b"plain text", "not_word"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not_word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04" + bytes(900), "damaged"),
        (template_of("x")[:-600], "damaged"),
        (odt(), "not_word"),
        (bytes(20_000_001), "too_large"),
    ],
)
def test_a_file_that_is_no_template_is_refused_in_words(clerk: Clerk, content: bytes, fault: str):
    with pytest.raises(TemplateUnusable) as refused:
        add_template(clerk.office, "Mall.docx", content)
    assert refused.value.fault == fault
    assert refusal(refused.value).text.startswith("Mall.docx kan inte användas som mall. ")
    assert rows(clerk) == ()


def test_every_field_has_two_names_that_are_one_and_a_meaning():
    names: Sequence[str] = [name for field in FIELDS for name in (field.name, field.english)]
    assert all(field_key(field.english) == field.name for field in FIELDS)
    assert len(set(names)) >= len(names) - 1
    assert all(field.meaning[0].isupper() for field in FIELDS)
