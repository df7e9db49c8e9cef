from pathlib import Path

import pytest

from desktop.intake import readers
from desktop.intake.encodings import decode
from desktop.intake.readers import read_file, sniff
from desktop.intake.source import Doubt, Format, Reason, Unreadable

TEXT = "Åsa och Örjan hälsar på § 11 – i går\n"


def written(folder: Path, content: bytes, name: str = "brev.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, content: bytes, encoding: str) -> None:
    source = read_file(written(tmp_path, content))
    assert source.text == TEXT
    assert source.encoding == encoding
    assert source.content == content


def test_mixed_encodings_are_read_as_what_each_is_with_a_doubt() -> None:
    decoded = decode("Åre\n".encode() + "Öland\n".encode("cp1252"))
    assert decoded.text == "Åre\nÖland\n"
    assert decoded.doubts == (Doubt.MIXED_ENCODING,)


def test_bytes_that_are_nothing_are_told() -> None:
    assert Doubt.LOST_CHARACTERS in decode(b"\xc5ngr\x81ande text").doubts


def test_the_checksum_is_of_the_original_bytes(tmp_path: Path) -> None:
    source = read_file(written(tmp_path, b"abc"))
    assert source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert source.name == "brev.txt"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t\n", Reason.EMPTY),
        (b"\xef\xbb\xbf", Reason.EMPTY),
        (bytes(range(256)) * 40, Reason.BINARY),
        (b"%PDF-1.7 ...", Reason.OTHER_FORMAT),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, reason: Reason) -> None:
    with pytest.raises(Unreadable) as refusal:
        read_file(written(tmp_path, content))
    assert refusal.value.reason is reason
    assert refusal.value.name == "brev.txt"


def test_a_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "stor.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Unreadable) as refusal:
        read_file(path)
    assert refusal.value.reason is Reason.TOO_LARGE
    assert refusal.value.size == 200 * 1024 * 1024
    assert refusal.value.limit == readers.LARGEST


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as missing:
        read_file(tmp_path / "borta.txt")
    assert missing.value.reason is Reason.MISSING
    with pytest.raises(Unreadable) as folder:
        read_file(tmp_path)
    assert folder.value.reason is Reason.NOT_A_FILE


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"PK\x03\x04....word/document.xml", Format.WORD),
        (b"PK\x03\x04....other.xml", Format.ARCHIVE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", Format.OLD_OFFICE),
        (b"{\\rtf1 text}", Format.RTF),
        (b"<!DOCTYPE html><html>", Format.WEB_PAGE),
        (b"From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n\r\nHej", Format.MAIL),
        (b"\x89PNG\r\n\x1a\n", Format.PICTURE),
        (b"Datum: i dag\nPlats: salen\nTid: nio\n\nText", Format.TEXT),
    ],
)
def test_content_tells_the_format(content: bytes, found: Format) -> None:
    assert sniff(content) is found


def test_text_under_another_ending_is_read_with_a_doubt(tmp_path: Path) -> None:
    source = read_file(written(tmp_path, b"Protokoll", "protokoll.docx"))
    assert source.doubts == (Doubt.OTHER_ENDING,)


def test_a_few_control_characters_are_a_doubt_and_no_refusal(tmp_path: Path) -> None:
    source = read_file(written(tmp_path, b"Protokoll\x00 och bilaga\x07 " + b"text " * 50))
    assert source.doubts == (Doubt.CONTROL_CHARACTERS,)
