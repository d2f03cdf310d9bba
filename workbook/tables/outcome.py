"""What a table of issues comes to: the efficient packages and the four that stand out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.tradeoffs import solutions
from workbook.analysis.tradeoffs.frontier import Frontier, Point
from workbook.analysis.tradeoffs.solutions import Limits
from workbook.analysis.tradeoffs.utility import Matrix
from workbook.tables.scored import ScoredTable, Shifted, shifted


@dataclass(frozen=True)
class Package:
    """A package with its exact worth to both and the option it takes per issue, by name."""

    me: Fraction
    them: Fraction
    choices: dict[str, str]


@dataclass(frozen=True)
class Outcome:
    """The efficient packages at or above both walk-aways by falling worth to me, equal worths once, and the
    solutions by key: nash, kalai_smorodinsky, egalitarian, greatest_total; None without a package.

    ``slack`` is 0 where the efficient packages are complete. Else every package is matched or beaten by one
    of them, up to that much worth to them; and where none is listed none can be ruled out: ``missed`` is by
    how much the nearest package known stays below their walk-away, None otherwise.
    """

    package_count: int
    efficient: tuple[Package, ...]
    solutions: dict[str, Package | None]
    slack: Fraction
    missed: Fraction | None = None


def outcome(table: ScoredTable) -> Outcome:
    """The outcome of a table. A walk-away that is not given forbids nothing.

    Without it the Nash and Kalai-Smorodinsky solutions count gains from that side's worst total, the
    egalitarian solution and the greatest total from a worth of 0. Sources: ``analysis.tradeoffs.solutions``.
    """
    flat = shifted(table)
    least = Limits(
        _above(table.walk_away_me, flat.base_me),
        _above(table.walk_away_them, flat.base_them),
    )
    found = solutions.efficient_within(flat.matrix, least)
    points = solutions.acceptable(flat.matrix, found, least)
    packages = dict(zip(points, _packages(flat, found, points), strict=True))
    stand_out = {key: rule(flat, least) for key, rule in _RULES.items()}
    return Outcome(
        table.package_count,
        tuple(packages.values()),
        {key: None if point is None else packages[point] for key, point in stand_out.items()},
        flat.matrix.them.worth(found.slack),
        solutions.shortfall(flat.matrix, least) if found.slack and not points else None,
    )


def _above(least: Fraction | None, base: Fraction) -> Fraction | None:
    return None if least is None else least - base


def _packages(flat: Shifted, found: Frontier, points: Sequence[Point]) -> list[Package]:
    picks = _picks(flat.matrix, found, points)
    names = flat.matrix.option_ids
    return [
        Package(
            flat.matrix.me.worth(me) + flat.base_me,
            flat.matrix.them.worth(them) + flat.base_them,
            {
                issue: row[pick]
                for issue, row, pick in zip(flat.matrix.issue_ids, names, picks[me, them], strict=True)
            },
        )
        for me, them in points
    ]


def _picks(matrix: Matrix, found: Frontier, points: Sequence[Point]) -> dict[Point, tuple[int, ...]]:
    """One package for each point, for all points together: back over the layers by the first option that
    leads to a total kept there. Of 20,000 points all ways (``trace``) would fill the memory."""
    rests = [found.key(point) for point in points]
    picks = [[0] * len(matrix.issue_ids) for _ in points]
    for place in range(len(found.layers) - 1, -1, -1):
        issue = found.layers[place][0]
        before = frozenset(found.layers[place - 1][1] if place else (0,))
        steps = list(map(found.key, zip(matrix.me.steps[issue], matrix.them.steps[issue], strict=True)))
        for each, rest in zip(picks, rests, strict=True):
            each[issue] = next(pick for pick, step in enumerate(steps) if rest - step in before)
        rests = [rest - steps[each[issue]] for each, rest in zip(picks, rests, strict=True)]
    return dict(zip(points, map(tuple, picks), strict=True))


def _zero(flat: Shifted) -> tuple[Fraction, Fraction]:
    return -flat.base_me, -flat.base_them


_RULES: dict[str, Callable[[Shifted, Limits], Point | None]] = {
    "nash": lambda flat, least: solutions.nash(flat.matrix, least),
    "kalai_smorodinsky": lambda flat, least: solutions.kalai_smorodinsky(flat.matrix, least),
    "egalitarian": lambda flat, least: solutions.egalitarian(flat.matrix, least, _zero(flat)),
    "greatest_total": lambda flat, least: solutions.greatest_total(flat.matrix, least, _zero(flat)),
}
