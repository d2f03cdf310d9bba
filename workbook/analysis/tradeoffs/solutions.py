"""Packages that stand out: the Nash bargaining solution, the greatest total, and whether there is a zone."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from workbook.analysis.leverage.floor import least_for_me, least_for_them
from workbook.analysis.tradeoffs.frontier import Frontier, frontier, realise
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix
from workbook.analysis.wording import counted, points
from workbook.model import Dossier

Point = tuple[int, int]


@dataclass(frozen=True)
class Limits:
    """The least a package must be worth, in points of worth; None where nothing is known."""

    me: Fraction | None = None
    them: Fraction | None = None


@dataclass(frozen=True)
class Solution:
    """A package that stands out: its worth in points and the option it takes per issue, by id."""

    name: str
    me: float
    them: float
    choices: dict[str, str]
    sentence: str


@dataclass(frozen=True)
class Zone:
    """Whether some package suits both sides. ``efficient`` counts the efficient points in the zone.

    ``me`` is the range of worth to me within it, lowest and highest; None when the zone is empty.
    """

    efficient: int
    me: tuple[float, float] | None
    sentence: str


def limits(dossier: Dossier) -> Limits:
    """Both walk-aways as they count: mine never below my BATNA and margin, theirs as estimated."""
    return Limits(least_for_me(dossier), least_for_them(dossier))


def steps_at_least(side: Side, worth: Fraction | None) -> int:
    """The fewest steps that are worth that much; without a limit 0."""
    return 0 if worth is None else -int(-(worth * side.unit) // 1)


def acceptable(table: Matrix, efficient: Frontier, least: Limits) -> tuple[Point, ...]:
    """The efficient points at or above both walk-aways, by falling worth to me."""
    me, them = steps_at_least(table.me, least.me), steps_at_least(table.them, least.them)
    return tuple(point for point in efficient.points if point[0] >= me and point[1] >= them)


def nash(table: Matrix, least: Limits) -> Point | None:
    """The efficient point with the greatest product of both gains over the walk-aways.

    Source: J. F. Nash, *The Bargaining Problem*, Econometrica 18 (1950). A missing walk-away counts as that
    side's worst total. Ties go to the greater total, then to the more even gains. None without a zone.
    """
    mine, theirs = _gain(table.me, least.me), _gain(table.them, least.them)

    def merit(point: Point) -> tuple[Fraction, Fraction, Fraction]:
        me, them = mine(point[0]), theirs(point[1])
        return me * them, me + them, min(me, them)

    return max(acceptable(table, frontier(table), least), key=merit, default=None)


def greatest_total(table: Matrix, least: Limits) -> Point | None:
    """The efficient point with the greatest sum of both worths, of equals the more even; else None."""

    def merit(point: Point) -> tuple[int, Fraction]:
        me, them = point[0] * table.them.unit, point[1] * table.me.unit
        return me + them, Fraction(min(me, them))

    return max(acceptable(table, frontier(table), least), key=merit, default=None)


def _gain(side: Side, least: Fraction | None) -> Callable[[int], Fraction]:
    floor = Fraction(sum(min(row) for row in side.steps), side.unit) if least is None else least
    return lambda steps: side.worth(steps) - floor


def solutions(dossier: Dossier) -> tuple[Solution, ...]:
    """The Nash bargaining solution and the greatest total of a negotiation; empty without a zone."""
    table, least = matrix(dossier), limits(dossier)
    found = (
        ("Nash bargaining solution", "shares the gain over both walk-aways most evenly", nash(table, least)),
        ("Greatest total", "is worth most to both of you together", greatest_total(table, least)),
    )
    return tuple(_solution(table, name, why, point) for name, why, point in found if point is not None)


def _solution(table: Matrix, name: str, why: str, point: Point) -> Solution:
    me, them = float(table.me.worth(point[0])), float(table.them.worth(point[1]))
    picks = realise(table, frontier(table), point)
    said = f"The package that {why} is worth {points(me)} to you and about {points(them)} to them."
    return Solution(name, me, them, table.choices(picks), said)


def zone(dossier: Dossier) -> Zone:
    """Whether an agreement can suit both sides, as far as the estimate of theirs goes."""
    table, least = matrix(dossier), limits(dossier)
    efficient = frontier(table)
    if not efficient.points:
        return Zone(0, None, "Add issues and their options to see whether an agreement can suit both.")
    found = acceptable(table, efficient, least)
    if not found:
        return Zone(0, None, _no_zone(least))
    low, high = float(table.me.worth(found[-1][0])), float(table.me.worth(found[0][0]))
    return Zone(len(found), (low, high), _zone_sentence(len(found), low, high))


def _no_zone(least: Limits) -> str:
    if least.me is not None and least.them is not None:
        return ("No package reaches both walk-aways, as far as you know theirs: "
                "add issues or options, or prepare your alternative.")  # fmt: skip
    return "No package reaches the walk-away: add issues or options, or prepare your alternative."


def _zone_sentence(count: int, low: float, high: float) -> str:
    span = points(low) if points(low) == points(high) else f"{points(low)} to {points(high)}"
    kinds = counted(count, "efficient package suits", "efficient packages suit")
    return f"{kinds[0].upper()}{kinds[1:]} both sides, worth {span} to you."
