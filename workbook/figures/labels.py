"""Where labels go: how wide they are, how they wrap, and places where they cover nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from unicodedata import east_asian_width

from workbook.figures.shapes import Anchor, Ink, Path, Text, rule

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


@dataclass(frozen=True)
class Label:
    """A label that belongs to a place; it may stand anywhere near, clear of it by ``gap`` points."""

    x: float
    y: float
    text: str
    size: float = 8.0
    ink: Ink = "ink"
    bold: bool = False
    gap: float = 6.0
    width: float = 110.0
    key: str = ""


def placed(
    labels: Iterable[Label],
    taken: Iterable[Box],
    frame: Box,
    measure: Measure = text_width,
    avoid: Sequence[Box] = (),
) -> tuple[Text, ...]:
    """Every label where it overlaps nothing taken and stays in the frame, the first ones choosing first;
    of the places that are free, the best near one that covers little of what it should ``avoid``.

    A label for which no place is free is left out: its mark still tells its name when pointed at.
    """
    blocked, found = list(taken), []
    for label in labels:
        spots = [(text, box_of(text, measure)) for text in _candidates(label)]
        free = [spot for spot in spots if spot[1].inside(frame) and not _covers(spot[1], blocked)]
        if free:
            text, box = min(free, key=lambda spot: _cost(label, spot[1], avoid))
            blocked.append(box)
            found.append(text)
    return tuple(found)


def _cost(label: Label, box: Box, avoid: Sequence[Box]) -> float:
    return 9.0 * _covers(box, avoid) + max(_distance(label, box), label.gap)


def _nearest(label: Label, box: Box) -> tuple[float, float]:
    return min(max(label.x, box.left), box.right), min(max(label.y, box.top), box.bottom)


def _distance(label: Label, box: Box) -> float:
    x, y = _nearest(label, box)
    return hypot(x - label.x, y - label.y)


def leaders(
    labels: Iterable[Label], texts: Iterable[Text], measure: Measure = text_width
) -> tuple[Path, ...]:
    """Thin lines from places to labels that had to stand away from them; found by their keys."""
    boxes = {text.key: box_of(text, measure) for text in texts if text.key}
    far = [(one, boxes[one.key]) for one in labels if one.key in boxes]
    return tuple(
        rule(one.x, one.y, *_nearest(one, box), stroke="soft", width=0.5)
        for one, box in far
        if _distance(one, box) > 1.5 * one.gap
    )


def _covers(box: Box, others: Sequence[Box]) -> int:
    return sum(box.overlaps(other) for other in others)


def along(points: Sequence[tuple[float, float]], every: float = 5.0) -> tuple[Box, ...]:
    """Small boxes along a line, for labels to keep off it."""
    boxes = []
    for (x1, y1), (x2, y2) in pairwise(points):
        count = max(1, round(max(abs(x2 - x1), abs(y2 - y1)) / every))
        boxes += [around(x1 + (x2 - x1) * i / count, y1 + (y2 - y1) * i / count, 1.0) for i in range(count)]
    return tuple(boxes)


def _candidates(label: Label) -> Iterator[Text]:
    for stretch in (1.0, 2.0, 3.2):
        gap, half = label.gap * stretch, label.size * LINE / 2
        yield _at(label, gap, 0, "left")
        yield _at(label, -gap, 0, "right")
        yield _at(label, 0, -gap - half, "middle")
        yield _at(label, 0, gap + half, "middle")
        for sign in (-1, 1):
            yield _at(label, gap * 0.7, sign * (gap * 0.7 + half), "left")
            yield _at(label, -gap * 0.7, sign * (gap * 0.7 + half), "right")


def _at(label: Label, dx: float, dy: float, anchor: Anchor) -> Text:
    return Text(
        label.x + dx,
        label.y + dy,
        label.text,
        label.size,
        label.ink,
        anchor,
        label.bold,
        label.width,
        key=label.key,
    )


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
