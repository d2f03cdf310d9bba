"""Writes laid text into a reportlab canvas. Places are points from the top left corner of the page."""

from dataclasses import dataclass
from typing import Any, Literal

from workbook.brief.runs import Runs, words
from workbook.brief.style import rgb
from workbook.brief.text.embedding import EmbeddedFont, in_hex
from workbook.brief.text.fonts import BASE
from workbook.brief.text.glyphs import FaceKey, Row, rows
from workbook.brief.text.layout import ASCENT, DESCENT, LEADING, Laid, Line, elided, laid
from workbook.brief.text.outlines import face_of
from workbook.brief.text.pictures import PIXELS, Picture, picture

Align = Literal["start", "left", "middle", "right"]


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
        self._pictures: dict[tuple[FaceKey, int], Picture | None] = {}

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
            self.line(shown, number, left, y + size * line.drop(leading), size)
            pitch = size * line.pitch(leading)
            self.boxes.append(_box(left, y, line, size, pitch, words(runs)))
            y += pitch
        return y - top

    def turned(self, runs: Runs, x: float, y: float, size: float) -> None:
        """Write one line upwards, its middle at the given place."""
        half = laid(runs).break_at(1e4)[0].width * size / 2
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(90)
        self.canvas.translate(0, -self.height)
        self.line(laid(runs), 0, -half, size * 0.34, size)
        self.canvas.restoreState()
        self.boxes.append(Box(x - size / 2, y - half, x + size / 2, y + half, words(runs)))

    def line(self, shown: Laid, number: int, x: float, baseline: float, size: float) -> None:
        """Write one line of laid text from ``x`` on its baseline; it has no box."""
        scale, zero = size / BASE, shown.layout.lineAt(number).ascent()
        base = self.height - baseline
        code = ["BT"]
        for row in rows(shown, number):
            font = self._font(row)
            pixels = row.raw.pixelSize() if row.face else BASE * row.run.size
            rise = (row.y - zero) * scale
            red, green, blue = rgb(row.run.ink)
            code.append(f"{red:.3f} {green:.3f} {blue:.3f} rg /{font.name} {pixels * scale:.3f} Tf")
            code.append(f"1 0 0 1 {x + row.xs[0] * scale:.3f} {base - rise:.3f} Tm")
            shows, pictured = _shown(row, font, pixels)
            code.append(
                f"/Span <</ActualText <FEFF{in_hex(row.texts[0])}>>> BDC {shows} EMC" if row.whole else shows
            )
            if pictured:
                self._place_pictures(row, pictured, x, base - rise, scale)
        if len(code) > 1:
            self.canvas._code.append("\n".join([*code, "ET"]))

    def _font(self, row: Row) -> EmbeddedFont:
        face = face_of(row.face, row.raw)
        found = self._fonts.get(face.name)
        if found is None:
            found = self._fonts[face.name] = EmbeddedFont(f"Q{len(self._fonts) + 1}", face)
            self.canvas._doc.delayedFonts.append(found)
        return found

    def _place_pictures(
        self, row: Row, pictured: list[tuple[int, float]], x: float, base: float, scale: float
    ) -> None:
        if row.face is None:
            return
        for index, at in pictured:
            key = (row.face, index)
            if key not in self._pictures:
                self._pictures[key] = picture(row.raw, index)
            if shown := self._pictures[key]:
                size = row.raw.pixelSize() / PIXELS * scale
                left, low = x + at * scale + shown.left * size, base - (shown.top + shown.height) * size
                wide, high = shown.width * size, shown.height * size
                self.canvas.drawImage(shown.image, left, low, wide, high, mask="auto")


def _shown(row: Row, font: EmbeddedFont, pixels: float) -> tuple[str, list[tuple[int, float]]]:
    """The operator that shows a row, and which of its glyphs have no outline, each with its place.

    Steps that differ from a glyph's width are thousandths of an em.
    """
    parts: list[str] = []
    pictured: list[tuple[int, float]] = []
    at, unit, shown = row.xs[0], pixels / 1000, font.shown
    for index, text, x in zip(row.indexes, row.texts, row.xs, strict=True):
        step = round((at - x) / unit)
        if step:
            parts.append(f">{step}<")
            at -= step * unit
        number, width, drawn = shown(index, text)
        parts.append(number)
        at += width * unit
        if not drawn:
            pictured.append((index, x))
    return f"[<{''.join(parts)}>] TJ", pictured


def _indent(align: Align, rtl: bool, free: float) -> float:
    if align == "middle":
        return free / 2
    return max(0.0, free) if align == "right" or (rtl and align == "start") else 0.0


def _box(left: float, top: float, line: Line, size: float, pitch: float, text: str) -> Box:
    inset = max(0.0, (pitch - (ASCENT + DESCENT) * size) / 2)
    return Box(left, top + inset, left + line.width * size, top + pitch - inset, text)
