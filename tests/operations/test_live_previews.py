"""A paper while it is written: as the finished one, with what is not saved yet, and quick."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db.entities.paragraph import Paragraph
from db.rules.decision import decision
from db.rules.lifecycle import PaperFormat, PaperKind
from db.rules.rich_text import Text, rich, runs
from desktop.documents import pdf_live
from desktop.operations.live_previews import (
    Draft,
    LivePreview,
    PaperOf,
    key_of_item,
    key_of_paragraph,
    read_paper,
)
from desktop.operations.memos import start_memo
from desktop.operations.numbering import assign_numbers
from desktop.operations.office import Office
from desktop.operations.papers import make_paper
from tests.world import CLERK, TODAY, World, add_item, add_meeting, add_paragraph

LONG = rich(
    "Kansliet har berett ärendet tillsammans med förvaltningarna och föreslår nämnden.\n" * 9
)


@pytest.fixture
def office(world: World) -> Office:
    return Office(world.store, CLERK, lambda: TODAY)


@pytest.fixture
def meeting(world: World) -> int:
    meeting = add_meeting(world)
    for place in range(1, 8):
        add_paragraph(world, meeting, f"Ärende nummer {place}", place=place, matter=LONG,
                      recipients=("Ekonomichefen",))  # fmt: skip
    return meeting


@pytest.fixture
def text_of(tmp_path: Path) -> Callable[[bytes], str]:
    """What a PDF says, page for page as it is laid out."""

    def read(data: bytes) -> str:
        (tmp_path / "x.pdf").write_bytes(data)
        words = ["pdftotext", "-layout", str(tmp_path / "x.pdf"), "-"]
        return subprocess.run(words, check=True, capture_output=True, text=True).stdout

    return read


def paragraphs_of(world: World, meeting: int) -> list[int]:
    with world.store.reading() as session:
        rows = session.query(Paragraph).filter_by(meeting_id=meeting).order_by(Paragraph.id)
        return [row.id for row in rows]


def first_paragraph(world: World, meeting: int) -> int:
    return paragraphs_of(world, meeting)[0]


def follow(office: Office, preview: LivePreview, draft: Draft | None = None, *, fresh=False):
    with office.reading() as session:
        reading = read_paper(session, office, preview.paper, draft) if fresh else None
        return preview.follow(session, office, draft, reading)


@pytest.mark.parametrize("public", [True, False])
def test_the_pages_are_those_of_the_finished_paper(office, world, meeting, text_of, public):
    add_paragraph(world, meeting, "Personärende", place=9, legal_basis="OSL 39:2")
    assign_numbers(office, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting, public))
    layout = follow(office, preview)
    (made,) = make_paper(
        office, PaperKind.MINUTES, meeting, formats=(PaperFormat.PDF,), public=public
    )
    assert len(layout.versions) > 3
    assert text_of(preview.drawn()) == text_of(made.content)
    assert ("Personärende" in text_of(preview.drawn())) is not public


def test_what_stands_in_the_editor_is_shown_though_it_is_not_saved(office, world, meeting, text_of):
    key = first_paragraph(world, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    follow(office, preview)
    draft = Draft(
        key,
        {
            "title": "Ett helt annat namn",
            "matter": rich("Nyskrivet i denna stund."),
            "decision": decision("Nämnden beslutar att", ("godkänna planen",)),
            "decision_basis": (runs("Skrivelse den 2 februari"),),
            "recipients": ("Kommunerna i länet", "Okänd mottagare"),
        },
    )
    follow(office, preview, draft)
    shown = text_of(preview.drawn())
    for words in ("Ett helt annat namn", "Nyskrivet i denna stund", "godkänna planen",
                  "Skrivelse den 2 februari", "Kommunerna i länet", "Okänd mottagare"):  # fmt: skip
        assert words in shown
    with office.reading() as session:
        kept = session.get_one(Paragraph, key)
        assert (kept.title, kept.matter) == ("Ärende nummer 1", LONG)
        assert [row.label for row in kept.recipients] == ["Ekonomichefen"]


def test_a_paper_read_afresh_still_has_the_draft(office, world, meeting, text_of):
    key = first_paragraph(world, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    follow(office, preview, Draft(key, {"matter": rich("Inte sparat.")}), fresh=True)
    assert "Inte sparat." in text_of(preview.drawn())
    follow(office, preview, None)
    assert "Inte sparat." not in text_of(preview.drawn())


def test_after_a_key_stroke_only_that_paragraph_is_set(office, world, meeting, monkeypatch):
    """Other paragraphs keep their lines, and pages before it keep their looks."""
    keys = paragraphs_of(world, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    before = follow(office, preview)
    spoken = []
    setter = pdf_live.BlockSetter.set

    def heard(self, blocks):
        spoken.append(blocks)
        setter(self, blocks)

    monkeypatch.setattr(pdf_live.BlockSetter, "set", heard)
    other = rich(
        "Nytt. " + "Kansliet har berett ärendet tillsammans med alla och föreslår nämnden.\n" * 9
    )
    after = follow(office, preview, Draft(keys[5], {"matter": other}))
    assert [blocks[0].runs for blocks in spoken] == [runs("Ärende nummer 6")]
    same = [a == b for a, b in zip(before.versions, after.versions, strict=True)]
    page = next(spot.page for spot in after.spots if spot.key == f"d{keys[5]}")
    assert all(same[:page])
    assert not all(same)
    assert after.written is not None
    assert after.written[0] == page
    assert preview.line_at(*after.written).startswith("Nytt. Kansliet")
    assert follow(office, preview, Draft(keys[5], {"matter": other}), fresh=True).written is None
    assert len(spoken) == 1


def test_the_first_paragraph_still_begins_a_page(office, world, meeting):
    key = first_paragraph(world, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    follow(office, preview)
    layout = follow(office, preview, Draft(key, {"title": "Annat"}))
    first = next(spot for spot in layout.spots if spot.key == f"d{key}")
    assert first.heading == "Annat"
    assert next(spot for spot in layout.spots if spot.page == first.page) == first


def test_places_on_the_pages_tell_paragraph_part_and_line(office, world, meeting):
    key = first_paragraph(world, meeting)
    assign_numbers(office, meeting)
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    layout = follow(office, preview)
    mine = [spot for spot in layout.spots if spot.key == key_of_paragraph(key, 1)]
    assert mine[0].heading == "§ 1 Ärende nummer 1"
    assert [spot.heading.strip(" :") for spot in mine[1:]] == [
        "Regionala utvecklingsnämndens beslut", "Ärendet", "Protokollsutdrag skickas till",
    ]  # fmt: skip
    matter = mine[2]
    assert preview.line_at(matter.page, matter.top + 40).startswith("Kansliet har berett")


def test_a_memo_and_a_summons_follow_what_is_written(office, world, meeting, text_of):
    memo = start_memo(office, world.cases["00677-2020"])
    shown = LivePreview(PaperOf(PaperKind.MEMO, memo, public=False))
    follow(office, shown)
    follow(office, shown, Draft(memo, {"summary": (Text(runs("Kort och gott.")),)}))
    assert "Kort och gott." in text_of(shown.drawn())
    item = add_item(world, meeting, "Sent ärende", place=20)
    summons = LivePreview(PaperOf(PaperKind.SUMMONS, meeting))
    follow(office, summons)
    layout = follow(office, summons, Draft(item, {"title": "Omdöpt", "presenter": "Moa Sund"}))
    assert text_of(summons.drawn()).count("Omdöpt") == 2
    assert [spot.heading for spot in layout.spots if spot.key == key_of_item(item)] == ["8. Omdöpt"]


def test_a_page_is_drawn_alone_with_the_number_it_has(office, meeting, text_of):
    preview = LivePreview(PaperOf(PaperKind.MINUTES, meeting))
    count = len(follow(office, preview).versions)
    alone = text_of(preview.drawn([2]))
    assert f"Sida 3 ({count})" in alone
    assert alone.count("Sida") == 1
