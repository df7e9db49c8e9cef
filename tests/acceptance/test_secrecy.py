"""What is secret stays secret in every output, and the internal version has all of it (AC-58)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from sqlalchemy import text

from db.entities.case import Case, Memo
from db.entities.correction import VerificationRefusal
from db.entities.handling import Ballot, Dissent, Proposal, Vote
from db.entities.meeting import AgendaItem
from db.entities.record import Record
from db.queries.search import search
from db.rules.decision import decision
from db.rules.lifecycle import (
    DissentKind,
    Outcome,
    PaperFormat,
    PaperKind,
    ProposalKind,
    VoteMethod,
)
from db.rules.rich_text import Run, Text, rich, runs
from db.rules.voting import Ballot as BallotValue
from desktop.operations.agenda import put_memo_on_agenda
from desktop.operations.corrections import correct_paragraph
from desktop.operations.delegation import register_chair_decision, register_decision
from desktop.operations.extracts import make_extract, make_unverified_extract
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.minutes_parts import Unwilling
from desktop.operations.notices import post_notice
from desktop.operations.numbering import assign_numbers
from desktop.operations.papers import MadePaper, make_paper
from desktop.operations.paragraphs import open_paragraph, revise_paragraph
from tests.acceptance.clerk import Clerk, all_of_word, clerk_of, pdf_pages, read_word
from tests.world import TODAY, World, add_case, add_record

WORD = "HEMLIGT-XYZ"
BASIS = "OSL 39 kap. 2 §"
ALL = (PaperFormat.WORD, PaperFormat.PDF, PaperFormat.HTML)


@dataclass
class Secrets:
    """A committee's meeting with a secret item, and one whose text has secret words."""

    eva: Clerk
    meeting: int
    case: int
    memo: int
    secret: int
    masked: int

    def public(self, *, verified: bool) -> Iterator[MadePaper]:
        """Every public paper that there is about it."""
        yield from self.papers(public=True)
        for paragraph in self.secret, self.masked:
            if verified:
                yield from make_extract(self.eva.office, paragraph)
            else:
                yield from make_unverified_extract(self.eva.office, paragraph, ALL)

    def papers(self, *, public: bool) -> Iterator[MadePaper]:
        """The papers of case, memo, body and meeting."""
        subjects = (
            (PaperKind.SUMMONS, self.meeting), (PaperKind.MINUTES, self.meeting),
            (PaperKind.MEMO, self.memo), (PaperKind.JOURNAL, self.case),
            (PaperKind.DELEGATIONS, self.eva.world.bodies["RUN"]),
            (PaperKind.DELEGATIONS, self.meeting), *self._quick(),
        )  # fmt: skip
        for kind, key in subjects:
            yield from make_paper(self.eva.office, kind, key, formats=ALL, public=public)

    def _quick(self) -> Iterator[tuple[PaperKind, int]]:
        """Only while the minutes are open."""
        if not self.eva.view(self.meeting).parts[0].is_verified:
            yield PaperKind.QUICK_MINUTES, self.meeting


@pytest.fixture
def secrets(world: World) -> Secrets:
    """The word stands in everything of the secret item, and in secret words of the other."""
    eva = clerk_of(world)
    case = add_case(
        world, "900-2026", "Personärende", protected_title=f"Avsked av {WORD}", legal_basis=BASIS,
        submitted_by=WORD,
    )  # fmt: skip
    world.cases["900-2026"] = case
    record = add_record(
        world, "900-2026", "Brev", protected_title=f"Brev om {WORD}", legal_basis=BASIS,
        counterpart=WORD, original_name=f"{WORD}.pdf",
    )  # fmt: skip
    memo = _memo(eva, case)
    meeting = eva.meets("RUN", TODAY, ["Val av justerare"])
    secret = open_paragraph(eva.office, put_memo_on_agenda(eva.office, memo, meeting))
    masked = eva.writes(
        eva.adds(meeting, "Stöd till byarna"),
        matter=(Text((Run("Sökanden "), Run(WORD, secret=True), Run(" bor i byn."))),),
        decision_basis=((Run("Brev från "), Run(WORD, secret=True)),),
    )
    eva.writes(eva.view(meeting).agenda[0].id)
    _fill(eva, meeting, secret)
    with eva.office.reading() as session:
        assert session.get_one(Record, record).title == "Brev"
    _delegated(eva)
    assign_numbers(eva.office, meeting)
    return Secrets(eva, meeting, case, memo, secret, masked)


def _memo(eva: Clerk, case: int) -> int:
    with eva.office.writing("memo.start") as session:
        memo = Memo(
            case_id=case, body_id=eva.world.bodies["RUN"], title=f"Personärende {WORD}",
            author=WORD, recipients=(WORD,), decision=decision(f"{WORD} ska", (f"{WORD} gå.",)),
            statement=rich(WORD), summary=rich(WORD), matter=rich(WORD),
            decision_basis=(runs(WORD),),
        )  # fmt: skip
        session.add(memo)
        session.flush()
        return memo.id


def _fill(eva: Clerk, meeting: int, secret: int) -> None:
    """Every other field of the item and its paragraph that can hold the word."""
    fields = ("proposals", "order_of_proposals", "vote", "reservations", "notes")
    revise_paragraph(
        eva.office, secret, eva.version(secret), **{name: rich(WORD) for name in fields}
    )  # pyright: ignore
    people = eva.world.people
    with eva.office.writing("test") as session:
        item = next(row for row in eva.view(meeting).agenda if row.paragraph_id == secret)
        held = session.get_one(AgendaItem, item.id)
        held.presenter, held.outcome_reason, held.outcome = WORD, WORD, Outcome.REFERRED_BACK
        first, second = (
            Proposal(paragraph_id=secret, place=place, kind=kind, proposers=(WORD,),
                     text=rich(WORD), reason=WORD)
            for place, kind in enumerate((ProposalKind.APPROVAL, ProposalKind.AMENDMENT))
        )  # fmt: skip
        session.add_all([first, second])
        session.flush()
        vote = Vote(paragraph_id=secret, place=0, method=VoteMethod.OPEN, yes_id=first.id,
                    no_id=second.id)  # fmt: skip
        session.add(vote)
        session.flush()
        members = [name for name in people if name != "Eva Öst"][:7]
        for place, name in enumerate(members):
            session.add(
                Ballot(vote_id=vote.id, person_id=people[name], place=place, name=name,
                       party=WORD[:20], value=BallotValue.YES)
            )  # fmt: skip
        for place, kind in enumerate(DissentKind):
            session.add(
                Dissent(paragraph_id=secret, place=place, kind=kind, names=(WORD,),
                        text=rich(WORD))
            )  # fmt: skip
        session.add(
            VerificationRefusal(paragraph_id=secret, name=WORD, reason=WORD, refused_on=TODAY)
        )


def _delegated(eva: Clerk) -> None:
    run = eva.world.bodies["RUN"]
    register_decision(
        eva.office, run, matter=f"Placering av {WORD}", made_by="Moa Sund", decided_on=TODAY,
        case_id=eva.world.cases["900-2026"],
    )  # fmt: skip
    register_chair_decision(
        eva.office, run, matter=WORD, made_by="Anna Berg (S)", decided_on=TODAY, urgency=WORD,
        legal_basis=BASIS,
    )  # fmt: skip


def every_byte(paper: MadePaper) -> str:
    """All that a file holds, taken out of what it is packed in, and its name."""
    match paper.format:
        case PaperFormat.WORD:
            return f"{paper.name}\n{all_of_word(paper.content)}"
        case PaperFormat.PDF:
            return f"{paper.name}\n" + "\n".join(_of_pdf(paper.content))
        case PaperFormat.HTML:
            return f"{paper.name}\n{paper.content.decode('utf-8')}"


def _of_pdf(content: bytes) -> Iterator[str]:
    """Pages as text, and every object with its strings and its stream unpacked."""
    yield " ".join(pdf_pages(content))
    with pikepdf.open(BytesIO(content)) as pdf:
        for thing in pdf.objects:
            yield repr(thing)
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield thing.read_bytes().decode("utf-8", "replace")
                except (pikepdf.PdfError, zlib.error):
                    continue
        yield str(dict(pdf.docinfo))
        with pdf.open_outline() as outline:
            yield repr(list(outline.root))


def leaks(paper: MadePaper) -> bool:
    squeezed = every_byte(paper).replace("\u00ad", "").replace("\u2011", "-")
    return "HEMLIGT" in squeezed.upper()


def test_ac58_no_public_byte_holds_the_word_before_verification(secrets: Secrets) -> None:
    papers = list(secrets.public(verified=False))
    assert {paper.format for paper in papers} == set(ALL)
    assert [paper.name for paper in papers if leaks(paper)] == []


def test_ac58_nor_after_verification_refusal_notice_and_correction(secrets: Secrets) -> None:
    eva, part = secrets.eva, secrets.eva.view(secrets.meeting).parts[0].id
    choose_verifiers(eva.office, part, ["Nils Åkerlund (M)"])
    verify_minutes(eva.office, part, date(2026, 3, 12))
    post_notice(eva.office, part, date(2026, 3, 13))
    for key in secrets.secret, secrets.masked:
        make_extract(eva.office, key)
        new = (Text((Run("Sökanden ", False), Run(f"{WORD} 2", secret=True))),)
        correct_paragraph(
            eva.office, key, {"matter": rich(f"{WORD} 2") if key == secrets.secret else new},
            reason="Fel namn", decided_by="Anna Berg (S)", decided_on=date(2026, 4, 20),
        )  # fmt: skip
    papers = [
        *secrets.public(verified=True), *make_paper(eva.office, PaperKind.NOTICE, part, formats=ALL)
    ]  # fmt: skip
    assert [paper.name for paper in papers if leaks(paper)] == []
    minutes = read_word(make_paper(eva.office, PaperKind.MINUTES, secrets.meeting)[0].content)
    assert minutes.count("Rättad 2026-04-20") == 2


def test_ac58_a_refused_secret_paragraph_tells_no_reason(secrets: Secrets) -> None:
    eva, part = secrets.eva, secrets.eva.view(secrets.meeting).parts[0].id
    choose_verifiers(eva.office, part, ["Nils Åkerlund (M)"])
    said = Unwilling(secrets.secret, "Nils Åkerlund (M)", WORD)
    made = verify_minutes(eva.office, part, date(2026, 3, 12), unwilling=[said])
    assert not any(leaks(paper) for paper in made)
    assert "Paragrafen är inte justerad." in read_word(made[0].content)


def test_ac58_the_secret_item_has_its_number_and_its_section(secrets: Secrets) -> None:
    for kind in PaperKind.SUMMONS, PaperKind.MINUTES:
        for paper in make_paper(secrets.eva.office, kind, secrets.meeting):
            if paper.format is PaperFormat.WORD:
                shown = read_word(paper.content)
            else:
                shown = " ".join(pdf_pages(paper.content))
            assert f"Sekretessärende ({BASIS})" in " ".join(shown.split())
    extract = read_word(make_unverified_extract(secrets.eva.office, secrets.secret)[0].content)
    assert f"§\u00a02\tSekretessärende ({BASIS})" in extract
    masked = read_word(make_unverified_extract(secrets.eva.office, secrets.masked)[0].content)
    assert "Sökanden [sekretess] bor i byn." in masked


def test_ac58_the_internal_version_has_everything(secrets: Secrets) -> None:
    for paper in secrets.papers(public=False):
        assert leaks(paper), paper.name
        assert "internt" in paper.name
        assert WORD not in paper.name


def test_ac58_the_search_index_holds_nothing_secret(secrets: Secrets) -> None:
    with secrets.eva.office.reading() as session:
        assert search(session, WORD) == ()
        assert search(session, "XYZ") == ()
        rows = session.execute(text("SELECT key, title, text FROM search_entry"))
        assert not [row for row in rows if "XYZ" in "".join(row)]
        assert session.get_one(Case, secrets.case).protected_title.endswith(WORD)


def test_a_word_that_becomes_secret_is_left_out_of_the_journals_past(secrets: Secrets) -> None:
    eva, key = secrets.eva, secrets.masked
    revise_paragraph(eva.office, key, eva.version(key), matter=rich(f"Sökanden {WORD} bor."))
    revise_paragraph(eva.office, key, eva.version(key), matter=(Text((Run(WORD, secret=True),)),))
    papers = make_paper(eva.office, PaperKind.JOURNAL, secrets.case, formats=ALL)
    assert not any(leaks(paper) for paper in papers)
