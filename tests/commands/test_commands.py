"""The command line as a script meets it: answers, exit codes, and one sentence of bad news."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.run import main
from tests.acceptance.clerk import Clerk, clerk_of
from tests.world import TODAY, World

MEMO = """Ljusare cykelvägar i Älvstad

Dnr 412-2025

Förslag till beslut

Regionstyrelsen beslutar att

1. Regiondirektören får i uppdrag att ta fram en plan för belysning av cykelvägarna.

Sammanfattning

Många cykelvägar är mörka under vintern. En plan behövs.

Ärendet

Kansliet har under hösten gått igenom vägarna och funnit brister på sju sträckor.

Protokollsutdrag skickas till:

Regiondirektören
"""


class Terminal:
    """A terminal with one register at hand."""

    def __init__(self, capture: pytest.CaptureFixture[str], path: Path) -> None:
        self.capture, self.path = capture, path

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Run a command on the register: exit code, output, errors."""
        code = main([*words, "--register", str(self.path)])
        said = self.capture.readouterr()
        return code, said.out, said.err

    def json(self, *words: str) -> Any:
        """The JSON answer of a command that goes well."""
        code, out, err = self(*words, "--json")
        assert (code, err) == (0, "")
        return json.loads(out)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    path = tmp_path / "nytt.klubbslag"
    assert main(["new", str(path), "--organisation", "Region Älvmarken"]) == 0
    capsys.readouterr()
    return Terminal(capsys, path)


@pytest.fixture
def memo(tmp_path: Path) -> str:
    path = tmp_path / "memo.txt"
    path.write_text(MEMO, encoding="utf-8")
    return str(path)


@pytest.fixture
def in_world(capsys: pytest.CaptureFixture[str], world: World) -> tuple[Terminal, Clerk]:
    return Terminal(capsys, world.store.path), clerk_of(world)


def test_a_memo_is_added_shown_and_printed(terminal: Terminal, memo: str, tmp_path: Path) -> None:
    assert terminal("add", memo, "--dry-run")[0] == 0
    assert terminal.json("list", "cases") == []
    added = terminal.json("add", memo)
    assert (added["registration_number"], added["new_case"]) == ("412-2025", True)
    shown = terminal.json("show", " 0412–2025 ")
    assert shown["titles"] == ["Ljusare cykelvägar i Älvstad"]
    assert shown["proposed_points"] == [
        "Regiondirektören får i uppdrag att ta fram en plan för belysning av cykelvägarna."
    ]
    assert shown["recipients"] == ["Regiondirektören"]
    assert "sju sträckor" in shown["matter"]
    papers = terminal.json("paper", "memo", "412-2025", "--to", str(tmp_path / "ut"))
    assert [Path(paper["path"]).suffix for paper in papers] == [".docx", ".pdf"]
    assert papers[1]["pages"] == 1
    assert all(Path(paper["path"]).is_file() for paper in papers)


def test_a_known_file_is_told_and_not_added_twice(terminal: Terminal, memo: str) -> None:
    terminal("add", memo)
    code, out, _ = terminal("add", memo)
    assert code == 0
    assert "finns redan i ärende 412-2025" in out
    assert len(terminal.json("list", "records")) == 1


def test_what_is_not_there_is_refused_in_one_sentence(terminal: Terminal) -> None:
    code, out, err = terminal("show", "999-1999")
    assert (code, out) == (1, "")
    assert "999-1999" in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err
    in_english = terminal("show", "999-1999", "--lang", "en")
    assert "not found" in in_english[2]


def test_a_missing_register_is_trouble(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["list", "cases", "--register", str(tmp_path / "borta.klubbslag")]) == 3
    assert "borta.klubbslag" in capsys.readouterr().err


def test_a_register_is_never_made_over_another(terminal: Terminal) -> None:
    assert main(["new", str(terminal.path)]) == 3
    terminal.capture.readouterr()
    assert terminal.json("list", "cases") == []


WRONG = [
    (("list", "dinosaurier"), "'dinosaurier' är inget av 'cases', 'meetings'"),
    (("dates", "--posted", "2025-13-40"), "2025-13-40 är ingen dag; skriv den som 2026-03-10"),
    (("search", "bro", "--limit", "många"), "ska vara ett heltal, inte 'många'"),
    (("paper", "memo", "1-2026"), "--to saknas"),
    (("check", "1-2026", "--snabbt"), "--snabbt känns inte igen"),
    (("restore", "x", "--to"), "--to behöver ett värde"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_usage_ends_with_two_and_a_swedish_sentence(
    terminal: Terminal, words: tuple[str, ...], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    told = terminal.capture.readouterr().err
    assert ended.value.code == 2
    assert said in told
    assert not re.search(r"argument|error|invalid|usage", told.replace("klubbslag", ""))
    assert len(told.splitlines()) == 1


def test_wrong_usage_in_english_when_asked_for(terminal: Terminal) -> None:
    with pytest.raises(SystemExit):
        main(["--lang", "en", "list", "dinosaurier"])
    assert "invalid choice: 'dinosaurier'" in terminal.capture.readouterr().err


def test_help_speaks_swedish(terminal: Terminal) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["paper", "--help"])
    told = terminal.capture.readouterr().out
    assert ended.value.code == 0
    assert told.startswith("användning: klubbslag paper")
    assert "show this help" not in told


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x03" * 100, b"%PDF-1.7 ..."])
def test_unreadable_files_get_a_sentence(
    terminal: Terminal, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "skräp.txt"
    path.write_bytes(content)
    code, _, err = terminal("add", str(path))
    assert code == 3
    assert "skräp.txt kunde inte läsas in" in err
    assert terminal.json("list", "cases") == []


def test_dates_need_no_register(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dates", "--posted", "2025-05-30", "--meeting", "2026-03-10", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["last_appeal_day"] == {"date": "2025-06-23", "section": "KL 13:5"}
    assert found["earliest_takedown"]["date"] == "2025-06-24"
    assert found["verify_by"] == {"date": "2026-03-24", "section": "KL 5:69"}


def test_a_meeting_and_its_paragraphs(in_world: tuple[Terminal, Clerk], tmp_path: Path) -> None:
    terminal, clerk = in_world
    meeting = clerk.holds("RUN", TODAY, ["Budget", "Taxor"])
    shown = terminal.json("show", "RUN 2026-03-10")
    assert [item["title"] for item in shown["agenda"]] == ["Budget", "Taxor"]
    assert len(shown["attendance"]) == 14
    assert terminal.json("show", "RUN § 2/2026")["titles"] == ["Taxor"]
    code, _, err = terminal("paper", "extract", "RUN § 2/2026", "--to", str(tmp_path))
    assert code == 1
    assert "KL" in err or "juster" in err
    clerk.verifies(meeting, TODAY)
    made = terminal.json("paper", "extracts", "RUN 2026-03-10", "--to", str(tmp_path / "ut"))
    assert len(made) == 4


def test_papers_as_web_pages(in_world: tuple[Terminal, Clerk], tmp_path: Path) -> None:
    terminal, clerk = in_world
    meeting = clerk.holds("RUN", TODAY, ["Budget", "Taxor"])
    clerk.verifies(meeting, TODAY)
    for kind in ("summons", "minutes", "extracts"):
        words = ("paper", kind, "RUN 2026-03-10", "--to", str(tmp_path), "--format", "html")
        for made in terminal.json(*words):
            page = Path(made["path"])
            assert page.suffix == ".html"
            assert "Taxor" in page.read_text("utf-8") or "Budget" in page.name


def test_the_summons_with_its_attachments(in_world: tuple[Terminal, Clerk], tmp_path: Path) -> None:
    terminal, clerk = in_world
    clerk.meets("RUN", TODAY, ["Budget"])
    words = ("paper", "summons", "RUN 2026-03-10", "--bundle", "--to", str(tmp_path))
    (made,) = terminal.json(*words)
    assert Path(made["path"]).name == "Kallelse RUN 2026-03-10 med bilagor.pdf"
    assert made["pages"] == 1


@pytest.mark.parametrize(
    "what",
    ["cases", "meetings", "paragraphs", "records", "dispatches", "assignments", "due",
     "recipients"],
)  # fmt: skip
def test_every_list_answers_flat_objects(in_world: tuple[Terminal, Clerk], what: str) -> None:
    terminal, clerk = in_world
    clerk.holds("RUN", TODAY, ["Budget"])
    for row in terminal.json("list", what):
        assert not any(isinstance(value, dict) for value in row.values())


def test_search_finds_best_first(in_world: tuple[Terminal, Clerk]) -> None:
    terminal, _ = in_world
    assert terminal.json("search", "677-2020")[0]["key"] == "00677-2020"
    for word in ("överenskommelse", "overenskommelse"):
        assert any(hit["key"] == "3399-2018" for hit in terminal.json("search", word))


def test_audit_backup_and_restore(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.json("audit") == {"ok": True, "remarks": []}
    copy = str(tmp_path / "kopia.klubbslag")
    assert terminal("backup", copy)[0] == 0
    assert terminal("restore", copy, "--to", str(tmp_path / "åter.klubbslag"))[0] == 0


def test_the_demo_does_the_whole_job(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["demo", str(tmp_path / "ut"), "--json"]) == 0
    files = [Path(name) for name in json.loads(capsys.readouterr().out)]
    assert all(path.stat().st_size > 0 for path in files)
    kinds = {path.name.split()[0] for path in files}
    assert kinds >= {"Tjänsteskrivelse", "Kallelse", "Protokoll", "Anslag", "Utdrag"}


def test_check_tells_remarks_and_grave_ones_by_its_code(in_world: tuple[Terminal, Clerk]) -> None:
    terminal, eva = in_world
    meeting = eva.holds("RUN", TODAY, ["Årets plan", "Bredband"])
    code, out, _ = terminal("check", "RUN", TODAY.isoformat(), "--json")
    told = json.loads(out)
    assert (code, told["ok"]) == (1, False)
    assert set(told["remarks"][0]) == {"what", "where", "section", "label", "grave"}
    assert {r["section"] for r in told["remarks"] if r["grave"]} == {"KL 5:69"}

    assert eva.verifies(meeting, date(2026, 3, 12))
    code, out, _ = terminal("check", "RUN", TODAY.isoformat(), "§", "2", "--json")
    assert (code, json.loads(out)["remarks"]) == (0, [])
    code, out, _ = terminal("check", "677-2020")
    assert (code, out) == (0, "Inga anmärkningar.\n")
    assert terminal("check", "999-1999")[0] == 1


def test_without_a_screen_the_window_says_so() -> None:
    kept = {k: v for k, v in os.environ.items() if "DISPLAY" not in k and "QPA" not in k}
    ended = subprocess.run(
        [sys.executable, "-m", "desktop"], env=kept, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3
    assert ended.stderr.startswith("Här finns ingen skärm")
