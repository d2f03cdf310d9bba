"""Packages that are equally good by a rule of dividing the gain: found, and said in words."""

from bisect import bisect_left
from collections.abc import Callable, Sequence

from workbook.analysis.tradeoffs.frontier import Frontier, Point, realise
from workbook.analysis.tradeoffs.utility import Matrix
from workbook.analysis.wording import counted, listed, points

#: So many are named.
NAMED = 4


def either(table: Matrix, found: Frontier, equal: Sequence[Point]) -> str:
    """Points of the frontier by falling worth to me: the options where there is one issue, else worths;
    their number and range where there are many."""
    if len(equal) > NAMED:
        high, low = (points(float(table.me.worth(equal[place][0]))) for place in (0, -1))
        return f"{counted(len(equal), 'package')} worth {low} to {high} to you"
    if len(table.issue_ids) == 1:
        return listed(f"“{table.option_names[0][realise(table, found, point)[0]]}”" for point in equal)
    return listed(_worths(table, point) for point in equal)


def evenest(
    known: Sequence[Point], mine: Callable[[Point], int], theirs: Callable[[Point], int]
) -> list[Point]:
    """The points whose smaller gain is greatest, then the other: one, or two that mirror each other.

    ``known`` are points of the frontier by falling worth to me, at least one.
    """
    # Along the frontier mine falls and theirs rises: the best minimum lies on either side of the crossing.
    crossing = bisect_left(known, 0, key=lambda point: theirs(point) - mine(point))
    near = known[max(0, crossing - 1) : crossing + 1]

    def merit(point: Point) -> tuple[int, int]:
        one, other = mine(point), theirs(point)
        return min(one, other), max(one, other)

    most = max(map(merit, near))
    return [point for point in near if merit(point) == most]


def _worths(table: Matrix, point: Point) -> str:
    mine, theirs = float(table.me.worth(point[0])), float(table.them.worth(point[1]))
    return f"{points(mine)} to you with {points(theirs)} to them"
