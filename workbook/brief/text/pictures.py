"""Colour emoji have no outline: they are painted small and placed as a picture."""

import io
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QGlyphRun, QImage, QPainter, QRawFont
from reportlab.lib.utils import ImageReader

#: Colour fonts draw nothing above a size, so they are painted at this one, in pixels an em.
PIXELS = 128
_EDGE = 2


@dataclass(frozen=True, slots=True)
class Picture:
    """A painted glyph and where its upper left corner lies from the glyph's origin, in pixels."""

    image: Any
    left: float
    top: float
    width: int
    height: int


def picture(raw: QRawFont, index: int) -> Picture | None:
    """The glyph in its colours; None for one that shows nothing, such as a blank."""
    small = QRawFont(raw)
    small.setPixelSize(PIXELS)
    bounds = small.boundingRect(index)
    if bounds.width() <= 1:
        return None
    width, height = int(bounds.width()) + 2 * _EDGE, int(bounds.height()) + 2 * _EDGE
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    run = QGlyphRun()
    run.setRawFont(small)
    run.setGlyphIndexes([index])
    run.setPositions([QPointF(0, 0)])
    painter = QPainter(image)
    painter.drawGlyphRun(QPointF(_EDGE - bounds.x(), _EDGE - bounds.y()), run)
    painter.end()
    return Picture(_read(image), bounds.x() - _EDGE, bounds.y() - _EDGE, width, height)


def _read(image: QImage) -> Any:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return ImageReader(io.BytesIO(data.data()))
