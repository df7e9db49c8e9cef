"""How fast papers are set in Word, held against docxtpl and against bare compression.

``python packaging/benchmarks/word.py`` prints the table. docxtpl gets the same paragraphs, lists
and tables, but no contents and no lists that start over: what it can do simply.
"""

import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from zipfile import ZipFile

import docx
from docxtpl import DocxTemplate
from measure import Measurement, compare, in_turn, milliseconds, table
from paragraphs import COUNTS, PARAGRAPHS, STYLE, Section, document, sections

from desktop.documents.word_writer import write_word


def template() -> bytes:
    """A docxtpl template that sets the same §§."""
    paper = docx.Document()

    def add(text: str, style: str = "Normal") -> None:
        paper.add_paragraph(text, style)

    def each(name: str, style: str) -> None:
        add(f"{{%p for x in s.{name} %}}")
        add("{{ x }}", style)
        add("{%p endfor %}")

    add("{%p for s in sections %}")
    add("{{ s.heading }}", "Heading 1")
    add("{{ s.dnr }}", "Body Text")
    add("Beslut", "Heading 2")
    each("points", "List Number")
    add("Ärendet", "Heading 2")
    each("matter", "Body Text")
    add("{%p if s.votes %}")
    rows = paper.add_table(3, 3).rows
    rows[0].cells[0].text = "{%tr for v in s.votes %}"
    for column, cell in enumerate(rows[1].cells):
        cell.text = f"{{{{ v[{column}] }}}}"
    rows[2].cells[0].text = "{%tr endfor %}"
    add("{%p endif %}")
    add("Beslutsunderlag", "Heading 2")
    each("basis", "List Bullet")
    add("{%p endfor %}")
    goal = BytesIO()
    paper.save(goal)
    return goal.getvalue()


def ours(values: list[Section], *, contents: bool = True) -> Callable[[], bytes]:
    """The task of setting the §§ with our writer."""
    return partial(write_word, document(values, contents=contents), STYLE)


def theirs(source: bytes, values: list[Section]) -> Callable[[], bytes]:
    """The task of setting the §§ with docxtpl."""

    def render() -> bytes:
        paper = DocxTemplate(BytesIO(source))
        paper.render({"sections": values}, autoescape=True)
        goal = BytesIO()
        paper.save(goal)
        return goal.getvalue()

    return render


def measurements() -> Iterator[Measurement]:
    """All rows: minutes against docxtpl and compression, growth, extracts."""
    values, source = sections(PARAGRAPHS), template()
    minutes = ours(values)
    title = f"Word, {PARAGRAPHS} paragraphs"
    yield compare(f"{title} / docxtpl", minutes, theirs(source, values), 0.2)
    with ZipFile(BytesIO(minutes())) as package:
        body = package.read("word/document.xml")
    yield compare(f"{title} / deflating its document.xml", minutes, partial(zlib.compress, body), 3)
    yield from growth()
    yield extracts(source, values)


def growth() -> Iterator[Measurement]:
    """The cost of one page of 10 and of some 1,000 against its cost at 100: it must stay flat."""
    tasks = [ours(sections(count)) for count in COUNTS.values()]
    usual, *others = (
        seconds / pages for seconds, pages in zip(in_turn(*tasks), COUNTS, strict=True)
    )
    for pages, seconds in zip(list(COUNTS)[1:], others, strict=True):
        yield Measurement(
            f"Word, one page of {pages:,} / of 100", milliseconds(seconds), seconds / usual, 1.2
        )


def extracts(source: bytes, values: list[Section]) -> Measurement:
    """One file for each §, all of them, against docxtpl."""
    our_tasks = [ours([value], contents=False) for value in values]
    their_tasks = [theirs(source, [value]) for value in values]
    subject = f"Word, {len(values)} extracts / docxtpl"
    return compare(subject, partial(_all, our_tasks), partial(_all, their_tasks), 1 / 30, rounds=3)


def _all(tasks: list[Callable[[], bytes]]) -> None:
    for task in tasks:
        task()


if __name__ == "__main__":
    print(table(measurements()))
