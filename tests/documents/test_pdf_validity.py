"""veraPDF's verdict on a paper with every kind of block; skipped where the checker is missing."""

from dataclasses import replace
from pathlib import Path

from db.rules.rich_text import runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Document, Figure, Heading
from desktop.documents.pdf_writer import write_pdf
from tests.documents.checkers import needs_verapdf, verdict_of_verapdf
from tests.documents.papers import long_text, paper, picture, whole_paper

PAPERS = {
    "whole": whole_paper(),
    "untitled": paper(Heading(runs("Bara en rubrik"), 3), long_text(30)),
    "empty": replace(paper(), title="", subject="", keywords=(), registration_numbers=()),
    "strange": paper(
        Heading(runs("Märklig 😀 text"), 1, "§ 1"),
        Figure(picture(kind="JPEG"), "Grå ruta"),
        *(long_text(1) for _ in range(40)),
        mark="Ej justerat – utkast (arbetskopia)",
    ),
}


@needs_verapdf
def test_papers_are_valid_pdf_a_2a_and_pdf_ua_1(tmp_path: Path):
    files = [_written(tmp_path / f"{name}.pdf", document) for name, document in PAPERS.items()]
    assert verdict_of_verapdf(files) == []


def _written(target: Path, document: Document) -> Path:
    target.write_bytes(write_pdf(document, house_style("municipality")))
    return target
