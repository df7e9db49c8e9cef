"""Columns as wide as their words ask for, and figures set flush right, in every writer."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from db.rules.rich_text import Item, Points, Table, Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Contents, ContentsEntry, Heading
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, width
from desktop.documents.table_shape import (
    CellMeasure,
    column_shares,
    figure_columns,
    label_share,
)
from desktop.documents.word_writer import write_word
from tests.documents.papers import long_text, paper

MEASURE = CellMeasure(room=450, size=10, side=5)


def table(*rows: tuple[str, ...], widths: tuple[float, ...] = ()) -> Table:
    return Table(tuple(tuple(runs(text) for text in row) for row in rows), widths=widths)


def body(*blocks) -> str:
    data = write_word(paper(*blocks), house_style("region"))
    with ZipFile(BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_given_widths_are_kept_where_words_have_room():
    shares = column_shares(table(("A", "B"), ("c", "d"), widths=(1, 3)), 2, MEASURE)
    assert shares == pytest.approx([0.25, 0.75])


def test_a_date_is_never_broken_by_too_narrow_a_column():
    days = table(("Dag", "Text"), ("2026-11-23", "ord " * 60), widths=(0.02, 0.98))
    first, second = column_shares(days, 2, MEASURE)
    assert first * MEASURE.room > 50
    assert first + second == pytest.approx(1)


@pytest.mark.parametrize("size", [10, 17, 60])
def test_shares_are_positive_and_fill_the_width(size: float):
    names = ("Namn", "Parti", "Närvaro", "Tjänstgör för", "§§", "Anteckning")
    row = ("Carl-Henrik Vadelius, vice ordförande", "M", "Tjänstgör", "Elisabet", "§ 21", "x" * 300)
    shares = column_shares(table(names, row), 6, CellMeasure(450, size, 5))
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0


def test_short_words_stay_whole_when_all_is_tight():
    row = ("Kompetensförsörjningsrådet i länet", "M", "Tillväxtenhetens ordförande", "§ 21")
    shares = column_shares(
        table(("Namn", "Parti", "Tjänst", "§§"), row), 4, CellMeasure(450, 20, 5)
    )
    for share, word in zip(shares[1::2], ("Parti", "§\u00a021"), strict=True):
        assert 450 * share >= width(Face.BOLD, word) * 20 / UNITS_PER_EM + 10


def test_figures_are_amounts_and_never_codes_or_the_first_column():
    rows = table(
        ("Nr", "Kr", "Punkt", "Andel"), ("1", "−1 200", "3.2", "4,5 %"), ("2", "–", "1", "")
    )
    assert figure_columns(rows, 4) == [False, True, False, True]


def test_labels_take_more_room_only_for_a_long_word():
    assert label_share(["Dnr"], 0.3, MEASURE) == 0.3
    assert 0.3 < label_share(["Sammanträdesdatumet"], 0.3, CellMeasure(300, 11, 8)) < 0.5
    assert label_share(["x" * 300], 0.3, MEASURE) == 0.5


def test_word_sets_figures_flush_right_by_a_style():
    xml = body(table(("Namn", "Kr"), ("a", "1"), ("b", "2")))
    assert xml.count('w:val="TableFigures"') == 2
    assert xml.count('w:val="TableFiguresHeading"') == 1
    assert "<w:jc" not in xml


def test_word_holds_the_ends_of_a_long_table_together():
    rows = [("Namn",), *((f"rad {number}",) for number in range(20))]
    held = [
        bool("<w:keepNext/>" in row) for row in re.findall("<w:tr>.*?</w:tr>", body(table(*rows)))
    ]
    assert held == [False, True, *[False] * 17, True, False]


def test_a_row_of_many_lines_may_be_parted_in_word():
    xml = body(table(("Kort", "Lång"), ("a", "ord " * 900), ("b", "c")))
    assert ["<w:cantSplit/>" in row for row in re.findall("<w:tr>.*?</w:tr>", xml)] == [
        True, False, True,
    ]  # fmt: skip


def test_a_heading_without_text_is_not_held_to_the_next():
    xml = body(Heading(runs("Tom"), 1, "§ 1"), Heading(runs("Full"), 1, "§ 2"), long_text(1))
    first, second = re.findall('<w:p><w:pPr><w:pStyle w:val="Heading1"/>.*?</w:p>', xml)
    assert '<w:keepNext w:val="0"/>' in first
    assert "keepNext" not in second


def test_what_introduces_a_list_is_held_to_it():
    xml = body(Text(runs("Nämnden beslutar att")), Points((Item(runs("anta planen")),)))
    assert '<w:pStyle w:val="BodyText"/><w:keepNext/>' in xml


def test_short_contents_stay_on_one_page():
    entries = tuple(ContentsEntry(f"§ {n}", "Ärende", "") for n in range(1, 5))
    xml = body(Contents("Ärenden", entries))
    assert xml.count("<w:keepNext/>") == 3
