"""The outlines that text used: taken from the fonts Qt chose, kept as glyphs of a TrueType font."""

import re
from dataclasses import dataclass
from functools import lru_cache

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PySide6.QtGui import QPainterPath, QRawFont

from workbook.brief.text.glyphs import FaceKey

UNITS = 1000
_BOX = ((80, 0), (80, 690), (520, 690), (520, 0))
_HOLE = ((130, 50), (470, 50), (470, 640), (130, 640))
_BOX_WIDTH = 600


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph as TrueType stores it, with its width and what the font's tables say of it."""

    data: bytes
    width: int
    box: tuple[int, int, int, int] = (0, 0, 0, 0)
    points: int = 0
    contours: int = 0


class Face:
    """One font at a thousand units an em; its outlines are kept for later pages."""

    def __init__(self, name: str, raw: QRawFont | None) -> None:
        self.name = re.sub(r"[^A-Za-z0-9]", "", name) or "Font"
        self.raw = None if raw is None else QRawFont(raw)
        self._outlines: dict[int, Outline] = {}
        if self.raw is not None:
            self.raw.setPixelSize(UNITS)

    def outline(self, index: int) -> Outline:
        """One glyph of the font; the same hollow box for any where there is no font."""
        found = self._outlines.get(index)
        if found is None:
            found = self._outlines[index] = hollow_box() if self.raw is None else _rebuilt(self.raw, index)
        return found

    def vertical(self) -> tuple[int, int, int]:
        """Ascent, descent (negative) and height of capitals."""
        if self.raw is None:
            return 700, 0, 690
        return round(self.raw.ascent()), -round(self.raw.descent()), round(self.raw.capHeight())


_faces: dict[FaceKey | None, Face] = {None: Face("Missing", None)}


def face_of(key: FaceKey | None, raw: QRawFont) -> Face:
    """The face of a font Qt chose; characters that no font has share one of hollow boxes."""
    found = _faces.get(key)
    if found is None:
        name = "" if key is None else f"{key[0]}-{key[1]}"
        found = _faces[key] = Face(name, raw)
    return found


@lru_cache(maxsize=1)
def hollow_box() -> Outline:
    """What stands for a character that no font has."""
    pen = TTGlyphPen(None)
    for corners in (_BOX, _HOLE):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return _stored(pen, _BOX_WIDTH)


def _rebuilt(raw: QRawFont, index: int) -> Outline:
    pen = TTGlyphPen(None)
    _draw(raw.pathForGlyph(index), Cu2QuPen(pen, max_err=0.6))
    return _stored(pen, round(raw.advancesForGlyphIndexes([index])[0].x()))


def _stored(pen: TTGlyphPen, width: int) -> Outline:
    glyph = pen.glyph()
    if not glyph.numberOfContours:
        return Outline(b"", width)
    glyph.recalcBounds(None)
    data = glyph.compile(None, recalcBBoxes=False)
    box = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
    return Outline(
        data + b"\0" * (-len(data) % 4), width, box, len(glyph.coordinates), glyph.numberOfContours
    )


def _draw(path: QPainterPath, pen: Cu2QuPen) -> None:
    kinds = QPainterPath.ElementType
    at, is_open = 0, False
    while at < path.elementCount():
        element = path.elementAt(at)
        point = (element.x, -element.y)
        if element.type == kinds.MoveToElement:
            if is_open:
                pen.closePath()
            pen.moveTo(point)
            is_open = True
        elif element.type == kinds.LineToElement:
            pen.lineTo(point)
        else:
            second, third = path.elementAt(at + 1), path.elementAt(at + 2)
            pen.curveTo(point, (second.x, -second.y), (third.x, -third.y))
            at += 2
        at += 1
    if is_open:
        pen.closePath()
