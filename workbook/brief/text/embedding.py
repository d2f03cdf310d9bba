"""What one PDF holds of a font: the outlines it used, their widths, and the text each stands for."""

import re
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from workbook.brief.text.outlines import Face, hollow_box
from workbook.brief.text.truetype import bounds, truetype

#: The number of a glyph in hexadecimal digits, its width in thousandths of an em, and whether its outline
#: is all there is to see of it; else a picture of it may be wanted.
Shown = tuple[str, int, bool]


class EmbeddedFont:
    """What one document uses of a face. A glyph that shows another text gets a number of its own, so
    that the text copied from the page is the text that was written."""

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self._numbers: dict[tuple[int, str], Shown] = {}

    def shown(self, index: int, text: str) -> Shown:
        """How the document writes a glyph that shows a text."""
        found = self._numbers.get((index, text))
        if found is None:
            outline = self.face.outline(index)
            drawn = bool(outline.data) or text.isspace()
            found = f"{len(self._numbers) + 1:04X}", outline.width, drawn
            self._numbers[index, text] = found
        return found

    def addObjects(self, document: Any) -> None:
        """Write the font into the document; reportlab asks for it when the page is finished."""
        outlines = [hollow_box(), *(self.face.outline(index) for index, _ in self._numbers)]
        ascent, descent, capitals = self.face.vertical()
        # Reportlab would take longer to format each of these than to write all other numbers of the page.
        widths = " ".join(str(outline.width) for outline in outlines[1:])
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
            "DW": 500, "W": PDFArray([1, f"[ {widths} ]"]),
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
