"""A font like another in which every figure is a dot, so that no text set in it can show one."""

import sys
import unicodedata
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont

_DOT = 0x2022
_BASIC = 0xFFFF
_FAMILY_NAMES = (1, 4, 6, 16)


@lru_cache(maxsize=1)
def figures() -> tuple[int, ...]:
    """Every character of Unicode that stands for a number: digits of all scripts, fractions, circled ones."""
    # Han numerals are letters to Unicode and stay: 一 and 三 are in half of all names.
    codes = range(sys.maxunicode + 1)
    return tuple(code for code in codes if unicodedata.category(chr(code)) in ("Nd", "No", "Nl"))


def with_dots(font: bytes, family: str) -> bytes:
    """The TrueType font with a dot for each figure, under the name of another family."""
    found = TTFont(BytesIO(font), lazy=True)
    dot = found.getBestCmap()[_DOT]
    for table in found["cmap"].tables:
        if table.isUnicode():
            most = sys.maxunicode if table.format >= 12 else _BASIC
            table.cmap.update(dict.fromkeys((code for code in figures() if code <= most), dot))
    for record in found["name"].names:
        if record.nameID in _FAMILY_NAMES:
            record.string = family
    made = BytesIO()
    found.save(made, reorderTables=None)
    return made.getvalue()
