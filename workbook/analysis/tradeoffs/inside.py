"""The efficient packages at or above both walk-aways, where all efficient ones are too many to be kept.

The frontier is merged issue by issue again, but only from totals from which both walk-aways can still be
reached: by each side alone, and by both sides' worth added up at prices at which a package at the walk-aways
is worth nearly as much as any package (a Lagrangian bound, as in P. Sinha and A. A. Zoltners, *The
Multiple-Choice Knapsack Problem*, Operations Research 27 (1979)). What is left is seldom thinned, and if it
is, then among packages that matter.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from workbook.analysis.tradeoffs.frontier import Frontier, Point, at_least
from workbook.analysis.tradeoffs.merging import START, merged, shift_for
from workbook.analysis.tradeoffs.utility import Matrix

#: More totals than this are thinned, so that about so many are merged in all: a second or two at most.
MOST, WORK = 60_000, 6_000_000
_Row = Sequence[Point]


@dataclass(frozen=True)
class _Bound:
    """Both sides' worth at a price, and how much of it a package at both walk-aways has."""

    price: Point
    least: int


@lru_cache(maxsize=4)
def inside(matrix: Matrix, floor: Point, limit: int = 0) -> Frontier:
    """The efficient points of at least so many steps for me and for them, as a frontier of their own; with
    more than ``limit`` totals (0: by ``MOST`` and ``WORK``) they are thinned on the way.

    Its ``slack`` is 0 where they are complete; then no points means that no package is so good for both.
    """
    rows = [list(zip(mine, theirs, strict=True)) for mine, theirs in _steps(matrix)]
    order = sorted(range(len(rows)), key=lambda issue: max(rows[issue])[0] - min(rows[issue])[0])
    shift = shift_for(matrix.them.steps)
    limit = limit or min(MOST, WORK // max(1, sum(map(len, rows))))
    prices = [(1, 0), (0, 1), *(_price(rows, floor, side) for side in (0, 1))]
    bounds = [_Bound(price, _worth(floor, price)) for price in prices]
    run, layers = START, []
    for place, issue in enumerate(order):
        left = [rows[other] for other in order[place + 1 :]]
        needed = [
            _Bound(b.price, b.least - sum(max(_worth(each, b.price) for each in row) for row in left))
            for b in bounds
        ]
        row = matrix.me.steps[issue], matrix.them.steps[issue]
        run = merged(run, row, shift, limit, partial(_reaching, shift, needed))
        if not run.keys:
            return Frontier((), run.slack, (), shift)
        layers.append((issue, run.keys))
    mask = (1 << shift) - 1
    return Frontier(tuple((key >> shift, key & mask) for key in run.keys), run.slack, tuple(layers), shift)


def fuller(whole: Frontier, matrix: Matrix, floor: Point) -> Frontier:
    """The frontier itself where it is complete or there is no floor; else the one that holds more of the
    points at or above the floor, of both the thinned one and ``inside``."""
    if not whole.slack or not any(step > 0 for step in floor):
        return whole
    near = inside(matrix, floor)
    return near if len(near.points) >= len(at_least(whole, *floor)) else whole


def _steps(matrix: Matrix) -> Iterable[tuple[tuple[int, ...], tuple[int, ...]]]:
    return zip(matrix.me.steps, matrix.them.steps, strict=True)


def _worth(point: Point, price: Point) -> int:
    return price[0] * point[0] + price[1] * point[1]


def _price(rows: Sequence[_Row], floor: Point, side: int) -> Point:
    """The price along the edge of the hull of all packages above what one side needs at least."""
    high, low = (_total(max(row, key=_by(at)) for row in rows) for at in (side, 1 - side))
    price = (0, 0)
    while high != low:
        price = abs(high[1] - low[1]), abs(high[0] - low[0])
        found = _total(max(row, key=lambda each: _worth(each, price)) for row in rows)
        if _worth(found, price) == _worth(low, price):
            break
        high, low = (found, low) if found[side] >= floor[side] else (high, found)
    return price


def _by(side: int) -> Callable[[Point], Point]:
    return lambda point: (point[side], point[1 - side])


def _total(points: Iterable[Point]) -> Point:
    mine, theirs = zip(*points, strict=True)
    return sum(mine), sum(theirs)


def _reaching(shift: int, needed: Sequence[_Bound], keys: Sequence[int]) -> list[int]:
    """The totals from which no bound forbids that both walk-aways are reached."""
    mask = (1 << shift) - 1
    kept = list(keys)
    for bound in needed:
        (mine, theirs), least = bound.price, bound.least
        kept = [key for key in kept if mine * (key >> shift) + theirs * (key & mask) >= least]
    return kept
