"""Minutes that are verified in parts: at once, or not at all (AC-36, AC-37, AC-40, AC-43)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from db.queries.minutes import MinutesPartView
from db.rules.decision import decision
from db.rules.lifecycle import PaperFormat, PaperKind, PartKind
from db.rules.minutes_refusals import NotAVerifier, NothingToVerify, VerifierIsChair
from db.rules.refusals import NotReady, NotVerified, ReasonNeeded, VerifiedTextLocked
from db.rules.rich_text import rich
from desktop.operations.extracts import make_extract, make_unverified_extract
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.minutes_parts import (
    Unwilling,
    declare_immediate,
    join_main_part,
    refuse_verification,
)
from desktop.operations.notices import post_notice
from desktop.operations.papers import MadePaper, make_paper
from desktop.operations.paragraphs import revise_paragraph
from tests.acceptance.clerk import Clerk, all_of_word, clerk_of, pdf_pages, read_word
from tests.world import TODAY, World

TITLES = ["Val av justerare", "Stöd till byarna", "Bredband i dalen", "Årets plan"]


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


def parts(eva: Clerk, meeting: int) -> tuple[MinutesPartView, ...]:
    return eva.view(meeting).parts


def keys(eva: Clerk, meeting: int) -> list[int]:
    return [row.paragraph_id or 0 for row in eva.view(meeting).agenda]


def declare(eva: Clerk, meeting: int, *places: int) -> int:
    chosen = [keys(eva, meeting)[place] for place in places]
    return declare_immediate(eva.office, meeting, chosen, ["Nils Åkerlund (M)"])


def text_of(made: Sequence[MadePaper], form: PaperFormat = PaperFormat.WORD) -> str:
    paper = next(one for one in made if one.format is form)
    return (
        read_word(paper.content) if form is PaperFormat.WORD else " ".join(pdf_pages(paper.content))
    )


def test_ac37_one_paragraph_is_verified_at_once_and_locked_alone(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    part = declare(eva, meeting, 1)
    made = verify_minutes(eva.office, part, TODAY)
    assert [paper.name for paper in made] == [
        "Protokoll RUN 2026-03-10 § 2.docx",
        "Protokoll RUN 2026-03-10 § 2.pdf",
    ]
    small = text_of(made)
    assert "Stöd till byarna" in small
    assert "Bredband i dalen" not in small

    first, second, *_ = keys(eva, meeting)
    with pytest.raises(VerifiedTextLocked):
        revise_paragraph(eva.office, second, eva.version(second), decision=decision("Nej", ()))
    revise_paragraph(eva.office, first, eva.version(first), decision=decision("Ja", ("Så.",)))
    assert "Stöd till byarna" in text_of(make_extract(eva.office, second))
    with pytest.raises(NotVerified):
        make_extract(eva.office, first)


def test_ac37_the_main_minutes_hold_it_with_a_note_and_do_not_reopen_it(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    part = declare(eva, meeting, 1)
    verify_minutes(eva.office, part, TODAY)
    before = eva.version(keys(eva, meeting)[1])
    whole = text_of(eva.verifies(meeting, date(2026, 3, 20)))
    assert all(title in whole for title in TITLES)
    assert "Paragrafen är omedelbart justerad den 10 mars 2026." in whole
    assert "§\u00a02, omedelbart justerad den 10 mars 2026" in whole
    assert eva.version(keys(eva, meeting)[1]) == before

    main, apart = parts(eva, meeting)
    assert (main.verified_on, apart.verified_on) == (date(2026, 3, 20), TODAY)
    post_notice(eva.office, apart.id, date(2026, 3, 11))
    post_notice(eva.office, main.id, date(2026, 3, 23))
    days = [part.notice.last_appeal_day for part in parts(eva, meeting) if part.notice]
    assert days == [date(2026, 4, 13), date(2026, 4, 1)]


def test_the_notice_of_a_part_names_its_paragraphs(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    part = declare(eva, meeting, 0, 2)
    verify_minutes(eva.office, part, TODAY)
    post_notice(eva.office, part, date(2026, 3, 11))
    made = make_paper(eva.office, PaperKind.NOTICE, part)
    assert "§§\u00a01, 3" in text_of(made)
    assert made[0].name == "Anslag RUN 2026-03-10 §§ 1, 3.docx"


def test_a_declaration_needs_paragraphs_and_can_be_taken_back(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    with pytest.raises(NothingToVerify):
        declare_immediate(eva.office, meeting, [])
    part = declare(eva, meeting, 1, 2)
    assert parts(eva, meeting)[1].numbers == (2, 3)
    join_main_part(eva.office, part)
    (main,) = parts(eva, meeting)
    assert main.numbers == (1, 2, 3, 4)


def test_when_all_is_verified_at_once_the_main_minutes_still_come(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    verify_minutes(eva.office, declare(eva, meeting, 0, 1, 2, 3), TODAY)
    whole = text_of(eva.verifies(meeting, date(2026, 3, 12)))
    assert all(title in whole for title in TITLES)


def test_ac40_a_refused_paragraph_stays_open_and_marked(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    main = parts(eva, meeting)[0].id
    choose_verifiers(eva.office, main, ["Nils Åkerlund (M)", "Karl Ek (S)"])
    refused = keys(eva, meeting)[2]
    said = Unwilling(refused, "Karl Ek (S)", "Beslutet återges inte rätt")
    made = verify_minutes(eva.office, main, date(2026, 3, 12), unwilling=[said])
    whole = text_of(made)
    assert "Paragrafen är inte justerad." in whole
    assert "Karl Ek (S) har den 12 mars 2026 vägrat att justera paragrafen." in whole
    assert "Skäl: Beslutet återges inte rätt." in whole

    verified, withheld = parts(eva, meeting)
    assert verified.numbers == (1, 2, 4)
    assert (withheld.kind, withheld.numbers, withheld.verified_on) == (
        PartKind.WITHHELD, (3,), None,
    )  # fmt: skip
    with pytest.raises(NotVerified):
        make_extract(eva.office, refused)
    revise_paragraph(eva.office, refused, eva.version(refused), decision=decision("Ny", ("Ja.",)))
    later = text_of(verify_minutes(eva.office, withheld.id, date(2026, 3, 20)))
    assert "Paragrafen är justerad för sig den 20 mars 2026." in later
    assert "Karl Ek (S) har den 12 mars 2026 vägrat" in later


def test_only_a_verifier_refuses_and_says_why(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    key = keys(eva, meeting)[0]
    with pytest.raises(NotAVerifier):
        refuse_verification(eva.office, key, "Sten Wik (M)", "Nej", TODAY)
    with pytest.raises(ReasonNeeded):
        refuse_verification(eva.office, key, "Anna Berg (S)", " ", TODAY)
    assert len(parts(eva, meeting)) == 1


def test_the_chair_is_no_verifier(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    with pytest.raises(VerifierIsChair):
        choose_verifiers(eva.office, parts(eva, meeting)[0].id, ["Anna Berg (S)"])


def test_ac36_all_that_is_missing_is_told_with_its_place(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    empty = keys(eva, meeting)[1]
    revise_paragraph(eva.office, empty, eva.version(empty), decision=())
    with pytest.raises(NotReady) as refusal:
        verify_minutes(eva.office, parts(eva, meeting)[0].id, date(2026, 3, 12))
    missing = {(one.what, one.paragraph_id) for one in refusal.value.remarks}  # pyright: ignore
    assert missing == {("no_verifiers", 0), ("no_decision", empty)}
    assert parts(eva, meeting)[0].verified_on is None


def test_manner_and_place_of_verification_are_printed(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    main = parts(eva, meeting)[0].id
    choose_verifiers(eva.office, main, ["Nils Åkerlund (M)"], planned_place="Kansliet")
    made = verify_minutes(
        eva.office, main, date(2026, 3, 12), manner="Genom digital justering", place="Distans"
    )
    for form in PaperFormat.WORD, PaperFormat.PDF:
        text = text_of(made, form)
        assert "Distans, 12 mars 2026" in text
        assert "Genom digital justering" in text
        assert "Kansliet, 12 mars" not in text


def test_ac43_every_page_of_open_minutes_says_so(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES * 12)
    made = make_paper(eva.office, PaperKind.MINUTES, meeting)
    pdf = next(one for one in made if one.format is PaperFormat.PDF)
    pages = pdf_pages(pdf.content)
    assert len(pages) > 5
    assert all("Ej justerat" in page for page in pages)
    assert "ej justerat" in pdf.name


def test_ac43_quick_minutes_say_that_they_have_no_legal_force(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    eva.writes(eva.view(meeting).agenda[1].id, "Stödet höjs.", summary=rich("Byarna har vuxit."))
    made = make_paper(eva.office, PaperKind.QUICK_MINUTES, meeting)
    assert made[0].name == "Snabbprotokoll RUN 2026-03-10 ej justerat.docx"
    for form in PaperFormat.WORD, PaperFormat.PDF:
        text = text_of(made, form)
        assert "har ingen rättslig verkan" in text.replace("\n", " ")
        assert all(title in text for title in (*TITLES, "Stödet höjs."))
        assert "Byarna har vuxit." not in text
        assert "Underskrifter" not in text
    assert "Ej justerat" in all_of_word(made[0].content)
    assert all("Ej justerat" in page for page in pdf_pages(made[1].content))
    eva.verifies(meeting, date(2026, 3, 20))
    with pytest.raises(VerifiedTextLocked):
        make_paper(eva.office, PaperKind.QUICK_MINUTES, meeting)


def test_ac43_an_extract_of_an_open_paragraph_is_refused_unless_marked(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, TITLES)
    key = keys(eva, meeting)[1]
    with pytest.raises(NotVerified):
        make_extract(eva.office, key)
    made = make_unverified_extract(eva.office, key)
    assert made[0].name.startswith("Utdrag ur ej justerat protokoll RUN 2026-03-10 § 2")
    for form in PaperFormat.WORD, PaperFormat.PDF:
        text = text_of(made, form)
        assert "Utdrag ur ej justerat protokoll" in text
        assert "Utdragsbestyrkande" not in text
    assert "Ej justerat" in all_of_word(made[0].content)
    assert all("Ej justerat" in page for page in pdf_pages(made[1].content))
    assert eva.view(meeting).papers == ()
