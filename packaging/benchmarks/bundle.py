"""How fast a summons and its attachments become one file, held against bare pikepdf.

``python packaging/benchmarks/bundle.py`` prints the table. The bundle of a thousand pages has
bookmarks, stamps, links and one structure tree; bare pikepdf only puts the pages after each other.
"""

from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO

import pikepdf
from measure import Measurement, compare, table
from paragraphs import STYLE, document, sections

from desktop.documents.bundle import BundleHead, BundlePart, Fault, join_parts
from desktop.documents.bundle_pages import stand_in
from desktop.documents.pdf_writer import write_pdf

ATTACHMENTS = 25
PAGES = 1_000
DAY = date(2026, 3, 10)


def parts() -> list[BundlePart]:
    """An agenda and attachments, ``PAGES`` pages or a few more in all."""
    agenda = write_pdf(document(sections(12)), STYLE)
    counts = 20
    content = write_pdf(document(sections(counts)), STYLE)
    with pikepdf.open(BytesIO(content)) as pdf:
        each = len(pdf.pages) / counts
    wanted = round(PAGES / ATTACHMENTS / each)
    contents = (write_pdf(document(sections(wanted + n % 3)), STYLE) for n in range(ATTACHMENTS))
    return [
        BundlePart(title="Kallelse", content=agenda),
        *(
            BundlePart(title=f"Underlag {n}", content=content, label=f"{n}.1", item=f"{n}. Ärende")
            for n, content in enumerate(contents, 1)
        ),
    ]


def ours(made: list[BundlePart]) -> None:
    """The bundle as the program makes it."""
    head = BundleHead(title="Kallelse", language="sv-SE", made_on=DAY, stand_in=_missing)
    bundle = join_parts(made, head)
    if not bundle.accessible or bundle.pages < PAGES * 0.9:
        raise SystemExit(f"the bundle is not what is to be measured: {bundle.pages} pages")


def _missing(part: BundlePart, fault: Fault) -> bytes:
    return stand_in(part, fault, STYLE, DAY)


def bare(made: list[BundlePart]) -> None:
    """The pages after each other, and nothing more."""
    with pikepdf.Pdf.new() as target:
        for part in made:
            with pikepdf.open(BytesIO(part.content)) as source:
                target.pages.extend(source.pages)
        target.save(BytesIO())


def measurements() -> Iterator[Measurement]:
    """The one row."""
    made = parts()
    subject = f"bundle of {PAGES:,} pages with one structure tree / bare pikepdf"
    yield compare(subject, partial(ours, made), partial(bare, made), 2.0, rounds=7)


if __name__ == "__main__":
    print(table(measurements()))
