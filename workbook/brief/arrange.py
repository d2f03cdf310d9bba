"""Where blocks go: rows of two with headings on one line, or columns filled from the top."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: its index, its column, and how far down. ``wide``: over all columns."""

    index: int
    column: int
    top: float
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Places of all blocks and the height of the whole."""

    height: float
    places: tuple[Place, ...]
    columns: int


def in_rows(heights: Sequence[float], wide: float, gap: float) -> Arrangement:
    """Two blocks a row in order; a last one without a partner takes the whole width, where it is ``wide``
    points high."""
    places: list[Place] = []
    y = 0.0
    for first in range(0, len(heights) - 1, 2):
        places += [Place(first, 0, y), Place(first + 1, 1, y)]
        y += max(heights[first], heights[first + 1]) + gap
    if len(heights) % 2:
        places.append(Place(len(heights) - 1, 0, y, wide=True))
        y += wide + gap
    return Arrangement(max(0.0, y - gap), tuple(places), 2)


def single(wide: Sequence[float], gap: float) -> Arrangement:
    """One block under the other over the whole width."""
    places, y = [], 0.0
    for index, height in enumerate(wide):
        places.append(Place(index, 0, y, wide=True))
        y += height + gap
    return Arrangement(max(0.0, y - gap), tuple(places), 1)


def in_columns(heights: Sequence[float], gap: float, columns: int, stretch: float = 0.0) -> Arrangement:
    """Columns read from top to bottom, broken between blocks so that the longest is as short as it can
    be. A shorter column is opened up between its blocks, each time by at most ``stretch``."""
    cuts = _best_cuts(heights, gap, columns)
    total = max((_length(heights[a:b], gap) for a, b in cuts), default=0.0)
    places: list[Place] = []
    for column, (a, b) in enumerate(cuts):
        spare = total - _length(heights[a:b], gap)
        extra = min(stretch, spare / (b - a - 1)) if b - a > 1 else 0.0
        y = 0.0
        for index in range(a, b):
            places.append(Place(index, column, y))
            y += heights[index] + gap + extra
    return Arrangement(total, tuple(places), columns)


def _length(heights: Sequence[float], gap: float) -> float:
    return sum(heights) + gap * (len(heights) - 1) if heights else 0.0


def _best_cuts(heights: Sequence[float], gap: float, columns: int) -> list[tuple[int, int]]:
    """Shortest longest column, by dynamic programming over how many blocks the first columns hold."""
    count = len(heights)
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {
        n: (_length(heights[:n], gap), [(0, n)]) for n in range(count + 1)
    }
    for _ in range(columns - 1):
        best = {
            n: min((max(best[m][0], _length(heights[m:n], gap)), [*best[m][1], (m, n)]) for m in range(n + 1))
            for n in range(count + 1)
        }
    return best[count][1]
