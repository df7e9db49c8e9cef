"""The memo (tjänsteskrivelse): a proposal to a body, as a paper."""

from __future__ import annotations

from collections.abc import Iterator

from db.entities.case import Memo
from db.entities.organisation import Organisation
from db.rules.rich_text import RichText, Text, runs
from desktop.documents.compose.paragraph import SECRET_TITLE, set_under
from desktop.documents.compose.phrases import long_date
from desktop.documents.house_style import HouseStyle, LabelledPart, Part
from desktop.documents.model import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Line,
    LineRole,
    Manuscript,
    Protected,
    RunningHead,
    Title,
)


def compose_memo(memo: Memo, organisation: Organisation, style: HouseStyle) -> Manuscript:
    """The memo in the order and under the labels of the house; a secret case's is kept apart."""
    case = memo.case
    day = memo.dated_on or case.opened_on
    secret = bool(case.legal_basis)
    title = f"{SECRET_TITLE} ({case.legal_basis})" if secret else memo.title
    document = Document(
        kind="memo",
        title=title,
        subject=f"Tjänsteskrivelse i ärende {case.registration_number}",
        head=RunningHead(
            paper="Tjänsteskrivelse",
            organisation=organisation.name,
            day=day.isoformat(),
            reference=f"{style.registration_number_label} {case.registration_number}",
        ),
        registration_numbers=(case.registration_number,),
        made_on=day,
        blocks=(),
    )
    blocks = tuple(_blocks(memo, style))
    public = (Title(runs(title)),)
    return Manuscript(document, (Protected(blocks, public),) if secret else blocks)


def _blocks(memo: Memo, style: HouseStyle) -> Iterator[Block]:
    yield Facts(tuple(_facts(memo, style)))
    yield Title(runs(memo.title))
    for entry in style.memo:
        yield from _part(memo, entry)


def _facts(memo: Memo, style: HouseStyle) -> Iterator[Fact]:
    body = memo.body.name if memo.body else ""
    values = (
        ("Datum", long_date(memo.dated_on) if memo.dated_on else ""),
        (style.registration_number_label, memo.case.registration_number),
        ("Handläggare", memo.author),
        ("Till", body),
    )
    return (Fact(name, (runs(value),)) for name, value in values if value)


def _part(memo: Memo, entry: LabelledPart) -> Iterator[Block]:
    content = tuple(_content(memo, entry.part))
    if content:
        yield Heading(runs(entry.label), 1)
        yield from content


def _content(memo: Memo, part: Part) -> Iterator[Block]:
    match part:
        case Part.DECISION_BASIS:
            yield from (Text(line) for line in memo.decision_basis)
        case Part.RECIPIENTS:
            yield from (Line(runs(name), LineRole.RECIPIENT) for name in memo.recipients)
        case _:
            yield from set_under(_rich_part(memo, part), 1)


def _rich_part(memo: Memo, part: Part) -> RichText:
    match part:
        case Part.DECISION:
            return memo.decision
        case Part.STATEMENT:
            return memo.statement
        case Part.SUMMARY:
            return memo.summary
        case Part.MATTER:
            return memo.matter
        case _:
            return ()
