"""Start the installed program as a user would, and see that papers come out of it.

``python packaging/smoke.py [COMMAND]``: COMMAND is the program to try, ``.venv/bin/klubbslag`` when
not given. Ends with 1 and one line when something is wrong.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

INSTALLED = Path(__file__).parents[1] / ".venv" / "bin" / "klubbslag"

# Every paper is made in both kinds; a file of each kind begins with its own bytes.
BEGINNINGS = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}


def main() -> int:
    """Make the demonstration's papers in a folder of their own and look at each."""
    command = sys.argv[1] if len(sys.argv) > 1 else str(INSTALLED)
    with tempfile.TemporaryDirectory(prefix="klubbslag-smoke-") as folder:
        code = subprocess.run([command, "demo", folder], check=False).returncode
        wrong = [f"klubbslag demo ended with {code}"] if code else list(faults(Path(folder)))
    print("\n".join(wrong) or "The program starts and makes its papers.")
    return 1 if wrong else 0


def faults(folder: Path) -> Iterator[str]:
    """What is wrong in ``folder``: a kind of paper that is missing, a file that is damaged."""
    for ending, beginning in BEGINNINGS.items():
        papers = sorted(folder.rglob(f"*{ending}"))
        if not papers:
            yield f"no {ending} was made"
        yield from (f"{paper} is damaged" for paper in papers if not starts(paper, beginning))


def starts(paper: Path, beginning: bytes) -> bool:
    """Whether the file begins with these bytes."""
    with paper.open("rb") as content:
        return content.read(len(beginning)) == beginning


if __name__ == "__main__":
    sys.exit(main())
