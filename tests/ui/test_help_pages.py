"""Every screen that names a help page has it, and it is Swedish text with a heading."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCREENS = ROOT / "desktop/ui/screens"
TOPIC = re.compile(r'help_topic = "(\w+)"')
TOPICS = sorted(
    {found for file in SCREENS.rglob("*.py") for found in TOPIC.findall(file.read_text("utf-8"))}
)


def test_screens_name_their_pages() -> None:
    assert {"first_run", "today", "cases", "case", "intake", "recipients"} <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_its_page(topic: str) -> None:
    heading, _, text = (ROOT / f"resources/help/{topic}.md").read_text("utf-8").partition("\n")
    assert heading.startswith("# ")
    assert len(text.split()) >= 20
