"""The efficient frontier: the packages of which no other is better for one side and as good for the other.

Both totals are sums over independent issues, so the frontier of the first issues can be merged with the
next issue, dropping dominated points at once (dynamic programming over Pareto sets, as in Nemhauser and
Ullmann, *Discrete dynamic programming and capital allocation*, 1969). Packages are never listed. All
arithmetic is in whole numbers, so no rounding decides what is efficient.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter, neg

from workbook.analysis.tradeoffs.merging import START, Row, Run, merged, shift_for
from workbook.analysis.tradeoffs.utility import Matrix

Point = tuple[int, int]
#: More points than this are thinned, with a bound on what that costs.
LIMIT = 20_000
#: Up to so many totals are looked at to find the package nearest to another.
_LOOK = 400
#: Merges of more totals than this are worth not doing again.
_LONG = 1_000


@dataclass(frozen=True)
class Frontier:
    """The efficient points as steps of worth ``(me, them)``, by falling worth to me, each once.

    ``slack`` is 0 when exact. Otherwise points were thinned: every package is then matched or beaten,
    up to that many steps on their side, by a point given here.
    """

    points: tuple[Point, ...]
    slack: int
    layers: tuple[tuple[int, tuple[int, ...]], ...]
    shift: int

    def key(self, point: Point) -> int:
        """Both totals in one number, as ``layers`` hold them."""
        return (point[0] << self.shift) + point[1]

    def holds(self, point: Point) -> bool:
        """Whether that pair of totals is one of the points."""
        place = bisect_left(self.points, -point[0], key=lambda known: -known[0])
        return place < len(self.points) and self.points[place] == point


@dataclass(frozen=True)
class _Merge:
    """How a frontier was come by: the issues in the order they were merged, and the totals after each."""

    order: tuple[int, ...]
    rows: tuple[Row, ...]
    runs: tuple[Run, ...]
    terms: tuple[int, int]

    @property
    def work(self) -> int:
        return sum(len(run.keys) for run in self.runs)


# While one weight is dragged, all issues but one stay as they are: they were merged before.
_recent: list[_Merge] = []


@lru_cache(maxsize=4)
def frontier(matrix: Matrix, limit: int = LIMIT) -> Frontier:
    """The efficient frontier of a matrix; without issues it has no points. Raises ValueError for steps
    below 0: shift each issue to begin at 0.

    After a matrix that took long and differs in a single issue only, one merge is enough. A thinned
    frontier may then hold other points than if it had been reckoned afresh, within its slack.
    """
    if not matrix.issue_ids:
        return Frontier((), 0, (), 1)
    done = _merge(matrix, limit)
    shift, last = done.terms[0], done.runs[-1]
    mask = (1 << shift) - 1
    layers = tuple((issue, run.keys) for issue, run in zip(done.order, done.runs, strict=True))
    return Frontier(tuple((key >> shift, key & mask) for key in last.keys), last.slack, layers, shift)


def _merge(matrix: Matrix, limit: int) -> _Merge:
    rows = list(zip(matrix.me.steps, matrix.them.steps, strict=True))
    if any(min(steps) < 0 for row in rows for steps in row):
        raise ValueError("steps of worth must not be below 0")
    shift = shift_for(matrix.them.steps)
    order = _order(rows)
    ordered, terms = tuple(rows[issue] for issue in order), (shift, limit)
    runs = _known(ordered, terms)
    for row in ordered[len(runs) :]:
        runs.append(merged(runs[-1] if runs else START, row, shift, limit))
    done = _Merge(tuple(order), ordered, tuple(runs), terms)
    _recent[:] = [done, *_recent[:1]]
    return done


def _order(rows: Sequence[Row]) -> list[int]:
    # Issues with a small range first keep the merged lists short for longest.
    narrow_first = sorted(range(len(rows)), key=lambda issue: max(rows[issue][0]) - min(rows[issue][0]))
    for last in _recent[:1]:
        if last.work > _LONG and len(last.order) == len(rows):
            same = [issue for issue, row in zip(last.order, last.rows, strict=True) if rows[issue] == row]
            if len(same) >= len(rows) - 1:
                return [*same, *(issue for issue in narrow_first if issue not in same)]
    return narrow_first


def _known(ordered: Sequence[Row], terms: tuple[int, int]) -> list[Run]:
    """What was merged before of the first issues, as far as it was."""
    best: list[Run] = []
    for known in _recent:
        if known.terms == terms:
            same = [one == other for one, other in zip(known.rows, ordered, strict=False)]
            count = same.index(False) if False in same else len(same)
            best = max(best, list(known.runs[:count]), key=len)
    return best


def realise(
    matrix: Matrix, efficient: Frontier, point: Point, near: Sequence[int | None] = ()
) -> tuple[int, ...]:
    """A package (option index per issue) that reaches a point of the frontier, with as few options other
    than those of ``near`` as can be, of equals the first in the order of options; where very many packages
    reach the point, one that is close to ``near``. Raises ValueError for a point not on the frontier."""
    routes = trace(matrix, efficient, [point], _LOOK)
    if routes is not None:
        return nearest(matrix, routes, near)[efficient.key(point)][1]
    return close_to(matrix, efficient, point, near)


def close_to(
    matrix: Matrix, efficient: Frontier, point: Point, near: Sequence[int | None] = ()
) -> tuple[int, ...]:
    """A package that reaches a point of the frontier, keeping the options of ``near`` where the way back
    over the layers happens to allow it: quick however many packages there are."""
    rest, picks = efficient.key(point), [0] * len(matrix.issue_ids)
    for place in range(len(efficient.layers) - 1, -1, -1):
        issue = efficient.layers[place][0]
        liked = near[issue] if near else None
        backs = _backs(matrix, efficient, place, [rest])[rest]
        picks[issue], rest = min(backs, key=lambda back: (back[0] != liked, back[0]))
    return tuple(picks)


def ways(matrix: Matrix, efficient: Frontier, point: Point) -> int:
    """How many packages reach a point of the frontier; on a thinned one at least so many.

    Every part of an efficient package is efficient among the packages of its issues, else the whole could
    be bettered: so only the points kept while merging need to be counted. Raises ValueError for a point
    that is not on the frontier.
    """
    counts = {0: 1}
    for layer in trace(matrix, efficient, [point]) or ():
        counts = {key: sum(counts[rest] for _, rest in backs) for key, backs in layer.backs.items()}
    return counts[efficient.key(point)]


def is_unique(matrix: Matrix, efficient: Frontier, point: Point) -> bool:
    """Whether a single package reaches a point of the frontier. Raises ValueError for another point."""
    routes = trace(matrix, efficient, [point], len(efficient.layers))
    return routes is not None and all(len(backs) == 1 for layer in routes for backs in layer.backs.values())


@dataclass(frozen=True)
class Layer:
    """The issue merged at one place, and for each total met there the options that lead to it, each with
    the total it was added to."""

    issue: int
    backs: dict[int, list[tuple[int, int]]]


def trace(
    matrix: Matrix, efficient: Frontier, points: Sequence[Point], most: int | None = None
) -> tuple[Layer, ...] | None:
    """All ways to some points of the frontier, layer by layer from the first issue merged; None where
    more than ``most`` totals would be met. Raises ValueError for a point that is not on the frontier."""
    if not all(map(efficient.holds, points)):
        raise ValueError("not a point of the frontier")
    wanted = {efficient.key(point) for point in points}
    routes: list[Layer] = []
    met = 0
    for place in range(len(efficient.layers) - 1, -1, -1):
        met += len(wanted)
        if most is not None and met > most:
            return None
        backs = _backs(matrix, efficient, place, wanted)
        routes.append(Layer(efficient.layers[place][0], backs))
        wanted = {rest for found in backs.values() for _, rest in found}
    return tuple(reversed(routes))


def nearest(
    matrix: Matrix, routes: Sequence[Layer], near: Sequence[int | None]
) -> dict[int, tuple[int, tuple[int, ...]]]:
    """For each total of the last layer how many options differ from ``near``, and the nearest package;
    of equals the first in the order of options (a shortest path through the layers)."""
    count = len(matrix.issue_ids)
    wide = max((len(row) for row in matrix.option_ids), default=1).bit_length()
    costs = {0: 0}
    for layer in routes:
        liked = near[layer.issue] if near else None
        place = wide * (count - 1 - layer.issue)
        prices = [
            (int(bool(near) and pick != liked) << wide * count) + (pick << place)
            for pick in range(len(matrix.option_ids[layer.issue]))
        ]
        costs = {
            key: min(costs[rest] + prices[pick] for pick, rest in backs) for key, backs in layer.backs.items()
        }
    return {key: _read(cost, wide, count) for key, cost in costs.items()}


def _read(cost: int, wide: int, count: int) -> tuple[int, tuple[int, ...]]:
    # One whole number holds the changes and, below them, the picks: comparing it compares all of them.
    picks = tuple(cost >> wide * (count - 1 - issue) & (1 << wide) - 1 for issue in range(count))
    return cost >> wide * count, picks


def _backs(
    matrix: Matrix, efficient: Frontier, place: int, keys: Collection[int]
) -> dict[int, list[tuple[int, int]]]:
    issue = efficient.layers[place][0]
    before = efficient.layers[place - 1][1] if place else (0,)
    row = zip(matrix.me.steps[issue], matrix.them.steps[issue], strict=True)
    moves = [(pick, efficient.key(move)) for pick, move in enumerate(row)]
    holds = _lookup(before, len(keys) * len(moves))
    return {key: [(pick, key - move) for pick, move in moves if holds(key - move)] for key in keys}


def _lookup(falling: Sequence[int], questions: int) -> Callable[[int], bool]:
    # A set costs as much as some twenty-five entries a bisection.
    if len(falling) < 25 * questions:
        return set(falling).__contains__

    def holds(key: int) -> bool:
        place = bisect_left(falling, -key, key=neg)
        return place < len(falling) and falling[place] == key

    return holds


def at_least(efficient: Frontier, me: int, them: int) -> tuple[Point, ...]:
    """The efficient points that are at least so good for both, by falling worth to me."""
    end = bisect_left(efficient.points, -me + 1, key=lambda point: -point[0])
    start = bisect_left(efficient.points, them, key=itemgetter(1))
    return efficient.points[start:end]
