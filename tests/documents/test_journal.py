"""The journal of a case as a paper: who did what and when, before and after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from db.entities.case import Case
from db.queries.cases import case_view
from db.rules.lifecycle import CaseStatus, PaperFormat, PaperKind
from desktop.documents.compose.journal_words import ACTIONS, action_words
from desktop.operations import office
from desktop.operations.cases import change_status
from desktop.operations.papers import make_paper
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World, add_record

OF_CASES = (
    *("case", "memo", "paragraph", "paragraphs", "record", "document"),
    *("correction", "extract", "minutes"),
)


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


def journal(eva: Clerk, case: int) -> str:
    (made,) = make_paper(eva.office, PaperKind.JOURNAL, case, formats=[PaperFormat.WORD])
    assert made.name == "Journal 00677-2020.docx"
    return read_word(made.content)


def test_records_and_events_with_before_and_after(eva: Clerk) -> None:
    case = eva.world.cases["00677-2020"]
    add_record(eva.world, "00677-2020", "Ansökan om stöd", counterpart="Byaföreningen")
    eva.writes(eva.adds(eva.meets("RUN", TODAY), "Handlingsplan", "00677-2020"))
    with eva.office.reading() as session:
        version = session.get_one(Case, case).version
    change_status(eva.office, case, version, CaseStatus.CLOSED, reason="Klart")
    text = journal(eva, case)
    for words in (
        "Dnr", "00677-2020", "Handlingsplan för jämställd tillväxt", "Ansökan om stöd",
        "Byaföreningen", "Eva Öst", "Ärendets status ändrad", "Status: öppet → stängt",
        "Paragraf ändrad", "Beslut: Nämnden beslutar att / Förslaget antas.",
    ):  # fmt: skip
        assert words in text, words
    assert "title_sort" not in text
    assert "search_form" not in text


def test_every_operation_on_a_case_has_words() -> None:
    """Operations that no case's journal shows (people, bodies, series …) need none."""
    folder = Path(office.__file__).parent
    named = {
        name
        for source in folder.glob("*.py")
        for name in re.findall(r'writing\("([a-z_.]+)"', source.read_text(encoding="utf-8"))
    }
    of_cases = {name for name in named if name.split(".")[0] in OF_CASES}
    plain = {"minutes.verifiers", "minutes.chair", "minutes.paper"}
    assert {name for name in of_cases if action_words(name) == "Ändring"} <= plain
    assert set(ACTIONS) - named <= {"sample.fill", "agenda.urgency"}


def test_an_empty_case_says_so(eva: Clerk) -> None:
    with eva.office.reading() as session:
        assert case_view(session, eva.world.cases["00677-2020"]).records == ()
    assert "Handlingar" not in journal(eva, eva.world.cases["00677-2020"]).splitlines()
