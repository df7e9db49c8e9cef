"""What the control panel remarks on a meeting and a case, and what it leaves alone."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from db.checks import remark as remark_module
from db.checks.handling_checks import (
    DissentFacts,
    HandlingFacts,
    VoteFacts,
    handling_remarks,
)
from db.checks.remark import Remark
from db.entities.case import Case
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart, Verifier
from db.entities.notice import Notice
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.entities.record import Record
from db.rules.decision import decision
from db.rules.delegation import Undelegable
from db.rules.lifecycle import CaseKind, Outcome, ParagraphStatus
from db.rules.meeting_remarks import RemarkKind
from db.rules.refusals import NotReady, ReasonNeeded
from db.rules.rich_text import Run, Text, rich, runs
from db.rules.statutes import sections, statute
from desktop.operations.control import (
    acknowledge,
    remarks_on_case,
    remarks_on_meeting,
    remarks_on_paragraph,
)
from desktop.operations.minutes import verify_minutes
from desktop.operations.office import Office
from desktop.operations.paragraphs import revise_paragraph
from desktop.ui.remark_words import SENTENCES, remark_in_words
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import TODAY, World, add_record

PERSON = "19850211-2389"


@pytest.fixture
def eva(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def meeting(eva: Clerk) -> int:
    """A meeting of the committee, numbered, with verifiers, ended and summoned in time."""
    key = eva.holds("RUN", TODAY, ["Val av justerare", "Årets plan", "Bredband"])
    with eva.office.writing("test") as session:
        held = session.get_one(Meeting, key)
        held.ends_at, held.summoned_on = "16:05", date(2026, 3, 2)
        held.parts[0].verifiers.append(
            Verifier(part_id=held.parts[0].id, place=0, name="Nils Åkerlund", party="M")
        )
    for row in eva.view(key).agenda:
        paragraph = row.paragraph_id or 0
        revise_paragraph(eva.office, paragraph, eva.version(paragraph), recipients=("Alla",))
    return key


def found(eva: Clerk, meeting: int, today: date = TODAY) -> tuple[Remark, ...]:
    with eva.office.reading() as session:
        return remarks_on_meeting(session, meeting, today)


def kinds(eva: Clerk, meeting: int, today: date = TODAY) -> list[str]:
    return [one.what for one in found(eva, meeting, today)]


def paragraph_of(eva: Clerk, meeting: int, place: int = 1) -> int:
    return eva.view(meeting).agenda[place].paragraph_id or 0


def write(eva: Clerk, paragraph: int, **changes: object) -> None:
    with eva.office.writing("test") as session:
        for field, value in changes.items():
            setattr(session.get_one(Paragraph, paragraph), field, value)


def test_a_meeting_in_order_gives_no_remark(eva: Clerk, meeting: int) -> None:
    assert found(eva, meeting) == ()


@pytest.mark.parametrize(
    ("changes", "what", "grave"),
    [
        ({"decision": ()}, "no_decision", True),
        ({"decision": decision("", ("Ja.",)), "wording_at_meeting": None}, "no_lead_in", False),
        ({"wording_at_meeting": decision("Nämnden beslutar att", ("Nej.",))},
         "decision_reworded", False),
        ({"matter": rich(f"Sökanden {PERSON} bor i Älvstad.")}, "personal_number", True),
        ({"title": f"Bygglov för {PERSON}"}, "personal_number", True),
        ({"decision_basis": (runs(f"Ansökan från {PERSON}"),)}, "personal_number", True),
    ],
)  # fmt: skip
def test_each_fault_in_a_text_is_remarked(eva, meeting, changes, what, grave) -> None:
    key = paragraph_of(eva, meeting)
    write(eva, key, **changes)
    remarks = [one for one in found(eva, meeting) if one.what == what]
    assert [(one.where, one.subject_id, one.grave) for one in remarks] == [("§ 2", key, grave)]


def test_what_is_secret_or_struck_is_not_searched(eva: Clerk, meeting: int) -> None:
    key = paragraph_of(eva, meeting)
    write(eva, key, matter=(Text((Run("Sökanden "), Run(PERSON, secret=True))),))
    assert kinds(eva, meeting) == []
    write(eva, key, matter=rich(PERSON), legal_basis="OSL 25:1")
    assert kinds(eva, meeting) == []
    write(eva, key, legal_basis="", status=ParagraphStatus.STRUCK, struck_reason="Utgick")
    assert kinds(eva, meeting) == []


def test_nobody_to_send_to_is_remarked_for_decisions(eva: Clerk, meeting: int) -> None:
    key = paragraph_of(eva, meeting)
    revise_paragraph(eva.office, key, eva.version(key), recipients=())
    assert kinds(eva, meeting) == ["no_recipients"]


def test_a_missing_number_is_remarked(eva: Clerk, meeting: int) -> None:
    with eva.office.writing("test") as session:
        session.get_one(Paragraph, paragraph_of(eva, meeting, 2)).number = 7
    (gap,) = found(eva, meeting)
    assert (gap.what, gap.where) == ("number_missing", "§ 3–6")


def test_referral_back_without_a_reason_is_grave(eva: Clerk, meeting: int) -> None:
    with eva.office.writing("test") as session:
        item = session.get_one(Meeting, meeting).items[1]
        item.outcome = Outcome.REFERRED_BACK
    (one,) = found(eva, meeting)
    assert (one.what, one.grave, one.section) == ("referral_without_reason", True, "KL 5:50")


def test_a_secret_cases_open_paragraph_is_pointed_out(eva: Clerk) -> None:
    with eva.office.writing("test") as session:
        session.get_one(Case, eva.world.cases["00677-2020"]).legal_basis = "OSL 39:2"
    meeting = eva.meets("RUN", TODAY)
    item = eva.adds(meeting, "Årets plan", "00677-2020")
    key = eva.writes(item)
    write(eva, key, legal_basis="")
    assert "secret_case_open" in kinds(eva, meeting)


@pytest.mark.parametrize(
    ("sent", "today", "what"),
    [
        (date(2026, 3, 3), TODAY, None),
        (date(2026, 3, 4), TODAY, "summoned_late"),
        (date(2026, 2, 9), TODAY, "summoned_early"),
        (None, date(2026, 2, 27), None),
        (None, date(2026, 3, 1), "summons_due"),
        (None, date(2026, 3, 4), "summons_overdue"),
    ],
)
def test_the_summons_goes_out_in_time_by_the_bodys_rule(eva, meeting, sent, today, what) -> None:
    with eva.office.writing("test") as session:
        session.get_one(Meeting, meeting).summoned_on = sent
    remarks = [one for one in found(eva, meeting, today) if "summon" in one.what]
    assert [one.what for one in remarks] == ([what] if what else [])
    with eva.office.writing("test") as session:
        session.get_one(Body, eva.world.bodies["RUN"]).call_days = 3
    assert not [one for one in found(eva, meeting, today) if one.what == "summoned_late"]


@pytest.mark.parametrize(
    ("today", "what"),
    [
        (date(2026, 3, 20), []),
        (date(2026, 3, 21), ["verify_due"]),
        (date(2026, 3, 24), ["verify_due"]),
        (date(2026, 3, 25), ["verify_overdue"]),
    ],
)
def test_fourteen_days_to_verify(eva, meeting, today, what) -> None:
    assert kinds(eva, meeting, today) == what


def test_who_verifies(eva: Clerk, meeting: int) -> None:
    with eva.office.writing("test") as session:
        part = session.get_one(Meeting, meeting).parts[0]
        part.verifiers[0].name = "Anna Berg"
    assert kinds(eva, meeting) == ["chair_verifies"]
    with eva.office.writing("test") as session:
        part = session.get_one(MinutesPart, eva.view(meeting).parts[0].id)
        part.verifiers.clear()
        part.chair = ""
    assert kinds(eva, meeting) == ["no_chair", "no_verifiers"]


def post(eva: Clerk, meeting: int, day: date, **fields: object) -> None:
    with eva.office.writing("test") as session:
        session.add(
            Notice(
                part_id=eva.view(meeting).parts[0].id, posted_on=day,
                last_appeal_day=day + timedelta(days=21), take_down_on=day + timedelta(days=22),
                minutes_location="Kansliet", **fields,  # pyright: ignore
            )
        )  # fmt: skip


def test_the_notice_goes_up_in_time_and_stays_up(eva: Clerk, meeting: int) -> None:
    eva.verifies(meeting, date(2026, 3, 12))
    assert kinds(eva, meeting, date(2026, 3, 14)) == ["announce_due"]
    assert kinds(eva, meeting, date(2026, 3, 15)) == ["announce_overdue"]
    post(eva, meeting, date(2026, 3, 16), taken_down_on=date(2026, 4, 1))
    assert kinds(eva, meeting, date(2026, 4, 2)) == ["posted_late", "taken_down_early"]


def test_a_joint_committee_posts_on_every_board(eva: Clerk, meeting: int) -> None:
    with eva.office.writing("test") as session:
        body = session.get_one(Body, eva.world.bodies["RUN"])
        body.notice_boards = ("Granby", "Östanå")
    eva.verifies(meeting, date(2026, 3, 12))
    post(eva, meeting, date(2026, 3, 13), board="Granby")
    (left,) = found(eva, meeting, date(2026, 3, 14))
    assert (left.what, left.facts) == ("announce_due", ("2026-03-14", "Östanå"))
    assert remark_in_words(left).startswith(
        "RUN 2026-03-10 är justerat och ska anslås senast 14 mars 2026 på Östanå."
    )


def test_older_minutes_that_nobody_verified(eva: Clerk, meeting: int) -> None:
    old = eva.meets("RUN", date(2026, 1, 20), ["Gammalt"])
    eva.writes(eva.view(old).agenda[0].id)
    assert kinds(eva, meeting) == ["older_unverified"]


def test_an_empty_meeting_and_one_without_end(eva: Clerk, meeting: int) -> None:
    empty = kinds(eva, eva.meets("RS", date(2026, 9, 2)))
    assert sorted(empty) == ["no_items", "vacant_seats"]
    with eva.office.writing("test") as session:
        session.get_one(Meeting, meeting).ends_at = ""
    assert kinds(eva, meeting) == ["no_end"]


def handled(**changes: object) -> list[str]:
    plain = HandlingFacts(
        paragraph_id=1, name="§ 2", standing=0, referrals_without_reason=0, has_order=False,
        votes=(), reservations=(), ended_at="16:05",
    )  # fmt: skip
    return [one.what for one in handling_remarks(dataclasses.replace(plain, **changes))]


def vote(counted: int, *, secret: bool = False, confirmed: bool = False, settled: bool = True):
    return (VoteFacts(1, counted, 7, secret, confirmed, settled),)


@pytest.mark.parametrize(
    ("day", "what"), [(date(2026, 3, 24), []), (date(2026, 3, 25), ["verified_late"])]
)
def test_a_verification_after_fourteen_days_is_told(eva: Clerk, day, what) -> None:
    meeting = eva.holds("RUN", TODAY, ["Årets plan"])
    eva.verifies(meeting, day)
    found = [kind for kind in kinds(eva, meeting, day) if kind == "verified_late"]
    assert found == what


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"standing": 1}, []),
        ({"standing": 2}, ["proposals_without_order"]),
        ({"standing": 2, "has_order": True}, []),
        ({"standing": 2, "votes": vote(7)}, []),
        ({"votes": vote(6)}, ["votes_do_not_add_up"]),
        ({"votes": vote(8, secret=True)}, ["votes_do_not_add_up"]),
        ({"votes": vote(5, secret=True)}, ["votes_missing"]),
        ({"votes": vote(5, secret=True, confirmed=True)}, []),
        ({"votes": vote(7, settled=False)}, ["vote_unsettled"]),
        ({"referrals_without_reason": 1}, ["referral_without_reason"]),
        ({"reservations": (DissentFacts(("Sten Wik",), "16:00", False),)}, []),
        ({"reservations": (DissentFacts(("Sten Wik",), "16:30", False),)}, ["reservation_late"]),
        ({"reservations": (DissentFacts(("Sten Wik",), "16:30", True),)}, []),
    ],
)
def test_votes_proposals_and_reservations(changes, what) -> None:
    assert handled(**changes) == what


def test_ac39_a_changed_wording_shows_until_somebody_lets_it_stand(eva: Clerk, meeting: int):
    key = paragraph_of(eva, meeting)
    later = Office(eva.office.store, "Eva Öst", lambda: TODAY + timedelta(days=1))
    revise_paragraph(
        later, key, eva.version(key), decision=decision("Nämnden beslutar", ("Nytt.",))
    )
    (remark,) = found(eva, meeting)
    assert remark.what == "decision_reworded"
    assert "”Nämnden beslutar att\nFörslaget antas.” och lyder nu" in remark_in_words(remark)
    with eva.office.reading() as session:
        assert remarks_on_paragraph(session, meeting, key, TODAY) == (remark,)
        rows = session.connection().exec_driver_sql(
            "SELECT changes FROM journal_event WHERE subject_id = ? ORDER BY number DESC", (key,)
        )
        changes = rows.scalars().first() or ""
    assert "Förslaget antas." in changes
    assert "Nytt." in changes

    acknowledge(eva.office, remark, "Enligt ordföranden")
    (seen,) = found(eva, meeting)
    assert seen.acknowledged
    revise_paragraph(
        later, key, eva.version(key), decision=decision("Nämnden beslutar", ("Åter.",))
    )
    (again,) = found(eva, meeting)
    assert not again.acknowledged


def test_ac39_while_the_meeting_lasts_the_wording_follows(eva: Clerk) -> None:
    meeting = eva.holds("RUN", TODAY, ["Årets plan"])
    key = paragraph_of(eva, meeting, 0)
    revise_paragraph(eva.office, key, eva.version(key), decision=decision("Nämnden", ("Nytt.",)))
    assert "decision_reworded" not in kinds(eva, meeting)


def test_ac25_no_quorum_stands_in_the_way_until_acknowledged(eva: Clerk, meeting: int) -> None:
    with eva.office.writing("test") as session:
        session.get_one(Body, eva.world.bodies["RUN"]).seats = 31
    grave = [one for one in found(eva, meeting) if one.what == "not_quorate"]
    assert [one.facts for one in grave] == [("14", "16")] * 3
    assert "Organet är inte beslutför" in remark_in_words(grave[0])
    part = eva.view(meeting).parts[0].id
    with pytest.raises(NotReady):
        verify_minutes(eva.office, part, date(2026, 3, 12))
    with pytest.raises(ReasonNeeded):
        acknowledge(eva.office, grave[0], " ")
    for one in grave:
        acknowledge(eva.office, one, "Platserna tillsätts i april")
    verify_minutes(eva.office, part, date(2026, 3, 12))


@pytest.mark.parametrize(
    ("kind", "opened", "what"),
    [
        (CaseKind.MOTION, date(2025, 3, 9), ["motion_overdue"]),
        (CaseKind.CITIZEN_PROPOSAL, date(2025, 4, 1), ["motion_due"]),
        (CaseKind.MOTION, date(2025, 9, 1), []),
        (CaseKind.ORDINARY, date(2020, 1, 1), []),
    ],
)
def test_motions_are_answered_within_a_year(eva: Clerk, kind, opened, what) -> None:
    key = eva.world.cases["00677-2020"]
    with eva.office.writing("test") as session:
        case = session.get_one(Case, key)
        case.kind, case.opened_on = kind, opened
    with eva.office.reading() as session:
        assert [one.what for one in remarks_on_case(session, key, TODAY)] == what


def test_what_is_public_of_a_case_is_searched(eva: Clerk) -> None:
    key = eva.world.cases["00677-2020"]
    record = add_record(eva.world, "00677-2020", "Brev", counterpart=PERSON)
    with eva.office.writing("test") as session:
        session.get_one(Case, key).title = f"Bidrag till {PERSON}"
        session.get_one(Record, record).protected_title = "Läkarintyg"
    with eva.office.reading() as session:
        remarks = remarks_on_case(session, key, TODAY)
    assert [(one.what, one.subject_id) for one in remarks] == [
        ("personal_number", key), ("protected_without_basis", record), ("personal_number", record),
    ]  # fmt: skip


def test_the_number_of_statements_does_not_grow(eva: Clerk) -> None:
    def statements(meeting: int) -> int:
        count: list[str] = []
        with eva.office.reading() as session:
            engine = session.get_bind()
            event.listen(engine, "before_cursor_execute", lambda *a: count.append(a[2]))
            remarks_on_meeting(session, meeting, TODAY)
        return len(count)

    small, large = eva.holds("RUN", TODAY, ["Ett"]), eva.meets("RS", TODAY, ["Två"] * 40)
    for row in eva.view(large).agenda:
        eva.writes(row.id)
    assert statements(large) <= statements(small) + 1


CHECKS = Path(remark_module.__file__).parent


def told_kinds() -> Iterator[str]:
    """Every kind of remark that the checks can make, from their source."""
    sources = [*CHECKS.glob("*_checks.py"), CHECKS / "integrity.py", CHECKS / "readiness.py"]
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                word = node.value
                if word.isascii() and word.islower() and re.fullmatch("[a-z]+(_[a-z]+)+", word):
                    yield word


UNDELEGABLE = (f"undelegable_{kind}" for kind in Undelegable)
KINDS = sorted({*told_kinds(), *RemarkKind, *UNDELEGABLE, "vacant_seats", "origin_corrected"})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_remark_has_its_sentences(kind: str) -> None:
    said = remark_in_words(Remark(what=kind, where="§ 17", facts=("2026-03-12", "två", "tre", "4")))
    assert kind in SENTENCES
    assert said.endswith((".", "}"))
    assert kind not in said
    assert "None" not in said


def test_no_sentence_is_without_a_remark() -> None:
    assert set(SENTENCES) - set(KINDS) == set()


def test_every_section_can_be_opened() -> None:
    cited = {
        node.value
        for source in CHECKS.glob("*_checks.py")
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        and node.value[:3] in ("KL ", "JO ", "OSL", "FL ")
    }  # fmt: skip
    assert cited
    for citation in cited:
        assert all(statute(one).summary for one in sections(citation))
