"""The concession plan: from the opening to the floor in efficient steps that shrink.

Ever smaller concessions tell the other side that the limit is near: D. G. Pruitt, *Negotiation Behavior*
(1981), chapter 2, and the “negotiation dance” of H. Raiffa, *The Art and Science of Negotiation* (1982),
chapter 4. That each step is conditional and keeps to the efficient frontier is Raiffa's advice too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbook.analysis.tradeoffs.descent import descent
from workbook.analysis.tradeoffs.frontier import Point, frontier, realise
from workbook.analysis.tradeoffs.plan_steps import PlanStep, steps_told
from workbook.analysis.tradeoffs.solutions import Limits, limits, nash, steps_at_least
from workbook.analysis.tradeoffs.straight import Picks, straight, taken_back
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import counted, listed, points, small
from workbook.model import Dossier

__all__ = ["AT_ONCE", "Plan", "PlanStep", "plan"]

#: A step that changes more issues than this is hard to say in one breath.
AT_ONCE = 3


@dataclass(frozen=True)
class Plan:
    """The steps down from the opening (option id by issue id), or in ``sentence`` why there is none.

    ``shrinking`` tells whether there are several steps, each costing me less than the one before. Where
    there is no plan, ``mend`` names what to work on: options, opening, walk_away_worth or weights.
    """

    opening: dict[str, str]
    steps: tuple[PlanStep, ...]
    sentence: str
    shrinking: bool
    mend: str = ""


@dataclass(frozen=True)
class _Floor:
    """Where the plan stops, in steps of worth to me, and how it is called."""

    steps: int
    name: str


def plan(dossier: Dossier, start: Mapping[str, str] | None = None, count: int = 4) -> Plan:
    """Up to ``count`` steps from an opening down to the floor, each smaller than the one before.

    The opening is ``start``, else the package of that role, else the efficient package that is best for me
    and not below their walk-away as estimated. The floor is my walk-away, else the fallback package, else
    with several issues the Nash bargaining solution. Each step is an efficient package at or above the
    floor that changes as few options as can be; the last is the lowest such package. The steps come as near
    as there are packages to a fall in which each is three fifths of the one before; where that many cannot
    shrink, or would be smaller than a point, there are fewer. What was given is not taken back where a way
    without that is found, even in fewer or less even steps; else the sentence says which step does.
    """
    table, least = matrix(dossier), limits(dossier)
    if not table.issue_ids:
        return _none("Add issues with options first: a plan goes from package to package.", "options")
    opening = _opening(dossier, table, least, start)
    if opening is None:
        why = "No package reaches their walk-away, as you estimate it, so there is none to open with."
        return _none(why, "options")
    if None in opening:
        open_issues = [name for name, pick in zip(table.issue_names, opening, strict=True) if pick is None]
        return _none(
            f"The opening leaves {listed(open_issues)} open: choose an option there first.", "opening"
        )
    floor = _floor(dossier, table, least)
    if floor is None:
        return _none(_no_floor(table), "walk_away_worth")
    whole = tuple(pick for pick in opening if pick is not None)
    return _plan(table, least, whole, floor, count)


def _none(why: str, mend: str) -> Plan:
    return Plan({}, (), why, False, mend)


def _plan(table: Matrix, least: Limits, opening: Picks, floor: _Floor, count: int) -> Plan:
    found, (me, them) = frontier(table), (table.me.total(opening), table.them.total(opening))
    lower = [point for point in found.points if floor.steps <= point[0] < me and point[1] > them]
    if not lower or count < 1:
        return Plan(table.choices(opening), (), *_why_none(table, me, floor))
    route = _route(table, opening, lower, count)
    told = steps_told(table, route)
    way = _summary(table, me, told, floor, between=len(lower) > 1 and count > 1)
    back = _back(taken_back(table, route))
    said = f"{way}{back}{_acceptable(table, least, them, told)}"
    return Plan(table.choices(opening), told, said, len(told) > 1)


def _route(table: Matrix, opening: Picks, lower: Sequence[Point], count: int) -> list[Picks]:
    """The opening and the packages of the steps, without taking back where such a way is found."""
    route = _nearest(table, opening, lower, count)
    if not taken_back(table, route):
        return route
    last = realise(table, frontier(table), lower[-1], opening)
    firm = straight(table, opening, last, lower, count, _at_once)
    return firm if len(firm) > 2 else route


def _nearest(table: Matrix, opening: Picks, lower: Sequence[Point], count: int) -> list[Picks]:
    """The opening and the packages of steps that come nearest to the aims. What was given is seldom taken
    back, and seldom are many issues changed at once."""
    found, them = frontier(table), dict(lower)
    near = {table.me.total(opening): opening}

    def package(me: int) -> Picks:
        if me not in near:
            near[me] = realise(table, found, (me, them[me]), opening)
        return near[me]

    def hitch(me: int, lower_me: int) -> int:
        before, after = package(me), package(lower_me)
        return 2 * _regained(table, opening, before, after) + _at_once(before, after)

    route = [opening]
    for me in descent([point[0] for point in lower], table.me.total(opening), table.me.unit, count, hitch):
        ways = (realise(table, found, (me, them[me]), route[-1]), package(me))
        route.append(min(ways, key=lambda way: _regained(table, opening, route[-1], way)))
    return route


def _at_once(before: Picks, after: Picks) -> int:
    """By how many a step changes more issues than can be said in one breath."""
    return max(0, sum(one != other for one, other in zip(before, after, strict=True)) - AT_ONCE)


def _regained(table: Matrix, opening: Picks, before: Picks, after: Picks) -> int:
    """In how many issues a step takes back something that had been given since the opening."""
    rows = zip(table.me.steps, opening, before, after, strict=True)
    return sum(row[old] < min(row[first], row[new]) for row, first, old, new in rows)


def _back(number: int) -> str:
    """What is said of the first step that takes something back; nothing where none does."""
    if not number:
        return ""
    return (f" Step {small(number)} takes back something given before: no shrinking way down by efficient "
            "packages was found that does not.")  # fmt: skip


def _opening(
    dossier: Dossier, table: Matrix, least: Limits, start: Mapping[str, str] | None
) -> tuple[int | None, ...] | None:
    if start is None:
        start = next((dossier.choices_of(row.id) for row in dossier.packages if row.role == "opening"), None)
    if start is not None:
        return table.picks(start)
    found, they_need = frontier(table), steps_at_least(table.them, least.them)
    point = next((point for point in found.points if point[1] >= they_need), None)
    return None if point is None else realise(table, found, point)


def _floor(dossier: Dossier, table: Matrix, least: Limits) -> _Floor | None:
    if least.me is not None:
        return _Floor(steps_at_least(table.me, least.me), "your walk-away")
    for row in dossier.packages:
        picks = table.picks(dossier.choices_of(row.id))
        if row.role == "fallback" and None not in picks:
            return _Floor(table.me.total(picks), "your fallback")
    # Along one issue a rule of dividing the gain is no reason to stop.
    point = nash(table, least) if len(table.issue_ids) > 1 else None
    return None if point is None else _Floor(point[0], "the Nash bargaining solution")


def _summary(table: Matrix, opening: int, steps: Sequence[PlanStep], floor: _Floor, *, between: bool) -> str:
    high, low = points(float(table.me.worth(opening))), points(steps[-1].me)
    stop = points(float(table.me.worth(floor.steps)))
    end, rest = (f"{floor.name} at {low}", "") if low == stop else (low, f" {floor.name} is at {stop}.")
    rest = rest[:2].upper() + rest[2:]
    if len(steps) == 1 and between:
        return f"One step only, from {high} to {end}: the packages between make no steps that shrink.{rest}"
    if len(steps) == 1:
        return f"There is room for one step only: from {high} to {end}.{rest}"
    sizes = listed((points(-step.me_change) for step in steps), limit=12)
    many = counted(len(steps), "step")
    return f"From {high} to {end} in {many}, each smaller than the one before: {sizes} points.{rest}"


def _acceptable(table: Matrix, least: Limits, opening: int, steps: Sequence[PlanStep]) -> str:
    """From which step on they can accept, as estimated; nothing where that is the opening or not known."""
    if least.them is None or opening >= steps_at_least(table.them, least.them):
        return ""
    for place, step in enumerate(steps, 1):
        if step.them >= least.them:
            return f" As you estimate them, step {small(place)} is the first they can accept."
    return " As you estimate them, even the last is less than they need: add issues or options."


def _no_floor(table: Matrix) -> str:
    if len(table.issue_ids) > 1:
        return "Nothing says yet where to stop: set your walk-away, or save a package as fallback."
    name = table.issue_names[0]
    return f"Nothing says yet where to stop: set your walk-away, or mark it among the options of {name}."


def _why_none(table: Matrix, opening: int, floor: _Floor) -> tuple[str, bool, str]:
    """The sentence of a plan without steps, that nothing shrinks, and what to mend."""
    if opening <= floor.steps:
        worth = points(float(table.me.worth(floor.steps)))
        why = f"The opening is worth no more to you than {floor.name} ({worth}): open higher to have room."
        return why, False, "opening"
    if all(len(set(row)) == 1 for row in table.them.steps):
        why = "Nothing you could give is worth anything to them yet: estimate their scores first."
        return why, False, "weights"
    if len(frontier(table).points) == 1:
        return "One package is the best for both of you: there is nothing to give.", False, ""
    why = f"Between the opening and {floor.name} no package gives them more: open higher to have room."
    return why, False, "opening"
