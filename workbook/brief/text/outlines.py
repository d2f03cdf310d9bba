"""The outlines that text used, rebuilt as small TrueType fonts inside the PDF."""

import io
import re
from functools import lru_cache
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PySide6.QtGui import QPainterPath, QRawFont
from reportlab.pdfbase import pdfdoc

from workbook.brief.text.glyphs import FaceKey, Glyph

UNITS = 1000
_BOX = ((80, 0), (80, 690), (520, 690), (520, 0))
_HOLE = ((130, 50), (470, 50), (470, 640), (130, 640))
BOX_WIDTH = 600


class Face:
    """One font Qt chose, at a thousand units an em; its outlines are kept for later pages."""

    def __init__(self, name: str, raw: QRawFont | None) -> None:
        self.name = re.sub(r"[^A-Za-z0-9]", "", name) or "Font"
        self.raw = None if raw is None else QRawFont(raw)
        self.outlines: dict[int, tuple[Any, int]] = {}
        if self.raw is not None:
            self.raw.setPixelSize(UNITS)

    def outline(self, index: int) -> tuple[Any, int]:
        """A glyph as fontTools holds it, and its width."""
        found = self.outlines.get(index)
        if found is None:
            found = self.outlines[index] = _box() if self.raw is None else _rebuilt(self.raw, index)
        return found

    def vertical(self) -> tuple[int, int, int]:
        """Ascent, descent (negative) and height of capitals."""
        if self.raw is None:
            return 700, 0, 690
        return round(self.raw.ascent()), -round(self.raw.descent()), round(self.raw.capHeight())


def _rebuilt(raw: QRawFont, index: int) -> tuple[Any, int]:
    pen = TTGlyphPen(None)
    _draw(raw.pathForGlyph(index), Cu2QuPen(pen, max_err=0.6))
    return pen.glyph(), round(raw.advancesForGlyphIndexes([index])[0].x())


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


def _box() -> tuple[Any, int]:
    pen = TTGlyphPen(None)
    for corners in (_BOX, _HOLE):
        pen.moveTo(corners[0])
        for corner in corners[1:]:
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph(), BOX_WIDTH


_faces: dict[FaceKey, Face] = {}


def face_of(glyph: Glyph) -> Face:
    """The face of a glyph; hollow boxes have one of their own."""
    if glyph.face is None:
        return _hollow()
    found = _faces.get(glyph.face)
    if found is None:
        found = _faces[glyph.face] = Face(f"{glyph.face[0]}-{glyph.face[1]}", glyph.raw)
    return found


@lru_cache(maxsize=1)
def _hollow() -> Face:
    return Face("Missing", None)


class EmbeddedFont:
    """What one document uses of a face. A glyph that shows another text gets a number of its own, so
    that the text copied from the page is the text that was written."""

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self.numbers: dict[tuple[int, str], int] = {}
        self.order: list[tuple[int, str]] = []

    def number(self, index: int, text: str) -> int:
        """The number under which the document writes a glyph."""
        key = (index, text)
        found = self.numbers.get(key)
        if found is None:
            self.order.append(key)
            found = self.numbers[key] = len(self.order)
        return found

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; reportlab asks for it when the page is finished."""
        data, box = self._truetype()
        program = pdfdoc.PDFStream()
        program.content, program.filters = data, [pdfdoc.PDFZCompress]
        program.dictionary["Length1"] = len(data)
        name = pdfdoc.PDFName(f"{_tag(self.name)}+{self.face.name}")
        described = self._descriptor(name, box, document.Reference(program, f"program:{self.name}"))
        descendant = self._descendant(name, document.Reference(described, f"descriptor:{self.name}"))
        letters = pdfdoc.PDFStream()
        letters.content, letters.filters = _to_unicode(self.order), [pdfdoc.PDFZCompress]
        font = pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("Font"), "Subtype": pdfdoc.PDFName("Type0"), "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(descendant, f"cid:{self.name}")]),
            "ToUnicode": document.Reference(letters, f"letters:{self.name}"),
        })  # fmt: skip
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.name] = document.Reference(font, f"font:{self.name}")

    def _descriptor(self, name: Any, box: list[int], program: Any) -> Any:
        ascent, descent, capitals = self.face.vertical()
        return pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("FontDescriptor"), "FontName": name, "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(box), "ItalicAngle": 0, "Ascent": ascent, "Descent": descent,
            "CapHeight": capitals, "StemV": 80, "FontFile2": program,
        })  # fmt: skip

    def _descendant(self, name: Any, descriptor: Any) -> Any:
        widths = [self.face.outline(index)[1] for index, _ in self.order]
        system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity"),
                  "Supplement": 0}  # fmt: skip
        return pdfdoc.PDFDictionary({
            "Type": pdfdoc.PDFName("Font"), "Subtype": pdfdoc.PDFName("CIDFontType2"), "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(system), "FontDescriptor": descriptor, "DW": 500,
            "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
        })  # fmt: skip

    def _truetype(self) -> tuple[bytes, list[int]]:
        names = [".notdef", *(f"g{number}" for number in range(1, len(self.order) + 1))]
        shapes = [_box(), *(self.face.outline(index) for index, _ in self.order)]
        builder = FontBuilder(UNITS, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupGlyf(dict(zip(names, (shape for shape, _ in shapes), strict=True)))
        table = builder.font["glyf"]
        sides = zip(names, (width for _, width in shapes), strict=True)
        builder.setupHorizontalMetrics({n: (w, getattr(table[n], "xMin", 0) or 0) for n, w in sides})
        ascent, descent, _ = self.face.vertical()
        builder.setupHorizontalHeader(ascent=ascent, descent=descent)
        builder.setupMaxp()
        builder.updateHead(created=0, modified=0)
        builder.font.recalcTimestamp = False
        out = io.BytesIO()
        builder.font.save(out)
        head = builder.font["head"]
        return out.getvalue(), [head.xMin, head.yMin, head.xMax, head.yMax]


def _tag(name: str) -> str:
    number = int(re.sub(r"\D", "", name) or 0)
    return "".join(chr(65 + number // 26**place % 26) for place in range(5, -1, -1))


def _to_unicode(order: list[tuple[int, str]]) -> str:
    shown = [(number, text) for number, (_, text) in enumerate(order, 1) if text]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ]  # fmt: skip
    for first in range(0, len(shown), 100):
        part = shown[first : first + 100]
        lines.append(f"{len(part)} beginbfchar")
        lines += [f"<{number:04X}> <{_hex(text)}>" for number, text in part]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _hex(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
