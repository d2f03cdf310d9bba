"""Which estimate of them, if it is wrong, would change the advice most.

Each estimate is moved to its low and to its high end while all others stay (one-way sensitivity, as in
tornado diagrams: R. T. Clemen, *Making Hard Decisions*, 1991). The advice is the Nash bargaining solution.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from workbook.analysis.tradeoffs.cases import EVERY, Case, Finding, anew, cases, pool, tried, world
from workbook.analysis.tradeoffs.counterparts import estimates
from workbook.analysis.tradeoffs.solutions import limits, nash
from workbook.analysis.tradeoffs.utility import Matrix, matrix
from workbook.analysis.wording import listed, points
from workbook.model import Dossier

#: For so many estimates of a large table the advice is worked out anew.
ANEW = 10
#: An effect below this, in points, is not worth a question.
LEAST = 0.5


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


def sensitivity(
    dossier: Dossier, limit: int = 3, stop: Callable[[], bool] = lambda: False
) -> tuple[Doubt, ...]:
    """The estimates that matter most for the advice, greatest effect first, one per issue at most.

    Empty when there is no advice (no package suits both) or no estimate changes it by LEAST points.
    Where no range is given at all, each weight is tried at half and at one and a half times its value.
    In a table of more than EVERY packages the ANEW greatest effects are exact, and an estimate is overlooked
    when its effect does not show in SOME efficient packages around today's advice and those one issue away
    from it. ``stop`` is asked between estimates; where it says so, what was found until then comes out.
    """
    table, least, known = matrix(dossier), limits(dossier), estimates(dossier)
    advice = nash(table, least)
    if advice is None:
        return ()
    now = world(table, least, known, pool(table, least, advice))
    found = [tried(now, case) for case in cases(known) if not stop()]
    found.sort(key=attrgetter("effect"), reverse=True)
    if table.package_count > EVERY:
        found[:ANEW] = [one if stop() else anew(table, least, known, one) for one in found[:ANEW]]
        found.sort(key=attrgetter("effect"), reverse=True)
    chosen: dict[int, Finding] = {}
    for one in found:
        if one.effect >= LEAST:
            chosen.setdefault(one.case.issue, one)
    return tuple(_doubt(table, one) for one in list(chosen.values())[:limit])


def _doubt(table: Matrix, found: Finding) -> Doubt:
    case = found.case
    at_issue, at_option = case.issue >= 0, case.option >= 0
    return Doubt(
        case.kind,
        table.issue_ids[case.issue] if at_issue else None,
        table.option_ids[case.issue][case.option] if at_option else None,
        found.effect,
        f"{_find_out(table, case)}: {_if(case)}, {_then(table, found)}",
        _question(table, case),
    )


def _find_out(table: Matrix, case: Case) -> str:
    if case.kind == "walk-away":
        return "Find out where they would walk away"
    if case.kind == "weight":
        return f"Find out how much {table.issue_names[case.issue]} matters to them"
    return f"Find out how good {_option(table, case.issue, case.option)} is for them"


def _if(case: Case) -> str:
    return f"if it is {points(float(case.value))} instead of {points(float(case.likely))}"


def _then(table: Matrix, found: Finding) -> str:
    changed = [
        _option(table, issue, pick) for issue, pick in enumerate(found.new) if pick != found.old[issue]
    ]
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


def _question(table: Matrix, case: Case) -> str:
    if case.kind == "walk-away":
        return "What will you do if we do not come to an agreement?"
    if case.kind == "weight":
        return f"How important is {table.issue_names[case.issue]} to you, compared with all the rest?"
    return f"What would {_option(table, case.issue, case.option)} mean for you?"
