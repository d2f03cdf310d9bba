"""Where labels go, so that they cover nothing and it is plain what each belongs to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, hypot, inf, pi, sin

from workbook.figures.cells import Cells
from workbook.figures.labels import LINE, Box, Measure, around, box_of, text_width
from workbook.figures.shapes import Anchor, Ink, Path, Text, rule

#: Directions to try, to the right first, then left, above, below, and between.
_TURNS = tuple(
    (round(cos(turn * pi / 8), 4), round(-sin(turn * pi / 8), 4))
    for turn in (0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 13, 5, 11)
)
_STRETCHES = (1.0, 1.7, 2.6, 3.8, 5.2)
#: How far from its place a label may end, as a multiple of its gap, before a line must tie the two.
_TIED = 1.5


@dataclass(frozen=True)
class Label:
    """A label that belongs to a place; it may stand anywhere near, clear of it by ``gap`` points.

    The label of a line names ``more`` places along it; it may try fewer ``turns`` around each: 2 are to the
    right and left, 4 also above and below. ``short`` is what it says where all of it finds no place. One for
    which the best place costs more than ``price`` is left out: a point of distance costs 1, and so does about
    every part of a line it covers. ``lean`` is how much better the upper right is than a place aside: beyond
    a frontier it covers nothing.
    """

    x: float
    y: float
    text: str
    size: float = 8.0
    ink: Ink = "ink"
    bold: bool = False
    gap: float = 6.0
    width: float = 110.0
    key: str = ""
    price: float = 60.0
    more: tuple[tuple[float, float], ...] = ()
    lean: float = 0.0
    turns: int = 16
    short: str = ""


@dataclass(frozen=True)
class _Spot:
    """Where a label may stand: which of its places it is for, and how far away."""

    box: Box
    anchor: Anchor
    at: tuple[float, float]
    away: float

    def tied(self, label: Label) -> bool:
        """Whether a line must say where the label belongs."""
        return not label.more and self.away > _TIED * label.gap


def placed(
    labels: Iterable[Label],
    taken: Iterable[Box],
    frame: Box,
    measure: Measure = text_width,
    avoid: Iterable[Box] = (),
) -> tuple[Text, ...]:
    """Every label where it overlaps nothing taken and stays in the frame, the first ones choosing first.

    Of the places that are free, the best is near, covers little of what it should ``avoid``, and lies
    nearer to its own place than to any other label's. A label for which there is none at its price is left
    out: its mark still tells its name when pointed at. A variant of the greedy rule for labelling points
    with eight or more candidates each: J. Christensen, J. Marks, S. Shieber, *An empirical study of
    algorithms for point-feature label placement*, ACM Transactions on Graphics 14 (1995).
    """
    every = list(labels)
    room = _Room(every, taken, avoid, frame)
    return tuple(text for label in every if (text := room.settle(label, measure)) is not None)


class _Room:
    """What of the frame is taken, while labels are put into it one after the other."""

    def __init__(
        self, labels: Sequence[Label], taken: Iterable[Box], avoid: Iterable[Box], frame: Box
    ) -> None:
        self.frame, self.blocked, self.soft = frame, Cells(frame), Cells(frame)
        self.places = tuple(dict.fromkeys((label.x, label.y) for label in labels if not label.more))
        self.small = self.blocked.shape(2.0, 2.0)
        for box in taken:
            self.blocked.fill(box)
        for box in avoid:
            self.soft.fill(box)

    def settle(self, label: Label, measure: Measure) -> Text | None:
        """The label at its best place, which is taken from now on; None where there is none."""
        if label.short:
            return self.settle(replace(label, short=""), measure) or self.settle(
                replace(label, short="", text=label.short), measure
            )
        wide = measure(label.text, label.size, label.bold)
        wide = min(wide, label.width) if label.width else wide
        best, price = None, label.price
        for stretch in _STRETCHES[:1] if label.more else _STRETCHES:
            if stretch * label.gap > price:
                break
            for spot, cost in self._spots(label, wide, label.gap * stretch, price):
                if cost < price and (cost := cost + self._doubt(label, spot, price - cost)) < price:
                    best, price = spot, cost
        if best is None:
            return None
        self._take(label, best)
        return _text(label, best)

    def _spots(self, label: Label, wide: float, gap: float, price: float) -> Iterator[tuple[_Spot, float]]:
        """The free spots at that gap, each with its cost so far."""
        across, down, frame = wide / 2, label.size * LINE / 2, self.frame
        shape = self.blocked.shape(2 * across, 2 * down)
        for place, (x, y) in enumerate(((label.x, label.y), *label.more)):
            for turn_x, turn_y in _TURNS[: label.turns]:
                dx, dy = turn_x * (gap + across), turn_y * (gap + down)
                left, top = x + dx - across, y + dy - down
                right, bottom = left + 2 * across, top + 2 * down
                if left < frame.left or right > frame.right or top < frame.top or bottom > frame.bottom:
                    continue
                away = max(hypot(max(abs(dx) - across, 0.0), max(abs(dy) - down, 0.0)), gap)
                cost = away + place + label.lean * (1.0 - 0.7071 * (turn_x - turn_y))
                if cost < price and not self.blocked.touched(shape, left, top):
                    cost += 1.4 * self.soft.covered(shape, left, top)
                    anchor: Anchor = "left" if turn_x > 0.5 else "right" if turn_x < -0.5 else "middle"
                    yield _Spot(Box(left, top, right, bottom), anchor, (x, y), away), cost

    def _take(self, label: Label, spot: _Spot) -> None:
        box = spot.box
        self.blocked.fill(Box(box.left - 2, box.top, box.right + 2, box.bottom))
        if spot.tied(label):
            for part in along((spot.at, _nearest(*spot.at, box))):
                self.soft.fill(part)

    def _doubt(self, label: Label, spot: _Spot, patience: float) -> float:
        """What it costs that a reader may take the label for another place's, or lose its thread."""
        doubt = 0.0
        if label.more:
            return doubt
        tied = spot.tied(label)
        for x, y in self.places:
            if (x, y) != spot.at:
                near = _distance(x, y, spot.box)
                if near < spot.away - 3 and not tied:
                    return inf
                if near < (7 if tied else spot.away):
                    doubt += 25
                elif near < spot.away + 3:
                    doubt += 2 + spot.away + 3 - near
                if doubt > patience:
                    return doubt
        if tied:
            thread = _beads(spot.at, _nearest(*spot.at, spot.box), 3.0)
            beyond = (bead for bead in thread if _distance(*spot.at, bead) > label.gap)
            doubt += 8.0 + 8.0 * sum(self.blocked.touched(self.small, bead.left, bead.top) for bead in beyond)
        return doubt


def _text(label: Label, spot: _Spot) -> Text:
    box = spot.box
    x = {"left": box.left, "middle": (box.left + box.right) / 2, "right": box.right}[spot.anchor]
    middle = (box.top + box.bottom) / 2
    return Text(
        x, middle, label.text, label.size, label.ink, spot.anchor, label.bold, label.width, key=label.key
    )


def leaders(
    labels: Iterable[Label], texts: Iterable[Text], measure: Measure = text_width
) -> tuple[Path, ...]:
    """Thin lines from places to labels that had to stand away from them; found by their keys."""
    boxes = {text.key: box_of(text, measure) for text in texts if text.key}
    far = [(one, boxes[one.key]) for one in labels if one.key in boxes]
    return tuple(
        rule(one.x, one.y, *_nearest(one.x, one.y, box), stroke="soft", width=0.5)
        for one, box in far
        if not one.more and _distance(one.x, one.y, box) > _TIED * one.gap
    )


def _nearest(x: float, y: float, box: Box) -> tuple[float, float]:
    return min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)


def _distance(x: float, y: float, box: Box) -> float:
    across = box.left - x if x < box.left else x - box.right if x > box.right else 0.0
    down = box.top - y if y < box.top else y - box.bottom if y > box.bottom else 0.0
    return hypot(across, down)


def along(points: Sequence[tuple[float, float]], every: float = 5.0) -> tuple[Box, ...]:
    """Boxes along a line, for labels to keep off it: a long one where it is level or upright, else small ones
    about so far from one another."""
    boxes: list[Box] = []
    for (x1, y1), (x2, y2) in pairwise(points):
        if x1 == x2 or y1 == y2:
            boxes.append(Box(min(x1, x2) - 1, min(y1, y2) - 1, max(x1, x2) + 1, max(y1, y2) + 1))
        else:
            boxes += _beads((x1, y1), (x2, y2), every)
    return tuple(boxes)


def _beads(start: tuple[float, float], end: tuple[float, float], every: float = 5.0) -> Iterator[Box]:
    (x, y), across, down = start, end[0] - start[0], end[1] - start[1]
    count = max(1, round(max(abs(across), abs(down)) / every))
    return (around(x + across * i / count, y + down * i / count, 1.0) for i in range(count))


def joined(labels: Iterable[Label]) -> tuple[Label, ...]:
    """Labels of one and the same place as one label, in the order of the first of each: “A · B”, “A +2”."""
    found: dict[tuple[int, int], list[Label]] = {}
    for label in labels:
        found.setdefault((round(label.x * 2), round(label.y * 2)), []).append(label)
    return tuple(_one(same) for same in found.values())


def _one(same: Sequence[Label]) -> Label:
    names = list(dict.fromkeys(label.text for label in same))
    if len(names) == 1:
        return same[0]
    more = f"{names[0]} +{len(names) - 1}"
    text = " · ".join(names) if len(names) == 2 else more
    return replace(same[0], text=text, short=names[0], width=same[0].width + 50)
