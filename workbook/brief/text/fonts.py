"""Which fonts text is set in: FiraGO, then fonts for symbols, then whatever the system has."""

import os
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from math import ceil

import pymupdf_fonts
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QRawFont, QTextLayout

#: Text is laid out at this size and scaled: widths are then not rounded to whole pixels.
BASE = 160
FIRST = "FiraGO"
_LATER = ("Noto Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Sans Math")
_LATER_CODES = ("notos", "notosbo", "symbol1", "symbol2", "math")

_kept: list[QGuiApplication] = []
_loaded: set[str] = set()
_covered: set[str] = set()


def ready() -> None:
    """Have a Qt application and the first font; both are made at most once in a process."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_LOGGING_RULES", "qt.text.font.db=false")
        _kept.append(QGuiApplication(["brief", "-platform", "offscreen"]))
    _load("figo", "figbo")


def _load(*codes: str) -> None:
    for code in codes:
        if code not in _loaded:
            QFontDatabase.addApplicationFontFromData(pymupdf_fonts.myfont(code))
            _loaded.add(code)


@lru_cache(maxsize=256)
def font(bold: bool = False, size: float = 1.0, tabular: bool = False, spaced: bool = False) -> QFont:
    """The font of a run, at ``size`` times the base size."""
    made = QFont()
    made.setFamilies([FIRST, *_LATER])
    made.setPixelSize(max(1, ceil(BASE * size - 1e-6)))
    made.setBold(bold)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.PreferOutline)
    made.setFeature(QFont.Tag("liga"), 0)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    if spaced:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 108)
    return made


def plain(text: str) -> bool:
    """Whether the first font has every character of the text.

    Where it has not, the fonts for symbols are loaded, so that the text can be laid out with them.
    """
    unknown = set(text) - _covered
    if not unknown:
        return True
    first = _first()
    new = {letter for letter in unknown if first.supportsCharacter(ord(letter))}
    _covered.update(new)
    if new == unknown:
        return True
    _load(*_LATER_CODES)
    return False


@lru_cache(maxsize=1)
def _first() -> QRawFont:
    return QRawFont.fromFont(font())


def drawable(raw: QRawFont, glyph: int) -> bool:
    """Whether a glyph is one. Where no font has a character Qt answers with glyph 0, or with a font
    of no size whose name must not even be asked for: that ends the process."""
    return raw.pixelSize() > 0 and glyph != 0


def missing(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters for which no font is found, each once, in order of code points."""
    ready()
    letters = {letter for text in texts for letter in text if _visible(letter)}
    return tuple(sorted(letter for letter in letters if not plain(letter) and not _found(letter)))


def _visible(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] != "C" and kind not in ("Mn", "Me", "Zs", "Zl", "Zp")


def _found(letter: str) -> bool:
    layout = QTextLayout(letter, font())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    runs = line.glyphRuns()
    return bool(runs) and all(drawable(run.rawFont(), g) for run in runs for g in run.glyphIndexes())
