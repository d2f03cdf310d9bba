"""Words in figures: how wide they are, the room they take, and how they wrap."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from workbook.figures.shapes import Anchor, Ink, Text

#: Width in points of words at a size, bold or not. The screen and the paper may each give their own.
Measure = Callable[[str, float, bool], float]

#: Height of a line of text against its size; the screen draws letters a fifth larger than their size.
LINE = 1.4
_NARROW = frozenset("iljI.,:;'!|()[]’‘·ft ")
_WIDE = frozenset("mwMW@%—…“”&")


def text_width(words: str, size: float, bold: bool = False) -> float:
    """An estimate of how wide words are, in points: rather too wide than too narrow."""
    units = sum(_letter(letter) for letter in words)
    return units * size * (1.06 if bold else 1.0)


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.36
    if letter in _WIDE:
        return 0.92
    if letter > "\u1100" and east_asian_width(letter) in "WF":
        return 1.05
    return 0.7 if letter.isupper() else 0.58


@dataclass(frozen=True)
class Box:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def inside(self, other: "Box") -> bool:
        """Whether it lies within the other."""
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def around(x: float, y: float, reach: float) -> Box:
    """The square box around a place."""
    return Box(x - reach, y - reach, x + reach, y + reach)


def box_of(text: Text, measure: Measure = text_width) -> Box:
    """The room a label takes, once its painter has shortened it to its width."""
    wide = measure(text.text, text.size, text.bold)
    if text.width:
        wide = min(wide, text.width)
    high = text.size * LINE
    if text.turned:
        return Box(text.x - high / 2, text.y - wide / 2, text.x + high / 2, text.y + wide / 2)
    left = text.x - {"left": 0.0, "middle": wide / 2, "right": wide}[text.anchor]
    return Box(left, text.y - high / 2, left + wide, text.y + high / 2)


def wrapped(
    words: str, size: float, width: float, lines: int, measure: Measure = text_width
) -> tuple[str, ...]:
    """Words on at most so many lines of a width; what does not fit stays on the last line, which the
    painter shortens."""
    found: list[str] = []
    for word in " ".join(words.split()).split(" "):
        longer = f"{found[-1]} {word}" if found else word
        if found and (len(found) == lines or measure(longer, size, False) <= width):
            found[-1] = longer
        else:
            found.append(word)
    return tuple(found)


def block(
    x: float, top: float, lines: Sequence[str], size: float, width: float, ink: Ink, anchor: Anchor, key: str
) -> tuple[Text, ...]:
    """Lines of text below one another, the first one's upper edge at ``top``."""
    high = size * LINE
    return tuple(
        Text(x, top + high * (row + 0.5), line, size, ink, anchor, width=width, key=key)
        for row, line in enumerate(lines)
    )


def empty(width: float, height: float, says: str) -> tuple[Text, ...]:
    """The sentence that stands where a figure has nothing to show yet."""
    size = 9.0
    lines = wrapped(says, size, width - 24, 3)
    top = max(4.0, (height - len(lines) * size * LINE) / 2)
    return block(width / 2, top, lines, size, width - 24, "soft", "middle", "")
