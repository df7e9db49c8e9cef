"""Every kind of paper of the sample organisation, in every house style, template and type size.

All products of the three are made, and each checker looks at all of them in one process.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from db.rules.lifecycle import PaperFormat, PaperKind
from desktop.documents.house_style import LARGE_TYPE, style_keys
from desktop.documents.pdf_reader import read_tagged_text
from desktop.operations.bundles import make_bundle
from desktop.operations.paper_setting import Order, set_paper
from desktop.operations.signing import minutes_to_sign
from desktop.operations.templates import SHIPPED, TemplateInUse, shipped_file, with_look
from tests.documents.checkers import (
    needs_docxcheck,
    needs_verapdf,
    verdict_of_docxcheck,
    verdict_of_verapdf,
)
from tests.documents.papers import said
from tests.documents.sample_papers import SampleHouse, every_order, in_style, sample_house

LOOKS = ("", LARGE_TYPE)
TEMPLATES = {
    one.key: TemplateInUse(one.name, shipped_file(one.key), {}, one.look) for one in SHIPPED
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SampleHouse]:
    made = sample_house(tmp_path_factory.mktemp("sample") / "sample.klubbslag")
    yield made
    made.office.store.close()


@pytest.fixture(scope="module")
def orders(house: SampleHouse) -> dict[tuple[str, str], Order]:
    """Each kind of paper by its name, composed in each house style."""
    found: dict[tuple[str, str], Order] = {}
    for style in style_keys():
        in_style(house, style)
        found |= {(name, style): order for name, order in every_order(house).items()}
    return found


def test_there_is_a_paper_of_every_kind(orders: dict[tuple[str, str], Order]):
    assert {order.kind for order in orders.values()} == set(PaperKind)
    for style in style_keys():
        assert orders["minutes", style].style.key == style


@needs_verapdf
def test_every_pdf_is_valid_pdf_a_2a_and_pdf_ua_1(
    house: SampleHouse, orders: dict[tuple[str, str], Order], tmp_path: Path
):
    files: list[Path] = []
    for ((name, style), order), look in product(orders.items(), LOOKS):
        dressed = replace(order, style=with_look(order.style, look))
        files.append(tmp_path / f"{name}-{style}-{look}.pdf")
        files[-1].write_bytes(set_paper(dressed, PaperFormat.PDF).content)
    for public in (True, False):
        files.append(tmp_path / f"to-sign-{public}.pdf")
        to_sign = minutes_to_sign(house.office, house.apart, public=public, sealed=True)
        files[-1].write_bytes(to_sign.content)
    assert verdict_of_verapdf(files) == []


@needs_verapdf
def test_the_bundle_is_valid_pdf_ua_1(house: SampleHouse, tmp_path: Path):
    bundle = make_bundle(house.office, house.planned)
    assert bundle.accessible
    assert not bundle.left_out
    file = tmp_path / "bundle.pdf"
    file.write_bytes(bundle.content)
    assert verdict_of_verapdf([file], "ua1") == []


@needs_docxcheck
def test_every_word_file_keeps_to_the_schemas(orders: dict[tuple[str, str], Order], tmp_path: Path):
    dresses = [(look, None) for look in LOOKS] + [(t.look, t) for t in TEMPLATES.values()]
    files: list[Path] = []
    for ((name, style), order), (number, (look, template)) in product(
        orders.items(), enumerate(dresses)
    ):
        dressed = replace(order, style=with_look(order.style, look), template=template)
        files.append(tmp_path / f"{name}-{style}-{number}.docx")
        files[-1].write_bytes(set_paper(dressed, PaperFormat.WORD).content)
    assert verdict_of_docxcheck(files) == []


def test_the_tags_of_every_pdf_say_what_the_paper_says(orders: dict[tuple[str, str], Order]):
    for (name, style), order in orders.items():
        tagged = read_tagged_text(set_paper(order, PaperFormat.PDF).content)
        heard = "".join("".join(text.split()) for _, text in tagged)
        place = 0
        for text in said(order.document().blocks):
            wanted = "".join(text.split())
            found = heard.find(wanted, place)
            assert found >= 0, (name, style, text)
            place = found + len(wanted)


def test_papers_are_the_same_bytes_when_made_again(orders: dict[tuple[str, str], Order]):
    for (name, style), order in orders.items():
        if style != "region":
            continue
        for form in PaperFormat:
            assert set_paper(order, form) == set_paper(order, form), (name, form)
