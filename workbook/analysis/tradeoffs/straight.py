"""Ways down on which nothing is taken back that an earlier step gave."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from math import inf

from workbook.analysis.tradeoffs.descent import descent
from workbook.analysis.tradeoffs.frontier import Frontier, Layer, Point, frontier, nearest, trace
from workbook.analysis.tradeoffs.utility import Matrix

Picks = tuple[int, ...]
#: All efficient packages are looked at where there are no more points than this and ways to them.
FEW, WAYS = 300, 20_000
#: The options of each issue a way may use.
_Allowed = Sequence[Sequence[int]]


def taken_back(table: Matrix, route: Sequence[Picks]) -> int:
    """The number of the first step, from 1, that gives me more on an issue on which a step before it had
    given me less; 0 where there is none."""
    fallen: set[int] = set()
    for number, (before, after) in enumerate(pairwise(route), 1):
        for issue, row in enumerate(table.me.steps):
            if row[after[issue]] > row[before[issue]] and issue in fallen:
                return number
            if row[after[issue]] < row[before[issue]]:
                fallen.add(issue)
    return 0


def straight(
    table: Matrix,
    opening: Picks,
    last: Picks,
    lower: Sequence[Point],
    count: int,
    hitch: Callable[[Picks, Picks], int],
) -> list[Picks]:
    """The opening and up to ``count`` efficient packages down to ``last``, in steps that shrink and bring
    every issue only towards what it is in ``last``.

    ``lower`` are the points of the frontier on the way, ``hitch`` tells what speaks against a step. Where
    the frontier is long only packages are tried that are best for some weighting of both sides.
    """
    known = _between(table, opening, last, lower)
    worths = sorted({*known, table.me.total(last)}, reverse=True)
    known[table.me.total(last)] = last
    top = table.me.total(opening)
    known[top] = opening

    def weigh(at: int, worth: int) -> float:
        before, after = known[at], known[worth]
        return hitch(before, after) if _leads(table, opening, before, after, last) else inf

    return [opening, *(known[me] for me in descent(worths, top, table.me.unit, count, weigh))]


def _leads(table: Matrix, opening: Picks, before: Picks, after: Picks, last: Picks) -> bool:
    """Whether on every issue a step goes no other way than from the opening to the last package."""
    for row, first, one, other, end in zip(table.me.steps, opening, before, after, last, strict=True):
        if (row[other] - row[one]) * (1 if row[end] > row[first] else -1) < 0:
            return False
    return True


def _between(table: Matrix, opening: Picks, last: Picks, lower: Sequence[Point]) -> dict[int, Picks]:
    """By worth to me an efficient package of which every option lies between opening and last."""
    allowed = [
        [pick for pick, worth in enumerate(row) if min(row[a], row[b]) <= worth <= max(row[a], row[b])]
        for row, a, b in zip(table.me.steps, opening, last, strict=True)
    ]
    found = frontier(table)
    routes = trace(table, found, lower, WAYS) if len(lower) <= FEW else None
    if routes is not None:
        ways = nearest(table, tuple(_kept(routes, allowed)), opening)
        return {key >> found.shift: picks for key, (_, picks) in ways.items()}
    return _supported(table, found, allowed, lower)


def _kept(routes: Sequence[Layer], allowed: _Allowed) -> Iterator[Layer]:
    reached = {0}
    for layer in routes:
        backs = {
            key: [back for back in ways if back[0] in allowed[layer.issue] and back[1] in reached]
            for key, ways in layer.backs.items()
        }
        kept = replace(layer, backs={key: ways for key, ways in backs.items() if ways})
        reached = set(kept.backs)
        yield kept


def _supported(table: Matrix, found: Frontier, allowed: _Allowed, lower: Sequence[Point]) -> dict[int, Picks]:
    """The packages that are best among the allowed options for some weighting of both sides, so far as
    they are efficient among all options: one after another gives what costs me least for what it brings."""
    best = [_hull(table, issue, options) for issue, options in enumerate(allowed)]
    picks = [row[0] for row in best]
    moves = [
        (_price(table, issue, one, other), issue, other)
        for issue, row in enumerate(best)
        for one, other in pairwise(row)
    ]
    high, low = lower[0][0], lower[-1][0]
    known: dict[int, Picks] = {}
    for price, issue, pick in sorted(moves):
        picks[issue] = pick
        point = table.me.total(picks), table.them.total(picks)
        if low <= point[0] <= high and (found.holds(point) or _is_best(table, point, price)):
            known[point[0]] = tuple(picks)
    return known


def _hull(table: Matrix, issue: int, options: Sequence[int]) -> list[int]:
    """The options that are best for some weighting of both sides, by falling worth to me."""
    mine, theirs = table.me.steps[issue], table.them.steps[issue]
    row: list[int] = []
    for pick in sorted(options, key=lambda pick: (-mine[pick], -theirs[pick])):
        if row and theirs[pick] <= theirs[row[-1]]:
            continue
        while len(row) > 1 and _price(table, issue, row[-2], row[-1]) >= _price(table, issue, row[-1], pick):
            row.pop()
        row.append(pick)
    return row


def _price(table: Matrix, issue: int, one: int, other: int) -> Fraction:
    """What a step from one option to another costs me for each of their steps it brings."""
    mine, theirs = table.me.steps[issue], table.them.steps[issue]
    return Fraction(mine[one] - mine[other], theirs[other] - theirs[one])


def _is_best(table: Matrix, point: Point, price: Fraction) -> bool:
    me, them = price.denominator, price.numerator
    rows = zip(table.me.steps, table.them.steps, strict=True)
    most = sum(max(me * a + them * b for a, b in zip(*row, strict=True)) for row in rows)
    return me * point[0] + them * point[1] == most
