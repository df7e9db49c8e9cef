"""Minutes signed by three in turn, kept with what their signatures are worth (KL 5:69)."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization

from db.entities.minutes import MinutesPart
from db.queries.papers import papers_of
from db.rules.lifecycle import Direction, PaperFormat
from db.rules.refusals import NotReady, VerifiedTextLocked
from db.rules.signing_refusals import (
    KeyUnusable,
    SignatureBroken,
    SignaturesMissing,
    SignedAlready,
    SignedByAnother,
    SignedFileBroken,
)
from db.rules.troubles import FileTrouble
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.signatures.keys import key_from_file
from desktop.documents.signatures.signing import signed
from desktop.operations.minutes import choose_verifiers, verify_minutes
from desktop.operations.numbering import assign_numbers
from desktop.operations.paragraphs import revise_paragraph
from desktop.operations.records import add_record
from desktop.operations.signing import (
    MANNER,
    keep_signed_minutes,
    minutes_to_sign,
    sign_minutes,
    signatures_in,
)
from desktop.operations.signing_keys import Card, KeyFile
from tests.acceptance.clerk import Clerk, clerk_of
from tests.documents.authority import NOW, PASSWORD, Authority
from tests.documents.test_signatures import with_empty_page
from tests.world import TODAY, World

SIGNERS = ("Eva Öst", "Anna Berg", "Nils Åkerlund")


@pytest.fixture(autouse=True)
def _no_reports_of_tampering() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("Älvmarkens utfärdare")


@pytest.fixture
def issuer(tmp_path: Path, authority: Authority) -> Path:
    path = tmp_path / "utfärdare.pem"
    path.write_bytes(authority.certificate.public_bytes(serialization.Encoding.PEM))
    return path


@pytest.fixture
def keys(tmp_path: Path, authority: Authority) -> list[KeyFile]:
    paths = [tmp_path / f"{name}.p12" for name in SIGNERS]
    for path, name in zip(paths, SIGNERS, strict=True):
        path.write_bytes(authority.key_file(name))
    return [KeyFile(path, PASSWORD) for path in paths]


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


@pytest.fixture
def part(clerk: Clerk) -> int:
    """A meeting that is held and numbered, ready to be verified."""
    meeting = clerk.meets("RUN", TODAY, ["Val av justerare"])
    clerk.adds(meeting, "Årets plan", next(iter(clerk.world.cases)))
    return ready(clerk, meeting)


def ready(clerk: Clerk, meeting: int) -> int:
    for row in clerk.view(meeting).agenda:
        clerk.writes(row.id)
    assign_numbers(clerk.office, meeting)
    key = clerk.view(meeting).parts[0].id
    choose_verifiers(clerk.office, key, ["Nils Åkerlund (M)"], planned_place="Kansliet")
    return key


def signed_by_all(clerk: Clerk, part: int, keys: list[KeyFile], **options: bool) -> bytes:
    data = minutes_to_sign(clerk.office, part, **options).content
    places = [fact.place for fact in signatures_in(data).facts]
    for place, key in zip(places, keys, strict=True):
        data = sign_minutes(clerk.office, part, data, place, key)
    return data


def test_the_file_to_sign_has_a_place_for_each_and_is_not_called_unverified(
    clerk: Clerk, part: int
):
    made = minutes_to_sign(clerk.office, part)
    assert made.name == f"Protokoll RUN {TODAY} för underskrift.pdf"
    waiting = signatures_in(made.content).missing
    assert [text.split(":")[0] for text in waiting] == ["Sekreterare", "Ordförande", "Justerande"]
    assert "Ej justerat" not in "".join(text for _, text in read_tagged_text(made.content))
    assert minutes_to_sign(clerk.office, part).content == made.content


def test_all_sign_in_turn_and_the_minutes_are_verified_and_kept(
    clerk: Clerk, part: int, keys: list[KeyFile], issuer: Path
):
    data = signed_by_all(clerk, part, keys)
    kept = keep_signed_minutes(clerk.office, part, data, TODAY, [issuer])
    assert [fact.holder for fact in kept.signing.facts] == list(SIGNERS)
    assert {fact.worth.value for fact in kept.signing.facts} == {"holds"}
    pdf, page = kept.papers
    assert pdf.content == data
    assert pdf.name == f"Protokoll RUN {TODAY} undertecknat.pdf"
    text = page.content.decode("utf-8")
    assert "Alla har skrivit under, och det undertecknade är oförändrat." in text
    assert all(name in text for name in SIGNERS)
    with clerk.office.reading() as session:
        verified = session.get_one(MinutesPart, part)
        assert (verified.verified_on, verified.manner) == (TODAY, MANNER)
        rows = papers_of(session, [verified.meeting_id])
    newest = [row for row in rows if row.edition == max(row.edition for row in rows)]
    assert {row.format for row in newest} == {PaperFormat.PDF, PaperFormat.HTML}
    assert all(row.verified for row in newest)


def test_an_unknown_issuer_is_told_on_the_kept_page(clerk: Clerk, part: int, keys: list[KeyFile]):
    kept = keep_signed_minutes(clerk.office, part, signed_by_all(clerk, part, keys), TODAY)
    assert "Utfärdaren är inte känd här." in kept.papers[1].content.decode("utf-8")


def test_a_file_cut_back_to_an_earlier_signature_verifies_nothing(
    clerk: Clerk, part: int, keys: list[KeyFile], issuer: Path
):
    data = minutes_to_sign(clerk.office, part).content
    places = [fact.place for fact in signatures_in(data).facts]
    for place, key in zip(places[:2], keys, strict=False):
        data = sign_minutes(clerk.office, part, data, place, key)
    whole = sign_minutes(clerk.office, part, data, places[2], keys[2])
    with pytest.raises(SignaturesMissing) as met:
        keep_signed_minutes(clerk.office, part, whole[: len(data)], TODAY, [issuer])
    assert met.value.missing == ("Justerande: Nils Åkerlund (M)",)
    assert not clerk.view(_meeting(clerk, part)).parts[0].verified_on


def _meeting(clerk: Clerk, part: int) -> int:
    with clerk.office.reading() as session:
        return session.get_one(MinutesPart, part).meeting_id


def test_a_changed_byte_verifies_nothing(
    clerk: Clerk, part: int, keys: list[KeyFile], issuer: Path
):
    data = bytearray(signed_by_all(clerk, part, keys))
    data[data.index(b"stream") + 20] ^= 1
    with pytest.raises(SignatureBroken) as met:
        keep_signed_minutes(clerk.office, part, bytes(data), TODAY, [issuer])
    assert met.value.by == SIGNERS
    with pytest.raises(SignedFileBroken):
        sign_minutes(clerk.office, part, bytes(data), "Underskrift 1", keys[0])


def test_a_text_changed_after_the_signing_began_is_another(
    clerk: Clerk, part: int, keys: list[KeyFile]
):
    data = signed_by_all(clerk, part, keys)
    with clerk.office.reading() as session:
        paragraph = session.get_one(MinutesPart, part).paragraphs[0]
        key, version = paragraph.id, paragraph.version
    revise_paragraph(clerk.office, key, version, title="En annan rubrik")
    with pytest.raises(SignedFileBroken) as met:
        keep_signed_minutes(clerk.office, part, data, TODAY)
    assert met.value.fault == "other_text"


def test_a_text_added_before_the_signing_is_found_though_all_signatures_hold(
    clerk: Clerk, part: int, keys: list[KeyFile], authority: Authority
):
    data = with_empty_page(minutes_to_sign(clerk.office, part).content)
    for fact, name in zip(signatures_in(data).facts, SIGNERS, strict=True):
        key = key_from_file(authority.key_file(name), PASSWORD, NOW.date())
        data = signed(data, fact.place, key, NOW)
    assert signatures_in(data).complete
    with pytest.raises(SignedFileBroken) as met:
        keep_signed_minutes(clerk.office, part, data, TODAY)
    assert met.value.fault == "added_to"
    assert not clerk.view(_meeting(clerk, part)).parts[0].verified_on


def test_another_than_the_one_waited_for_signs_only_when_the_clerk_says_so(
    clerk: Clerk, part: int, keys: list[KeyFile]
):
    data = signed_by_all(clerk, part, [keys[0], keys[2], keys[2]])
    with pytest.raises(SignedByAnother) as met:
        keep_signed_minutes(clerk.office, part, data, TODAY)
    assert met.value.awaited == ("Ordförande: Anna Berg (S)",)
    assert met.value.by == ("Nils Åkerlund",)
    kept = keep_signed_minutes(clerk.office, part, data, TODAY, others=True)
    assert "någon annan än den som väntades" in kept.papers[1].content.decode("utf-8")


def test_the_file_is_the_same_the_day_after(clerk: Clerk, part: int, keys: list[KeyFile]):
    data = minutes_to_sign(clerk.office, part).content
    data = sign_minutes(clerk.office, part, data, "Underskrift 1", keys[0])
    later = replace(clerk.office, today=lambda: TODAY + timedelta(days=3))
    assert len(sign_minutes(later, part, data, "Underskrift 2", keys[1])) > len(data)


def test_no_password_stands_in_what_is_logged():
    assert "hemlig" not in repr(KeyFile(Path("a.p12"), "hemlig"))
    assert "2468" not in repr(Card(Path("driver.so"), "2468"))


def test_somebody_elses_minutes_are_refused(clerk: Clerk, part: int, keys: list[KeyFile]):
    other = ready(clerk, clerk.meets("RUN", TODAY.replace(day=9), ["Val av justerare"]))
    data = minutes_to_sign(clerk.office, part).content
    with pytest.raises(SignedFileBroken):
        sign_minutes(clerk.office, other, data, "Underskrift 1", keys[0])


def test_nobody_signs_what_is_not_ready(clerk: Clerk):
    meeting = clerk.meets("RUN", TODAY, ["Val av justerare"])
    with pytest.raises(NotReady):
        minutes_to_sign(clerk.office, clerk.view(meeting).parts[0].id)


def test_minutes_verified_before_are_signed_and_kept_too(
    clerk: Clerk, part: int, keys: list[KeyFile]
):
    verify_minutes(clerk.office, part, TODAY)
    kept = keep_signed_minutes(clerk.office, part, signed_by_all(clerk, part, keys), TODAY)
    assert kept.signing.complete
    with pytest.raises(VerifiedTextLocked):
        verify_minutes(clerk.office, part, TODAY)


def test_the_checksums_of_the_attachments_are_signed_too(
    clerk: Clerk, part: int, keys: list[KeyFile]
):
    case = clerk.world.cases[next(iter(clerk.world.cases))]
    add_record(
        clerk.office, case, "Ritning", direction=Direction.INCOMING, content=b"ritning",
        original_name="ritning.txt",
    )  # fmt: skip
    made = minutes_to_sign(clerk.office, part, sealed=True)
    said = [text for _, text in read_tagged_text(made.content)]
    assert "Ritning" in said
    assert _checksum_after("Ritning", said) == hashlib.sha256(b"ritning").hexdigest()
    kept = keep_signed_minutes(
        clerk.office, part, signed_by_all(clerk, part, keys, sealed=True), TODAY
    )
    assert kept.signing.complete


def _checksum_after(title: str, said: list[str]) -> str:
    return said[said.index(title) + 2].replace(" ", "")


def test_signing_twice_and_with_a_wrong_password_or_file_is_refused(
    clerk: Clerk, part: int, keys: list[KeyFile], tmp_path: Path
):
    data = minutes_to_sign(clerk.office, part).content
    once = sign_minutes(clerk.office, part, data, "Underskrift 1", keys[0])
    with pytest.raises(SignedAlready):
        sign_minutes(clerk.office, part, once, "Underskrift 1", keys[1])
    with pytest.raises(KeyUnusable):
        sign_minutes(clerk.office, part, once, "Underskrift 2", KeyFile(keys[1].path, "fel"))
    with pytest.raises(FileTrouble):
        sign_minutes(clerk.office, part, once, "Underskrift 2", KeyFile(tmp_path / "saknas", ""))
    with pytest.raises(KeyUnusable):
        sign_minutes(clerk.office, part, once, "Underskrift 2", Card(tmp_path / "driver.so", "1"))
    with pytest.raises(KeyUnusable):
        signatures_in(once, [keys[0].path])
