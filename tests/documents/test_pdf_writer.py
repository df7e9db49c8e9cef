import gc
import hashlib
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.rules.rich_text import Bullets, Item, Points, Run, Table, Text, runs
from desktop.documents.house_style import house_style, style_keys
from desktop.documents.model import (
    Block,
    Box,
    Document,
    Fact,
    Facts,
    Figure,
    Heading,
    Line,
    LineRole,
    PageBreak,
    Signature,
    Signatures,
    Title,
)
from desktop.documents.pdf_characters import settable
from desktop.documents.pdf_pictures import UnusablePicture
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.pdf_writer import heading_pages, write_pdf
from tests.documents.papers import SENTENCE, long_text, numbered, paper, picture, said, whole_paper

STYLE = house_style("region")
MARKS_OF_POINTS = re.compile(r"(\d+\.|[a-z]+\)|[•–◦])")


@pytest.fixture
def hurried() -> Iterator[None]:
    """Threads that take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_papers_set_at_once_do_not_meet_in_the_fonts():
    alone = write_pdf(whole_paper(), STYLE)
    with ThreadPoolExecutor(4) as pool:
        beside = pool.map(lambda _: write_pdf(whole_paper(), STYLE), range(24))
        assert all(paper == alone for paper in beside)


def made(*blocks: Block) -> bytes:
    return write_pdf(paper(*blocks), STYLE)


def spoken(data: bytes) -> list[str]:
    """What the tree says, without the marks of lists and the page numbers of the contents."""
    found = read_tagged_text(data)
    return [
        re.sub(r" \d+$", "", text) if tag == "Reference" else text
        for tag, text in found
        if tag != "Lbl" or not MARKS_OF_POINTS.fullmatch(text)
    ]


def normal(texts: Sequence[str]) -> list[str]:
    """The texts as a PDF can say them: one kind of space, no soft hyphens, nothing empty."""
    bare = (settable(text).replace("\u00ad", "") for text in texts)
    return [joined for text in bare if (joined := " ".join(text.split()))]


def page_texts(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]


def tree_tags(data: bytes) -> str:
    """The whole tree as nested tags, a short way to look at its shape."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return _shape(pdf.Root.StructTreeRoot.K)


def kids(node: Any) -> list[Any]:
    """What the node holds; a single thing stands there without a list."""
    held = node.get("/K", [])
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _shape(node: Any) -> str:
    inner = [_shape(kid) for kid in kids(node) if not isinstance(kid, int) and "/S" in kid]
    return str(node.S)[1:] + (f"({' '.join(inner)})" if inner else "")


@pytest.fixture(scope="module")
def whole() -> bytes:
    return write_pdf(whole_paper(), STYLE)


def test_everything_in_the_paper_is_said_once_and_in_order(whole: bytes):
    assert normal(spoken(whole)) == normal(["Ej justerat", *said(whole_paper().blocks)])


def test_every_house_style_says_the_same(whole: bytes):
    for key in style_keys():
        assert spoken(write_pdf(whole_paper(), house_style(key))) == spoken(whole)


def test_same_data_give_the_same_bytes(whole: bytes):
    assert write_pdf(whole_paper(), STYLE) == whole


def test_same_bytes_in_another_process(whole: bytes):
    code = (
        "import hashlib; from desktop.documents.house_style import house_style;"
        "from desktop.documents.pdf_writer import heading_pages, write_pdf;"
        "from tests.documents.papers import whole_paper;"
        "made = write_pdf(whole_paper(), house_style('region'));"
        "print(hashlib.sha256(made).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONHASHSEED": "7"},
    )
    assert done.stdout.strip() == hashlib.sha256(whole).hexdigest()


def test_only_the_day_it_was_made_may_change_the_bytes(whole: bytes):
    later = write_pdf(replace(whole_paper(), made_on=date(2026, 3, 21)), STYLE)
    assert later != whole
    assert len(later) == pytest.approx(len(whole), abs=50)


def test_tags_of_headings_lists_and_paragraphs():
    data = made(
        Title(runs("Titel")),
        *numbered(1, Text(runs("Text")), Points((Item(runs("a")), Item(runs("b"), 1)))),
    )
    assert tree_tags(data) == ("Document(Sect(H1 Sect(H2 P L(LI(Lbl LBody(L(LI(Lbl LBody))))))))")


def test_heading_levels_start_at_one_and_never_skip():
    data = made(Heading(runs("Djup"), 4), Heading(runs("Ytlig"), 1), Heading(runs("Djup"), 6))
    assert [tag for tag, _ in read_tagged_text(data)] == ["H1", "H1", "H2"]


def test_table_tags_have_head_body_and_scope():
    table = Table(((runs("A"), runs("B")), (runs("1"), ())), caption="C")
    data = made(table)
    assert tree_tags(data) == "Document(Table(Caption THead(TR(TH TH)) TBody(TR(TD TD))))"
    with pikepdf.open(BytesIO(data)) as pdf:
        (whole_table,) = kids(pdf.Root.StructTreeRoot.K)
        (row,) = kids(kids(whole_table)[1])
        head: Any = kids(row)[0]
        assert head.A.Scope == "/Column"


def test_contents_are_links_with_the_right_page():
    data = write_pdf(whole_paper(), STYLE)
    shown = {text for tag, text in read_tagged_text(data) if tag == "Reference"}
    pages = page_texts(data)
    for number in (1, 2):
        page = next(
            n for n, text in enumerate(pages, 1) if n > 2 and f"§ {number} Ärende nummer" in text
        )
        assert f"Ärende nummer {number} {page}" in shown


def test_every_page_tells_its_number_and_how_many_there_are(whole: bytes):
    pages = page_texts(whole)
    assert len(pages) >= 4
    for number, text in enumerate(pages, 1):
        assert f"Sida {number} ({len(pages)})" in text
        assert "Region Tallmarken" in text


def test_mark_and_boxes_for_initials_are_on_every_page(whole: bytes):
    for text in page_texts(whole):
        assert "Ej justerat" in text
        assert "Ordförande" in text
        assert "Justerare" in text


def test_a_reader_hears_the_mark_once_and_first(whole: bytes):
    assert read_tagged_text(whole)[0] == ("P", "Ej justerat")
    assert [text for _, text in read_tagged_text(whole)].count("Ej justerat") == 1


def test_a_verified_paper_has_no_mark():
    assert "Ej justerat" not in "".join(page_texts(made(Text(runs("Hej")))))


def test_a_paragraph_over_a_page_break_is_one_element():
    data = made(*(long_text(9) for _ in range(8)))
    assert len(page_texts(data)) > 1
    assert read_tagged_text(data) == [("P", (SENTENCE * 9).strip())] * 8


def test_outline_has_the_headings_with_their_numbers(whole: bytes):
    titles: list[str] = []

    def collect(entries: Any) -> None:
        for entry in entries:
            collect(entry) if isinstance(entry, list) else titles.append(entry.title)

    collect(PdfReader(BytesIO(whole)).outline)
    assert titles == [
        "Protokoll",
        "Bevis om anslag",
        "Ärenden",
        "§ 1 Ärende nummer 1",
        "Styrelsens beslut",
        "Ärendet",
        "§ 2 Ärende nummer 2",
    ]


def test_properties_language_and_title_shown(whole: bytes):
    with pikepdf.open(BytesIO(whole)) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert pdf.docinfo["/Title"] == "Protokoll 12 mars 2026"
        assert pdf.docinfo["/Keywords"] == "417-2026, 418-2026, protokoll, styrelsen"
        assert pdf.docinfo["/CreationDate"] == "D:20260320000000Z"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:identifier"] == "417-2026, 418-2026"
            assert metadata["dc:title"] == "Protokoll 12 mars 2026"
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfuaid:part"] == "1"


def test_fonts_are_our_own_embedded_subsets(whole: bytes):
    with pikepdf.open(BytesIO(whole)) as pdf:
        page: Any = pdf.pages[3].obj
        fonts = list(page.Resources.Font.values())
        assert fonts
        for font in fonts:
            assert "KlubbslagSans" in str(font.BaseFont)
            assert "/FontFile2" in font.FontDescriptor
            assert "/ToUnicode" in font


def test_links_lead_out_and_within_but_never_nowhere(whole: bytes):
    with pikepdf.open(BytesIO(whole)) as pdf:
        links: list[Any] = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        addresses = [bytes(link.A.URI).decode() for link in links if "/A" in link]
        assert addresses == ["https://tallmarken.example/ärende"]
        assert sum("/Dest" in link for link in links) == 3
        assert all(str(link.Contents) for link in links)
    assert b"finns-inte" not in whole


def test_points_are_numbered_from_one_in_every_list_and_level():
    deep = (Item(runs("x"), 1), Item(runs("x"), 1), Item(runs("x"), 2))
    nested = Points((Item(runs("x")), *deep, Item(runs("x")), Item(runs("x"), 1)))
    labels = [text for tag, text in read_tagged_text(made(nested, nested)) if tag == "Lbl"]
    assert labels == ["1.", "a)", "b)", "i)", "2.", "a)"] * 2


def test_a_list_that_starts_deep_or_skips_levels_is_set_in_order():
    deep = Bullets((Item(runs("a"), 3), Item(runs("b"), 0), Item(runs("c"), 2)))
    assert [text for tag, text in read_tagged_text(made(deep)) if tag == "LBody"] == ["a", "b", "c"]


def test_lists_past_the_alphabet():
    points = Points((Item(runs("x")), *(Item(runs("x"), 1) for _ in range(28))))
    labels = [text for tag, text in read_tagged_text(made(points)) if tag == "Lbl"]
    assert labels[-3:] == ["z)", "aa)", "ab)"]


def test_table_head_is_drawn_on_each_page_but_said_once():
    rows = tuple((runs(f"Ledamot {n}"), runs(str(n))) for n in range(120))
    data = made(Table(((runs("Namnkolumn"), runs("Röster")), *rows)))
    pages = page_texts(data)
    assert len(pages) > 2
    assert all("Namnkolumn" in text for text in pages)
    assert [text for _, text in read_tagged_text(data)].count("Namnkolumn") == 1


def test_a_cell_taller_than_pages_goes_on_over_them():
    table = Table(((runs("A"), runs("B")), (runs("kort"), runs((SENTENCE * 150).strip()))))
    data = made(table)
    assert len(page_texts(data)) > 3
    assert ("TD", (SENTENCE * 150).strip()) in read_tagged_text(data)


def test_a_table_of_2000_rows_and_one_of_30_columns():
    data = made(
        Table(tuple((runs(str(n)), runs("text")) for n in range(2000)), header_rows=0),
        Table((tuple(runs(f"spalt {n}") for n in range(30)),), header_rows=1),
    )
    texts = [text for _, text in read_tagged_text(data)]
    assert "1999" in texts
    assert "spalt 29" in texts


def test_ragged_empty_and_headless_tables():
    data = made(
        Table(()),
        Table(((),)),
        Table(((runs("a"), runs("b")), (runs("c"),), ()), header_rows=3, widths=(0.1, 0.9)),
        Table(((runs("d"),),), header_rows=0),
    )
    assert [text for _, text in read_tagged_text(data)] == ["a", "b", "c", "d"]


def test_words_of_300_letters_everywhere():
    word = runs("q" * 300)
    data = made(
        Title(word),
        Heading(word, 1, "§ 1"),
        Text(word),
        Bullets((Item(word, 2),)),
        Table(((word, word, word),)),
        Facts((Fact("p" * 300, (word,)),)),
        Signatures((Signature("r" * 300, "s" * 300),)),
        Box("t" * 300, (Text(word),)),
    )
    texts = [text for _, text in read_tagged_text(data)]
    assert texts.count("q" * 300) == 8
    assert {"p" * 300, "r" * 300, "s" * 300, "t" * 300} <= set(texts)


def test_signatures_are_kept_on_one_page():
    rows = tuple(Signature("Justerare", f"Namn {n}") for n in range(5))
    data = made(long_text(18), Signatures(rows))
    pages = page_texts(data)
    assert len(pages) == 2
    assert all(f"Namn {n}" in pages[1] for n in range(5))


def test_more_signatures_than_a_page_holds():
    data = made(Signatures(tuple(Signature("Roll", f"Namn {n}") for n in range(60))))
    assert "Namn 59" in page_texts(data)[-1]


def test_box_is_kept_together_unless_it_is_too_tall():
    small = made(long_text(34), Box("Anslag", tuple(long_text(1) for _ in range(6))))
    assert "Anslag" in page_texts(small)[1]
    tall = made(Box("Anslag", (long_text(200), Box("Inre", (Text(runs("slut")),)))))
    assert len(page_texts(tall)) > 2
    assert "slut" in page_texts(tall)[-1]


def test_no_heading_stands_last_on_a_page():
    for lines in range(24, 42):
        data = made(
            long_text(lines),
            Heading(runs("Rubrik A"), 1, "§ 9"),
            Line(runs("Dnr 1-2026"), LineRole.REGISTRATION_NUMBER),
            Heading(runs("Beslut"), 2),
            Line(runs("Styrelsen beslutar:"), LineRole.LEAD_IN),
            Points((Item(runs("första punkten")), Item(runs("andra punkten")))),
        )
        page = next(text for text in page_texts(data) if "Rubrik A" in text)
        assert "andra punkten" in page


def test_page_breaks_and_a_paper_without_text():
    assert len(page_texts(made())) == 1
    assert len(page_texts(made(PageBreak(), Text(runs("a")), PageBreak(), PageBreak()))) == 1
    assert len(page_texts(made(Text(runs("a")), PageBreak(), Text(runs("b"))))) == 2


def test_empty_texts_leave_no_empty_elements():
    data = made(Text(()), Heading(runs(" ")), Line((), LineRole.SMALL), Text(runs("a")))
    assert "P P" not in tree_tags(data)
    assert read_tagged_text(data) == [("P", "a")]


def test_long_titles_with_line_breaks_and_quotes():
    title = 'Motion: "bygg/ut\nvägen" ' + "utan dröjsmål " * 40
    document = replace(paper(Heading(runs(title), 1, "§ 1")), title=title)
    data = write_pdf(document, STYLE)
    assert normal(spoken(data)) == normal(["§ 1 " + title])
    assert str(PdfReader(BytesIO(data)).metadata.title).startswith('Motion: "bygg/ut')  # type: ignore[union-attr]


def test_signs_that_no_file_may_hold_do_no_harm():
    strange = "A\x00\x07\x1b<&>\ud800 B"
    document = paper(
        Heading(runs(strange), 1, strange, strange),
        Figure(picture(), strange, strange),
        Text((Run("länk", link="https://a.example/" + strange),)),
        mark=strange,
    )
    head = replace(document.head, organisation=strange, paper=strange)
    document = replace(document, title=strange, head=head, subject=strange, keywords=(strange,))
    with pikepdf.open(BytesIO(write_pdf(document, STYLE))) as pdf:
        assert pdf.docinfo["/Title"] == "A<&> B"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "A<&> B"


def test_long_running_heads_are_shortened():
    document = paper(Text(runs("a")), mark="Ej justerat")
    head = replace(document.head, organisation="Organisation " * 20, reference="ref " * 40)
    data = write_pdf(replace(document, head=head, initials=("Roll " * 20,) * 9), STYLE)
    assert "…" in page_texts(data)[0]
    assert "Sida 1 (1)" in page_texts(data)[0]


def test_pictures_of_every_common_kind():
    for kind in ("PNG", "JPEG"):
        data = made(Figure(picture(kind=kind), "En ruta", "Bildtext"))
        assert read_tagged_text(data) == [("Figure", "En ruta"), ("Caption", "Bildtext")]


def test_a_tall_picture_is_made_to_fit_the_page():
    assert len(page_texts(made(Figure(picture(20, 2000), "En stolpe", "Bildtext")))) == 1


@pytest.mark.parametrize(
    "image", [b"", b"inte en bild", picture()[:60], picture(kind="GIF"), picture()[:-30]]
)
def test_unusable_pictures_are_refused(image: bytes):
    with pytest.raises(UnusablePicture) as refusal:
        made(Figure(image, "Karta över Tallmarken"))
    assert refusal.value.alternative_text == "Karta över Tallmarken"


def test_a_picture_of_100_megapixels_is_refused_with_its_size():
    target = BytesIO()
    huge = picture()
    head = bytearray(huge[:24])
    head[16:24] = (10_000).to_bytes(4, "big") * 2
    target.write(bytes(head) + _crc(bytes(head[12:24]) + huge[24:29]) + huge[33:])
    with pytest.raises(UnusablePicture) as refusal:
        made(Figure(target.getvalue(), "Flygbild"))
    assert (refusal.value.width, refusal.value.height) == (10_000, 10_000)


def _crc(chunk: bytes) -> bytes:
    """The rest of a PNG's first chunk, with its checksum."""
    return chunk[-5:] + zlib.crc32(chunk).to_bytes(4, "big")


def test_flow_of_the_eye_follows_the_text():
    text = " ".join(page_texts(made(long_text(2), Text((Run("fet", bold=True), Run(" mager"))))))
    assert "fet mager" in text
    assert "kompetensförsörjning" in text.replace("\u00ad", "").replace("\n", "")


LETTERS = st.sampled_from("aåäö ßŋ§–-.,()\\ \u00a0\n\t\u00ad😀é1/")
TEXTS = st.text(LETTERS, max_size=60)
WORDS = st.lists(st.sampled_from(SENTENCE.split()), max_size=60).map(" ".join)
RUNS = st.lists(
    st.builds(
        Run,
        text=TEXTS | WORDS,
        bold=st.booleans(),
        italic=st.booleans(),
        link=st.sampled_from(["", "", "#p1", "https://a.example"]),
    ),
    max_size=3,
).map(tuple)
ITEMS = st.lists(st.builds(Item, RUNS, st.integers(0, 3)), max_size=5).map(tuple)
ROWS = st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=6).map(tuple)
LEAVES = st.one_of(
    st.builds(Text, RUNS),
    st.builds(Title, RUNS),
    st.builds(Heading, RUNS, st.integers(1, 6), st.sampled_from(["", "§ 1"])),
    st.builds(Line, RUNS, st.sampled_from(LineRole)),
    st.builds(Bullets, ITEMS),
    st.builds(Points, ITEMS),
    st.builds(Table, ROWS, st.integers(0, 2), WORDS),
    st.just(PageBreak()),
    st.just(long_text(12)),
    st.builds(
        Facts, st.lists(st.builds(Fact, TEXTS, st.lists(RUNS, max_size=3).map(tuple)), max_size=3)
    ),
    st.builds(Signatures, st.lists(st.builds(Signature, TEXTS, WORDS, TEXTS), max_size=3)),
)
BLOCKS = st.one_of(LEAVES, st.builds(Box, WORDS, st.lists(LEAVES, max_size=4).map(tuple)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(st.lists(BLOCKS, max_size=8))
def test_the_tree_says_what_the_paper_says(blocks: list[Block]):
    document: Document = paper(*blocks)
    found = [text for tag, text in read_tagged_text(write_pdf(document, STYLE))]
    marks = re.compile(r"(?:\d+\.|[a-z]+\)|[•–◦])")
    expected = normal(list(said(blocks)))
    heard = normal(found)
    assert _without_marks(heard, expected, marks) == expected


def _without_marks(heard: list[str], expected: list[str], marks: re.Pattern[str]) -> list[str]:
    """What was heard, less the marks of lists that the paper does not itself say in that place."""
    kept: list[str] = []
    for text in heard:
        wanted = expected[len(kept)] if len(kept) < len(expected) else None
        if text == wanted or not marks.fullmatch(text):
            kept.append(text)
    return kept


def test_no_break_space_reads_back_as_itself():
    data = made(Text(runs("den 3\u00a0mars, § 4\u00a0och ŋ\u00a0Ǥ")))
    assert read_tagged_text(data) == [("P", "den 3\u00a0mars, § 4\u00a0och ŋ\u00a0Ǥ")]
    assert "3\u00a0mars" in page_texts(data)[0]


def test_no_break_space_in_a_text_of_more_letters_than_one_subset_holds():
    many = "".join(chr(point) for point in range(0xC0, 0x1F0) if settable(chr(point)) == chr(point))
    text = f"{many} 3\u00a0mars {many[-1]}\u00a0{many[0]}"
    assert spoken(made(Text(runs(text)))) == [text]


def test_pages_of_headings_are_those_of_the_contents():
    document = paper(*numbered(5, long_text(40)))
    data = write_pdf(document, STYLE)
    with pikepdf.open(BytesIO(data)) as pdf:
        places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            listed = [places[item.destination[0].objgen] for item in outline.root]
    assert sorted(heading_pages(document, STYLE).values()) == listed


def test_collecting_garbage_is_as_it_was_after_a_paper():
    assert gc.isenabled()
    with pytest.raises(UnusablePicture):
        made(Figure(b"broken", "Karta"))
    assert gc.isenabled()
