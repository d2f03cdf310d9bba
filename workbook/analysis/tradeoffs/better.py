"""What would be better than a package: efficient packages near it, and what is left on the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.frontier import (
    Frontier,
    Point,
    at_least,
    close_to,
    frontier,
    nearest,
    realise,
    trace,
)
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, points
from workbook.model import Dossier

#: So many better points are looked at for the nearest package, and so many where very many ways lead there:
#: where more than so many totals lie on the way.
POINTS, FEWER, TOTALS = 100, 12, 3_000


@dataclass(frozen=True)
class Better:
    """A package that is better for one and no worse for the other: what to change, and who gains what.

    Gains are in points of worth, never below 0. ``changes`` are phrases such as “60k” on Salary.
    """

    choices: dict[str, str]
    me_gain: float
    them_gain: float
    changes: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class Left:
    """What a package leaves on the table, in points of worth: the most I could gain with them no worse
    off, and the most they could gain with me no worse off. Both are 0 for an efficient package."""

    me: float
    them: float
    sentence: str


def better(table: Matrix, picks: Sequence[int | None], steps: Point) -> Better | None:
    """The package with the greatest product of gains over the given one, changing as few options as it
    needs; None when the given package is efficient."""
    rivals = [point for point in at_least(frontier(table), *steps) if point != steps]
    if not rivals:
        return None
    return _better(table, picks, steps, _foremost(table, steps, rivals, 1)[0])


def betters(dossier: Dossier, choices: Mapping[str, str], count: int = 3) -> tuple[Better, ...]:
    """Up to ``count`` efficient packages better than one that names every issue: strictly better for both
    where there are such, else better for one and no worse for the other.

    The one with the fewest changed issues comes first, of equals the one with the greatest product of
    gains (then the greatest sum, then the better for me); no two are worth the same to both. Of more than
    ``POINTS`` better points those with the greatest product are looked at, and the fewest changes are
    only nearly so where very many packages reach them. Empty for an efficient package and for one with an
    issue left open.
    """
    table = matrix(dossier)
    picks = table.picks(choices)
    if None in picks or not picks:
        return ()
    steps = (table.me.total(picks), table.them.total(picks))
    rivals = [point for point in at_least(frontier(table), *steps) if point != steps]
    strict = [point for point in rivals if point[0] > steps[0] and point[1] > steps[1]]
    if not rivals:
        return ()
    best = _foremost(table, steps, strict or rivals, POINTS)
    reached = _reached(table, picks, best)
    near = sorted(reached, key=lambda point: _changed(picks, reached[point]))[:count]
    return tuple(_told(table, picks, steps, point, reached[point]) for point in near)


def left(table: Matrix, steps: Point) -> Left:
    """What a package of those totals leaves on the table; on a thinned frontier at least that much."""
    found = frontier(table)
    mine, theirs = at_least(found, 0, steps[1])[:1], at_least(found, steps[0], 0)[-1:]
    me = max([0, *(point[0] - steps[0] for point in mine)])
    them = max([0, *(point[1] - steps[1] for point in theirs)])
    gains = me / table.me.unit, them / table.them.unit
    return Left(*gains, _left_sentence(*gains))


def is_efficient(found: Frontier, steps: Point) -> bool:
    """Whether no package beats these totals; on a thinned frontier, by more than its slack."""
    if not found.slack:
        return found.holds(steps)
    return not any(them > steps[1] + found.slack for _, them in at_least(found, *steps)[-1:])


def _foremost(table: Matrix, steps: Point, rivals: Sequence[Point], count: int) -> list[Point]:
    """The rivals with the greatest product of gains, of equals with the greatest sum, best first."""
    products = [(me - steps[0]) * (them - steps[1]) for me, them in rivals]
    least = sorted(products, reverse=True)[: count + 1][-1] if count > 1 else max(products)
    known = [(product, point) for product, point in zip(products, rivals, strict=True) if product >= least]

    def merit(one: tuple[int, Point]) -> tuple[int, int]:
        product, (me, them) = one
        return product, (me - steps[0]) * table.them.unit + (them - steps[1]) * table.me.unit

    return [point for _, point in sorted(known, key=merit, reverse=True)[:count]]


def _reached(
    table: Matrix, picks: Sequence[int | None], wanted: Sequence[Point]
) -> dict[Point, tuple[int, ...]]:
    found = frontier(table)
    routes = trace(table, found, wanted, TOTALS)
    if routes is None:
        return {point: close_to(table, found, point, picks) for point in wanted[:FEWER]}
    known = nearest(table, routes, picks)
    return {point: known[found.key(point)][1] for point in wanted}


def _changed(picks: Sequence[int | None], chosen: Sequence[int]) -> int:
    return sum(pick != old for pick, old in zip(chosen, picks, strict=True))


def _better(table: Matrix, picks: Sequence[int | None], steps: Point, point: Point) -> Better:
    return _told(table, picks, steps, point, realise(table, frontier(table), point, picks))


def _told(
    table: Matrix, picks: Sequence[int | None], steps: Point, point: Point, chosen: Sequence[int]
) -> Better:
    changes = tuple(_change(table, issue, pick) for issue, pick in enumerate(chosen) if pick != picks[issue])
    me = (point[0] - steps[0]) / table.me.unit
    them = (point[1] - steps[1]) / table.them.unit
    return Better(table.choices(chosen), me, them, changes, _better_sentence(me, them, changes))


def _change(table: Matrix, issue: int, pick: int) -> str:
    return f"“{table.option_names[issue][pick]}” on {table.issue_names[issue]}"


def _better_sentence(me: float, them: float, changes: Sequence[str]) -> str:
    who = "Better for both"
    gains = f"You gain {points(me)}, they gain {points(them)}."
    if not them:
        who, gains = "Better for you, no worse for them", f"You gain {points(me)}."
    elif not me:
        who, gains = "Better for them, no worse for you", f"They gain {points(them)}."
    return f"{who}: take {listed(changes, limit=12)}. {gains}"


def _left_sentence(me: float, them: float) -> str:
    if not me and not them:
        return "Nothing is left on the table."
    if not them:
        return f"Left on the table: {points(me)} for you, at no loss to them."
    if not me:
        return f"Left on the table: about {points(them)} for them, at no loss to you."
    return (
        f"Left on the table: up to {points(me)} for you at no loss to them, "
        f"or up to about {points(them)} for them at no loss to you."
    )
