from io import BytesIO

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.pdf_file import OBJECTS_PER_STREAM, packed

TRAILER = "/Root 1 0 R/Info 2 0 R"


FIRST = 5


def whole_file(*others: bytes) -> bytes:
    """A file of one empty page and the objects, which are numbered from ``FIRST``."""
    catalog, information = b"<</Type/Catalog/Pages 3 0 R>>", b"<</Producer(Vi)>>"
    pages = b"<</Type/Pages/Kids[4 0 R]/Count 1>>"
    page = b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]/Resources<<>>>>"
    return packed([catalog, information, pages, page, *others], TRAILER)


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%bendstream\n" % (len(content), content)


def test_every_object_is_found_in_streams_of_objects():
    count = OBJECTS_PER_STREAM * 3 + 7
    data = whole_file(*(b"<</Number %d>>" % number for number in range(count)))
    with pikepdf.open(BytesIO(data)) as pdf:
        assert not pdf.check_pdf_syntax()
        numbers = [pdf.get_object(FIRST + place, 0).Number for place in range(count)]
    assert numbers == list(range(count))


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_streams_keep_their_bytes(contents: list[bytes]):
    with pikepdf.open(BytesIO(whole_file(*map(stream, contents)))) as pdf:
        read = [
            bytes(pdf.get_object(n, 0).read_raw_bytes())
            for n in range(FIRST, FIRST + len(contents))
        ]
    assert read == contents


def test_same_objects_give_the_same_file_and_others_another_identity():
    first, other = whole_file(b"(ett)"), whole_file(b"(tre)")
    assert whole_file(b"(ett)") == first
    assert identity(first) != identity(other)


def identity(data: bytes) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        return bytes(pdf.trailer.ID[0])


def test_a_line_ends_before_each_end_of_stream():
    data = whole_file(stream(b"abc"))
    assert data.count(b"endstream") == data.count(b"\nendstream")
