"""Every kind of paper that the program makes, of the sample organisation carried a little further.

The sample's own meetings give most of them. What it lacks is added: delegated decisions, a
correction, a § that is verified at once, attachments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from sqlalchemy import select, update

from db.entities.case import Memo
from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.entities.organisation import Body
from db.entities.paragraph import Paragraph
from db.rules.lifecycle import Direction, PaperKind
from db.rules.rich_text import Text, runs
from db.store import Session, Store
from desktop.documents.compose.signing import compose_signing
from desktop.documents.model import Manuscript
from desktop.documents.signatures.checking import SignatureFact, Signing, Worth
from desktop.operations.corrections import correct_paragraph
from desktop.operations.delegation import (
    add_point,
    register_chair_decision,
    register_decision,
    report_decisions,
)
from desktop.operations.extracts import make_extract
from desktop.operations.minutes import verify_minutes
from desktop.operations.minutes_parts import declare_immediate
from desktop.operations.office import Office
from desktop.operations.paper_setting import Order
from desktop.operations.papers import extract_order, order_paper
from desktop.operations.records import add_record
from desktop.operations.sample import fill_with_sample
from desktop.operations.sample_data import load_sample

CLERK = "Eva Öst"
_SIGNED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_DAY = _SIGNED_AT.date()
_SIGNING = Signing(
    (
        SignatureFact(
            "Underskrift 1", "Ordförande: Åsa Lund", Worth.HOLDS, "Åsa Lund", "Utfärdaren",
            _SIGNED_AT, stamped=True,
        ),
        SignatureFact("Underskrift 2", "Justerare: Bo Ek", Worth.MISSING),
    )
)  # fmt: skip


@dataclass(frozen=True)
class SampleHouse:
    """The sample's register, and the keys of what papers are made of."""

    office: Office
    memo: int
    planned: int
    open_minutes: int
    apart: int
    verified: int
    notice: int
    paragraph: int
    corrected: int
    open_paragraph: int
    case: int
    body: int


def sample_house(path: Path) -> SampleHouse:
    """A new register with the sample organisation, carried on."""
    Store.create(path).close()
    day = load_sample().today
    office = Office(Store.open(path), CLERK, lambda: day)
    fill_with_sample(office)
    with office.reading() as session:
        house = _house(office, session)
        verifiable = _paragraphs(session, house.open_minutes)[3].id
    apart = declare_immediate(office, house.open_minutes, [verifiable])
    verify_minutes(office, apart, day, manner="Genom digital justering")
    _correct(office, house.corrected)
    _delegate(office, house)
    _attach(office, house)
    return replace(house, apart=apart)


def _house(office: Office, session: Session) -> SampleHouse:
    meetings = list(session.scalars(select(Meeting).order_by(Meeting.held_on)))
    verified = [each for each in meetings if each.parts[0].is_verified]
    whole = next(each for each in reversed(verified) if each.body.abbreviation == "RF")
    run = next(each for each in reversed(verified) if each.body.abbreviation == "RUN")
    still_open = next(each for each in meetings if _is_open(each))
    planned, memo = meetings[-1], session.scalars(select(Memo)).first()
    assert memo is not None
    paragraphs = [p for p in _paragraphs(session, run.id) if p.decision and p.matter]
    return SampleHouse(
        office,
        memo=memo.id,
        planned=planned.id,
        open_minutes=still_open.id,
        apart=0,
        verified=whole.id,
        notice=verified[0].parts[0].id,
        paragraph=paragraphs[0].id,
        corrected=paragraphs[-1].id,
        open_paragraph=_paragraphs(session, still_open.id)[4].id,
        case=memo.case_id,
        body=planned.body_id,
    )


def _is_open(meeting: Meeting) -> bool:
    return not meeting.parts[0].is_verified and bool(meeting.parts[0].paragraphs)


def _paragraphs(session: Session, meeting_id: int) -> list[Paragraph]:
    wanted = select(Paragraph).where(Paragraph.meeting_id == meeting_id)
    return list(session.scalars(wanted.order_by(Paragraph.number)))


def _correct(office: Office, paragraph_id: int) -> None:
    make_extract(office, paragraph_id)
    correct_paragraph(
        office,
        paragraph_id,
        {"summary": (Text(runs("Sammanfattningen har rättats: beloppet är 40 000 kronor.")),)},
        reason="Fel belopp",
        decided_by="Kansliet",
        decided_on=office.today(),
    )


def _delegate(office: Office, house: SampleHouse) -> None:
    day = office.today()
    point = add_point(office, house.body, "3.2", "Bidrag under 50 000 kronor", "Direktören")
    told = [
        register_decision(
            office,
            house.body,
            matter=f"Bidrag till bygdegården i Norrbyn, etapp {number}",
            made_by="Siv Ström, direktör",
            decided_on=day,
            point_id=point,
            case_id=house.case,
        )
        for number in range(1, 4)
    ]
    register_chair_decision(
        office,
        house.body,
        matter="Yttrande över förlängd remisstid",
        made_by="Ordföranden",
        decided_on=day,
        urgency="Remissen gick ut före nästa sammanträde",
    )
    report_decisions(office, house.planned, told[:2])


def _attach(office: Office, house: SampleHouse) -> None:
    with office.reading() as session:
        meeting = session.get_one(Meeting, house.planned)
        cases = [link.case_id for item in meeting.items for link in item.case_links]
    for name, content in (("karta.png", _picture()), ("svar.txt", b"Inga synpunkter.")):
        add_record(
            office,
            cases[0],
            f"Underlag {name}",
            direction=Direction.INCOMING,
            content=content,
            original_name=name,
            received_on=office.today(),
        )


def _picture() -> bytes:
    target = BytesIO()
    Image.new("RGB", (60, 40), "#446688").save(target, "PNG")
    return target.getvalue()


def in_style(house: SampleHouse, key: str) -> None:
    """Let every body have that house style."""
    with house.office.writing("house_style.change") as session:
        session.execute(update(Body).values(house_style=key))


def every_order(house: SampleHouse) -> dict[str, Order]:
    """One order of each kind of paper, by what it is called."""
    with house.office.reading() as session:
        return dict(_orders(house, session))


def _orders(house: SampleHouse, session: Session) -> Iterator[tuple[str, Order]]:
    for name, kind, key in (
        ("memo", PaperKind.MEMO, house.memo),
        ("summons", PaperKind.SUMMONS, house.planned),
        ("minutes", PaperKind.MINUTES, house.verified),
        ("minutes-open", PaperKind.MINUTES, house.open_minutes),
        ("quick-minutes", PaperKind.QUICK_MINUTES, house.open_minutes),
        ("minutes-part", PaperKind.MINUTES, house.apart),
        ("extract", PaperKind.EXTRACT, house.paragraph),
        ("extract-corrected", PaperKind.EXTRACT, house.corrected),
        ("notice", PaperKind.NOTICE, house.notice),
        ("delegations-told", PaperKind.DELEGATIONS, house.planned),
        ("delegations-untold", PaperKind.DELEGATIONS, house.body),
        ("journal", PaperKind.JOURNAL, house.case),
    ):
        yield name, order_paper(house.office, session, kind, key)
    corrected = session.get_one(Paragraph, house.corrected)
    part = session.get_one(MinutesPart, corrected.part_id)
    yield (
        "minutes-corrected",
        order_paper(house.office, session, PaperKind.MINUTES, part.meeting_id),
    )
    still_open = session.get_one(Paragraph, house.open_paragraph)
    draft = extract_order(house.office, session, still_open, unverified=True)
    yield "extract-open", draft
    control = compose_signing(_SIGNING, "Protokoll.pdf", "Region Exempel", "ab" * 32, _DAY)
    manuscript = Manuscript(replace(control, blocks=()), control.blocks)
    yield "signing-control", replace(draft, manuscript=manuscript)
