"""Which estimate of them, if it is wrong, would change the advice most.

Each estimate is moved to its low and to its high end while all others stay (one-way sensitivity, as in
tornado diagrams: R. T. Clemen, *Making Hard Decisions*, 1991). The advice is the Nash bargaining solution.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import sqrt

from workbook.analysis.tradeoffs.counterparts import Estimates, Range, estimates
from workbook.analysis.tradeoffs.frontier import Frontier, frontier, realise
from workbook.analysis.tradeoffs.solutions import Limits, limits, nash
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, points
from workbook.model import Dossier

#: Up to so many packages each one may become the advice; beyond it so many efficient ones.
EVERY, SOME = 3_000, 300
#: An effect below this, in points, is not worth a question.
LEAST = 0.5
Picks = tuple[int, ...]


@dataclass(frozen=True)
class Doubt:
    """An estimate to check: of an issue's ``weight``, an option's ``score`` or their ``walk-away``.

    ``effect`` is what following today's advice would cost in points, were the estimate at its worse end:
    the loss in the geometric mean of both gains, which the Nash bargaining solution makes as great as can
    be. ``question`` is one to ask them.
    """

    kind: str
    issue_id: str | None
    option_id: str | None
    effect: float
    sentence: str
    question: str


@dataclass(frozen=True)
class _Case:
    """One estimate at one of its ends."""

    kind: str
    issue: int
    option: int
    likely: float
    value: float


@dataclass(frozen=True)
class _World:
    """Both sides as estimated, in points, and the packages that may become the advice, today's first."""

    weights: tuple[float, ...]
    scores: tuple[tuple[float, ...], ...]
    least: float | None
    pool: tuple[Picks, ...]
    mine: tuple[float, ...]
    theirs: tuple[float, ...]


@dataclass(frozen=True)
class _Finding:
    """What a case does: the better package by its place in the pool, and both sides' gain over today's."""

    case: _Case
    effect: float
    better: int
    me: float
    them: float
    refused: bool


def sensitivity(dossier: Dossier, limit: int = 3) -> tuple[Doubt, ...]:
    """The estimates that matter most for the advice, greatest effect first, one per issue at most.

    Empty when there is no advice (no package suits both) or no estimate changes it by LEAST points.
    Where no range is given at all, each weight is tried at half and at one and a half times its value.
    In a table of up to EVERY packages each is considered; in a greater one SOME efficient ones around
    today's advice, so that an effect can be greater than is said, never smaller.
    """
    table, least, known = matrix(dossier), limits(dossier), estimates(dossier)
    advice = nash(table, least)
    if advice is None:
        return ()
    world = _world(table, least, known, _pool(table, least, advice))
    found = [finding for case in _cases(known) if (finding := _tried(world, case)) is not None]
    chosen: dict[int, _Finding] = {}
    for finding in sorted(found, key=lambda one: -one.effect):
        chosen.setdefault(finding.case.issue, finding)
    return tuple(_doubt(table, world, one) for one in list(chosen.values())[:limit])


def _pool(table: Matrix, least: Limits, advice: tuple[int, int]) -> tuple[Picks, ...]:
    efficient = frontier(table)
    first = realise(table, efficient, advice)
    if table.package_count <= EVERY:
        rest = product(*(range(len(row)) for row in table.option_ids))
        return (first, *(picks for picks in rest if picks != first))
    return (first, *(realise(table, efficient, point, first) for point in _around(table, efficient, advice)))


def _around(table: Matrix, efficient: Frontier, advice: tuple[int, int]) -> list[tuple[int, int]]:
    place = efficient.points.index(advice)
    near = sorted(range(len(efficient.points)), key=lambda other: abs(other - place))
    return [efficient.points[other] for other in near[1 : SOME + 1]]


def _world(table: Matrix, least: Limits, known: Estimates, pool: Sequence[Picks]) -> _World:
    floor = least.me if least.me is not None else table.me.worth(sum(min(row) for row in table.me.steps))
    gains = [(picks, table.me.worth(table.me.total(picks)) - floor) for picks in pool]
    kept = [(picks, float(gain)) for picks, gain in gains if gain >= 0]
    weights = tuple(float(weight.likely) for weight in known.weights)
    scores = tuple(tuple(float(score.likely) for score in row) for row in known.scores)
    return _World(
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


def _cases(known: Estimates) -> Iterator[_Case]:
    for issue, weight in enumerate(known.weights):
        for end in _ends(weight, assumed=known.certain):
            yield _Case("weight", issue, -1, float(weight.likely), float(end))
    for issue, row in enumerate(known.scores):
        for option, score in enumerate(row):
            for end in _ends(score):
                yield _Case("score", issue, option, float(score.likely), float(end))
    if known.least is not None:
        for end in _ends(known.least):
            yield _Case("walk-away", -1, -1, float(known.least.likely), float(end))


def _ends(given: Range, assumed: bool = False) -> list[Fraction]:
    low, high = (given.likely / 2, given.likely * 3 / 2) if assumed else (given.low, given.high)
    return [end for end in (low, high) if end != given.likely]


def _tried(world: _World, case: _Case) -> _Finding | None:
    worths, least = _seen(world, case)
    gains = [worth - least for worth in worths]
    merits = [mine * theirs if theirs >= 0 else -1.0 for mine, theirs in zip(world.mine, gains, strict=True)]
    best = max(range(len(merits)), key=merits.__getitem__)
    effect = sqrt(max(0.0, merits[best])) - sqrt(max(0.0, merits[0]))
    if effect < LEAST:
        return None
    me, them = world.mine[best] - world.mine[0], gains[best] - gains[0]
    return _Finding(case, effect, best, me, them, gains[0] < 0)


def _seen(world: _World, case: _Case) -> tuple[list[float], float]:
    """Every package's worth to them in that case, and what their gains are counted from."""
    totals: Sequence[float] = world.theirs
    weights = [*world.weights]
    lows = [min(row) for row in world.scores]
    if case.kind == "weight":
        weights[case.issue] = case.value
        more = [(case.value - case.likely) * score for score in world.scores[case.issue]]
        totals = [total + more[picks[case.issue]] for total, picks in zip(totals, world.pool, strict=True)]
    elif case.kind == "score":
        row = [*world.scores[case.issue]]
        row[case.option] = case.value
        lows[case.issue] = min(row)
        shift = (case.value - case.likely) * weights[case.issue]
        totals = [
            total + shift if picks[case.issue] == case.option else total
            for total, picks in zip(totals, world.pool, strict=True)
        ]
    unit = sum(weights) or 1.0
    if world.least is None:
        least = sum(weight * low for weight, low in zip(weights, lows, strict=True)) / unit
    else:
        least = case.value if case.kind == "walk-away" else world.least
    return [total / unit for total in totals], least


def _doubt(table: Matrix, world: _World, found: _Finding) -> Doubt:
    case = found.case
    at_issue, at_option = case.issue >= 0, case.option >= 0
    return Doubt(
        case.kind,
        table.issue_ids[case.issue] if at_issue else None,
        table.option_ids[case.issue][case.option] if at_option else None,
        found.effect,
        f"{_find_out(table, case)}: {_if(case)}, {_then(table, world, found)}",
        _question(table, case),
    )


def _find_out(table: Matrix, case: _Case) -> str:
    if case.kind == "walk-away":
        return "Find out where they would walk away"
    if case.kind == "weight":
        return f"Find out how much {table.issue_names[case.issue]} matters to them"
    return f"Find out how good {_option(table, case.issue, case.option)} is for them"


def _if(case: _Case) -> str:
    return f"if it is {points(case.value)} instead of {points(case.likely)}"


def _then(table: Matrix, world: _World, found: _Finding) -> str:
    old, new = world.pool[0], world.pool[found.better]
    changed = [_option(table, issue, pick) for issue, pick in enumerate(new) if pick != old[issue]]
    if found.refused:
        return f"they would refuse what now looks best, and you would do better with {listed(changed, 3)}."
    gains = f"{_change(found.me, 'you', 'you')}, {_change(found.them, 'they', 'them')}"
    return f"{listed(changed, 3)} would be better: {gains}."


def _change(gain: float, who: str, whom: str) -> str:
    if abs(gain) < 0.5:
        return f"little changes for {whom}"
    return f"{who} {'gain' if gain > 0 else 'lose'} {points(abs(gain))}"


def _option(table: Matrix, issue: int, option: int) -> str:
    return f"“{table.option_names[issue][option]}” on {table.issue_names[issue]}"


def _question(table: Matrix, case: _Case) -> str:
    if case.kind == "walk-away":
        return "What will you do if we do not come to an agreement?"
    if case.kind == "weight":
        return f"How important is {table.issue_names[case.issue]} to you, compared with all the rest?"
    return f"What would {_option(table, case.issue, case.option)} mean for you?"
