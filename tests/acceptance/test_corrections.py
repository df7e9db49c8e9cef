"""Corrections after verification: added, printed, sent again; nothing is replaced (AC-38)."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.correction import Correction
from db.entities.paragraph import Paragraph
from db.queries.corrections import corrected_origins, corrections_of, to_send_again
from db.queries.extracts import meeting_extracts
from db.queries.papers import paper_file, papers_of
from db.rules.corrections import open_bases
from db.rules.decision import decision
from db.rules.lifecycle import AppealWay, CorrectionBasis, PaperFormat
from db.rules.minutes_refusals import BasisNotOpen, NothingCorrected, StillOpen
from db.rules.refusals import ChangedMeanwhile, JournalLocked, NotWellFormed, ReasonNeeded
from db.rules.rich_text import plain_text, rich
from desktop.operations.corrections import correct_paragraph
from desktop.operations.extracts import SentTo, make_extract, mark_sent
from desktop.operations.minutes import verify_minutes
from desktop.operations.minutes_parts import declare_immediate
from desktop.operations.office import Office
from desktop.operations.papers import MadePaper
from tests.acceptance.clerk import Clerk, clerk_of, pdf_pages, read_word
from tests.world import TODAY, World

DAY = date(2026, 4, 20)
OLD, NEW = "Planen gäller till 2021.", "Planen gäller till 2022."
DIRECTOR, GROUP = "Regionala utvecklingsdirektören", "Kommunerna i länet"


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


def right(point: str = NEW):
    return {"decision": decision("Nämnden beslutar att", (point,))}


def held(eva: Clerk) -> tuple[int, int]:
    """A verified meeting with a slip in its second paragraph; meeting and paragraph."""
    meeting = eva.holds("RUN", TODAY, ["Val av justerare", "Årets plan"])
    key = eva.view(meeting).agenda[1].paragraph_id or 0
    eva.writes(eva.view(meeting).agenda[1].id, OLD, recipients=(DIRECTOR, GROUP))
    eva.verifies(meeting, date(2026, 3, 12))
    return meeting, key


def correct(eva: Clerk, key: int, **changes: object) -> tuple[MadePaper, ...]:
    settings: dict[str, object] = {
        "reason": "Fel årtal", "decided_by": "Anna Berg (S)", "decided_on": DAY,
    } | changes  # fmt: skip
    return correct_paragraph(eva.office, key, right(), **settings)  # pyright: ignore


def word_of(made: tuple[MadePaper, ...], start: str) -> str:
    return read_word(next(p.content for p in made if p.name.startswith(start)))


def test_ac38_the_correction_is_appended_and_printed(eva: Clerk) -> None:
    meeting, key = held(eva)
    make_extract(eva.office, key)
    with eva.office.reading() as session:
        first = {
            row.id: paper_file(session, row.id).content
            for row in papers_of(session, [meeting, key])
        }
    made = correct(eva, key)
    assert [paper.name for paper in made] == [
        "Protokoll RUN 2026-03-10 rättad 2026-04-20.docx",
        "Protokoll RUN 2026-03-10 rättad 2026-04-20.pdf",
        "Utdrag RUN 2026-03-10 § 2 rättad 2026-04-20 Årets plan.docx",
        "Utdrag RUN 2026-03-10 § 2 rättad 2026-04-20 Årets plan.pdf",
    ]
    for kind in "Protokoll", "Utdrag":
        text = word_of(made, kind)
        assert text.index(OLD) < text.index("Rättad 2026-04-20") < text.rindex(NEW)
        assert text.count(OLD) == 2
        assert "Fel årtal" in text
        assert "Anna Berg (S) den 20 april 2026" in text
    pages = [page for p in made if p.format is PaperFormat.PDF for page in pdf_pages(p.content)]
    assert all("Rättad 2026-04-20" in page for page in pages)

    with eva.office.reading() as session:
        assert all(paper_file(session, one).content == old for one, old in first.items())
        assert {row.edition for row in papers_of(session, [meeting, key])} == {1, 2}
        assert plain_text(session.get_one(Paragraph, key).decision).endswith(OLD)
        (row,) = corrections_of(session, key)
        assert (plain_text(row.old).endswith(OLD), plain_text(row.new).endswith(NEW)) == (
            True, True,
        )  # fmt: skip


def test_ac38_those_who_got_the_first_edition_are_to_be_sent_the_second(eva: Clerk) -> None:
    meeting, key = held(eva)
    mark_sent(eva.office, [SentTo(key, DIRECTOR), SentTo(key, GROUP)], date(2026, 3, 16))
    with eva.office.reading() as session:
        assert to_send_again(session) == ()
    correct(eva, key)
    with eva.office.reading() as session:
        again = to_send_again(session, [key])
        (_, row) = meeting_extracts(session, meeting)
    assert {one.name for one in again} == {
        "Moa Sund", "Granby kommun", "Åsele by", "Östanå kommun",
    }  # fmt: skip
    assert len(again) == 4
    assert {(one.edition, one.newest, one.sent_on) for one in again} == {(1, 2, date(2026, 3, 16))}
    assert (row.edition, len(row.unsent)) == (2, 4)

    mark_sent(eva.office, [SentTo(key, DIRECTOR)], DAY)
    with eva.office.reading() as session:
        assert len(to_send_again(session)) == 3


def test_a_second_correction_starts_from_the_first(eva: Clerk) -> None:
    meeting, key = held(eva)
    correct(eva, key)
    with pytest.raises(NothingCorrected):
        correct(eva, key)
    made = correct_paragraph(
        eva.office, key, right("Planen gäller till 2023."), reason="Fel igen",
        decided_by="Anna Berg (S)", decided_on=date(2026, 5, 4),
    )  # fmt: skip
    assert "Rättad 2026-04-20, 2026-05-04" in " ".join(pdf_pages(made[1].content))
    with eva.office.reading() as session:
        assert [plain_text(c.old)[-5:] for c in corrections_of(session, key)] == ["2021.", "2022."]
        assert {row.edition for row in papers_of(session, [meeting])} == {1, 2, 3}


def test_a_correction_that_another_made_meanwhile_is_not_overlooked(eva: Clerk) -> None:
    _, key = held(eva)
    correct(eva, key, seen=0)
    with pytest.raises(ChangedMeanwhile):
        correct(eva, key, seen=0)
    with eva.office.reading() as session:
        assert len(corrections_of(session, key)) == 1


def test_a_correction_says_why_by_whom_and_when(eva: Clerk) -> None:
    _, key = held(eva)
    with pytest.raises(ReasonNeeded):
        correct(eva, key, reason=" ")
    with pytest.raises(NotWellFormed):
        correct(eva, key, decided_by="")
    with pytest.raises(NotWellFormed):
        correct(eva, key, decided_on=date(2026, 3, 11))
    with pytest.raises(NotWellFormed):
        correct_paragraph(
            eva.office, key, {"number": rich("18")}, reason="x", decided_by="y", decided_on=DAY
        )


def test_fl_36_is_only_for_what_a_party_appeals(eva: Clerk) -> None:
    _, key = held(eva)
    with pytest.raises(BasisNotOpen):
        correct(eva, key, basis=CorrectionBasis.FL_36)
    assert open_bases(AppealWay.LEGALITY_REVIEW) == (CorrectionBasis.SLIP,)
    assert CorrectionBasis.FL_36 in open_bases(AppealWay.ADMINISTRATIVE_APPEAL)


def test_open_text_is_changed_and_not_corrected(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, ["Årets plan"])
    with pytest.raises(StillOpen):
        correct(eva, eva.view(meeting).agenda[0].paragraph_id or 0)


def test_a_correction_can_neither_be_changed_nor_removed(eva: Clerk) -> None:
    _, key = held(eva)
    correct(eva, key)
    with pytest.raises(JournalLocked), eva.office.writing("attack") as session:
        session.get_one(Correction, corrections_of(session, key)[0].id).reason = "Annat"
    with pytest.raises(JournalLocked), eva.office.writing("attack") as session:
        session.connection().exec_driver_sql("DELETE FROM correction")


def test_what_was_verified_at_once_is_corrected_in_both_minutes(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, ["Val av justerare", "Årets plan"])
    key = eva.view(meeting).agenda[1].paragraph_id or 0
    part = declare_immediate(eva.office, meeting, [key], ["Nils Åkerlund (M)"])
    verify_minutes(eva.office, part, TODAY)
    alone = correct(eva, key)
    assert [p.name for p in alone] == [
        "Protokoll RUN 2026-03-10 § 2 rättad 2026-04-20.docx",
        "Protokoll RUN 2026-03-10 § 2 rättad 2026-04-20.pdf",
    ]
    eva.verifies(meeting, date(2026, 4, 21))
    both = correct_paragraph(
        eva.office, key, right("Annat."), reason="Fel", decided_by="Anna Berg", decided_on=DAY
    )
    assert len(both) == 4


def test_ac50_the_higher_bodys_item_is_flagged(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, ["Handlingsplan"])
    key = eva.writes(
        eva.view(meeting).agenda[0].id,
        decision=decision("Nämnden föreslår fullmäktige att", (OLD,)),
    )
    eva.verifies(meeting, date(2026, 3, 12))
    with eva.office.reading() as session:
        assert corrected_origins(session) == ()
    correct(eva, key)
    with eva.office.reading() as session:
        (flagged,) = corrected_origins(session, body_id=eva.world.bodies["RF"])
    assert (flagged.origin, flagged.number, flagged.corrected_on) == ("RUN", 1, DAY)


def test_the_journal_tells_who_corrected(eva: Clerk) -> None:
    _, key = held(eva)
    correct_paragraph(
        Office(eva.office.store, "Olle Ask", lambda: DAY), key, right(), reason="Fel årtal",
        decided_by="Anna Berg (S)", decided_on=DAY,
    )  # fmt: skip
    with eva.office.reading() as session:
        (row,) = corrections_of(session, key)
        rows = session.connection().exec_driver_sql(
            "SELECT who, action FROM journal_event WHERE subject_id = ?", (row.id,)
        )
        assert rows.all() == [("Olle Ask", "correction.make")]
