"""Texts of every kind, as hypothesis makes them."""

from hypothesis import strategies as st

from db.rules.rich_text import Bullets, Heading, Item, Points, Run, Table, Text, normal_runs

letters = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"),
        exclude_characters="\ufffc\ufdd0\ufdd1\ufeff",
    ),
    min_size=1,
    max_size=12,
)
words = st.one_of(letters, st.sampled_from(["åäö ÅÄÖ", "§ 11", "a\nb", "\u00a0", "tab\tb", "𐐷 👍"]))
run = st.builds(
    Run,
    words,
    bold=st.booleans(),
    italic=st.booleans(),
    secret=st.booleans(),
    link=st.sampled_from(["", "", "https://exempel.se/a?b=1", "#punkt"]),
)
maybe_runs = st.lists(run, max_size=4).map(lambda found: normal_runs(tuple(found)))
some_runs = st.lists(run, min_size=1, max_size=4).map(lambda found: normal_runs(tuple(found)))
items = st.lists(st.builds(Item, maybe_runs, st.integers(0, 2)), min_size=1, max_size=5).map(tuple)


@st.composite
def tables(draw):
    wide, high = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = tuple(tuple(draw(maybe_runs) for _ in range(wide)) for _ in range(high))
    widths = draw(st.sampled_from([(), (1 / wide,) * wide, (0.1,) * wide]))
    return Table(rows, draw(st.integers(0, high)), draw(st.sampled_from(["", "Tabell 1"])), widths)


block = st.one_of(
    st.builds(Text, some_runs),
    st.builds(Heading, some_runs, st.integers(1, 3)),
    st.builds(Bullets, items),
    st.builds(Points, items),
    tables(),
)
rich_text = st.lists(block, max_size=6).map(tuple)
