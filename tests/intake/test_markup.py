from db.rules.rich_text import Bullets, Heading, Item, Points, Run, Table, Text, runs
from desktop.intake.chunks import chunks, wrap_width
from desktop.intake.lines import placed
from desktop.intake.markup import marked_runs, rich_blocks


def blocks(text: str) -> tuple[object, ...]:
    lines = placed(text.split("\n"))
    return rich_blocks(chunks(lines, wrap_width(lines)))


def test_lists_headings_and_tables_become_blocks() -> None:
    found = blocks(
        "Bakgrund\n\nBåtarna går inte på vintern.\n\n- isen\n• mörkret\n\n1. en\n2) två\n\n"
        "| År | Turer |\n| --- | --- |\n| 2020 | 12 |"
    )
    assert found == (
        Heading(runs("Bakgrund")),
        Text(runs("Båtarna går inte på vintern.")),
        Bullets((Item(runs("isen")), Item(runs("mörkret")))),
        Points((Item(runs("en")), Item(runs("två")))),
        Table(((runs("År"), runs("Turer")), (runs("2020"), runs("12"))), 1),
    )


def test_stars_make_bold_and_lone_stars_stay() -> None:
    assert marked_runs("*Agendor* och 3 * 4") == (Run("Agendor", bold=True), Run(" och 3 * 4"))


def test_hard_wrapped_lines_become_paragraphs_and_short_lines_end_them() -> None:
    found = blocks(
        "Avgiften har varit densamma i tio år och kostnaderna har under tiden\n"
        "ökat mer än vad avgiften ger, särskilt ytterst.\n"
        "Nämnden ser därför över avgiften."
    )
    assert len(found) == 2


def test_a_blank_line_within_a_sentence_is_no_new_paragraph() -> None:
    found = blocks(
        "Avgiften har varit densamma i tio år och kostnaderna har under tiden\n\n"
        "ökat mer än vad avgiften ger, särskilt i den yttre hamnen där elen\nkostar mest."
    )
    assert len(found) == 1


def test_a_number_within_a_sentence_is_no_list_number() -> None:
    found = blocks(
        "Planen gäller från och med den första dagen i år och tills vidare,\n"
        "dock längst fram till bryggans öppnande, vilket i regel sker den\n"
        "12. maj eller senare om isen så kräver."
    )
    assert len(found) == 1
