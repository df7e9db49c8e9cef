"""The commands that make a register and take documents in."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, cast

from db.rules.refusals import AlreadyRegistered
from db.store import Store
from desktop.commands.answers import print_json
from desktop.commands.opening import clerk, open_office
from desktop.intake.draft import Draft
from desktop.intake.recognise import read_document
from desktop.operations.accept import Accepted, accept
from desktop.operations.office import Office
from desktop.operations.organisation import set_up
from desktop.operations.proposal import proposals_from
from desktop.operations.sample import fill_with_sample


def new(said: argparse.Namespace) -> int:
    """Create a register, empty or with the sample organisation."""
    path = Path(said.file)
    with Store.create(path) as store:
        office = Office(store, clerk())
        if said.sample:
            fill_with_sample(office)
        else:
            set_up(office, said.organisation or path.stem)
    if said.json:
        print_json({"register": str(path)})
    else:
        print(f"Registret {path} är skapat.")
    return 0


def read(said: argparse.Namespace) -> int:
    """Show what is recognised in documents; touches no register."""
    drafts = [read_document(Path(name)) for name in said.files]
    if said.json:
        found = [draft.to_json() for draft in drafts]
        print_json(found[0] if len(found) == 1 else found)
    else:
        for draft in drafts:
            _print_draft(draft)
    return 0


def _print_draft(draft: Draft) -> None:
    print(draft.source.name)
    for key, value in draft.to_json().items():
        shown: list[Any] = cast("list[Any]", value) if isinstance(value, list) else [value]
        print(f"  {LABELS.get(key, key)}:")
        for line in shown:
            print(f"    {line}")


LABELS = {
    "kind": "Slag",
    "organisation": "Organisation",
    "body": "Organ",
    "meeting_date": "Sammanträdesdatum",
    "document_date": "Datum",
    "registration_numbers": "Diarienummer",
    "paragraph_numbers": "Paragrafer",
    "titles": "Rubriker",
    "lead_in": "Inledning till beslut",
    "decision_points": "Beslut",
    "proposed_points": "Förslag till beslut",
    "decision_basis": "Beslutsunderlag",
    "recipients": "Mottagare",
    "statement": "Yttrande",
    "summary": "Sammanfattning",
    "matter": "Ärendet",
    "matter_headings": "Underrubriker",
    "proposals": "Yrkanden",
    "votes": "Omröstningar",
    "reservations": "Reservationer",
    "chair": "Ordförande",
    "secretary": "Sekreterare",
    "verifiers": "Justerare",
    "attendance": "Närvaro",
    "verified_on": "Justerat",
    "posted_on": "Anslaget",
    "taken_down_on": "Nedtaget",
}


def add(said: argparse.Namespace) -> int:
    """Read documents and register them, as the import page does on "Godkänn"."""
    office = open_office(said.register)
    answers = [_add(office, Path(name), dry_run=said.dry_run) for name in said.files]
    if said.json:
        print_json(answers[0] if len(answers) == 1 else answers)
    else:
        for answer in answers:
            print(_sentence(answer))
    return 0


def _add(office: Office, path: Path, *, dry_run: bool) -> dict[str, Any]:
    draft = read_document(path)
    try:
        accepted = accept(office, draft.source, proposals_from(draft), dry_run=dry_run)
    except AlreadyRegistered as known:
        case = known.registration_number
        return {"file": path.name, "registration_number": case, "added": False, "reason": "known"}
    return _answer(path, accepted, dry_run=dry_run)


def _answer(path: Path, accepted: Accepted, *, dry_run: bool) -> dict[str, Any]:
    return {
        "file": path.name,
        "registration_number": accepted.registration_number,
        "added": not dry_run,
        "new_case": accepted.new_case,
        "memos": len(accepted.memo_ids),
        "paragraphs": len(accepted.paragraph_ids),
    }


def _sentence(answer: dict[str, Any]) -> str:
    number, name = answer["registration_number"], answer["file"]
    if answer.get("reason") == "known":
        return f"{name} finns redan i ärende {number} och lades inte till igen."
    if not answer["added"]:
        return f"{name} skulle registreras i ärende {number}."
    kind = "nytt ärende" if answer["new_case"] else "ärende"
    return f"{name} är registrerad i {kind} {number}."
