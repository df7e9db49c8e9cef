from hypothesis import given
from hypothesis import strategies as st

from db.rules.rich_text import Run, runs
from desktop.documents.pdf_fonts import UNITS_PER_EM, Face, width
from desktop.documents.pdf_hyphens import SOFT_HYPHEN, breaks
from desktop.documents.pdf_lines import Line, Measure, break_lines, one_line

COLUMN = Measure(11, 180, "sv-SE")


def text_of(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def test_lines_fit_and_read_back_as_the_text():
    text = "Verksamhetsberättelsen överlämnas till fullmäktige för kännedom, enligt reglementet."
    lines = break_lines(runs(text), COLUMN)
    assert len(lines) > 1
    assert all(line.width <= COLUMN.width for line in lines)
    assert "".join(map(text_of, lines)).replace(SOFT_HYPHEN, "") == text


def test_line_width_is_that_of_its_text():
    (line,) = break_lines(runs("Åtta ord"), Measure(10, 500))
    assert line.width == width(Face.REGULAR, "Åtta ord") * 10 / UNITS_PER_EM


def test_a_line_ends_in_its_space_outside_its_width():
    first, _ = break_lines(runs("abcdef ghijkl"), Measure(10, 45))
    assert text_of(first) == "abcdef "
    assert first.width == width(Face.REGULAR, "abcdef") * 10 / UNITS_PER_EM


def test_looks_and_links_change_within_a_word():
    content = (Run("hem"), Run("lig", bold=True), Run("het", italic=True, link="#a"))
    (line,) = break_lines(content, Measure(10, 500))
    faces = [(span.face, span.text, span.link) for span in line.spans]
    assert faces == [
        (Face.REGULAR, "hem", ""),
        (Face.BOLD, "lig", ""),
        (Face.ITALIC, "het", "#a"),
    ]


def test_a_link_of_several_words_is_one_span():
    content = (Run("se "), Run("hela underlaget", link="#a"), Run(" nu"))
    (line,) = break_lines(content, Measure(10, 500))
    assert [span.text for span in line.spans] == ["se ", "hela underlaget", " nu"]


def test_line_feed_starts_a_new_line():
    assert [text_of(x) for x in break_lines(runs("ett\ntvå"), COLUMN)] == ["ett ", "två"]


def test_word_of_300_letters_is_cut_where_lines_end():
    word = "a" * 300
    lines = break_lines(runs("ord " + word), COLUMN)
    assert "".join(map(text_of, lines)).replace(SOFT_HYPHEN, "") == "ord " + word
    assert all(line.width <= COLUMN.width for line in lines)


def test_very_long_word_does_not_take_the_stack():
    lines = break_lines((Run("x" * 60_000), Run("y" * 60_000, bold=True)), COLUMN)
    assert sum(len(text_of(line)) for line in lines) == 120_000


def test_dates_registration_numbers_and_short_prefixes_are_kept_whole():
    for word in ("2026-03-12", "1201-2026", "RS-2026-12", "e-arkiv", "2025/26"):
        lines = break_lines(runs("fyll " * 3 + word), Measure(10, 75))
        assert any(word in text_of(line) for line in lines)


def test_compounds_break_after_their_hyphen():
    lines = break_lines(runs("hälso-sjukvård"), Measure(10, 55))
    assert [text_of(line) for line in lines] == ["hälso-", "sjukvård"]


def test_never_three_hyphens_in_a_row():
    lines = break_lines(runs("en kompetensförsörjning " * 30), Measure(10, 175, "sv-SE"))
    ends = [text_of(line).endswith(SOFT_HYPHEN) for line in lines]
    assert any(ends)
    assert not any(all(ends[n : n + 3]) for n in range(len(ends) - 2))


def test_last_word_is_not_hyphenated():
    lines = break_lines(runs("kort text om samhällsbyggnadsförvaltningen"), COLUMN)
    assert text_of(lines[-1]) == "samhällsbyggnadsförvaltningen"


def test_soft_hyphens_of_the_text_show_only_where_used():
    text = f"samhälls{SOFT_HYPHEN}byggnads{SOFT_HYPHEN}förvaltningen och nämnden"
    lines = break_lines(runs(text), Measure(10, 110, "sv-SE"))
    assert text_of(lines[0]) == "samhällsbyggnads" + SOFT_HYPHEN
    assert SOFT_HYPHEN not in "".join(map(text_of, lines[1:]))


def test_one_line_keeps_its_last_space():
    assert text_of(one_line(runs("§ 1 "), COLUMN)) == "§ 1 "


def test_at_least_three_letters_on_each_side_of_a_hyphen():
    for word in ("ekonomiavdelningen", "Region", "aktuariestaben", "idrottsanläggningen"):
        for place in breaks(word, "sv-SE"):
            assert 3 <= place <= len(word) - 3


def test_a_long_word_breaks_at_its_joints():
    assert len("framgångs") in breaks("framgångsfaktorerna", "sv-SE")
    assert len("(samhälls") in breaks("(samhällsbyggnaden),", "sv-SE")


def test_capitals_short_words_and_other_languages_are_not_hyphenated():
    assert breaks("SAMVERKANSAVTAL", "sv-SE") == ()
    assert breaks("nämnd", "sv-SE") == ()
    assert breaks("framgångsfaktorerna", "se-NO") == ()


WORDS = st.text(st.sampled_from("aåäöbnrst-/§ \n,.1\u00ad"), max_size=120)


@given(st.lists(st.tuples(WORDS, st.booleans()), max_size=4), st.integers(20, 300))
def test_no_character_is_lost_or_added(parts: list[tuple[str, bool]], points: int):
    content = tuple(Run(text, bold) for text, bold in parts)
    lines = break_lines(content, Measure(10, points, "sv-SE"))
    source = "".join(text for text, _ in parts).replace(SOFT_HYPHEN, "")
    assert "".join(map(text_of, lines)).replace(SOFT_HYPHEN, "").split() == source.split()
