from desktop.documents.pdf_pages import Page, fill_pages, page_numbers
from desktop.documents.pdf_strips import Strip


def heights(pages: list[Page]) -> list[list[float]]:
    return [[placed.strip.height for placed in page.placed] for page in pages]


def test_no_strips_give_one_empty_page():
    assert heights(fill_pages([], 100)) == [[]]


def test_pages_are_filled_from_the_top():
    strips = [Strip(height=h) for h in (40, 50, 20, 90)]
    assert heights(fill_pages(strips, 100)) == [[40, 50], [20], [90]]


def test_the_greater_space_counts_between_two_and_none_at_the_top():
    strips = [Strip(height=10, before=7, after=3), Strip(height=10, before=5), Strip(height=10)]
    (page,) = fill_pages(strips, 100)
    assert [placed.offset for placed in page.placed] == [0, 15, 25]


def test_what_is_held_together_moves_together():
    strips = [Strip(height=50), Strip(height=30, keep=True), Strip(height=30)]
    assert heights(fill_pages(strips, 100)) == [[50], [30, 30]]


def test_what_is_held_together_but_too_tall_is_parted_where_the_page_ends():
    strips = [Strip(height=40, keep=True) for _ in range(5)]
    assert heights(fill_pages(strips, 100)) == [[40, 40], [40, 40], [40]]


def test_page_break_starts_a_page_but_never_an_empty_one():
    strips = [Strip(height=10, new_page=True), Strip(height=20, new_page=True)]
    assert heights(fill_pages(strips, 100)) == [[10], [20]]


def test_page_break_wins_over_keep():
    strips = [Strip(height=10, keep=True), Strip(height=20, new_page=True)]
    assert heights(fill_pages(strips, 100)) == [[10], [20]]


def test_table_head_is_repeated_on_each_page():
    head = Strip(height=20, keep=True)
    rows = [Strip(height=30, repeat=(head,)) for _ in range(5)]
    pages = fill_pages([head, *rows], 100)
    assert heights(pages) == [[20, 30, 30], [20, 30, 30], [20, 30]]
    assert [page.placed[0].repeated for page in pages] == [False, True, True]


def test_head_that_takes_most_of_the_page_is_not_repeated():
    head = Strip(height=60, keep=True)
    rows = [Strip(height=30, repeat=(head,)) for _ in range(4)]
    assert heights(fill_pages([head, *rows], 100)) == [[60, 30], [30, 30, 30]]


def test_a_strip_taller_than_the_page_gets_a_page_of_its_own():
    assert heights(fill_pages([Strip(height=10), Strip(height=500)], 100)) == [[10], [500]]


def test_anchors_know_their_page():
    strips = [Strip(height=60, anchor="a"), Strip(height=60, anchor="b")]
    assert page_numbers(fill_pages(strips, 100)) == {"a": 1, "b": 2}
