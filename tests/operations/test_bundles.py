"""The summons with its attachments as one file, and as a ZIP: in order, honest, without secrets."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import docx
import pikepdf
import pytest
from pypdf import PdfReader

from db.rules.lifecycle import Direction
from db.rules.rich_text import Text, runs
from db.store import Session
from desktop.documents import bundle_pages
from desktop.documents.bundle import BundleHead, BundlePart, join_parts
from desktop.documents.bundle_sources import Fault, opened_source
from desktop.documents.house_style import house_style
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.pdf_writer import write_pdf
from desktop.operations import bundles
from desktop.operations.attachments import Attachment, content_of
from desktop.operations.bundles import MadeBundle, make_bundle, make_zip, write_bundle
from desktop.operations.records import add_record
from desktop.ui.file_words import left_out_in_words
from tests.acceptance.clerk import Clerk, clerk_of
from tests.documents.papers import long_text, paper, picture
from tests.world import TODAY, World

STYLE = house_style("region")
SECRET = "HEMLIGT-XYZ"


@pytest.fixture
def clerk(world: World) -> Clerk:
    return clerk_of(world)


def pdf(text: str, pages: int = 1) -> bytes:
    return write_pdf(paper(Text(runs(text)), *(long_text(60) for _ in range(pages - 1))), STYLE)


def untagged(pages: int = 1, *, rotate: int = 0) -> bytes:
    target = BytesIO()
    with pikepdf.Pdf.new() as made:
        for _ in range(pages):
            made.add_blank_page(page_size=(300, 400))
            made.pages[-1].rotate(rotate, relative=False)
        made.save(target)
    return target.getvalue()


def changed(data: bytes, change, **saving) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as made:
        change(made)
        made.save(target, **saving)
    return target.getvalue()


def files(clerk: Clerk, case: str, content: bytes, name: str, title: str = "") -> int:
    return add_record(
        clerk.office, clerk.world.cases[case], title or name, direction=Direction.INCOMING,
        content=content, original_name=name, received_on=TODAY,
    )  # fmt: skip


@pytest.fixture
def meeting(clerk: Clerk) -> int:
    """An agenda of two items with three attachments."""
    key = clerk.meets("RUN", TODAY)
    clerk.adds(key, "Handlingsplan", "00677-2020")
    clerk.adds(key, "Närvaro", "3399-2018")
    files(clerk, "00677-2020", pdf("Remissvar från Granby", 3), "svar.pdf", "Remissvar")
    files(clerk, "00677-2020", picture(), "karta.png", "Karta över stråket")
    files(clerk, "3399-2018", pdf("Överenskommelsen"), "avtal.pdf", "Överenskommelse")
    return key


def page_texts(made: MadeBundle) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(made.content)).pages]


def outline(made: MadeBundle) -> list[tuple[str, int, list[tuple[str, int]]]]:
    reader = PdfReader(BytesIO(made.content))
    found: list[tuple[str, int, list[tuple[str, int]]]] = []
    for entry in reader.outline:
        if isinstance(entry, list):
            below = [(e.title, reader.get_destination_page_number(e)) for e in entry]
            found[-1] = (*found[-1][:2], below)
        else:
            found.append((entry.title, reader.get_destination_page_number(entry), []))
    return found


def test_one_file_with_bookmarks_numbers_and_links(clerk: Clerk, meeting: int):
    made = make_bundle(clerk.office, meeting)
    texts = page_texts(made)
    assert made.pages == len(texts)
    assert made.left_out == ()
    (first, second) = [entry for entry in outline(made) if entry[2]]
    assert first[0] == "1. Handlingsplan"
    titles = [title for title, _ in first[2]]
    assert titles == ["Bilaga 1.1 Remissvar", "Bilaga 1.2 Karta över stråket"]
    assert second[2][0][0] == "Bilaga 2.1 Överenskommelse"
    start = first[2][0][1]
    assert "Remissvar från Granby" in texts[start]
    assert "Ärende 1 – Bilaga 1.1, sida 1 (" in texts[start]
    assert f"{start + 1} ({made.pages})" in texts[start]
    assert f"1 ({made.pages})" in texts[0]
    with pikepdf.open(BytesIO(made.content)) as opened:
        pages = {page.obj.objgen: n for n, page in enumerate(opened.pages)}
        links = [
            (str(a.Contents), pages[a.Dest[0].objgen])
            for page in list(opened.pages)[:start]
            for a in page.obj.get("/Annots", [])
        ]
        assert links == [*first[2], *second[2]]
        assert b"bilaga:" not in made.content


def test_the_whole_of_it_is_read_aloud_in_order(clerk: Clerk, meeting: int):
    made = make_bundle(clerk.office, meeting)
    assert (made.tagged, made.accessible) == (True, True)
    said = [text for _, text in read_tagged_text(made.content)]
    order = [said.index(text) for text in ("Remissvar från Granby", "Överenskommelsen")]
    assert order == sorted(order)
    assert "Karta över stråket" in said
    assert not any("sida 1 (" in text for text in said), "stamps are not read aloud"


def test_the_same_agenda_gives_the_same_bytes(clerk: Clerk, meeting: int):
    first, second = (make_bundle(clerk.office, meeting).content for _ in range(2))
    assert first == second


def test_an_untagged_attachment_is_taken_in_and_told_of(clerk: Clerk, meeting: int):
    files(clerk, "3399-2018", untagged(2, rotate=90), "skannad.pdf", "Skannad bilaga")
    made = make_bundle(clerk.office, meeting)
    assert (made.tagged, made.accessible, made.left_out) == (False, False, ())
    assert "Bilaga 2.2, sida 2 (2)" in page_texts(made)[-1]
    with pikepdf.open(BytesIO(made.content)) as opened:
        assert "/StructTreeRoot" not in opened.Root


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b"%PDF-1.7 and then nothing", "a.pdf", Fault.BROKEN),
        (b"", "a.pdf", Fault.BROKEN),
        (b"\x89PNG broken", "a.png", Fault.BROKEN),
        (b"strange", "a.xyz", Fault.OTHER_KIND),
        (
            changed(untagged(), lambda _: None, encryption=pikepdf.Encryption(user="x", owner="y")),
            "a.pdf",
            Fault.ENCRYPTED,
        ),
    ],
)
def test_hostile_files_are_listed_and_a_page_says_so(
    clerk: Clerk, meeting: int, content: bytes, name: str, fault: Fault
):
    files(clerk, "3399-2018", content, name, "Svår fil")
    made = make_bundle(clerk.office, meeting)
    (left,) = made.left_out
    assert (left.label, left.title, left.fault) == ("2.2", "Svår fil", fault)
    assert left_out_in_words(left).startswith("Bilaga 2.2 Svår fil: Filen ")
    assert "Bilagan lämnas separat." in page_texts(made)[-1]
    assert made.accessible


def test_a_huge_file_is_left_out(clerk: Clerk, meeting: int, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("desktop.documents.bundle_sources.MOST_PAGES", 2)
    made = make_bundle(clerk.office, clerk.meets("RS", TODAY))
    assert made.left_out == ()
    faults = {left.label: left.fault for left in make_bundle(clerk.office, meeting).left_out}
    assert faults == {"1.1": Fault.TOO_LARGE}


def test_scripts_and_launches_do_not_come_along():
    def arm(made: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=launch
        )
        made.Root.OpenAction = action
        made.pages[0].obj.AA = pikepdf.Dictionary(O=action)
        made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(link)])

    with opened_source(changed(untagged(), arm)) as source:
        page = source.pages[0].obj
        assert "/AA" not in page
        assert "/A" not in page.Annots[0]


def test_no_damage_to_a_file_stops_the_bundle():
    """Two hundred damaged copies: each is taken in or left out, and none is met with a fault."""
    plain = changed(
        pdf("Text", 2),
        lambda _: None,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
    )
    chance = random.Random(4)
    parts = (b"null", b"<<", b"]", b"-1", b"99999 0 R", b"/Kids", b"(x)", b"/K 7")
    head = BundleHead(title="K", language="sv", made_on=TODAY, stand_in=lambda *_: pdf("saknas"))
    agenda = BundlePart(title="Kallelse", content=pdf("Kallelse"))
    for _ in range(200):
        data = bytearray(plain)
        for _ in range(chance.choice((1, 3, 20, 80))):
            place = chance.randrange(len(data))
            data[place : place + chance.choice((0, 1, 40))] = chance.choice(parts)
        hostile = BundlePart(title="x", content=bytes(data), label="1.1", item="1")
        assert join_parts([agenda, hostile], head).pages >= 2


def test_without_a_converter_word_files_are_handed_out_separately(
    clerk: Clerk, meeting: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bundle_pages, "converter", lambda: "")
    files(clerk, "3399-2018", b"PK word", "brev.docx", "Brev")
    (left,) = make_bundle(clerk.office, meeting).left_out
    assert left.fault is Fault.NO_CONVERTER


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_word_files_become_pages(clerk: Clerk, meeting: int):
    source, target = docx.Document(), BytesIO()
    source.add_paragraph("Ett brev från Östanå")
    source.save(target)
    files(clerk, "3399-2018", target.getvalue(), "brev.docx", "Brev")
    made = make_bundle(clerk.office, meeting)
    assert made.left_out == ()
    assert "Ett brev från Östanå" in page_texts(made)[-1]


def test_what_is_new_since_the_summons_says_so(clerk: Clerk, meeting: int, world: World):
    with world.store.writing("test", "meeting.summon") as session:
        session.connection().exec_driver_sql(
            "UPDATE meeting SET summoned_on = ?", ((date.today() - timedelta(days=3)).isoformat(),)
        )
    made = make_bundle(clerk.office, meeting)
    texts = page_texts(made)
    assert "nytt sedan kallelsen" in texts[-1]
    titles = [title for _, _, below in outline(made) for title, _ in below]
    assert titles[0] == "Bilaga 1.1 Remissvar (nytt sedan kallelsen)"
    with ZipFile(BytesIO(make_zip(clerk.office, meeting).content)) as package:
        assert "01-01 Remissvar nytt sedan kallelsen.pdf" in package.namelist()


def test_secrets_stand_in_the_internal_bundle_only(clerk: Clerk, meeting: int, world: World):
    key = files(clerk, "3399-2018", pdf(f"Om {SECRET}"), f"{SECRET}.pdf", "Yttrande")
    with world.store.writing("test", "record.protect") as session:
        session.connection().exec_driver_sql(
            "UPDATE record SET protected_title = ?, legal_basis = 'OSL 39:2' WHERE id = ?",
            (f"Om {SECRET}", key),
        )
    public, internal = (make_bundle(clerk.office, meeting, public=p) for p in (True, False))
    assert public.pages == internal.pages - 1
    assert not any(SECRET in text for text in page_texts(public))
    assert not any("Yttrande" in text for text in page_texts(public))
    assert any(SECRET in text for text in page_texts(internal))
    assert "internt" in internal.name
    open_zip, closed_zip = (make_zip(clerk.office, meeting, public=p) for p in (True, False))
    with ZipFile(BytesIO(open_zip.content)) as package:
        assert not any(SECRET in name or "Yttrande" in name for name in package.namelist())
    assert closed_zip.files == open_zip.files + 1


def test_the_work_tells_how_far_it_is_and_can_be_stopped(clerk: Clerk, meeting: int, tmp_path):
    told: list[tuple[int, int, str]] = []
    write_bundle(clerk.office, meeting, tmp_path, progress=lambda *step: told.append(step))
    assert any("Remissvar" in text for _, _, text in told)
    assert all(done <= total for done, total, _ in told)

    def stop(done: int, _total: int, text: str) -> None:
        if "Karta" in text and done > 1:
            raise KeyboardInterrupt

    folder = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        write_bundle(clerk.office, meeting, folder, progress=stop)
    assert not folder.exists()


def test_a_zip_holds_the_files_themselves_and_names_the_missing(
    clerk: Clerk, meeting: int, monkeypatch: pytest.MonkeyPatch
):
    def lost(session: Session, each: Attachment) -> bytes | None:
        return None if each.title == "Karta över stråket" else content_of(session, each)

    monkeypatch.setattr(bundles, "content_of", lost)
    made = make_zip(clerk.office, meeting)
    assert (made.files, made.missing) == (3, ("1.2",))
    with ZipFile(BytesIO(made.content)) as package:
        names = package.namelist()
        assert names[0].startswith("00 Kallelse RUN 2026-03-10")
        assert "01-01 Remissvar.pdf" in names
        assert package.read("02-01 Överenskommelse.pdf") == pdf("Överenskommelsen")
        told = package.read("Innehåll.txt").decode("utf-8-sig")
        assert told.startswith("1 av 3 saknas\r\n")
        assert "Bilaga 1.2  Karta över stråket  (00677-2020): SAKNAS i registret" in told
        manifest = json.loads(package.read("manifest.json"))
    assert manifest["missing"] == ["1.2"]
    assert [entry["file"] for entry in manifest["attachments"]][1] is None


def test_a_lost_file_is_told_of_in_the_bundle_too(
    clerk: Clerk, meeting: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(bundles, "content_of", lambda *_: None)
    made = make_bundle(clerk.office, meeting)
    assert [left.fault for left in made.left_out] == [Fault.MISSING] * 3
    assert "Filen saknas i registret." in page_texts(made)[-1]
