"""Make the static fonts of the papers from the variable Source Sans 3.

Run with the folder that holds the two variable files of the PyPI package
``fontpkg-source-sans-3``; needs fonttools. The licence reserves the name "Source", so the made
family carries a name of its own. The same input gives the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont  # pyright: ignore[reportMissingTypeStubs]
from fontTools.varLib import instancer  # pyright: ignore[reportMissingTypeStubs]

FAMILY = "Klubbslag Sans"
TARGET = Path(__file__).parents[1] / "resources" / "fonts"
FACES = (
    ("Regular", "SourceSans3[wght].ttf", 400),
    ("Bold", "SourceSans3[wght].ttf", 700),
    ("Italic", "SourceSans3-Italic[wght].ttf", 400),
    ("BoldItalic", "SourceSans3-Italic[wght].ttf", 700),
)
SUBFAMILY = {"BoldItalic": "Bold Italic"}
MAC_STYLE = {"Regular": 0, "Bold": 1, "Italic": 2, "BoldItalic": 3}
FS_SELECTION = {"Regular": 0x40, "Bold": 0x20, "Italic": 0x01, "BoldItalic": 0x21}
# Layout tables that neither the PDF writer nor a window with plain Latin text reads.
DROPPED = ("STAT", "DSIG", "MVAR", "avar", "GSUB", "BASE")


def main(folder: Path) -> None:
    """Write one TrueType file for each face, and the licence beside them."""
    TARGET.mkdir(parents=True, exist_ok=True)
    make: Any = instancer.instantiateVariableFont  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    for face, source, weight in FACES:
        font = make(TTFont(folder / "files" / source, recalcTimestamp=False), {"wght": weight})
        for tag in DROPPED:
            if tag in font:
                del font[tag]
        rename(font, face)
        style(font, face, weight)
        font.save(TARGET / f"KlubbslagSans-{face}.ttf")
    (TARGET / "OFL.txt").write_bytes((folder / "LICENSE").read_bytes())


def rename(font: Any, face: str) -> None:
    """Give the face our family name in every record; keep copyright, designer and licence."""
    names = font["name"]
    names.names = [n for n in names.names if n.nameID in {0, 8, 9, 11, 12, 13, 14}]
    subfamily = SUBFAMILY.get(face, face)
    postscript = f"{FAMILY.replace(' ', '')}-{face}"
    made = {1: FAMILY, 2: subfamily, 3: postscript, 4: f"{FAMILY} {subfamily}", 6: postscript}
    made[5] = f"Version {font['head'].fontRevision:.3f}"
    for number, text in made.items():
        names.setName(text, number, 3, 1, 0x409)


def style(font: Any, face: str, weight: int) -> None:
    """Set the bits by which systems group the four faces."""
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = FS_SELECTION[face]
    font["OS/2"].fsType = 0
    font["head"].macStyle = MAC_STYLE[face]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
