"""veraPDF's verdict on a paper with every kind of block; skipped where the checker is missing."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from db.rules.rich_text import runs
from desktop.documents.house_style import house_style
from desktop.documents.model import Document, Figure, Heading
from desktop.documents.pdf_writer import write_pdf
from tests.documents.papers import long_text, paper, picture, whole_paper

CHECKER = Path(
    os.environ.get(
        "KLUBBSLAG_VERAPDF", Path(__file__).parents[2] / ".." / "shared" / "tools" / "verapdf"
    )
)

pytestmark = pytest.mark.skipif(
    not (CHECKER.exists() and shutil.which("java")), reason="veraPDF or Java is not here"
)

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


def test_papers_are_valid_pdf_a_2a_and_pdf_ua_1(tmp_path: Path):
    files = [_written(tmp_path / f"{name}.pdf", document) for name, document in PAPERS.items()]
    done = subprocess.run(
        [str(CHECKER), "-f", "2a,ua1", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASS") == 2 * len(files)


def _written(target: Path, document: Document) -> Path:
    target.write_bytes(write_pdf(document, house_style("municipality")))
    return target
