"""Make the sRGB profile that PDF/A files name as their output intent; needs pillow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import ImageCms

TARGET = Path(__file__).parents[1] / "resources" / "colour" / "sRGB.icc"
DATE = slice(24, 36)
# The profile's header carries the second of its making; a fixed day keeps the bytes the same.
FIXED_DATE = bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))


def main() -> None:
    """Write the profile."""
    made: Any = ImageCms
    profile = bytearray(made.ImageCmsProfile(made.createProfile("sRGB")).tobytes())
    profile[DATE] = FIXED_DATE
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(profile)


if __name__ == "__main__":
    main()
