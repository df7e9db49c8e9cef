# ruff: noqa: F811
# pyright: reportUnusedImport=false, reportPrivateUsage=false
"""The file that goes round: made, signed where it lies, taken back; stopped without a trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from db.entities.minutes import MinutesPart
from db.queries.meetings import meeting_view
from db.queries.papers import signed_papers
from db.rules.signatures import Kinship
from db.rules.signing_refusals import FileChangedMeanwhile, SignedFileBroken
from db.rules.troubles import FileTrouble
from desktop.operations.signing_files import (
    SignedFile,
    check_kept_file,
    check_loose_file,
    keep_signed_file,
    place_minutes_to_sign,
    read_signed_file,
    sign_file,
)
from desktop.operations.signing_keys import KeyFile, issuers_on_file
from tests.acceptance.clerk import Clerk
from tests.operations.test_signing import (  # noqa: F401
    _no_reports_of_tampering,
    authority,
    clerk,
    issuer,
    keys,
    part,
)
from tests.world import TODAY


class Stopped(Exception):
    """The clerk pressed Avbryt."""


def stop_at(step: int) -> Callable[[int, int, str], None]:
    def _progress(done: int, total: int, text: str) -> None:
        assert done < total
        assert text
        if done == step:
            raise Stopped

    return _progress


@pytest.fixture
def file(clerk: Clerk, part: int, tmp_path: Path) -> SignedFile:
    return place_minutes_to_sign(clerk.office, part, tmp_path / "runt")


def all_sign(clerk: Clerk, part: int, file: SignedFile, keys: list[KeyFile]) -> SignedFile:
    for fact, key in zip(file.signing.facts, keys, strict=True):
        file = sign_file(clerk.office, part, file, fact.place, key)
    return file


def test_the_file_lies_in_the_folder_and_grows_there(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
):
    assert file.path
    assert file.path.read_bytes() == file.content
    assert file.kinship is Kinship.OWN
    done = all_sign(clerk, part, file, keys)
    assert file.path.read_bytes() == done.content
    assert done.content.startswith(file.content)
    assert [each.name for each in file.path.parent.iterdir()] == [file.name]
    assert done.signing.complete


def test_a_second_file_is_put_beside_the_one_that_has_signatures(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
):
    signed = sign_file(clerk.office, part, file, "Underskrift 1", keys[0])
    assert file.path
    again = place_minutes_to_sign(clerk.office, part, file.path.parent)
    assert again.path != file.path
    assert file.path.read_bytes() == signed.content


@pytest.mark.parametrize("step", [0, 1])
def test_who_stops_the_signing_leaves_the_file_as_it_was(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
    step: int,
):
    with pytest.raises(Stopped):
        sign_file(clerk.office, part, file, "Underskrift 1", keys[0], progress=stop_at(step))
    assert file.path
    assert file.path.read_bytes() == file.content


def test_who_stops_the_keeping_verifies_nothing(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
):
    done = all_sign(clerk, part, file, keys)
    with pytest.raises(Stopped):
        keep_signed_file(clerk.office, part, done, TODAY, progress=stop_at(0))
    with clerk.office.reading() as session:
        assert not session.get_one(MinutesPart, part).is_verified


def test_nobody_signs_over_what_another_has_written_meanwhile(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
):
    sign_file(clerk.office, part, file, "Underskrift 1", keys[0])
    with pytest.raises(FileChangedMeanwhile) as met:
        sign_file(clerk.office, part, file, "Underskrift 2", keys[1])
    assert met.value.name == file.name


def test_a_kept_file_is_known_again_and_so_is_the_beginning_of_it(
    clerk: Clerk,
    part: int,
    file: SignedFile,
    keys: list[KeyFile],
    issuer: Path,
    tmp_path: Path,
):
    done = all_sign(clerk, part, file, keys)
    keep_signed_file(clerk.office, part, done, TODAY, [issuer])
    with clerk.office.reading() as session:
        meeting = session.get_one(MinutesPart, part).meeting_id
        (paper,) = signed_papers(meeting_view(session, meeting).papers)
    kept = check_kept_file(clerk.office, paper.id, [issuer])
    assert (kept.kinship, kept.content) == (Kinship.KEPT, done.content)
    assert kept.signing.complete
    copy = tmp_path / "kopia.pdf"
    for content, kinship in (
        (done.content, Kinship.KEPT),
        (file.content, Kinship.CUT_BACK),
        (done.content + b"\n% mer", Kinship.ADDED_TO),
        (done.content[:200] + b"x" + done.content[201:], Kinship.OTHER),
    ):
        copy.write_bytes(content)
        assert check_loose_file(clerk.office, paper.id, copy).kinship is kinship
        assert read_signed_file(clerk.office, part, copy).kinship is kinship


def test_a_file_that_is_no_pdf_or_not_there_is_refused(
    clerk: Clerk,
    part: int,
    tmp_path: Path,
):
    path = tmp_path / "brev.pdf"
    with pytest.raises(FileTrouble):
        read_signed_file(clerk.office, part, path)
    path.write_bytes(b"inget")
    with pytest.raises(SignedFileBroken):
        read_signed_file(clerk.office, part, path)


def test_issuers_on_file_are_named_also_when_they_cannot_be_read(issuer: Path, tmp_path: Path):
    sound, gone = issuers_on_file([issuer, tmp_path / "borta.pem"])
    assert sound.name == "Älvmarkens utfärdare"
    assert sound.valid_until
    assert (gone.name, gone.valid_until) == ("borta.pem", None)
