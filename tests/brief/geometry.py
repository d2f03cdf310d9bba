"""Where a PDF's own content puts its letters, read without the program that wrote it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pypdf import PdfReader

Matrix = tuple[float, float, float, float, float, float]
#: How far letters reach above and below the baseline, in ems; capitals and descenders of the first font.
UP, DOWN = 0.70, 0.20


@dataclass(frozen=True)
class Letter:
    """One glyph on the page: what it stands for, where it begins and ends, and its size."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turned: bool = False


@dataclass(frozen=True)
class Show:
    """Letters written by one operator."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top; of the inked letters only."""
        inked = [letter for letter in self.letters if letter.text.strip()]
        first = inked[0]
        if first.turned:
            low, high = min(x.left for x in inked), max(x.right for x in inked)
            return first.baseline - UP * first.size, low, first.baseline + DOWN * first.size, high
        left, right = min(x.left for x in inked), max(x.right for x in inked)
        return left, first.baseline - DOWN * first.size, right, first.baseline + UP * first.size


class _Font:
    def __init__(self, font: Any) -> None:
        descendant = font["/DescendantFonts"][0].get_object()
        first, widths = descendant["/W"]
        self.widths = {first + place: float(width) for place, width in enumerate(widths)}
        pairs = re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", font["/ToUnicode"].get_object().get_data())
        self.texts = {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in pairs}


def shows(pdf: bytes) -> list[Show]:
    """Everything written on the only page, in the order of the content."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    entries = {name: font.get_object() for name, font in page["/Resources"]["/Font"].items()}
    fonts = {name: _Font(font) for name, font in entries.items() if "/DescendantFonts" in font}
    return list(_read(page.get_contents().get_data().decode("latin-1"), fonts))


#: The operators that move, choose fonts and write; a show of any other kind would be missed, so it ends
#: the reading.
_NUMBER = r"(-?[\d.]+)"
_OPERATOR = re.compile(
    rf"\[(?P<show><[^\]]*>)\] TJ|1 0 0 1 {_NUMBER} {_NUMBER} Tm|(?P<font>/\S+) {_NUMBER} Tf"
    rf"|{' '.join([_NUMBER] * 6)} cm|(?P<plain>(?<!\S)(?:q|Q|Do|Tj|'|\"|Td|TD|T\*|Tc|Tw|Tz|TL|Ts|Tr)(?!\S))"
)
_PART = re.compile(rf"<([0-9A-F]*)>|{_NUMBER}")


def _read(content: str, fonts: dict[str, _Font]) -> Iterator[Show]:
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    kept: list[Matrix] = []
    font, size, at = None, 0.0, (0.0, 0.0)
    for found in _OPERATOR.finditer(content):
        numbers = [float(x) for x in found.groups() if x and re.fullmatch(_NUMBER, x)]
        if found["show"]:
            yield Show(tuple(_letters(found["show"], font, size, at, matrix)))
        elif found["font"]:
            font, size = fonts.get(found["font"]), numbers[0]
        elif plain := found["plain"]:
            assert plain in ("q", "Q", "Do", "TL"), plain
            if plain == "q":
                kept.append(matrix)
            elif plain == "Q":
                matrix = kept.pop()
        elif len(numbers) == 2:
            at = numbers[0], numbers[1]
        else:
            matrix = _times(numbers, matrix)


def _letters(parts: str, font: Any, size: float, at: tuple[float, float], matrix: Matrix) -> Iterator[Letter]:
    turned = abs(matrix[1]) > 0.5
    x = at[0]
    for digits, step in _PART.findall(parts):
        if step:
            x -= float(step) / 1000 * size
            continue
        for place in range(0, len(digits), 4):
            number = int(digits[place : place + 4], 16)
            wide = font.widths[number] / 1000 * size
            begin, end = _point((x, at[1]), matrix), _point((x + wide, at[1]), matrix)
            text = font.texts.get(number, "")
            if turned:
                yield Letter(text, begin[1], end[1], begin[0], size, True)
            else:
                yield Letter(text, begin[0], end[0], begin[1], size)
            x += wide


def _times(a: Any, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def _point(point: tuple[float, float], m: Matrix) -> tuple[float, float]:
    return point[0] * m[0] + point[1] * m[2] + m[4], point[0] * m[1] + point[1] * m[3] + m[5]


def overlaps(found: list[Show], slack: float = 0.6) -> list[tuple[str, str]]:
    """The texts of every two shows whose letters share an area of more than ``slack`` points a side."""
    inked = [(show.box(), show.text) for show in found if show.text.strip()]
    return [
        (first, second)
        for (a, first), (b, second) in combinations(inked, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > slack and min(a[3], b[3]) - max(a[1], b[1]) > slack
    ]


def outside(found: list[Show], width: float, height: float, margin: float) -> list[str]:
    """The texts of shows that reach into the margin."""
    boxes = [(show.box(), show.text) for show in found if show.text.strip()]
    return [
        text
        for (left, low, right, high), text in boxes
        if left < margin or right > width - margin or low < margin * 0.7 or high > height - margin * 0.7
    ]


def text_of(pdf: bytes) -> str:
    """The page's text as a reader copies it, blanks single."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(page.extract_text().split())
