"""The two seed papers come out whole: each stretch between two headings is its part, exactly."""

import re
from pathlib import Path

import pytest

from db.rules.rich_text import plain_text
from desktop.intake.draft import Draft, Kind
from desktop.intake.recognise import read_document
from tests.intake.reading import said

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "samples" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the sample papers are not here")

MEMO_HEADINGS = (
    "Förslag till beslut",
    "Yttrande till beslutsförslaget",
    "Sammanfattning",
    "Ärendet",
    "Protokollsutdrag skickas till:",
)
EXTRACT_HEADINGS = (
    "Regionala utvecklingsnämndens beslut",
    "Yttrande till beslutsförslaget",
    "Sammanfattning",
    "Ärendet",
    "Beslutsunderlag",
    "Protokollsutdrag skickas till:",
)


def seed(number: str) -> Path:
    return next(SEEDS.glob(f"{number}_*.txt"))


def stretches(path: Path, headings: tuple[str, ...]) -> list[list[str]]:
    """The lines before the first heading, between the headings, and after the last."""
    text = re.sub(r"(?<=\w)-\n+(?=[a-z])", "", path.read_text(encoding="utf-8"))
    found: list[list[str]] = [[]]
    for line in filter(None, map(str.strip, text.splitlines())):
        if line in headings:
            found.append([])
        else:
            found[-1].append(re.sub(r"^- ", "", line))
    assert len(found) == len(headings) + 1
    return found


def lines(text: str) -> list[str]:
    return text.split("\n")


def assert_whole(draft: Draft) -> None:
    assert not draft.unassigned
    assert said(draft) == "".join(draft.text.split())


def test_the_memo_comes_out_whole_and_exact() -> None:
    path = seed("000")
    top, proposal, statement, summary, matter, recipients = stretches(path, MEMO_HEADINGS)
    draft = read_document(path)
    found = draft.matters[0]
    assert draft.kind is Kind.OFFICIAL_MEMO
    assert [found.title, f"Dnr {found.registration_numbers[0]}"] == top
    assert [found.lead_in, *found.proposed_points] == proposal
    assert lines(plain_text(found.statement)) == statement
    assert lines(plain_text(found.summary)) == summary
    assert lines(plain_text(found.matter)) == matter
    assert list(found.recipients) == recipients
    assert draft.body == "Regionstyrelsen"
    assert_whole(draft)


def test_the_extract_comes_out_whole_and_exact() -> None:
    path = seed("003")
    top, decision, statement, summary, matter, basis, recipients = stretches(path, EXTRACT_HEADINGS)
    draft = read_document(path)
    found = draft.paragraphs[0]
    assert [f"§ {found.number}", found.title, f"Dnr {found.registration_numbers[0]}"] == top
    assert list(found.decision_points) == decision
    assert lines(plain_text(found.statement)) == statement
    assert lines(plain_text(found.summary)) == summary
    assert lines(plain_text(found.matter)) == matter
    assert list(found.decision_basis) == basis
    assert list(found.recipients) == recipients
    assert found.matter_headings == ("Bakgrund", "Syfte", "Handlingsplan", "Uppföljning", "Löptid")
    assert draft.body == "Regionala utvecklingsnämnden"
    assert len(draft.joined) == 1
    assert_whole(draft)


@pytest.mark.parametrize(
    ("number", "kind"),
    [("001", Kind.FOLLOW_UP), ("002", Kind.AGREEMENT), ("004", Kind.PLAN)],
)
def test_the_other_seeds_lose_nothing(number: str, kind: Kind) -> None:
    draft = read_document(seed(number))
    assert draft.kind is kind
    assert draft.matters[0].title
    assert_whole(draft)


def test_the_follow_up_tells_its_numbers_day_and_title() -> None:
    found = read_document(seed("001")).to_json()
    assert found["registration_numbers"] == ["RUN/60/2019", "LS/1345/2014"]
    assert found["document_date"] == "2019-05-01"
    assert found["titles"][0].startswith("Uppföljning samverkan")
