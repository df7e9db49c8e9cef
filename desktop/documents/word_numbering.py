"""Lists in Word: one numbering instance per numbered list, each starting over at 1.

Bullets share one instance for the whole paper, which the bullet styles name themselves.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.word_styles import BULLETS, LIST_STEP, NAMESPACE, POINTS, WordStyle, mm

BULLET_INSTANCE = 1
# Word has been reported to stop numbering after some 2,020 instances.
MOST_INSTANCES = 2000
_FORMATS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3)"))
_SIGNS = ("•", "–", "•")
_BULLET_PLAN, _POINT_PLAN = 0, 1


@dataclass(frozen=True, slots=True)
class NumberingPart:
    """The numbering part of a template, open where the instances of a paper's lists go.

    ``first`` is the lowest free instance id, ``plan`` the id of the numbered plan; ``bullets`` is
    the instance that bullets are tied to, where their styles are not tied to one themselves.
    """

    before: str
    after: str
    first: int
    plan: int
    bullets: int | None = None


def base_numbering() -> NumberingPart:
    """The numbering of our own template."""
    before = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:numbering xmlns:w="{NAMESPACE}">{bullet_plan()}{point_plan()}{bullet_instance()}'
    )
    return NumberingPart(before, "</w:numbering>", BULLET_INSTANCE + 1, _POINT_PLAN)


class Numbering:
    """The numbering of one paper; ask ``start_list`` for each numbered list in turn."""

    def __init__(self, part: NumberingPart) -> None:
        self._part = part
        self._lists = 0

    @property
    def bullets(self) -> int | None:
        """The instance to name in each bullet, or ``None`` when its style does."""
        return self._part.bullets

    def start_list(self) -> int | None:
        """The instance of a list that starts at 1, or ``None`` when Word can number no more."""
        if self._lists == MOST_INSTANCES:
            return None
        self._lists += 1
        return self._part.first + self._lists - 1

    def xml(self) -> str:
        """The whole ``word/numbering.xml`` with an instance for each list started so far."""
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
            for level in range(len(_FORMATS))
        )
        plan = f'<w:abstractNumId w:val="{self._part.plan}"/>'
        first = self._part.first
        instances = "".join(
            f'<w:num w:numId="{number}">{plan}{overrides}</w:num>'
            for number in range(first, first + self._lists)
        )
        return f"{self._part.before}{instances}{self._part.after}"


def bullet_instance(number: int = BULLET_INSTANCE, plan: int = _BULLET_PLAN) -> str:
    """The one instance that all bullets share."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{plan}"/></w:num>'


def bullet_plan(plan: int = _BULLET_PLAN, *, tied: bool = True) -> str:
    """The ``w:abstractNum`` of bullets in three levels, ``tied`` to our bullet styles."""
    levels = "".join(
        _level(level, "bullet", sign, style if tied else None)
        for level, (sign, style) in enumerate(zip(_SIGNS, BULLETS, strict=True))
    )
    return _abstract(plan, "3A5C0001", levels)


def point_plan(plan: int = _POINT_PLAN) -> str:
    """The ``w:abstractNum`` of numbered lists in three levels: 1. a) i)."""
    levels = "".join(_level(level, kind, text, None) for level, (kind, text) in enumerate(_FORMATS))
    return _abstract(plan, "3A5C0002", levels)


def _abstract(plan: int, identity: str, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{plan}"><w:nsid w:val="{identity}"/>'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )


def _level(level: int, kind: str, text: str, style: WordStyle | None) -> str:
    left, hanging = mm((level + 1) * LIST_STEP), mm(LIST_STEP)
    tie = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{tie}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def typed_number(level: int, position: int) -> str:
    """The number as text, for lists beyond what Word can number: "3.", "c)"."""
    return f"{position}." if level == 0 else f"{chr(96 + (position - 1) % 26 + 1)})"


def point_style(level: int) -> WordStyle:
    """The style of a numbered item at that depth, 0 being outermost."""
    return POINTS[min(level, len(POINTS) - 1)]


def bullet_style(level: int) -> WordStyle:
    """The style of a bullet at that depth, 0 being outermost."""
    return BULLETS[min(level, len(BULLETS) - 1)]
