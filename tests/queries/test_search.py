"""Find it again (AC-51): keys in any spelling, words with and without accents, best first."""

from __future__ import annotations

import threading
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from db.entities.search_entry import SearchEntry
from db.queries.lookup import Found, ThingKind, lookup
from db.queries.search import Hit, SearchStopped, search, stopper
from db.queries.words import needles, part_match, word_match
from db.rules.rich_text import rich
from db.store import Session
from tests.world import World, add_case, add_meeting, add_paragraph, number


@pytest.fixture
def five_years(world: World) -> World:
    """RUN § 1 of each year from 2019, and what is written in them."""
    matters = {
        2019: "Överenskommelsen gäller skolskjuts.",
        2020: "En overenskommelse utan prickar.",
        2021: "Samverkansöverenskommelser om vård.",
        2026: "Något annat.",
    }
    for year, matter in matters.items():
        meeting = add_meeting(world, day=date(year, 3, 19))
        key = add_paragraph(world, meeting, f"Ärende {year}", matter=rich(matter))
        with world.store.writing("desk", "number") as session:
            session.execute(
                text("UPDATE paragraph SET number = 47, status = 'numbered' WHERE id = :key"),
                {"key": key},
            )
            session.execute(
                text("UPDATE search_entry SET key = :name WHERE id = :key"),
                {"key": key, "name": f"RUN § 47/{year}"},
            )
    return world


def found(world: World, typed: str, limit: int = 50) -> list[Hit]:
    with world.store.reading() as session:
        return list(search(session, typed, limit=limit))


def keys(world: World, typed: str) -> list[str]:
    return [hit.key for hit in found(world, typed)]


@pytest.mark.parametrize("typed", ["677-2020", "00677-2020", " 677–2020 ", "dnr 677-2020"])
def test_a_number_in_any_spelling_comes_first(world: World, typed: str) -> None:
    assert found(world, typed)[0].key == "00677-2020"


def test_a_number_begun_is_found(world: World) -> None:
    assert keys(world, "677") == ["00677-2020"]
    assert keys(world, "RUN/6") == ["RUN/60/2019"]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("§ 47 2021", "RUN § 47/2021"),
        ("§47/2021", "RUN § 47/2021"),
        ("RUN § 47/2019", "RUN § 47/2019"),
        ("RUN 2019-03-19 § 47", "RUN § 47/2019"),
        ("RUN 2019-03-19, §47", "RUN § 47/2019"),
        ("run § 47/2019", "RUN § 47/2019"),
        ("Regionala utvecklingsnämnden § 47/2019", "RUN § 47/2019"),
        ("§47", "RUN § 47/2026"),
        ("RUN 2019-03-19", "RUN 2019-03-19"),
    ],
)
def test_a_key_leads_to_its_thing(five_years: World, typed: str, first: str) -> None:
    assert keys(five_years, typed)[0] == first


def test_a_number_alone_gives_all_years_newest_first(five_years: World) -> None:
    assert keys(five_years, "§ 47") == [f"RUN § 47/{year}" for year in (2026, 2021, 2020, 2019)]


def test_accents_do_not_prevent_a_hit_but_rank_it(five_years: World) -> None:
    add_case(five_years, "1-2026", "Nytt avtal")
    dotted, plain = keys(five_years, "överenskommelse"), keys(five_years, "overenskommelse")
    assert dotted[0] == "3399-2018"
    assert dotted[-1] == "RUN § 47/2020"
    assert set(dotted) == set(plain) == {
        "3399-2018", "RUN § 47/2019", "RUN § 47/2020", "RUN § 47/2021",
    }  # fmt: skip
    texts = [key for key in plain if key.startswith("RUN")]
    assert texts[0] == "RUN § 47/2020"


def test_parts_of_compounds_are_found(five_years: World) -> None:
    assert "RUN § 47/2021" in keys(five_years, "verkansöverens")
    assert keys(five_years, "skjuts") == ["RUN § 47/2019"]


def test_all_words_must_be_there(five_years: World) -> None:
    assert keys(five_years, "skolskjuts överenskommelsen") == ["RUN § 47/2019"]
    assert keys(five_years, "skolskjuts vård") == []


def test_letters_that_only_lie_apart_are_no_hit(world: World) -> None:
    add_case(world, "1-2026", "kommuner ommunan unande")
    assert keys(world, "kommunande") == []


def test_short_words_are_found_whole(world: World) -> None:
    add_case(world, "1-2026", "Bidrag från EU")
    add_case(world, "2-2026", "Europeum")
    assert keys(world, "EU") == ["1-2026"]


def test_titles_come_before_texts(world: World) -> None:
    meeting = add_meeting(world)
    in_text = add_paragraph(world, meeting, "Annat", matter=rich("Om bredband."))
    in_title = add_paragraph(world, meeting, "Bredband i norr", place=2)
    number(world, in_text, in_title)
    assert keys(world, "bredband") == ["RUN § 2/2026", "RUN § 1/2026"]


def test_a_hit_says_what_it_is_and_where_the_words_are(five_years: World) -> None:
    hit = found(five_years, "skolskjuts")[0]
    assert (hit.kind, hit.body, hit.day) == (ThingKind.PARAGRAPH, "RUN", date(2019, 3, 19))
    assert hit.title == "Ärende 2019"
    assert "skolskjuts" in hit.snippet


def test_the_snippet_of_a_long_text_is_cut_around_the_word(world: World) -> None:
    matter = rich("Ord och mening. " * 40 + "Här står pilgrimsfalk i mitten. " + "Mer text. " * 40)
    add_paragraph(world, add_meeting(world), "Fåglar", matter=matter)
    snippet = found(world, "pilgrimsfalk")[0].snippet
    assert "pilgrimsfalk" in snippet
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert len(snippet) < 160


def test_a_limit_is_kept(five_years: World) -> None:
    assert len(found(five_years, "§ 47", limit=2)) == 2
    assert len(found(five_years, "överenskommelse", limit=1)) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "KS 2024/00123", "samverkan -avtal", '"öppen', "titel:x", "*", "", "   ", "AND", "NOT x",
        "a OR", "NEAR(a b)", "^x", "{title}: x", "x'; --", "\x00", "\ud800", "§", "%", "_", "🙂",
    ],
)  # fmt: skip
def test_no_text_is_a_fault(world: World, typed: str) -> None:
    found(world, typed)


@given(typed=st.text(max_size=30))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_whatever_is_a_fault(world: World, typed: str) -> None:
    with world.store.reading() as session:
        search(session, typed)


def test_words_become_queries_that_say_just_them() -> None:
    wanted = needles('Ökad "i jobb" --')
    assert [needle.exact for needle in wanted] == ["ökad", "i jobb"]
    assert word_match(wanted) == '"ökad" AND "i jobb"'
    assert part_match(wanted) == '"öka" AND "kad" AND "job" AND "obb"'
    assert part_match(needles("eu")) == ""


def test_a_search_can_be_stopped_from_another_thread(world: World) -> None:
    fill(world, 3_000)
    with world.store.reading() as session:
        stop = stopper(session)
        timer = threading.Thread(target=_stop_until, args=(stop, done := threading.Event()))
        timer.start()
        try:
            with pytest.raises(SearchStopped):
                search_for(session, 20)
        finally:
            done.set()
            timer.join()
        assert search(session, "677-2020")[0].key == "00677-2020"


def _stop_until(stop: object, done: threading.Event) -> None:
    assert callable(stop)
    while not done.is_set():
        stop()
        time.sleep(0.001)


def search_for(session: Session, seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        search(session, "kommun samverkan")


def fill(world: World, count: int) -> None:
    with world.store.writing("desk", "fill") as session:
        session.add_all(
            SearchEntry(
                id=key, kind="paragraph", key=f"§ {key}", title="Ärende",
                text="kommunens samverkan " * 20,
            )
            for key in range(1, count)
        )  # fmt: skip


def test_a_key_that_names_nothing_finds_nothing(world: World) -> None:
    with world.store.reading() as session:
        assert lookup(session, "§ 99") is None
        assert lookup(session, "RUN 2030-01-01") is None
        assert lookup(session, "4711-2020") is None
        assert lookup(session, "") is None
        case = lookup(session, "run-60-2019")
    assert case == Found(ThingKind.CASE, world.cases["RUN/60/2019"])
