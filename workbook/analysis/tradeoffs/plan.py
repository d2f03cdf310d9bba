"""The concession plan: from the opening to the floor in efficient steps that shrink.

Ever smaller concessions tell the other side that the limit is near: D. G. Pruitt, *Negotiation Behavior*
(1981), chapter 2, and the “negotiation dance” of H. Raiffa, *The Art and Science of Negotiation* (1982),
chapter 4. That each step is conditional and keeps to the efficient frontier is Raiffa's advice too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workbook.analysis.tradeoffs.descent import descent
from workbook.analysis.tradeoffs.frontier import Point, frontier, realise
from workbook.analysis.tradeoffs.solutions import Limits, limits, nash, steps_at_least
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import counted, listed, points, small
from workbook.model import Dossier

SETTLED = "that settles the rest"
#: A step that changes more issues than this is hard to say in one breath.
AT_ONCE = 3
Picks = tuple[int, ...]


@dataclass(frozen=True)
class PlanStep:
    """A package to go to, and what that changes against the one before, in points of worth.

    ``if_you`` and ``i_can`` are the halves of the ``sentence`` that can be said to the other side;
    ``effect`` tells me what it costs and what they gain.
    """

    choices: dict[str, str]
    me: float
    them: float
    me_change: float
    them_change: float
    if_you: str
    i_can: str
    sentence: str
    effect: str


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
    the Nash bargaining solution. Each step is an efficient package at or above the floor that changes as
    few options as can be; the last is the lowest such package. The steps come as near as there are
    packages to a fall in which each is three fifths of the one before; where that many cannot shrink, or
    would be smaller than a point, there are fewer.
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
        why = "Nothing says yet where to stop: set your walk-away, or save a package as fallback."
        return _none(why, "walk_away_worth")
    whole = tuple(pick for pick in opening if pick is not None)
    return _plan(table, least, whole, floor, count)


def _none(why: str, mend: str) -> Plan:
    return Plan({}, (), why, False, mend)


def _plan(table: Matrix, least: Limits, opening: Picks, floor: _Floor, count: int) -> Plan:
    found, (me, them) = frontier(table), _totals(table, opening)
    lower = [point for point in found.points if floor.steps <= point[0] < me and point[1] > them]
    if not lower or count < 1:
        return Plan(table.choices(opening), (), *_why_none(table, me, floor))
    route = _route(table, opening, lower, count)
    told = tuple(_step(table, before, after, route[-1]) for before, after in pairwise(route))
    said = f"{_summary(table, me, told, floor)}{_acceptable(table, least, them, told)}"
    return Plan(table.choices(opening), told, said, len(told) > 1)


def _route(table: Matrix, opening: Picks, lower: Sequence[Point], count: int) -> list[Picks]:
    """The opening and the packages of the steps. What was given is seldom taken back, and seldom are many
    issues changed at once."""
    found, them = frontier(table), dict(lower)
    near = {table.me.total(opening): opening}

    def package(me: int) -> Picks:
        if me not in near:
            near[me] = realise(table, found, (me, them[me]), opening)
        return near[me]

    def hitch(me: int, lower_me: int) -> int:
        before, after = package(me), package(lower_me)
        changed = sum(one != other for one, other in zip(before, after, strict=True))
        return 2 * _regained(table, opening, before, after) + max(0, changed - AT_ONCE)

    route = [opening]
    for me in descent([point[0] for point in lower], table.me.total(opening), table.me.unit, count, hitch):
        ways = (realise(table, found, (me, them[me]), route[-1]), package(me))
        route.append(min(ways, key=lambda way: _regained(table, opening, route[-1], way)))
    return route


def _regained(table: Matrix, opening: Picks, before: Picks, after: Picks) -> int:
    """In how many issues a step takes back something that had been given since the opening."""
    rows = zip(table.me.steps, opening, before, after, strict=True)
    return sum(row[old] < min(row[first], row[new]) for row, first, old, new in rows)


def _totals(table: Matrix, picks: Sequence[int | None]) -> tuple[int, int]:
    return table.me.total(picks), table.them.total(picks)


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
    point = nash(table, least)
    return None if point is None else _Floor(point[0], "the Nash bargaining solution")


def _step(table: Matrix, before: Picks, after: Picks, last: Picks) -> PlanStep:
    (me, them), (old_me, old_them) = _totals(table, after), _totals(table, before)
    asks, gives = list[int](), list[int]()
    for issue, (old, new) in enumerate(zip(before, after, strict=True)):
        if old != new:
            (asks if table.me.steps[issue][new] > table.me.steps[issue][old] else gives).append(issue)
    if not asks and after != last:
        asks = _held(table, before, after, last)
    if_you = f"you accept {_options(table, after, asks)}" if asks else SETTLED
    i_can = f"go to {_options(table, after, gives)}"
    lost, won = float(table.me.worth(me - old_me)), float(table.them.worth(them - old_them))
    return PlanStep(
        choices=table.choices(after),
        me=float(table.me.worth(me)),
        them=float(table.them.worth(them)),
        me_change=lost,
        them_change=won,
        if_you=if_you,
        i_can=i_can,
        sentence=f"If {if_you}, I can {i_can}.",
        effect=f"You give {points(-lost)}, they gain about {points(won)}.",
    )


def _held(table: Matrix, before: Picks, after: Picks, last: Picks) -> list[int]:
    """The issue to ask them to settle where a step asks for nothing new: of those that stay as they are,
    to the end of the plan if there are such, the one whose option saves me most against their best."""
    stays = [issue for issue, pick in enumerate(after) if pick == before[issue]]
    firm = [issue for issue in stays if after[issue] == last[issue]]
    for issues in (firm, stays):
        saved, issue = max(((_saved(table, one, after[one]), -one) for one in issues), default=(0, 0))
        if saved > 0:
            return [-issue]
    return []


def _saved(table: Matrix, issue: int, pick: int) -> int:
    mine, theirs = table.me.steps[issue], table.them.steps[issue]
    best = max(range(len(theirs)), key=theirs.__getitem__)
    return mine[pick] - mine[best] if theirs[best] > theirs[pick] else 0


def _options(table: Matrix, picks: Picks, issues: Sequence[int]) -> str:
    return listed(
        (f"“{table.option_names[issue][picks[issue]]}” on {table.issue_names[issue]}" for issue in issues),
        limit=12,
    )


def _summary(table: Matrix, opening: int, steps: Sequence[PlanStep], floor: _Floor) -> str:
    high, low = points(float(table.me.worth(opening))), points(steps[-1].me)
    stop = points(float(table.me.worth(floor.steps)))
    end, rest = (f"{floor.name} at {low}", "") if low == stop else (low, f" {floor.name} is at {stop}.")
    rest = rest[:2].upper() + rest[2:]
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
