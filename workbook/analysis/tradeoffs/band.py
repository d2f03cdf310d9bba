"""The packages whose worth to me lies within a band, best for them first, without listing packages.

A best-first search (P. E. Hart, N. J. Nilsson and B. Raphael, *A formal basis for the heuristic
determination of minimum cost paths*, 1968) decides the issues in the reverse order of the frontier's
layers. What the issues still open can give is bounded by their own frontiers: the greatest worth to them
where the worth to me is at least what is still needed, and where it is at most what there is still room for.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush
from itertools import accumulate, pairwise
from math import gcd
from operator import neg

from workbook.analysis.tradeoffs.frontier import frontier
from workbook.analysis.tradeoffs.utility import Matrix

#: So many partial packages are looked at in the best order; after that the first ones found are taken.
BUDGET = 40_000
#: Up to so many steps it is known exactly which totals the open issues can reach.
TOTALS = 1 << 18
#: Up to so many points bound exactly what there is room for; more are bounded by their hull.
FEW = 300
_Kinds = list[tuple[int, int, int]]
#: A decided issue, its option, and those decided before it.
_Link = tuple[int, int, "_Link"] | None
#: Rank, bounds for them and me (negative), issues still open, running number, me, them, decisions.
_Node = tuple[int, int, int, int, int, int, int, _Link]
_Point = tuple[int, int]


@dataclass(frozen=True)
class Found:
    """A package by option index per issue. One still better for them can be better by ``off`` steps at
    most, None where that is not known; 0 is exact."""

    picks: tuple[int, ...]
    off: int | None


def within(table: Matrix, low: int, high: int, budget: int = BUDGET, few: int = FEW) -> Iterator[Found]:
    """Every package of a worth to me from ``low`` to ``high`` steps, by falling worth to them, then to me.

    Of options of an issue that are worth the same to both only the first is used. On a thinned frontier
    the order may be wrong by its slack; beyond ``budget`` partial packages it is whatever comes first, and
    it ends after as many again. ``off`` tells. ``few`` is up to how many points bound what there is room
    for exactly; it costs or saves time and changes nothing else.
    """
    issues = _Issues(table, few)
    high -= high % (gcd(*(step for row in table.me.steps for step in row)) or 1)
    heap = _start(issues, low, high)
    seen, hurried = 0, False
    enough = 2 * budget + sum(map(len, issues.kinds))
    while heap and seen <= enough:
        _, _, _, still, _, me, them, link = heappop(heap)
        if not still:
            yield Found(_picks(table, link), None if hurried else issues.slack)
            continue
        if seen >= budget and not hurried:
            hurried, heap = True, _deepest_first(heap)
        still -= 1
        rank, issue = still * hurried, issues.order[still]
        for pick, mine, theirs in issues.kinds[still]:
            bound = issues.bound(still, low - me - mine, high - me - mine)
            if bound is not None:
                seen += 1
                now, then = me + mine, them + theirs
                merit = (rank, -then - bound[1], -now - bound[0])
                heappush(heap, (*merit, still, seen, now, then, (issue, pick, link)))


def _start(issues: "_Issues", low: int, high: int) -> list[_Node]:
    bound = issues.bound(len(issues.kinds), low, high) if issues.kinds and low <= high else None
    return [] if bound is None else [(0, 0, 0, len(issues.kinds), 0, 0, 0, None)]


def _deepest_first(heap: Sequence[_Node]) -> list[_Node]:
    ranked = [(node[3], *node[1:]) for node in heap]
    heapify(ranked)
    return ranked


def _picks(table: Matrix, link: _Link) -> tuple[int, ...]:
    picks = [0] * len(table.issue_ids)
    while link is not None:
        picks[link[0]], link = link[1], link[2]
    return tuple(picks)


class _Issues:
    """The issues in the order of the frontier's layers, with bounds on what the first so many can give.

    What is seldom needed is reckoned when it is asked for.
    """

    def __init__(self, table: Matrix, few: int) -> None:
        found = frontier(table)
        self.slack, self.shift, self.mask = found.slack, found.shift, (1 << found.shift) - 1
        self.order = [issue for issue, _ in found.layers]
        self.layers: list[Sequence[int]] = [(0,), *(layer for _, layer in found.layers)]
        self.kinds = [_kinds(table, issue) for issue in self.order]
        self.least, self.most = [0], [0]
        for kinds in self.kinds:
            self.least.append(self.least[-1] + min(me for _, me, _ in kinds))
            self.most.append(self.most[-1] + max(me for _, me, _ in kinds))
        self.frugal: list[list[int]] = [[0]]
        self.reach, self.few = [1], few
        self.grain = gcd(*(them for kinds in self.kinds for _, _, them in kinds)) or 1
        self.rises: list[tuple[int, _Point]] = []
        self.hulls: dict[int, tuple[list[int], list[int]]] = {}

    def bound(self, count: int, low: int, high: int) -> _Point | None:
        """As good for them, then for me, as any way to settle the first ``count`` issues with a worth to
        me from low to high can be, as (me, them); None where there is no way."""
        if high < self.least[count] or low > self.most[count]:
            return None
        layer = self.layers[count]
        place = bisect_right(layer, -(low << self.shift), key=neg)
        if not place:
            return None
        me, them = layer[place - 1] >> self.shift, layer[place - 1] & self.mask
        return (me, them) if me <= high else self._with_room(count, low, high, them)

    def _with_room(self, count: int, low: int, high: int, them: int) -> _Point | None:
        if self.most[-1] <= TOTALS:
            low = max(low, 0)
            if not self._reach(count) >> low & (1 << high - low + 1) - 1:
                return None
        return high, min(them, self._at_most(count, high))

    def _at_most(self, count: int, high: int) -> int:
        """A bound on their worth of the first so many issues where mine is at most ``high``."""
        frugal = self._frugal(count)
        if frugal:
            return -frugal[bisect_right(frugal, high << self.shift) - 1] & self.mask
        mine, theirs = self._hull(count)
        place = bisect_right(mine, high)
        if place == len(mine):
            return theirs[-1]
        rise, run = theirs[place] - theirs[place - 1], mine[place] - mine[place - 1]
        them = theirs[place - 1] + rise * (high - mine[place - 1]) // run
        return them - them % self.grain

    def _reach(self, count: int) -> int:
        """The worths to me that the first so many issues can have, each as a bit."""
        while len(self.reach) <= count:
            before, now = self.reach[-1], 0
            for _, me, _ in self.kinds[len(self.reach) - 1]:
                now |= before << me
            self.reach.append(now)
        return self.reach[count]

    def _frugal(self, count: int) -> list[int]:
        """The points of which no other is worth less to me and as much to them, both rising, each as me
        shifted less them; empty where there are more than a few."""
        while len(self.frugal) <= count:
            before, kinds = self.frugal[-1], self.kinds[len(self.frugal) - 1]
            keys = [(me << self.shift) - them for _, me, them in kinds]
            together = sorted(point + key for key in keys for point in before)
            kept, best = list[int](), -1
            for point in together:
                if -point & self.mask > best:
                    kept.append(point)
                    best = -point & self.mask
            self.frugal.append(kept if len(kept) <= self.few else [])
        return self.frugal[count]

    def _hull(self, count: int) -> tuple[list[int], list[int]]:
        """The corners of the least concave line above those points, as worths to me and to them.

        The bound of the linear relaxation: P. Sinha and A. A. Zoltners, *The multiple-choice knapsack
        problem*, Operations Research 27 (1979).
        """
        if count not in self.hulls:
            if not self.rises:
                every = ((place, rise) for place, kinds in enumerate(self.kinds) for rise in _rises(kinds))
                self.rises = sorted(every, key=lambda one: -Fraction(one[1][1], one[1][0]))
            base = [min((me, -them) for _, me, them in kinds) for kinds in self.kinds[:count]]
            run = [rise for place, rise in self.rises if place < count]
            self.hulls[count] = (
                list(accumulate((me for me, _ in run), initial=sum(me for me, _ in base))),
                list(accumulate((them for _, them in run), initial=-sum(them for _, them in base))),
            )
        return self.hulls[count]


def _rises(kinds: _Kinds) -> list[_Point]:
    """The steps up the concave hull of an issue from the option that is worth least to me."""
    corners: list[_Point] = []
    for me, fewer in sorted((me, -them) for _, me, them in kinds):
        point = (me, -fewer)
        if corners and point[1] <= corners[-1][1]:
            continue
        while len(corners) > 1 and _below(corners[-2], corners[-1], point):
            corners.pop()
        corners.append(point)
    return [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(corners)]


def _below(one: _Point, middle: _Point, other: _Point) -> bool:
    """Whether the middle one is on or below the line between the others."""
    run, rise = middle[0] - one[0], middle[1] - one[1]
    return rise * (other[0] - one[0]) <= (other[1] - one[1]) * run


def _kinds(table: Matrix, issue: int) -> _Kinds:
    """The options of an issue that differ in worth, as (index, me, them)."""
    first: dict[_Point, int] = {}
    for pick, worth in enumerate(zip(table.me.steps[issue], table.them.steps[issue], strict=True)):
        first.setdefault(worth, pick)
    return [(pick, *worth) for worth, pick in first.items()]
