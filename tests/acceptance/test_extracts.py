"""Extracts: AC-44 (exactly the verified text) and AC-45 (one canonical extract)."""

from __future__ import annotations

from datetime import date

import pytest

from db.queries.cases import case_view
from db.queries.extracts import meeting_extracts
from db.queries.papers import papers_of
from db.queries.paragraph_view import paragraph_view
from db.rules.refusals import AlreadySent, JournalLocked, NotVerified, VerifiedTextLocked
from db.rules.rich_text import Bullets, Heading, Item, Run, Text, rich, runs
from desktop.documents.pdf_reader import read_tagged_text
from desktop.operations.cases import revise_case
from desktop.operations.extracts import SentTo, make_extract, mark_sent
from desktop.operations.numbering import assign_numbers
from desktop.operations.papers import MadePaper, PaperFormat
from desktop.operations.paragraphs import revise_paragraph
from tests.acceptance.clerk import Clerk, clerk_of, read_word
from tests.world import TODAY, World

VERIFIED = date(2026, 3, 12)
MATTER = (
    Heading(runs("Bakgrund")),
    Text(runs("Nämnden gav 2025 kansliet i uppdrag att se över avtalet.")),
    Heading(runs("Löptid")),
    Text(runs("Avtalet gäller från det att parterna undertecknar det.")),
    Bullets((Item(runs("Första målet")), Item(runs("Andra målet")))),
)


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def verified(clerk: Clerk) -> int:
    """A verified paragraph with every part, among others; its key."""
    meeting = clerk.meets("RUN", TODAY, ["Val av justerare"])
    clerk.writes(clerk.view(meeting).agenda[0].id, "Nils Åkerlund utses.")
    item = clerk.adds(meeting, "Överenskommelse om närvaro", case="00677-2020")
    paragraph = clerk.writes(
        item,
        "Överenskommelsen antas.",
        statement=rich("Förslaget följer strategin."),
        summary=rich("Ett förslag har tagits fram."),
        matter=MATTER,
        decision_basis=(runs("Förslag till överenskommelse"),),
        recipients=("Utvecklingsdirektören", "Akten", "Kommunerna i länet"),
    )
    assign_numbers(clerk.office, meeting)
    clerk.verifies(meeting, VERIFIED)
    return paragraph


def texts(papers: tuple[MadePaper, ...]) -> tuple[str, str]:
    """The extract's text in Word and in PDF."""
    by_format = {paper.format: paper.content for paper in papers}
    pdf = "\n".join(text for _, text in read_tagged_text(by_format[PaperFormat.PDF]))
    return read_word(by_format[PaperFormat.WORD]), pdf


def test_ac_44_the_extract_says_exactly_the_paragraph(clerk: Clerk, verified: int) -> None:
    for text in texts(make_extract(clerk.office, verified)):
        said = text.replace("\u00a0", " ").replace("\u2011", "-")
        in_order = (
            "§ 2", "Överenskommelse om närvaro", "Dnr 00677-2020",
            "Regionala utvecklingsnämndens beslut", "Nämnden beslutar att",
            "Överenskommelsen antas.", "Yttrande till beslutsförslaget",
            "Förslaget följer strategin.", "Sammanfattning", "Ett förslag har tagits fram.",
            "Ärendet", "Bakgrund", "kansliet i uppdrag", "Löptid", "Första målet", "Andra målet",
            "Beslutsunderlag", "Förslag till överenskommelse", "Protokollsutdrag skickas till:",
            "Utvecklingsdirektören", "Akten", "Kommunerna i länet", "Rätt utdraget intygar",
        )  # fmt: skip
        places = [said.index(phrase) for phrase in in_order]
        assert places == sorted(places)
        assert "12 mars 2026" in said
        assert "Val av justerare" not in said
        assert "Ängsmark" not in said


def test_ac_44_the_same_a_year_later(clerk: Clerk, verified: int) -> None:
    first = make_extract(clerk.office, verified)
    with clerk.office.reading() as session:
        version = case_view(session, clerk.world.cases["00677-2020"]).head.version
    revise_case(clerk.office, clerk.world.cases["00677-2020"], version, title="Ny ärendemening")
    later = clerk_of(clerk.world, today=date(2027, 3, 12))
    assert [p.content for p in make_extract(later.office, verified)] == [p.content for p in first]


def test_an_open_paragraph_gives_no_extract(clerk: Clerk) -> None:
    meeting = clerk.holds("RUN", TODAY, ["A"])
    with pytest.raises(NotVerified):
        make_extract(clerk.office, clerk.view(meeting).agenda[0].paragraph_id or 0)


def test_ac_45_the_extract_is_made_once(clerk: Clerk, verified: int) -> None:
    first, second = (make_extract(clerk.office, verified) for _ in range(2))
    assert [paper.paper_id for paper in first] == [paper.paper_id for paper in second]
    with clerk.office.reading() as session:
        kept = papers_of(session, [verified])
    assert {(row.edition, row.format) for row in kept} == {
        (1, PaperFormat.WORD),
        (1, PaperFormat.PDF),
    }


def test_ac_45_what_is_sent_can_neither_be_changed_nor_sent_unnoticed(
    clerk: Clerk, verified: int
) -> None:
    line = SentTo(verified, "Akten")
    mark_sent(clerk.office, [line], TODAY)
    with pytest.raises(AlreadySent):
        mark_sent(clerk.office, [line], TODAY)
    mark_sent(clerk.office, [line], TODAY, reason="Kom inte fram")
    with pytest.raises(JournalLocked), clerk.office.writing("extract.remove") as session:
        session.connection().exec_driver_sql("DELETE FROM extract")
    with pytest.raises(VerifiedTextLocked):
        revise_paragraph(clerk.office, verified, clerk.version(verified), title="Annan")


def test_secret_words_are_in_no_public_byte(clerk: Clerk) -> None:
    meeting = clerk.meets("RUN", TODAY)
    item = clerk.adds(meeting, "Stöd till förening")
    secret = (Text((Run("Kontakt: "), Run("HEMLIGT-XYZ", secret=True), Run(" vid kansliet."))),)
    paragraph = clerk.writes(item, summary=secret)
    assign_numbers(clerk.office, meeting)
    clerk.verifies(meeting, VERIFIED)
    for text in texts(make_extract(clerk.office, paragraph)):
        assert "HEMLIGT" not in text
        assert "[sekretess]" in text


def test_a_group_is_reached_member_by_member(clerk: Clerk, verified: int) -> None:
    group, town = "Kommunerna i länet", clerk.world.recipients["Åsele by"]
    first = mark_sent(clerk.office, [SentTo(verified, group, recipient_id=town)], TODAY)
    rest = mark_sent(clerk.office, [SentTo(verified, group)], TODAY)
    assert (len(first), len(rest)) == (1, 2)
    with pytest.raises(AlreadySent):
        mark_sent(clerk.office, [SentTo(verified, group)], TODAY)
    with clerk.office.reading() as session:
        rows = meeting_extracts(session, paragraph_view(session, verified).row.meeting_id or 0)
    reached = [d for row in rows for d in row.deliveries if d.label == group]
    assert len(reached) == 3
    assert all(delivery.sent_on == TODAY for delivery in reached)
