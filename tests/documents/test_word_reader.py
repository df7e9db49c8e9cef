"""Reading a Word paper back, as a colleague may have left it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from desktop.documents.word_reader import read_word_text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word_file(body: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>"
        )
    return buffer.getvalue()


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>kvar </w:t></w:r><w:ins><w:r><w:t>ny</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>gammal</w:delText></w:r></w:del></w:p>"
    )
    assert read_word_text(word_file(body)) == [("", "kvar ny")]


def test_hyphens_tabs_and_breaks_are_characters() -> None:
    body = (
        '<w:p><w:pPr><w:pStyle w:val="A"/><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>1</w:t>'
        "<w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:tab/><w:t>x</w:t><w:br/><w:t>y</w:t>"
        "</w:r></w:p>"
    )
    assert read_word_text(word_file(body)) == [("A", "1-2\tx\ny")]


def test_a_text_box_is_read_once() -> None:
    box = "<w:p><w:r><w:t>i rutan</w:t></w:r></w:p>"
    body = (
        "<w:p><w:r><w:t>före</w:t><mc:AlternateContent><mc:Choice>"
        f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read_word_text(word_file(body)) == [("", "före"), ("", "i rutan")]


def test_instructions_of_fields_are_no_text() -> None:
    body = "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>"
    assert read_word_text(word_file(body)) == [("", "3")]


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(ValueError, match="no zip"):
        read_word_text(b"inte en fil")
    with pytest.raises(ValueError, match="no XML"):
        read_word_text(word_file("<w:p>"))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as package:
        package.writestr("annat.txt", "")
    with pytest.raises(ValueError, match="cannot be read"):
        read_word_text(buffer.getvalue())
