"""Packages that stand out, by four published rules of dividing the gain, and whether there is a zone.

Each rule chooses among the packages at or above both walk-aways and ends on the efficient frontier. All
comparisons are of whole numbers: both sides' gains are brought to one common denominator.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

from workbook.analysis.leverage.floor import least_for_me, least_for_them
from workbook.analysis.tradeoffs.frontier import Frontier, at_least, frontier, is_unique, realise
from workbook.analysis.tradeoffs.inside import fuller
from workbook.analysis.tradeoffs.ties import either, evenest
from workbook.analysis.tradeoffs.utility import Matrix, Side, matrix
from workbook.analysis.wording import points, sentence, small, verb
from workbook.model import Dossier

Point = tuple[int, int]
#: What a gain is counted from, in points of worth: mine and theirs.
Origin = tuple[Fraction, Fraction]
NOTHING: Origin = (Fraction(), Fraction())


@dataclass(frozen=True)
class Limits:
    """The least a package must be worth, in points of worth; None where nothing is known."""

    me: Fraction | None = None
    them: Fraction | None = None


@dataclass(frozen=True)
class Solution:
    """A package that stands out: its worth in points and the option it takes per issue, by id.

    ``key`` is nash, kalai_smorodinsky, egalitarian or greatest_total. ``unique`` says that no other
    package is worth exactly as much to both. ``tied`` are the worths, mine and theirs, of the efficient
    packages that are as good by the rule, this one among them, by falling worth to me; empty where the
    rule decides. ``undecided`` names them.
    """

    key: str
    name: str
    me: float
    them: float
    choices: dict[str, str]
    sentence: str
    unique: bool
    tied: tuple[tuple[float, float], ...] = ()
    undecided: str = ""


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


def floor_steps(table: Matrix, least: Limits) -> Point:
    """The fewest steps a package must be worth to me and to them."""
    return steps_at_least(table.me, least.me), steps_at_least(table.them, least.them)


def efficient_within(table: Matrix, least: Limits) -> Frontier:
    """The frontier to look at between these walk-aways: all of it, or where that had to be thinned one of
    the efficient points at or above both, which is mostly complete again."""
    return fuller(frontier(table), table, floor_steps(table, least))


def acceptable(table: Matrix, efficient: Frontier, least: Limits) -> tuple[Point, ...]:
    """The efficient points at or above both walk-aways, by falling worth to me."""
    return at_least(efficient, *floor_steps(table, least))


def nash(table: Matrix, least: Limits) -> Point | None:
    """The point with the greatest product of both gains over the walk-aways, in steps; None without a zone.

    Source: J. F. Nash, *The Bargaining Problem*, Econometrica 18 (1950). A missing walk-away counts as that
    side's worst total. Where one side can gain nothing, the other gains what it can. Ties go to the greater
    total, then to the more even gains, then to me.
    """
    return next(iter(_by_nash(table, least)), None)


def _by_nash(table: Matrix, least: Limits) -> list[Point]:
    """The points with the greatest product, the one to name first; empty without a zone."""
    known = acceptable(table, efficient_within(table, least), least)
    if not known:
        return []
    (a, b), (c, d) = _scales(table, _over_worst(table, least))
    products = [(a * me - b) * (c * them - d) for me, them in known]
    most = max(products)
    ties = [point for point, product in zip(known, products, strict=True) if product == most]

    def merit(point: Point) -> tuple[int, int]:
        mine, theirs = a * point[0] - b, c * point[1] - d
        return mine + theirs, min(mine, theirs)

    return sorted(ties, key=merit, reverse=True)


def kalai_smorodinsky(table: Matrix, least: Limits) -> Point | None:
    """The point where the smaller of both gain ratios is greatest, in steps; None without a zone.

    A side's ratio is its gain over its walk-away divided by the greatest gain it has in any package that
    suits both; with nothing to gain it is 1. Of equals the greater other ratio decides; mirrored ones go
    to me. A missing walk-away counts as that side's worst total. Source: E. Kalai,
    M. Smorodinsky, *Other Solutions to Nash's Bargaining Problem*, Econometrica 43 (1975); on a finite set
    the equal ratios of the original become the lexicographic max-min.
    """
    return next(iter(_by_ratio(table, least)), None)


def _by_ratio(table: Matrix, least: Limits) -> list[Point]:
    known = acceptable(table, efficient_within(table, least), least)
    if not known:
        return []
    (a, b), (c, d) = _scales(table, _over_worst(table, least))
    # Where a side's greatest gain is 0 there is only one efficient point, and any factor will do.
    most_mine, most_theirs = a * known[0][0] - b, c * known[-1][1] - d
    return evenest(
        known, lambda p: (a * p[0] - b) * (most_theirs or 1), lambda p: (c * p[1] - d) * (most_mine or 1)
    )


def egalitarian(table: Matrix, least: Limits, zero: Origin = NOTHING) -> Point | None:
    """The point where the side that gains less gains most, then the other, in steps; None without a zone.

    Gains are points over the walk-away, and where there is none over ``zero`` (of use where a matrix was
    shifted to have no negative steps). Mirrored ties go to me. Source: E. Kalai,
    *Proportional Solutions to Bargaining Situations*, Econometrica 45 (1977); lexicographic on finite sets.
    """
    return next(iter(_by_least_gain(table, least, zero)), None)


def _by_least_gain(table: Matrix, least: Limits, zero: Origin = NOTHING) -> list[Point]:
    (a, b), (c, d) = _scales(table, _over(least, zero))
    known = acceptable(table, efficient_within(table, least), least)
    return evenest(known, lambda p: a * p[0] - b, lambda p: c * p[1] - d) if known else []


def greatest_total(table: Matrix, least: Limits, zero: Origin = NOTHING) -> Point | None:
    """The point with the greatest sum of both worths, in steps; None without a zone.

    Of equals the one with the more even gains (over the walk-aways, else over ``zero``), then the one
    better for me. Known as the utilitarian solution: J. C. Harsanyi, *Cardinal Welfare, Individualistic
    Ethics, and Interpersonal Comparisons of Utility*, Journal of Political Economy 63 (1955).
    """
    return next(iter(_by_total(table, least, zero)), None)


def _by_total(table: Matrix, least: Limits, zero: Origin = NOTHING) -> list[Point]:
    known = acceptable(table, efficient_within(table, least), least)
    if not known:
        return []
    (a, b), (c, d) = _scales(table, _over(least, zero))
    sums = [a * me + c * them for me, them in known]
    most = max(sums)
    ties = [point for point, total in zip(known, sums, strict=True) if total == most]
    return sorted(ties, key=lambda point: min(a * point[0] - b, c * point[1] - d), reverse=True)


def _over_worst(table: Matrix, least: Limits) -> Origin:
    mine, theirs = (side.worth(sum(map(min, side.steps))) for side in (table.me, table.them))
    return _over(least, (mine, theirs))


def _over(least: Limits, zero: Origin) -> Origin:
    mine, theirs = zero
    return mine if least.me is None else least.me, theirs if least.them is None else least.them


def _scales(table: Matrix, origin: Origin) -> tuple[Point, Point]:
    """For each side (factor, offset): ``factor * steps - offset`` is its gain in one common unit."""
    unit = lcm(table.me.unit, table.them.unit, *(each.denominator for each in origin))
    mine, theirs = origin
    return (unit // table.me.unit, int(mine * unit)), (unit // table.them.unit, int(theirs * unit))


#: Key, name, and what is said about the package.
_RULES: tuple[tuple[str, str, str], ...] = (
    ("nash", "Nash bargaining solution", "makes the product of both gains greatest"),
    ("kalai_smorodinsky", "Kalai-Smorodinsky solution",
     "brings you both equally far, or nearly so, towards the most each could gain"),
    ("egalitarian", "Egalitarian solution", "gives the side that gains less as much as it can"),
    ("greatest_total", "Greatest total", "is worth most to both of you together"),
)  # fmt: skip


def solutions(dossier: Dossier) -> tuple[Solution, ...]:
    """The four packages that stand out in a negotiation, in the order of ``nash``,
    ``kalai_smorodinsky``, ``egalitarian``, ``greatest_total``; they may coincide. Empty without a zone."""
    return _standing(matrix(dossier), limits(dossier))


# The picture, the card and the brief all ask for them after each edit.
@lru_cache(maxsize=4)
def _standing(table: Matrix, least: Limits) -> tuple[Solution, ...]:
    rules = (_by_nash, _by_ratio, _by_least_gain, _by_total)
    chosen = [rule(table, least) for rule in rules]
    found = efficient_within(table, least)
    known = {points[0]: _reached(table, found, points[0]) for points in chosen if points}
    return tuple(
        _solution(table, found, told, points, *known[points[0]])
        for told, points in zip(_RULES, chosen, strict=True)
        if points
    )


def _reached(table: Matrix, found: Frontier, point: Point) -> tuple[dict[str, str], bool]:
    return table.choices(realise(table, found, point)), is_unique(table, found, point)


def _solution(
    table: Matrix,
    found: Frontier,
    told: tuple[str, str, str],
    equal: Sequence[Point],
    choices: dict[str, str],
    unique: bool,
) -> Solution:
    key, name, why = told
    me, them = equal[0][0] / table.me.unit, equal[0][1] / table.them.unit
    said = f"The package that {why} is worth {points(me)} to you and about {points(them)} to them."
    if len(equal) == 1:
        return Solution(key, name, me, them, choices, said, unique)
    falling = sorted(equal, reverse=True)
    tied = tuple((point[0] / table.me.unit, point[1] / table.them.unit) for point in falling)
    named = either(table, found, falling)
    said = f"{said} By this rule {named} are as good: it does not decide."
    return Solution(key, name, me, them, choices, said, unique, tied, named)


def zone(dossier: Dossier) -> Zone:
    """Whether an agreement can suit both sides, as far as the estimate of theirs goes."""
    table, least = matrix(dossier), limits(dossier)
    if not frontier(table).points:
        return Zone(0, None, "Add issues and their options to see whether an agreement can suit both.")
    efficient = efficient_within(table, least)
    found = acceptable(table, efficient, least)
    if not found:
        return Zone(0, None, _nearly(table, least) if efficient.slack else _no_zone(least))
    low, high = float(table.me.worth(found[-1][0])), float(table.me.worth(found[0][0]))
    return Zone(len(found), (low, high), _zone_sentence(least, len(found), low, high, bool(efficient.slack)))


def shortfall(table: Matrix, least: Limits) -> Fraction:
    """By how much the nearest package known misses their walk-away while it reaches mine, in points; the
    most they get at my walk-away where frontier points had to be thinned."""
    mine, theirs = floor_steps(table, least)
    return table.them.worth(theirs - max((them for _, them in at_least(frontier(table), mine, 0)), default=0))


def _nearly(table: Matrix, least: Limits) -> str:
    missed = points(float(shortfall(table, least)))
    return (f"There are too many packages to rule out one that reaches both walk-aways; of those looked at "
            f"the nearest reaches yours and is {missed} below theirs.")  # fmt: skip


def _no_zone(least: Limits) -> str:
    if least.me is not None and least.them is not None:
        return ("No package reaches both walk-aways, as far as you know theirs: "
                "add issues or options, or prepare your alternative.")  # fmt: skip
    return "No package reaches the walk-away: add issues or options, or prepare your alternative."


def _zone_sentence(least: Limits, count: int, low: float, high: float, thinned: bool) -> str:
    span = points(low) if points(low) == points(high) else f"{points(low)} to {points(high)}"
    what = "efficient package" if count == 1 else "efficient packages"
    many = f"{'at least ' if thinned else ''}{small(count)} {what}"
    if least.me is None and least.them is None:
        return sentence(f"{many}, worth {span} to you; no walk-away is known yet")
    if least.them is None:
        reach = verb(range(count), "reaches", "reach")
        return sentence(f"{many} {reach} your walk-away, worth {span} to you; theirs is not estimated")
    if least.me is None:
        reach = verb(range(count), "reaches", "reach")
        return sentence(f"{many} {reach} their walk-away, worth {span} to you; yours is not known")
    return sentence(f"{many} {verb(range(count), 'suits', 'suit')} both sides, worth {span} to you")
