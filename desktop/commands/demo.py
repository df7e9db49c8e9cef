"""The whole job without a screen: from a memo that came by e-mail to extracts on their way."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from db.queries.existing import body_named, recipients_of
from db.queries.meetings import MeetingView, meeting_view
from db.rules.calendar import weekday_by
from db.rules.lifecycle import PaperKind, Presence
from db.store import Store
from desktop.commands.answers import print_json
from desktop.commands.opening import SUFFIX
from desktop.delivery.files import write_new
from desktop.intake.draft import Kind
from desktop.intake.recognise import read_document
from desktop.operations.accept import accept
from desktop.operations.agenda import put_memo_on_agenda
from desktop.operations.extracts import SentTo, make_extracts, mark_sent
from desktop.operations.meetings import mark_summoned, plan_meeting
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.notices import post_notice
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.papers import MadePaper, make_paper
from desktop.operations.proposal import proposals_from
from desktop.operations.sample import fill_with_sample
from desktop.operations.sample_data import incoming_documents, load_sample

CLERK = "Bengt Aspenlid"
BODY = "Regionstyrelsen"


def demo(said: argparse.Namespace) -> int:
    """Do the job on a new sample register in the folder, and tell each file."""
    folder = Path(said.folder)
    folder.mkdir(parents=True, exist_ok=True)
    register = _free_name(folder, "exempel", SUFFIX)
    with Store.create(register) as store:
        sample = load_sample()
        office = Office(store, CLERK, lambda: sample.today)
        fill_with_sample(office, sample)
        written = [register, *_do_the_job(office, folder)]
    if said.json:
        print_json([str(path) for path in written])
    else:
        for path in written:
            print(path)
    return 0


def _free_name(folder: Path, stem: str, suffix: str) -> Path:
    names = (f"{stem}{suffix}", *(f"{stem} {n}{suffix}" for n in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _do_the_job(office: Office, folder: Path) -> Iterator[Path]:
    memo_id = take_in_memo(office)
    yield from _write(folder, make_paper(office, PaperKind.MEMO, memo_id))
    meeting_id = _plan(office, memo_id)
    yield from _write(folder, make_paper(office, PaperKind.SUMMONS, meeting_id))
    view = _hold(office, meeting_id)
    part_id = view.parts[0].id
    yield from _write(folder, verify_minutes(office, part_id, office.today() + timedelta(days=9)))
    posted = weekday_by(office.today() + timedelta(days=10))
    post_notice(office, part_id, posted)
    yield from _write(folder, make_paper(office, PaperKind.NOTICE, part_id))
    yield from _extracts(office, view, folder / "utdrag")


def take_in_memo(office: Office) -> int:
    """Register the memo that came by e-mail, as it stands in the file; gives the memo's key."""
    with tempfile.TemporaryDirectory() as place:
        for name, text in incoming_documents().items():
            path = Path(place) / name
            path.write_text(text, encoding="utf-8")
            draft = read_document(path)
            if draft.kind is Kind.OFFICIAL_MEMO:
                proposals = [replace(p, body=p.body or BODY) for p in proposals_from(draft)]
                return accept(office, draft.source, proposals).memo_ids[0]
    raise LookupError("the sample has no memo")


def _plan(office: Office, memo_id: int) -> int:
    with office.reading() as session:
        body_id = body_named(session, BODY)
    if body_id is None:
        raise LookupError(BODY)
    day = office.today() + timedelta(days=8)
    meeting_id = plan_meeting(
        office, body_id, day, place="Regionhuset i Granselet, sal Forsen", secretary=CLERK
    )
    put_memo_on_agenda(office, memo_id, meeting_id)
    mark_summoned(office, meeting_id, office.today())
    return meeting_id


def _hold(office: Office, meeting_id: int) -> MeetingView:
    assign_numbers(office, meeting_id)
    view = _view(office, meeting_id)
    verifier = [row for row in view.attendance if row.presence is Presence.SERVING][-1]
    choose_verifiers(
        office,
        view.parts[0].id,
        [f"{verifier.name} ({verifier.party})"],
        planned_on=office.today() + timedelta(days=9),
        planned_place="Regionkansliet",
    )
    return _view(office, meeting_id)


def _view(office: Office, meeting_id: int) -> MeetingView:
    with office.reading() as session:
        return meeting_view(session, meeting_id)


def _extracts(office: Office, view: MeetingView, folder: Path) -> Iterator[Path]:
    paragraph_ids = [row.paragraph_id for row in view.agenda if row.paragraph_id is not None]
    yield from make_extracts(office, paragraph_ids, folder)
    with office.reading() as session:
        from_paragraphs = [
            SentTo(key, label) for key in paragraph_ids for label in recipients_of(session, key)
        ]
    mark_sent(office, from_paragraphs, office.today() + timedelta(days=10))


def _write(folder: Path, papers: Iterable[MadePaper]) -> Iterator[Path]:
    for paper in papers:
        yield write_new(folder, paper.name, paper.content)
