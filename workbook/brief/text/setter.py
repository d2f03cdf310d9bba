"""Writes laid text into a reportlab canvas. Places are points from the top left corner of the page."""

import io
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QGlyphRun, QImage, QPainter, QRawFont

from workbook.brief.runs import Run, Runs, words
from workbook.brief.style import rgb
from workbook.brief.text.fonts import BASE
from workbook.brief.text.glyphs import Cluster, FaceKey, Glyph, clusters
from workbook.brief.text.layout import ASCENT, DESCENT, LEADING, Laid, Line, elided, laid
from workbook.brief.text.outlines import EmbeddedFont, face_of
from workbook.figures.shapes import Ink

Align = Literal["start", "left", "middle", "right"]
#: Font, its size in layout units, colour, rise above the baseline.
Style = tuple[str, float, Ink, float]
_IMAGE = 128


@dataclass(frozen=True, slots=True)
class Box:
    """Where a line of text was written, for checking that nothing lies over anything else."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


class Setter:
    """Writes text on one document; the fonts it used are embedded when the document is saved."""

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas, self.height = canvas, height
        self.boxes: list[Box] = []
        self._fonts: dict[str, EmbeddedFont] = {}
        self._images: dict[tuple[FaceKey, int], tuple[Any, float, float]] = {}

    def text(
        self, runs: Runs, x: float, top: float, width: float, size: float,
        leading: float = LEADING, max_lines: int = 0, align: Align = "start",
    ) -> float:  # fmt: skip
        """Write runs into a column and say how high they are.

        ``start`` is the left, or the right for a paragraph that runs from right to left.
        """
        if not runs:
            return 0.0
        ems = round(width / size, 3)
        shown = laid(elided(runs, ems, max_lines))
        y = top
        for number, line in enumerate(shown.break_at(ems)):
            left = x + _indent(align, shown.rtl, width - line.width * size)
            self._line(shown, number, left, y + size * _drop(line, leading), size)
            pitch = size * line.pitch(leading)
            self.boxes.append(_box(left, y, line, size, pitch, words(runs)))
            y += pitch
        return y - top

    def turned(self, runs: Runs, x: float, y: float, size: float) -> None:
        """Write one line upwards, its middle at the given place."""
        line = laid(runs).break_at(1e4)[0]
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(90)
        self.canvas.translate(0, -self.height)
        self._line(laid(runs), 0, -line.width * size / 2, size * 0.34, size)
        self.canvas.restoreState()
        half = line.width * size / 2
        self.boxes.append(Box(x - size / 2, y - half, x + size / 2, y + half, words(runs)))

    def _line(self, shown: Laid, number: int, x: float, baseline: float, size: float) -> None:
        scale = size / BASE
        base = self.height - baseline
        found = clusters(shown, number)
        zero = shown.layout.lineAt(number).ascent()
        writer = _Writer(x, base, scale, zero)
        for cluster in found:
            self._cluster(writer, cluster)
        if code := writer.finished():
            self.canvas._code.append(code)
        for cluster in found:
            for glyph in cluster.glyphs:
                self._picture(glyph, cluster.text, x, base, scale, zero)

    def _cluster(self, writer: "_Writer", cluster: Cluster) -> None:
        several = len(cluster.glyphs) > 1
        if several:
            writer.begin(cluster.text)
        for place, glyph in enumerate(cluster.glyphs):
            font = self._font(glyph)
            number = font.number(glyph.index, "" if place else cluster.text)
            width = font.face.outline(glyph.index)[1]
            writer.glyph(font.name, _pixels(glyph, cluster.run), cluster.run, number, width, glyph)
        if several:
            writer.end()

    def _font(self, glyph: Glyph) -> EmbeddedFont:
        face = face_of(glyph)
        found = self._fonts.get(face.name)
        if found is None:
            found = self._fonts[face.name] = EmbeddedFont(f"Q{len(self._fonts) + 1}", face)
            self.canvas._doc.delayedFonts.append(found)
        return found

    def _picture(self, glyph: Glyph, text: str, x: float, base: float, scale: float, zero: float) -> None:
        """Colour emoji have no outline: they are painted small and placed as a picture."""
        if glyph.face is None or text.isspace() or face_of(glyph).outline(glyph.index)[0].numberOfContours:
            return
        key = (glyph.face, glyph.index)
        if key not in self._images:
            self._images[key] = _painted(glyph)
        image, left, top = self._images[key]
        if image is None:
            return
        size = glyph.raw.pixelSize() / _IMAGE * scale
        width, height = (side * size for side in image.getSize())
        at_x = x + glyph.x * scale + left * size
        at_y = base - (glyph.y - zero) * scale - top * size - height
        self.canvas.drawImage(image, at_x, at_y, width, height, mask="auto")


class _Writer:
    """The drawing operators of one line: glyphs in a row share one operator."""

    def __init__(self, x: float, base: float, scale: float, zero: float) -> None:
        self.x, self.base, self.scale, self.zero = x, base, scale, zero
        self.code: list[str] = []
        self.row: list[str] = []
        self.style: Style | None = None
        self.at = 0.0

    def glyph(self, font: str, pixels: float, run: Run, number: int, width: int, glyph: Glyph) -> None:
        """Write one glyph at its place: the step from the last one is written in thousandths."""
        rise = round((glyph.y - self.zero) * self.scale, 2)
        style = (font, pixels, run.ink, rise)
        if style != self.style:
            self._start(style, glyph.x)
        step = round((self.at - glyph.x) / pixels * 1000)
        if step:
            self.row.append(f"{step}")
            self.at -= step * pixels / 1000
        self.row.append(f"<{number:04X}>")
        self.at += width * pixels / 1000

    def _start(self, style: Style, x: float) -> None:
        self._flush()
        font, pixels, ink, rise = style
        red, green, blue = rgb(ink)
        self.code.append(f"{red:.3f} {green:.3f} {blue:.3f} rg /{font} {pixels * self.scale:.3f} Tf")
        self.code.append(f"1 0 0 1 {self.x + x * self.scale:.3f} {self.base - rise:.3f} Tm")
        self.style, self.at = style, x

    def _flush(self) -> None:
        if self.row:
            self.code.append(f"[{''.join(self.row).replace('><', '')}] TJ")
            self.row = []

    def begin(self, text: str) -> None:
        """From here several glyphs show one text."""
        self._flush()
        self.style = None
        units = text.encode("utf-16-be", "surrogatepass").hex().upper()
        self.code.append(f"/Span <</ActualText <FEFF{units}>>> BDC")

    def end(self) -> None:
        """The end of what ``begin`` began."""
        self._flush()
        self.style = None
        self.code.append("EMC")

    def finished(self) -> str:
        """All operators of the line, or an empty string."""
        self._flush()
        return "\n".join(["BT", *self.code, "ET"]) if self.code else ""


def _pixels(glyph: Glyph, run: Run) -> float:
    return glyph.raw.pixelSize() if glyph.face else BASE * run.size


def _indent(align: Align, rtl: bool, free: float) -> float:
    if align == "middle":
        return free / 2
    return max(0.0, free) if align == "right" or (rtl and align == "start") else 0.0


def _drop(line: Line, leading: float) -> float:
    """From the top of a line to its baseline, in ems."""
    return (line.pitch(leading) - line.height) / 2 + line.ascent


def _box(left: float, top: float, line: Line, size: float, pitch: float, text: str) -> Box:
    inset = max(0.0, (pitch - (ASCENT + DESCENT) * size) / 2)
    return Box(left, top + inset, left + line.width * size, top + pitch - inset, text)


def _painted(glyph: Glyph) -> tuple[Any, float, float]:
    from reportlab.lib.utils import ImageReader

    raw = QRawFont(glyph.raw)
    raw.setPixelSize(_IMAGE)
    bounds = raw.boundingRect(glyph.index)
    if bounds.width() <= 1:
        return None, 0.0, 0.0
    image = QImage(
        int(bounds.width()) + 4, int(bounds.height()) + 4, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(0)
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes([glyph.index])
    run.setPositions([QPointF(0, 0)])
    painter = QPainter(image)
    painter.drawGlyphRun(QPointF(2 - bounds.x(), 2 - bounds.y()), run)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return ImageReader(io.BytesIO(data.data())), bounds.x() - 2, bounds.y() - 2
