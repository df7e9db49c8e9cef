"""The light markup reads what people write and writes what it reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.rules.markup import from_markup, to_markup
from db.rules.rich_text import (
    Bullets,
    Heading,
    Item,
    Points,
    RichText,
    Run,
    Table,
    Text,
    normal,
    rich,
    runs,
)

TEXTS = st.text(
    st.sampled_from("aåÖš *[]()|\\#-1.ns\n\u00a0") | st.characters(codec="utf-8"), min_size=1
)
RUNS = st.lists(
    st.builds(
        Run, TEXTS, st.booleans(), st.booleans(), st.booleans(), st.just("") | st.just("#a)\\|b")
    ),
    min_size=1,
    max_size=4,
).map(tuple)
ITEMS = st.lists(st.builds(Item, RUNS, st.integers(0, 3)), min_size=1, max_size=4).map(tuple)
ROWS = st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows = draw(ROWS)
    widths = draw(st.just(()) | st.lists(st.floats(0.01, 1), min_size=1, max_size=3).map(tuple))
    return Table(
        rows, draw(st.integers(0, len(rows))), draw(st.just("") | st.just("Bild 1")), widths
    )


BLOCKS = (
    st.builds(Text, RUNS)
    | st.builds(Heading, RUNS, st.integers(1, 3))
    | st.builds(Bullets, ITEMS)
    | st.builds(Points, ITEMS)
    | tables()
)


@given(st.lists(BLOCKS, max_size=5).map(tuple))
def test_round_trip(content: RichText) -> None:
    assert from_markup(to_markup(content)) == normal(content)


def test_a_decision() -> None:
    assert from_markup("Nämnden beslutar att\n1. anta planen.\n2. sända den vidare.") == (
        Text(runs("Nämnden beslutar att")),
        Points((Item(runs("anta planen.")), Item(runs("sända den vidare.")))),
    )


def test_headings_wrapped_lines_and_nested_bullets() -> None:
    text = "## Bakgrund\nFörsta raden\noch andra.\n\nNytt stycke.\n- ett\n  - under\n    rad"
    assert from_markup(text) == (
        Heading(runs("Bakgrund"), 1),
        *rich("Första raden och andra.\nNytt stycke."),
        Bullets((Item(runs("ett")), Item(runs("under rad"), 1))),
    )


def test_a_blank_line_begins_a_new_list() -> None:
    assert len(from_markup("1. ett\n\n1. ett igen")) == 2


def test_a_table_with_caption_and_widths() -> None:
    text = "|= Avgift\n| Kommun | Kronor |\n|--- 0.7|--- 0.3|\n| Granselet | 41 200 |"
    (table,) = from_markup(text)
    assert table == Table(
        ((runs("Kommun"), runs("Kronor")), (runs("Granselet"), runs("41 200"))),
        caption="Avgift",
        widths=(0.7, 0.3),
    )


def test_looks_within_a_line() -> None:
    (text,) = from_markup("En **fet**, *kursiv* och [[hemlig]] [länk](#a) samt 3 \\* 4")
    assert text == Text(
        (
            Run("En "),
            Run("fet", bold=True),
            Run(", "),
            Run("kursiv", italic=True),
            Run(" och "),
            Run("hemlig", secret=True),
            Run(" "),
            Run("länk", link="#a"),
            Run(" samt 3 * 4"),
        )
    )


@pytest.mark.parametrize("text", ["**fet", "[[hemligt", "[sic]", "| rad utan slut"])
def test_what_is_not_closed_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not closed|last bar"):
        from_markup(text)


def test_nothing_gives_nothing() -> None:
    assert from_markup("") == from_markup(" \n\n ") == ()
    assert to_markup(()) == to_markup((Text(()),)) == ""
