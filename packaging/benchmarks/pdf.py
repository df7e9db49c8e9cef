"""How fast papers are set in tagged PDF, held against WeasyPrint, Typst, LibreOffice and reportlab.

``python packaging/benchmarks/pdf.py`` prints the table. The §§ are the same as for Word, tags and
archive form included on our side; WeasyPrint and Typst are asked for PDF/UA too. LibreOffice
converts our Word file. A rival that is not installed is left out, and the table says so.
"""

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import typst
from measure import Measurement, compare, in_turn, milliseconds, table
from paragraphs import COUNTS, PARAGRAPHS, STYLE, Section, document, sections
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import (
    Flowable,
    ListFlowable,
    ListItem,
    Paragraph,
    SimpleDocTemplate,
    Table,
)
from weasyprint import HTML

from desktop.documents.pdf_live import LivePaper
from desktop.documents.pdf_reader import page_count
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.word_writer import write_word

Task = Callable[[], object]
MOST_MEMORY = 100
PARAGRAPHS_OF_120_PAGES = 85
_MEMORY = """
import sys
sys.path.insert(0, "../..")
from paragraphs import STYLE, document, sections
from desktop.documents.pdf_reader import page_count
from desktop.documents.pdf_writer import write_pdf
data = write_pdf(document(sections({count})), STYLE)
with open("/proc/self/status") as status:
    most = next(line.split()[1] for line in status if line.startswith("VmHWM"))
print(page_count(data), most)
"""


def pdf(values: list[Section]) -> Callable[[], bytes]:
    """The task of setting the §§ with our writer."""
    return partial(write_pdf, document(values), STYLE)


def weasyprint(values: list[Section]) -> Task:
    """The task of setting the §§ as HTML with WeasyPrint."""
    body = "".join(map(_as_html, values))
    page = f"<html lang=sv><head><title>Protokoll</title></head><body>{body}</body></html>"

    def render() -> object:
        return HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    return render


def _as_html(value: Section) -> str:
    def listed(texts: list[str], kind: str) -> str:
        return f"<{kind}>" + "".join(f"<li>{html.escape(t)}" for t in texts) + f"</{kind}>"

    matter = "".join(f"<p>{html.escape(text)}</p>" for text in value["matter"])
    rows = "".join("<tr>" + "".join(f"<td>{c}" for c in row) for row in value["votes"])
    return (
        f"<h1>{html.escape(value['heading'])}</h1><p>{value['dnr']}</p><h2>Beslut</h2>"
        f"{listed(value['points'], 'ol')}<h2>Ärendet</h2>{matter}"
        f"{f'<table>{rows}</table>' if rows else ''}"
        f"<h2>Beslutsunderlag</h2>{listed(value['basis'], 'ul')}"
    )


def typst_task(values: list[Section]) -> Task:
    """The task of setting the §§ with Typst."""
    head = '#set document(title: "Protokoll")\n#set text(lang: "sv", size: 11pt)\n'
    source = (head + '#set page(paper: "a4")\n' + "\n".join(map(_as_typst, values))).encode()

    def render() -> object:
        return typst.compile(source, format="pdf", pdf_standards=["ua-1"])

    return render


def _as_typst(value: Section) -> str:
    points = "\n".join(f"+ {text}" for text in value["points"])
    matter = "\n\n".join(value["matter"])
    basis = "\n".join(f"- {text}" for text in value["basis"])
    cells = ", ".join(f"[{cell}]" for row in value["votes"] for cell in row)
    votes = f"#table(columns: 3, {cells})\n" if cells else ""
    return (
        f"= {value['heading']}\n{value['dnr']}\n== Beslut\n{points}\n== Ärendet\n{matter}\n\n"
        f"{votes}== Beslutsunderlag\n{basis}\n"
    )


def libreoffice(values: list[Section], folder: Path) -> Task | None:
    """The task of turning our Word file into PDF with LibreOffice, where it is installed."""
    program = shutil.which("soffice")
    if program is None:
        return None
    source = folder / "protokoll.docx"
    source.write_bytes(write_word(document(values), STYLE))
    words = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    return lambda: subprocess.run(words, check=True, capture_output=True)


def bare_extract(value: Section) -> None:
    """One § in Word and PDF as a bare python-docx and reportlab program would do it."""
    paper = docx.Document()
    styles = getSampleStyleSheet()
    flow: list[Flowable] = [Paragraph(html.escape(value["heading"]), styles["Heading1"])]
    paper.add_heading(value["heading"], 1)
    texts = [value["dnr"], *value["points"], *value["matter"], *value["basis"]]
    for text in texts:
        paper.add_paragraph(text)
        flow.append(Paragraph(html.escape(text), styles["BodyText"]))
    paper.save(BytesIO())
    SimpleDocTemplate(BytesIO(), pagesize=A4).build(flow)


def bare_extracts(values: list[Section]) -> None:
    """All §§, one file in each form."""
    for value in values:
        bare_extract(value)


def our_extracts(values: list[Section]) -> None:
    """The same with our writers."""
    for value in values:
        paper = document([value], contents=False)
        write_word(paper, STYLE)
        write_pdf(paper, STYLE)


def measurements() -> Iterator[Measurement]:
    """All rows: minutes against the rivals and against itself, memory, growth, extracts."""
    values = sections(PARAGRAPHS)
    title = f"PDF, {PARAGRAPHS} paragraphs"
    yield compare(f"{title} / Typst (PDF/UA)", pdf(values), typst_task(values), 1.0)
    yield compare(f"{title} / WeasyPrint (PDF/UA)", pdf(values), weasyprint(values), 0.12, rounds=1)
    with tempfile.TemporaryDirectory() as folder:
        rival = libreoffice(values, Path(folder))
        if rival is not None:
            yield compare(f"{title} / LibreOffice from Word", pdf(values), rival, 0.5, rounds=1)
    yield compare(f"{title} / our own without tags", pdf(values), untagged(values), 1.15)
    plain = reportlab(values)
    yield compare(f"{title} / bare reportlab, untagged", pdf(values), plain, 1.15, rounds=3)
    if Path("/proc/self/status").exists():
        yield memory()
    yield from growth()
    several = sections(PARAGRAPHS)
    yield compare(
        f"{PARAGRAPHS} extracts, Word and PDF / bare python-docx and reportlab",
        partial(our_extracts, several), partial(bare_extracts, several), 1.5, rounds=1,
    )  # fmt: skip


def growth() -> Iterator[Measurement]:
    """The cost of one page of 10 and of some 1,000 against its cost at 100: it must stay flat."""
    tasks = [pdf(sections(count)) for count in COUNTS.values()]
    pages = [page_count(task()) for task in tasks]
    usual, *others = (
        seconds / count for seconds, count in zip(in_turn(*tasks, rounds=3), pages, strict=True)
    )
    for count, seconds in zip(pages[1:], others, strict=True):
        subject = f"PDF, one page of {count:,} / of {pages[0]:,}"
        yield Measurement(subject, milliseconds(seconds), seconds / usual, 1.2)


def untagged(values: list[Section]) -> Task:
    """The task of setting the §§ with our setter as for the screen: no tags, outline, archive."""
    source = document(values)

    def render() -> object:
        paper = LivePaper()
        paper.set(source, STYLE.look)
        return paper.drawn()

    return render


def reportlab(values: list[Section]) -> Task:
    """The task of setting the §§ with reportlab's own paragraphs and tables: no tags at all."""
    styles = getSampleStyleSheet()

    def paragraphs(texts: list[str]) -> list[Flowable]:
        return [Paragraph(html.escape(text), styles["BodyText"]) for text in texts]

    def listed(texts: list[str], kind: str) -> Flowable:
        items: list[Any] = [ListItem(each) for each in paragraphs(texts)]
        return ListFlowable(items, bulletType=kind)

    def render() -> object:
        flow: list[Flowable] = []
        for value in values:
            flow.append(Paragraph(html.escape(value["heading"]), styles["Heading1"]))
            flow += paragraphs([value["dnr"]])
            flow.append(Paragraph("Beslut", styles["Heading2"]))
            flow.append(listed(value["points"], "1"))
            flow.append(Paragraph("Ärendet", styles["Heading2"]))
            flow += paragraphs(value["matter"])
            flow += [Table(value["votes"])] if value["votes"] else []
            flow.append(Paragraph("Beslutsunderlag", styles["Heading2"]))
            flow.append(listed(value["basis"], "bullet"))
        return SimpleDocTemplate(BytesIO(), pagesize=A4, title="Protokoll").build(flow)

    return render


def memory() -> Measurement:
    """The most memory that a program takes which sets 120 pages, interpreter and all."""
    folder = Path(__file__).parent
    words = [sys.executable, "-c", _MEMORY.format(count=PARAGRAPHS_OF_120_PAGES)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, cwd=folder)
    pages, kilobytes = map(int, done.stdout.split())
    subject = f"PDF, memory at {pages} pages / {MOST_MEMORY} MB"
    taken = kilobytes / 1024
    return Measurement(subject, f"{taken:.0f} MB", taken / MOST_MEMORY, 1.0)


if __name__ == "__main__":
    print(table(measurements()))
