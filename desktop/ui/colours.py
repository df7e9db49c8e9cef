"""The colours of the three looks, and how they are laid on Qt's palette roles.

A ``Colours`` is one look. Qt has no roles for danger, success or secret text, so widgets that
need them ask ``colours_of(palette)``; all else follows the palette by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One look; every value is #RRGGBB. ``line`` is decoration, ``border`` bounds controls."""

    window: str
    surface: str
    raised: str
    hover: str
    selection: str
    line: str
    border: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    link: str
    danger: str
    danger_fill: str
    warning: str
    warning_fill: str
    success: str
    success_fill: str
    information: str
    information_fill: str
    secret_fill: str
    desk: str


LIGHT = Colours(
    window="#f4f5f8",
    surface="#ffffff",
    raised="#ffffff",
    hover="#e9edf3",
    selection="#d9e7f8",
    line="#dce0e7",
    border="#838c9b",
    text="#1a212c",
    muted="#566072",
    disabled="#8b94a2",
    accent="#1d5fa8",
    on_accent="#ffffff",
    link="#1a5596",
    danger="#a3211f",
    danger_fill="#fdecea",
    warning="#7a4b00",
    warning_fill="#fff4db",
    success="#1d6338",
    success_fill="#e5f4ea",
    information="#1f4f86",
    information_fill="#e6f0fb",
    secret_fill="#ffe3a3",
    desk="#e3e6ec",
)

DARK = Colours(
    window="#1b1f26",
    surface="#232831",
    raised="#2c323d",
    hover="#343b47",
    selection="#2b4463",
    line="#39414e",
    border="#7f8a9b",
    text="#e8ebf0",
    muted="#adb6c4",
    disabled="#7d8695",
    accent="#7db4f2",
    on_accent="#0f1a28",
    link="#8fc0f7",
    danger="#ffb0a8",
    danger_fill="#47241f",
    warning="#f5cd80",
    warning_fill="#41341a",
    success="#95d8ad",
    success_fill="#1f3a2a",
    information="#a9cff8",
    information_fill="#213550",
    secret_fill="#5c4508",
    desk="#14171c",
)

HIGH_CONTRAST = Colours(
    window="#000000",
    surface="#000000",
    raised="#000000",
    hover="#26264d",
    selection="#003a8c",
    line="#ffffff",
    border="#ffffff",
    text="#ffffff",
    muted="#ffffff",
    disabled="#a6a6a6",
    accent="#ffe44d",
    on_accent="#000000",
    link="#8ad0ff",
    danger="#ffb3b3",
    danger_fill="#000000",
    warning="#ffe44d",
    warning_fill="#000000",
    success="#8cff9e",
    success_fill="#000000",
    information="#8ad0ff",
    information_fill="#000000",
    secret_fill="#5a3d00",
    desk="#000000",
)

ALL = (LIGHT, DARK, HIGH_CONTRAST)

_Role = QPalette.ColorRole

# Fusion shades with Light, Midlight, Mid, Dark and Shadow; the style sheet replaces all places
# where it would, so these roles are free to carry what a modern look needs.
_ROLES = {
    _Role.Window: "window",
    _Role.WindowText: "text",
    _Role.Base: "surface",
    _Role.AlternateBase: "window",
    _Role.Text: "text",
    _Role.Button: "raised",
    _Role.ButtonText: "text",
    _Role.BrightText: "danger",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "link",
    _Role.LinkVisited: "link",
    _Role.ToolTipBase: "text",
    _Role.ToolTipText: "surface",
    _Role.PlaceholderText: "muted",
    _Role.Light: "desk",
    _Role.Midlight: "hover",
    _Role.Mid: "line",
    _Role.Dark: "border",
    _Role.Shadow: "selection",
}


def palette_of(colours: Colours) -> QPalette:
    """The palette that shows ``colours``; disabled text is dimmed."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(colours, name)))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """The look a palette was made from; the light one when it is none of ours."""
    window = palette.color(_Role.Window).name()
    return next((colours for colours in ALL if colours.window == window), LIGHT)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
