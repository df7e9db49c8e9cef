import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from random import Random
from threading import Thread

import pikepdf
import pytest
from asn1crypto import tsp
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper, TimeStamper, TimestampRequestError

from db.rules.rich_text import runs
from db.rules.signatures import Signing, Worth
from db.rules.signing_refusals import (
    CertificateOutOfDate,
    KeyUnusable,
    NoPlaceToSign,
    SignedAlready,
    SignedFileBroken,
)
from db.rules.troubles import ServiceSilent
from desktop.documents.house_style import house_style
from desktop.documents.model import Box, Heading, Signature, Signatures
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.signatures import checking
from desktop.documents.signatures.checking import signing_of
from desktop.documents.signatures.issuers import read_certificate
from desktop.documents.signatures.keys import SigningKey, key_from_file
from desktop.documents.signatures.origin import only_signed
from desktop.documents.signatures.signing import LastingProof, lasting_proof, signed
from tests.documents.authority import NOW, PASSWORD, YEAR, Authority
from tests.documents.checkers import needs_verapdf, verdict_of_verapdf
from tests.documents.papers import long_text, paper

SIGNERS = ("Eva Öst", "Åsa Tallåker", "Biera Čáhppe")
ROLES = ("Sekreterare", "Ordförande", "Justerande")
PLACES = ("Underskrift 1", "Underskrift 2", "Underskrift 3")
MOMENT = datetime(2026, 3, 13, 14, 5)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("Tallmarkens utfärdare")


@pytest.fixture(scope="module")
def unsigned() -> bytes:
    rows = tuple(Signature(role, name) for role, name in zip(ROLES, SIGNERS, strict=True))
    blocks = (Signatures(rows), Heading(runs("Beslut"), 1, "§ 1"), long_text(30))
    return write_pdf(paper(*blocks), house_style("region"), signable=True)


@pytest.fixture(scope="module")
def keys(authority: Authority) -> list[SigningKey]:
    return [key_from_file(authority.key_file(name), PASSWORD, NOW.date()) for name in SIGNERS]


@pytest.fixture(scope="module")
def editions(unsigned: bytes, keys: list[SigningKey]) -> list[bytes]:
    """The file before anybody signed, after the first, the second and the third."""
    found = [unsigned]
    for place, key in zip(PLACES, keys, strict=True):
        found.append(signed(found[-1], place, key, MOMENT))
    return found


@pytest.fixture(autouse=True)
def _no_reports_of_tampering() -> Iterator[None]:
    """pyHanko logs every fault that it is shown."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def worths(signing: Signing) -> list[Worth]:
    return [fact.worth for fact in signing.facts]


def test_a_paper_names_its_places_to_sign(unsigned: bytes):
    signing = signing_of(unsigned)
    assert [fact.place for fact in signing.facts] == list(PLACES)
    assert signing.missing == tuple(f"{r}: {n}" for r, n in zip(ROLES, SIGNERS, strict=True))
    assert not signing.complete


def test_a_common_paper_has_no_places(editions: list[bytes]):
    assert signing_of(write_pdf(paper(long_text(1)), house_style("region"))).facts == ()
    assert not Signing(()).complete


def test_what_a_box_asks_to_be_signed_is_not_signed_with_the_rest():
    rows = (Signature("Underskrift", "Eva Öst"),)
    document = paper(Box("Bevis om anslag", (Signatures(rows),)))
    assert signing_of(write_pdf(document, house_style("region"), signable=True)).facts == ()


def test_three_sign_in_turn_and_all_hold(editions: list[bytes], authority: Authority):
    signing = signing_of(editions[-1], [authority.root])
    assert worths(signing) == [Worth.HOLDS] * 3
    assert signing.complete
    assert [fact.holder for fact in signing.facts] == list(SIGNERS)
    assert {fact.issuer for fact in signing.facts} == {"Tallmarkens utfärdare"}
    for fact in signing.facts:
        assert fact.signed_at is not None
        assert abs(fact.signed_at - datetime.now(UTC)) < timedelta(minutes=10)
        assert not fact.stamped


def test_an_unknown_issuer_is_told_but_breaks_nothing(editions: list[bytes]):
    signing = signing_of(editions[-1], [Authority("En annan utfärdare").root])
    assert worths(signing) == [Worth.UNKNOWN_ISSUER] * 3
    assert signing.complete


def test_an_issuer_that_only_bears_the_name_vouches_for_nobody(editions: list[bytes]):
    assert (
        worths(signing_of(editions[-1], [Authority("Tallmarkens utfärdare").root]))
        == [Worth.DOUBTED] * 3
    )


def test_each_signature_only_adds_to_the_file(editions: list[bytes]):
    for before, after in pairwise(editions):
        assert after.startswith(before)


def test_a_file_cut_back_to_an_earlier_signature_lacks_the_others(
    editions: list[bytes], authority: Authority
):
    signing = signing_of(editions[-1][: len(editions[2])], [authority.root])
    assert worths(signing) == [Worth.HOLDS, Worth.HOLDS, Worth.MISSING]
    assert signing.missing == ("Justerande: Biera Čáhppe",)
    assert not signing.complete


def test_a_changed_byte_is_found_wherever_it_is(editions: list[bytes], authority: Authority):
    whole, chance = editions[-1], Random(4)
    start = whole.rindex(b"/Contents <")
    own = range(start, whole.index(b">", start))
    covered = [place for place in range(len(whole)) if place not in own]
    blank = range(own.stop - 200, own.stop)
    for place in (*chance.sample(covered, 18), *chance.sample(blank, 6)):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        assert not _complete(bytes(changed), authority), place


def _complete(data: bytes, authority: Authority) -> bool:
    try:
        return signing_of(data, [authority.root]).complete
    except SignedFileBroken:
        return False


def test_a_changed_byte_breaks_every_signature_over_it(editions: list[bytes], authority: Authority):
    first, second, third = (len(edition) for edition in editions[:3])
    assert first < second < third
    data = bytearray(editions[-1])
    stream = bytes(data).index(b"stream", 100)
    data[stream + 20] ^= 1
    signing = signing_of(bytes(data), [authority.root])
    assert worths(signing) == [Worth.CHANGED] * 3
    assert [fact.holder for fact in signing.broken] == list(SIGNERS)


def test_what_is_added_after_the_last_signature_is_found(
    editions: list[bytes], authority: Authority
):
    changed = with_empty_page(editions[-1])
    assert changed.startswith(editions[-1])
    assert set(worths(signing_of(changed, [authority.root]))) == {Worth.ADDED_TO}


def with_empty_page(data: bytes) -> bytes:
    """The file with an update that empties its first page, as a forger would do it."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b""))
    writer.update_container(page)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def test_what_is_added_before_the_first_signature_is_found_beside_the_unsigned_file(
    editions: list[bytes], keys: list[SigningKey], authority: Authority
):
    unsigned = editions[0]
    forged = with_empty_page(unsigned)
    for place, key in zip(PLACES, keys, strict=True):
        forged = signed(forged, place, key, MOMENT)
    assert worths(signing_of(forged, [authority.root])) == [Worth.HOLDS] * 3
    assert not only_signed(unsigned, forged)
    assert all(only_signed(unsigned, edition) for edition in editions)
    assert not only_signed(editions[1], editions[0])


def test_a_file_saved_anew_has_no_signature_that_holds(editions: list[bytes], authority: Authority):
    target = BytesIO()
    with pikepdf.open(BytesIO(editions[-1])) as pdf:
        pdf.save(target)
    signing = signing_of(target.getvalue(), [authority.root])
    assert worths(signing) == [Worth.MOVED] * 3
    assert [fact.holder for fact in signing.broken] == list(SIGNERS)


def test_nobody_signs_twice_or_where_there_is_no_place(
    editions: list[bytes], keys: list[SigningKey]
):
    with pytest.raises(SignedAlready) as met:
        signed(editions[1], PLACES[0], keys[1], MOMENT)
    assert met.value.by == "Eva Öst"
    with pytest.raises(NoPlaceToSign):
        signed(editions[0], "Underskrift 9", keys[0], MOMENT)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"\x00" * 3000, b"PK\x03\x04" * 100])
def test_what_is_no_pdf_is_refused(data: bytes, keys: list[SigningKey]):
    with pytest.raises(SignedFileBroken):
        signing_of(data)
    with pytest.raises(SignedFileBroken):
        signed(data, PLACES[0], keys[0], MOMENT)


def test_each_stamp_is_set_in_embedded_fonts(editions: list[bytes]):
    with pikepdf.open(BytesIO(editions[-1])) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            fonts = list(_fonts(field.AP.N))
            assert len(fonts) == 2
            assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def _fonts(form: pikepdf.Object) -> Iterator[pikepdf.Object]:
    resources = form.get("/Resources", {})
    yield from resources.get("/Font", {}).values()
    for inner in resources.get("/XObject", {}).values():
        yield from _fonts(inner)


def test_the_text_of_the_paper_is_as_it_was(editions: list[bytes]):
    assert read_tagged_text(editions[-1]) == read_tagged_text(editions[0])


# Keys


def test_a_wrong_password_is_told_from_a_broken_file(authority: Authority):
    content = authority.key_file("Eva Öst")
    with pytest.raises(KeyUnusable) as met:
        key_from_file(content, "gissning", NOW.date(), "eva.p12")
    assert (met.value.name, met.value.fault) == ("eva.p12", "password")
    for broken in (b"", b"ingen nyckel", content[:400]):
        with pytest.raises(KeyUnusable) as met:
            key_from_file(broken, PASSWORD, NOW.date())
        assert met.value.fault == "damaged"


def test_a_certificate_is_only_good_in_its_days(authority: Authority):
    old = authority.key_file("Eva Öst", NOW - 4 * YEAR, NOW - 2 * YEAR)
    with pytest.raises(CertificateOutOfDate) as met:
        key_from_file(old, PASSWORD, NOW.date())
    assert met.value.valid_until == (NOW - 2 * YEAR).date()
    coming = authority.key_file("Eva Öst", NOW + YEAR, NOW + 2 * YEAR)
    with pytest.raises(CertificateOutOfDate):
        key_from_file(coming, PASSWORD, NOW.date())


def test_a_certificate_for_other_things_signs_nothing(authority: Authority):
    with pytest.raises(KeyUnusable) as met:
        key_from_file(authority.key_file("Eva Öst", signs=False), PASSWORD, NOW.date())
    assert met.value.fault == "not_for_signing"


def test_a_signature_made_outside_the_days_of_the_certificate_is_told(
    unsigned: bytes, authority: Authority
):
    old = key_from_file(
        authority.key_file("Eva Öst", NOW - 4 * YEAR, NOW - 2 * YEAR),
        PASSWORD,
        (NOW - 3 * YEAR).date(),
    )
    signing = signing_of(signed(unsigned, PLACES[0], old, MOMENT), [authority.root])
    assert signing.facts[0].worth is Worth.EXPIRED
    assert signing.broken == signing.facts[:1]


class AnHourLater(datetime):
    @classmethod
    def now(cls, tz=None):
        return NOW + timedelta(hours=1)


def test_a_certificate_that_has_run_out_since_is_told_from_one_that_was_never_good(
    unsigned: bytes, authority: Authority, monkeypatch: pytest.MonkeyPatch
):
    brief = authority.key_file("Eva Öst", NOW - YEAR, NOW + timedelta(minutes=30))
    key = key_from_file(brief, PASSWORD, NOW.date())
    data = signed(unsigned, PLACES[0], key, MOMENT)
    assert signing_of(data, [authority.root]).facts[0].worth is Worth.HOLDS
    monkeypatch.setattr(checking, "datetime", AnHourLater)
    signing = signing_of(data, [authority.root])
    assert signing.facts[0].worth is Worth.RUN_OUT
    assert signing.broken


def test_issuers_are_read_from_either_kind_of_file(authority: Authority):
    for form in (serialization.Encoding.PEM, serialization.Encoding.DER):
        content = authority.certificate.public_bytes(form)
        assert read_certificate(content).subject == authority.root.subject
    for broken in (b"", b"-----BEGIN CERTIFICATE-----\n!!", b"\x30\x03\x02\x01\x05"):
        with pytest.raises(KeyUnusable):
            read_certificate(broken)


# Lasting proof


class SilentStamper(TimeStamper):
    async def async_request_tsa_response(self, req):
        raise TimestampRequestError("nobody there")


@cache
def proof_of(authority: Authority, *revoked: str) -> LastingProof:
    return LastingProof(
        "http://tid.tallmarken.se",
        authority.time_stamper(),
        (authority.root,),
        (authority.revoked(),),
        fetch=False,
    )


def test_a_time_stamp_and_all_proof_are_in_the_file(
    unsigned: bytes, keys: list[SigningKey], authority: Authority
):
    data = unsigned
    for place, key in zip(PLACES, keys, strict=True):
        data = signed(data, place, key, MOMENT, proof_of(authority))
    signing = signing_of(data, [authority.root])
    assert worths(signing) == [Worth.HOLDS] * 3
    assert all(fact.stamped for fact in signing.facts)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.Root.DSS.CRLs) == 1
        assert len(pdf.Root.DSS.Certs) >= 3


def test_a_time_stamp_by_somebody_unknown_is_told(
    unsigned: bytes, keys: list[SigningKey], authority: Authority
):
    data = signed(unsigned, PLACES[0], keys[0], MOMENT, proof_of(authority))
    assert signing_of(data).facts[0].worth is Worth.UNKNOWN_ISSUER


def test_no_proof_lasts_for_whom_nobody_known_vouches(
    unsigned: bytes, keys: list[SigningKey], authority: Authority
):
    proof = replace(proof_of(authority), roots=(Authority("En annan utfärdare").root,))
    with pytest.raises(KeyUnusable) as met:
        signed(unsigned, PLACES[0], keys[0], MOMENT, proof)
    assert met.value.fault == "untrusted"


def test_a_certificate_that_is_revoked_signs_nothing(unsigned: bytes, authority: Authority):
    revoked = authority.certificate_for("Eva Öst")
    key = key_from_file(authority.key_file_of(revoked), PASSWORD, NOW.date())
    proof = replace(proof_of(authority), crls=(authority.revoked(revoked),))
    with pytest.raises(KeyUnusable) as met:
        signed(unsigned, PLACES[0], key, MOMENT, proof)
    assert met.value.fault == "untrusted"


def test_a_list_in_the_file_tells_of_a_certificate_that_was_revoked(
    unsigned: bytes, keys: list[SigningKey], authority: Authority
):
    revoked = authority.certificate_for("Eva Öst")
    key = key_from_file(authority.key_file_of(revoked), PASSWORD, NOW.date())
    proof = replace(proof_of(authority), crls=(authority.revoked(revoked),))
    data = signed(unsigned, PLACES[0], key, MOMENT)
    data = signed(data, PLACES[1], keys[1], MOMENT, proof)
    signing = signing_of(data, [authority.root])
    assert worths(signing) == [Worth.REVOKED, Worth.HOLDS, Worth.MISSING]


class StampServer(BaseHTTPRequestHandler):
    """A time stamp service on this computer; what asks for a list of revoked finds nothing."""

    stamper: DummyTimeStamper

    def do_POST(self):
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        answer = self.stamper.request_tsa_response(asked).dump()
        self.send_response(200)
        self.send_header("Content-Type", "application/timestamp-reply")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_said):
        pass


@pytest.fixture
def stamp_address(authority: Authority) -> Iterator[str]:
    handler = type("Handler", (StampServer,), {"stamper": authority.time_stamper()})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_service_on_the_network_stamps_though_no_list_of_revoked_is_to_be_had(
    unsigned: bytes, keys: list[SigningKey], authority: Authority, stamp_address: str
):
    proof = lasting_proof(stamp_address, (authority.root,))
    signing = signing_of(signed(unsigned, PLACES[0], keys[0], MOMENT, proof), [authority.root])
    assert signing.facts[0].worth is Worth.HOLDS
    assert signing.facts[0].stamped


def test_a_service_that_does_not_answer_stops_the_signing(
    unsigned: bytes, keys: list[SigningKey], authority: Authority
):
    proof = replace(proof_of(authority), stamper=SilentStamper())
    with pytest.raises(ServiceSilent) as met:
        signed(unsigned, PLACES[0], keys[0], MOMENT, proof)
    assert met.value.address == "http://tid.tallmarken.se"


# Validity


@needs_verapdf
def test_a_signed_paper_is_still_valid_pdf_a_2a_and_pdf_ua_1(
    editions: list[bytes], authority: Authority, keys: list[SigningKey], tmp_path: Path
):
    lasting = signed(editions[2], PLACES[2], keys[2], MOMENT, proof_of(authority))
    files = [tmp_path / "plain.pdf", tmp_path / "lasting.pdf", tmp_path / "unsigned.pdf"]
    for file, data in zip(files, (editions[-1], lasting, editions[0]), strict=True):
        file.write_bytes(data)
    assert verdict_of_verapdf(files) == []


@pytest.mark.skipif(not shutil.which("pdfsig"), reason="Poppler is not here")
def test_another_reader_finds_the_same_three_signatures(editions: list[bytes], tmp_path: Path):
    file = tmp_path / "signed.pdf"
    file.write_bytes(editions[-1])
    done = subprocess.run(
        ["pdfsig", "-nocert", str(file)], capture_output=True, text=True, check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stdout.count("Signature is Valid.") == 3
