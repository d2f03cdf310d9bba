"""The efficient frontier: the packages of which no other is better for one side and as good for the other.

Both totals are sums over independent issues, so the frontier of the first issues can be merged with the
next issue, dropping dominated points at once (dynamic programming over Pareto sets, as in Nemhauser and
Ullmann, *Discrete dynamic programming and capital allocation*, 1969). Packages are never listed. All
arithmetic is in whole numbers, so no rounding decides what is efficient.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import neg

from workbook.analysis.tradeoffs.utility import Matrix

#: More points than this are thinned, with a bound on what that costs.
LIMIT = 20_000


@dataclass(frozen=True)
class Frontier:
    """The efficient points as steps of worth ``(me, them)``, by falling worth to me, each once.

    ``slack`` is 0 when exact. Otherwise points were thinned: every package is then matched or beaten,
    up to that many steps on their side, by a point given here.
    """

    points: tuple[tuple[int, int], ...]
    slack: int
    layers: tuple[tuple[int, tuple[int, ...]], ...]
    shift: int

    def holds(self, point: tuple[int, int]) -> bool:
        """Whether that pair of totals is one of the points."""
        place = bisect_left(self.points, -point[0], key=lambda known: -known[0])
        return place < len(self.points) and self.points[place] == point


@lru_cache(maxsize=4)
def frontier(matrix: Matrix, limit: int = LIMIT) -> Frontier:
    """The efficient frontier of a matrix; without issues it has no points."""
    if not matrix.issue_ids:
        return Frontier((), 0, (), 1)
    shift = 1 + sum(max(row) for row in matrix.them.steps).bit_length()
    mask, merged, slack = (1 << shift) - 1, [0], 0
    layers: list[tuple[int, tuple[int, ...]]] = []
    for issue in _narrow_first(matrix):
        merged = _undominated(_sums(merged, _keys(matrix, issue, shift)), mask)
        if len(merged) > limit:
            merged, lost = _thinned(merged, mask, limit)
            slack += lost
        layers.append((issue, tuple(merged)))
    return Frontier(tuple((key >> shift, key & mask) for key in merged), slack, tuple(layers), shift)


def _narrow_first(matrix: Matrix) -> list[int]:
    # Issues with a small range first keep the merged lists short for longest.
    return sorted(
        range(len(matrix.issue_ids)), key=lambda i: max(matrix.me.steps[i]) - min(matrix.me.steps[i])
    )


def _keys(matrix: Matrix, issue: int, shift: int) -> list[int]:
    mine, theirs = matrix.me.steps[issue], matrix.them.steps[issue]
    keys = sorted({(u << shift) + v for u, v in zip(mine, theirs, strict=True)}, reverse=True)
    return _undominated(keys, (1 << shift) - 1)


def _sums(merged: list[int], keys: list[int]) -> list[int]:
    # One number holds both totals, so a shifted run stays sorted and the sort only merges runs.
    if len(keys) == 1:
        return [point + keys[0] for point in merged]
    together = [point + key for key in keys for point in merged]
    together.sort(reverse=True)
    return together


def _undominated(falling: list[int], mask: int) -> list[int]:
    kept: list[int] = []
    best, keep = -1, kept.append
    for key in falling:
        theirs = key & mask
        if theirs > best:
            keep(key)
            best = theirs
    return kept


def _thinned(merged: list[int], mask: int, limit: int) -> tuple[list[int], int]:
    # A dropped point has a kept one that is no worse for me and at most `gap` steps worse for them.
    first, last = merged[0] & mask, merged[-1] & mask
    gap = -(-2 * (last - first) // limit)
    kept, edge = [merged[0]], first + gap
    for key in merged[1:-1]:
        if key & mask > edge:
            kept.append(key)
            edge = (key & mask) + gap
    return [*kept, merged[-1]], gap


def realise(
    matrix: Matrix, efficient: Frontier, point: tuple[int, int], near: Sequence[int | None] = ()
) -> tuple[int, ...]:
    """A package (option index per issue) that reaches a point of the frontier, keeping the options of
    ``near`` where it can. Raises ValueError for a point that is not on the frontier."""
    if not efficient.holds(point):
        raise ValueError("not a point of the frontier")
    rest = (point[0] << efficient.shift) + point[1]
    picks = [0] * len(matrix.issue_ids)
    for place in range(len(efficient.layers) - 1, -1, -1):
        issue = efficient.layers[place][0]
        before = efficient.layers[place - 1][1] if place else (0,)
        picks[issue], rest = _step_back(matrix, efficient.shift, issue, rest, before, near)
    return tuple(picks)


def _step_back(
    matrix: Matrix, shift: int, issue: int, rest: int, before: Sequence[int], near: Sequence[int | None]
) -> tuple[int, int]:
    mine, theirs = matrix.me.steps[issue], matrix.them.steps[issue]
    liked = near[issue] if near else None
    for pick in sorted(range(len(mine)), key=lambda pick: pick != liked):
        left = rest - (mine[pick] << shift) - theirs[pick]
        place = bisect_left(before, -left, key=neg)
        if place < len(before) and before[place] == left:
            return pick, left
    raise ValueError("not a point of the frontier")


def at_least(efficient: Frontier, me: int, them: int) -> tuple[tuple[int, int], ...]:
    """The efficient points that are at least so good for both, by falling worth to me."""
    end = bisect_left(efficient.points, -me + 1, key=lambda point: -point[0])
    return tuple(point for point in efficient.points[:end] if point[1] >= them)
