"""What one PDF holds of a font: the outlines it used, their widths, and the text each stands for."""

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from workbook.brief.text.outlines import Face, hollow_box
from workbook.brief.text.truetype import bounds, truetype


class EmbeddedFont:
    """What one document uses of a face. A glyph that shows another text gets a number of its own, so
    that the text copied from the page is the text that was written."""

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self._numbers: dict[tuple[int, str], int] = {}

    def number(self, index: int, text: str) -> int:
        """The number under which the document writes a glyph."""
        return self._numbers.setdefault((index, text), len(self._numbers) + 1)

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; reportlab asks for it when the page is finished."""
        outlines = [hollow_box(), *(self.face.outline(index) for index, _ in self._numbers)]
        ascent, descent, capitals = self.face.vertical()
        data = truetype(outlines, ascent, descent)
        program = _compressed(data)
        program.dictionary["Length1"] = len(data)
        base = PDFName(f"{_tag(self.name)}+{self.face.name}")
        described = PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": base, "Flags": 4,
            "FontBBox": PDFArray(list(bounds(outlines))), "ItalicAngle": 0,
            "Ascent": ascent, "Descent": descent, "CapHeight": capitals, "StemV": 80,
            "FontFile2": document.Reference(program, f"program:{self.name}"),
        })  # fmt: skip
        descendant = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(described, f"descriptor:{self.name}"),
            "DW": 500, "W": PDFArray([1, PDFArray([outline.width for outline in outlines[1:]])]),
            "CIDToGIDMap": PDFName("Identity"),
        })  # fmt: skip
        letters = _compressed(_to_unicode(list(self._numbers)).encode("ascii"))
        font = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.Reference(descendant, f"cid:{self.name}")]),
            "ToUnicode": document.Reference(letters, f"letters:{self.name}"),
        })  # fmt: skip
        document.idToObject["BasicFonts"].dict[self.name] = document.Reference(font, f"font:{self.name}")


def _compressed(data: bytes) -> Any:
    stream = PDFStream()
    stream.content, stream.filters = data, [PDFZCompress]
    return stream


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
        lines += [f"<{number:04X}> <{in_hex(text)}>" for number, text in part]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def in_hex(text: str) -> str:
    """UTF-16 in hexadecimal digits, as a PDF writes text."""
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
