"""Ways down among given worths in steps that shrink."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import accumulate
from math import inf

#: What each step is of the one before, where there are packages for it.
SHRINK = 0.6
#: So many worths near each aim are tried; all of them where there are no more than twice as many.
NEAR = 12
#: What a hitch weighs, as a part of the whole way down.
HITCH = 0.05
#: By the size of the last step and the worth reached: how bad the way is, and the way.
_Ways = dict[tuple[int, int], tuple[float, tuple[int, ...]]]


def descent(
    worths: Sequence[int], top: int, least: int, count: int, hitch: Callable[[int, int], float]
) -> tuple[int, ...]:
    """The way from ``top`` to the last of the falling ``worths`` in up to ``count`` steps.

    There are as many steps as there can be, as far as worths near the aims are tried, of which each is
    smaller than the one before by ``least`` or more, and the last is no smaller than that; a single step
    may be. Of several ways it is the one nearest to a fall by SHRINK with the fewest hitches, of which
    ``hitch`` tells the number in a step from one worth to another; an infinite number forbids it.
    Empty without worths.
    """
    for steps in range(min(count, len(worths)), 1, -1):
        found = _way(worths, top, least, steps, hitch)
        if found:
            return found
    return tuple(worths[-1:])


def _way(
    worths: Sequence[int], top: int, least: int, steps: int, hitch: Callable[[int, int], float]
) -> tuple[int, ...]:
    sizes = [SHRINK**place for place in range(steps)]
    whole = top - worths[-1]
    aims = [top - whole * part / sum(sizes) for part in accumulate(sizes)]
    ways: _Ways = {(whole + least, top): (0.0, ())}
    for aim in aims[:-1]:
        ways = _further(ways, _near(worths, aim), aim, least, lambda *step: HITCH * whole * hitch(*step))
    ways = _further(ways, worths[-1:], aims[-1], least, lambda *step: HITCH * whole * hitch(*step))
    return min(ways.values(), default=(0.0, ()))[1]


def _further(
    ways: _Ways, worths: Sequence[int], aim: float, least: int, weigh: Callable[[int, int], float]
) -> _Ways:
    further: _Ways = {}
    for (size, at), (bad, way) in ways.items():
        for worth in worths:
            if least <= at - worth <= size - least:
                reached = bad + abs(worth - aim) + weigh(at, worth), (*way, worth)
                key = at - worth, worth
                if reached[0] < inf and (key not in further or reached < further[key]):
                    further[key] = reached
    return further


def _near(worths: Sequence[int], aim: float) -> Sequence[int]:
    if len(worths) <= 2 * NEAR:
        return worths
    place = bisect_left(worths, -aim, key=lambda worth: -worth)
    return worths[max(0, place - NEAR // 2) : place + NEAR // 2]
