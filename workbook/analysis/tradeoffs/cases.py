"""Estimates at their ends: what each does to the advice, the Nash bargaining solution."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, product
from math import sqrt

from workbook.analysis.tradeoffs.counterparts import Estimates, Range, seen_by
from workbook.analysis.tradeoffs.frontier import Frontier, frontier, realise
from workbook.analysis.tradeoffs.solutions import Limits, nash
from workbook.analysis.tradeoffs.utility import Matrix, side

#: Up to so many packages each one is looked at; beyond it so many efficient ones and their neighbours.
EVERY, SOME = 3_000, 300
#: Less than this is rounding.
_TRACE = 1e-9
Picks = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """One estimate at one of its ends. Its ``kind`` is weight, score or walk-away; ``issue`` and ``option``
    are indices in the matrix, -1 where the kind has none."""

    kind: str
    issue: int
    option: int
    likely: Fraction
    value: Fraction

    @property
    def change(self) -> float:
        return float(self.value - self.likely)


@dataclass(frozen=True)
class World:
    """Both sides as estimated, in points, and the packages that may become the advice, today's first."""

    weights: tuple[float, ...]
    scores: tuple[tuple[float, ...], ...]
    least: float | None
    pool: tuple[Picks, ...]
    mine: tuple[float, ...]
    theirs: tuple[float, ...]


@dataclass(frozen=True)
class Finding:
    """What a case does: today's advice, the package better then, and both sides' gains by the change.

    ``effect`` is the loss by keeping today's advice, in points, as the geometric mean of both gains over
    the walk-aways. ``refused`` says that they would not accept it any more.
    """

    case: Case
    effect: float
    old: Picks
    new: Picks
    me: float
    them: float
    refused: bool


def pool(table: Matrix, least: Limits, advice: tuple[int, int]) -> tuple[Picks, ...]:
    """Packages that may become the advice, today's first: all, or the efficient ones around it and those
    one issue away from it."""
    efficient = frontier(table)
    first = realise(table, efficient, advice)
    sizes = [range(len(row)) for row in table.option_ids]
    if table.package_count <= EVERY:
        rest: Iterator[Picks] = product(*sizes)
    else:
        near = [realise(table, efficient, point, first) for point in _around(efficient, advice)]
        swapped = ((*first[:at], pick, *first[at + 1 :]) for at, size in enumerate(sizes) for pick in size)
        rest = chain(near, swapped)
    return tuple(dict.fromkeys(chain([first], rest)))


def _around(efficient: Frontier, advice: tuple[int, int]) -> list[tuple[int, int]]:
    place = efficient.points.index(advice)
    near = sorted(range(len(efficient.points)), key=lambda other: abs(other - place))
    return [efficient.points[other] for other in near[1 : SOME + 1]]


def world(table: Matrix, least: Limits, known: Estimates, pool: Sequence[Picks]) -> World:
    """What there is to know for trying cases; packages below my walk-away are left out."""
    floor = least.me if least.me is not None else table.me.worth(sum(min(row) for row in table.me.steps))
    gains = [(picks, table.me.worth(table.me.total(picks)) - floor) for picks in pool]
    kept = [(picks, float(gain)) for picks, gain in gains if gain >= 0]
    weights = tuple(float(weight.likely) for weight in known.weights)
    scores = tuple(tuple(float(score.likely) for score in row) for row in known.scores)
    return World(
        weights,
        scores,
        None if known.least is None else float(known.least.likely),
        tuple(picks for picks, _ in kept),
        tuple(gain for _, gain in kept),
        tuple(
            sum(w * row[pick] for w, row, pick in zip(weights, scores, picks, strict=True))
            for picks, _ in kept
        ),
    )


def cases(known: Estimates) -> Iterator[Case]:
    """Every estimate at each end of its range; without any range each weight at half and one and a half."""
    for issue, weight in enumerate(known.weights):
        for end in _ends(weight, assumed=known.certain):
            yield Case("weight", issue, -1, weight.likely, end)
    for issue, row in enumerate(known.scores):
        for option, score in enumerate(row):
            for end in _ends(score):
                yield Case("score", issue, option, score.likely, end)
    if known.least is not None:
        for end in _ends(known.least):
            yield Case("walk-away", -1, -1, known.least.likely, end)


def _ends(given: Range, assumed: bool = False) -> list[Fraction]:
    low, high = (given.likely / 2, given.likely * 3 / 2) if assumed else (given.low, given.high)
    return [end for end in (low, high) if end != given.likely]


def tried(world: World, case: Case) -> Finding:
    """What a case does to the advice, looking at the packages of the world."""
    worths, least = _seen(world, case)
    gains = [worth - least for worth in worths]
    merits = [
        mine * theirs if theirs >= -_TRACE else -1.0 for mine, theirs in zip(world.mine, gains, strict=True)
    ]
    best = max(range(len(merits)), key=merits.__getitem__)
    effect = sqrt(max(0.0, merits[best])) - sqrt(max(0.0, merits[0]))
    me, them = world.mine[best] - world.mine[0], gains[best] - gains[0]
    return Finding(case, effect, world.pool[0], world.pool[best], me, them, gains[0] < -_TRACE)


def _seen(world: World, case: Case) -> tuple[list[float], float]:
    """Every package's worth to them in that case, and what their gains are counted from."""
    totals: Sequence[float] = world.theirs
    weights = [*world.weights]
    lows = [min(row) for row in world.scores]
    if case.kind == "weight":
        weights[case.issue] = float(case.value)
        more = [case.change * score for score in world.scores[case.issue]]
        totals = [total + more[picks[case.issue]] for total, picks in zip(totals, world.pool, strict=True)]
    elif case.kind == "score":
        row = [*world.scores[case.issue]]
        row[case.option] = float(case.value)
        lows[case.issue] = min(row)
        shift = case.change * weights[case.issue]
        totals = [
            total + shift if picks[case.issue] == case.option else total
            for total, picks in zip(totals, world.pool, strict=True)
        ]
    unit = sum(weights) or 1.0
    if world.least is None:
        least = sum(weight * low for weight, low in zip(weights, lows, strict=True)) / unit
    else:
        least = float(case.value) if case.kind == "walk-away" else world.least
    return [total / unit for total in totals], least


def anew(table: Matrix, least: Limits, known: Estimates, found: Finding) -> Finding:
    """The finding with the advice worked out for that case, over all packages."""
    case = found.case
    weights: list[Fraction | None] = [weight.likely for weight in known.weights]
    scores: list[list[Fraction | None]] = [[score.likely for score in row] for row in known.scores]
    if case.kind == "weight":
        weights[case.issue] = case.value
    elif case.kind == "score":
        scores[case.issue][case.option] = case.value
    seen = seen_by(table, side(weights, scores))
    point = nash(seen, Limits(least.me, case.value if case.kind == "walk-away" else least.them))
    if point is None:
        return found
    picks = realise(seen, frontier(seen), point, found.old)
    return tried(world(table, least, known, (found.old, picks)), case)
