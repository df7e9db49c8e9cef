"""The bundled sections of law."""

import re
from datetime import date
from pathlib import Path

import pytest

from db.rules.statutes import all_statutes, sections, statute

DOMAIN = Path(__file__).parents[3] / "shared" / "design" / "domain.md"

# Every section that the rules of the register rest on.
CITED = (
    "KL 4:24–26, 4:27, 5:13–15, 5:20, 5:35, 5:45–46, 5:47–49, 5:50, 5:52, 5:54–56, 5:66, 5:67, "
    "5:68, 5:69, 6:17, 6:27, 6:28–32, 6:33, 6:35, 6:37–40, 7:5–8, 8:10, 8:12, 13:5",
    "FL 22 §, 36 §, 43–44 §§",
    "OSL 5:2, 39 kap. 2 §",
    "TF 2:10",
    "lag 1930:173 and lag 1989:253 and lag 2018:1937",
    "JO 581-2013, 2571-1999, 3339-2013, 4024-1999, 4639-2007",
)


@pytest.mark.parametrize("citation", CITED)
def test_every_section_the_rules_rest_on_is_bundled(citation: str):
    cited = sections(citation)
    assert cited
    for reference in cited:
        assert statute(reference).reference == reference


@pytest.mark.skipif(not DOMAIN.exists(), reason="the description of the work is not here")
def test_every_section_of_the_description_is_bundled():
    cells = DOMAIN.read_text(encoding="utf-8").replace("|", "\n").splitlines()
    cited = {reference for cell in cells for reference in sections(cell)}
    assert len(cited) > 50
    assert cited <= set(all_statutes())


def test_a_citation_of_several_sections_is_spread_out():
    assert sections("KL 5:45–46, 6:27") == ("KL 5:45", "KL 5:46", "KL 6:27")
    assert sections("FL 43–44 §§") == ("FL 43 §", "FL 44 §")
    assert sections("OSL 39 kap. 2 §") == ("OSL 39:2",)
    assert sections("JO 581-2013, 2571-1999") == ("JO 581-2013", "JO 2571-1999")
    assert sections("KL 6:37–40, 7:5, 8:10 p. 4")[-2:] == ("KL 7:5", "KL 8:10")
    assert sections("local rule of 5 and 7 days, 12-2020") == ()


@pytest.mark.parametrize(
    ("spelling", "reference"),
    [
        ("KL 5:69", "KL 5:69"),
        ("KL 5 kap. 69 §", "KL 5:69"),
        ("KL\u00a05:69", "KL 5:69"),
        ("FL 22", "FL 22 §"),
        ("FL 22 §", "FL 22 §"),
        ("OSL 39 kap. 2 §", "OSL 39:2"),
        ("lag 1930:173", "lag 1930:173"),
        ("lag 1930:173, 2 §", "lag 1930:173, 2 §"),
        ("JO 581-2013", "JO 581-2013"),
    ],
)
def test_a_section_is_found_by_any_spelling(spelling: str, reference: str):
    assert statute(spelling).reference == reference


@pytest.mark.parametrize("reference", ["KL 99:1", "KL", "", "kommunallagen", "XYZ 1:1"])
def test_what_is_not_bundled_is_an_error(reference: str):
    with pytest.raises(KeyError):
        statute(reference)


def test_a_section_tells_its_law_and_its_date():
    section = statute("KL 5:69")
    assert section.law == "Kommunallag (2017:725)"
    assert "fjorton dagar" in section.summary
    assert section.dated == date(2024, 1, 1)
    assert statute("JO 581-2013").dated is None


def test_every_section_has_a_title_and_a_summary_that_is_a_sentence():
    for section in all_statutes().values():
        assert section.title, section.reference
        assert section.summary.endswith("."), section.reference
        assert section.summary[0].isupper(), section.reference


def test_the_wording_is_quoted_where_it_stands():
    assert statute("lag 1930:173, 2 §").text.endswith("får åtgärden vidtas nästa vardag.")
    assert statute("FL 22 §").text.startswith("En handling har kommit in")
    assert statute("KL 5:69").text == ""


ROOT = Path(__file__).parents[2]
SPELLED = re.compile(
    r"\b(?:KL|OSL|TF) \d{1,2}:\d+(?:[–-]\d+)?(?:, (?:\d{1,2}:)?\d+(?:[–-]\d+)?(?!\d*-))*"
    r"|\bFL \d+(?:[–-]\d+)? §|\bJO \d+-\d{4}|\blag \d{4}:\d+"
)


def _cited_in_the_house():
    """Wide ranges name chapters of a subject, and are shown to nobody."""
    sources = [*ROOT.glob("db/**/*.py"), *ROOT.glob("desktop/**/*.py")]
    texts = [file.read_text("utf-8") for file in (*sources, *ROOT.glob("resources/help/*.md"))]
    found = {citation for text in texts for citation in SPELLED.findall(text)}
    spread = [sections(citation) for citation in found]
    return {reference for named in spread if len(named) <= 6 for reference in named}


def test_every_section_that_the_program_names_can_be_opened():
    cited = _cited_in_the_house()
    assert len(cited) > 40
    assert cited - set(all_statutes()) == set()
